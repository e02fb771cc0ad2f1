--- What a spreadsheet takes for a formula.
local formula = {}

-- Signs that begin one; those of full width and small ones do too, where the
-- system is a Chinese one.
local signs = {
  "=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫",
}

-- Blanks that are looked through: those of ASCII, no-break spaces, those of
-- print (U+2000 to U+200F), of full width, invisible ones; and quotes, which the
-- reader of a cell takes off.
local blanks = {
  "^[%s%c\"]+", "^\194[\128-\160\173]", "^\225\154\128", "^\225\160\142",
  "^\226\128[\128-\143\168-\175]", "^\226\129[\159-\175]", "^\227\128\128", "^\227\133\164",
  "^\239\187\191",
}

local function after_blanks(text)
  local at = 1
  while true do
    local last
    for i = 1, #blanks do
      last = select(2, text:find(blanks[i], at))
      if last then break end
    end
    if not last then return at end
    at = last + 1
  end
end

--- Whether text that begins so would be a formula, once blanks before it are
-- left out. A tab or a carriage return at the beginning counts as one.
function formula.begins(text)
  if text:find "^[\t\r]" then return true end
  local at = after_blanks(text)
  for _, sign in ipairs(signs) do
    if text:sub(at, at + #sign - 1) == sign then return true end
  end
  return false
end

return formula

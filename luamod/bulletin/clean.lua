--- Text that is safe to hand on: valid UTF-8 without control characters.
-- Every format passes what it writes through here, so that a stray byte of
-- an old archive breaks no XML and turns no line of a page around.
local clean = {}

local replacement = "\239\191\189" -- U+FFFD

-- The well-formed sequences, by their first bytes: lead range, then the
-- ranges of the bytes that follow.
local forms = {
  "^[\194-\223][\128-\191]",
  "^\224[\160-\191][\128-\191]",
  "^[\225-\236\238\239][\128-\191][\128-\191]",
  "^\237[\128-\159][\128-\191]",
  "^\240[\144-\191][\128-\191][\128-\191]",
  "^[\241-\243][\128-\191][\128-\191][\128-\191]",
  "^\244[\128-\143][\128-\191][\128-\191]",
}

local function repair(text)
  local out, at, size = {}, 1, #text
  while at <= size do
    local last = select(2, text:find("^[%z\1-\127]+", at))
    for i = 1, last and 0 or #forms do
      last = select(2, text:find(forms[i], at))
      if last then break end
    end
    out[#out + 1] = last and text:sub(at, last) or replacement
    at = (last or at) + 1
  end
  return table.concat(out)
end

local length = utf8 and utf8.len or function() return nil end

--- The text with every byte that is not UTF-8 replaced by U+FFFD. Lone
-- surrogates and overlong forms count as such bytes.
function clean.utf8(text)
  if length(text) then return text end
  return repair(text)
end

-- What no document of ours may hold, with what stands in for it. A rule is
-- tried on a text that has one of its signs: plain bytes are found much faster
-- than a pattern, and hardly any text has them.
local unwanted = {
  { "[%z\1-\8\11\12\14-\31\127]", "" },     -- C0, except tab and line ends
  { "\194[\128-\132\134-\159]", "", { "\194" } }, -- C1, except next line
  { "\226\128[\170-\174]", "", {            -- bidi embeddings, overrides
    "\226\128\170", "\226\128\171", "\226\128\172", "\226\128\173", "\226\128\174" } },
  { "\226\129[\166-\169]", "", { "\226\129" } }, -- bidi isolates
  { "\239\183[\144-\175]", replacement, { "\239\183" } }, -- U+FDD0..U+FDEF
  { "\239\191[\190\191]", replacement, { "\191\190", "\191\191" } }, -- U+FFFE, U+FFFF
  { "[\240-\244][\143\159\175\191]\191[\190\191]", replacement, { "\191\190", "\191\191" } },
}

local function has(text, signs)
  for i = 1, #signs do
    if text:find(signs[i], 1, true) then return true end
  end
  return false
end

local line_ends = { "\r", "\194\133" }

--- The text as a document may hold it: valid UTF-8, no control characters
-- but tab and line feed, nothing that turns the reading direction round, no
-- noncharacters. Line ends of every kind become a line feed.
function clean.text(text)
  text = clean.utf8(text)
  if not text:find "[%c\194\226\239-\244]" then return text end -- as most names
  if has(text, line_ends) then
    text = text:gsub("\r\n?", "\n"):gsub("\194\133", "\n")
  end
  local controlled = text:find "%c"
  for _, rule in ipairs(unwanted) do
    local tried = controlled
    if rule[3] then tried = has(text, rule[3]) end
    if tried then text = text:gsub(rule[1], rule[2]) end
  end
  return text
end

local breaks, separators = { "\t", "\n" }, { "\226\128\168", "\226\128\169" }

--- The same on one line: runs of tabs and line ends become one space.
function clean.line(text)
  text = clean.text(text)
  if has(text, separators) then text = text:gsub("\226\128[\168\169]", " ") end
  if has(text, breaks) then text = text:gsub("%s*[\t\n]%s*", " ") end
  return text
end

--- The number of characters of valid UTF-8.
function clean.length(text)
  return select(2, text:gsub("[^\128-\191]", ""))
end

return clean

--- What a page is called, and which comes first: 01版, 02版, … before A01版,
-- A02版, … before B01版, and names without a number last.
local page_name = {}

-- A page known only by its file's name bears the issue's day in front.
local dated = {
  "^%d%d%d%d%-%d%d%-%d%d[-_ ]+(.+)$", "^%d%d%d%d%d%d%d%d[-_ ]+(.+)$",
  "^%d%d%d%d%-%d%d[-_/]%d%d[-_ ]+(.+)$",
}

--- The name as it is shown: that of 2026-06-25-01 is 01.
function page_name.shown(name)
  if not name then return nil end
  for _, form in ipairs(dated) do
    local rest = name:match(form)
    if rest then return rest end
  end
  return name
end

local digits = {
  ["一"] = 1, ["二"] = 2, ["三"] = 3, ["四"] = 4, ["五"] = 5, ["六"] = 6, ["七"] = 7,
  ["八"] = 8, ["九"] = 9,
}

-- 第一版, 十二版, 头版, 一.
local function chinese_number(name)
  if name:find "^头版" or name:find "^頭版" then return 1 end
  local text = name:match "^(.-)版" or name
  local rest = text:gsub("[\228-\233][\128-\191][\128-\191]", function(char)
    if digits[char] or char == "十" then return "" end
  end)
  if text == "" or rest ~= "" then return nil end
  local tens, ones = text:match "^(.-)十(.*)$"
  if not tens then return digits[text] end
  return (tens == "" and 1 or digits[tens] or 0) * 10 + (digits[ones] or 0)
end

-- Half-width forms of what numbers and letters of pages are printed with.
local function narrow(name)
  return (name:gsub("\239\188([\144-\153\161-\186])", function(last)
    return string.char(last:byte() - 128 + 32)
  end):gsub("\239\189([\129-\154])", function(last) return string.char(last:byte() - 128 + 96) end))
end

-- The letter, the number and the whole, by which pages are ordered.
local function key(name)
  local plain = narrow(page_name.shown(name)):gsub("^第", "")
  local number = chinese_number(plain)
  if number then return "", number, plain end
  local letter, count = plain:match "^([A-Za-z]*)[-_ ]?(%d+)"
  if count then return letter:upper(), tonumber(count), plain end
  return "\255", 0, plain
end

--- Whether page `a` comes before page `b`.
function page_name.before(a, b)
  local letter_a, number_a, whole_a = key(a)
  local letter_b, number_b, whole_b = key(b)
  if letter_a ~= letter_b then return letter_a < letter_b end
  if number_a ~= number_b then return number_a < number_b end
  return whole_a < whole_b
end

return page_name

-- Reads the case files of spec/cases/reading: blocks of a text line and the
-- results expected of it, indented; `@` lines set the day; `#` are remarks.
local cases = {}

--- An iterator of {text, expected = {lines}, date, line}.
function cases.read(path)
  local list, date, number = {}, nil, 0
  for line in io.lines(path) do
    number = number + 1
    local day = line:match("^@ (.+)$")
    if day then
      date = day ~= "none" and day or nil
    elseif line:match("^  ") then
      local expected = list[#list].expected
      expected[#expected + 1] = line:sub(3)
    elseif line ~= "" and not line:match("^#") then
      list[#list + 1] = { text = line, expected = {}, date = date, line = number }
    end
  end
  return list
end

--- A case's text as an article: its headline before the first ¶, then a
--- paragraph to each ¶.
function cases.article(text)
  local body, headline = {}, nil
  for line in (text .. "¶"):gmatch("(.-)¶") do
    if headline then
      body[#body + 1] = { kind = "paragraph", text = line }
    else
      headline = line
    end
  end
  return { headline = headline, body = body }
end

--- What the lines `name | … | …` of a case list.
function cases.listed(case, name)
  local out = {}
  for _, line in ipairs(case.expected) do
    local what, list = line:match("^(%a+) | (.+)$")
    if what == name then
      for term in (list .. " | "):gmatch("(.-) | ") do out[#out + 1] = term end
    end
  end
  return out
end

return cases

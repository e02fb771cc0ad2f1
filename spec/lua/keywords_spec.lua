-- bulletin.keywords of articles: spec/cases/reading/keywords.txt.
local bulletin = require "bulletin"
local cases = require "cases"

local FIRST = 8 -- keywords among which `has` looks

-- A case's text as an article.
local function article(text)
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

-- The terms behind `name`, one to a bar.
local function listed(case, name)
  local out = {}
  for _, line in ipairs(case.expected) do
    local what, list = line:match("^(%a+) | (.+)$")
    if what == name then
      for term in (list .. " | "):gmatch("(.-) | ") do out[#out + 1] = term end
    end
  end
  return out
end

local function among(terms, choice, count)
  for wanted in (choice .. "/"):gmatch("(.-)/") do
    for i = 1, math.min(count, #terms) do
      if terms[i] == wanted then return true end
    end
  end
  return false
end

describe("keywords", function()
  for _, case in ipairs(cases.read "spec/cases/reading/keywords.txt") do
    it("line " .. case.line .. ": " .. case.text:match("^(.-)¶"), function()
      local x, terms = article(case.text), {}
      local text = bulletin.text(x)
      for i, keyword in ipairs(bulletin.keywords(x)) do
        terms[i] = keyword.term
        assert.truthy(text:find(keyword.term, 1, true))
      end
      local shown = table.concat(terms, " ")
      for _, term in ipairs(listed(case, "has")) do
        assert(among(terms, term, FIRST), term .. " is not among: " .. shown)
      end
      for _, term in ipairs(listed(case, "not")) do
        assert(not among(terms, term, #terms), term .. " is among: " .. shown)
      end
    end)
  end
end)

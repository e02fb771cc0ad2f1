-- bulletin.keywords of articles: spec/cases/reading/keywords.txt.
local bulletin = require "bulletin"
local cases = require "cases"

local FIRST = 8 -- keywords among which `has` looks

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
      local x, terms = cases.article(case.text), {}
      local text = bulletin.text(x)
      for i, keyword in ipairs(bulletin.keywords(x)) do
        terms[i] = keyword.term
        assert.truthy(text:find(keyword.term, 1, true))
      end
      local shown = table.concat(terms, " ")
      for _, term in ipairs(cases.listed(case, "has")) do
        assert(among(terms, term, FIRST), term .. " is not among: " .. shown)
      end
      for _, term in ipairs(cases.listed(case, "not")) do
        assert(not among(terms, term, #terms), term .. " is among: " .. shown)
      end
    end)
  end
end)

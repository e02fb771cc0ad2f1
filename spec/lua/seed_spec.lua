-- A real page of a district newspaper, where its text and what must come out
-- of it stand beside the project.
local bulletin = require "bulletin"
local cjson = require "cjson"

local base = "../shared/corpus/seed/erqi-page"
local file = io.open(base .. ".gold.json", "rb")
if not file then return pending "a real page: skipped, for ../shared is not here" end
local gold = cjson.decode(file:read("*a"))
file:close()

local function bare(text)
  if text == nil or text == cjson.null then return "" end
  return (text:gsub("[%s]+", ""):gsub("　", ""))
end

describe("the seed page", function()
  local page = assert(bulletin.read(base .. ".txt"))

  it("has its articles", function()
    assert.equal(#gold.articles, #page.articles)
  end)

  for i, wanted in ipairs(gold.articles) do
    it("has " .. wanted.headline, function()
      local article = page.articles[i]
      for _, field in ipairs { "kicker", "headline", "deck" } do
        assert.equal(bare(wanted[field]), bare(article[field]))
      end
      assert.equal(wanted.dateline, article.dateline.text)
      assert.equal(#wanted.bylines, #article.bylines)
      for k, byline in ipairs(wanted.bylines) do
        assert.equal(byline.role, article.bylines[k].role)
        assert.equal(byline.name, article.bylines[k].name)
      end
      assert.equal(#wanted.body, #article.body)
      for k, element in ipairs(wanted.body) do
        assert.equal(element.kind, article.body[k].kind)
        assert.equal(bare(element.text), bare(article.body[k].text))
      end
    end)
  end
end)

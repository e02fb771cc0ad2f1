-- bulletin.normalize (spec/cases/reading/forms.txt) and bulletin.similarity.
local bulletin = require "bulletin"
local cases = require "cases"

local function options_of(words)
  local options = {}
  for word in words:gmatch("%S+") do
    local key, value = word:match("^(.-)=(.*)$")
    options[key or word] = value or true
  end
  return options
end

describe("normalize", function()
  for _, case in ipairs(cases.read "spec/cases/reading/forms.txt") do
    for _, expected in ipairs(case.expected) do
      local words, text = expected:match("^(.-) | (.*)$")
      it(words .. ": " .. case.text, function()
        assert.equal(text, bulletin.normalize(case.text, options_of(words)))
      end)
    end
  end

  it("leaves a text as it is when nothing is asked", function()
    assert.equal("a,b　Ｃ", bulletin.normalize("a,b　Ｃ"))
    assert.equal("", bulletin.normalize("", { punctuation = "full", spacing = true }))
  end)

  it("goes there and back", function()
    local text = "广场上的志愿者说，今年的书发出去了三万册。"
    local traditional = bulletin.normalize(text, { script = "traditional" })
    assert.equal("廣場上的志願者說，今年的書發出去了三萬冊。", traditional)
    assert.equal(text, bulletin.normalize(traditional, { script = "simplified" }))
  end)

  it("says what is wrong", function()
    assert.equal("encoding", select(3, bulletin.normalize("\255")))
    assert.has_error(function() bulletin.normalize("", { script = "latin" }) end,
      "normalize: option 'script' must be simplified or traditional, got 'latin'")
    assert.has_error(function() bulletin.normalize({}) end)
  end)
end)

describe("similarity", function()
  it("is 1 for one text in two scripts, 0 for nothing shared", function()
    assert.equal(1, bulletin.similarity("社区志愿服务队成立。", "社區志願服務隊成立。"))
    assert.equal(0, bulletin.similarity("社区志愿服务", "足球比赛"))
    assert.equal(1, bulletin.similarity("", ""))
    assert.equal(0, bulletin.similarity("社区", ""))
  end)

  it("puts a retold piece above another one", function()
    local a = "区里昨天召开会议，部署老旧小区改造工作，要求年底前完工。"
    local b = "老旧小区改造工作部署会议昨天在区里召开，年底前将完工。"
    local c = "区里的足球队昨天赢了比赛，球迷年底前还能看三场。"
    assert.is_true(bulletin.similarity(a, b) > 0.7)
    assert.is_true(bulletin.similarity(a, b) > bulletin.similarity(a, c) + 0.2)
    assert.equal(bulletin.similarity(a, c), bulletin.similarity(c, a))
  end)

  it("says what is wrong", function()
    assert.equal("encoding", select(3, bulletin.similarity("a", "\255")))
    assert.has_error(function() bulletin.similarity("a") end)
  end)
end)

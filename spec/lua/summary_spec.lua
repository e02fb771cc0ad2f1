-- bulletin.summarize: spec/cases/reading/summaries.txt, options, odd inputs.
local bulletin = require "bulletin"
local cases = require "cases"

local function article(headline, ...)
  local body = {}
  for i, text in ipairs { ... } do body[i] = { kind = "paragraph", text = text } end
  return { headline = headline, bylines = {}, body = body }
end

local library = article("青石镇图书馆改建完工",
  "青石镇图书馆改建工程昨天完工，新馆藏书八万册，比旧馆多了一倍。新馆有一间儿童阅览室。",
  "为什么要改建？馆长说：“旧馆的屋顶漏雨。书都发了霉。”他指了指墙上的水痕。",
  "改建工程花了两年，图书馆的屋顶、管线和书架全部换新。镇上的居民捐出藏书三千册；学校送来桌椅。",
  "记者 林小满 通讯员 何一川")

local bridge = article("青石镇新桥通车",
  "青石镇新桥今天通车，居民过河不再绕行。", "新桥长二百米，双向两车道。")

local match = article("少年足球队夺冠", "少年足球队昨晚夺得全县冠军。", "决赛中他们连进三球。")

describe("summarize", function()
  for _, case in ipairs(cases.read "spec/cases/reading/summaries.txt") do
    it("line " .. case.line .. ": " .. case.text:match("^(.-)¶"), function()
      local summary = bulletin.summarize(cases.article(case.text), { sentences = 2 })
      for _, part in ipairs(cases.listed(case, "has")) do
        assert(summary:find(part, 1, true), part .. " is not in: " .. summary)
      end
      for _, part in ipairs(cases.listed(case, "not")) do
        assert(not summary:find(part, 1, true), part .. " is in: " .. summary)
      end
    end)
  end

  it("gives whole sentences in the order of the text, with their places", function()
    local text = bulletin.text(library)
    local summary, sentences = bulletin.summarize(library, { sentences = 3 })
    assert.equal(3, #sentences)
    local joined, last = {}, 0
    for i, sentence in ipairs(sentences) do
      assert.equal(sentence.text, text:sub(sentence.span[1], sentence.span[2]))
      assert.is_true(sentence.span[1] > last)
      assert.matches("[。”]$", sentence.text)
      last = sentence.span[2]
      joined[i] = sentence.text
    end
    assert.equal(table.concat(joined), summary)
  end)

  it("begins with what matters most", function()
    assert.equal("青石镇图书馆改建工程昨天完工，新馆藏书八万册，比旧馆多了一倍。",
      (bulletin.summarize(library, { sentences = 1 })))
  end)

  it("never quotes the title, a byline, a question or half a quotation", function()
    local all = bulletin.summarize(library, { sentences = 20 })
    assert.is_nil(all:find("何一川", 1, true))
    assert.is_nil(all:find("为什么", 1, true))
    assert.is_nil(all:find("改建完工", 1, true))
    assert.is_truthy(all:find("“旧馆的屋顶漏雨。书都发了霉。”", 1, true))
  end)

  it("parts Latin sentences by a space, and no others", function()
    local english = article("Vote", "The council voted on Monday to fund the new library in town.",
      "The mayor said the library would open within two years of the vote.")
    assert.matches("town%. The mayor", (bulletin.summarize(english)))
    assert.matches("town%. The mayor", (bulletin.summarize({
      article("Vote", english.body[1].text), article("Mayor", english.body[2].text) })))
    local dated = article("图书馆", "青石镇图书馆改建工程昨天完工，新馆藏书八万册。",
      "7月18日，青石镇图书馆开馆，镇上的居民捐出藏书三千册。")
    assert.matches("册。7月18日", (bulletin.summarize(dated)))
  end)

  it("has likeness, the mean of similarity to the rest", function()
    local list = { library, bridge, match }
    local likeness = bulletin.likeness(list)
    for i, a in ipairs(list) do
      local sum = 0
      for k, b in ipairs(list) do
        if k ~= i then sum = sum + bulletin.similarity(a, b) end
      end
      assert.is_true(math.abs(likeness[i] - sum / 2) < 1e-9)
    end
    assert.same({ 0 }, bulletin.likeness { library })
    assert.same({}, bulletin.likeness {})
    local many = {}
    for i = 1, 200 do many[i] = list[i % 3 + 1] end
    assert.equal(200, #bulletin.likeness(many))
    assert.equal("encoding", select(3, bulletin.likeness { "\255" }))
  end)

  it("keeps to a number of characters", function()
    local summary = bulletin.summarize(library, { chars = 60 })
    assert.is_true(utf8.len(summary) <= 60)
    assert.is_true(utf8.len(summary) >= 20)
    local short = bulletin.summarize(library, { chars = 1 })
    assert.matches("。$", short)
  end)

  it("takes a page, an array of articles or an iterator, one sentence of each", function()
    local page = { articles = { library, bridge, match } }
    local text = bulletin.text(page)
    local _, sentences = bulletin.summarize(page, { sentences = 2 })
    assert.equal(2, #sentences)
    for _, sentence in ipairs(sentences) do
      assert.equal(sentence.text, text:sub(sentence.span[1], sentence.span[2]))
    end
    local silent = { bylines = { { role = "author", name = "何一川" } }, body = {} }
    local blank = { headline = "", bylines = {}, body = { { kind = "paragraph", text = "" } } }
    local gaps = { articles = { silent, library, silent, blank, bridge, blank, match } }
    text = bulletin.text(gaps)
    for _, sentence in ipairs(select(2, bulletin.summarize(gaps, { sentences = 3 }))) do
      assert.equal(sentence.text, text:sub(sentence.span[1], sentence.span[2]))
    end
    -- two of three tell of the same town
    assert.same({ 1, 2 }, { sentences[1].article, sentences[2].article })
    assert.equal(bulletin.summarize(page), bulletin.summarize(page.articles))
    local i = 0
    assert.equal(bulletin.summarize(page), bulletin.summarize(function()
      i = i + 1
      return page.articles[i]
    end))
    assert.equal("", (bulletin.summarize({ articles = {} })))
  end)

  it("answers odd inputs", function()
    for _, text in ipairs { "", "。", "字", "\n\n", "？", "“" } do
      local summary, sentences = bulletin.summarize(text)
      assert.equal("string", type(summary))
      assert.equal("table", type(sentences))
    end
    assert.equal("The mill closed. It had run for years.",
      bulletin.summarize("The mill closed. It had run for years."))
    assert.equal("没有句号的一行", bulletin.summarize("没有句号的一行"))
  end)

  it("says what is wrong", function()
    assert.equal("encoding", select(3, bulletin.summarize("好。\255")))
    assert.has_error(function() bulletin.summarize("", { sentence = 1 }) end)
    assert.has_error(function() bulletin.summarize("", { sentences = 0 }) end)
    assert.has_error(function() bulletin.summarize({ articles = {} }, { chars = "x" }) end)
    assert.has_error(function() bulletin.summarize(3) end)
  end)
end)

-- bulletin.words and bulletin.lexicon.
local bulletin = require "bulletin"

local function cases(path)
  local out = {}
  for line in io.lines(path) do
    if line ~= "" and not line:find("^#") then out[#out + 1] = line end
  end
  return out
end

describe("words", function()
  for _, line in ipairs(cases "spec/cases/reading/words.txt") do
    it("reads " .. line, function()
      local text = line:gsub(" ", ""):gsub("␣", " ")
      assert.equal((line:gsub("␣ ?", " "):gsub(" +", " ")), table.concat(bulletin.words(text), " "))
    end)
  end

  it("takes an article, a page or a string", function()
    local article = { headline = "志愿服务", body = { { kind = "paragraph", text = "社区居民" } } }
    assert.same({ "志愿", "服务", "社区", "居民" }, bulletin.words(article))
    assert.same({ "志愿", "服务", "社区", "居民" }, bulletin.words { articles = { article } })
  end)

  it("gives part of speech and place when asked", function()
    local text = "北京 增长3％"
    local words = bulletin.words(text, { tags = true })
    assert.same({ "ns", "v", "m" }, { words[1].pos, words[2].pos, words[3].pos })
    for _, word in ipairs(words) do
      assert.equal(word.text, text:sub(word.span[1], word.span[2]))
    end
  end)

  it("keeps names whole when asked", function()
    assert.same({ "记者", "李", "红梅", "报道" }, bulletin.words "记者李红梅报道")
    assert.same({ "记者", "李红梅", "报道" }, bulletin.words("记者李红梅报道", { names = true }))
  end)

  it("loses nothing but white space", function()
    local text = "〔新〕Ａ股3.5倍\227\128\128é日本の２０年𠮷野家🙂  　…"
    assert.equal((text:gsub("\227\128\128", ""):gsub(" ", "")), table.concat(bulletin.words(text)))
  end)

  it("reads the empty text, one character, and Latin alone", function()
    assert.same({}, bulletin.words "")
    assert.same({}, bulletin.words " \n")
    assert.same({ "区" }, bulletin.words "区")
    assert.same({ "the", "end" }, bulletin.words "the end")
  end)

  it("says where text is not UTF-8", function()
    local words, message, code = bulletin.words "二七\n区\229\164"
    assert.is_nil(words)
    assert.matches("byte 11", message)
    assert.equal("encoding", code)
  end)

  it("raises for a wrong argument", function()
    assert.has_error(function() bulletin.words(3) end)
    assert.has_error(function() bulletin.words("x", { tag = true }) end,
      "words: unknown option 'tag' (expected tags, names, words, lexicon); did you mean 'tags'?")
  end)
end)

describe("lexicon", function()
  local text = "二七志愿进行时上线，推行“333”工作法和5G消息。"

  after_each(function() bulletin.lexicon {} end)

  it("wins over the words that are built in", function()
    bulletin.lexicon { words = { "二七志愿进行时", "“333”工作法", "5G消息" } }
    assert.same({ "二七志愿进行时", "上线", "，", "推行", "“333”工作法", "和", "5G消息", "。" },
      bulletin.words(text))
    bulletin.lexicon {}
    assert.not_equal("二七志愿进行时", bulletin.words(text)[1])
  end)

  it("can be given for one call, as words or as a lexicon", function()
    local lexicon = bulletin.lexicon { words = { { "二七志愿进行时", pos = "n" } } }
    bulletin.lexicon {}
    local word = bulletin.words(text, { lexicon = lexicon, tags = true })[1]
    assert.same({ "二七志愿进行时", "n" }, { word.text, word.pos })
    assert.equal("二七志愿", bulletin.words(text, { words = { "二七志愿" } })[1])
  end)

  it("takes the longest of words that begin at one place", function()
    local words = bulletin.words("志愿服务队伍", { words = { "志愿", "志愿服务队", "志愿服务" } })
    assert.equal("志愿服务队", words[1])
  end)

  it("does not break Latin words", function()
    assert.same({ "VIPS", "，", "VIP" }, bulletin.words("VIPS，VIP", { words = { "VIP" } }))
  end)

  it("refuses what is no word", function()
    local none, message, code = bulletin.lexicon { words = { { "词", pos = "zzz" } } }
    assert.is_nil(none)
    assert.matches("zzz", message)
    assert.equal("query", code)
    assert.has_error(function() bulletin.lexicon { words = { 3 } } end)
    assert.has_error(function() bulletin.lexicon { words = "词" } end)
  end)
end)

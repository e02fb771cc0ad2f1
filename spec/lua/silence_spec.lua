-- Nothing is passed over in silence: unknown names raise and say what was
-- meant, null is absent, a bad date has one code.
local bulletin = require "bulletin"
local cjson = require "cjson"

local page = bulletin.parse("市里召开防汛会\n\n本报讯 （记者 骆川）昨日，市里开会。\n",
  { date = "2026-06-01", source = "棠州日报", name = "01 要闻" })
local article = page.articles[1]
local store, path

setup(function()
  path = os.tmpname()
  store = assert(bulletin.open(path))
  assert(store:add(page))
end)
teardown(function()
  store:close()
  os.remove(path)
end)

-- What the call raises, which names no file of ours.
local function raised(call)
  local ok, message = pcall(call)
  assert.is_false(ok)
  assert.not_matches("bulletin/[%w_/]+%.lua:%d", message)
  return message
end

local function unknown(call, ...)
  local message = raised(call)
  for _, part in ipairs { ... } do assert.matches(part, message, 1, true) end
end

describe("an unknown name", function()
  it("of an option raises and says what was meant", function()
    for name in pairs(bulletin.formats) do
      unknown(function() return (bulletin.export(article, name, { titel = "x" })) end,
        "export: unknown option 'titel' (expected title, date", "did you mean 'title'?")
    end
    unknown(function() return (bulletin.write(article, path .. ".txt", { auhtor = "x" })) end,
      "write: unknown option 'auhtor'", "did you mean 'author'?")
    unknown(function() return (bulletin.site(store, path .. ".d", { sentence = 2 })) end,
      "site: unknown option 'sentence'", "did you mean 'sentences'?")
    unknown(function() return (bulletin.chart({ { "甲", 1 } }, { knid = "bar" })) end,
      "chart: unknown option 'knid'", "did you mean 'kind'?")
    unknown(function() return (bulletin.chart({ { "甲", 1 } }, { kind = "bars" })) end,
      "chart: unknown kind 'bars'", "did you mean 'bar'?")
    unknown(function() return (store:import(path, { encodign = "UTF-8" })) end,
      "import: unknown option 'encodign'", "did you mean 'encoding'?")
    unknown(function() return (store:count { form = "2026" }) end,
      "count: unknown option 'form'", "did you mean 'from'?")
    unknown(function() return (bulletin.parse("", { rule = {} }) ) end,
      "parse: unknown option 'rule'", "did you mean 'rules'?")
  end)

  it("like none that is known proposes nothing", function()
    local message = raised(function() return (bulletin.chart({}, { colour = 1 })) end)
    assert.not_matches("did you mean", message)
  end)

  it("of a format, a field or a kind raises as well", function()
    unknown(function() return (bulletin.export(article, "docs")) end, "docx, ",
      "did you mean 'docx'?")
    unknown(function() return (store:update(1, { headlin = "x" })) end,
      "update: unknown field 'headlin'", "did you mean 'headline'?")
    unknown(function() return (store:tally "reporters") end,
      "tally: unknown field 'reporters'", "did you mean 'reporter'?")
    unknown(function()
      return (bulletin.parse("x", { rules = { furniture = { ["内部资料*"] = "foliio" } } }))
    end, "parse: rules.furniture: unknown kind 'foliio' (expected masthead, folio, credits, jump, "
      .. "advert, other, caption, note, ", "did you mean 'folio'?")
    for _, kind in ipairs { "masthead", "advert", "caption", "note", "subhead", "text" } do
      assert(bulletin.parse("x", { rules = { furniture = { ["内部资料*"] = kind } } }))
    end
    unknown(function() return (bulletin.tagger { { tag = "防汛", hedline = "x" } }) end,
      "unknown condition 'hedline'")
  end)

  it("leaves the options of an editor's own formats alone", function()
    bulletin.formats.mine = function(_, options) return options.mark end
    assert.equal("＊", bulletin.export({}, "mine", { mark = "＊" }))
    bulletin.formats.mine = nil
  end)
end)

describe("JSON's null", function()
  it("is an absent field in every format", function()
    local given = { headline = "题", kicker = cjson.null, deck = cjson.null, column = cjson.null,
      dateline = cjson.null, bylines = cjson.null, tags = cjson.null, date = cjson.null,
      body = { { kind = "paragraph", text = "正文。" } } }
    local without = { headline = "题", body = given.body }
    for name in pairs(bulletin.formats) do
      if name ~= "json" and name ~= "jsonl" then
        assert.equal(bulletin.export(without, name), bulletin.export(given, name), name)
      end
    end
  end)

  it("is an absent option", function()
    assert.equal(bulletin.export(article, "text"),
      bulletin.export(article, "text", { title = cjson.null }))
    assert.equal(bulletin.chart({ { "甲", 1 } }),
      bulletin.chart({ { "甲", 1 } }, { title = cjson.null }))
  end)

  it("takes a field away in update", function()
    assert(store:update(1, { deck = "副题" }))
    assert(store:update(1, { deck = cjson.null }))
    assert.is_nil(store:get(1).deck)
  end)
end)

describe("an invalid date", function()
  it("has one code everywhere", function()
    local bad = "2026-13-01"
    for name, call in pairs {
      parse = function() return bulletin.parse("x", { date = bad }) end,
      dates = function() return bulletin.dates("昨日", { date = bad }) end,
      search = function() return store:search("会", { from = bad }) end,
      each = function() return store:each { to = bad } end,
      count = function() return store:count { from = bad } end,
      tally = function() return store:tally("reporter", { from = bad }) end,
      import = function() return store:import(path, { date = bad }) end,
      add = function() return store:add(article, { date = bad }) end,
      update = function() return store:update(1, { date = bad }) end,
      export = function() return bulletin.export(article, "docx", { date = bad }) end,
      write = function() return bulletin.write(article, path .. ".docx", { date = bad }) end,
    } do
      local result, message, code = call()
      assert.is_nil(result, name)
      assert.matches("2026-13-01", message, 1, true)
      assert.equal("query", code, name)
    end
  end)
end)

describe("a message", function()
  it("names the function on every host", function()
    for name, call in pairs {
      parse = function() return (bulletin.parse(1)) end,
      decode = function() return (bulletin.decode(1)) end,
      text = function() return (bulletin.text(1)) end,
      words = function() return (bulletin.words(1)) end,
      keywords = function() return (bulletin.keywords(1)) end,
      summarize = function() return (bulletin.summarize(1)) end,
      entities = function() return (bulletin.entities(1)) end,
      dates = function() return (bulletin.dates(1)) end,
      figures = function() return (bulletin.figures(1)) end,
      points = function() return (bulletin.points(1)) end,
      similarity = function() return (bulletin.similarity("x", 1)) end,
      normalize = function() return (bulletin.normalize(1)) end,
    } do
      assert.matches(("to '%s' "):format(name), raised(call), 1, true)
    end
  end)
end)

describe("a piece of an agency's", function()
  local function codes(body)
    local out = {}
    local read = bulletin.parse("上游水库今起泄洪\n\n" .. body .. "\n", { date = "2026-06-02" })
    for _, warning in ipairs(read.warnings) do out[#out + 1] = warning.code end
    return table.concat(out, " ")
  end

  it("is no warning when nobody signed it", function()
    for _, body in ipairs {
      "新华社棠州6月1日电 上游水库今起泄洪，下游注意防范。",
      "据新华社报道，上游水库今起泄洪，下游注意防范。",
      "上游水库今起泄洪，下游注意防范。（据新华社）",
      "上游水库今起泄洪，下游注意防范。（新华社）",
      "上游水库今起泄洪，下游注意防范。（来源：新华社）",
      "综合新华社消息，上游水库今起泄洪，下游注意防范。",
    } do
      assert.equal("", codes(body), body)
    end
  end)

  it("is one when it only speaks of an agency", function()
    assert.equal("no-byline", codes "新华社一名编辑昨日到上游水库（新华社供图点）采访，当天就写好了稿件。")
    assert.equal("no-byline", codes "上游水库今起泄洪，下游注意防范。")
  end)
end)

-- What a query may ask beside words: the fields that pieces are filed under,
-- and their days. Words and phrases are in store_spec.lua.
local bulletin = require "bulletin"

local store, ids = nil, {}

local function add(date, page, headline, text, more)
  local body = { { kind = "paragraph", text = text } }
  local article = { headline = headline, body = body, bylines = {} }
  for key, value in pairs(more or {}) do article[key] = value end
  local whole = { source = "云川日报", date = date, name = page, articles = { article } }
  ids[#ids + 1] = store:add(whole).added[1]
end

local function by(...)
  local all = {}
  for i, name in ipairs { ... } do all[i] = { role = "reporter", name = name } end
  return { bylines = all }
end

local function numbers(query, filter)
  local found = {}
  for hit in assert(store:search(query, filter)) do
    for number, id in ipairs(ids) do
      if id == hit.id then found[#found + 1] = number end
    end
  end
  table.sort(found)
  return found
end

describe("a query", function()
  setup(function()
    store = assert(bulletin.open("", { mode = "memory" }))
    add("2026-05-10", "01 要闻", "云川县春耕忙", "县长王小明来到云川县农业农村局。", by "景静")
    add("2026-06-10", "02 版面", "夏收在望", "麦田金黄，机声隆隆。", by("李文", "景静"))
    add("2026-07-01", "01 要闻", "水利工程开工", "工程启动，渠水将流进麦田。", { column = "法治聚焦" })
    add(nil, "03 副刊", "一株麦子", "麦田边的老树。",
      { bylines = { { role = "author", name = "李文" } } })
    store:tag(ids[1], "农业")
    store:tag(ids[2], "农业 农村", "夏粮")
  end)
  teardown(function() store:close() end)

  for query, want in pairs {
    ["reporter:景静"] = { 1, 2 }, ["reporter:景"] = {}, ["author:李文"] = { 4 },
    ["reporter：李文"] = { 2 }, ["Reporter:李文"] = { 2 },
    ["tag:农业"] = { 1 }, ['tag:"农业 农村"'] = { 2 }, ["tag:“农业 农村”"] = { 2 }, ["tag:无"] = {},
    ["person:王小明"] = { 1 }, ["organization:云川县农业农村局"] = { 1 }, ["place:云川县"] = { 1 },
    ["column:法治聚焦"] = { 3 }, ['page:"01 要闻"'] = { 1, 3 }, ["source:云川日报"] = { 1, 2, 3, 4 },
    ["date:2026"] = { 1, 2, 3 }, ["date:2026-06..2026-07"] = { 2, 3 }, ["date:2026-06-10"] = { 2 },
    ["date:2026-06.."] = { 2, 3 }, ["date:..2026-06"] = { 1, 2 }, ["date:２０２６－０６"] = { 2 },
    ["date:“2026-05..2026-06”"] = { 1, 2 }, ["date:1998"] = {}, ["date：2026-02"] = {},
    ["麦田 date:2026-07"] = { 3 }, ["麦田 -date:2026"] = { 4 }, ["麦田 -reporter:景静"] = { 3, 4 },
    ["tag:农业 OR 麦田"] = { 1, 2, 3, 4 }, ["tag:农业 OR tag:夏粮 headline:春耕"] = { 1 },
    ["-tag:农业 date:2026"] = { 2, 3 }, ["reporter:景静 reporter:李文"] = { 2 },
    ["工程启动 column:法治聚焦"] = { 3 }, ["渠水流 column:法治聚焦"] = {},
  } do
    it(query .. " finds what it says", function()
      assert.same(want, numbers(query))
      local best = 0
      for _ in store:search(query, { limit = 2 }) do best = best + 1 end
      assert.equal(math.min(2, #want), best)
    end)
  end

  for query, position in pairs {
    ["reporter:"] = 10, ["麦田 tag: "] = 8, ["tag:“农业"] = 5, ["tag:“”"] = 5, ["headline:，"] = 10,
    ["date:2026-13"] = 6, ["date:2026-02-30"] = 6, ["date:.."] = 6, ["date:昨日"] = 6,
    ["date:2026-7"] = 6,
    ["date:2026-07..2026-06"] = 6, ["麦田 date:2026..x"] = 9, ["date:2026-05-01..2026-05-31!"] = 6,
    ["-date:2026"] = 1, ["date:2026 OR"] = 11, ["headlines:春耕"] = 1, ["麦田 标题 foo：春"] = 7,
    ["记者:"] = 4, ["麦田 日期：昨日"] = 7, ["渠水 標籤:“农业"] = 7,
  } do
    it("says where the mistake is in " .. query, function()
      local good, message, code = store:search(query)
      assert.is_nil(good)
      assert.equal("query", code)
      assert.matches("at character " .. position .. "$", message)
    end)
  end

  it("names fields in Chinese, too", function()
    for english, chinese in pairs {
      ["reporter:景静"] = "记者:景静", ["-reporter:景静 麦田"] = "-記者：景静 麦田",
      ["tag:农业"] = "标签：农业", ["headline:渠水"] = "标题:渠水", ["date:2026-06.."] = "日期:2026-06..",
      ["person:景静 OR tag:农业"] = "人物:景静 OR 標籤:农业",
    } do
      assert.same(numbers(english), numbers(chinese), chinese)
    end
    assert.same({ 2 }, numbers("记者:景静", { from = "2026-06" }))
    -- What names no field is a word, or a phrase.
    assert.same({}, numbers "渠首:9")
    assert.same({}, numbers "记者们:景静")
  end)

  it("with a colon in a word is a word", function()
    add("2026-07-02", "04 版", "发车12:30", "见http://yunchuan.example/bus 公告。")
    assert.same({ 5 }, numbers "12:30")
    assert.same({ 5 }, numbers "http://yunchuan")
    assert.same({}, numbers "bus:9")
  end)

  it("goes together with a filter", function()
    assert.same({ 2 }, numbers("reporter:景静", { from = "2026-06" }))
    assert.same({ 1 }, numbers("date:2026", { tag = "农业" }))
  end)

  it("gives the fields that are asked for, and no others", function()
    local function fields(filter)
      filter.limit = 1
      local hit = store:search("渠水", filter)()
      local names = {}
      for name in pairs(hit) do names[#names + 1] = name end
      table.sort(names)
      return table.concat(names, " "), hit
    end
    local names, hit = fields {}
    assert.equal("date headline id page_name score snippet source", names)
    assert.equal("date headline id page_name score source", (fields { snippet = false }))
    assert.equal("id", (fields { fields = { "id" } }))
    assert.equal("headline snippet", (fields { fields = { "snippet", "headline" } }))
    assert.equal("headline", (fields { fields = { "snippet", "headline" }, snippet = false }))
    local most = { "date", "page_name", "source", "headline", "snippet", "score" }
    local _, part = fields { fields = most }
    part.id = ids[3]
    assert.same(hit, part)
    assert.same({ headline = "水利工程开工", date = "2026-07-01", source = "云川日报",
      page_name = "01 要闻", snippet = "工程启动，«渠水»将流进麦田。", score = hit.score, id = ids[3] }, hit)
    for _, wrong in ipairs { { "text" }, { 1 }, "id", { {} } } do
      assert.has_error(function() store:search("麦田", { fields = wrong }) end)
    end
  end)

  it("shows long headlines whole, and as they are after a change", function()
    local long = ("很长的标题"):rep(400)
    add("2026-07-03", "05 版", long, "长题短文。")
    for hit in store:search("长题短文") do assert.equal(long, hit.headline) end
    assert(store:update(ids[#ids], { headline = "短题" }))
    for hit in store:search("长题短文") do assert.equal("短题", hit.headline) end
    store:remove(ids[#ids])
    ids[#ids] = nil
  end)

  it("without words shows how the piece begins", function()
    for hit in store:search "tag:夏粮" do
      assert.equal("麦田金黄，机声隆隆。", hit.snippet)
      assert.equal(0, hit.score)
    end
    for hit in store:search "tag:夏粮 机声" do
      assert.equal("麦田金黄，«机声»隆隆。", hit.snippet)
    end
  end)
end)

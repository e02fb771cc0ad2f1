-- Where a piece stands (source, issue's day, page, headline), and on which day:
-- through revisions, updates, restoring, JSON and filters.
local bulletin = require "bulletin"
local null = require("bulletin.json").null

local function open() return assert(bulletin.open("", { mode = "memory" })) end

local function body(text) return { { kind = "paragraph", text = text } } end

local function piece(more)
  local article = { headline = "渡口通船", body = body "渡口今天通船。", bylines = {} }
  for key, value in pairs(more or {}) do article[key] = value end
  return article
end

local function on_page(date, articles)
  return { source = "清江日报", date = date, name = "02 要闻", articles = articles }
end

-- What may be added, and what it says of its place.
local things = {
  ["a piece alone"] = piece(),
  ["a dated piece"] = piece { date = "2026-05-26" },
  ["a piece with its place"] = piece { date = "2026-05-26", issue = "2026-05-27",
    source = "清江日报", page_name = "02 要闻" },
  ["a piece with a day and no issue"] = piece { date = "2026-05-26", issue = false },
  ["a page"] = on_page("2026-05-27", { piece() }),
  ["a page whose piece is older"] = on_page("2026-05-27", { piece { date = "2026-05-20" } }),
  ["an undated page"] = on_page(nil, { piece() }),
  ["an undated page with a dated piece"] = on_page(nil, { piece { date = "2026-05-20" } }),
  ["a parsed page"] = bulletin.parse(
    "渡口通船\n本报清江4月26日电（记者江小满）渡口今天通船，两岸的人来往方便了。\n",
    { date = "2026-05-27", source = "清江日报", name = "02 要闻" }),
}

-- There and back.
local changes = {
  { source = "松山晚报" }, { source = false }, { page_name = "03" }, { page_name = false },
  { issue = "2026-06-01" }, { issue = false }, { date = "2026-06-02" }, { date = false },
  { headline = "桥成了" }, { headline = false },
  { source = "松山晚报", page_name = "03", issue = "2026-06-01", date = false, headline = "桥成了" },
}

local function known_again(store, thing)
  local again = assert(store:add(thing))
  assert.same({ 0, 0, 1 }, { #again.added, #again.updated, #again.unchanged })
  assert.equal(1, #store)
  assert(store:check())
end

describe("a piece's place", function()
  for name, thing in pairs(things) do
    it("outlives every change and its undoing: " .. name, function()
      local store = open()
      local id = store:add(thing).added[1]
      local first = store:get(id)
      for _, change in ipairs(changes) do
        assert(store:update(id, change))
        local back = {}
        for key in pairs(change) do back[key] = first[key] or false end
        assert(store:update(id, back))
        assert.same(first, store:get(id))
        known_again(store, thing)
      end
    end)

    it("comes back with a revision: " .. name, function()
      local store = open()
      local id = store:add(thing).added[1]
      local first = store:get(id)
      for _, change in ipairs(changes) do assert(store:update(id, change)) end
      assert.same(first, store:get(id, 1))
      assert(store:restore(id, 1))
      assert.same(first, store:get(id))
      known_again(store, thing)
      assert(store:remove(id))
      assert(store:restore(id))
      known_again(store, thing)
    end)

    it("goes through tables and JSON: " .. name, function()
      local store = open()
      local id = store:add(thing).added[1]
      known_again(store, store:get(id))
      for _, ending in ipairs { ".json", ".jsonl" } do
        local path, other = os.tmpname() .. ending, open()
        assert(bulletin.write(store:each {}, path))
        assert.equal(1, other:import(path).added)
        os.remove(path)
        known_again(other, thing)
        known_again(other, store:get(id))
        local from, to = store:get(id), other:get(1)
        from.id, to.id = nil, nil
        assert.same(from, to)
      end
    end)
  end

  it("is told by every revision", function()
    local store = open()
    local id = store:add(things["a page"]).added[1]
    assert(store:update(id, { source = "松山晚报", page_name = "03", issue = "2026-06-01" }))
    local places = {}
    for i, r in ipairs(store:revisions(id)) do places[i] = { r.source, r.issue, r.page_name } end
    assert.same({ { "清江日报", "2026-05-27", "02 要闻" }, { "松山晚报", "2026-06-01", "03" } }, places)
    assert.equal(0, store:count { source = "清江日报" })
    assert(store:restore(id))
    assert.equal(1, store:count { source = "清江日报", page = "02 要闻" })
    assert.equal(0, store:count { source = "松山晚报" })
  end)

  it("is found again by pieces of one headline, whichever comes first", function()
    for _, order in ipairs { { 1, 2 }, { 2, 1 } } do
      local store = open()
      local page = on_page("2026-05-27", { piece(), piece { body = body "另一篇。" } })
      local ids = store:add(page).added
      for i = 1, 2 do assert(store:update(ids[i], { page_name = "03" })) end
      for _, i in ipairs(order) do assert(store:update(ids[i], { page_name = "02 要闻" })) end
      assert.same(ids, store:add(page).unchanged)
    end
  end)

  it("that another has taken meanwhile is shared", function()
    local store = open()
    local page = on_page("2026-05-27", { piece() })
    local id = store:add(page).added[1]
    assert(store:update(id, { page_name = "03" }))
    local other = store:add(page).added[1]
    assert(store:restore(id, 1))
    assert.same({ other }, store:add(page).unchanged)
    assert.equal(2, store:count { page = "02 要闻" })
    assert(store:check())
  end)
end)

describe("a change of an article", function()
  it("knows its fields, and says which", function()
    local store = open()
    local id = store:add(piece()).added[1]
    local slips = { { tittle = "x" }, { page = "03" }, { [1] = "x" }, { headline = "x", no = 1 } }
    for _, change in ipairs(slips) do
      assert.error_matches(function() store:update(id, change) end,
        "update: unknown field '.-' %(expected kicker, headline, deck, column")
    end
    assert.equal(1, #store:revisions(id))
    local article = store:get(id)
    article.deck = "副题"
    assert(store:update(id, article))
    assert.equal("副题", store:get(id).deck)
  end)

  it("takes JSON's null for an absent field, as add does", function()
    local store = open()
    local id = store:add(piece { deck = null, dateline = null, issue = null, date = null,
      tags = null, spans = null, source = null,
      bylines = { { name = "江小满", role = null } } }).added[1]
    local article = store:get(id)
    assert.is_nil(article.deck)
    assert.is_nil(article.source)
    assert.same({ { name = "江小满" } }, article.bylines)
    assert(store:update(id, { deck = "副题", tags = { "甲" } }))
    assert(store:update(id, { deck = null, tags = null }))
    assert.is_nil(store:get(id).deck)
    assert.same({}, store:get(id).tags)
    known_again(store, on_page(null, { piece { bylines = { { name = "江小满" } } } }).articles[1])
  end)
end)

describe("a day", function()
  local no_days = { "昨天", "2026-02-31", "2025-02-29", "2026-13-01", "2026-00-10", "0000-01-01",
    "2026", "2026-02", "2026-1-1", "9999999-01-01", "2026/01/01", "2026-01-01 ", "",
    "2026-01-0１", "now" }

  it("is one of the calendar, for all that takes one", function()
    local store = open()
    local id = store:add(piece()).added[1]
    local function refused(...)
      local good, message, code = ...
      assert.is_nil(good)
      assert.equal("query", code)
      assert.is_truthy(message:find("2020-07-18", 1, true) or message:find("YYYY-MM-DD", 1, true))
    end
    for _, date in ipairs(no_days) do
      refused(store:add(piece { date = date }))
      refused(store:add(piece { issue = date }))
      refused(store:add(piece { dateline = { text = "电", date = date } }))
      refused(store:add(on_page(date, { piece() })))
      refused(store:add(piece(), { date = date }))
      refused(store:update(id, { date = date }))
      refused(store:update(id, { issue = date }))
      refused(bulletin.parse("", { date = date }))
      if not date:find "^%d%d%d%d%-?%d?%d?$" then
        refused(store:count { from = date })
        refused(store:each { to = date })
        refused(store:search("渡口", { to = date }))
        refused(store:tally("year", { from = date }))
      end
    end
    assert.equal(1, #store)
    assert.equal(1, #store:revisions(id))
    assert(store:add(piece { date = "2024-02-29", issue = "9999-12-31" }))
  end)

  it("that a piece has not lies in no span of days, whoever asks", function()
    local store = open()
    store:add(piece { headline = "无" })
    store:add(piece { headline = "有", date = "2026-01-05" })
    local spans = { [{ to = "2026-02" }] = 1, [{ from = "2026-01" }] = 1, [{ to = "2020" }] = 0,
      [{ from = "0001", to = "9999" }] = 1, [{ to = "9999-12-31" }] = 1, [{}] = 2 }
    for span, expected in pairs(spans) do
      local listed, found, tallied, exported = 0, 0, 0, 0
      for _ in store:each(span) do listed = listed + 1 end
      for _ in store:search("渡口", span) do found = found + 1 end
      for _, row in ipairs(store:tally("year", span)) do tallied = tallied + row.count end
      for _ in bulletin.export(store:each(span), "jsonl"):gmatch "\n" do exported = exported + 1 end
      assert.same({ expected, expected, expected, expected, expected },
        { store:count(span), listed, found, tallied, exported })
    end
  end)
end)

-- What goes into a store comes out, is changed and kept.
local bulletin = require "bulletin"
local luassert = require "luassert"
local stores = require "stores"

local open, piece, ids = stores.open, stores.piece, stores.ids

-- Without its metatable, ids and what the store adds.
local function plain(article)
  local copy = {}
  for key, value in pairs(article) do copy[key] = value end
  copy.id, copy.tags, copy.page_name, copy.source = nil, nil, nil, nil
  return copy
end

local function pages()
  local all = {}
  for _, path in ipairs(require("bulletin.core").store.files("examples/pages")) do
    if path:find("%.txt$") then all[#all + 1] = path end
  end
  return all
end

describe("a store", function()
  teardown(stores.remove)

  describe("keeps articles", function()
    it("equal in every field, for every page", function()
      local store, seen = open(), 0
      for _, path in ipairs(pages()) do
        local page = assert(bulletin.read(path, { source = path }))
        local result = assert(store:add(page))
        assert.equal(#page.articles, #result.added)
        for i, article in ipairs(page.articles) do
          local back = assert(store:get(result.added[i]))
          assert.same(plain(article), plain(back))
          assert.equal(page.name, back.page_name)
          assert.equal(path, back.source)
          seen = seen + 1
        end
        assert.same({}, store:add(page).added)
        assert.equal(#page.articles, #store:add(page).unchanged)
      end
      assert.is_true(seen > 0)
      assert.equal(seen, #store)
      assert.is_true(store:check())
    end)

    it("with fields missing", function()
      local store = open()
      local article = piece("只有标题", "一段。")
      local id = store:add(article).added[1]
      assert.same(article, plain(store:get(id)))
      local empty = store:add({ body = {}, bylines = {} }).added[1]
      assert.same({ body = {}, bylines = {} }, plain(store:get(empty)))
    end)

    it("once, and another revision when they change", function()
      local store = open()
      local page = { source = "日报", date = "2026-05-27", name = "02 要闻",
                     articles = { piece("甲", "旧文。"), piece("甲", "另一篇。") } }
      local added = store:add(page).added
      assert.equal(2, #added)
      page.articles[1] = piece("甲", "新文。")
      local again = store:add(page)
      assert.same({ added[1] }, again.updated)
      assert.same({ added[2] }, again.unchanged)
      assert.equal("旧文。", store:get(added[1], 1).body[1].text)
      assert.equal("新文。", store[added[1]].body[1].text)
      assert.same({}, ids(store, "旧文"))
      assert.same({ added[1] }, ids(store, "新文"))
      local changes = {}
      for i, r in ipairs(store:revisions(added[1])) do changes[i] = r.change end
      assert.same({ "added", "updated" }, changes)
    end)

    it("that come out of it and go back in", function()
      local store = open()
      local id = store:add({ source = "日报", date = "2026-05-27", name = "01",
                             articles = { piece("题", "文。", { date = "2026-05-20" }) } }).added[1]
      assert.same({ id }, store:add(store:get(id)).unchanged)
    end)

    it("through update, remove and restore", function()
      local store = open()
      local id = store:add(piece("题", "春天来了。")).added[1]
      store:tag(id, "季节")
      assert.is_true(store:update(id, { headline = "新题" }))
      assert.equal("新题", store[id].headline)
      assert.is_true(store:remove(id))
      assert.is_nil(store[id])
      assert.equal("notfound", select(3, store:get(id)))
      assert.equal("题", store:get(id, 1).headline)
      assert.equal(0, #store)
      assert.same({}, ids(store, "春天"))
      assert.same({}, (store:tags()))
      assert.is_true(store:restore(id))
      assert.equal("新题", store[id].headline)
      assert.same({ "季节" }, store[id].tags)
      assert.is_true(store:restore(id, 1))
      assert.equal("题", store[id].headline)
      assert.same({ id }, ids(store, "春天"))
      assert.is_true(store:update(id, { tags = { "甲", "乙" } }))
      assert.same({ "乙", "甲" }, store[id].tags)
      assert.is_true(store:update(id, { tags = false }))
      assert.same({}, store[id].tags)
      luassert.has_error(function() store:update(id, { tags = "丙" }) end,
        "update: tags must be a list of strings, got string")
      luassert.has_error(function() store:update(id, { id = 2 }) end,
        "update: an article keeps its id")
      assert.equal("notfound", select(3, store:update(id + 1, { deck = "副题" })))
      assert.is_true(store:check())
    end)

    it("and who changed them", function()
      local store = assert(bulletin.open("", { mode = "memory", by = "编务" }))
      local id = store:add(piece("题", "文。"), { by = "石远" }).added[1]
      assert.is_true(store:update(id, { deck = "副题" }, { by = "景静" }))
      assert.is_true(store:remove(id))
      assert.is_true(store:restore(id, nil, { by = "" }))
      assert.is_true(store:restore(id, 1, { by = bulletin.null }))
      assert.is_true(store:add(piece("题", "新文。")).updated[1] == id)
      local who = {}
      for i, revision in ipairs(store:revisions(id)) do who[i] = revision.by or "" end
      assert.same({ "石远", "景静", "编务", "", "编务", "编务" }, who)
      assert.equal("limit", select(3, store:remove(id, { by = ("名"):rep(86) })))
      assert.equal("encoding", select(3, store:remove(id, { by = "\255" })))
      assert.equal("encoding", select(3, bulletin.open("", { mode = "memory", by = "\255" })))
      luassert.has_error(function() store:update(id, { deck = "甲" }, { bye = "乙" }) end,
        "update: unknown option 'bye' (expected by); did you mean 'by'?")
      luassert.has_error(function() store:restore(id, 1, { by = 1 }) end,
        "restore: option 'by' must be a string, got number")
    end)

    it("only as UTF-8", function()
      local store = open()
      local good, message, code = store:add(piece("题", "\255\254"))
      assert.is_nil(good)
      assert.equal("encoding", code)
      assert.matches("byte 1", message)
      assert.equal(0, #store)
    end)
  end)
end)

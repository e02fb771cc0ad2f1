-- A store's methods: closed, left half way, given what they do not take.
local bulletin = require "bulletin"
local luassert = require "luassert"
local stores = require "stores"

local file, open, piece = stores.file, stores.open, stores.piece

describe("a store", function()
  teardown(stores.remove)

  it("passes failures on to what is made of it", function()
    local store = open()
    store:add(piece("甲", "文。"))
    local wrong = { from = "yesterday" }
    assert.equal("query", select(3, bulletin.learn(store, { filter = wrong })))
    assert.equal("query", select(3, bulletin.site(store, file "room", { filter = wrong })))
    assert.is_table(bulletin.keywords("“……”，“！”。春耕春耕", { store = store }))
  end)

  it("lets go of iterators that are left", function()
    local store = open "left.db"
    for i = 1, 50 do store:add(piece("题" .. i, "文章。")) end
    local next_hit = store:search("文章")
    assert.is_table(next_hit())
    local abandoned = coroutine.wrap(function()
      for article in store:each {} do coroutine.yield(article) end
    end)
    assert.equal("题1", abandoned().headline)
    local row = store:sql("SELECT count(*) AS n FROM article")[1]
    assert.equal(50, row.n)
    local other = open "left.db"
    other:add(piece("别人", "文章。"))
    assert.equal(51, #store)
    store:close()
    luassert.has_error(function() store:search("文章") end)
    luassert.has_error(function() abandoned() end)
    other:close()
    other:close()
  end)

  it("is closed for every method, and knows what is no store", function()
    local calls = {
      add = { piece("甲", "文。") }, get = { 1 }, remove = { 1 }, restore = { 1 },
      revisions = { 1 }, tag = { 1, "甲" }, untag = { 1, "甲" }, tags = {}, each = {},
      search = { "文" }, count = {}, tally = { "tag" }, similar = { 1 }, duplicates = {},
      related = { 1 }, timeline = { "甲" },
      backup = { file "never.db" }, copy = { file "never.db" }, check = {}, sql = { "SELECT 1" },
      transaction = { function() end }, update = { 1, { deck = "副" } }, import = { "examples" },
    }
    local store = open()
    store:add(piece("甲", "文。"))
    for name in pairs(require("bulletin.core").store.methods) do
      assert.is_table(calls[name] or name == "close" and {}, name .. " is not tried")
    end
    store:close()
    for name, arguments in pairs(calls) do
      local ok, what = pcall(store[name], store, table.unpack(arguments))
      assert.is_false(ok, name)
      assert.matches("the store is closed", what)
      ok, what = pcall(store[name], arguments[1], table.unpack(arguments, 2))
      assert.is_false(ok, name)
      assert.is_string(what)
    end
    assert.is_false(pcall(function() return #store end))
    assert.is_false(pcall(function() return store[1] end))
    assert.equal("store (closed)", tostring(store))
    store:close()
  end)

  it("takes whole numbers for ids, and strings for texts", function()
    local store = open()
    for _, id in ipairs { 1.5, 1e300, -1e300, 0 / 0, math.huge, "1", {} } do
      assert.error_matches(function() store:get(id) end,
        "an article's id %(a whole number%) expected")
    end
    for _, id in ipairs { 0, -1, 7, math.maxinteger, math.mininteger, 2.0 } do
      assert.equal("notfound", select(3, store:get(id)))
      assert.equal("notfound", select(3, store:remove(id)))
    end
    for _, limit in ipairs { -1, 1e300, 0 / 0, 1.5, "3" } do
      assert.error_matches(function() store:each { limit = limit } end, "'limit' must be a whole")
    end
    assert.is_function(store:each { limit = math.maxinteger, offset = math.maxinteger })
    assert.error_matches(function() store:search(1) end,
      "a query %(a string%) expected, got number")
    assert.error_matches(function() store:tag(1, 2) end, "a tag %(a string%) expected, got number")
    assert.error_matches(function() store:sql("SELECT ?", {}) end, "value 1 must be")
  end)
end)

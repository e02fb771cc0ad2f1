-- A transaction is kept as a whole, or nothing of it.
local luassert = require "luassert"
local stores = require "stores"

local open, piece, ids = stores.open, stores.piece, stores.ids

describe("a store", function()
  teardown(stores.remove)

  it("keeps all of a transaction or nothing", function()
    local store = open()
    local ok = pcall(store.transaction, store, function()
      store:add(piece("甲", "文。"))
      error "no"
    end)
    assert.is_false(ok)
    assert.equal(0, #store)
    assert.equal(7, store:transaction(function()
      store:add(piece("乙", "文。"))
      store:transaction(function()
        store:add(piece("丙", "内文。"))
        return nil, "undone", "io"
      end)
      assert.same({}, ids(store, "内文"))
      assert.equal(1, #ids(store, "文"))
      return 7
    end))
    assert.equal(1, #store)
    assert.is_true(store:check())
  end)

  it("ends a transaction whatever its function does", function()
    local store = open()
    assert.same({ nil, "why", "io" }, { store:transaction(function(same)
      assert.equal(store, same)
      same:add(piece("甲", "文。"))
      return nil, "why", "io"
    end) })
    assert.is_true(store:transaction(function() end))
    local function three() return 1, nil, 3 end
    assert.same({ 1, nil, 3, n = 3 }, table.pack(store:transaction(three)))
    local raised = {}
    local ok, what = pcall(store.transaction, store, function() error(raised) end)
    assert.is_false(ok)
    assert.equal(raised, what)
    -- What yields may never come back.
    ok = coroutine.wrap(function()
      return (pcall(store.transaction, store, function()
        store:add(piece("乙", "文。"))
        coroutine.yield()
      end))
    end)()
    assert.is_false(ok)
    assert.equal(0, #store)
    ok, what = pcall(store.transaction, store, function()
      store:add(piece("丙", "文。"))
      store:close()
    end)
    assert.is_false(ok)
    assert.matches("closed", what)
    luassert.has_error(function() open():transaction "x" end,
      "transaction: a function expected, got string")
  end)

  it("lets go of segments that it merges at its end, though it searched them", function()
    local store = open()
    for n = 1, 30 do
      store:transaction(function()
        assert(store:add(piece("第" .. n .. "篇", "渠水流进麦田。")))
        assert.equal(n, #ids(store, "麦田"))
        return true
      end)
      assert.equal(n, #ids(store, "麦田"))
    end
  end)
end)

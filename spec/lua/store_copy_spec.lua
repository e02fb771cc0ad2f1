-- Copying a store into another: all of a piece goes over, what was broken off goes
-- on, and what differs is found. Over PostgreSQL when spec/run says so.
local bulletin = require "bulletin"
local json = require "bulletin.json"
local stores = require "stores"

local piece, file = stores.piece, stores.file

-- A store of everything that a piece can have, and another's address.
local function filled()
  local store = stores.open "from"
  assert(store:transaction(function()
    for n = 1, 300 do
      store:add(piece("第" .. n .. "篇", "郑州市的李大海说，第" .. n .. "件事办好了。\n又一段。",
        { source = n % 3 > 0 and "报" .. n % 7 or nil, date = "2026-05-" .. 10 + n % 20,
          page_name = "0" .. n % 4, column = n % 5 == 0 and "专栏" or nil,
          bylines = { { role = n % 9 == 0 and "航拍" or "reporter", name = "景静" } } }))
    end
    return true
  end))
  store:tag(1, "要闻", "防汛")
  store:tag(2, "要闻")
  assert(store:update(2, { deck = "副题", source = "另一报" }))
  assert(store:remove(3))
  assert(store:remove(2))
  assert(store:restore(2))
  assert(store:remove(300))
  return store
end

-- Scores are not among them: those of the one count what was removed, too, until
-- its segments are merged.
local function answers(store)
  local out = { #store }
  for _, query in ipairs { "李大海", "又一段", "第1", "reporter:景静 tag:要闻" } do
    for hit in store:search(query, { limit = 50 }) do
      out[#out + 1] = ("%d %s %s"):format(hit.id, hit.headline, hit.snippet)
    end
  end
  for _, field in ipairs { "source", "tag", "person", "place", "month", "column" } do
    for _, row in ipairs(store:tally(field)) do
      out[#out + 1] = ("%s %s %d %.4f"):format(field, row.value, row.count, row.share)
    end
  end
  for id = 1, 5 do
    for _, revision in ipairs(store:revisions(id)) do
      out[#out + 1] = json.encode(json.object(revision))
    end
    local found = store:get(id)
    out[#out + 1] = found and bulletin.export(found, "json") or "none"
  end
  return out
end

local function assert_same(one, other)
  local a, b = answers(one), answers(other)
  for i = 1, math.max(#a, #b) do assert.equal(a[i], b[i]) end
end

describe("a copy", function()
  teardown(stores.remove)
  local from, copied

  setup(function()
    from = filled()
    copied = { file "a.db", stores.server and stores.address "a" }
  end)

  it("has all that the other has, and goes on for itself", function()
    for _, to in ipairs(copied) do
      assert.equal(300, from:copy(to))
      local copy = assert(bulletin.open(to))
      assert(copy:check())
      assert_same(from, copy)
      assert.same({ 301 }, copy:add(piece("新", "新的。")).added)
      assert(copy:restore(300))
      assert.equal(300, #copy)
      assert(copy:check())
      copy:close()
    end
  end)

  it("comes back from where it went", function()
    local there = assert(bulletin.open(file "there.db"))
    there:close()
    assert.equal(300, from:copy(file "there.db"))
    there = assert(bulletin.open(file "there.db"))
    local back = stores.server and stores.address "back" or file "back.db"
    assert.equal(300, there:copy(back))
    local store = assert(bulletin.open(back))
    assert_same(from, store)
    assert(store:check())
  end)

  it("goes on where it was broken off", function()
    local half = assert(bulletin.open(file "half.db"))
    half:close()
    local lua = os.getenv "LUA" or "lua5.4"
    local address = stores.server and stores.address "from" or file "from"
    for wait = 1, 8 do
      os.execute(("timeout -s KILL .%d %s -e 'require(\"bulletin\").open(\"%s\"):copy(\"%s\")'"
        .. " >/dev/null 2>&1"):format(wait, lua, address, file "half.db"))
    end
    assert.equal(300, from:copy(file "half.db"))
    assert.equal(300, from:copy(file "half.db"))
    half = assert(bulletin.open(file "half.db", { mode = "ro" }))
    assert(half:check())
    assert_same(from, half)
  end)

  it("that is no copy any more is told from one", function()
    local other = assert(bulletin.open(file "other.db"))
    other:add(piece("别的", "别的文章。"))
    other:close()
    assert.equal("corrupt", select(3, from:copy(file "other.db")))
    assert.equal(300, from:copy(file "more.db"))
    other = assert(bulletin.open(file "more.db"))
    other:add(piece("别的", "别的文章。"))
    other:close()
    assert.equal("corrupt", select(3, from:copy(file "more.db")))
  end)

  it("is not made within a transaction, nor of a store into itself", function()
    local own = stores.server and stores.address "from" or file "from"
    assert.equal("io", select(3, from:copy(own)))
    from:transaction(function()
      assert.equal("busy", select(3, from:copy(file "never.db")))
      return true
    end)
  end)

  it("is also what a backup is", function()
    assert.is_true(from:backup(file "backup.db"))
    assert.is_true(from:backup(file "backup.db"))
    local backup = assert(bulletin.open(file "backup.db", { mode = "ro" }))
    assert_same(from, backup)
    assert(backup:check())
    assert.is_nil(io.open(file "backup.db.part"))
  end)
end)

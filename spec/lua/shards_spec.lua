-- An archive whose shards lie on three servers, joined by postgres_fdw: what Citus
-- or another cluster of PostgreSQL asks of the store's statements, in stock
-- PostgreSQL. Where there is no PostgreSQL to start, there is nothing to test.
local bulletin = require "bulletin"
local stores = require "stores"

local addresses, folders = {}, {}

local function run(command)
  local pipe = io.popen(command .. " 2>&1")
  local said = pipe:read "*a"
  return (pipe:close()) and (said:gsub("%s+$", "")) or nil, said
end

-- A cluster is another user's, who must reach it.
local function start(number)
  local folder = os.tmpname()
  os.remove(folder)
  local address = run("spec/cluster start " .. folder)
  if address then folders[number], addresses[number] = folder, address end
  return address
end

local function psql(address, text)
  local pipe = io.popen(("psql -q -v ON_ERROR_STOP=1 '%s' >/dev/null"):format(address), "w")
  pipe:write(text)
  assert.truthy(pipe:close())
end

local schemas = 0

-- A new archive on the three servers.
local function open_spread()
  schemas = schemas + 1
  local schema = "spread_" .. schemas
  for i = 1, 3 do assert(bulletin.open(addresses[i] .. "&schema=" .. schema)):close() end
  local file = assert(io.open "spec/lua/shards.sql")
  local text = file:read("*a"):gsub("STORE", schema):gsub("HOST_1", folders[2])
    :gsub("HOST_2", folders[3]):gsub("SERVER (%a+)", "SERVER %1_" .. schemas)
  file:close()
  psql(addresses[1], text)
  local address = addresses[1] .. "&schema=" .. schema
  return assert(bulletin.open(address)), address
end

local towns = { "郑州", "洛阳", "开封", "新乡", "安阳", "许昌" }

local function piece(n)
  local town = towns[n % #towns + 1]
  return {
    headline = ("%s第%d篇"):format(town, n), source = "报" .. n % 12, page_name = "0" .. n % 3,
    date = ("2026-05-%02d"):format(n % 28 + 1),
    bylines = { { role = "reporter", name = n % 2 == 0 and "李大海" or "王小明" } },
    body = { { kind = "paragraph", text = town .. "市的春耕开始了，北京市公安局的张红说，变化很大。" },
      { kind = "paragraph", text = ("渠水流进第%d块麦田。"):format(n) } },
  }
end

-- All that a search or a list has found, with scores to four digits.
local function plain(found, unscored)
  local out, list = {}, found
  if type(list) ~= "table" then
    list = {}
    for hit in assert(found) do list[#list + 1] = hit end
  end
  for i, hit in ipairs(list) do
    hit.score = not unscored and ("%.4f"):format(hit.score) or nil
    out[i] = hit
  end
  return out
end

-- What one store answers must be what the other does; scores only where both have
-- changed alike, for old revisions count in them until segments are merged.
local function assert_same(store, other, unscored)
  for _, query in ipairs { "郑州", "春耕 -洛阳", '"渠水流进"', "第1 OR 第2", "headline:开封",
    "reporter:李大海", "person:张红 tag:要闻", "date:2026-05-03" } do
    for _, order in ipairs { "rank", "-date" } do
      local filter = { order = order, limit = 20 }
      assert.same(plain(other:search(query, filter), unscored),
        plain(store:search(query, filter), unscored), query)
    end
  end
  for _, field in ipairs { "source", "reporter", "page", "month", "tag", "person", "place",
    "organization" } do
    assert.same(other:tally(field), store:tally(field), field)
    assert.same(other:tally(field, { reporter = "王小明", from = "2026-05-10" }),
      store:tally(field, { reporter = "王小明", from = "2026-05-10" }), field)
  end
  assert.same(other:tags(), store:tags())
  assert.same(other:timeline "张红", store:timeline "张红")
  assert.same(plain(other:related(5)), plain(store:related(5)))
  assert.equal(#other, #store)
end

describe("an archive on three servers", function()
  setup(function()
    for i = 1, 3 do
      if not start(i) then return end
    end
  end)

  teardown(function()
    for _, folder in pairs(folders) do run("spec/cluster stop " .. folder) end
    stores.remove()
  end)

  -- Whether they could be started; CI must not pass without.
  local function ready()
    if select(3, bulletin.open "postgresql:///x?host=/nowhere") == "missing" then
      return pending "this build cannot reach PostgreSQL"
    end
    if addresses[3] then return true end
    assert.falsy(os.getenv "CI", "no PostgreSQL could be started")
    return pending "there is no PostgreSQL here"
  end

  it("answers as one in a file does", function()
    if not ready() then return end
    local store, other = open_spread(), assert(bulletin.open("", { mode = "memory" }))
    for n = 1, 90 do
      assert.same(other:add(piece(n)), store:add(piece(n)))
      if n % 4 == 0 then
        assert(store:tag(n, "要闻"))
        assert(other:tag(n, "要闻"))
      end
    end
    assert.equal(3, #store:sql "SELECT tableoid, count(*) AS n FROM article GROUP BY 1")
    assert_same(store, other)
    for n = 1, 90, 7 do
      assert(store:update(n, { deck = "新的副题" .. n }))
      assert(other:update(n, { deck = "新的副题" .. n }))
    end
    for n = 3, 90, 9 do
      assert(store:remove(n))
      assert(other:remove(n))
    end
    assert(store:restore(12))
    assert(other:restore(12))
    assert_same(store, other)
    assert.equal(2, #store:revisions(8))
    assert(store:check())
  end)

  it("takes a piece to another source's server and back", function()
    if not ready() then return end
    local store = open_spread()
    for n = 1, 12 do
      assert(store:add(piece(n)))
      assert(store:tag(n, "要闻"))
    end
    for _, source in ipairs { "山城晚报", "河湾日报", "报1" } do
      for n = 1, 12 do assert(store:update(n, { source = source .. n % 7 })) end
      assert.equal(12, store:count { tag = "要闻" })
      assert.equal(12, store:count { person = "张红" })
      assert.equal(12, #stores.ids(store, "春耕"))
      for n = 1, 12 do assert.equal(source .. n % 7, store[n].source) end
      assert(store:check())
    end
    assert(store:remove(1))
    assert(store:restore(1, 2))
    assert.equal("山城晚报1", store[1].source)
    assert(store:untag(1, "要闻"))
    assert.equal(11, store:count { tag = "要闻" })
    assert(store:check())
  end)

  it("undoes on all of them what is undone", function()
    if not ready() then return end
    local store = open_spread()
    assert(store:add(piece(1)))
    assert.falsy(pcall(store.transaction, store, function()
      for n = 2, 12 do assert(store:add(piece(n))) end
      assert(store:update(1, { source = "山城晚报" }))
      assert.equal(12, #stores.ids(store, "春耕"))
      error "enough"
    end))
    assert.equal(1, #store)
    assert.equal("报1", store[1].source)
    assert.same({ 1 }, stores.ids(store, "春耕"))
    assert(store:check())
  end)

  it("is imported into, merges its segments, and is copied from and to", function()
    if not ready() then return end
    local store = open_spread()
    local from = assert(bulletin.open(stores.file "from.db"))
    for n = 1, 40 do
      assert(from:add(piece(n)))
      if n % 5 == 0 then assert(from:update(n, { source = "山城晚报" })) end
    end
    local address = select(2, open_spread())
    assert(from:copy(address))
    local over = assert(bulletin.open(address))
    assert_same(over, from, true)
    assert(over:check())
    assert(over:copy(stores.file "back.db"))
    assert_same(assert(bulletin.open(stores.file "back.db")), over)
    for n = 1, 70 do
      assert(store:add(piece(n)))
      if n % 5 == 0 then assert(store:remove(n - 3)) end
    end
    assert.truthy(store:sql("SELECT count(*) AS n FROM segment")[1].n < 60)
    assert.equal(56, #stores.ids(store, "春耕"))
    assert(store:check())
    assert(store:import { "examples/pages" })
    assert(store:check())
  end)
end)

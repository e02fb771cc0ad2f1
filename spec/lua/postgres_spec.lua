-- Archives in PostgreSQL. With BULLETIN_TEST_STORE, the address of a server that
-- tests may use, they are held against archives in files; spec/run starts one.
local bulletin = require "bulletin"
local stores = require "stores"

local server = os.getenv "BULLETIN_TEST_STORE"
if server == "" then server = nil end
local piece = stores.piece

describe("an address of PostgreSQL", function()
  it("where nobody answers is a failure that keeps the password", function()
    local store, message, code = bulletin.open(
      "postgresql://editor:geheim@/db?host=/nowhere/at/all&schema=x")
    assert.is_nil(store)
    assert.truthy(code == "io" or code == "missing", code)
    assert.falsy(message:find("geheim", 1, true), message)
  end)

  it("takes no schema that is no plain name", function()
    for _, name in ipairs { "", "a-b", 'x";', ("x"):rep(64) } do
      local store, _, code = bulletin.open("postgresql:///db?host=/nowhere&schema=" .. name)
      assert.is_nil(store)
      assert.truthy(code == "query" or code == "missing", code)
    end
  end)

  it("is no file to back up to", function()
    local store = assert(bulletin.open("", { mode = "memory" }))
    assert.equal("missing", select(3, store:backup "postgresql:///db?host=/nowhere"))
  end)
end)

if not server then return end

-- The address of a server of a test's own and its folder; nil where there is none.
local function start_server()
  local folder = os.tmpname()
  os.remove(folder)
  local pipe = io.popen("spec/cluster start " .. folder)
  local own = pipe:read "*l"
  pipe:close()
  return own, folder
end

-- A generator of its own: the same operations every time. More of them, and others:
-- OPERATIONS and SEED; 5,000 with TORTURE.
local state = tonumber(os.getenv "SEED") or 20260527
local length = tonumber(os.getenv "OPERATIONS") or os.getenv "TORTURE" and 5000 or 600
local function random(n)
  state = (state * 1103515245 + 12345) % 2147483648
  return math.floor(state / 65536) % n + 1
end

local words = { "郑州", "春耕", "李大海", "北京市公安局", "变化很大", "防汛", "Expo", "三月",
  "敲门行动", "志愿者", "第12号", "好消息" }
local function phrase(count)
  local out = {}
  for i = 1, count do out[i] = words[random(#words)] end
  return table.concat(out, random(2) == 1 and "，" or "") .. "。"
end

local function some_piece(n)
  local body = {}
  for i = 1, random(4) do body[i] = { kind = "paragraph", text = phrase(3 + random(30)) } end
  return {
    headline = phrase(2) .. n % 50, source = "报" .. n % 3, body = body,
    date = ("2026-%02d-%02d"):format(random(12), random(28)), page_name = "0" .. n % 4,
    bylines = { { role = n % 7 == 0 and "photographer" or "reporter", name = words[random(3)] } },
    column = n % 5 == 0 and "专栏" or nil,
  }
end

-- One of the pieces that may be there, and sometimes none.
local function some_id() return random(math.max(60, math.floor(length / 20))) end

-- What a question answers, as one value: scores to four digits.
local function all(iterator, message, code)
  if not iterator then return { message and "failed", code } end
  local out, i, list = {}, 0, iterator
  if type(list) == "table" then
    iterator = function() i = i + 1 return list[i] end
  end
  for hit in iterator do
    if hit.score then hit.score = ("%.4f"):format(hit.score) end
    out[#out + 1] = hit
  end
  return out
end

-- Old revisions count in scores until their segments are merged, which engines do
-- at other times: while there are any, hits are compared by number.
local exact = true

local function is_exact(...)
  for _, store in ipairs { ... } do
    if store:sql("SELECT count(*) AS n FROM dead")[1].n > 0 then return false end
  end
  return true
end

local function hits_of(store, query, filter)
  if not exact and (filter.order or "rank") == "rank" then filter.order = "id" end
  local hits = all(store:search(query, filter))
  for _, hit in ipairs(hits) do hit.score = exact and hit.score or nil end
  return hits
end

local function article(store, ...)
  local found, _, code = store:get(...)
  return found and bulletin.export(found, "json") or code
end

local function timeless(list)
  for _, revision in ipairs(list or {}) do revision.time = nil end
  return list
end

local fields = { "reporter", "photographer", "source", "page", "column", "month", "week", "tag",
  "person", "place", "organization" }

-- Operations by name: each changes or asks a store.
local operations = {
  function(n) return "add", function(store) return store:add(some_piece(n)) end end,
  function(n)
    local changes = { headline = "改" .. n, body = { { kind = "paragraph", text = phrase(9) } } }
    local id = some_id()
    return "update", function(store) return (select(3, store:update(id, changes))) or "done" end
  end,
  function()
    local id = some_id()
    return "remove", function(store) return (select(3, store:remove(id))) or "done" end
  end,
  function()
    local id = some_id()
    return "restore", function(store) return (select(3, store:restore(id))) or "done" end
  end,
  function()
    local id, tag = some_id(), words[random(#words)]
    return "tag", function(store) return (select(3, store:tag(id, tag))) or "done" end
  end,
  function()
    local id, tag = some_id(), words[random(#words)]
    return "untag", function(store) return (select(3, store:untag(id, tag))) or "done" end
  end,
  function()
    local id = some_id()
    return "get", function(store) return article(store, id) end
  end,
  function()
    local id = some_id()
    return "revisions", function(store) return timeless((store:revisions(id))) end
  end,
  function()
    local query = words[random(#words)] .. (random(3) == 1 and " -" .. words[random(#words)] or "")
    local filter = { limit = random(30), order = ({ "rank", "date", "-date", "id" })[random(4)] }
    return "search", function(store) return hits_of(store, query, filter) end
  end,
  function()
    local field, filter = fields[random(#fields)], { from = "2026-0" .. random(9) }
    return "tally", function(store) return store:tally(field, filter) end
  end,
  function()
    local filter = { reporter = words[random(3)], to = "2026-0" .. random(9) }
    return "count", function(store) return store:count(filter) end
  end,
  function()
    local id = some_id()
    return "similar", function(store) return all(store:similar(id)) end
  end,
  function()
    local id = some_id()
    return "related", function(store) return all(store:related(id)) end
  end,
  function(n)
    local id, changes = some_id(), ({
      { source = "晚报" .. n % 4 }, { deck = phrase(2), kicker = "" }, { page_name = "0" .. n % 6 },
      { date = ("2026-%02d-11"):format(random(12)) },
      { bylines = { { role = "editor", name = words[random(3)] } } } })[random(5)]
    return "change", function(store) return (select(3, store:update(id, changes))) or "done" end
  end,
  function()
    local query = ({ "reporter:", "tag:", "person:", "headline:", "source:报" })[random(5)]
      .. words[random(#words)] .. (random(2) == 1 and " OR " or " ") .. words[random(#words)]
    local filter = { limit = random(30), snippet = random(2) == 1,
      tag = random(3) == 1 and words[random(#words)] or nil,
      to = random(3) == 1 and "2026-0" .. random(9) or nil }
    return "filtered search", function(store) return hits_of(store, query, filter) end
  end,
  function()
    local id, number = some_id(), random(3)
    return "old revision", function(store) return article(store, id, number) end
  end,
  -- Some changes at one go, which may be undone; what is seen within. (A server gives
  -- the number of a piece that was undone to no other.)
  function(n)
    local id, other, keeps, tag = some_id(), some_id(), random(3) > 1, words[random(#words)]
    local new = some_piece(n)
    return "transaction", function(store)
      local seen = {}
      pcall(store.transaction, store, function()
        seen[1] = keeps and store:add(new)
        seen[2] = select(3, store:tag(id, tag)) or "done"
        seen[3] = select(3, store:remove(other)) or "done"
        seen[4] = stores.ids(store, tag, { limit = 10, order = "id" })
        seen[5] = store:tally "source"
        if not keeps then error "undone" end
        return true
      end)
      seen[6] = store:count {}
      return seen
    end
  end,
  function() return "duplicates", function(store) return all(store:duplicates()) end end,
  function() return "timeline", function(store) return store:timeline "李大海" end end,
  function() return "tags", function(store) return store:tags() end end,
}

local changing = { update = true, change = true, remove = true, transaction = true }

describe("an archive in PostgreSQL", function()
  it("answers as one in a file does, whatever is done to both", function()
    local ours, theirs = assert(bulletin.open("", { mode = "memory" })), stores.open()
    for n = 1, length do
      local kind = n < 40 and 1 or random(#operations)
      local name, act = operations[kind](n)
      -- The first third changes nothing that was added, so that scores are compared.
      while n < length / 3 and changing[name] do
        name, act = operations[random(#operations)](n)
      end
      exact = is_exact(ours, theirs)
      local seed = state
      local expected = act(ours)
      state = seed
      assert.same(expected, act(theirs), name .. " " .. n)
    end
    assert.same(all(ours:duplicates()), all(theirs:duplicates()))
    assert(theirs:check())
    assert.equal(#ours, #theirs)
  end)

  it("goes on when the connection was lost, and keeps nothing half", function()
    local store, other = stores.open "lost", stores.open "lost"
    store:add(piece("一", "文章。"))
    local function cut()
      local pid = store:sql("SELECT pg_backend_pid() AS pid")[1].pid
      assert.equal(1, #other:sql("SELECT pg_terminate_backend(CAST(? AS int))", pid))
    end
    cut()
    store:count {} -- finds that it is gone
    assert.equal(1, #store)
    local good, message, code = store:transaction(function()
      assert(store:add(piece("二", "文章。")))
      cut()
      return store:add(piece("三", "文章。"))
    end)
    assert.is_nil(good)
    assert.equal("io", code, message)
    assert.equal(1, #other)
    assert(store:add(piece("四", "文章。")))
    assert.equal(2, #store)
    assert(store:check())
  end)

  -- Runs statements of the test's own on the schema of a store.
  local function run(address, text)
    local pipe = io.popen(("psql -q -v ON_ERROR_STOP=1 '%s' >/dev/null"):format(server), "w")
    pipe:write(("SET search_path = '%s';\n%s;\n"):format(address:match "schema=([%w_]+)", text))
    assert.truthy(pipe:close())
  end

  -- An archive of two pieces in which every call fails in its midst: what happens
  -- when the function stumble() is called.
  local function trap(body)
    local address = stores.address()
    local store = assert(bulletin.open(address))
    assert(store:add(piece("一", "郑州的春耕。")))
    assert(store:add(piece("二", "洛阳的春耕。")))
    store:close()
    run(address, ([[CREATE SEQUENCE stumbles;
      CREATE TABLE moment AS SELECT now() AS at;
      CREATE FUNCTION stumble() RETURNS boolean LANGUAGE plpgsql AS $$
        BEGIN %s; RETURN true; END $$;
      CREATE FUNCTION stumble_over() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM stumble(); RETURN NULL; END $$;
      CREATE TRIGGER trap AFTER INSERT OR UPDATE ON writer FOR EACH ROW
        EXECUTE FUNCTION stumble_over();]]):format(body))
    return assert(bulletin.open(address)), address
  end

  -- The calls that write, each by itself; what they leave.
  local function assert_writes(store, again)
    assert.equal(1, #assert(store:add(piece("三", "开封的春耕。"))).added)
    again()
    assert(store:tag(1, "要闻"))
    again()
    assert(store:remove(2))
    again()
    assert(store:restore(2))
    again()
    assert(store:untag(1, "要闻"))
    assert.equal(3, #store:revisions(2))
    assert.equal(3, #stores.ids(store, "春耕"))
    assert(store:check())
  end

  it("makes a call again when another was in its way", function()
    for _, kind in ipairs { "40001", "40P01" } do
      local store, address = trap(("IF nextval('stumbles') %% 2 = 1 THEN RAISE EXCEPTION "
        .. "USING ERRCODE = '%s'; END IF"):format(kind))
      assert_writes(store, function() end)
      run(address, "CREATE OR REPLACE FUNCTION stumble() RETURNS boolean LANGUAGE plpgsql AS "
        .. ("$$ BEGIN RAISE EXCEPTION USING ERRCODE = '%s'; END $$"):format(kind))
      local good, message, code = store:add(piece("四", "新乡的春耕。"))
      assert.is_nil(good)
      assert.equal("busy", code, message)
      assert.equal(3, #store)
    end
  end)

  local cut = "PERFORM pg_terminate_backend(pid) FROM pg_stat_activity, moment "
    .. "WHERE pid = pg_backend_pid() AND backend_start < moment.at"

  it("makes a call again when its connection was lost in its midst", function()
    local store, address = trap(cut)
    local function again() run(address, "UPDATE moment SET at = now()") end
    again()
    assert_writes(store, again)
    for _, name in ipairs { "posting", "card", "facet", "element" } do
      run(address, ("ALTER TABLE %s RENAME TO %s_0; CREATE VIEW %s AS SELECT * FROM %s_0 "
        .. "WHERE stumble()"):format(name, name, name, name))
    end
    for _, ask in ipairs {
      function() return #stores.ids(store, "春耕") end,
      function() return #store end,
      function() return #store:get(1).body end,
      function() return #store:tally "month" end,
      function() return #stores.ids(store, "春耕", { snippet = true }) end,
    } do
      local expected = ask()
      again()
      assert.equal(expected, ask())
    end
  end)

  it("takes an import up again whose connection was lost", function()
    local store, address = trap(cut)
    local folder = stores.file "many"
    os.execute("mkdir -p " .. folder)
    for n = 1, 40 do
      local file = assert(io.open(("%s/%02d.txt"):format(folder, n), "w"))
      file:write(("第%d件事\n本报讯 社区里的第%d件事，居民都说办得好。\n"):format(n, n))
      file:close()
    end
    for _, name in ipairs { "element", "posting" } do
      run(address, "SET client_min_messages = warning; UPDATE moment SET at = now(); "
        .. "DROP TRIGGER IF EXISTS trap ON " .. name
        .. "; CREATE TRIGGER trap AFTER INSERT ON " .. name
        .. " FOR EACH ROW EXECUTE FUNCTION stumble_over()")
      local counts, message, code = store:import(folder)
      assert.truthy(counts or code == "io", message)
      if counts then assert.equal(0, counts.failed) end
    end
    assert.equal(0, assert(store:import(folder)).failed)
    assert.equal(42, #store)
    assert.equal(40, #stores.ids(store, "居民"))
    assert(store:check())
  end)

  it("does not make again what may have been kept", function()
    local store, address = trap "RETURN true"
    run(address, "UPDATE moment SET at = now();"
      .. "CREATE OR REPLACE FUNCTION stumble_over() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
      .. cut .. "; RETURN NULL; END $$; "
      .. "CREATE CONSTRAINT TRIGGER late AFTER INSERT ON revision DEFERRABLE INITIALLY DEFERRED "
      .. "FOR EACH ROW EXECUTE FUNCTION stumble_over(); DROP TRIGGER trap ON writer")
    local good, message, code = store:add(piece("三", "开封的春耕。"))
    assert.is_nil(good)
    assert.equal("io", code)
    assert.matches("look whether", message)
    assert.equal(2, #store)
    assert.equal(1, #store:add(piece("三", "开封的春耕。")).added)
    assert(store:check())
  end)

  it("goes on when two waited for each other", function()
    local address = stores.address()
    local store = assert(bulletin.open(address))
    for n = 1, 2 do assert(store:add(piece("第" .. n .. "篇", "郑州的春耕。"))) end
    store:transaction(function()
      assert(store:tag(1, "要闻"))
      assert(os.execute(([[psql -q '%s' >/dev/null 2>&1 -c "SET search_path = '%s'; BEGIN;
        SELECT 1 FROM article WHERE id = 2 FOR UPDATE; SELECT pg_sleep(.5);
        SELECT 1 FROM article WHERE id = 1 FOR UPDATE; COMMIT" & sleep .2]]):format(
        server, address:match "schema=([%w_]+)")))
      assert(store:tag(2, "要闻"))
      return true
    end)
    assert.equal(2, store:count { tag = "要闻" })
    assert(store:check())
  end)

  it("says why it was refused", function()
    local own, folder = start_server()
    if not own then return pending "there is no PostgreSQL to start" end
    local other = own:gsub("user=%w+", "user=lihua")
    assert(os.execute(("psql -q '%s' -c \"CREATE ROLE lihua LOGIN PASSWORD 'geheim'\""):format(
      own)))
    local rules = assert(io.open(folder .. "/data/pg_hba.conf", "w"))
    rules:write "local all lihua scram-sha-256\nlocal all bulletin trust\n"
    rules:close()
    assert(os.execute("spec/cluster restart " .. folder))
    for address, expected in pairs {
      [other] = "readonly: the server wants a password",
      [other .. "&password=falsch"] = "readonly: the server refused the user",
      [own:gsub("user=%w+", "user=nobody_there")] = "readonly: the server admits nobody",
      [own:gsub("/postgres%?", "/nowhere?")] = "notfound: no such database",
      [own .. "&service=never_named"] = "notfound: no such service",
      [own .. "&colour=red"] = "query: no address that libpq knows",
      [own:gsub("host=[^&]+", "host=/nowhere")] = "io: the connection to the server failed",
    } do
      local store, message, code = bulletin.open(address, { timeout = 0 })
      assert.is_nil(store)
      local said = code .. ": " .. message:gsub("^PostgreSQL: ", "")
      assert.equal(expected, said:sub(1, #expected))
      assert.falsy(message:find("falsch", 1, true), message)
    end
    local _, message, code = bulletin.open(other .. "&password=geheim", { mode = "ro" })
    assert.equal("notfound", code, message) -- it is let in: there is no store yet
    os.execute("spec/cluster stop " .. folder)
  end)

  it("waits for a server that is started again", function()
    local own, folder = start_server()
    if not own then return pending "there is no PostgreSQL to start" end
    local store = assert(bulletin.open(own, { timeout = 30 }))
    assert(store:add(piece("一", "郑州的春耕。")))
    assert(os.execute("spec/cluster restart " .. folder))
    assert.equal(1, #store)
    assert(os.execute("spec/cluster restart " .. folder))
    assert(store:add(piece("二", "郑州的春耕。")))
    assert(os.execute("(spec/cluster restart " .. folder .. ") & sleep .1"))
    assert.same({ 1, 2 }, stores.ids(store, "春耕"))
    assert(store:check())
    os.execute("spec/cluster stop " .. folder)
    assert.equal("io", select(3, bulletin.open(own, { timeout = 0 })))
  end)

  it("lets many write at a time, and readers never wait", function()
    local store, other = stores.open "many", stores.open "many"
    store:add(piece("零", "文章。"))
    store:transaction(function()
      store:add(piece("一", "文章。"))
      other:transaction(function()
        assert.equal(1, #other:add(piece("二", "文章。")).added)
        assert.equal(1, #stores.open "many")
        assert.same({ 1, 3 }, stores.ids(other, "文章"))
        return true
      end)
      assert.same({ 1, 2, 3 }, stores.ids(store, "文章"))
      return true
    end)
    assert.same({ 1, 2, 3 }, stores.ids(other, "文章"))
    assert(store:check())
  end)

  it("makes who changes the same piece wait for the other", function()
    local store = stores.open "same"
    local other = assert(bulletin.open(stores.address "same", { timeout = 0.1 }))
    store:add(piece("一", "文章。"))
    store:transaction(function()
      store:update(1, { deck = "副题" })
      assert.equal("busy", select(3, other:update(1, { kicker = "引题" })))
      assert.equal("busy", select(3, other:tag(1, "要闻")))
      return true
    end)
    assert(other:update(1, { kicker = "引题" }))
    assert.equal("副题", store[1].deck)
    assert.equal("引题", store[1].kicker)
    store:transaction(function()
      store:add(piece("新", "文章。"))
      assert.equal("busy", select(3, other:add(piece("新", "文章。"))))
      return true
    end)
    assert.equal(1, #other:add(piece("新", "文章。")).unchanged)
    assert(store:check())
  end)

  it("merges segments in between, and loses no removal in it", function()
    local store, other = stores.open "merged", stores.open "merged"
    for n = 1, 70 do
      local writer = n % 2 == 0 and store or other
      assert(writer:add(piece("第" .. n .. "篇", "文章" .. n .. "。")))
      if n % 5 == 0 then assert(store:remove(n - 3)) end
    end
    assert.truthy(store:sql("SELECT count(*) AS n FROM segment")[1].n < 30)
    assert.equal(56, #store)
    assert.equal(56, #stores.ids(store, "文章"))
    assert(other:check())
  end)

  it("has no key without a shard, and no constraint from one to another", function()
    local store = stores.open()
    local keys = store:sql [[SELECT t.relname AS name, a.attname AS first FROM pg_index i
      JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace s ON s.oid = t.relnamespace
      JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
      WHERE i.indisunique AND s.nspname = current_schema()]]
    assert.truthy(#keys >= 18, #keys)
    for _, key in ipairs(keys) do assert.equal("shard", key.first, key.name) end
    assert.equal(0, store:sql([[SELECT count(*) AS n FROM pg_constraint c
      JOIN pg_namespace s ON s.oid = c.connamespace
      WHERE c.contype = 'f' AND s.nspname = current_schema()]])[1].n)
    for n = 1, 40 do assert(store:add({ source = "报" .. n, headline = "题", body = {} })) end
    local shards = store:sql "SELECT count(DISTINCT shard) AS n FROM article"
    assert.truthy(shards[1].n > 20, shards[1].n)
    for _, name in ipairs { "revision", "facet", "mention" } do
      assert.same({}, store:sql(("SELECT 1 FROM %s x JOIN article a ON a.id = x.article"
        .. " AND a.shard <> x.shard"):format(name)))
    end
  end)

  it("takes a piece to another source's shard, with its tags and revisions", function()
    local store = stores.open()
    for n = 1, 8 do
      store:add({ source = "甲报", headline = "题" .. n, date = "2026-05-27",
        body = { { kind = "paragraph", text = "郑州市的李大海说，春耕开始了。" } } })
      store:tag(n, "要闻")
      assert(store:update(n, { source = "报" .. n }))
    end
    assert.equal(8, store:count { tag = "要闻" })
    assert.equal(8, store:count { person = "李大海" })
    for n = 1, 8 do
      assert.equal("报" .. n, store[n].source)
      assert.equal("甲报", store:get(n, 1).source)
      assert.equal(2, #store:revisions(n))
    end
    assert(store:check())
  end)

  it("is brought up to date from version 6", function()
    local own = stores.address "old"
    local psql = io.popen(("psql -q -v ON_ERROR_STOP=1 '%s' >/dev/null"):format(server), "w")
    local file = assert(io.open "spec/lua/postgres_6.sql")
    psql:write((file:read "*a":gsub("STORE_6", '"' .. own:match "schema=([%w_]+)" .. '"')))
    file:close()
    assert.truthy(psql:close())
    assert.equal("schema", select(3, bulletin.open(own, { mode = "ro" })))
    local store = assert(bulletin.open(own))
    assert(store:check())
    assert.equal(6, #store)
    assert.same({ 1 }, stores.ids(store, "李大海"))
    assert.same({ 5, 6, 7 }, stores.ids(store, "三月"))
    assert.same({ 2 }, stores.ids(store, "防汛", { tag = "防汛" }))
    assert.equal(1, store:count { person = "王小明" })
    assert.equal("防汛准备", store:get(2, 1).headline)
    assert.equal("山城晚报", store:get(4, 1).source)
    assert.equal("河湾日报", store[4].source)
    assert.equal("notfound", select(3, store:get(3)))
    assert(store:restore(3))
    assert.same({ 1, 3 }, stores.ids(store, "李大海"))
    local added = store:add({ source = "河湾日报", headline = "春耕开始", page_name = "01",
      date = store[1].issue, body = { { kind = "paragraph", text = "新的一段。" } } })
    assert.same({ 1 }, added.updated)
    local boxes = { { x = 1, y = 2, width = 3, height = 4.5, page = 1 } }
    assert.same({ 8 }, store:add(piece("新", "新闻。", { boxes = boxes })).added)
    assert.same(boxes, store[8].boxes)
    assert(store:check())
  end)

  it("is whole after what the stores in files go through, shortened", function()
    for script, sizes in pairs { kill = "6", crowd = "3 3 12", both = "20" } do
      local pipe = io.popen(("%s spec/torture/%s.lua '%s' %s 2>&1; echo $?"):format(
        os.getenv "LUA" or "lua5.4", script, stores.address(script), sizes))
      local said = pipe:read "*a"
      pipe:close()
      assert.matches("\n0\n$", said, said)
    end
  end)

  it("tells what was damaged", function()
    for _, damage in ipairs {
      "UPDATE posting SET data = overlay(data placing decode('ff', 'hex') from 3)",
      "DELETE FROM posting", "UPDATE segment SET data = data || data",
      "UPDATE element SET text = 'x'", "UPDATE card SET data = decode('00', 'hex')",
      "DELETE FROM facet WHERE kind = 1", "UPDATE article SET revision = 0",
      "DELETE FROM revision", "UPDATE mention SET article = 99", "DELETE FROM page",
      "INSERT INTO dead SELECT shard, revision FROM article",
    } do
      local own = stores.address()
      local store = assert(bulletin.open(own))
      assert(store:add(piece("题", "郑州市的李大海说，春耕开始了。")))
      assert(store:check())
      assert(os.execute(("psql -q -v ON_ERROR_STOP=1 '%s' -c \"SET search_path = '%s'; %s\" >&2")
        :format(server, own:match "schema=([%w_]+)", damage)))
      assert.equal("corrupt", select(3, store:check()), damage)
      store:close()
      store = assert(bulletin.open(own))
      assert.equal("corrupt", select(3, store:check()), damage)
      for _, call in ipairs { store.search, store.get } do -- an answer or a failure
        local answer, message, code = call(store, call == store.get and 1 or "春耕")
        assert.truthy(answer or message and code, damage)
      end
      store:close()
    end
  end)

  it("is seldom waited for", function()
    local program = (os.getenv "BUILD" or "build") .. "/spec/test_trips"
    local probe = io.open(program)
    if not probe then return pending "there is no test_trips" end
    probe:close()
    local pipe = io.popen(program .. " 2>&1")
    local said = pipe:read "*a"
    pipe:close()
    assert.matches("passed, 0 failed\n$", said, said)
  end)

  it("is brought up to date from version 8", function()
    local own = stores.address "eight"
    local store = assert(bulletin.open(own))
    assert(store:add(piece("旧题", "渡口通船。")))
    store:close()
    local psql = io.popen(("psql -q -v ON_ERROR_STOP=1 '%s'"):format(server), "w")
    psql:write((([[SET search_path TO "STORE";
      UPDATE card SET id = (id >> 32 << 32) | first, first = id & 4294967295;
      ALTER TABLE card RENAME COLUMN first TO last;
      UPDATE state SET version = 8;]]):gsub("STORE", (own:match "schema=([%w_]+)"))))
    assert.truthy(psql:close())
    assert.equal("schema", select(3, bulletin.open(own, { mode = "ro" })))
    store = assert(bulletin.open(own))
    assert(store:check())
    assert.equal("旧题", store:search("通船")().headline)
  end)

  it("is brought up to date from version 9", function()
    local address = stores.address "nine"
    local store = assert(bulletin.open(address))
    assert(store:add(piece("旧题", "渡口通船。")))
    store:close()
    run(address, [[ALTER TABLE posting ALTER data SET STORAGE EXTENDED,
      RESET (toast_tuple_target, autovacuum_vacuum_scale_factor);
      UPDATE state SET version = 9]])
    store = assert(bulletin.open(address))
    assert.same({ { kept = "e", room = "t" } }, store:sql([[SELECT attstorage::text AS kept,
      reloptions::text LIKE '%toast_tuple_target=8160%' AS room FROM pg_attribute
      JOIN pg_class c ON c.oid = attrelid WHERE attrelid = 'posting'::regclass AND attname = ?]],
      "data"))
    assert.equal("旧题", store:search("通船")().headline)
    assert(store:check())
  end)

  it("finds the room again of what merges removed", function()
    local store = stores.open()
    for n = 1, 32 do
      local articles = {}
      for i = 1, 130 do
        local text = ("渠水流进第%d块麦田，%s。"):format(n * i, phrase(8))
        articles[i] = { headline = "第" .. n .. "之" .. i,
          body = { { kind = "paragraph", text = text } } }
      end
      assert(store:add { source = "报", name = tostring(n), articles = articles })
    end
    local room = store:sql [[SELECT pg_relation_size('posting') AS size,
      (SELECT sum(length(data) + 64) FROM posting) AS needed]][1]
    assert.truthy(room.size < 2.5 * room.needed, room.size / room.needed)
    assert(store:check())
  end)

  it("is asked with SQL that only reads", function()
    local store = stores.open()
    store:add(piece("题", "文章。"))
    assert.same({ { n = 1, x = 2.5 } },
      store:sql("SELECT count(*) AS n, ? AS x FROM article", 2.5))
    assert.same({ { t = "文章。" } }, store:sql("SELECT text AS t FROM element WHERE text = ?", "文章。"))
    local writing = { "DELETE FROM article", "BEGIN", "COPY article TO STDOUT",
      "COPY article TO PROGRAM 'cat'", "SET search_path = public", "DO $$ BEGIN END $$",
      "WITH x AS (DELETE FROM article RETURNING 1) SELECT * FROM x",
      "EXPLAIN ANALYZE DELETE FROM article", "SELECT * INTO copied FROM article",
      "SELECT id FROM article FOR UPDATE", "SELECT nextval('number')",
      "SELECT setval('number', 1)" }
    local function refuses()
      for _, statement in ipairs(writing) do
        assert.equal("readonly", select(3, store:sql(statement)), statement)
      end
      -- What has begun to read cannot be told to write, and no setting stays.
      assert.falsy(store:sql "SELECT set_config('transaction_read_only', 'off', false)")
      assert(store:sql "SELECT set_config('search_path', 'public', false)")
      assert(store:sql "SELECT pg_advisory_lock(1)")
      assert.equal(0, store:sql("SELECT count(*) AS n FROM pg_locks WHERE "
        .. "locktype = 'advisory' AND pid = pg_backend_pid()")[1].n)
    end
    refuses()
    assert(store:transaction(function()
      assert(store:tag(1, "要闻"))
      refuses()
      return true
    end))
    assert.same({ 1 }, stores.ids(store, "文章", { tag = "要闻" }))
    assert.equal("query", select(3, store:sql "SELECT nonsense FROM nowhere"))
    assert.equal("query", select(3, store:sql "SELECT 1; SELECT 2"))
    for _, values in ipairs { { }, { 1 }, { 1, 2, 3 } } do
      local none, message, code = store:sql("SELECT ?, ?", (table.unpack or unpack)(values)) -- luacheck: ignore
      assert.is_nil(none)
      assert.equal("query", code)
      assert.equal(("sql: the statement has 2 ?, but %d values are given"):format(#values), message)
    end
    store:transaction(function()
      store:add(piece("二", "文章。"))
      assert.equal(2, store:sql("SELECT count(*) AS n FROM article")[1].n)
      assert.equal("query", select(3, store:sql "SELECT nonsense"))
      return true
    end)
    assert.equal(2, #store)
  end)

  it("is read by who may read it, and written by who may write", function()
    local address = stores.address()
    local schema = address:match "schema=([%w_]+)"
    local store = assert(bulletin.open(address))
    assert(store:add(piece("一", "郑州的春耕。")))
    run(address, ("CREATE ROLE %s_r LOGIN; CREATE ROLE %s_w LOGIN"):format(schema, schema))
    assert(os.execute(("psql -q -v schema=%s -v readers=%s_r -v writers=%s_w "
      .. "-f examples/postgres/readers.sql '%s'"):format(schema, schema, schema, server)))
    local function as(role)
      return (address:gsub("user=%w+", "user=" .. schema .. "_" .. role))
    end
    local reader = assert(bulletin.open(as "r", { mode = "ro" }))
    assert.same({ 1 }, stores.ids(reader, "春耕"))
    assert.equal(1, #reader:tally "month")
    assert(reader:check())
    local bold = assert(bulletin.open(as "r"))
    assert.equal("readonly", select(3, bold:add(piece("二", "郑州的春耕。"))))
    local writer = assert(bulletin.open(as "w"))
    for n = 2, 14 do assert(writer:add(piece("第" .. n .. "篇", "郑州的春耕。"))) end
    assert(writer:remove(1))
    assert(writer:check())
    assert.equal(13, #stores.ids(reader, "春耕"))
  end)

  it("keeps no NUL in a text, and says so", function()
    local store = stores.open()
    assert.equal("encoding", select(3, store:add(piece("题", "文\0章。"))))
    assert.equal(0, #store)
  end)

  it("is not there before somebody has made it", function()
    local store, message, code = bulletin.open(server .. "&schema=never_made", { mode = "ro" })
    assert.is_nil(store)
    assert.equal("notfound", code, message)
  end)
end)

-- Ways out of the sandbox and past its limits that were found once; tried
-- within the kernel's walls and, as `soft`, within those inside Lua alone.
local bulletin = require "bulletin"
local boxed = require "boxed"

local write, shell = boxed.write, boxed.shell

-- Numbers as SQLite writes them: four bytes each, the highest first.
local function numbers(...)
  local out = {}
  for i, number in ipairs { ... } do
    out[i] = ("%08x"):format(number):gsub("%x%x", function(byte)
      return string.char(tonumber(byte, 16))
    end)
  end
  return table.concat(out)
end

for _, mode in ipairs(boxed.modes) do

local function run(text, options) return boxed.run(mode, text, options) end

describe("a sandboxed script, " .. mode .. ",", function()
  local top, folder, outside
  before_each(function() top, folder, outside = boxed.make_with_secret() end)
  after_each(boxed.remove)

  it("follows no link: to a folder, a file or nothing", function()
    shell("ln -s ../out %s/link; ln -s %s/new %s/dangling", folder, outside, folder)
    local said, ok, message = run [[
      local function try(fn, ...) say((pcall(fn, ...))) end
      try(io.open, "dangling", "w")
      try(bulletin.write, { headline = "题" }, "dangling", { format = "text" })
      try(bulletin.open, "dangling")
      try(io.open, "link/new", "w")
      try(bulletin.write, { headline = "题" }, "link/new", { format = "text" })
      try(bulletin.open, "link/new.db")
      try(io.open, "link/secret.txt")
      local store = assert(bulletin.open "s.db")
      try(store.backup, store, "dangling")
      try(store.import, store, "link")
      try(bulletin.site, store, ".")
      store:import "."
      say(store:search "机密"())
    ]]
    assert.is_true(ok, message)
    assert.same(("false "):rep(10) .. "nil ", said)
    for _, name in ipairs { "new", "new.db", "index.html" } do
      assert.is_nil(io.open(outside .. "/" .. name), name)
    end
  end)

  it("imports by patterns over its own folder alone", function()
    write("a.txt", "标题乙\n本报讯 文。\n")
    write("below/b.txt", "标题丙\n本报讯 文。\n")
    write("below/c.log", "标题丁\n本报讯 文。\n")
    local said, ok, message = run [[
      for _, pattern in ipairs { ".[.]/secret.txt", ".?/secret.txt", ".*/secret.txt", ".[.]/out",
        ".[!/]/secret.txt", "[.][.]/secret.txt", "{..}/secret.txt", "below/../../*.txt" } do
        local store = bulletin.open("x", { mode = "memory" })
        pcall(store.import, store, pattern)
        say(#store)
      end
      for _, pattern in ipairs {
        "*.txt", "*/?.txt", "below/[a-c].*", "below/[!b].*", ".", "a.txt" } do
        local store = bulletin.open("x", { mode = "memory" })
        assert(store:import(pattern))
        local count = 0
        for _ in store:search "标题" do count = count + 1 end
        say(count)
      end
    ]]
    assert.is_true(ok, message)
    assert.same(("0 "):rep(8) .. "1 1 2 1 2 1 ", said)
  end)

  it("is not led out by the name of its folder", function()
    shell("mkdir '%s/b[12]' %s/b1; cp %s/secret.txt %s/b1", top, top, outside, top)
    folder, boxed.folder = top .. "/b[12]", top .. "/b[12]"
    local said = run [[
      local store = bulletin.open("x", { mode = "memory" })
      pcall(store.import, store, "*.txt")
      pcall(store.import, store, "secret.txt")
      say(#store)
    ]]
    assert.same("0 ", said)
  end)

  it("has its options read once", function()
    local said = run(([[
      local function changing(key, first, second)
        local n = 0
        return setmetatable({}, { __index = function(_, k)
          if k ~= key then return end
          n = n + 1
          return n %% 2 == 1 and first or second
        end })
      end
      pcall(bulletin.open, "%s/made.db", changing("mode", "memory", "rw"))
      pcall(bulletin.write, { headline = "题" }, "%s/made.txt", changing("format", "text", "text"))
      say "tried"
    ]]):format(outside, outside))
    assert.same("tried ", said)
    assert.is_nil(io.open(outside .. "/made.db"))
    assert.is_nil(io.open(outside .. "/made.txt"))
  end)

  it("leaves nothing that SQLite would believe", function()
    local said = run [[
      for _, ending in ipairs { "-journal", "-wal", "-shm", "-WAL", "-Journal" } do
        local name = "x.db" .. ending
        say((pcall(io.open, name, "w")), (pcall(bulletin.open, name)))
        say((pcall(bulletin.write, { headline = "题" }, name, { format = "text" })))
      end
    ]]
    assert.same(("false "):rep(15), said)
  end)

  it("opens no store that a file beside it makes SQLite delete another for", function()
    local victim = outside .. "/victim"
    shell("echo precious >%s", victim)
    local sum = 0
    for i = 1, #victim do sum = sum + victim:byte(i) end
    local mark = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
    local header = mark .. numbers(0, 0, 1, 512, 4096)
    local store = bulletin.open(folder .. "/x.db")
    store:add { headline = "题", body = {} }
    store:close()
    write("x.db-journal", header .. ("\0"):rep(512 - #header)
      .. numbers(0x40001) .. victim .. numbers(#victim, sum) .. mark)
    local said = run [[ say(select(3, bulletin.open "x.db")) ]]
    assert.same("corrupt ", said)
    -- Nor does anybody else.
    local good, _, code = bulletin.open(folder .. "/x.db")
    assert.is_nil(good)
    assert.same("corrupt", code)
    assert.truthy(io.open(victim))
  end)

  it("sees no metatable of ours", function()
    local said = run [[
      say(getmetatable(bulletin.parse "题"), getmetatable(bulletin.open("x", { mode = "memory" })))
      local mine = { __index = { x = 1 } }
      say(getmetatable(setmetatable({}, mine)) == mine)
      say(getmetatable(setmetatable({}, { __metatable = "closed" })))
    ]]
    assert.same("nil nil true closed ", said)
  end)

  for name, text in pairs {
    ["a query without end"] = [[bulletin.open("x", { mode = "memory" }):sql
      "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c"]],
    ["queries without end"] = [[local store = bulletin.open("x", { mode = "memory" })
      while true do pcall(store.sql, store,
      "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) FROM c") end]],
    ["waiting for a lock"] = [[
      local a, b = bulletin.open "w.db", bulletin.open("w.db", { timeout = 86400 })
      a:transaction(function() while true do b:add { headline = "y" } end end)]],
    ["waiting for a store to open"] = [[
      local a = bulletin.open "w.db"
      a:transaction(function() a:add { headline = "x" }
        while true do pcall(a.backup, a, "w.db") bulletin.open("w.db", { timeout = 86400 })
          :add { headline = "z" } end end)]],
    ["insertions at the front"] = [[local t = {}
      for i = 1, 5e5 do t[i] = i end
      while true do table.insert(t, 1, 0) table.remove(t, 1) end]],
    ["insertions at a place that is written"] = [[local t = {}
      for i = 1, 5e5 do t[i] = i end
      while true do table.insert(t, "1", 0) table.remove(t, "1") end]],
    ["the elements of nothing"] = [[while true do
      local _ = select("#", table.unpack({}, 1, 9e5)) end]],
  } do
    it("is ended when its steps are used up elsewhere: " .. name, function()
      local begun = os.time()
      local _, ok, message, code = run(text, { instructions = 5, seconds = 60 })
      if name == "a query without end" and ok then return end -- it has had its answer: nil
      assert.is_nil(ok)
      assert.same("limit", code, message)
      assert.is_true(os.time() - begun < 30)
    end)
  end

  it("has no more memory in SQL", function()
    local said, ok, message = run([[
      local store = bulletin.open("x", { mode = "memory" })
      local function try(sql) say((select(3, store:sql(sql)))) end
      try "SELECT length(replace(hex('xxxxxxxxxxxxxxxx'), '78', printf('%99999999d', 1))) AS n"
      try "SELECT length(group_concat(printf('%9999999d', 1))) FROM \z
        (SELECT 1 UNION SELECT 2 UNION SELECT 3)"
      local text, code = ("经济发展人民中国"):rep(40000)
      for i = 1, 400 do
        local good, _, what = store:add { headline = "题" .. i, body = { { text = text } } }
        if not good then code = what break end
      end
      say(code)
    ]], { memory = 16, instructions = 2000 })
    assert.is_true(ok or message:find "memory" ~= nil, message)
    if ok then assert.matches("^%l+ %l+ nomem $", said) end
  end)

  it("calls no SQL function that reaches beyond", function()
    local said = run [[
      local store = bulletin.open("x", { mode = "memory" })
      for _, call in ipairs { "fts3_tokenizer('simple')", "load_extension('x')", "randomblob(9)",
        "zeroblob(9)", "sqlite_source_id()", "readfile('/etc/passwd')" } do
        say(select(3, store:sql("SELECT " .. call .. " AS x")))
      end
      say(select(3, store:sql "SELECT * FROM pragma_database_list"))
      say(store:sql "SELECT upper(substr('abc', 2)) || max(1, 2) AS x"[1].x)
    ]]
    assert.not_matches("nil", said)
    assert.matches("BC2 $", said)
  end)
end)

end -- of modes

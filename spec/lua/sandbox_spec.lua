-- Sandboxed scripts: what they may do, and every way out that was thought of;
-- within the kernel's walls and, as `soft`, within those inside Lua alone.
-- What the kernel's alone hold is tried by spec/lua/host_sandbox.c.
local bulletin = require "bulletin"
local core = require "bulletin.core"

local folder -- the script's, beside `outside` in a folder of their own
local outside

local function shell(...) return os.execute((...):format(select(2, ...))) end

local function write(name, text)
  local file = assert(io.open(folder .. "/" .. name, "wb"))
  file:write(text)
  file:close()
end

local function read(name)
  local file = io.open(folder .. "/" .. name, "rb")
  if not file then return nil end
  local text = file:read "*a"
  file:close()
  return text
end

local modes = { "soft" }
if core.sandbox.offer() > 0 and _VERSION ~= "Lua 5.1" then table.insert(modes, 1, "hard") end

for _, mode in ipairs(_VERSION ~= "Lua 5.1" and modes or {}) do

-- Runs a script that writes its findings with `say`; returns them, and what
-- bulletin.sandbox returned.
local function run(text, options)
  write("script.lua", [[
    local out = io.open("said", "w")
    local function say(...)
      for i = 1, select("#", ...) do out:write(tostring((select(i, ...))), " ") end
      out:flush()
    end ]] .. text)
  options = options or {}
  options.folder, options.mode = folder, mode
  options.instructions = options.instructions or 20
  options.memory = options.memory or 64
  local ok, message, code = bulletin.sandbox(folder .. "/script.lua", options)
  return read "said", ok, message, code
end

describe("a sandboxed script, " .. mode .. ",", function()
  local top
  before_each(function()
    top = os.tmpname()
    os.remove(top)
    folder, outside = top .. "/box", top .. "/out"
    assert(core.file.mkdir(folder .. "/below"))
    assert(core.file.mkdir(outside))
    shell("printf '标题甲\\n本报讯 机密。\\n' >%s/secret.txt; cp %s/secret.txt %s/secret.txt",
      outside, outside, top)
  end)
  after_each(function() os.execute("rm -rf " .. top) end)

  it("has bulletin, its arguments, and files in its folder", function()
    local said, ok, message = run([[
      assert(bulletin.write({ headline = "题" }, "a.html"))
      assert(bulletin.write({ headline = "题" }, "below/b.json"))
      local file = io.open("below/c.txt", "w")
      file:write("甲\n乙\n")
      file:close()
      for line in io.lines "below/c.txt" do say(line) end
      for thing in bulletin.load "below/b.json" do say(thing.headline) end
      say(..., arg[2], require "bulletin" == bulletin, bulletin._VERSION)
    ]], { arguments = { "一", "二" } })
    assert.is_true(ok, message)
    assert.same("甲 乙 题 一 二 true " .. bulletin._VERSION .. " ", said)
    assert.matches("<h2>题</h2>", read "a.html")
  end)

  it("may have modules and formats of its own", function()
    write("below/mine.lua", "return { name = 'mine', os = os }")
    local said, ok, message = run [[
      say(require "below.mine".name, require "below.mine".os)
      bulletin.formats.mine = function(items) for a in items do return a.headline .. "!" end end
      say(bulletin.export({ headline = "题" }, "mine"), bulletin.render("{{x}}", { x = "<" }))
    ]]
    assert.is_true(ok, message)
    assert.same("mine nil 题! &lt; ", said)
  end)

  it("has no os, debug, package or other door", function()
    local said = run [[
      say(os, debug, package, io.popen, io.tmpfile, io.output, string.dump, bulletin.core,
        bulletin.file, bulletin.sandbox, bulletin.methods)
    ]]
    assert.same(("nil "):rep(11), said)
  end)

  it("does not leave its folder", function()
    os.execute(("ln -s /etc %s/below/etc; ln -s /etc/passwd %s/passwd"):format(folder, folder))
    local said = run [[
      local function try(fn, ...) say((pcall(fn, ...))) end
      for _, path in ipairs { "/etc/passwd", "../x", "below/../../x", "below/etc/passwd", "passwd",
        "/dev/tty", "", "a\0b", "new/../../x", "..", "/" } do
        try(io.open, path, "w")
        try(io.lines, path)
        try(bulletin.read, path)
        try(bulletin.write, {}, path, { format = "text" })
        try(bulletin.load, path)
        try(loadfile, path)
        local empty = { each = function() return function() end end }
        try(bulletin.site, empty, path .. "/x/../../../../../../y")
      end
    ]]
    assert.same("", (said:gsub("false ", "")))
    assert.is_nil(io.open(top .. "/x"))
  end)

  it("loads no bytecode", function()
    write("bytecode", string.dump(function() return 1 end))
    local said = run [[
      local file = io.open("bytecode", "rb")
      local code = file:read "a"
      say(load(code), (load(code, "x", "b")), (load(code, "x", "bt", {})), (loadfile "bytecode"))
      say(pcall(dofile, "bytecode"))
    ]]
    assert.truthy(said:find "^nil" and not said:find "function:")
    assert.matches("nil nil nil false", said)
  end)

  it("cannot reach the methods of strings or the metatables of files", function()
    local said = run [[
      say(getmetatable "", getmetatable(io.stdout), getmetatable(print))
      string.rep, string.match = function() return "mine" end, function() return "mine" end
      say(("ab"):rep(2), (pcall(io.open, "/etc/passwd")))
      local env = load "return _G"()
      say(env == _G, env.os, (load("return os", "x", "t"))())
    ]]
    assert.same("nil nil nil abab false true nil nil ", said)
  end)

  it("has no finalizers, which would run uncounted", function()
    local said = run [[
      say((pcall(setmetatable, {}, { __gc = function() while true do end end })))
      local meta = {}
      setmetatable({}, meta)
      meta.__gc = function() say "ran" end
      meta = nil
      local t = {}
      for i = 1, 1e5 do t[i % 10] = {} end
    ]]
    assert.same("false ", said)
  end)

  for name, text in pairs {
    ["a loop"] = "while true do end",
    ["a loop in pcall"] = "while true do pcall(function() while true do end end) end",
    ["pcall within pcall"] = "local function f() while true do pcall(f) end end f()",
    ["a handler that loops"] = [[local function f() while true do end end
      xpcall(f, f)]],
    ["coroutines"] = [[while true do
      coroutine.wrap(function() pcall(function() while true do end end) end)()
    end]],
    ["a coroutine in a coroutine"] = [[local function f()
      while true do coroutine.resume(coroutine.create(f)) end
    end f()]],
    ["tail calls"] = "local function f() return f() end f()",
    ["a closed variable"] = [[while true do pcall(function()
      local x <close> = setmetatable({}, { __close = function() while true do end end })
    end) end]],
    ["a sort that never ends"] = [[local t = {}
      for i = 1, 1000 do t[i] = i end
      while true do pcall(table.sort, t, function() return true end) end]],
    ["a message that loops"] = [[error(setmetatable({}, { __tostring = function()
      while true do end end }))]],
    ["an iterator without end"] = [[
      bulletin.export(function() return { headline = "x" } end, "text")]],
  } do
    it("is ended when its steps are used up: " .. name, function()
      local _, ok, message, code = run(text, { instructions = 5 })
      if name ~= "a message that loops" then
        assert.is_nil(ok)
        assert.same("limit", code, message)
      else
        assert.is_nil(ok)
      end
    end)
  end

  for name, text in pairs {
    ["doubling"] = "local s = 'x' while true do s = s .. s end",
    ["tables"] = "local t = {} while true do t = { t, {}, {} } end",
    ["string.rep"] = "local t = {} while true do t[#t + 1] = ('x'):rep(1e7 + #t) end",
    ["concat"] = "local t = {} for i = 1, 1e5 do t[i] = ('y'):rep(999) end table.concat(t)",
    ["gsub"] = "local s = ('x'):rep(1e6) s:gsub('x', ('y'):rep(1000))",
    ["coroutines"] = [[local t = {}
      while true do t[#t + 1] = coroutine.create(print) coroutine.resume(t[#t]) end]],
  } do
    it("is ended when its memory is used up: " .. name, function()
      local _, ok, message, code = run(text, { instructions = 500 })
      assert.is_nil(ok)
      assert.same("limit", code, message)
      assert.matches("memory", message)
    end)
  end

  it("cannot make long work of nothing", function()
    local said = run [[
      say(string.rep("", 1e15) == "", (pcall(string.rep, "x", -1)))
      say((pcall(string.rep, "x", 1e15)), ("").rep("", 1e15) == "")
      say((pcall(table.move, {}, 1, math.maxinteger - 1, 1)))
      local long = setmetatable({}, { __len = function() return 1 << 62 end })
      say((pcall(table.insert, long, 1, 2)), (pcall(table.remove, long, 1)))
      say((pcall(table.sort, long, io.type)), (pcall(table.concat, long)))
      say((pcall(table.unpack, long)))
    ]]
    assert.same("true true false true false false false false false false ", said)
  end)

  it("may only read by SQL", function()
    if not bulletin.open then return pending "no store in this build" end
    local said = run [[
      local store = assert(bulletin.open "a.db")
      say((pcall(store.sql, store, "ATTACH '/tmp/x' AS x")))
      say((pcall(store.backup, store, "/tmp/x.db")))
      say((pcall(store.import, store, "/etc")))
      store:close()
    ]]
    assert.same("false false false ", said)
  end)

  it("tells errors with file and line, and what is not there", function()
    local _, ok, message, code = run "\nlocal x = nil\nx.y = 1"
    assert.is_nil(ok)
    assert.matches("script.lua:7: attempt to index a nil value", message)
    assert.same("callback", code)
    _, ok, message = run "x = = 1"
    assert.is_nil(ok)
    assert.matches("script.lua:5: unexpected symbol", message)
    ok, message, code = bulletin.sandbox("/no/such.lua", { mode = mode })
    assert.is_nil(ok)
    assert.matches("/no/such.lua", message)
    assert.same("notfound", code)
    _, ok, message = run "error {}"
    assert.is_nil(ok)
    assert.matches("raised a table", message)
  end)

  it("fails cleanly with any small memory", function()
    write("small.lua", "return 1")
    for kilobytes = 1, 3000, mode == "soft" and 97 or 499 do
      local ok, message, code = bulletin.sandbox(folder .. "/small.lua",
        { folder = folder, mode = mode, memory = kilobytes / 1024 })
      assert.is_true(ok == true or code == "limit" or code == "nomem" or code == "io", message)
    end
  end)

  -- What follows were ways out.

  it("follows no link: to a folder, a file or nothing", function()
    shell("ln -s ../out %s/link; ln -s %s/new %s/dangling", folder, outside, folder)
    local said = run [[
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
    folder = top .. "/b[12]"
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
    local header = mark .. string.pack(">I4I4I4I4I4", 0, 0, 1, 512, 4096)
    local store = bulletin.open(folder .. "/x.db")
    store:add { headline = "题", body = {} }
    store:close()
    write("x.db-journal", header .. ("\0"):rep(512 - #header)
      .. string.pack(">I4", 0x40000000 // 4096 + 1) .. victim
      .. string.pack(">I4I4", #victim, sum) .. mark)
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

-- --- the process and the command ---------------------------------------------

local function bin(...)
  local line = (...):format(select(2, ...))
  local pipe = io.popen(line .. " 2>&1; echo status $?")
  local text = pipe:read "*a"
  pipe:close()
  return text
end

describe("bulletin run --sandbox", function()
  local top, command
  before_each(function()
    top = os.tmpname()
    os.remove(top)
    folder, outside = top .. "/box", top .. "/out"
    assert(core.file.mkdir(folder))
    assert(core.file.mkdir(outside))
    command = assert(core.file.real((os.getenv "BUILD" or "build") .. "/bulletin"))
  end)
  after_each(function() os.execute("rm -rf " .. top) end)

  it("loads no module from the folder that one works in", function()
    write("page.txt", "标题\n本报讯 文。\n")
    write("nothing.lua", "return")
    for _, name in ipairs { "cjson", "zlib", "argparse", "bulletin", "bulletin/core" } do
      shell("mkdir -p %s/bulletin", folder)
      write(name .. ".lua", ("io.open('%s/pwned', 'w'):close() error 'planted'"):format(outside))
    end
    for _, arguments in ipairs { "run nothing.lua", "run --sandbox nothing.lua",
      "run --sandbox=soft nothing.lua", "parse --json page.txt", "import x.db page.txt",
      "export x.db -o x.docx" } do
      local text = bin("cd %s && LUA_PATH='?.lua;./?.lua;;' %s %s", folder, command, arguments)
      assert.matches("status 0", text, arguments)
      assert.is_nil(io.open(outside .. "/pwned"), arguments)
    end
  end)

  it("ends by the clock what waits", function()
    if modes[1] == "soft" then return pending "no Landlock here" end
    write("script.lua", "io.read()")
    local text = bin("cd %s && sleep 5 | timeout 15 %s run --sandbox --seconds 0.3 script.lua",
      folder, command)
    assert.matches("used up its time %(1.5 seconds by", text)
    assert.matches("status 1", text)
  end)

  it("ends by the processor what C does alone", function()
    if modes[1] == "soft" then return pending "no Landlock here" end
    write("script.lua", [[local s = ("a"):rep(40) s:find(("a-"):rep(40) .. "b")]])
    local text = bin("cd %s && timeout 60 %s run --sandbox --instructions 1 script.lua",
      folder, command)
    assert.matches("used up its steps", text)
  end)

  it("takes options up to --, and the script's arguments after it", function()
    if modes[1] == "soft" then return pending "no Landlock here" end
    write("script.lua", "print(arg[1], arg[2], ...)")
    local text = bin("cd %s && %s run --sandbox script.lua -- '甲 乙' --sandbox", folder,
      command)
    assert.matches("甲 乙\t%-%-sandbox\t甲 乙", text)
  end)

  it("wants hard or soft, and sane limits", function()
    write("nothing.lua", "return")
    for _, wrong in ipairs { "--sandbox=none", "--sandbox --memory 0", "--sandbox --seconds x" } do
      local text = bin("cd %s && %s run %s nothing.lua", folder, command, wrong)
      assert.matches("status 2", text, wrong)
    end
  end)

  it("fails when its output cannot be written", function()
    if not io.open("/dev/full", "w") or modes[1] == "soft" then return pending "no /dev/full" end
    write("script.lua", "print 'x'")
    local text = bin("cd %s && %s run --sandbox script.lua >/dev/full", folder, command)
    assert.matches("status 1", text)
  end)
end)

describe("bulletin.sandbox", function()
  it("knows its options", function()
    assert.has_error(function() bulletin.sandbox(1) end)
    assert.has_error(function() bulletin.sandbox("x", { memroy = 1 }) end,
      "sandbox: unknown option 'memroy'")
    assert.has_error(function() bulletin.sandbox("x", { mode = "none" }) end)
    assert.has_error(function() bulletin.sandbox("x", { seconds = 0 }) end)
    assert.has_error(function() bulletin.sandbox("x", { arguments = { 1 } }) end)
  end)

  it("knows of every function and method whether a script may have it", function()
    local given = require "bulletin.sandbox.given"
    for name, value in pairs(bulletin) do
      if type(value) == "function" then
        assert.truthy(given.functions[name] ~= nil, "bulletin." .. name)
      end
    end
    for name in pairs(core.store.methods) do
      assert.truthy(given.methods[name] ~= nil, "store:" .. name)
    end
  end)
end)

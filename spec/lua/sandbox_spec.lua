-- Sandboxed scripts: what they may do, and every way out that was thought of;
-- within the kernel's walls and, as `soft`, within those inside Lua alone.
-- What the kernel's alone hold is tried by spec/lua/host_sandbox.c.
local bulletin = require "bulletin"
local boxed = require "boxed"

local write, read = boxed.write, boxed.read

for _, mode in ipairs(boxed.modes) do

local function run(text, options) return boxed.run(mode, text, options) end

describe("a sandboxed script, " .. mode .. ",", function()
  local top, folder
  before_each(function() top, folder = boxed.make_with_secret() end)
  after_each(boxed.remove)

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
      local code = file:read "*a"
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
    ["a closed variable"] = _VERSION >= "Lua 5.4" and [[while true do pcall(function()
      local x <close> = setmetatable({}, { __close = function() while true do end end })
    end) end]] or nil,
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
      local most = (math.maxinteger or 2 ^ 53) - 1
      say((pcall(table.move, {}, 1, most, 1)))
      local long = setmetatable({}, { __len = function() return most end })
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
    assert.matches("script.lua:7: attempt to index .*a nil value", message)
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
end)

end -- of modes

-- Files as the module writes and names them.
local bulletin = require "bulletin"
local core = require "bulletin.core"

local folder

local function sh(command, ...)
  local pipe = assert(io.popen(("cd '%s' && { %s; } 2>&1"):format(folder, command:format(...))))
  local out = pipe:read "*a"
  pipe:close()
  return (out:gsub("\n$", ""))
end

before_each(function()
  folder = os.tmpname()
  os.remove(folder)
  assert(os.execute("mkdir " .. folder))
end)
after_each(function() os.execute("rm -rf " .. folder) end)

describe("a file that is being written", function()
  it("is its owner's alone until it has its name, and then as it should be", function()
    local path = folder .. "/a.txt"
    for _, case in ipairs { { nil, "644" }, { "600", "600" }, { "664", "664" } } do
      os.remove(path)
      if case[1] then sh("touch a.txt; chmod %s a.txt", case[1]) end
      local writer = assert(core.file.create(path))
      assert(writer:write "字")
      assert.equal("600", sh "stat -c %%a .bulletin-*")
      assert(writer:commit())
      assert.equal(case[2], sh "stat -c %%a a.txt")
      assert.equal("a.txt", sh "ls -A")
    end
  end)

  it("is no other userdata that was given its metatable", function()
    local writer = assert(core.file.create(folder .. "/a.txt"))
    local methods = debug.getmetatable(writer)
    local other = assert(io.open(folder .. "/b.txt", "wb"))
    local own = debug.getmetatable(other)
    debug.setmetatable(other, methods)
    for _, name in ipairs { "write", "commit", "discard", "__gc" } do
      local fn = name == "__gc" and methods.__gc or writer[name]
      local good = pcall(fn, other, "文")
      assert.equal(name == "discard" or name == "__gc", good, name)
    end
    debug.setmetatable(other, own)
    assert(other:write "乙")
    assert(other:close()) -- its file was left to it
    writer:discard()
    assert.equal("乙", sh "cat b.txt")
  end)

  it("may have the longest name there is", function()
    local name = ("长"):rep(83) .. ".txt" -- 253 bytes
    assert.is_true(bulletin.write({ headline = "题", body = {} }, folder .. "/" .. name))
    assert.equal(name, sh "ls -A")
    local ok, message, code = bulletin.write({ headline = "题", body = {} },
      folder .. "/" .. name .. ".md")
    assert.is_nil(ok)
    assert.equal("limit", code)
    assert.matches("^cannot write ", message)
    assert.equal(name, sh "ls -A")
  end)
end)

describe("a path", function()
  it("holds no NUL, wherever one is taken", function()
    local path = folder .. "/a.txt"
    assert(bulletin.write({ headline = "题", body = {} }, path))
    path = path .. "\0.json"
    local store = assert(bulletin.open("", { mode = "memory" }))
    for name, try in pairs {
      read = function() return bulletin.read(path) end,
      load = function() return bulletin.load(path) end,
      open = function() return bulletin.open(path) end,
      write = function() return bulletin.write({ headline = "题" }, path) end,
      site = function() return bulletin.site(store, path) end,
      backup = function() return store:backup(path) end,
    } do
      local ran, result = pcall(try)
      assert.falsy(ran and result, name)
    end
    assert.equal(0, assert(store:import(path)).files)
    assert.equal("a.txt", sh "ls -A")
  end)

  it("is a plain name, never an address", function()
    local script = folder .. "/try.lua"
    local file = io.open(script, "w")
    file:write [[
      local bulletin = require "bulletin"
      for _, name in ipairs { "file:a.db?mode=memory", ":memory:", "file:b.db" } do
        local store = assert(bulletin.open(name))
        store:add { headline = "题", body = {} }
        assert(store:backup("file:c.db?mode=memory"))
        store:close()
        for _, mode in ipairs { "rw", "ro" } do
          assert(#assert(bulletin.open(name, { mode = mode })) == 1)
        end
      end
      print(bulletin.open "")
    ]]
    file:close()
    local pipe = io.popen(("cd '%s/lua' && pwd"):format(os.getenv "BUILD" or "build"))
    local here = pipe:read "*l"
    pipe:close()
    local out = sh("LUA_PATH='%s/?.lua;%s/?/init.lua;;' LUA_CPATH='%s/?.so;;' %s try.lua",
      here, here, here, os.getenv "LUA" or "lua5.4")
    assert.equal("nil\tthe store's file has no name\tio", out)
    assert.equal(":memory:\nfile:a.db?mode=memory\nfile:b.db\nfile:c.db?mode=memory\ntry.lua",
      sh "ls -A | grep -v -e '-wal$' -e '-shm$'")
  end)
end)

describe("a backup", function()
  it("takes no name that SQLite uses beside a store, and leaves nothing behind", function()
    local store = assert(bulletin.open(folder .. "/a.db"))
    assert(store:add { headline = "题", body = {} })
    for _, name in ipairs { "a.db-journal", "a.db-wal", "a.db-shm", "other-journal" } do
      local ok, message, code = store:backup(folder .. "/" .. name)
      assert.is_nil(ok)
      assert.equal("io", code, message)
    end
    assert.is_nil((bulletin.open(folder .. "/new-journal")))
    store:transaction(function() return store:backup(folder .. "/in-it.db") end)
    assert(not store:backup(folder .. "/no/such/folder.db"))
    store:close()
    assert.equal("a.db", sh "ls -A")
  end)
end)

describe("a store's name", function()
  it("leaves room for those of SQLite's files beside it, or makes none", function()
    local longest, longer = ("x"):rep(247), ("x"):rep(248)
    local store = assert(bulletin.open(folder .. "/" .. longest))
    for _, name in ipairs { longer, ("x"):rep(255), ("x"):rep(256), ("d/"):rep(2500) } do
      for _, try in ipairs { bulletin.open, function(path) return store:backup(path) end } do
        local ok, message, code = try(folder .. "/" .. name)
        assert.is_nil(ok)
        assert.equal("limit", code, message)
        assert.matches("choose a shorter one$", message)
      end
    end
    sh("ln -s %s short", longer)
    assert.equal("limit", select(3, bulletin.open(folder .. "/short")))
    store:close()
    assert.equal(longest .. "\nshort", sh "ls -A | sort -r")
  end)
end)

describe("file.remove", function()
  it("takes plain files below a folder, and nothing else", function()
    sh "mkdir -p room/a/0 outside && touch room/a/0/1.html room/x outside/y z"
    sh "ln -s ../outside room/l"
    sh "ln -s ../z room/z && mkfifo room/pipe"
    local room = folder .. "/room"
    for _, name in ipairs { "../z", "a/../x", "l/y", "z", "pipe", "a", "/x", "a//0/1.html", "./x",
      "", "x/", "x/y", folder .. "/z", "nothing", ".." } do
      local ran, removed = pcall(core.file.remove, room, name)
      assert.falsy(ran and removed, name)
    end
    assert.is_true(core.file.remove(room, "a/0/1.html"))
    assert.is_true(core.file.remove(room, "x"))
    assert.equal("outside\nroom\nz", sh "ls -A") -- folders that became empty are gone
    assert.equal("l\npipe\nz", sh "ls -A room")
    assert.equal("y", sh "ls -A outside")
  end)
end)

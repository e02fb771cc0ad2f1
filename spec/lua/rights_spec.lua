-- Stores that the file system does not let one write, or read. Rights do not
-- bind the superuser, who tries them as another user.
local bulletin = require "bulletin"

local folder = os.tmpname()
os.remove(folder)

local function sh(command, ...)
  command = command:format(...)
  assert(os.execute(command), command)
end

sh("mkdir '%s' && chmod 755 '%s'", folder, folder)

local function output(command)
  local pipe = assert(io.popen(command))
  local text = pipe:read "*a"
  pipe:close()
  return text
end

local superuser = output "id -u" == "0\n"
local as_other = superuser and "setpriv --reuid=65534 --regid=65534 --clear-groups" or ""

-- Opens arg[1] in mode arg[2], reads it, tries to write.
local script = [[
local bulletin = require "bulletin"
local store, message, code = bulletin.open(arg[1], { mode = arg[2], timeout = 0 })
if not store then return print(code, message) end
local found = 0
for _ in store:search "文章" do found = found + 1 end
if arg[3] then -- go on when somebody has done something
  os.execute "touch signals/ready; until [ -e signals/go ]; do sleep 0.02; done"
  return print(select(2, store:count()))
end
local added, why, which = store:add { headline = "新", body = {} }
print("open", #store, found, added and "added" or which, why)
store:close()
]]

local function try(name, mode, what)
  local build = os.getenv "BUILD" or "build"
  local modules = output("cd '" .. build .. "/lua' && pwd"):gsub("\n$", "")
  if superuser then -- who may read the build, while another may not
    modules = folder .. "/lua"
    if not os.execute(("test -d '%s'"):format(modules)) then
      sh("cp -r '%s/lua' '%s' && chmod -R a+rX '%s'", build, modules, modules)
    end
  end
  -- Where a build that counts its lines may write what it counted.
  sh("mkdir -p '%s/counts' && chmod 777 '%s/counts'", folder, folder)
  local said = output(("cd '%s' && GCOV_PREFIX='%s/counts' LUA_PATH='%s/?.lua;%s/?/init.lua;;' "
    .. "LUA_CPATH='%s/?.so;;' %s %s %s.lua '%s' %s 2>&1"):format(folder, folder, modules, modules,
    modules, as_other, os.getenv "LUA" or "lua5.4", what or "try", name, mode))
  return (said:gsub("\n$", ""))
end

-- A store of one article in a folder of its own, with the rights given.
local function make(name, file_rights, folder_rights)
  sh("mkdir '%s/%s' && chmod 777 '%s/%s'", folder, name, folder, name)
  local path = ("%s/%s/a.db"):format(folder, name)
  local store = assert(bulletin.open(path))
  assert(store:add { headline = "题", body = { { text = "文章。" } } })
  store:close()
  sh("chmod %s '%s' && chmod %s '%s/%s'", file_rights, path, folder_rights, folder, name)
  return path
end

local READS = "open\t1\t1\treadonly\tthe store was opened for reading; "
  .. "open it without mode=\"ro\" to write"

local can_try = not superuser or os.execute "command -v setpriv >/dev/null"
local it_binds = can_try and it or function(what) pending(what .. " (there is no setpriv)") end

describe("a store that may not be written", function()
  setup(function()
    local file = assert(io.open(folder .. "/try.lua", "w"))
    file:write(script)
    file:close()
  end)

  it_binds("for its own rights says so, and is read", function()
    make("own", 444, 777)
    assert.equal("readonly\town/a.db may not be written; change its owner or rights, or open the "
      .. "store with mode=\"ro\" to read it", try("own/a.db", "rw"))
    assert.equal(READS, try("own/a.db", "ro"))
  end)

  it_binds("for its folder's rights says so, and is read", function()
    make("above", 666, 555)
    assert.equal("readonly\tabove/a.db: its folder may not be written, where the store keeps its "
      .. "log; change its rights, or open the store with mode=\"ro\" to read it",
      try("above/a.db", "rw"))
    assert.equal(READS, try("above/a.db", "ro"))
    make("both", 444, 555)
    assert.matches("^readonly\tboth/a.db may not be written", try("both/a.db", "rw"))
    assert.equal(READS, try("both/a.db", "ro"))
  end)

  it_binds("and is written after all is opened anew", function()
    if not superuser then return pending "only the superuser can write one" end
    local path = make("later", 666, 555)
    sh("mkdir '%s/signals' && chmod 777 '%s/signals'", folder, folder)
    sh("(cd '%s/signals'; until [ -e ready ]; do sleep 0.02; done; printf x >'%s-wal'; touch go) &",
      folder, path)
    assert.equal("later/a.db: another process has begun to write it; open it again\tbusy",
      try("later/a.db", "ro wait"))
  end)

  it_binds("while another writes it is read with what that one wrote", function()
    local path = make("live", 644, 755)
    local store = assert(bulletin.open(path))
    assert(store:add { headline = "又", body = { { text = "文章。" } } })
    sh("chmod 644 '%s-wal' '%s-shm'", path, path)
    if superuser then assert.matches("^readonly\t", try("live/a.db", "rw")) end
    assert.equal((READS:gsub("1\t1", "2\t2")), try("live/a.db", "ro"))
    store:close()
  end)

  it_binds("for a log that another user left says which", function()
    if not superuser then return pending "only the superuser can make one" end
    local path = make("log", 666, 777)
    sh("printf x >'%s-wal' && chmod 444 '%s-wal'", path, path)
    assert.matches("^open\t1\t1\treadonly\tlog/a.db%-wal may not be written",
      try("log/a.db", "rw"))
  end)

  it_binds("and whose log lies beside it is not read without it", function()
    local path = make("left", 666, 777)
    sh("printf x >'%s-wal'; chmod 555 '%s/left'", path, folder)
    assert.equal("readonly\tleft/a.db: its log cannot be read where its folder may not be "
      .. "written; open it once with the right to write", try("left/a.db", "ro"))
    sh("chmod 777 '%s/left'; : >'%s-wal'; chmod 555 '%s/left'", folder, path, folder)
    assert.equal(READS, try("left/a.db", "ro")) -- an empty log holds nothing
  end)

  it_binds("is not made in a folder that may not be written", function()
    make("full", 666, 555)
    assert.equal("readonly\tfull/new.db: its folder may not be written; choose another or change "
      .. "its rights", try("full/new.db", "rw"))
    assert.equal("notfound\tfull/new.db: no such file; check the name", try("full/new.db", "ro"))
  end)
end)

describe("a store that may not be read", function()
  teardown(function() os.execute(("chmod -R u+rwX '%s'; rm -rf '%s'"):format(folder, folder)) end)

  it_binds("says so", function()
    make("secret", "000", 777)
    for _, mode in ipairs { "rw", "ro" } do
      assert.equal("io\tsecret/a.db: may not be read; change its owner or rights",
        try("secret/a.db", mode))
    end
    make("closed", 666, "000")
    assert.equal("io\tclosed/a.db: a folder above it may not be read; change its rights",
      try("closed/a.db", "ro"))
  end)

  it("is no folder, and has one", function()
    for _, mode in ipairs { "rw", "ro" } do
      local _, message, code = bulletin.open("spec", { mode = mode })
      assert.equal("io", code)
      assert.equal("spec: a folder; name a file in it", message)
    end
    assert.equal("no/such/a.db: its folder does not exist; make it first",
      select(2, bulletin.open "no/such/a.db"))
  end)
end)

describe("a folder that may not be read", function()
  it_binds("is a failure of an import that goes on", function()
    sh("mkdir -p '%s/tree/closed' && chmod 755 '%s' '%s/tree'", folder, folder, folder)
    sh("printf '标题\\n本报讯 正文在此。\\n' >'%s/tree/a.txt'; chmod 000 '%s/tree/closed'", folder, folder)
    local file = assert(io.open(folder .. "/import.lua", "w"))
    file:write [[
      local store = require("bulletin").open("", { mode = "memory" })
      local counts, failures = store:import(arg[1])
      print(counts.files, #failures, failures[1].code, failures[1].message)
    ]]
    file:close()
    assert.equal("1\t1\tio\ttree/closed: cannot read the folder: Permission denied",
      try("tree", "ro", "import"))
    os.execute(("chmod -R u+rwX '%s'; rm -rf '%s'"):format(folder, folder))
  end)
end)

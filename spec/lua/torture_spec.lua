-- The torture of stores, shortened; `make torture` runs it in full.
local folder = os.tmpname()
os.remove(folder)
os.execute("mkdir -p " .. folder)

local function run(command)
  local pipe = io.popen(("%s spec/torture/%s 2>&1; echo $?"):format(
    os.getenv "LUA" or "lua5.4", command))
  local output = pipe:read "*a"
  pipe:close()
  assert.matches("\n0\n$", output, output)
end

describe("a store", function()
  teardown(function() os.execute("rm -rf " .. folder) end)

  it("is whole after kill -9 at any moment", function()
    run(("kill.lua '%s/kill.db' 12"):format(folder))
  end)

  it("serves many processes at once", function()
    run(("crowd.lua '%s/crowd.db' 4 4 30"):format(folder))
  end)

  it("is made by one of many processes", function()
    for _ = 1, 20 do run(("crowd.lua '%s/birth.db' 4 4 1"):format(folder)) end
  end)

  it("takes in one folder twice at once, and changes of one article", function()
    run(("both.lua '%s/both.db' 60"):format(folder))
  end)

  it("may be closed or used by a finalizer at any moment", function()
    if _VERSION ~= "Lua 5.4" then return pending "the collector cannot be told when" end
    run(("closed.lua '%s/closed.db'"):format(folder))
  end)

  it("lends its tokenizer to SQLite's shell", function()
    if not os.execute("command -v sqlite3 >/dev/null") then
      pending "there is no sqlite3 program"
      return
    end
    local build = os.getenv "BUILD" or "build"
    local pipe = io.popen(("sqlite3 :memory: '.load %s/bulletin_fts' "
      .. "\"CREATE VIRTUAL TABLE t USING fts5(x, tokenize='bulletin')\" "
      .. "\"INSERT INTO t VALUES ('中国经济，G20峰会在杭州举行'), ('經濟發展')\" "
      .. "\"SELECT group_concat(rowid) FROM t WHERE t MATCH '经济'\" "
      .. "\"SELECT group_concat(rowid) FROM t WHERE t MATCH '济'\" "
      .. "\"SELECT group_concat(rowid) FROM t WHERE t MATCH '\\\"g20峰会在\\\"'\" "
      .. "\"SELECT count(*) FROM t WHERE t MATCH '\\\"国济\\\"'\" "
      .. "\"SELECT count(*) FROM t WHERE t MATCH '\\\"经济，g20\\\"'\" "
      .. "\"INSERT INTO t(t) VALUES ('integrity-check')\" 2>&1"):format(build))
    local output = pipe:read "*a"
    pipe:close()
    assert.equal("1,2\n1,2\n1\n0\n1\n", output)
  end)
end)

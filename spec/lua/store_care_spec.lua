-- A store and the files that are not its own, SQL, backups, damage.
local bulletin = require "bulletin"
local luassert = require "luassert"
local stores = require "stores"

local file, open, piece, ids = stores.file, stores.open, stores.piece, stores.ids

describe("a store", function()
  teardown(stores.remove)

  describe("is careful", function()
    it("with files that are not its own", function()
      local function fails(name, code, options)
        local good, message, what = bulletin.open(file(name), options)
        assert.is_nil(good)
        assert.equal(code, what)
        assert.is_string(message)
      end
      local f = io.open(file "text.db", "wb")
      f:write(("not a database at all "):rep(100))
      f:close()
      fails("text.db", "corrupt")
      fails("none.db", "notfound", { mode = "ro" })
      fails("no/such/folder.db", "io")
      luassert.has_error(function() bulletin.open(file "x.db", { mode = "w" }) end)
      luassert.has_error(function() bulletin.open(file "x.db", { colour = 1 }) end)
    end)

    it("with reading only", function()
      local store = open "ro.db"
      local id = store:add(piece("题", "文章。")).added[1]
      store:close()
      store = assert(bulletin.open(file "ro.db", { mode = "ro" }))
      assert.equal("题", store[id].headline)
      assert.same({ id }, ids(store, "文章"))
      assert.equal("readonly", select(3, store:add(piece("题", "别的。"))))
      assert.equal("readonly", select(3, store:remove(id)))
      store:close()
    end)

    it("with SQL", function()
      local store = open()
      store:add(piece("题", "文章。"))
      local rows = store:sql("SELECT count(*) AS n, ? AS x FROM article", 2.5)
      assert.same({ { n = 1, x = 2.5 } }, rows)
      for _, statement in ipairs {
        "DELETE FROM article", "PRAGMA user_version = 9", "ATTACH 'x' AS y", "BEGIN", "VACUUM",
      } do
        local good, _, code = store:sql(statement)
        assert.is_nil(good)
        assert.equal("readonly", code)
      end
      assert.equal("query", select(3, store:sql "SELEC 1"))
      assert.equal("query", select(3, store:sql "SELECT 1; SELECT 2"))
      for _, asked in ipairs { { "SELECT ?", 1, 2 }, { "SELECT ?, ?", 1 }, { "SELECT ?" },
        { "SELECT 1", 1 } } do
        local none, message, code = store:sql((table.unpack or unpack)(asked)) -- luacheck: ignore
        assert.is_nil(none)
        assert.equal("query", code)
        local _, places = asked[1]:gsub("%?", "")
        assert.equal(("sql: the statement has %d ?, but %d values are given"):format(places,
          #asked - 1), message)
      end
      assert.same({ { x = 1, y = 1 } }, (store:sql("SELECT ?1 AS x, ?1 AS y", 1)))
      assert.equal("query", select(3, store:sql "SELECT abs(-9223372036854775807 - 1)"))
      assert.equal(1, #store)
    end)

    it("with backups and damage", function()
      local store = open "whole.db"
      for i = 1, 30 do store:add(piece("题" .. i, ("文章之" .. i .. "。"):rep(40))) end
      assert.is_true(store:backup(file "copy.db"))
      assert.is_true(store:backup(file "copy.db")) -- in place of the one before
      os.execute(("ln -s '%s' '%s'"):format(file "whole.db", file "link.db"))
      for _, name in ipairs { "whole.db", "link.db" } do
        local good, message, code = store:backup(file(name))
        assert.is_nil(good)
        assert.equal("io", code)
        assert.matches(name .. ": the store itself; name another file", message)
      end
      assert.is_true(store:check())
      store:close()
      local copy = open "copy.db"
      assert.equal(30, #copy)
      copy:close()
      local f = io.open(file "copy.db", "r+b")
      local size = f:seek("end")
      f:seek("set", 0)
      local head = f:read(math.floor(size / 2))
      f:close()
      f = io.open(file "half.db", "wb")
      f:write(head)
      f:close()
      local half, _, code = bulletin.open(file "half.db")
      if half then
        _, _, code = half:check()
        half:close()
      end
      assert.equal("corrupt", code)
    end)

    it("with its own files' names, whatever leads to them", function()
      os.execute(("mkdir -p '%s' '%s'"):format(file "own/sub", file "way"))
      local at = file "own"
      local function sh(command) assert(os.execute(("cd '%s' && %s"):format(at, command))) end
      assert(bulletin.open(at .. "/real.db")):close()
      sh "ln -s real.db by-link.db"
      local store = assert(bulletin.open(at .. "/by-link.db"))
      for i = 1, 5 do store:add(piece("题" .. i, "文章。")) end
      sh "ln -s real.db-wal wal; ln -s real.db-journal journal; ln -s journal again"
      sh "ln real.db-shm hard-shm; ln real.db-wal hard-wal; ln real.db hard"
      sh "ln -s ring ring; ln -s ../own ../way/there"
      for _, name in ipairs { "real.db", "by-link.db", "real.db-wal", "real.db-shm",
        "real.db-journal", "by-link.db-wal", "sub/../real.db", ".//real.db-journal", "wal",
        "journal", "again", "hard-shm", "hard-wal", "hard", "ring",
        "../way/there/real.db", "../way/there/journal" } do
        local good, message, code = store:backup(at .. "/" .. name)
        assert.is_nil(good, name)
        assert.equal("io", code, message)
      end
      for _, name in ipairs { "journal", "again", "wal", "ring" } do
        assert.is_nil((bulletin.open(at .. "/" .. name)))
      end
      sh "ln -s nowhere/x.db lost; ln -s new.db found"
      assert.equal("io", select(3, store:backup(at .. "/lost")))
      assert.is_true(store:backup(at .. "/found"))
      assert(store:check())
      store:close()
      local list = assert(io.popen(("ls '%s'"):format(at)))
      assert.equal("again by-link.db found hard hard-shm hard-wal journal lost new.db real.db"
        .. " ring sub wal", (list:read "*a"):gsub("%s+", " "):gsub(" $", ""))
      list:close()
      local copy = assert(bulletin.open(at .. "/new.db"))
      assert.equal(5, #copy)
      copy:close()
    end)
  end)
end)

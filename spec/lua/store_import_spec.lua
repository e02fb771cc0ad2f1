-- Files into a store.
local bulletin = require "bulletin"
local stores = require "stores"

local file, open = stores.file, stores.open

describe("a store", function()
  teardown(stores.remove)

  describe("imports", function()
    it("files, folders and patterns, and goes on after a bad one", function()
      local store = open()
      os.execute("mkdir -p " .. file "in/sub")
      local function write(name, text)
        local f = assert(io.open(file(name), "wb"))
        f:write(text)
        f:close()
      end
      write("in/日报2026年5月27日.txt", "甲市新气象\n本报记者 王小明\n今年以来，甲市的变化很大。\n")
      write("in/sub/b.txt", "乙县好消息\n　　乙县今年的收成很好。\n")
      write("in/bad.txt", "\255\255\254\1\128")
      local seen = {}
      local counts, failures = assert(store:import(file "in", {
        progress = function(done, total, path) seen[#seen + 1] = { done, total, path } end,
      }))
      assert.equal(3, #seen)
      assert.equal(2, counts.files)
      assert.equal(1, #failures)
      assert.equal(failures, counts.failures)
      assert.matches("bad.txt", failures[1].file)
      assert.equal(1, store:count { from = "2026-05-27", to = "2026-05-27" })
      local again = store:import({ file "in/*.txt", file "in/sub" })
      assert.equal(0, again.added)
      assert.equal(counts.added, again.unchanged)
      local missing = store:import(file "nowhere")
      assert.equal("notfound", missing.failures[1].code)
    end)

    it("a folder that holds the store, and leaves that alone", function()
      os.execute("mkdir -p " .. file "home")
      local f = assert(io.open(file "home/a.txt", "wb"))
      f:write("甲市新气象\n本报记者 王小明\n今年以来，甲市的变化很大。\n")
      f:close()
      local store = assert(bulletin.open(file "home/archive"))
      assert.equal(1, assert(store:import(file "home")).files)
      assert.equal(1, store:import(file "home/*").files)
      local counts = store:import(file "home/../home/archive")
      assert.equal(0, counts.files)
      assert.matches("the store itself", counts.failures[1].message)
      local memory = assert(bulletin.open(file "home/a.txt", { mode = "memory" }))
      assert.equal(1, memory:import(file "home/a.txt").files)
      -- Another process that comes and goes must not take the log away.
      local other = "%s -e 'local s = require\"bulletin\".open(\"%s\") s:close()'; ls %s"
      local log = assert(io.popen(other:format(
        os.getenv "LUA" or "lua5.4", file "home/archive", file "home")))
      assert.matches("archive%-wal", log:read "*a")
      log:close()
      assert(store:check())
      store:close()
      memory:close()
    end)
  end)
end)

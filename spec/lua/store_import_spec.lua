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

  describe("imports on threads", function()
    local tables = {
      "article", "page", "source", "element", "byline", "name", "mention", "facet", "kind",
      "segment", "posting", "card", "dead", "state",
    }

    -- All that an archive holds, but when it was written.
    local function content(store)
      local out = {}
      for _, name in ipairs(tables) do out[name] = store:sql("SELECT * FROM " .. name) end
      out.revision = store:sql "SELECT * FROM revision"
      for _, row in ipairs(out.revision) do row.time = nil end
      return out
    end

    local function write(name, text)
      local f = assert(io.open(file(name), "wb"))
      f:write(text)
      f:close()
    end

    setup(function()
      os.execute("mkdir -p " .. file "many/sub")
      local title = "甲市新气象之%d\n本报记者 王小明\n北京市公安局局长李大海说，甲市第%d区的变化很大。\n"
      for i = 1, 90 do
        local name = i % 3 == 0 and "many/sub/日报2026年5月%d日.txt" or "many/%d.txt"
        write(name:format(i % 29 + 1, i), title:format(i, i))
      end
      write("many/0-bad.txt", "\255\255\254\1\128")
      write("many/10.json", '[{"headline":"一","body":[]},{"headline":"二","body":[]}]')
      write("many/11-bad.json", '{"headline":')
      write("many/12.jsonl", '{"headline":"三","body":[]}\n{"headline":\n{"headline":"四"}')
      write("many/13.html", "<html><h1>一座桥通车了</h1><p>本报讯 今天，一座桥通车了。</p></html>")
      write("many/\176\230.txt", title:format(91, 91))
      write("many/20.txt", ("　　很长的一版，张三在乙县说，变化很大。\n"):rep(100000))
    end)

    it("into the same archive, in the same order", function()
      local alone, seen = open(), {}
      local counts, failures = assert(alone:import(file "many", {
        progress = function(done, total, path) seen[#seen + 1] = { done, total, path } end,
      }))
      assert.equal(3, #failures)
      for _, jobs in ipairs { 2, 5 } do
        local some, at = open(), 0
        local other, failed = assert(some:import(file "many", { jobs = jobs,
          progress = function(done, total, path)
            at = at + 1
            assert.same(seen[at], { done, total, path })
          end }))
        assert.equal(#seen, at)
        assert.same(counts, other)
        assert.same(failures, failed)
        assert.same(content(alone), content(some))
        assert.same(counts.added, some:import(file "many", { jobs = jobs }).unchanged)
        assert(some:check())
      end
    end)

    it("with options, and rules of which one is a function", function()
      local options = { source = "甲报", date = "2026-01-02", encoding = "UTF-8",
        rules = { columns = { "甲市" } } }
      local alone, some = open(), open()
      assert(alone:import(file "many/sub", options))
      options.jobs = 3
      assert(some:import(file "many/sub", options))
      assert.same(content(alone), content(some))
      local lines = 0
      options.rules.line = function() lines = lines + 1 end
      assert.equal(0, some:import(file "many/sub", options).added)
      assert.is_true(lines > 30)
    end)

    it("and takes a number of them only", function()
      local store = open()
      for _, jobs in ipairs { 0, 257, 1.5, "two" } do
        assert.error_matches(function() store:import(file "many", { jobs = jobs }) end,
          "jobs must be a whole number, 1 to 256")
      end
    end)

    it("and an interrupt leaves a whole archive", function()
      local lua, path = os.getenv "LUA" or "lua5.4", file "interrupted.db"
      local line = "timeout -s INT %.2f %s -e 'local s = require\"bulletin\".open(\"%s\") "
        .. "s:import(\"%s\", {jobs = 2})' >/dev/null 2>&1"
      for i = 1, 6 do os.execute(line:format(0.02 * i, lua, path, file "many")) end
      local store, alone = open "interrupted.db", open()
      assert(store:check())
      local counts = assert(store:import(file "many", { jobs = 2 }))
      assert.equal(assert(alone:import(file "many")).added, counts.added + counts.unchanged)
      assert.equal(#alone, #store)
      assert(store:check())
      store:close()
    end)
  end)
end)

-- store:sql against who would do more with it than read: each statement is
-- refused, and nothing of the store or beside it has changed.
local bulletin = require "bulletin"

local refused = {
  ["changes the connection"] = {
    "PRAGMA writable_schema=ON", "PRAGMA journal_mode=DELETE", "PRAGMA database_list",
    "ATTACH 'OTHER' AS e", "DETACH main", "VACUUM", "VACUUM INTO 'OTHER'", "REINDEX", "ANALYZE",
    "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT x", "RELEASE x",
  },
  ["writes"] = {
    "CREATE TABLE t(x)", "CREATE TEMP TABLE t(x)", "CREATE VIRTUAL TABLE f USING fts5(x)",
    "CREATE VIRTUAL TABLE r USING rtree(a, b, c)",
    "CREATE TEMP TRIGGER x AFTER INSERT ON piece BEGIN SELECT 1; END",
    "DELETE FROM piece", "UPDATE piece SET headline = 'x'", "REPLACE INTO piece(id) VALUES (1)",
    "INSERT INTO piece(headline) SELECT 'x' RETURNING 1",
    "WITH a AS (SELECT 1) DELETE FROM piece RETURNING *", "EXPLAIN DELETE FROM piece",
    "SELECT 1; DELETE FROM piece", "UPDATE sqlite_master SET type = 'x'",
  },
  ["reaches beyond"] = {
    "SELECT load_extension('x')", "SELECT writefile('OTHER', 'x')", "SELECT edit('x')",
    "SELECT readfile('/etc/passwd')", "SELECT fts3_tokenizer('simple', x'00')", "SELECT fts5(?)",
    "SELECT sqlite_log(1, 'x')", "SELECT randomblob(1000000000)", "SELECT zeroblob(1000000000)",
  },
  ["names tables that SQLite makes up"] = {
    "SELECT * FROM sqlite_dbpage", "SELECT * FROM pragma_integrity_check",
    "SELECT * FROM pragma_table_info('piece')",
    "SELECT value FROM json_each('[]') UNION SELECT 1 FROM sqlite_dbpage",
  },
  ["is no statement"] = {
    "", "  ", ";", "--", "/*", "SELECT", "SELECT ?999999",
    ("("):rep(5000) .. "1" .. (")"):rep(5000),
    "SELECT " .. ("1+"):rep(20000) .. "1", "SELECT '" .. ("x"):rep(1000000),
  },
}

describe("a statement of a caller's that", function()
  local path, store
  before_each(function()
    path = os.tmpname()
    os.remove(path)
    store = assert(bulletin.open(path))
    assert(store:add { headline = "题", body = {} })
  end)
  after_each(function()
    store:close()
    os.remove(path)
  end)

  for what, statements in pairs(refused) do
    it(what .. " is refused", function()
      for _, sql in ipairs(statements) do
        local rows, message, code = store:sql((sql:gsub("OTHER", path .. ".other")))
        assert.is_nil(rows, sql:sub(1, 60))
        assert.truthy(code == "query" or code == "readonly" or code == "limit", message)
      end
      assert.equal(1, #store)
      assert.equal("题", store:get(1).headline)
      assert(store:check())
      assert.is_nil(io.open(path .. ".other"))
      assert.same({ { x = 1 } }, (store:sql "SELECT 1 AS x"))
    end)
  end
end)

-- Which articles a filter lets through, and how many.
local luassert = require "luassert"
local stores = require "stores"

local open, piece, ids = stores.open, stores.piece, stores.ids

describe("a store", function()
  teardown(stores.remove)

  describe("filters and counts", function()
    local store = open()
    local a, b, c
    setup(function()
      local function page(date, name, article)
        local whole = { source = "日报", date = date, name = name, articles = { article } }
      return store:add(whole).added[1]
      end
      local by = function(role, name) return { bylines = { { role = role, name = name } } } end
      a = page("2026-05-27", "01", piece("甲", "一二三", by("reporter", "景静")))
      b = page("2026-05-28", "02", piece("乙", "一二", by("reporter", "景静")))
      c = page("2026-06-01", "01", piece("丙", "一 二三四", by("correspondent", "李娜")))
      store:tag(a, "要闻", "民生")
      store:tag(b, "要闻")
    end)

    it("by date, source, page, tag and role", function()
      assert.equal(2, store:count { from = "2026-05", to = "2026-05" })
      assert.equal(1, store:count { from = "2026-05-28", to = "2026-05" })
      assert.equal(3, store:count { source = "日报" })
      assert.equal(2, store:count { page = "01" })
      assert.equal(1, store:count { page = "01", reporter = "景静" })
      assert.equal(0, store:count { reporter = "李娜" })
      assert.same({ a, b }, ids(store, "一", { tag = "要闻" }))
      assert.same({ a }, ids(store, "一", { tag = { "要闻", "民生" } }))
      assert.same({ c }, ids(store, "一", { from = "2026-06" }))
      assert.same({ a }, ids(store, "一", { to = "2026-05-27" }))
    end)

    it("by whole months, however short", function()
      local short = open()
      for day, headline in pairs { ["2026-02-28"] = "末", ["2026-03-02"] = "初" } do
        short:add { date = day, articles = { piece(headline, "一二三") } }
      end
      local february = { from = "2026-02", to = "2026-02" }
      assert.equal(1, short:count(february))
      assert.equal(1, #ids(short, "一二", february))
      assert.equal(2, #ids(short, "一二", { to = "2026" }))
      for _, no_day in ipairs { "2026-02-29", "2026-13", "0000" } do
        assert.equal("query", select(3, short:count { to = no_day }))
      end
    end)

    it("as tallies", function()
      local function row(value, count, chars)
        return { value = value, count = count, share = count, chars = chars }
      end
      assert.same({ row("景静", 2, 5), row("", 1, 4) }, store:tally "reporter")
      assert.same({ row("李娜", 1, 4), row("", 2, 5) }, store:tally "correspondent")
      assert.same({ row("2026-05", 2, 5), row("2026-06", 1, 4) }, store:tally "month")
      assert.same({ row("景静", 1, 2) },
        store:tally("reporter", { from = "2026-05-28", page = "02" }))
      local tags, counts = store:tags()
      assert.same({ "要闻", "民生" }, tags)
      assert.same({ ["要闻"] = 2, ["民生"] = 1 }, counts)
    end)

    it("by who and what they name", function()
      local named = open()
      local text = "记者在北京见到王小明。王小明说，他去过上海。"
      local id = named:add(piece("在北京", text)).added[1]
      named:add(piece("别的", "没有谁。"))
      local people = {}
      for _, row in ipairs(named:tally "person") do people[row.value] = row.count end
      assert.equal(1, people["王小明"])
      assert.equal(1, named:count { place = "北京" })
      assert.same({ id }, ids(named, "见到", { person = "王小明" }))
      assert.same({}, ids(named, "见到", { person = "李娜" }))
      named:remove(id)
      assert.equal("", named:tally("person")[1].value)
      named:restore(id)
      assert.equal(1, named:count { place = "北京", person = "王小明" })
      assert.is_true(named:check())
    end)

    it("from indexes, never the table of articles", function()
      if not stores.in_files then return end -- SQLite tells its plan
      local shape = "EXPLAIN QUERY PLAN SELECT f.value, count(*) AS n, sum(f.chars) FROM facet f "
        .. "WHERE f.kind = 16 AND f.date >= '2026' AND f.article IN "
        .. "(SELECT article FROM facet WHERE kind = 2 AND value = 'x') GROUP BY f.value"
      for _, row in ipairs(assert(store:sql(shape))) do
        assert.is_nil(row.detail:find("article%f[%A]") and row.detail:find("SCAN"))
        assert.is_nil(row.detail:find("SCAN f"))
      end
    end)

    it("in order, with limits", function()
      local function order(filter)
        local list = {}
        for article in store:each(filter) do list[#list + 1] = article.id end
        return list
      end
      assert.same({ a, b, c }, order {})
      assert.same({ c, b, a }, order { order = "-date" })
      assert.same({ b }, order { limit = 1, offset = 1 })
      local list = {}
      for hit in store:search("一", { order = "-date", limit = 2 }) do list[#list + 1] = hit.id end
      assert.same({ c, b }, list)
    end)

    it("and refuses what it does not know", function()
      luassert.has_error(function() store:count { colour = "red" } end)
      luassert.has_error(function() store:tally "colour" end)
      luassert.has_error(function() store:search(5) end)
      luassert.has_error(function() store:get("x") end)
      assert.equal("query", select(3, store:count { from = "yesterday" }))
    end)
  end)
end)

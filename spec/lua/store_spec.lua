-- The store: what goes in comes out, is found, counted, changed and kept.
local bulletin = require "bulletin"
local luassert = require "luassert"

local folder = os.tmpname()
os.remove(folder)
os.execute("mkdir -p " .. folder)

local function file(name) return folder .. "/" .. name end

local function open(name)
  if name then return assert(bulletin.open(file(name))) end
  return assert(bulletin.open("", { mode = "memory" }))
end

local function piece(headline, text, more)
  local article = { headline = headline, bylines = {}, body = {} }
  for line in text:gmatch("[^\n]+") do
    article.body[#article.body + 1] = { kind = "paragraph", text = line }
  end
  for key, value in pairs(more or {}) do article[key] = value end
  return article
end

local function ids(store, query, filter)
  local all = {}
  for hit in assert(store:search(query, filter)) do all[#all + 1] = hit.id end
  table.sort(all)
  return all
end

-- Without its metatable, ids and what the store adds.
local function plain(article)
  local copy = {}
  for key, value in pairs(article) do copy[key] = value end
  copy.id, copy.tags, copy.page_name, copy.source = nil, nil, nil, nil
  return copy
end

local function pages()
  local all = {}
  for _, path in ipairs(require("bulletin.core").store.files("examples/pages")) do
    if path:find("%.txt$") then all[#all + 1] = path end
  end
  return all
end

describe("a store", function()
  teardown(function() os.execute("rm -rf " .. folder) end)

  describe("keeps articles", function()
    it("equal in every field, for every page", function()
      local store, seen = open(), 0
      for _, path in ipairs(pages()) do
        local page = assert(bulletin.read(path, { source = path }))
        local result = assert(store:add(page))
        assert.equal(#page.articles, #result.added)
        for i, article in ipairs(page.articles) do
          local back = assert(store:get(result.added[i]))
          assert.same(plain(article), plain(back))
          assert.equal(page.name, back.page_name)
          assert.equal(path, back.source)
          seen = seen + 1
        end
        assert.same({}, store:add(page).added)
        assert.equal(#page.articles, #store:add(page).unchanged)
      end
      assert.is_true(seen > 0)
      assert.equal(seen, #store)
      assert.is_true(store:check())
    end)

    it("with fields missing", function()
      local store = open()
      local article = piece("只有标题", "一段。")
      local id = store:add(article).added[1]
      assert.same(article, plain(store:get(id)))
      local empty = store:add({ body = {}, bylines = {} }).added[1]
      assert.same({ body = {}, bylines = {} }, plain(store:get(empty)))
    end)

    it("once, and another revision when they change", function()
      local store = open()
      local page = { source = "日报", date = "2026-05-27", name = "02 要闻",
                     articles = { piece("甲", "旧文。"), piece("甲", "另一篇。") } }
      local added = store:add(page).added
      assert.equal(2, #added)
      page.articles[1] = piece("甲", "新文。")
      local again = store:add(page)
      assert.same({ added[1] }, again.updated)
      assert.same({ added[2] }, again.unchanged)
      assert.equal("旧文。", store:get(added[1], 1).body[1].text)
      assert.equal("新文。", store[added[1]].body[1].text)
      assert.same({}, ids(store, "旧文"))
      assert.same({ added[1] }, ids(store, "新文"))
      local changes = {}
      for i, r in ipairs(store:revisions(added[1])) do changes[i] = r.change end
      assert.same({ "added", "updated" }, changes)
    end)

    it("that come out of it and go back in", function()
      local store = open()
      local id = store:add({ source = "日报", date = "2026-05-27", name = "01",
                             articles = { piece("题", "文。", { date = "2026-05-20" }) } }).added[1]
      assert.same({ id }, store:add(store:get(id)).unchanged)
    end)

    it("through update, remove and restore", function()
      local store = open()
      local id = store:add(piece("题", "春天来了。")).added[1]
      store:tag(id, "季节")
      assert.is_true(store:update(id, { headline = "新题" }))
      assert.equal("新题", store[id].headline)
      assert.is_true(store:remove(id))
      assert.is_nil(store[id])
      assert.equal("notfound", select(3, store:get(id)))
      assert.equal("题", store:get(id, 1).headline)
      assert.equal(0, #store)
      assert.same({}, ids(store, "春天"))
      assert.same({}, (store:tags()))
      assert.is_true(store:restore(id))
      assert.equal("新题", store[id].headline)
      assert.same({ "季节" }, store[id].tags)
      assert.is_true(store:restore(id, 1))
      assert.equal("题", store[id].headline)
      assert.same({ id }, ids(store, "春天"))
      assert.is_true(store:update(id, { tags = { "甲", "乙" } }))
      assert.same({ "乙", "甲" }, store[id].tags)
      assert.is_true(store:update(id, { tags = false }))
      assert.same({}, store[id].tags)
      luassert.has_error(function() store:update(id, { tags = "丙" }) end,
        "update: tags must be a list of strings, got string")
      luassert.has_error(function() store:update(id, { id = 2 }) end,
        "update: an article keeps its id")
      assert.equal("notfound", select(3, store:update(id + 1, { deck = "副题" })))
      assert.is_true(store:check())
    end)

    it("only as UTF-8", function()
      local store = open()
      local good, message, code = store:add(piece("题", "\xff\xfe"))
      assert.is_nil(good)
      assert.equal("encoding", code)
      assert.matches("byte 1", message)
      assert.equal(0, #store)
    end)
  end)

  describe("finds", function()
    local store, texts = open(), {}
    setup(function()
      for i, text in ipairs {
        "中国经济保持增长。G20峰会在杭州举行。", "經濟發展的重要意義。",
        "ＧＤＰ增长５％，你好，世界！", "科技创新的高地　世界合作的舞台",
        "hello world，New York 的人们。", "重要的发展，重要的经济。",
      } do
        texts[i] = store:add(piece("第" .. i .. "篇", text,
          { bylines = { { role = "reporter", name = "王小" .. i } } })).added[1]
      end
    end)

    local cases = {
      { "经济", { 1, 2, 6 } }, { "經濟", { 1, 2, 6 } }, { "的", { 2, 4, 5, 6 } },
      { "的重要", { 2 } }, { "重要的发展", { 6 } }, { "增长G20", {} },
      { "G20峰会", { 1 } }, { "g20", { 1 } }, { "20", {} }, { "gdp", { 3 } },
      { '"gdp增长"', { 3 } }, { "5", { 3, 5 } }, { '"你好，世界"', { 3 } }, { "你好世界", {} },
      { "地世", {} }, { "高地世界", {} }, { '"new york"', { 5 } }, { '"york new"', {} },
      { "经济 -增长", { 2, 6 } }, { "峰会 OR 舞台", { 1, 4 } }, { "世界 OR 经济 重要", { 2, 6 } },
      { "王小3", { 3 } }, { "小", { 1, 2, 3, 4, 5, 6 } }, { "headline:第2", { 2 } },
      { "headline:经济", {} }, { "“重要意义”", { 2 } }, { "－增长　经济", { 2, 6 } },
      { "第1篇 增长", { 1 } }, { "篇中", {} },
    }
    for _, case in ipairs(cases) do
      it(case[1], function()
        local want = {}
        for i, n in ipairs(case[2]) do want[i] = texts[n] end
        assert.same(want, ids(store, case[1]))
        local _, count = 0, 0
        for _ in store:search(case[1], { limit = 2 }) do count = count + 1 end
        assert.equal(math.min(2, #want), count)
      end)
    end

    for query, position in pairs {
      ['"a'] = 1, ["中国 OR"] = 8, ["OR 中国"] = 1, ["-"] = 1, ["-中国"] = 1, [""] = 1,
      ["title:中国"] = 1, ["中国 \"，\""] = 8, ["a OR -b"] = 3,
    } do
      it("the mistake in " .. query, function()
        local good, message, code = store:search(query)
        assert.is_nil(good)
        assert.equal("query", code)
        assert.matches("byte " .. position .. "$", message)
      end)
    end

    it("the snippet, marked and cut at clauses", function()
      for hit in store:search("峰会") do
        assert.equal("中国经济保持增长。G20«峰会»在杭州举行。", hit.snippet)
      end
      for hit in store:search("峰会", { snippet = false }) do assert.is_nil(hit.snippet) end
    end)
  end)

  it("finds what a scan of the text finds, whatever the segments", function()
    local store, texts = open(), {}
    local characters = { "中", "国", "人", "民", "经", "济", "，", "a", "\n", "报" }
    local seed = 7
    local function random(n)
      seed = (seed * 1103515245 + 12345) % 2147483648
      return seed // 65536 % n + 1
    end
    for i = 1, 300 do
      local text = {}
      for k = 1, 40 do text[k] = characters[random(#characters)] end
      text = table.concat(text)
      local id = store:add(piece("题" .. i, text)).added[1]
      texts[id] = text
      if i % 7 == 0 then
        store:remove(id)
        texts[id] = nil
      end
    end
    for length = 1, 5 do
      for _ = 1, 20 do
        local query = {}
        for k = 1, length do query[k] = characters[random(6)] end
        query = table.concat(query)
        local want = {}
        for id, text in pairs(texts) do
          if text:find(query, 1, true) then want[#want + 1] = id end
        end
        table.sort(want)
        assert.same(want, ids(store, query))
        local best = {}
        for hit in store:search(query, { limit = 5 }) do best[#best + 1] = hit.score end
        local all = {}
        for hit in store:search(query) do all[#all + 1] = hit.score end
        for i, score in ipairs(best) do assert.equal(all[i], score) end
      end
    end
    assert.is_true(store:check())
  end)

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

  it("keeps all of a transaction or nothing", function()
    local store = open()
    local ok = pcall(store.transaction, store, function()
      store:add(piece("甲", "文。"))
      error "no"
    end)
    assert.is_false(ok)
    assert.equal(0, #store)
    assert.equal(7, store:transaction(function()
      store:add(piece("乙", "文。"))
      store:transaction(function()
        store:add(piece("丙", "内文。"))
        return nil, "undone", "io"
      end)
      assert.same({}, ids(store, "内文"))
      assert.equal(1, #ids(store, "文"))
      return 7
    end))
    assert.equal(1, #store)
    assert.is_true(store:check())
  end)

  it("ends a transaction whatever its function does", function()
    local store = open()
    assert.same({ nil, "why", "io" }, { store:transaction(function(same)
      assert.equal(store, same)
      same:add(piece("甲", "文。"))
      return nil, "why", "io"
    end) })
    assert.is_true(store:transaction(function() end))
    local function three() return 1, nil, 3 end
    assert.same({ 1, nil, 3, n = 3 }, table.pack(store:transaction(three)))
    local raised = {}
    local ok, what = pcall(store.transaction, store, function() error(raised) end)
    assert.is_false(ok)
    assert.equal(raised, what)
    -- What yields may never come back.
    ok = coroutine.wrap(pcall)(store.transaction, store, function()
      store:add(piece("乙", "文。"))
      coroutine.yield()
    end)
    assert.is_false(ok)
    assert.equal(0, #store)
    ok, what = pcall(store.transaction, store, function()
      store:add(piece("丙", "文。"))
      store:close()
    end)
    assert.is_false(ok)
    assert.matches("closed", what)
    luassert.has_error(function() open():transaction "x" end,
      "transaction: a function expected, got string")
  end)

  it("passes failures on to what is made of it", function()
    local store = open()
    store:add(piece("甲", "文。"))
    local wrong = { from = "yesterday" }
    assert.equal("query", select(3, bulletin.learn(store, { filter = wrong })))
    assert.equal("query", select(3, bulletin.site(store, file "room", { filter = wrong })))
    assert.is_table(bulletin.keywords("“……”，“！”。春耕春耕", { store = store }))
  end)

  it("lets go of iterators that are left", function()
    local store = open "left.db"
    for i = 1, 50 do store:add(piece("题" .. i, "文章。")) end
    local next_hit = store:search("文章")
    assert.is_table(next_hit())
    local abandoned = coroutine.wrap(function()
      for article in store:each {} do coroutine.yield(article) end
    end)
    assert.equal("题1", abandoned().headline)
    local row = store:sql("SELECT count(*) AS n FROM article")[1]
    assert.equal(50, row.n)
    local other = open "left.db"
    other:add(piece("别人", "文章。"))
    assert.equal(51, #store)
    store:close()
    luassert.has_error(function() store:search("文章") end)
    luassert.has_error(function() abandoned() end)
    other:close()
    other:close()
  end)

  it("is closed for every method, and knows what is no store", function()
    local calls = {
      add = { piece("甲", "文。") }, get = { 1 }, remove = { 1 }, restore = { 1 },
      revisions = { 1 }, tag = { 1, "甲" }, untag = { 1, "甲" }, tags = {}, each = {},
      search = { "文" }, count = {}, tally = { "tag" }, similar = { 1 }, duplicates = {},
      backup = { file "never.db" }, check = {}, sql = { "SELECT 1" },
      transaction = { function() end }, update = { 1, { deck = "副" } }, import = { "examples" },
    }
    local store = open()
    store:add(piece("甲", "文。"))
    for name in pairs(require("bulletin.core").store.methods) do
      assert.is_table(calls[name] or name == "close" and {}, name .. " is not tried")
    end
    store:close()
    for name, arguments in pairs(calls) do
      local ok, what = pcall(store[name], store, table.unpack(arguments))
      assert.is_false(ok, name)
      assert.matches("the store is closed", what)
      ok, what = pcall(store[name], arguments[1], table.unpack(arguments, 2))
      assert.is_false(ok, name)
      assert.is_string(what)
    end
    assert.is_false(pcall(function() return #store end))
    assert.is_false(pcall(function() return store[1] end))
    assert.equal("store (closed)", tostring(store))
    store:close()
  end)

  it("takes whole numbers for ids, and strings for texts", function()
    local store = open()
    for _, id in ipairs { 1.5, 1e300, -1e300, 0 / 0, math.huge, "1", {} } do
      assert.error_matches(function() store:get(id) end,
        "an article's id %(a whole number%) expected")
    end
    for _, id in ipairs { 0, -1, 7, math.maxinteger, math.mininteger, 2.0 } do
      assert.equal("notfound", select(3, store:get(id)))
      assert.equal("notfound", select(3, store:remove(id)))
    end
    for _, limit in ipairs { -1, 1e300, 0 / 0, 1.5, "3" } do
      assert.error_matches(function() store:each { limit = limit } end, "'limit' must be a whole")
    end
    assert.is_function(store:each { limit = math.maxinteger, offset = math.maxinteger })
    assert.error_matches(function() store:search(1) end,
      "a query %(a string%) expected, got number")
    assert.error_matches(function() store:tag(1, 2) end, "a tag %(a string%) expected, got number")
    assert.error_matches(function() store:sql("SELECT ?", {}) end, "value 1 must be")
  end)

  it("finds near copies", function()
    local store = open()
    local text = {}
    for i = 1, 60 do text[i] = "第" .. i .. "件事是街道办事处在社区里推进的工作之" .. (i * 7 % 13) .. "。" end
    local first = store:add(piece("原稿", table.concat(text))).added[1]
    text[30] = "这一句被编辑改过了，意思没有变。"
    local second = store:add(piece("改稿", table.concat(text))).added[1]
    store:add(piece("无关", ("天气晴朗，适合出行。"):rep(30)))
    local found = store:similar(first)
    assert.equal(1, #found)
    assert.equal(second, found[1].id)
    assert.is_true(found[1].score > 0.8)
    local pairs_ = store:duplicates()
    assert.equal(1, #pairs_)
    assert.equal(first, pairs_[1].older.id)
    assert.equal(second, pairs_[1].newer.id)
  end)

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
      write("in/bad.txt", "\xff\xff\xfe\x01\x80")
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
      assert.equal("missing", select(3, bulletin.open "postgresql://host/db"))
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
      assert.equal("query", select(3, store:sql("SELECT ?", 1, 2)))
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
      local head = f:read(size // 2)
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
  end)
end)

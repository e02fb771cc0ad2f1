-- 稿件统计: counts, shares and characters by one field or by two.
local bulletin = require "bulletin"

local function open() return assert(bulletin.open("", { mode = "memory" })) end

local function by(role, ...)
  local list = {}
  for i, name in ipairs { ... } do list[i] = { role = role, name = name } end
  return list
end

local function piece(headline, date, bylines, text, more)
  local article = { headline = headline, date = date, bylines = bylines,
    body = { { kind = "paragraph", text = text } } }
  for key, value in pairs(more or {}) do article[key] = value end
  return article
end

local fields = {
  "reporter", "correspondent", "editor", "tag", "source", "page", "column", "year", "quarter",
  "month", "week", "day", "person", "place", "organization",
}

-- Some hundred pieces with none, one or many of everything.
local function archive()
  local store, seed = open(), 11
  local function random(n)
    seed = (seed * 1103515245 + 12345) % 2147483648
    return math.floor(seed / 65536) % n
  end
  for i = 1, 120 do
    local people = {}
    for k = 1, random(5) do people[k] = "记者" .. random(6) end
    if i == 7 then for k = 1, 29 do people[k] = "同行" .. k end end
    local day = ("20%02d-%02d-%02d"):format(10 + random(3), 1 + random(12), 1 + random(28))
    local id = store:add(piece("题" .. i, random(4) > 0 and day or nil,
      by("reporter", table.unpack(people)), ("清江的事。"):rep(random(4)), {
        source = random(2) > 0 and "清江日报" or nil,
        page_name = random(3) > 0 and "0" .. random(4) or nil,
      })).added[1]
    for k = 1, random(3) do store:tag(id, "标签" .. k) end
    if i % 10 == 0 then store:remove(id) end
  end
  return store
end

-- What a field says of a piece, read from its table.
local readers = {
  reporter = function(article)
    local names, known = {}, {}
    for _, byline in ipairs(article.bylines) do
      if not known[byline.name] then names[#names + 1] = byline.name end
      known[byline.name] = true
    end
    return names
  end,
  tag = function(article) return article.tags end,
  page = function(article) return { article.page_name } end,
  month = function(article) return { article.date and article.date:sub(1, 7) } end,
}

local function values(article, field)
  local list = readers[field](article)
  return #list > 0 and list or { "" }
end

-- The rows of two fields, counted piece by piece.
local function counted(store, first, second)
  local rows, at = {}, {}
  for article in store:each {} do
    local chars = 0
    for _, e in ipairs(article.body) do chars = chars + utf8.len(e.text) end
    local a, b = values(article, first), second and values(article, second) or { false }
    for _, x in ipairs(a) do
      for _, y in ipairs(b) do
        local key = x .. "|" .. tostring(y)
        local row = at[key] or { count = 0, share = 0, chars = 0 }
        if not at[key] then rows[#rows + 1] = row end
        at[key] = row
        row.count, row.chars = row.count + 1, row.chars + chars
        row.share = row.share + 1 / (#a * #b)
      end
    end
  end
  return rows, at
end

describe("a tally", function()
  it("counts nobody who is called by a surname only", function()
    local store = open()
    store:add(piece("清江的事", "2026-06-01", by("reporter", "景静"), "李女士说，区长王升建来了，小陈也来了。"))
    local rows = store:tally "person"
    assert.equal(1, #rows)
    assert.equal("王升建", rows[1].value)
    store:close()
  end)

  local store = archive()

  it("shares each piece among its people", function()
    local small = open()
    small:add(piece("甲", "2026-05-27", by("reporter", "江小满", "陶知秋", "江小满"), "一二三"))
    small:add(piece("乙", "2026-05-28", by("reporter", "江小满"), "一二"))
    small:add(piece("丙", nil, by("editor", "何一川"), "一"))
    assert.same({
      { value = "江小满", count = 2, share = 1.5, chars = 5 },
      { value = "陶知秋", count = 1, share = 0.5, chars = 3 },
      { value = "", count = 1, share = 1, chars = 1 },
    }, small:tally "reporter")
    assert.same({
      { value = "2026-05", count = 2, share = 2, chars = 5 },
      { value = "", count = 1, share = 1, chars = 1 },
    }, small:tally "month")
    assert.same({ { value = "", count = 3, share = 3, chars = 6 } }, small:tally "translator")
    assert.same({}, open():tally "reporter")
    local tags, counts = small:tags()
    assert.same({ {}, {} }, { tags, counts })
  end)

  it("has every piece once, by any field and any two", function()
    local lists = {}
    for i, a in ipairs(fields) do
      lists[#lists + 1] = a
      lists[#lists + 1] = { a, fields[i % #fields + 1] }
      lists[#lists + 1] = { fields[#fields + 1 - i], a }
    end
    for _, filter in ipairs { {}, { source = "清江日报" }, { from = "2011" }, { tag = "标签1" } } do
      local pieces = store:count(filter)
      assert.is_true(pieces > 0)
      for _, field in ipairs(lists) do
        local sum = 0
        for _, row in ipairs(assert(store:tally(field, filter))) do
          assert.is_true(row.count >= row.share and row.share > 0)
          sum = sum + row.share
        end
        assert.is_true(math.abs(sum - pieces) < 1e-9)
      end
    end
  end)

  it("is what counting piece by piece gives", function()
    for _, pair in ipairs { { "reporter" }, { "tag" }, { "month" }, { "reporter", "month" },
      { "month", "reporter" }, { "tag", "reporter" }, { "page", "tag" } } do
      local rows, at = counted(store, pair[1], pair[2])
      local given = store:tally(pair)
      assert.equal(#rows, #given)
      for _, row in ipairs(given) do
        local x, y = row.value, false
        if pair[2] then
          x, y = row.value[1], row.value[2]
          assert.same({ x, y }, { row[pair[1]], row[pair[2]] })
        end
        local want = at[x .. "|" .. tostring(y)]
        assert.same({ want.count, want.chars }, { row.count, row.chars })
        assert.is_true(math.abs(want.share - row.share) < 1e-6)
      end
    end
  end)

  it("is in order: the most first, days in theirs, what has no value last", function()
    for _, field in ipairs(fields) do
      local rows = store:tally(field)
      local dated = ("year quarter month week day"):find(field)
      for i = 2, #rows do
        local a, b = rows[i - 1], rows[i]
        assert.not_equal("", a.value)
        assert.is_true(b.value == "" or (dated and a.value < b.value)
          or (not dated and (a.count > b.count or a.count == b.count and a.value < b.value)))
      end
      assert.same({ rows[2], rows[3] }, store:tally(field, { limit = 2, offset = 1 }))
      assert.same({}, store:tally(field, { offset = #rows }))
    end
    local one, two = {}, {}
    for i, row in ipairs(store:tally "reporter") do one[i] = row.value end
    for _, row in ipairs(store:tally { "reporter", "month" }) do
      if two[#two] ~= row.value[1] then two[#two + 1] = row.value[1] end
    end
    assert.same(one, two)
  end)

  it("knows quarters and the weeks of ISO 8601", function()
    local days = {
      ["2020-12-31"] = { "2020-Q4", "2020-W53" }, ["2021-01-01"] = { "2021-Q1", "2020-W53" },
      ["2021-01-04"] = { "2021-Q1", "2021-W01" }, ["2024-12-30"] = { "2024-Q4", "2025-W01" },
      ["2026-05-27"] = { "2026-Q2", "2026-W22" }, ["2026-07-01"] = { "2026-Q3", "2026-W27" },
      ["2016-01-03"] = { "2016-Q1", "2015-W53" }, ["0001-01-01"] = { "0001-Q1", "0001-W01" },
      ["9999-12-31"] = { "9999-Q4", "9999-W52" },
    }
    for day, parts in pairs(days) do
      local one = open()
      one:add(piece("题", day, {}, "文"))
      assert.equal(parts[1], one:tally("quarter")[1].value)
      assert.equal(parts[2], one:tally("week")[1].value)
      assert.same({ parts[1], parts[2] }, one:tally({ "quarter", "week" })[1].value)
    end
  end)

  it("of two fields is a table, and a chart", function()
    local rows = { store:tally({ "reporter", "month" })[1] }
    local pair = rows[1].value
    local columns = { { "value", "计" }, { "month", "月" }, { "count", "篇" } }
    local text = bulletin.export(rows, "csv", { columns = columns })
    local line = ("%s %s,%s,%d"):format(pair[1], pair[2], pair[2], rows[1].count)
    assert.is_truthy(text:find(line, 1, true))
    assert.is_truthy(bulletin.chart(rows):find(pair[1] .. " " .. pair[2], 1, true))
    assert.is_truthy(bulletin.chart({ { value = "", count = 2 } }):find("（无）", 1, true))
  end)

  it("refuses other fields, and other numbers of them", function()
    for _, field in ipairs { "decade", "day ", "", { "reporter", "colour" }, {},
      { "tag", "tag", "tag" }, { 1 } } do
      assert.error_matches(function() store:tally(field) end, "^tally: ")
    end
  end)
end)

#!/usr/bin/env lua5.4
-- How the store grows: imports up to ARTICLES articles and, at each power of ten
-- and every hundred thousand, prints the processor time of the import, how many
-- articles a second it took since the line before, the memory that it takes
-- beyond what the benchmark itself holds, and how long the best twenty answers
-- take. Articles
-- are put together from the paragraphs of the pages in PAGES, or of a file of
-- JSON lines with a body each. DATABASE may be an address of a server on this
-- machine: times are then by its clock, and beside them stands the processor time
-- of this process and of the server's for it, and the index's part of the room.
--   usage: spec/bench/store.lua [ARTICLES [PAGES [DATABASE]]]
local bulletin = require "bulletin"
local memory = dofile "spec/bench/memory.lua"

local most = tonumber(arg[1]) or 10000
local source = arg[2] or "examples/pages"
local path = arg[3] or os.tmpname()

local function paragraphs()
  local all = {}
  local function take(text)
    for line in text:gmatch("[^\n]+") do
      if #line > 60 then all[#all + 1] = line end
    end
  end
  if source:find("%.jsonl$") then
    local json = require "bulletin.json"
    for line in io.lines(source) do take(json.decode(line).body) end
  else
    for _, file in ipairs(require("bulletin.core").store.files(source)) do
      local page = bulletin.read(file)
      for _, article in ipairs(page and page.articles or {}) do
        for _, element in ipairs(article.body) do take(element.text) end
      end
    end
  end
  assert(#all > 0, "no paragraphs in " .. source)
  return all
end

-- A generator of its own: the same articles on every machine.
local state = 88172645463325252
local function random(n)
  state = state ~ (state << 13)
  state = state ~ (state >> 7)
  state = state ~ (state << 17)
  return (state >> 11) % n + 1
end

local text = paragraphs()
local reporters = {}
for i = 1, 300 do reporters[i] = "记者" .. i end

local function page(n)
  local articles = {}
  for i = 1, 5 do
    local body = {}
    for k = 1, 4 + random(12) do
      body[k] = { kind = "paragraph", text = text[random(#text)] }
    end
    local first = body[1].text
    articles[i] = {
      headline = first:sub(1, (utf8.offset(first, 16) or #first + 1) - 1) .. n .. "-" .. i,
      bylines = { { role = "reporter", name = reporters[random(#reporters)] } },
      body = body,
    }
  end
  local day = os.date("!%Y-%m-%d", 1262304000 + n // 8 * 86400)
  return { source = "日报", date = day, name = ("%02d"):format(n % 8 + 1), articles = articles }
end

local function queries(count)
  local all = {}
  local lengths = { 1, 2, 2, 2, 3, 3, 4, 4, 5, 6 }
  while #all < count do
    local line = text[random(#text)]
    local length, size = lengths[random(#lengths)], utf8.len(line)
    local from = random(size - length)
    local word = line:sub(utf8.offset(line, from), utf8.offset(line, from + length) - 1)
    local han = true
    for _, c in utf8.codes(word) do han = han and c >= 0x4e00 and c <= 0x9fff end
    if han then all[#all + 1] = word end
  end
  return all
end

local far = path:find "^postgres" ~= nil

-- Seconds, of any beginning.
local function clock(store)
  if not far then return os.clock() end
  return store:sql("SELECT extract(epoch FROM clock_timestamp())::float8 AS t")[1].t
end

-- The processor time of the server's process for the store, in seconds.
local function server_time(store)
  local pid = store:sql("SELECT pg_backend_pid() AS pid")[1].pid
  local file = io.open(("/proc/%d/stat"):format(pid))
  if not file then return 0 end
  local user, system = file:read("*a"):match("%) %S" .. (" %S+"):rep(10) .. " (%d+) (%d+)")
  file:close()
  return (user + system) / 100
end

-- The room that tables take on a server, with their keys.
local function room(store, ...)
  local sum = 0
  for _, name in ipairs { ... } do
    sum = sum + store:sql(("SELECT pg_total_relation_size('%s') AS n"):format(name))[1].n
  end
  return sum
end

-- Of a store that is closed: to open its file beside SQLite would lose locks.
local function size(file)
  local handle = io.open(file)
  local bytes = handle and handle:seek("end") or 0
  if handle then handle:close() end
  return bytes
end

local function percentile(values, part)
  table.sort(values)
  return values[math.min(#values, math.floor(#values * part) + 1)] * 1e3
end

local wanted = queries(200)
collectgarbage()
local own = memory()
if not far then os.remove(path) end
local store = assert(bulletin.open(path))
local articles, seconds, pages, mark = 0, 0, 0, 1000
local cpu, served = 0, 0
print(("%9s %9s %8s %8s %10s %9s %9s"):format(
  "articles", "seconds", "art./s", "MB", "peak MB", "top20 p50", "p95 ms"))
while articles < most do
  local t, c, s = clock(store), os.clock(), far and server_time(store) or 0
  store:transaction(function()
    for _ = 1, 100 do
      articles = articles + #assert(store:add(page(pages))).added
      pages = pages + 1
    end
  end)
  seconds = seconds + clock(store) - t
  cpu, served = cpu + os.clock() - c, served + (far and server_time(store) - s or 0)
  if articles >= mark then
    local peak = memory() - own
    local index = far and room(store, "posting", "segment", "card", "dead")
    local bytes = far and index + room(store, "source", "page", "article", "revision", "element",
      "byline", "facet", "mention", "name") or nil
    store:close()
    bytes = bytes or size(path)
    store = assert(bulletin.open(path))
    for _ in assert(store:search(wanted[1], { limit = 1 })) do end
    local times = {}
    for i, query in ipairs(wanted) do
      local t0 = clock(store)
      for _ in assert(store:search('"' .. query .. '"', { limit = 20, snippet = false })) do end
      times[i] = clock(store) - t0
    end
    print(("%9d %9.1f %8.0f %8.0f %10.1f %9.2f %9.2f"):format(articles, seconds,
      articles / seconds, bytes / 1e6, peak, percentile(times, .5), percentile(times, .95)))
    if far then
      print(("%9s %9.2f ms an article here, %.2f ms in the server; the index takes %.1f MB")
        :format("", cpu / articles * 1e3, served / articles * 1e3, index / 1e6))
    end
    io.stdout:flush()
    mark = mark * 10
  end
end
store:close()
if not arg[3] then os.remove(path) end

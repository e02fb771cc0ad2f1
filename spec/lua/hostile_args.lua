--- What the hostile specs call the module with: every function there is, good
-- arguments for each, and shapes that no one expects.
--
-- Runs under every Lua from 5.1 on, in a process and a folder of its own.
local bulletin = require "bulletin"
local core = require "bulletin.core"

local unpack = table.unpack or unpack -- luacheck: ignore

local args = {}

--- A file of the tests' folder: everything written stays in it. (A room may
-- have been made in its place.)
local function write_file(name, text)
  local file = io.open(name, "wb")
  if file then
    file:write(text)
    file:close()
  end
  return name
end

local page_text = "唐州日报\n2026年5月27日　星期三\n春耕进展顺利\n本报讯（记者　王小明）昨日，"
  .. "唐州市完成春耕35.6万亩。一是抓紧疏通沟渠，二是备足种子。\n市民广场换上新路灯\n"
  .. "本报唐州5月26日电　街道的路灯一齐亮了。（拍客　李大海）\n"

--- An article as one would write it by hand.
function args.article(n)
  return {
    kicker = "引题", headline = "春耕进展顺利" .. (n or ""), deck = "副题", column = "要闻",
    dateline = { text = "本报唐州5月26日电", agency = "本报", place = "唐州", date = "2026-05-26" },
    bylines = { { role = "reporter", name = "王小明", affiliation = "本报" } },
    body = {
      { kind = "paragraph", text = "唐州市完成春耕35.6万亩。", spans = { { 1, 9 } } },
      { kind = "subhead", text = "备足种子", spans = { { 10, 12 } } },
    },
    date = "2026-05-26", span = { 1, 90 }, lines = { 1, 4 }, tags = { "春耕", "农业" },
    spans = { headline = { { 1, 9 } }, byline = { { 10, 12 } } }, source = "唐州日报",
    page_name = "01",
  }
end

function args.page()
  return {
    name = "01 要闻", date = "2026-05-27", source = "唐州日报", encoding = "UTF-8",
    articles = { args.article(1), args.article(2) }, furniture = {}, warnings = {},
  }
end

function args.store()
  local store = assert(bulletin.open("x", { mode = "memory" }))
  for i = 1, 4 do assert(store:add(args.article(i))) end
  return store
end

-- --- what there is -------------------------------------------------------

-- Not called at random: they limit or start processes, and have tests of
-- their own.
local left_out = { ["sandbox.run"] = true, ["sandbox.spawn"] = true, ["sandbox.report"] = true }

--- Every function: { name, fn, kind }. Those that luamod/meta describes, and
-- whatever else the module and its C half have.
function args.targets(meta)
  local out, seen = {}, {}
  local function add(name, fn, kind)
    if type(fn) ~= "function" or seen[name] or left_out[name] then return end
    seen[name] = true
    out[#out + 1] = { name = name, fn = fn, kind = kind }
  end
  for line in io.lines(meta) do
    local name = line:match "^function bulletin%.([%w_]+)%("
    if name then add(name, bulletin[name], "module") end
  end
  for name, fn in pairs(bulletin) do add(name, fn, "module") end
  for name, fn in pairs(core.store.methods) do add("store:" .. name, fn, "store") end
  for name, fn in pairs(core.methods) do add("article:" .. name, fn, "article") end
  for name, value in pairs(core) do
    if type(value) == "table" and name ~= "methods" then
      for inner, fn in pairs(value) do add(name .. "." .. inner, fn, "core") end
    elseif name:sub(1, 1) ~= "_" then
      add("core." .. name, value, "core")
    end
  end
  for name, fn in pairs(bulletin.formats) do add("formats." .. name, fn, "module") end
  table.sort(out, function(a, b) return a.name < b.name end)
  return out
end

-- --- good arguments ------------------------------------------------------

-- `call` stands where a function of the caller's is called in the middle of
-- the work; what it is given comes through.
local samples = {}

function samples.parse(call)
  return page_text, {
    name = ("版"):rep(40), source = ("报"):rep(40), date = "2026-05-27",
    rules = {
      datelines = { "本台", "唐州电" }, columns = { "百姓故事" }, roles = { ["拍客"] = "photographer" },
      furniture = { ["第#版"] = "folio" }, line = call(nil),
    },
  }
end

function samples.read(call)
  return write_file("page.txt", page_text), select(2, samples.parse(call))
end

function samples.pages(call) return samples.read(call) end

function samples.decode() return page_text, "UTF-8" end
function samples.text() return args.page() end
function samples.words()
  local words = { "春耕", { "唐州", pos = "ns" } }
  return args.article(), { tags = true, names = true, words = words }
end
function samples.entities() return args.page(), { words = { "方行舟" } } end
function samples.keywords()
  return args.article(), { limit = 5, store = args.store(), words = { "春耕" } }
end
function samples.dates() return args.article(), { date = "2026-05-27" } end
function samples.figures() return args.article(), { ordinals = true } end
function samples.points() return args.page() end
function samples.summarize() return args.article(), { sentences = 2 } end
function samples.similarity() return args.article(1), args.page() end
function samples.likeness() return { args.article(1), args.article(2), "第三篇。" } end
function samples.normalize()
  return page_text, { script = "traditional", digits = "full", spacing = true }
end
function samples.lexicon() return { words = { "樱桃沟", { "唐州", pos = "ns" } } } end
function samples.open() return "one.db", { mode = "rw", timeout = 0 } end
function samples.load()
  return write_file("page.json", bulletin.export(args.page(), "json"))
end
function samples.export(call)
  local given, list = 0, { args.article(1), args.page(), args.article(2) }
  return call(function()
    given = given + 1
    return list[given]
  end), "json", { title = "题" }
end
function samples.write(call)
  local items, _, options = samples.export(call)
  return items, "out.html", options
end
function samples.render(call)
  return "{{#list}}{{name}}{{{name}}}{{>part}}{{/list}}{{^none}}x{{/none}}{{f}}",
    { list = { { name = "甲" }, { name = "<乙>" } }, f = call(function() return "{{name}}" end) },
    { part = "{{name}}" }
end
function samples.chart()
  return { { value = "一月", count = 3, chars = 30 }, { value = "二月", count = 5, chars = 50 } },
    { kind = "bar", title = "稿件" }
end
function samples.site() return args.store(), "room", { title = "阅览室" } end
function samples.sandbox()
  return write_file("one.lua", "print()"), { folder = ".", mode = "soft", arguments = { "甲" } }
end
function samples.tagger() return { { tag = "农业", any = { "春耕", "种子" } } } end
function samples.learn() return args.store(), { least = 1 } end

samples["store:add"] = function(_, store)
  local page = args.page()
  for i = 1, 30 do -- long enough for the collector to go round while it is read
    local text = ("文"):rep(i + 40) .. i
    page.articles[1].body[i] = { kind = "paragraph", text = text, spans = { { i, i + 1 } } }
    page.articles[2].bylines[i] = { role = "reporter", name = ("名"):rep(20) .. i }
  end
  return store, page, { source = "甲报", date = "2026-05-28", name = "02" }
end
samples["store:import"] = function(call, store)
  write_file("one.txt", page_text)
  write_file("two.json", bulletin.export(args.page(), "json"))
  return store, { "one.txt", "two.json" }, { date = "2026-05-27", progress = call(nil) }
end
samples["store:get"] = function(_, store) return store, 1, 1 end
samples["store:update"] = function(_, store)
  return store, 1, { headline = "改题", tags = { "甲" } }, { by = "景静" }
end
samples["store:remove"] = function(_, store) return store, 2, { by = "景静" } end
samples["store:restore"] = function(_, store) return store, 1, 1 end
samples["store:revisions"] = function(_, store) return store, 1 end
local function filter()
  return {
    source = "唐州日报", tag = { "春耕", "农业" }, reporter = "王小明", from = "2026", to = "2027-01",
    limit = 9, offset = 0, order = "date",
  }
end
samples["store:each"] = function(_, store) return store, filter() end
samples["store:search"] = function(_, store) return store, "春耕", filter() end
samples["store:count"] = function(_, store) return store, filter() end
samples["store:tally"] = function(_, store) return store, "reporter", filter() end
samples["store:tag"] = function(_, store) return store, 1, "甲", "乙" end
samples["store:untag"] = function(_, store) return store, 1, "春耕", "乙" end
samples["store:tags"] = function(_, store) return store end
samples["store:similar"] = function(_, store) return store, 1, { limit = 3 } end
samples["store:related"] = function(_, store) return store, 1, { limit = 3 } end
samples["store:timeline"] = function(_, store) return store, "王小明" end
samples["store:duplicates"] = function(_, store) return store end
samples["store:transaction"] = function(call, store)
  return store, call(function(inside)
    inside:add(args.article(9))
    return true
  end)
end
samples["store:backup"] = function(_, store) return store, "backup.db" end
samples["store:copy"] = function(_, store) return store, "copy.db" end
samples["store:check"] = function(_, store) return store end
samples["store:sql"] = function(_, store)
  return store, "SELECT headline AS h, ?, 2.5 AS r FROM piece", "甲"
end
samples["store:close"] = function(_, store) return store end

--- Good arguments of the target, or nil where this file has none. `call`
-- wraps each function that is to be called, or makes one of nil.
function args.sample(target, call, store)
  local name = target.name:gsub("^article:", ""):gsub("^core%.", "")
  local sample = samples[name]
  if sample then return { sample(call, store) } end
  if target.name:find "^formats%." then return { args.page(), {} } end
  return nil
end

-- --- shapes --------------------------------------------------------------

--- Numbers from 0 below `n`, the same for a seed under every Lua.
function args.random(seed)
  local state = seed % 233280 + 1
  return function(n)
    state = (state * 9301 + 49297) % 233280
    return math.floor(state / 233280 * n)
  end
end

local strings = {
  "", "春耕", "王小明", "2026-05-27", "2026", "昨天", "0", "-date", "rank", "json", "html", "csv",
  "UTF-8", "GB18030", "no such", "a\0b", "\255\254", "\237\160\128", "{{x}}", "{{#x}}{{/x}}",
  "{{>x}}", "\"", "a OR b", "headline:春", "-春", "(", "reporter", "month", "paragraph", "rw",
  "memory", "one.db", "page.txt", "one.txt", "out.xlsx", "out.epub", "SELECT 1", "SELECT ?",
  page_text, ("长"):rep(3000), ("“"):rep(300), ("\n"):rep(300), "三十五万六千", "%s%n", "x.json",
}
local numbers = {
  0, 1, 2, 3, -1, 1.5, 1e9, 2 ^ 31, 2 ^ 53, 2 ^ 63, -2 ^ 63, 1 / 0, -1 / 0, 0 / 0, 1e308,
  math.maxinteger or 7, math.mininteger or 7, -- luacheck: ignore
}
local names = {}
for name in ([[
  date source name encoding rules line roles datelines columns furniture tags names words lexicon
  limit store sentences chars mode timeout from to tag reporter order offset snippet fields
  headline body bylines text kind spans span lines articles page_name id title pos role ordinals
  script digits punctuation spacing progress jobs any all precision least count value series
  dateline kicker deck column issue
]]):gmatch "%S+" do names[#names + 1] = name end

--- A shape: `world` has what is there already (stores, results) and `trick`,
-- a function that does harm when it is called.
function args.shape(random, world, depth)
  depth = depth or 0
  local which = random(depth > 4 and 8 or 15)
  if which == 0 then return nil end
  if which == 1 then return random(2) == 0 end
  if which <= 3 then return numbers[random(#numbers) + 1] end
  if which <= 6 then return strings[random(#strings) + 1] end
  if which == 7 then return world.things[random(#world.things) + 1] end
  if which == 8 then return world.trick end
  if which == 9 then return args.article(random(4)) end
  if which == 10 then return args.page() end
  local out = {}
  if which <= 12 then
    for i = 1, random(6) do
      out[random(8) == 0 and i * 2 or i] = args.shape(random, world, depth + 1)
    end
  end
  if which >= 12 then
    for _ = 1, random(5) do
      out[names[random(#names) + 1]] = args.shape(random, world, depth + 1)
    end
  end
  if random(12) == 0 then out[names[random(#names) + 1]] = out end
  if random(6) == 0 then setmetatable(out, world.meta) end
  return out
end

--- Changes a value, to its depth: one field is another shape.
function args.spoil(random, world, value)
  if type(value) ~= "table" or random(3) == 0 then return args.shape(random, world, 2) end
  local keys = {}
  for key in next, value do keys[#keys + 1] = key end
  table.sort(keys, function(a, b) return tostring(a) < tostring(b) end)
  local key = keys[random(#keys + 1) + 1] or names[random(#names) + 1]
  rawset(value, key, args.spoil(random, world, rawget(value, key)))
  return value
end

--- Calls it with all of `list`, nils and all.
function args.call(fn, list)
  local most = 0
  for i in pairs(list) do most = math.max(most, i) end
  return pcall(fn, unpack(list, 1, most))
end

return args

--- bulletin.site(store, directory [, options]): a reading room, static pages
-- with a search in the browser, which works from a folder as from a server.
--
--   options.title       the room's name
--   options.filter      which articles, as for store:each
--   options.sentences   of a summary (3); 0 for none
--   options.progress    function(done, total)
--
-- No name of the archive becomes a file's name: articles are named by number,
-- lists by their place. Names:
--   index.html, search.html, dates.html, pages.html, people.html, tags.html,
--   places.html; list/KIND-N[-PAGE].html; a/K/N.html; search/*.js; assets/*;
--   room.txt, the list of them all: what is in the list of before and not in the
--   new one is taken away.
local asset = require "bulletin.asset"
local bulletin = require "bulletin"
local calendar = require "bulletin.calendar"
local chart = require "bulletin.chart"
local clean = require "bulletin.clean"
local core = require "bulletin.core"
local forms = require "bulletin.site.forms"
local index = require "bulletin.site.index"
local json = require "bulletin.json"
local known = require "bulletin.known"
local record = require "bulletin.site.record"
local markup = require "bulletin.export.markup"
local view = require "bulletin.export.view"
local xml = require "bulletin.xml"

local in_folder = 1000 -- articles a folder
local in_block = 50 -- articles a file of the search's texts
local in_list = 100 -- articles a page of a list

local kinds = {
  { "dates", "日期" }, { "pages", "版面" }, { "people", "记者" }, { "tags", "标签" },
  { "places", "地点" },
}

local Room = {}
Room.__index = Room

-- --- files -----------------------------------------------------------------

-- What a full disk or a locked folder says, carried through the whole work.
local Refused = {}

local function refuse(message, code)
  error(setmetatable({ message = message, code = code }, Refused), 0)
end

function Room:write(name, text)
  self.record:add(name)
  local path = self.directory .. "/" .. name
  local folder = path:match "^(.*)/"
  if not self.folders[folder] then
    local ok, message, code = core.file.mkdir(folder)
    if not ok then refuse(message, code) end
    self.folders[folder] = true
  end
  local writer, message, code = core.file.create(path)
  if not writer then refuse(message, code) end
  local ok
  ok, message, code = writer:write(text)
  if ok then ok, message, code = writer:commit(false) end
  if not ok then refuse(message, code) end
  self.files = self.files + 1
end

-- --- the page around everything --------------------------------------------

-- What a browser may do with a page: what lies in the room, and nothing that a
-- piece could bring. It holds in a folder as on a server.
local policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
  .. "script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
  .. "base-uri 'none'\">\n" .. '<meta name="referrer" content="no-referrer">\n'

-- `depth` is how many folders down the page lies; `here` the kind it shows.
function Room:page(title, depth, body, options)
  options = options or {}
  local up = ("../"):rep(depth)
  local links = {}
  for _, kind in ipairs(kinds) do
    links[#links + 1] = xml.open("a", { "href", up .. kind[1] .. ".html", "aria-current",
      options.here == kind[1] and "page" }) .. kind[2] .. "</a>"
  end
  local whole = title == self.title and title or title .. " · " .. self.title
  return table.concat {
    '<!DOCTYPE html>\n<html lang="', options.language or self.language, '">\n<head>\n',
    '<meta charset="utf-8">\n', policy,
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
    xml.element("title", whole), "\n",
    '<link rel="stylesheet" href="', up, 'assets/style.css">\n',
    '<link rel="stylesheet" href="', up, 'assets/room.css">\n',
    "</head>\n<body>\n", '<a class="skip" href="#main">跳到正文</a>\n<header class="top">\n',
    '<a class="name" href="', up, 'index.html">', xml.text(self.title), "</a>\n",
    '<nav aria-label="浏览">', table.concat(links, "\n"), "</nav>\n",
    '<form role="search" action="', up, 'search.html">\n',
    '<input type="search" name="q" aria-label="查找" placeholder="查找（按 / 键）">\n',
    "<button>查找</button>\n</form>\n</header>\n",
    '<main id="main">\n', body, "</main>\n",
    '<script src="', up, 'assets/room.js" defer></script>\n', "</body>\n</html>\n",
  }
end

-- --- articles --------------------------------------------------------------

local function path_of(number)
  return ("a/%d/%d.html"):format(math.floor(number / in_folder), number)
end

-- The group of a name in a kind of list, which is made when first met.
function Room:group(kind, name)
  local groups = self.groups[kind]
  local group = groups.by_name[name]
  if not group then
    group = { name = name, number = #groups + 1, entries = {} }
    groups[#groups + 1], groups.by_name[name] = group, group
  end
  return group
end

local function group_path(kind, group, page)
  return ("list/%s-%d%s.html"):format(kind, group.number, page and page > 1 and "-" .. page or "")
end

local function places_of(article)
  local out, seen = {}, {}
  local function add(name)
    name = name and clean.line(name)
    if name and name:find "%S" and not seen[name] then
      seen[name] = true
      out[#out + 1] = name
    end
  end
  add(view.place(article))
  for i, place in ipairs(view.entities(article, {}).places) do
    if i <= 5 then add(place.name) end
  end
  return out
end

-- Enters the article into its lists; returns links to them.
function Room:enter(article, number)
  local origin = view.origin(article)
  local entry = {
    number = number, headline = view.headline(article), byline = view.byline(article),
    origin = view.origin_line(article), kicker = view.field(article, "kicker"),
  }
  local links = { people = {}, tags = {}, places = {} }
  local function enter(kind, name)
    if not name or not name:find "%S" then return nil end
    local group = self:group(kind, name)
    if group.entries[#group.entries] ~= entry then group.entries[#group.entries + 1] = entry end
    local address = "../../" .. group_path(kind, group)
    local label = kind == "dates" and calendar.short(name) or name
    return xml.open("a", { "href", address }) .. xml.text(label) .. "</a>"
  end
  links.date = enter("dates", origin.date)
  links.page = enter("pages", origin.page and clean.line(origin.page))
  local seen = {}
  for _, byline in ipairs(view.bylines(article)) do
    if not seen[byline.name] then
      seen[byline.name] = true
      links.people[#links.people + 1] = enter("people", byline.name)
    end
  end
  for _, tag in ipairs(view.tags(article)) do links.tags[#links.tags + 1] = enter("tags", tag) end
  for _, place in ipairs(places_of(article)) do
    links.places[#links.places + 1] = enter("places", place)
  end
  return entry, links
end

-- The sentences of the summary, each with the body element that holds it.
local function summary_of(article, sentences)
  if not bulletin.summarize or sentences == 0 then return {} end
  local _, list = bulletin.summarize(article, { sentences = sentences })
  local body, out = view.body(article), {}
  for _, sentence in ipairs(list or {}) do
    for i, element in ipairs(body) do
      local first, last = element.text:find(sentence.text, 1, true)
      if first then
        out[#out + 1] = { text = sentence.text, element = i, first = first, last = last }
        break
      end
    end
  end
  return out
end

local function summary_markup(summary)
  if not summary[1] then return "" end
  local out = { '<section class="summary" aria-label="摘要">\n<h2>摘要</h2>\n<ol>\n' }
  for i, sentence in ipairs(summary) do
    local text = xml.text(clean.line(sentence.text))
    out[#out + 1] = ('<li><a href="#s%d">%s</a></li>\n'):format(i, text)
  end
  out[#out + 1] = "</ol>\n</section>\n"
  return table.concat(out)
end

-- A paragraph's text with the sentences of the summary marked in it.
local function marked(summary)
  return function(text, element)
    local out, at = {}, 1
    local here = {}
    for i, sentence in ipairs(summary) do
      if sentence.element == element then here[#here + 1] = { i, sentence.first, sentence.last } end
    end
    table.sort(here, function(a, b) return a[2] < b[2] end)
    for _, mark in ipairs(here) do
      if mark[2] >= at then
        out[#out + 1] = xml.text(clean.line(text:sub(at, mark[2] - 1)))
        out[#out + 1] = ('<mark id="s%d">%s</mark>'):format(mark[1],
          xml.text(clean.line(text:sub(mark[2], mark[3]))))
        at = mark[3] + 1
      end
    end
    out[#out + 1] = xml.text(clean.line(text:sub(at)))
    return table.concat(out)
  end
end

local function turn(before, after, depth)
  local up = ("../"):rep(depth)
  local function link(entry, relation, label)
    return entry and ('<a rel="%s" href="%s%s">%s</a>'):format(relation, up,
      path_of(entry.number), label:format(xml.text(entry.headline))) or "<span></span>"
  end
  return '<nav class="turn" aria-label="前后稿件">' .. link(before, "prev", "← %s")
    .. link(after, "next", "%s →") .. "</nav>\n"
end

-- `waiting` is an article that is ready but for the one that follows it.
function Room:release(after)
  local waiting = self.waiting
  if not waiting then return end
  self:write(path_of(waiting.entry.number), self:page(waiting.entry.headline, 2,
    waiting.body .. turn(waiting.before, after, 2), { language = waiting.language }))
end

function Room:article(article)
  local number = self.count
  local entry, links = self:enter(article, number)
  local summary = summary_of(article, self.sentences)
  local where = {}
  for _, label in ipairs {
    { "日期", links.date }, { "版面", links.page },
    { "署名", table.concat(links.people, "、") }, { "标签", table.concat(links.tags, "、") },
    { "地点", table.concat(links.places, "、") },
  } do
    if label[2] and label[2] ~= "" then where[#where + 1] = label[1] .. "：" .. label[2] end
  end
  local body = "<article>\n<header>\n" .. markup.title(article, { level = 1 }) .. "</header>\n"
    .. summary_markup(summary)
    .. markup.body(article, { level = 1, prefix = "", inner = marked(summary) }) .. "</article>\n"
  if where[1] then
    body = body .. '<p class="origin">' .. table.concat(where, "　") .. "</p>\n"
  end
  self:release(entry)
  local language = view.language(article)
  self.waiting = { entry = entry, before = self.waiting and self.waiting.entry, body = body,
    language = language }
  self:search_entry(article, entry)
  self.count = number + 1
end

-- --- search ----------------------------------------------------------------

-- The number of a value in a list of the search's facts.
local function numbered(list, value)
  list.by_value = list.by_value or {}
  local at = list.by_value[value]
  if not at then
    at = #list
    list.by_value[value], list[at + 1] = at, value
  end
  return at
end

function Room:search_entry(article, entry)
  local origin, facts = view.origin(article), self.facts
  local names = view.names(article)
  local text = view.text(article)
  if names[1] then text = text .. "\n" .. table.concat(names, " ") end
  self.index:add(forms.fold(text))
  facts.day[#facts.day + 1] = numbered(facts.days, origin.date or "")
  facts.source[#facts.source + 1] = numbered(facts.sources, clean.line(origin.source or "—"))
  local who = {}
  for i, name in ipairs(names) do who[i] = numbered(facts.people, name) end
  facts.who[#facts.who + 1] = who
  self.block[#self.block + 1] = {
    path = path_of(entry.number), headline = entry.headline, text = text,
    origin = table.concat({ entry.origin or "", entry.byline or "" }, "　"),
  }
  if #self.block == in_block then self:flush_block() end
end

function Room:flush_block()
  if not self.block[1] then return end
  self:write(("search/d%d.js"):format(self.blocks),
    ("room.docs(%d,%s);\n"):format(self.blocks, json.encode(self.block)))
  self.blocks, self.block = self.blocks + 1, {}
end

function Room:finish_search()
  self:flush_block()
  local shards = self.index:finish(function(shard, keys)
    self:write(("search/i%d.js"):format(shard),
      ("room.shard(%d,%s);\n"):format(shard, json.encode(json.object(keys))))
  end)
  local facts = self.facts
  for _, name in ipairs { "days", "sources", "people" } do facts[name].by_value = nil end
  facts.shards, facts.block = shards, in_block
  facts.forms = forms.known(self.index:characters())
  self:write("search/facts.js", "room.facts(" .. json.encode(facts) .. ");\n")
  self:write("search.html", self:page("查找", 0, [[
<h1>查找</h1>
<p class="origin">几个词都要有，中间空一格；“加引号”的连着找；<kbd>-词</kbd> 是不要的词。</p>
<form id="filters" class="filters" aria-label="筛选">
<label>从 <input type="date" name="from"></label>
<label>到 <input type="date" name="to"></label>
<label>来源 <select name="source"><option value="">全部</option></select></label>
<label>署名 <input type="text" name="who"></label>
<button>筛选</button>
</form>
<p id="status" role="status">正在准备……</p>
<noscript><p>查找要用脚本；不用脚本时，请从日期、版面、记者、标签或地点进入。</p></noscript>
<ol id="results" class="list"></ol>
<p><button id="more" type="button" hidden>再看一些</button></p>
]], { here = "search" }))
end

-- --- lists -----------------------------------------------------------------

local function items(entries, from, to, depth)
  local up = ("../"):rep(depth)
  local out = { '<ol class="list">\n' }
  for i = from, to do
    local entry = entries[i]
    local facts = { entry.origin, entry.byline }
    if not entry.origin then facts = { entry.byline } end
    out[#out + 1] = ('<li><h2><a href="%s%s">%s</a></h2>\n<p class="origin">%s</p></li>\n'):format(
      up, path_of(entry.number), xml.text(entry.headline), xml.text(table.concat(facts, "　")))
  end
  out[#out + 1] = "</ol>\n"
  return table.concat(out)
end

local function shown_name(kind, name)
  return kind == "dates" and calendar.chinese(name) or name
end

function Room:list(kind, group)
  local total = #group.entries
  local pages = math.ceil(total / in_list)
  for page = 1, pages do
    local name = shown_name(kind, group.name)
    local body = xml.element("h1", name) .. ('\n<p class="origin">%d 篇</p>\n'):format(total)
      .. items(group.entries, (page - 1) * in_list + 1, math.min(page * in_list, total), 1)
    if pages > 1 then
      local function link(to, label)
        return to >= 1 and to <= pages and ('<a href="../%s">%s</a>'):format(
          group_path(kind, group, to), label) or "<span></span>"
      end
      body = body .. '<nav class="turn" aria-label="翻页">' .. link(page - 1, "← 上一页")
        .. ("<span>第 %d 页，共 %d 页</span>"):format(page, pages) .. link(page + 1, "下一页 →")
        .. "</nav>\n"
    end
    self:write(group_path(kind, group, page), self:page(name, 1, body, { here = kind }))
  end
end

local function link_to(kind, group)
  return ('<li><a href="%s">%s</a> <span class="count">%d</span></li>\n'):format(
    group_path(kind, group), xml.text(kind == "dates" and calendar.short(group.name) or group.name),
    #group.entries)
end

local function sorted(groups, kind)
  local out = {}
  for i, group in ipairs(groups) do out[i] = group end
  table.sort(out, function(a, b)
    if kind == "dates" then return a.name > b.name end
    if kind == "pages" then return a.name < b.name end
    if #a.entries ~= #b.entries then return #a.entries > #b.entries end
    return a.name < b.name
  end)
  return out
end

-- Dates stand under their months, everything else in one list.
function Room:directory_page(kind, title)
  local groups = sorted(self.groups[kind], kind)
  local out = { xml.element("h1", title), "\n" }
  if not groups[1] then out[#out + 1] = "<p>（没有）</p>\n" end
  if kind == "people" and groups[1] then
    local rows = {}
    for i = 1, math.min(20, #groups) do rows[i] = { groups[i].name, #groups[i].entries } end
    out[#out + 1] = chart.figure(rows, { title = "署名篇数", heading = "姓名",
      series = { { 2, "篇数" } } })
  end
  local month
  for i, group in ipairs(groups) do
    if kind == "dates" and group.name:sub(1, 7) ~= month then
      if month then out[#out + 1] = "</ul>\n" end
      month = group.name:sub(1, 7)
      out[#out + 1] = ("<h2>%d年%d月</h2>\n<ul class=\"names\">\n"):format(
        tonumber(month:sub(1, 4)), tonumber(month:sub(6, 7)))
    elseif i == 1 then
      out[#out + 1] = '<ul class="names">\n'
    end
    out[#out + 1] = link_to(kind, group)
  end
  if groups[1] then out[#out + 1] = "</ul>\n" end
  self:write(kind .. ".html", self:page(title, 0, table.concat(out), { here = kind }))
  for _, group in ipairs(groups) do self:list(kind, group) end
end

function Room:front()
  local days = sorted(self.groups.dates, "dates")
  local out = { xml.element("h1", self.title),
    ('\n<p class="origin">共 %d 篇'):format(self.count) }
  if days[1] then
    out[#out + 1] = "，" .. calendar.short(days[#days].name) .. "—" .. calendar.short(days[1].name)
  end
  out[#out + 1] = "</p>\n"
  local months, by_month = {}, {}
  for i = #days, 1, -1 do
    local month = days[i].name:sub(1, 7)
    if not by_month[month] then
      by_month[month] = { month, 0 }
      months[#months + 1] = by_month[month]
    end
    by_month[month][2] = by_month[month][2] + #days[i].entries
  end
  if months[1] then
    out[#out + 1] = chart.figure(months, { title = "各月稿件篇数", heading = "月份", upright = true,
      kind = #months > 24 and "line" or "bar", series = { { 2, "篇数" } } })
  end
  for i = 1, math.min(2, #days) do
    out[#out + 1] = xml.element("h2", calendar.chinese(days[i].name)) .. "\n"
      .. items(days[i].entries, 1, math.min(30, #days[i].entries), 0)
  end
  if self.count == 0 then out[#out + 1] = xml.element("p", view.nothing) .. "\n" end
  self:write("index.html", self:page(self.title, 0, table.concat(out)))
end

-- --- the whole -------------------------------------------------------------

-- What a call gave, or leaves with its message and code.
local function made(result, message, code)
  if result == nil then refuse(message, code) end
  return result
end

local function build(self, store, options)
  self.record = made(record.open(self.directory))
  self:write("assets/style.css", asset.read "export/style.css")
  self:write("assets/room.css", asset.read "site/room.css")
  self:write("assets/room.js", asset.read "site/room.js")
  local filter = {}
  for key, value in pairs(options.filter or {}) do filter[key] = value end
  filter.order = filter.order or "-date"
  local total = options.progress and made(store:count(filter)) or 0
  for article in made(store:each(filter)) do
    self:article(article)
    if options.progress then options.progress(self.count, math.max(total, self.count)) end
  end
  self:release(nil)
  for _, kind in ipairs(kinds) do self:directory_page(kind[1], kind[2]) end
  self:finish_search()
  self:front()
  made(self.record:finish())
  self.files = self.files + 1
  return { articles = self.count, files = self.files }
end

local option_names = known.names "title filter sentences progress language"

--- Returns { articles, files }, or nil, message, code.
return function(store, directory, options)
  if (type(store) ~= "table" and type(store) ~= "userdata") or not store.each then
    error("site: argument 1 must be a store, got " .. type(store), 2)
  end
  if type(directory) ~= "string" or directory == "" then
    error("site: argument 2 must be a folder's path, got " .. type(directory), 2)
  end
  options = known.options(options, "site", 3, option_names, 3)
  local groups = {}
  for _, kind in ipairs(kinds) do groups[kind[1]] = { by_name = {} } end
  local self = setmetatable({
    directory = directory:gsub("(.)/+$", "%1"), title = clean.line(options.title or "报纸阅览室"),
    language = options.language or "zh-Hans", sentences = options.sentences or 3,
    folders = {}, files = 0, count = 0, groups = groups, index = index.new(), block = {},
    blocks = 0, facts = { days = {}, day = {}, sources = {}, source = {}, people = {}, who = {} },
  }, Room)
  local ok, result = pcall(build, self, store, options)
  if self.record then self.record:close() end
  if ok then return result end
  if getmetatable(result) == Refused then return nil, result.message, result.code end
  error(result, 0)
end

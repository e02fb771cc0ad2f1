--- The pages of articles. An article is named by its number in the store, so
-- that its address stays what it is whatever is added.
local bulletin = require "bulletin"
local clean = require "bulletin.clean"
local markup = require "bulletin.export.markup"
local Room = require "bulletin.site.room"
local view = require "bulletin.export.view"
local xml = require "bulletin.xml"

local in_folder = 1000 -- articles a folder

-- Whose names a piece is listed under: those that the store counts it by.
local named = { "people", "organizations", "places" }

-- The address of an article. What comes from no store is named by what
-- identifies a piece.
local function address(room, article)
  local id = article.id
  if type(id) == "number" and id >= 0 and id == math.floor(id) then
    return ("a/%d/%d.html"):format(math.floor(id / in_folder), id)
  end
  local name = view.uuid(article):gsub("-", "")
  local count = (room.named[name] or 0) + 1
  room.named[name] = count
  return ("a/%s/%s%s.html"):format(name:sub(1, 2), name, count > 1 and "n" .. count or "")
end

-- Enters the article into its lists; returns links to them.
local function enter(room, article)
  local origin, found = view.origin(article), view.entities(article, {})
  local entry = {
    path = address(room, article), headline = view.headline(article),
    byline = view.byline(article), origin = view.origin_line(article),
    date = origin.date, page = origin.page and clean.line(origin.page),
  }
  local links = {}
  local function list(kind, name)
    local group = room:group(kind, name)
    if group.entries[#group.entries] ~= entry then
      group.entries[#group.entries + 1] = entry
    end
    links[kind] = links[kind] or {}
    table.insert(links[kind], xml.open("a", { "href", "../../" .. room:group_path(kind, group) })
      .. xml.text(room:shown_name(kind, name, true)) .. "</a>")
  end
  list("dates", origin.date or "")
  if entry.page then list("pages", entry.page) end
  local plates = room:plate(article, entry)
  if plates[1] then links.plates = plates end
  for _, name in ipairs(view.names(article)) do list("reporters", name) end
  for _, tag in ipairs(view.tags(article)) do list("tags", tag) end
  for _, kind in ipairs(named) do
    for _, entity in ipairs(found[kind]) do list(kind, clean.line(entity.name)) end
  end
  return entry, links
end

-- A summary that is longer than this part of its text says it twice.
local most_of_text = 0.6

-- The sentences of the summary, each with the body element that holds it; none
-- where they are nearly all of the text.
local function summary_of(article, sentences)
  if not bulletin.summarize or sentences == 0 then return {} end
  local summary, list = bulletin.summarize(article, { sentences = sentences })
  local body, out, size = view.body(article), {}, 0
  for _, sentence in ipairs(summary and list or {}) do
    for i, element in ipairs(body) do
      local first, last = element.text:find(sentence.text, 1, true)
      if first then
        out[#out + 1] = { text = sentence.text, element = i, first = first, last = last }
        size = size + clean.length(sentence.text)
        break
      end
    end
  end
  return size <= view.characters(article) * most_of_text and out or {}
end

-- With `marks` each sentence leads to where it stands.
local function summary_markup(summary, marks)
  if not summary[1] then return "" end
  local out = { '<section class="summary" aria-label="摘要">\n<h2>摘要</h2>\n<ol>\n' }
  for i, sentence in ipairs(summary) do
    local text = xml.text(clean.line(sentence.text))
    if marks then text = ('<a href="#s%d">%s</a>'):format(i, text) end
    out[#out + 1] = "<li>" .. text .. "</li>\n"
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
      entry.path, label:format(xml.text(entry.headline))) or "<span></span>"
  end
  return '<nav class="turn" aria-label="前后稿件">' .. link(before, "prev", "← %s")
    .. link(after, "next", "%s →") .. "</nav>\n"
end

-- `waiting` is an article that is ready but for the one that follows it.
function Room:release(after)
  local waiting = self.waiting
  if not waiting then return end
  self:write(waiting.entry.path, self:page(waiting.entry.headline, 2,
    waiting.body .. turn(waiting.before, after, 2), { language = waiting.language }))
end

-- What the front shows of a piece of the newest day, to be written there.
local function remember(room, article, entry, summary)
  local fresh = room.fresh
  local day = entry.date or ""
  if not fresh or day > fresh.day then
    fresh = { day = day, pieces = {} }
    room.fresh = fresh
  end
  if day ~= fresh.day then return end
  fresh.pieces[#fresh.pieces + 1] = {
    entry = entry, kicker = view.field(article, "kicker"), deck = view.field(article, "deck"),
    summary = summary, lead = view.lead(article, 80), chars = view.characters(article),
    column = view.field(article, "column"),
  }
end

local labels = {
  { "dates", "日期" }, { "pages", "版面" }, { "plates", "版面图" }, { "reporters", "署名" },
  { "tags", "标签" }, { "people", "人物" }, { "organizations", "机构" }, { "places", "地点" },
}

function Room:article(article)
  local entry, links = enter(self, article)
  local summary = summary_of(article, self.sentences)
  local where = {}
  for _, label in ipairs(labels) do
    local list = links[label[1]]
    if list then
      where[#where + 1] = "<dt>" .. label[2] .. "</dt><dd>" .. table.concat(list, "、") .. "</dd>"
    end
  end
  local body = "<article>\n<header>\n" .. markup.title(article, { level = 1 }) .. "</header>\n"
    .. summary_markup(summary, self.marks)
    .. markup.body(article, { level = 1, prefix = "",
      inner = self.marks and marked(summary) or nil }) .. "</article>\n"
    .. '<dl class="where">\n' .. table.concat(where, "\n") .. "\n</dl>\n"
  self:release(entry)
  self.waiting = { entry = entry, before = self.waiting and self.waiting.entry, body = body,
    language = view.language(article) }
  remember(self, article, entry, summary)
  self:search_entry(article, entry)
  self.count = self.count + 1
end

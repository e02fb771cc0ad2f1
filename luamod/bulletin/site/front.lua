--- The front of a reading room, set as a front page is: the newest issue, its
-- lead piece first, the others in columns; and the page of charts.
local calendar = require "bulletin.calendar"
local chart = require "bulletin.chart"
local clean = require "bulletin.clean"
local markup = require "bulletin.export.markup"
local page_name = require "bulletin.page_name"
local Room = require "bulletin.site.room"
local view = require "bulletin.export.view"
local xml = require "bulletin.xml"

local most_pieces = 40 -- of the newest issue; its own page has them all
local most_issues = 12 -- before it
local most_names = 20 -- of a chart
local most_bars = 24 -- months that stand as bars

local function line(class, text)
  return text and xml.element("p", clean.line(text), { "class", class }) .. "\n" or ""
end

local function headline(piece, level)
  return ('<%s><a href="%s">%s</a></%s>\n'):format(level, piece.entry.path,
    markup.headline(piece.entry.headline, piece.column), level)
end

-- The pieces as they stand in the paper.
local function ordered(pieces)
  local place = {}
  for i, piece in ipairs(pieces) do place[piece] = i end
  table.sort(pieces, function(a, b)
    local page_a, page_b = a.entry.page, b.entry.page
    if page_a ~= page_b then
      if not page_a or not page_b then return page_a ~= nil end
      if page_name.before(page_a, page_b) then return true end
      if page_name.before(page_b, page_a) then return false end
    end
    return place[a] < place[b]
  end)
  return pieces
end

-- The first page's first piece that has more than a picture's caption.
local function lead_of(pieces)
  local least = 100 -- characters
  for i, piece in ipairs(pieces) do
    if piece.entry.page ~= pieces[1].entry.page then break end
    if piece.chars >= least and piece.entry.headline ~= view.untitled then return i end
  end
  return 1
end

local function lead(piece)
  local out = { '<article class="lead">\n', line("kicker", piece.kicker), headline(piece, "h2"),
    line("deck", piece.deck), line("byline", piece.entry.byline) }
  local summary = {}
  for i, sentence in ipairs(piece.summary) do summary[i] = clean.line(sentence.text) end
  out[#out + 1] = line("digest", summary[1] and table.concat(summary) or piece.lead)
  out[#out + 1] = "</article>\n"
  return table.concat(out)
end

local function brief(piece)
  return '<article class="brief">\n' .. line("kicker", piece.kicker) .. headline(piece, "h3")
    .. line("deck", piece.deck) .. line("byline", piece.entry.byline)
    .. line("digest", piece.lead) .. "</article>\n"
end

local function issue(room, fresh)
  local pieces = ordered(fresh.pieces)
  local first = table.remove(pieces, lead_of(pieces))
  local out = { lead(first), '<div class="columns">\n' }
  local page
  for i = 1, math.min(most_pieces, #pieces) do
    local piece = pieces[i]
    if piece.entry.page and piece.entry.page ~= page then
      page = piece.entry.page
      out[#out + 1] = xml.element("h3", page, { "class", "page" }) .. "\n"
    end
    out[#out + 1] = brief(piece)
  end
  out[#out + 1] = "</div>\n"
  local group = room:group("dates", fresh.day)
  out[#out + 1] = ('<p class="more"><a href="%s">本期全部 %d 篇</a></p>\n'):format(
    room:group_path("dates", group), #group.entries)
  return table.concat(out)
end

function Room:front()
  local days, fresh = self:sorted "dates", self.fresh
  local out = { '<header class="front">\n', xml.element("h1", self.title), "\n" }
  if fresh then
    out[#out + 1] = line("origin", self:shown_name("dates", fresh.day))
  end
  out[#out + 1] = "</header>\n"
  out[#out + 1] = fresh and issue(self, fresh) or xml.element("p", view.nothing) .. "\n"
  if days[2] then
    out[#out + 1] = '<section class="issues">\n<h2>往期</h2>\n<ul class="names">\n'
    for i = 2, math.min(most_issues + 1, #days) do
      out[#out + 1] = ('<li><a href="%s">%s</a> <span class="count">%d</span></li>\n'):format(
        self:group_path("dates", days[i]), xml.text(self:shown_name("dates", days[i].name, true)),
        #days[i].entries)
    end
    out[#out + 1] = ('</ul>\n<p class="more"><a href="dates.html">全部 %d 期，共 %d 篇</a></p>\n'
      .. "</section>\n"):format(#days, self.count)
  end
  self:write("index.html", self:page(self.title, 0, table.concat(out), { class = "front" }))
end

-- --- charts ----------------------------------------------------------------

-- The months from the first to the last, with how many pieces each has.
local function months_of(days)
  local months, by_month = {}, {}
  for i = #days, 1, -1 do
    local month = days[i].name:sub(1, 7)
    if month ~= "" and not by_month[month] then
      by_month[month] = { month, 0 }
      months[#months + 1] = by_month[month]
    end
    if month ~= "" then by_month[month][2] = by_month[month][2] + #days[i].entries end
  end
  return months
end

function Room:charts()
  local days = self:sorted "dates"
  local out = { xml.element("h1", "统计"), ('\n<p class="origin">共 %d 篇'):format(self.count) }
  local first
  for _, day in ipairs(days) do first = day.name ~= "" and day.name or first end
  if first then
    out[#out + 1] = "，" .. calendar.short(first) .. "—" .. calendar.short(days[1].name)
  end
  out[#out + 1] = "</p>\n"
  local months = months_of(days)
  if months[1] then
    out[#out + 1] = chart.figure(months, { title = "各月稿件篇数", heading = "月份", upright = true,
      kind = #months > most_bars and "line" or "bar", series = { { 2, "篇数" } } })
  end
  for _, kind in ipairs { { "pages", "各版篇数", "版面" }, { "reporters", "署名篇数", "姓名" },
    { "people", "人物见报篇数", "姓名" }, { "organizations", "机构见报篇数", "机构" } } do
    local rows = {}
    for i, group in ipairs(self:sorted(kind[1])) do rows[i] = { group.name, #group.entries } end
    if rows[1] then
      out[#out + 1] = chart.figure(rows, { title = kind[2], heading = kind[3], top = most_names,
        series = { { 2, "篇数" } } })
    end
  end
  self:write("charts.html", self:page("统计", 0, table.concat(out), { here = "charts" }))
end

--- Reports: articles through a Mustache template, to html, markdown or text.
--
--   bulletin.write(items, "digest.html", { template = "每日要闻摘要" })
--   bulletin.write(items, "digest.md", { template = io.open("my.md"):read "*a" })
--
-- `options.template` is the name of a template of ours (below) or a template's
-- text. What a template of one's own may use:
--
--   title, date, day, source, count, chars, language
--   articles        each: number, id, headline, kicker, deck, column, byline,
--                   dateline, origin, date, source, page, chars, lead, summary,
--                   tags (of name), paragraphs (of text and of one of
--                   is_paragraph, is_subhead, is_caption, is_note), plain
--   pages, dates, topics
--                   groups: name, count, articles; by page, day and tag
--   reporters, correspondents, by_page, by_tag, by_month
--                   counts: rank, value, count, share, chars; the last row,
--                   of pieces without a value, says （无） or （无日期）
--   chart_reporters, chart_pages, chart_months
--                   drawings, to be taken unescaped: {{{chart_reporters}}}
--   style           the style sheet of the format html
--
-- and whatever is in `options.data`, which comes first; and the partials in
-- `options.partials`, before the one of ours:
--   {{>head}}       what an HTML page begins with, up to its body
local asset = require "bulletin.asset"
local calendar = require "bulletin.calendar"
local chart = require "bulletin.chart"
local clean = require "bulletin.clean"
local periods = require "bulletin.periods"
local template = require "bulletin.template"
local view = require "bulletin.export.view"

local ready = {
  ["每日要闻摘要"] = "digest", ["稿件统计表"] = "tally", ["专题汇编"] = "topic",
}

-- The template that the options name.
local function find(name)
  if name:find("{{", 1, true) then return name end
  if ready[name] then return asset.read("templates/" .. ready[name] .. ".html") end
  local names = {}
  for known in pairs(ready) do names[#names + 1] = known end
  table.sort(names)
  error(("report: no template '%s' (ready ones: %s; or give a template's text)"):format(
    name, table.concat(names, ", ")), 0)
end

-- The caller's partials, a table or a function, and behind them ours.
local function with_ours(partials)
  local kind = type(partials)
  if kind ~= "nil" and kind ~= "table" and kind ~= "function" then
    error("report: option 'partials' must be a table or a function, got " .. kind, 0)
  end
  return function(name)
    local text
    if kind == "function" then
      text = partials(name)
    elseif partials then
      text = partials[name]
    end
    if text == nil and name == "head" then return asset.read "templates/head.html" end
    return text
  end
end

local function line(text) return text and clean.line(text) end

local function shown(article, number, options)
  local origin, tags, paragraphs = view.origin(article), {}, {}
  for i, tag in ipairs(view.tags(article)) do tags[i] = { name = tag } end
  for i, element in ipairs(view.body(article)) do
    paragraphs[i] = { text = line(element.text), ["is_" .. element.kind] = true }
  end
  return {
    number = number, id = view.uuid(article), headline = view.headline(article),
    kicker = line(view.field(article, "kicker")), deck = line(view.field(article, "deck")),
    column = line(view.field(article, "column")), byline = view.byline(article),
    dateline = line(view.dateline(article)), origin = view.origin_line(article),
    date = calendar.short(origin.date), source = line(origin.source), page = line(origin.page),
    chars = view.characters(article), lead = view.lead(article, 120),
    summary = view.summary(article, options), tags = tags, paragraphs = paragraphs,
    plain = view.text(article), language = view.language(article),
  }
end

-- Groups of what `key(article)` gives, in the order met.
local function grouped(articles, key)
  local out, by_name = {}, {}
  for _, article in ipairs(articles) do
    local names = key(article)
    for _, name in ipairs(type(names) == "table" and names or { names }) do
      local group = by_name[name]
      if not group then
        group = { name = name, count = 0, articles = {} }
        by_name[name], out[#out + 1] = group, group
      end
      group.count = group.count + 1
      group.articles[group.count] = article
    end
  end
  return out
end

-- Counts as store:tally gives them, the most first, what has no value last: of
-- such pieces the value is `blank`.
local function tallied(articles, key, blank)
  local rows, without = {}, { value = blank, count = 0, share = 0, chars = 0 }
  local shares = {}
  for _, article in ipairs(articles) do
    local names = key(article)
    local count = type(names) == "table" and #names or 1
    shares[article] = count > 0 and 1 / count or 0
    if count == 0 then
      without.count, without.share = without.count + 1, without.share + 1
      without.chars = without.chars + article.chars
    end
  end
  for _, group in ipairs(grouped(articles, key)) do
    local chars, share = 0, 0
    for _, article in ipairs(group.articles) do
      chars, share = chars + article.chars, share + shares[article]
    end
    rows[#rows + 1] = { value = group.name, count = group.count, share = share, chars = chars }
  end
  table.sort(rows, function(a, b)
    if a.count ~= b.count then return a.count > b.count end
    return a.value < b.value
  end)
  for _, row in ipairs(rows) do row.share = math.floor(row.share * 100 + 0.5) / 100 end
  if without.count > 0 then rows[#rows + 1] = without end
  for rank, row in ipairs(rows) do row.rank = row ~= without and rank or "" end
  return rows
end

local function data_of(items, options)
  local articles, total, latest = {}, 0, nil
  for article in items do
    local one = shown(article, #articles + 1, options)
    one.reporters = view.names(article, "reporter")
    one.correspondents = view.names(article, "correspondent")
    one.topics = view.tags(article)
    one.day = view.date(article)
    one.month = one.day and one.day:sub(1, 7)
    articles[#articles + 1] = one
    total = total + one.chars
    if one.day and (not latest or one.day > latest) then latest = one.day end
  end
  local day = calendar.parts(options.date) and options.date or latest
  local function by(field)
    return function(article) return article[field] or {} end
  end
  local function by_name(field) return tallied(articles, by(field), periods.without) end
  local months = tallied(articles, by "month", "")
  table.sort(months, function(a, b)
    if (a.value == "") ~= (b.value == "") then return b.value == "" end
    return a.value < b.value
  end)
  local data = {
    title = line(options.title or options.template:find("{{", 1, true) and "稿件汇编"
      or options.template),
    date = day and calendar.chinese(day), day = day, count = #articles, chars = total,
    source = line(options.source or items.page and items.page.source), articles = articles,
    language = articles[1] and articles[1].language or "zh-Hans",
    pages = grouped(articles, by "page"), dates = grouped(articles, by "date"),
    topics = grouped(articles, by "topics"), reporters = by_name "reporters",
    correspondents = by_name "correspondents", by_page = by_name "page",
    by_tag = by_name "topics",
    style = asset.read "export/style.css",
  }
  -- Drawn when a template asks for them.
  local function drawing(rows, title, kind)
    return function()
      if not rows[1] then return "" end
      return chart.figure(rows, { title = title, kind = kind, heading = title })
    end
  end
  data.chart_reporters = drawing(data.reporters, "记者发稿篇数")
  data.chart_pages = drawing(data.by_page, "各版稿件篇数")
  data.chart_months = drawing(months, "各月稿件篇数", "line")
  data.by_month = {}
  for i, row in ipairs(months) do
    data.by_month[i] = setmetatable({ value = periods.shown(row.value, "月份") }, { __index = row })
  end
  return setmetatable(options.data or {}, { __index = data })
end

return function(items, options, emit)
  if type(options.template) ~= "string" then
    error("report: option 'template' must be a string, got " .. type(options.template), 0)
  end
  emit(template.render(find(options.template), data_of(items, options),
    with_ours(options.partials)))
end

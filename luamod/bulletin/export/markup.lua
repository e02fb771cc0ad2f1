--- Articles as XHTML fragments: what html, epub, newsml and the reading room
-- share. Every element is closed, so a fragment fits into XML and HTML alike.
local calendar = require "bulletin.calendar"
local clean = require "bulletin.clean"
local columns = require "bulletin.export.columns"
local view = require "bulletin.export.view"
local xml = require "bulletin.xml"

local markup = {}

-- Brackets that a column label stands in belong to it.
local brackets = { ["）"] = "（", [")"] = "(", ["】"] = "【", ["〕"] = "〔", ["］"] = "［" }

local function with_brackets(text, first, last)
  for close, open in pairs(brackets) do
    if text:sub(last + 1, last + #close) == close
      and text:sub(first - #open, first - 1) == open then
      return first - #open, last + #close
    end
  end
  return first, last
end

--- The headline with its column label set apart.
function markup.headline(text, column)
  if column then
    column = clean.line(column)
    local first, last = text:find(column, 1, true)
    if first and first > 1 then
      first, last = with_brackets(text, first, last)
      column = text:sub(first, last)
    end
    if first and first > 1 then
      return xml.text(text:sub(1, first - 1)) .. '<span class="column">' .. xml.text(column)
        .. "</span>" .. xml.text(text:sub(last + 1))
    end
  end
  return xml.text(text)
end

--- Kicker, headline, deck, bylines and origin. `options.level` is the
-- headline's rank (2); `options.href` makes it a link.
function markup.title(article, options)
  local out = {}
  local function add(class, text)
    out[#out + 1] = text and xml.element("p", text, { "class", class }) .. "\n"
  end
  local level = "h" .. (options.level or 2)
  local inside = markup.headline(view.headline(article), view.field(article, "column"))
  if options.href then inside = xml.open("a", { "href", options.href }) .. inside .. "</a>" end
  add("kicker", view.field(article, "kicker"))
  out[#out + 1] = ("<%s>%s</%s>\n"):format(level, inside, level)
  add("deck", view.field(article, "deck"))
  local credits = {}
  for _, credit in ipairs(view.credits(article)) do
    local label = credit.label ~= ""
      and xml.element("span", credit.label, { "class", "role" }) .. " "
    credits[#credits + 1] = (label or "") .. xml.text(table.concat(credit.names, "、"))
  end
  if credits[1] then
    out[#out + 1] = '<p class="byline">' .. table.concat(credits, "　") .. "</p>\n"
  end
  local origin, facts = view.origin(article), {}
  facts[#facts + 1] = origin.source and xml.text(clean.line(origin.source))
  facts[#facts + 1] = origin.date and xml.element("time", calendar.short(origin.date),
    { "datetime", origin.date })
  facts[#facts + 1] = origin.page and xml.text(clean.line(origin.page))
  if facts[1] then
    out[#out + 1] = '<p class="origin">' .. table.concat(facts, "　") .. "</p>\n"
  end
  return table.concat(out)
end

--- The body. Paragraphs get ids p1, p2, … after `options.prefix`, when there
-- is one; `options.inner(text, i)` may write a paragraph's text itself.
function markup.body(article, options)
  local out = {}
  local subhead = "h" .. ((options.level or 2) + 1)
  local inner = options.inner or function(text) return xml.text(clean.line(text)) end
  local dateline = view.dateline(article)
  for i, element in ipairs(view.body(article)) do
    local id = options.prefix and ("%sp%d"):format(options.prefix, i)
    local text = inner(element.text, i)
    if element.kind == "paragraph" then
      if dateline then
        text = xml.element("span", clean.line(dateline), { "class", "dateline" }) .. "　" .. text
        dateline = nil
      end
      out[i] = xml.open("p", { "id", id }) .. text .. "</p>\n"
    elseif element.kind == "subhead" then
      out[i] = xml.open(subhead, { "id", id }) .. text .. "</" .. subhead .. ">\n"
    else
      local class = element.kind == "caption" and "caption" or "note"
      out[i] = xml.open("p", { "class", class, "id", id }) .. text .. "</p>\n"
    end
  end
  return table.concat(out)
end

--- The tags as a list; nothing where there are none. `href(tag)` gives links.
function markup.tags(article, href)
  local out = {}
  for _, tag in ipairs(view.tags(article)) do
    local text = xml.text(tag)
    if href then text = xml.open("a", { "href", href(tag) }) .. text .. "</a>" end
    out[#out + 1] = "<li>" .. text .. "</li>"
  end
  if not out[1] then return "" end
  return '<ul class="tags" aria-label="标签">' .. table.concat(out) .. "</ul>\n"
end

--- The whole article: title, body or its summary, tags.
function markup.article(article, options)
  local body
  if options.body == "summary" then
    body = xml.element("p", view.summary(article, options), { "class", "summary" }) .. "\n"
  else
    body = markup.body(article, options)
  end
  return "<header>\n" .. markup.title(article, options) .. "</header>\n" .. body
    .. markup.tags(article)
end

--- A table of rows: { title, rows, columns } as the options of the formats
-- have them.
function markup.table(given)
  local list = columns.of(given)
  local out = { "<table>\n" }
  local function add(text) out[#out + 1] = text end
  if given.title then add(xml.element("caption", clean.line(given.title)) .. "\n") end
  add "<thead><tr>"
  for _, column in ipairs(list) do
    add(xml.element("th", clean.line(column.title),
      { "scope", "col", "class", column.number and "number" }))
  end
  add "</tr></thead>\n<tbody>\n"
  local function add_row(value_of)
    add "<tr>"
    for i, column in ipairs(list) do
      local value = value_of(column, i)
      if type(value) == "number" then
        add(xml.element("td", ("%.14g"):format(value), { "class", "number" }))
      else
        add(xml.element("td", value == nil and "" or clean.line(tostring(value))))
      end
    end
    add "</tr>\n"
  end
  for _, row in ipairs(given.rows) do
    add_row(function(column) return column.value(row) end)
  end
  if given.total then
    local sums = columns.sums(list, given.rows)
    add "</tbody>\n<tfoot>\n"
    add_row(function(_, i) return i == 1 and columns.total(given.rows) or sums[i] end)
    add "</tfoot>\n</table>\n"
    return table.concat(out)
  end
  add "</tbody>\n</table>\n"
  return table.concat(out)
end

--- What the first article's language is, without taking it from `items`:
-- returns the language, a function that gives the articles, that one first,
-- and the first article itself.
function markup.language(items, options)
  local first = items()
  local language = options.language or first and view.language(first) or "zh-Hans"
  local waiting = first
  return language, function()
    local article = waiting
    waiting = nil
    if article then return article end
    return first and items() or nil
  end, first
end

return markup

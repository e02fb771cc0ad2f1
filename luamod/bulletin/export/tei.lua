--- TEI P5: one text, a division a piece, for those who study newspapers.
local calendar = require "bulletin.calendar"
local clean = require "bulletin.clean"
local markup = require "bulletin.export.markup"
local view = require "bulletin.export.view"
local xml = require "bulletin.xml"

local function line(text) return text and clean.line(text) end

local function bylines(article)
  local out = {}
  for _, credit in ipairs(view.credits(article)) do
    local label = credit.label ~= "" and xml.text(credit.label) .. " " or ""
    local names = {}
    for i, name in ipairs(credit.names) do
      names[i] = xml.element("persName", name, { "role", (credit.role:gsub("[^%w_.-]", "-")) })
    end
    out[#out + 1] = "<byline>" .. label .. table.concat(names, "、") .. "</byline>\n"
  end
  return table.concat(out)
end

local function dateline(article)
  local text, place = view.dateline(article), view.place(article)
  if not text then return "" end
  text, place = line(text), place and line(place)
  local first, last
  if place then first, last = text:find(place, 1, true) end
  if not first then return xml.element("dateline", text) .. "\n" end
  return "<dateline>" .. xml.text(text:sub(1, first - 1)) .. xml.element("placeName", place)
    .. xml.text(text:sub(last + 1)) .. "</dateline>\n"
end

-- Subheads open divisions of their own, since TEI has no heading in mid-text.
local function body(article)
  local out, open, empty = {}, false, true
  local function add(text) out[#out + 1] = text end
  for _, element in ipairs(view.body(article)) do
    local text = line(element.text)
    if element.kind == "subhead" then
      if open then add(empty and "<p/>\n</div>\n" or "</div>\n") end
      add('<div type="section">\n' .. xml.element("head", text) .. "\n")
      open, empty = true, true
    elseif element.kind == "caption" then
      add("<figure>" .. xml.element("head", text) .. "</figure>\n")
      empty = false
    elseif element.kind == "note" then
      add(xml.element("note", text) .. "\n")
      empty = false
    else
      add(xml.element("p", text) .. "\n")
      empty = false
    end
  end
  if #out == 0 then return "<p/>\n" end
  if open then add(empty and "<p/>\n</div>\n" or "</div>\n") end
  return table.concat(out)
end

local function entities(article, options)
  local found, out = view.entities(article, options), {}
  for _, kind in ipairs {
    { "people", "persName" }, { "organizations", "orgName" }, { "places", "placeName" },
  } do
    for _, entity in ipairs(found[kind[1]]) do
      out[#out + 1] = "<item>" .. xml.element(kind[2], line(entity.name)) .. "</item>\n"
    end
  end
  for _, tag in ipairs(view.tags(article)) do
    out[#out + 1] = "<item>" .. xml.element("term", tag) .. "</item>\n"
  end
  if not out[1] then return "" end
  return '<div type="index">\n<list>\n' .. table.concat(out) .. "</list>\n</div>\n"
end

local function division(article, options)
  local head = ""
  for _, title in ipairs { "kicker", "headline", "deck" } do
    local text = title == "headline" and view.headline(article) or view.field(article, title)
    if text then
      head = head .. xml.element("head", line(text), { "type", title }) .. "\n"
    end
  end
  local origin = view.origin_line(article)
  return xml.open("div", {
    "type", "article", "xml:id", "a-" .. view.uuid(article), "xml:lang", view.language(article),
  }) .. "\n" .. head .. bylines(article)
    .. (origin and xml.element("docDate", origin, { "when", view.date(article) or nil, n = 2 })
      .. "\n" or "")
    .. dateline(article) .. '<div type="body">\n' .. body(article) .. "</div>\n"
    .. entities(article, options) .. "</div>\n"
end

return function(items, options, emit)
  local page = items.page
  local title = line(options.title or page and page.name or "稿件汇编")
  local language, each = markup.language(items, options)
  local day = calendar.parts(options.date) and options.date or page and view.date(page)
  emit(xml.declaration .. xml.open("TEI",
    { "xmlns", "http://www.tei-c.org/ns/1.0", "xml:lang", language })
    .. "\n<teiHeader>\n<fileDesc>\n<titleStmt>" .. xml.element("title", title)
    .. "</titleStmt>\n<publicationStmt>"
    .. xml.element("publisher", line(options.author or page and page.source or "bulletin"))
    .. (day and xml.element("date", day, { "when", day }) or "")
    .. "</publicationStmt>\n<sourceDesc>"
    .. xml.element("p", line(page and page.source or "报纸版面")) .. "</sourceDesc>\n"
    .. "</fileDesc>\n</teiHeader>\n<text>\n<body>\n")
  local seen, count = {}, 0
  for article in each do
    count = count + 1
    local text, id = division(article, options), view.uuid(article)
    -- An id stands once in a document; a second piece of the same name goes
    -- without.
    if seen[id] then text = text:gsub(' xml:id="[^"]*"', "", 1) end
    seen[id] = true
    emit(text)
  end
  if count == 0 then emit(xml.element("p", view.nothing) .. "\n") end
  emit "</body>\n</text>\n</TEI>\n"
end

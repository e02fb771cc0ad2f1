--- NITF 3.6 (IPTC): one document, in which each piece is a block. A single
-- piece has its titles where NITF wants them, in the body's head.
local calendar = require "bulletin.calendar"
local clean = require "bulletin.clean"
local view = require "bulletin.export.view"
local xml = require "bulletin.xml"

local function line(text) return text and clean.line(text) end

local function date_issue(name, day)
  return day and xml.empty(name, { "norm", calendar.compact(day) .. "T000000+0800" }) .. "\n" or ""
end

-- All credits in one element, which is all that a block has room for.
local function byline(article)
  local out = {}
  for i, credit in ipairs(view.credits(article)) do
    local names = {}
    for j, name in ipairs(credit.names) do names[j] = xml.element("person", name) end
    out[i] = (credit.label ~= "" and xml.text(credit.label) .. " " or "")
      .. table.concat(names, "、")
  end
  return out[1] and "<byline>" .. table.concat(out, "　") .. "</byline>\n" or ""
end

local function dateline(article)
  local text, place = view.dateline(article), view.place(article)
  if not text then return "" end
  text = line(text)
  place = place and line(place)
  local first, last
  if place then first, last = text:find(place, 1, true) end
  local inside = xml.text(text)
  if first then
    inside = xml.text(text:sub(1, first - 1)) .. xml.element("location", place)
      .. xml.text(text:sub(last + 1))
  end
  return "<dateline>" .. inside .. "</dateline>\n"
end

-- `main` is the element of the headline itself.
local function titles(article, main)
  local kicker, deck = view.field(article, "kicker"), view.field(article, "deck")
  return xml.element(main, view.headline(article), { "class", "headline" }) .. "\n"
    .. (kicker and xml.element("hl2", line(kicker), { "class", "kicker" }) .. "\n" or "")
    .. (deck and xml.element("hl2", line(deck), { "class", "deck" }) .. "\n" or "")
end

local function content(article)
  local out = {}
  for i, element in ipairs(view.body(article)) do
    local text = line(element.text)
    if element.kind == "subhead" then
      out[i] = xml.element("hl2", text) .. "\n"
    elseif element.kind == "caption" then
      out[i] = '<media media-type="image">\n<media-reference mime-type="image/jpeg" '
        .. 'alternate-text=""/>\n' .. xml.element("media-caption", text) .. "\n</media>\n"
    elseif element.kind == "note" then
      out[i] = "<note><body.content>" .. xml.element("p", text) .. "</body.content></note>\n"
    else
      out[i] = xml.element("p", text) .. "\n"
    end
  end
  return table.concat(out)
end

local function identified(article, options)
  local out, found = {}, view.entities(article, options)
  for _, kind in ipairs {
    { "people", "person" }, { "organizations", "org" }, { "places", "location" },
  } do
    for _, entity in ipairs(found[kind[1]]) do
      out[#out + 1] = xml.element(kind[2], line(entity.name)) .. "\n"
    end
  end
  return out[1] and "<identified-content>\n" .. table.concat(out) .. "</identified-content>\n" or ""
end

local function keys(list)
  local out = {}
  for i, tag in ipairs(list) do out[i] = xml.empty("keyword", { "key", tag }) .. "\n" end
  return out[1] and "<key-list>\n" .. table.concat(out) .. "</key-list>\n" or ""
end

local function head(title, id, day, options, article)
  local origin = article and view.origin(article) or {}
  return "<head>\n" .. xml.element("title", title) .. "\n<docdata>\n"
    .. xml.empty("doc-id", { "id-string", "urn:uuid:" .. id }) .. "\n"
    .. date_issue("date.issue", day) .. (article and keys(view.tags(article)) or "")
    .. (article and identified(article, options) or "") .. "</docdata>\n"
    .. (article and (origin.source or origin.page or origin.date) and xml.empty("pubdata", {
      "type", "print", "name", line(origin.source),
      "date.publication", calendar.compact(origin.date), "position.section", line(origin.page),
      n = 8 }) .. "\n" or "")
    .. "</head>\n"
end

local function document(language) return xml.declaration .. xml.open("nitf", {
  "xmlns", "http://iptc.org/std/NITF/2006-10-18/", "xml:lang", language,
}) .. "\n" end

local function single(article, options)
  return document(view.language(article))
    .. head(view.headline(article), view.uuid(article), view.date(article), options, article)
    .. "<body>\n<body.head>\n<hedline>\n" .. titles(article, "hl1") .. "</hedline>\n"
    .. byline(article) .. dateline(article)
    .. "</body.head>\n<body.content>\n" .. content(article) .. "</body.content>\n</body>\n</nitf>\n"
end

local function block(article, id)
  return xml.open("block", { "id", id, "xml:lang", view.language(article) }) .. "\n"
    .. byline(article) .. dateline(article) .. titles(article, "hl2")
    .. content(article) .. "</block>\n"
end

return function(items, options, emit)
  local first, second = items(), nil
  if first then second = items() end
  if first and not second then return emit(single(first, options)) end
  local title = clean.line(options.title or items.page and items.page.name or "稿件汇编")
  local language = first and view.language(first) or options.language or "zh-Hans"
  local day = calendar.parts(options.date) and options.date
    or items.page and view.date(items.page) or first and view.date(first)
  emit(document(language) .. head(title, view.uuid { headline = title, date = day }, day, options)
    .. "<body>\n<body.head>\n<hedline>" .. xml.element("hl1", title)
    .. "</hedline>\n</body.head>\n<body.content>\n")
  if not first then emit(xml.element("p", view.nothing) .. "\n") end
  local seen = {}
  while first do
    local id = "a-" .. view.uuid(first)
    emit(block(first, not seen[id] and id))
    seen[id] = true
    first, second = second, second and items()
  end
  emit "</body.content>\n</body>\n</nitf>\n"
end

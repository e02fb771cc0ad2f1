--- NewsML-G2 2.35 (IPTC), conformance power: a news message with one news
-- item a piece, its text as XHTML. The message was sent on `options.date`, or
-- on the latest piece's day; of an iterator, the first piece's.
local calendar = require "bulletin.calendar"
local clean = require "bulletin.clean"
local markup = require "bulletin.export.markup"
local roles = require "bulletin.roles"
local view = require "bulletin.export.view"
local xml = require "bulletin.xml"

local namespace = "http://iptc.org/std/nar/2006-10-01/"
local catalog = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"

local function line(text) return text and clean.line(text) end

local function concept(name, attributes, label)
  return xml.open(name, attributes) .. xml.element("name", line(label)) .. "</" .. name .. ">\n"
end

local function content_meta(article, options, day)
  local out = { "<contentMeta>\n" }
  local function add(text) out[#out + 1] = text end
  add(xml.element("contentCreated", calendar.moment(day)) .. "\n")
  local place = view.place(article)
  if place then add(concept("located", { "type", "cpnat:geoArea" }, place)) end
  for _, byline in ipairs(view.bylines(article)) do
    add(xml.open("contributor", { "type", "cpnat:person",
      "jobtitle", "x-role:" .. byline.role:gsub("[^%w_.-]", "-") })
      .. xml.element("name", byline.name)
      .. xml.element("definition", roles.english[byline.role] or byline.label)
      .. "</contributor>\n")
  end
  add(xml.empty("language", { "tag", view.language(article) }) .. "\n")
  for _, tag in ipairs(view.tags(article)) do add(xml.element("keyword", tag) .. "\n") end
  local found = view.entities(article, options)
  for _, kind in ipairs {
    { "people", "cpnat:person" }, { "organizations", "cpnat:organisation" },
    { "places", "cpnat:geoArea" },
  } do
    for _, entity in ipairs(found[kind[1]]) do
      add(concept("subject", { "type", kind[2] }, entity.name))
    end
  end
  if view.field(article, "column") then
    add(xml.element("slugline", line(view.field(article, "column"))) .. "\n")
  end
  for _, title in ipairs {
    { "kicker", "x-title:kicker" }, { "headline" }, { "deck", "x-title:deck" },
  } do
    local text = title[1] == "headline" and view.headline(article) or view.field(article, title[1])
    if text then add(xml.element("headline", line(text), { "role", title[2] }) .. "\n") end
  end
  local dateline, byline = view.dateline(article), view.byline(article)
  if dateline then add(xml.element("dateline", line(dateline)) .. "\n") end
  if byline then add(xml.element("by", byline) .. "\n") end
  local summary = view.summary(article, options)
  if summary then add(xml.element("description", summary, { "role", "drol:summary" }) .. "\n") end
  add "</contentMeta>\n"
  return table.concat(out)
end

local function item(article, options)
  local day = view.date(article) or calendar.unknown
  local language = view.language(article)
  local origin = view.origin(article)
  return xml.open("newsItem", {
    "guid", "urn:uuid:" .. view.uuid(article), "version", "1", "standard", "NewsML-G2",
    "standardversion", "2.35", "conformance", "power", "xml:lang", language,
  }) .. "\n"
    .. xml.empty("catalogRef", { "href", catalog }) .. "\n<itemMeta>\n"
    .. xml.empty("itemClass", { "qcode", "ninat:text" }) .. "\n"
    .. concept("provider", { "literal", line(origin.source) or "bulletin" },
      origin.source or "bulletin")
    .. xml.element("versionCreated", calendar.moment(day)) .. "\n"
    .. xml.empty("pubStatus", { "qcode", "stat:usable" }) .. "\n"
    .. "</itemMeta>\n" .. content_meta(article, options, day)
    .. '<contentSet>\n<inlineXML contenttype="application/xhtml+xml">\n'
    .. xml.open("html", { "xmlns", "http://www.w3.org/1999/xhtml", "xml:lang", language })
    .. "\n<head>" .. xml.element("title", view.headline(article)) .. "</head>\n<body>\n"
    .. markup.article(article, options)
    .. "</body>\n</html>\n</inlineXML>\n</contentSet>\n</newsItem>\n"
end

return function(items, options, emit)
  local _, each, first = markup.language(items, options)
  if not first then
    return nil, "there is no article to write, and NewsML-G2 allows no empty message", "notfound"
  end
  local sent = view.latest(items, first, options) or calendar.unknown
  emit(xml.declaration .. xml.open("newsMessage", { "xmlns", namespace }) .. "\n<header>\n"
    .. xml.element("sent", calendar.moment(sent)) .. "\n</header>\n<itemSet>\n")
  for article in each do emit(item(article, options)) end
  emit "</itemSet>\n</newsMessage>\n"
end

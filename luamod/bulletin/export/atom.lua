--- Atom (RFC 4287). The feed's `updated` is `options.date`, or the latest
-- piece's day; of an iterator, the first piece's.
local calendar = require "bulletin.calendar"
local feed = require "bulletin.export.feed"
local markup = require "bulletin.export.markup"
local view = require "bulletin.export.view"
local xml = require "bulletin.xml"

local function person(name)
  return "<author>" .. xml.element("name", name) .. "</author>\n"
end

local function entry(article, options)
  local out = { "<entry>\n" }
  local function add(...)
    out[#out + 1] = xml.element(...) .. "\n"
  end
  local day = view.date(article) or calendar.unknown
  add("id", "urn:uuid:" .. view.uuid(article))
  add("title", view.headline(article))
  add("updated", calendar.moment(day))
  if view.date(article) then add("published", calendar.moment(day)) end
  for _, name in ipairs(view.names(article)) do out[#out + 1] = person(name) end
  local address = feed.address(article, options)
  if address then
    out[#out + 1] = xml.empty("link", { "rel", "alternate", "href", address }) .. "\n"
  end
  for _, tag in ipairs(view.tags(article)) do
    out[#out + 1] = xml.empty("category", { "term", tag }) .. "\n"
  end
  local lead = view.summary(article, options)
  if lead then add("summary", lead) end
  out[#out + 1] = xml.element("content", markup.article(article, options),
    { "type", "html", "xml:lang", view.language(article) }) .. "\n"
  out[#out + 1] = "</entry>\n"
  return table.concat(out)
end

return function(items, options, emit)
  local facts = feed.facts(items, options)
  local language, each, first = markup.language(items, options)
  emit(xml.declaration .. xml.open("feed",
    { "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", language }) .. "\n")
  emit(xml.element("id", facts.link or "urn:uuid:" .. view.uuid { headline = facts.title }) .. "\n")
  emit(xml.element("title", facts.title) .. "\n" .. person(facts.author))
  if facts.link then emit(xml.empty("link", { "rel", "alternate", "href", facts.link }) .. "\n") end
  local updated = view.latest(items, first, options) or calendar.unknown
  emit(xml.element("updated", calendar.moment(updated)) .. "\n")
  emit(xml.element("generator", "bulletin") .. "\n")
  for article in each do emit(entry(article, options)) end
  emit "</feed>\n"
end

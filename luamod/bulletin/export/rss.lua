--- RSS 2.0.
local calendar = require "bulletin.calendar"
local feed = require "bulletin.export.feed"
local markup = require "bulletin.export.markup"
local view = require "bulletin.export.view"
local xml = require "bulletin.xml"

-- RSS wants addresses of a site and of authors; a feed without names the
-- reserved ones.
local no_site = "https://example.invalid/"
local no_mail = "noreply@example.invalid"

local function item(article, options)
  local out = { "<item>\n" }
  local function add(...)
    out[#out + 1] = xml.element(...) .. "\n"
  end
  add("title", view.headline(article))
  local address = feed.address(article, options)
  if address then add("link", address) end
  add("description", markup.article(article, options))
  local names = view.names(article)
  if names[1] then
    add("author", ("%s (%s)"):format(options.email or no_mail, table.concat(names, "、")))
  end
  for _, tag in ipairs(view.tags(article)) do add("category", tag) end
  add("guid", "urn:uuid:" .. view.uuid(article), { "isPermaLink", "false" })
  local day = calendar.mail(view.date(article))
  if day then add("pubDate", day) end
  out[#out + 1] = "</item>\n"
  return table.concat(out)
end

return function(items, options, emit)
  local facts = feed.facts(items, options)
  local language, each = markup.language(items, options)
  emit(xml.declaration .. xml.open("rss", { "version", "2.0" }) .. "\n<channel>\n")
  emit(xml.element("title", facts.title) .. "\n")
  emit(xml.element("link", facts.link or no_site) .. "\n")
  emit(xml.element("description", facts.description) .. "\n")
  emit(xml.element("language", language) .. "\n")
  local day = calendar.mail(options.date)
  if day then emit(xml.element("pubDate", day) .. "\n") end
  emit(xml.element("generator", "bulletin") .. "\n")
  for article in each do emit(item(article, options)) end
  emit "</channel>\n</rss>\n"
end

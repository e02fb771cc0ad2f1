--- JSON Feed 1.1.
local calendar = require "bulletin.calendar"
local feed = require "bulletin.export.feed"
local json = require "bulletin.json"
local markup = require "bulletin.export.markup"
local view = require "bulletin.export.view"

local function entry(article, options)
  local authors, tags = {}, view.tags(article)
  for i, name in ipairs(view.names(article)) do authors[i] = { name = name } end
  return {
    id = "urn:uuid:" .. view.uuid(article), url = feed.address(article, options),
    title = view.headline(article), language = view.language(article),
    content_html = markup.article(article, options), content_text = view.text(article),
    summary = view.summary(article, options),
    date_published = calendar.moment(view.date(article)),
    authors = authors[1] and authors, tags = tags[1] and tags,
  }
end

return function(items, options, emit)
  local facts = feed.facts(items, options)
  local language, each = markup.language(items, options)
  emit('{"version":"https://jsonfeed.org/version/1.1","title":' .. json.encode(facts.title)
    .. ',"description":' .. json.encode(facts.description)
    .. ',"language":' .. json.encode(language)
    .. ',"authors":' .. json.encode { { name = facts.author } })
  if facts.link then emit(',"home_page_url":' .. json.encode(facts.link)) end
  emit ',"items":['
  local separator = "\n"
  for article in each do
    emit(separator .. json.encode(entry(article, options)))
    separator = ",\n"
  end
  emit "\n]}\n"
end

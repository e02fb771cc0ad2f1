--- ninjs 3.1 (IPTC): an array of news objects.
local calendar = require "bulletin.calendar"
local clean = require "bulletin.clean"
local json = require "bulletin.json"
local markup = require "bulletin.export.markup"
local roles = require "bulletin.roles"
local view = require "bulletin.export.view"

local function value(role, text)
  return text and { role = role, contentType = "text/plain", value = clean.line(text) }
end

local function named(list, key)
  local out = {}
  for i, thing in ipairs(list) do out[i] = { name = clean.line(thing.name), rel = key } end
  return out[1] and out
end

local function people(article, options)
  local out = {}
  for _, byline in ipairs(view.bylines(article)) do
    out[#out + 1] = { name = byline.name, rel = "author",
      literal = roles.english[byline.role] or byline.role }
  end
  for _, person in ipairs(view.entities(article, options).people) do
    out[#out + 1] = { name = clean.line(person.name), rel = "about" }
  end
  return out[1] and out
end

local function news(article, options)
  local origin, found = view.origin(article), view.entities(article, options)
  local headlines, bodies, subjects = {}, {}, {}
  headlines[#headlines + 1] = value("main", view.headline(article))
  headlines[#headlines + 1] = value("kicker", view.field(article, "kicker"))
  headlines[#headlines + 1] = value("deck", view.field(article, "deck"))
  bodies[1] = { role = "main", contentType = "text/html", charCount = view.characters(article),
    value = markup.body(article, {}) }
  for i, tag in ipairs(view.tags(article)) do subjects[i] = { name = tag, rel = "about" } end
  local byline = view.byline(article)
  local result = {
    uri = "urn:uuid:" .. view.uuid(article), type = "text", representationType = "full",
    version = "1", language = view.language(article), pubStatus = "usable",
    title = view.headline(article), headlines = headlines, bodies = bodies,
    by = byline, located = view.place(article) and clean.line(view.place(article)),
    subjects = subjects[1] and subjects, people = people(article, options),
    organisations = named(found.organizations, "about"),
    places = named(found.places, "about"),
    infoSources = origin.source and { { name = clean.line(origin.source) } },
    standard = {
      name = "ninjs", version = "3.1",
      schema = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
    },
  }
  local day = calendar.moment(origin.date)
  result.contentCreated, result.versionCreated = day, day
  if view.field(article, "column") then
    result.genres = { { name = clean.line(view.field(article, "column")) } }
  end
  local lead = view.lead(article, 120)
  if lead then
    result.descriptions = { { role = "summary", contentType = "text/plain", value = lead } }
  end
  return result
end

return function(items, options, emit)
  local separator = "["
  for article in items do
    emit(separator .. "\n" .. json.encode(news(article, options)))
    separator = ","
  end
  emit(separator == "[" and "[]\n" or "\n]\n")
end

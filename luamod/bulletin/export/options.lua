--- The options of each format. What a format does not know is a mistake; those
-- that describe the whole (its title, its day, …) are known to all, so that one
-- table serves several formats.
local calendar = require "bulletin.calendar"
local known = require "bulletin.known"

local options = {}

local whole = "title date author language body sentences entities"

local own = {
  text = "template data partials source", markdown = "template data partials source",
  html = "template data partials source charts tables",
  docx = "subtitle charts tables comments", epub = "charts tables",
  xlsx = "sheet columns total charts tables", csv = "columns separator",
  atom = "description link link_of", jsonfeed = "description link link_of",
  rss = "description link link_of email",
}

--- Registers the options of a format of ours, which may have none of its own.
local names = {}
function options.register(format)
  names[format] = known.names(whole, own[format] or "")
end

--- The checked copy of what a caller gave for a format: `name` is the function,
-- `index` the argument, `more` an option of the function's own. Formats of a
-- caller's take any option. Or nil, message, code for an invalid date.
function options.of(given, format, name, index, more)
  local list = names[format]
  if list and more then
    list = known.names(table.concat(list, " "), more)
  end
  local copy = known.options(given, name, index, list, 5)
  if list and copy.date ~= nil and not calendar.parts(copy.date) then
    return nil, calendar.invalid(copy.date), "query"
  end
  return copy
end

return options

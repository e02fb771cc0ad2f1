--- What is typed for an argument or an option, as what it means; or nil and what
-- is the matter with it. For argparse's `convert`.
local calendar = require "bulletin.calendar"
local say = require "bulletin.cli.say"

local typed = {}

-- The number, if it is whole.
local function whole(text)
  local number = tonumber(text)
  return number and number % 1 == 0 and number
end

--- A number of any kind.
function typed.number(text)
  local number = tonumber(text)
  if number then return number end
  return nil, say("'%s' is no number", text)
end

--- How many, or which one.
function typed.count(text)
  local number = whole(text)
  if number and number >= 0 then return number end
  return nil, say("'%s' is no whole number, 0 or more", text)
end

--- An article's number.
function typed.id(text)
  local number = whole(text)
  if number then return number end
  return nil, say("'%s' is no article's number", text)
end

local most_jobs = 256

--- How many share a work.
function typed.jobs(text)
  local number = whole(text)
  if number and number >= 1 and number <= most_jobs then return number end
  return nil, say("'%s' jobs cannot be had; choose 1 to %d", text, most_jobs)
end

--- The names of a list, with commas of either width or 、 between them.
function typed.list(text)
  local out = {}
  for name in text:gsub("，", ","):gsub("、", ","):gmatch "[^,]+" do out[#out + 1] = name end
  return out
end

--- A tag, which shows.
function typed.tag(text)
  if text:find "%S" then return text end
  return nil, say "an empty tag"
end

--- A day of the calendar.
function typed.day(text)
  if calendar.parts(text) then return text end
  return nil, calendar.invalid(text)
end

return typed

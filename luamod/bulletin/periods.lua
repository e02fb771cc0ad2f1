--- Years, quarters, months, weeks (ISO 8601) and days as a tally writes them:
-- 2026, 2026-Q2, 2026-06, 2026-W26, 2026-06-25. Each is a number on its own
-- scale, so that what lies between two of them is known.
local calendar = require "bulletin.calendar"

local periods = {}

local floor = math.floor

-- The days since 1 January of the year 1, counted from 0 (after H. Hinnant).
local function day_number(year, month, day)
  if month <= 2 then year = year - 1 end
  local era = floor(year / 400)
  local of_era = year - era * 400
  local of_year = floor((153 * (month + (month > 2 and -3 or 9)) + 2) / 5) + day - 1
  return era * 146097 + of_era * 365 + floor(of_era / 4) - floor(of_era / 100) + of_year - 306
end

local function date_of(number)
  number = number + 306
  local era = floor(number / 146097)
  local of_era = number - era * 146097
  local year = floor((of_era - floor(of_era / 1460) + floor(of_era / 36524)
    - floor(of_era / 146096)) / 365)
  local of_year = of_era - (365 * year + floor(year / 4) - floor(year / 100))
  local shifted = floor((5 * of_year + 2) / 153)
  local day = of_year - floor((153 * shifted + 2) / 5) + 1
  local month = shifted + (shifted < 10 and 3 or -9)
  return year + era * 400 + (month <= 2 and 1 or 0), month, day
end

-- The first day of a year's first week: the Monday before 4 January or on it.
-- Day 0 was a Monday.
local function first_week(year)
  local fourth = day_number(year, 1, 4)
  return fourth - fourth % 7
end

local function whole(text) return tonumber(text) end

local kinds = {
  { "^(%d%d%d%d)$", whole, function(n) return ("%04d"):format(n) end },
  { "^(%d%d%d%d)%-Q([1-4])$",
    function(year, quarter) return year * 4 + quarter - 1 end,
    function(n) return ("%04d-Q%d"):format(floor(n / 4), n % 4 + 1) end },
  { "^(%d%d%d%d)%-(%d%d)$",
    function(year, month)
      month = tonumber(month)
      return month >= 1 and month <= 12 and year * 12 + month - 1 or nil
    end,
    function(n) return ("%04d-%02d"):format(floor(n / 12), n % 12 + 1) end },
  { "^(%d%d%d%d)%-W(%d%d)$",
    function(year, week) return floor(first_week(tonumber(year)) / 7) + week - 1 end,
    function(n)
      -- A week is of the year that its Thursday is in.
      local year = date_of(n * 7 + 3)
      return ("%04d-W%02d"):format(year, n - floor(first_week(year) / 7) + 1)
    end },
  { "^(%d%d%d%d%-%d%d%-%d%d)$",
    function(day)
      local year, month, date = calendar.parts(day)
      return year and day_number(year, month, date)
    end,
    function(n) return ("%04d-%02d-%02d"):format(date_of(n)) end },
}

--- The kind of a period and its number among those of its kind; or nil.
function periods.read(text)
  if type(text) ~= "string" then return nil end
  for kind, form in ipairs(kinds) do
    local a, b = text:match(form[1])
    local number = a and form[2](a, b)
    if number then return kind, floor(number) end
  end
end

--- The period of the kind with this number.
function periods.name(kind, number) return kinds[kind][3](number) end

--- A day as spreadsheets count: 1 is 1 January 1900, and 29 February 1900, which
-- never was, is counted. Nil for a day that they do not count.
function periods.serial(day)
  local year, month, date = calendar.parts(day)
  if not year or year < 1900 then return nil end
  local number = day_number(year, month, date) - day_number(1899, 12, 31)
  return number > 59 and number + 1 or number
end

--- Whether all labels are periods of one kind; those without a value ("") are
-- left out, and there must be two.
function periods.all(labels)
  local common, count = nil, 0
  for _, label in ipairs(labels) do
    if label ~= "" then
      local kind = periods.read(label)
      if not kind or common and kind ~= common then return nil end
      common, count = kind, count + 1
    end
  end
  return count > 1 and common or nil
end

-- What stands for a value that is missing, for what is counted by days and for
-- all else.
local undated, without = "（无日期）", "（无）"

local of_time = { "日", "年", "季", "月", "周", "星期", "day", "month", "week", "quarter", "year" }

--- What is shown for the value of a tally; `field` is its name or its heading.
function periods.shown(value, field)
  if value ~= "" then return value end
  for _, word in ipairs(of_time) do
    if field and field:find(word, 1, true) then return undated end
  end
  return without
end

periods.undated, periods.without = undated, without

return periods

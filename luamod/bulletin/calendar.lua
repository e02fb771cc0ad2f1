--- Days as the formats write them. A day is a string, 2020-07-21; anything
-- else is no day and gives nil.
local calendar = {}

local weekdays = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" }
local chinese_weekdays = { "日", "一", "二", "三", "四", "五", "六" }
local months = {
  "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
}
local lengths = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }

--- Year, month and day as numbers.
function calendar.parts(day)
  if type(day) ~= "string" then return nil end
  local year, month, date = day:match "^(%d%d%d%d)-(%d%d)-(%d%d)$"
  year, month, date = tonumber(year), tonumber(month), tonumber(date)
  if not year or year < 1 or month < 1 or month > 12 then return nil end
  local leap = year % 4 == 0 and (year % 100 ~= 0 or year % 400 == 0)
  if date < 1 or date > lengths[month] or (month == 2 and date == 29 and not leap) then
    return nil
  end
  return year, month, date
end

--- What is said of a date that is invalid.
function calendar.invalid(date)
  return ("'%s' is an invalid date; write it as 2020-07-18"):format(tostring(date))
end

-- 1 for Sunday (Sakamoto's congruence).
local shifts = { 0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4 }
local function weekday(year, month, date)
  if month < 3 then year = year - 1 end
  local sum = year + math.floor(year / 4) - math.floor(year / 100)
    + math.floor(year / 400) + shifts[month] + date
  return sum % 7 + 1
end

--- 2020年7月21日　星期二
function calendar.chinese(day)
  local year, month, date = calendar.parts(day)
  if not year then return nil end
  return ("%d年%d月%d日　星期%s"):format(year, month, date,
    chinese_weekdays[weekday(year, month, date)])
end

--- 2020年7月21日
function calendar.short(day)
  local year, month, date = calendar.parts(day)
  return year and ("%d年%d月%d日"):format(year, month, date)
end

--- The day's first moment in Beijing, as Atom, JSON Feed and ninjs want it.
function calendar.moment(day)
  return calendar.parts(day) and day .. "T00:00:00+08:00"
end

--- The same as RSS wants it: Tue, 21 Jul 2020 00:00:00 +0800.
function calendar.mail(day)
  local year, month, date = calendar.parts(day)
  if not year then return nil end
  return ("%s, %02d %s %04d 00:00:00 +0800"):format(
    weekdays[weekday(year, month, date)], date, months[month], year)
end

--- The same in the basic form of NITF and ICS: 20200721.
function calendar.compact(day)
  return calendar.parts(day) and (day:gsub("-", ""))
end

--- What stands for the day of something that has none.
calendar.unknown = "1970-01-01"

return calendar

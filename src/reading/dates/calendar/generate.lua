-- Writes ../calendar_table.h from lunar.txt: lua5.4 generate.lua, in this
-- folder. One number a year: bit i says whether its month i has 30 days,
-- bits 13-16 hold the leap month, bits 17-22 the days from 1 January to its
-- first, bits 23-24 the day of 清明 less 4.

local out, first, last = {}, nil, nil
for line in io.lines("lunar.txt") do
  local year, month, day, clear, leap, lengths =
    line:match("^(%d+) %d+%-(%d+)%-(%d+) (%d) (%S+) (.+)$")
  if year then
    first, last = first or year, year
    local packed, bit = (tonumber(leap) or 0) << 13, 0
    for length in lengths:gmatch("%d+") do
      if length == "30" then packed = packed | 1 << bit end
      bit = bit + 1
    end
    local offset = (month - 1) * 31 + day - 1
    packed = packed | math.tointeger(offset) << 17 | math.tointeger(clear - 4) << 23
    out[#out + 1] = string.format("0x%07X,", packed)
  end
end

local file = assert(io.open("../calendar_table.h", "w"))
file:write("/*\n** calendar_table.h - written by calendar/generate.lua; change lunar.txt instead.\n*/\n")
file:write("/* clang-format off */\n")
file:write("enum { FIRST_LUNAR_YEAR = ", first, ", LAST_LUNAR_YEAR = ", last, " };\n\n")
file:write("static const uint32_t lunar_years[] = {")
for i, value in ipairs(out) do
  file:write((i - 1) % 6 == 0 and "\n    " or " ", value)
end
file:write("\n};\n")
file:close()

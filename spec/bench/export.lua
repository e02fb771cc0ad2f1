#!/usr/bin/env lua5.4
-- How an export grows: writes a tenth of a store and all of it in each of
-- the formats, each in a process of its own, and prints time and memory.
--   usage: spec/bench/export.lua DATABASE [FORMAT...]
local bulletin = require "bulletin"
local memory = dofile "spec/bench/memory.lua"

local path = assert(arg[1], "usage: export.lua DATABASE [FORMAT...]")
local store = assert(bulletin.open(path, { mode = "ro" }))

if arg[2] == "--one" then
  local format, limit, out = arg[3], tonumber(arg[4]), os.tmpname()
  local start = os.clock()
  assert(bulletin.write(store:each { limit = limit }, out, { format = format }))
  local seconds = os.clock() - start
  local file = assert(io.open(out))
  print(("%9s %9d %9.1f %8.0f %8.1f %10.1f"):format(format, limit, seconds, limit / seconds,
    file:seek "end" / 1e6, memory()))
  file:close()
  os.remove(out)
  return
end

local formats = { table.unpack(arg, 2) }
if not formats[1] then formats = { "jsonl", "csv", "html", "atom" } end
print(("%9s %9s %9s %8s %8s %10s"):format(
  "format", "articles", "seconds", "art./s", "MB", "peak MB"))
io.stdout:flush()
for _, format in ipairs(formats) do
  for _, limit in ipairs { #store // 10, #store } do
    assert(os.execute(("%s %s '%s' --one %s %d"):format(arg[-1], arg[0], path, format, limit)))
  end
end

-- An archive of pages: who wrote how much in a month (稿件统计), and where a
-- phrase was printed.
--   lua5.4 examples/archive.lua DATABASE MONTH PHRASE PATH...
--   lua5.4 examples/archive.lua /tmp/news.db 2026-06 社区 examples/pages
local bulletin = require "bulletin"
local unpack = table.unpack or unpack -- luacheck: ignore

local database, month, phrase = arg[1], arg[2], arg[3]
local store = assert(bulletin.open(database))

local counts = assert(store:import { unpack(arg, 4) })
print(("%d files: %d pieces new, %d changed, %d known"):format(
  counts.files, counts.added, counts.updated, counts.unchanged))
for _, failure in ipairs(counts.failures) do
  print("not read: " .. failure.message)
end

local names = { reporter = "记者", correspondent = "通讯员" }
for _, role in ipairs { "reporter", "correspondent" } do
  print(("\n%s %s"):format(month, names[role]))
  for _, row in ipairs(assert(store:tally(role, { from = month, to = month, limit = 10 }))) do
    local name = row.value ~= "" and row.value or "（未署名）"
    print(("  %s\t%d 篇\t%d 字"):format(name, row.count, row.chars))
  end
end

print(("\n“%s”"):format(phrase))
for hit in assert(store:search('"' .. phrase .. '"', { limit = 5 })) do
  print(("  %s %s\n    %s"):format(hit.date or "", hit.headline or "", hit.snippet))
end
store:close()

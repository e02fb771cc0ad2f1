-- A special-topic book: everything that speaks of something, by day, as EPUB.
--   lua5.4 examples/topic.lua OUT QUERY PAGE-OR-FOLDER...
local bulletin = require "bulletin"
local unpack = table.unpack or unpack -- luacheck: ignore

local out, query = arg[1], arg[2]
local store = assert(bulletin.open(":memory:", { mode = "memory" }))
assert(store:import({ unpack(arg, 3) }))

local articles = {}
for hit in assert(store:search(query, { order = "date", snippet = false })) do
  articles[#articles + 1] = store:get(hit.id)
end
local months, by_month = {}, {}
for _, article in ipairs(articles) do
  local month = (article.date or "日期不详"):sub(1, 7)
  if not by_month[month] then
    by_month[month] = { month, 0 }
    months[#months + 1] = by_month[month]
  end
  by_month[month][2] = by_month[month][2] + 1
end

assert(bulletin.write(articles, out .. "/topic.epub", {
  title = query .. "专题汇编", author = "编辑部",
  charts = { { title = "各月篇数", rows = months } },
}))
print(out .. "/topic.epub", #articles .. " 篇")
store:close()

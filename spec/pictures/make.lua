-- What spec/pictures/run takes pictures of, in WORK, and the chart itself in OUT.
local bulletin = require "bulletin"

local work, out = os.getenv "WORK", os.getenv "OUT"
local papers = {
  { "tangzhou-daily", "棠州日报" }, { "wanghe-times", "望河时报" },
}

local store = assert(bulletin.open(work .. "/news.db"))
for _, paper in ipairs(papers) do
  assert(store:import("examples/pages/" .. paper[1], { source = paper[2] }))
end
assert(bulletin.site(store, work .. "/room", { title = "棠州报刊阅览室" }))
assert(bulletin.write(store:each { source = "棠州日报", order = "date" }, work .. "/digest.docx",
  { title = "棠州日报一周要闻", date = "2026-06-17" }))

local file = assert(io.open(out .. "/chart.svg", "w"))
file:write(bulletin.chart(store:tally("reporter", { limit = 8 }),
  { title = "六月见报稿件", unit = "篇", top = 8 }))
file:close()
store:close()

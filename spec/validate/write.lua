-- Writes what spec/validate/run validates into the folder OUT.
local bulletin = require "bulletin"
local fixture = require "fixture"

local out = os.getenv "OUT"
local pages = { fixture.page() }
local list = io.popen "ls examples/pages/*/*.txt"
for path in list:lines() do pages[#pages + 1] = assert(bulletin.read(path)) end
list:close()

local inputs = { good = pages, hostile = fixture.hostile(), none = {} }
-- A real page, where it stands beside the project.
local seed = os.getenv "SEED"
if seed then inputs.seed = assert(bulletin.read(seed)) end
for _, ending in ipairs {
  "ninjs.json", "newsml.xml", "nitf.xml", "tei.xml", "atom", "rss", "feed.json", "epub", "html",
  "docx", "xlsx", "csv", "jsonl", "json", "md", "txt",
} do
  for name, items in pairs(inputs) do
    local path = ("%s/%s.%s"):format(out, name, ending)
    local ok, message = bulletin.write(items, path)
    if not ok then print(path, message) end
  end
end

local store = fixture.store(fixture.articles())
local rows = store:tally "reporter"
local months = {}
for i = 1, 12 do months[i] = { label = i .. "月", a = i * 3 % 11 + 2, b = i * 5 % 7, c = i % 4 } end
local series = { { "a", "周小禾" }, { "b", "沈砚" }, { "c", "通讯员" } }
local charts = {
  { title = "记者发稿篇数", rows = rows },
  { title = "各月见报稿件", rows = months, kind = "stacked", series = series },
  { title = "走势", rows = months, kind = "line", series = series },
}
local options = {
  title = "青石镇报一周要闻", date = "2024-03-08", charts = charts,
  tables = { { title = "稿件统计表", rows = rows, total = true,
    columns = { { "value", "记者" }, { "count", "篇数" }, { "chars", "字数" } } } },
}
for _, ending in ipairs { "docx", "xlsx", "epub", "html" } do
  assert(bulletin.write(store, out .. "/report." .. ending, options))
end
for i, chart in ipairs(charts) do
  local file = assert(io.open(("%s/chart%d.svg"):format(out, i), "w"))
  file:write(bulletin.chart(chart.rows, chart))
  file:close()
end
for name, template in pairs { digest = "每日要闻摘要", tally = "稿件统计表", topic = "专题汇编" } do
  for input, items in pairs(inputs) do
    assert(bulletin.write(items, ("%s/%s-%s.html"):format(out, input, name),
      { template = template }))
  end
end
assert(bulletin.site(store, out .. "/room"))
assert(bulletin.site(fixture.store(fixture.hostile()), out .. "/room-hostile"))

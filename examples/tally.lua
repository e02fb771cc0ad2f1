-- 稿件统计: who had how many pieces, as a table for Excel and as a chart.
--   lua5.4 examples/tally.lua OUT FROM TO PAGE-OR-FOLDER...
local bulletin = require "bulletin"
local unpack = table.unpack or unpack -- luacheck: ignore

local out, from, to = arg[1], arg[2], arg[3]
local store = assert(bulletin.open(":memory:", { mode = "memory" }))
assert(store:import({ unpack(arg, 4) }))

local filter = { from = from, to = to }
local reporters = assert(store:tally("reporter", filter))
local columns = { { "value", "姓名" }, { "count", "篇数", number = true },
  { "chars", "字数", number = true } }
local title = ("稿件统计（%s至%s）"):format(from, to)

assert(bulletin.write(reporters, out .. "/tally.xlsx", {
  title = title, sheet = "记者", columns = columns, total = true,
  tables = {
    { title = "通讯员", rows = store:tally("correspondent", filter), columns = columns, total = true },
    { title = "版面", rows = store:tally("page", filter), columns = columns, total = true },
  },
  charts = { { title = "记者发稿篇数", rows = reporters } },
}))
local file = assert(io.open(out .. "/tally.svg", "w"))
file:write(bulletin.chart(reporters, { title = title, unit = "篇" }))
file:close()
print(out .. "/tally.xlsx", out .. "/tally.svg")
store:close()

-- What was counted in pieces on a subject, as a table with its sources:
-- volunteers, hours, places served.
--   lua5.4 examples/figures.lua OUT WORD PAGE...
local bulletin = require "bulletin"
if not bulletin.figures then return print "figures: this build does not read figures yet" end

local out, word = arg[1], arg[2]
local rows = {}
for i = 3, #arg do
  for _, article in ipairs(assert(bulletin.read(arg[i])).articles) do
    local text = article:text()
    if text:find(word, 1, true) then
      for _, figure in ipairs(article:figures()) do
        rows[#rows + 1] = {
          date = article.date, headline = article.headline, text = figure.text,
          value = figure.value, unit = figure.unit, what = figure.what, source = arg[i],
        }
      end
    end
  end
end

local columns = {
  { "date", "日期" }, { "what", "对象" }, { "value", "数值", number = true }, { "unit", "单位" },
  { "text", "原文" }, { "headline", "稿件" }, { "source", "出处" },
}
assert(bulletin.write(rows, out .. "/figures.xlsx", { title = word .. "数据表", columns = columns }))
assert(bulletin.write(rows, out .. "/figures.csv", { columns = columns }))
print(out .. "/figures.xlsx", #rows .. " 个数")

-- A leader's activities as a timeline, each with the sentence that tells it and
-- where it stood: a template of one's own.
--   lua5.4 examples/leader.lua OUT NAME PAGE...
local bulletin = require "bulletin"

local out, name = arg[1], arg[2]

-- The first sentence that names the leader.
local function sentence(article)
  for _, element in ipairs(article.body) do
    for text in element.text:gmatch "[^。]+。?" do
      if text:find(name, 1, true) then return text end
    end
  end
end

local rows = {}
for i = 3, #arg do
  local page = assert(bulletin.read(arg[i]))
  for _, article in ipairs(page.articles) do
    local text = sentence(article)
    if text then
      rows[#rows + 1] = { day = article.date or page.date or "日期不详", text = text,
        source = ("%s，第 %d—%d 行"):format(arg[i], article.lines[1], article.lines[2]) }
    end
  end
end
table.sort(rows, function(a, b) return a.day < b.day end)

local file = assert(io.open(out .. "/leader.html", "w"))
file:write(bulletin.render([[<!DOCTYPE html>
<html lang="zh-Hans"><head><meta charset="utf-8"><title>{{name}}活动年表</title></head><body>
<h1>{{name}}活动年表</h1>
{{#rows}}<p><time>{{day}}</time>　{{text}}<br><small>{{source}}</small></p>
{{/rows}}{{^rows}}<p>没有找到。</p>{{/rows}}</body></html>
]], { name = name, rows = rows }))
file:close()
print(out .. "/leader.html", #rows .. " 次")

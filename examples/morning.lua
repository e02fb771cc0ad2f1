-- The morning digest for the leadership: what the day's pages say, in Word and
-- for a browser.
--   lua5.4 examples/morning.lua OUT PAGE...
local bulletin = require "bulletin"

local out, pages, day = arg[1], {}, nil
for i = 2, #arg do
  pages[#pages + 1] = assert(bulletin.read(arg[i]))
  day = pages[#pages].date or day
end

local options = { title = "每日要闻摘要", date = day, body = "summary", sentences = 2 }
assert(bulletin.write(pages, out .. "/digest.docx", options))
options.template = "每日要闻摘要"
assert(bulletin.write(pages, out .. "/digest.html", options))
print(out .. "/digest.docx", out .. "/digest.html")

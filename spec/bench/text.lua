-- Prints the text of a folder's pages, decoded, thirty times.
-- usage: text.lua FOLDER
local bulletin = require "bulletin"

local texts = {}
for path in io.popen("find '" .. arg[1] .. "' -name '*.txt' | sort"):lines() do
  local file = assert(io.open(path, "rb"))
  texts[#texts + 1] = assert(bulletin.decode(file:read "*a"))
  file:close()
end
local text = table.concat(texts, "\n") .. "\n"
for _ = 1, 30 do io.write(text) end

-- Searches, counts and reads DATABASE ROUNDS times; prints what goes wrong.
--   reader.lua DATABASE ROUNDS
local bulletin = require "bulletin"

local store = assert(bulletin.open(arg[1], { timeout = 60 }))
local before = 0
for round = 1, tonumber(arg[2]) do
  local found = 0
  local hits, message = store:search("社区里的事", { order = "id" })
  if not hits then return print("failed", message) end
  for hit in hits do
    local article, why = store:get(hit.id)
    if not article then return print("failed", why) end
    found = found + 1
    if found > 20 then break end
  end
  local count, why = store:count {}
  if not count then return print("failed", why) end
  if count < before then return print("failed", "articles are lost") end
  before = count
  if round % 10 == 0 then collectgarbage() end
end
store:close()
print "done"

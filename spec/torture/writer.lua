-- Adds pages FIRST to LAST of writer SOURCE to DATABASE, BATCH of them in a
-- transaction, and says so after each transaction.
--   writer.lua DATABASE SOURCE FIRST LAST BATCH
local bulletin = require "bulletin"
local piece = dofile("spec/torture/piece.lua")

local store = assert(bulletin.open(arg[1], { timeout = 60 }))
local source, first, last, batch = arg[2], tonumber(arg[3]), tonumber(arg[4]), tonumber(arg[5])
for from = first, last, batch do
  local to = math.min(from + batch - 1, last)
  local good, message = store:transaction(function()
    for n = from, to do assert(store:add(piece(source, n))) end
  end)
  if not good then
    print("failed", message)
    os.exit(1)
  end
  print("added", to)
  io.stdout:flush()
end
store:close()

-- kill -9 at TIMES random moments of an import: all that was reported is
-- there, the store is sound, and the import goes on where it was.
--   kill.lua DATABASE TIMES
local bulletin = require "bulletin"
local piece = dofile("spec/torture/piece.lua")

local path, times = arg[1], tonumber(arg[2])
local lua = os.getenv "LUA" or "lua5.4"
local reported, moments = 0, 0
math.randomseed(os.time())
for name in ("x-wal x-shm x"):gmatch("%S+") do os.remove(path .. name:sub(2)) end

for time = 1, times do
  local pause = 0.02 + math.random() * 0.2
  local batch = ({ 1, 3, 50 })[time % 3 + 1]
  local first = math.max(1, reported - 3) -- some of them are there already
  local pipe = io.popen(("timeout -s KILL %.3f %s spec/torture/writer.lua '%s' 日报 %d %d %d"):format(
    pause, lua, path, first, reported + 100000, batch))
  local said = 0
  for line in pipe:lines() do
    local what, n = line:match "^(%a+)\t(.*)$"
    assert(what == "added", line)
    said = tonumber(n)
  end
  pipe:close()
  reported = math.max(reported, said)
  moments = moments + 1
  if time % 5 == 0 or time == times then
    local store = assert(bulletin.open(path))
    assert(store:check())
    for n = 1, reported do
      local result = assert(store:add(piece("日报", n)))
      assert(#result.unchanged == 1, "page " .. n .. " was reported and is not there")
      if n > 500 and time ~= times then break end
    end
    store:close()
  end
end
print(("%d times killed, %d pages reported and there"):format(moments, reported))

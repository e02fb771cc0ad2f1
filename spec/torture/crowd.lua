-- WRITERS and READERS on one file at once: nothing is lost, nobody is turned
-- away.
--   crowd.lua DATABASE WRITERS READERS PAGES
local bulletin = require "bulletin"

local path, writers, readers, pages = arg[1], tonumber(arg[2]), tonumber(arg[3]), tonumber(arg[4])
local lua = os.getenv "LUA" or "lua5.4"
for name in ("x-wal x-shm x"):gmatch("%S+") do os.remove(path .. name:sub(2)) end

local pipes = {}
for i = 1, writers do
  pipes[i] = io.popen(("%s spec/torture/writer.lua '%s' 报%d 1 %d %d 2>&1"):format(
    lua, path, i, pages, i))
end
for _ = 1, readers do
  pipes[#pipes + 1] = io.popen(("%s spec/torture/reader.lua '%s' %d 2>&1"):format(
    lua, path, pages))
end
for i, pipe in ipairs(pipes) do
  local said = pipe:read "*a"
  pipe:close()
  local want = i <= writers and "added\t" .. pages or "done"
  assert(said:match "([^\n]*)\n$" == want, ("process %d said: %s"):format(i, said))
end
local store = assert(bulletin.open(path))
assert(#store == writers * pages, ("%d of %d articles"):format(#store, writers * pages))
for i = 1, writers do assert(store:count { source = "报" .. i } == pages) end
assert(store:check())
store:close()
print(("%d writers, %d readers, %d articles"):format(writers, readers, writers * pages))

-- Two processes at the same work: both import a folder of PAGES pages, and each
-- page is there once; both change one article, each a field of it, and neither
-- undoes the other.
--   both.lua DATABASE PAGES
-- The processes are this file again, as `both.lua DATABASE WHAT ...`.
local bulletin = require "bulletin"

local path, what, more = arg[1], arg[2], arg[3]
local TIMES = 20

local work = {}

function work.import()
  local store = assert(bulletin.open(path, { timeout = 60 }))
  local counts = assert(store:import(more))
  assert(counts.failed == 0, counts.failed > 0 and counts.failures[1].message)
  store:close()
  return counts.added, counts.unchanged
end

function work.update()
  local store = assert(bulletin.open(path, { timeout = 60 }))
  for n = 1, TIMES do assert(store:update(1, { [more] = tostring(n) })) end
  store:close()
  return "done"
end

if work[what] then return print(work[what]()) end

local lua, pages = os.getenv "LUA" or "lua5.4", tonumber(what)

-- What both processes said.
local function both(...)
  local pipes, said = {}, {}
  for i, task in ipairs { ... } do
    pipes[i] = io.popen(("%s spec/torture/both.lua '%s' %s 2>&1"):format(lua, path, task))
  end
  for i, pipe in ipairs(pipes) do
    said[i] = pipe:read "*a"
    pipe:close()
  end
  return said
end

for name in ("x-wal x-shm x"):gmatch "%S+" do os.remove(path .. name:sub(2)) end
-- A store at an address has no place beside it.
local folder = (path:find "^postgres" and os.tmpname() or path) .. ".pages"
os.execute(("rm -rf '%s' && mkdir '%s'"):format(folder, folder))
for n = 1, pages do
  local file = assert(io.open(("%s/%d.txt"):format(folder, n), "w"))
  file:write(("第%d件事\n本报讯 社区里的第%d件事，居民都说办得好。\n"):format(n, n))
  file:close()
end

local import = ("import '%s'"):format(folder)
local added = 0
for _, said in ipairs(both(import, import)) do
  local new, same = said:match "^(%d+)\t(%d+)\n$"
  assert(new and new + same == pages, said)
  added = added + new
end
assert(added == pages, ("%d of %d pages were new"):format(added, pages))
for _, said in ipairs(both("update deck", "update kicker")) do
  assert(said == "done\n", said)
end
local store = assert(bulletin.open(path))
assert(#store == pages and store:check())
local article = store[1]
assert(article.deck == tostring(TIMES) and article.kicker == tostring(TIMES))
assert(#store:revisions(1) == 1 + 2 * TIMES)
store:close()
os.execute(("rm -rf '%s'"):format(folder))
print(("%d pages imported twice, one article changed %d times"):format(pages, 2 * TIMES))

-- What owns a store may be collected, and close it or use it, while one of the
-- store's methods runs: there is an answer or an error, whatever the moment.
--   closed.lua DATABASE
local bulletin = require "bulletin"

local path = arg[1]
local function piece(n)
  return {
    headline = "题" .. n, source = "报", tags = { "甲", "丙" },
    body = { { kind = "paragraph", text = ("文章说的是社区里的事情。"):rep(20) } },
  }
end

local calls = {
  add = function(store) return store:add(piece(1)) end,
  get = function(store) return store:get(1), store[1] end,
  search = function(store) for _ in store:search "文章" do store = store end end,
  each = function(store) for _ in store:each { source = "报" } do store = store end end,
  similar = function(store) return store:similar(1) end,
  duplicates = function(store) return store:duplicates() end,
  tally = function(store) return store:tally "source", store:tags() end,
  count = function(store) return store:count { tag = "甲" } end,
  sql = function(store) return store:sql "SELECT id, text FROM element" end,
  update = function(store) return store:update(2, { deck = "副" }) end,
  revisions = function(store) return store:revisions(1) end,
}

for name in ("x-wal x-shm x"):gmatch "%S+" do os.remove(path .. name:sub(2)) end
local store = assert(bulletin.open(path))
for n = 1, 12 do assert(store:add(piece(n))) end
store:close()

-- Runs `call` with a whole collection at every allocation; after `wait` of
-- them, `act` is called by a finalizer. False when it did not come to that.
local function run(call, wait, act)
  store = assert(bulletin.open(path))
  local left, acted = wait, false
  local function again()
    setmetatable({}, { __gc = function()
      left = left - 1
      if left > 0 then return again() end
      if left == 0 then
        acted = true
        act(store)
      end
    end })
  end
  collectgarbage("incremental", 1, 1000, 40)
  collectgarbage()
  again()
  local ok, what = pcall(call, store)
  collectgarbage("incremental", 200, 100, 13)
  left = -1
  assert(ok or what:find "closed", what)
  store:close()
  return acted
end

local closed, used = 0, 0
for _, call in pairs(calls) do
  for wait = 1, 60 do
    if not run(call, wait, function(it) it:close() end) then break end
    closed = closed + 1
    run(call, wait, function(it)
      for _ in it:search "社区" do used = used + 1 end
      it:get(3)
    end)
  end
end
assert(closed > 50 and used > 0, closed)
store = assert(bulletin.open(path))
assert(store:check())
store:close()
print(("%d times closed while in use"):format(closed))

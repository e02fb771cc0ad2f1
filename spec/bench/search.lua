#!/usr/bin/env lua5.4
-- One side of spec/bench/search: an archive of ours.
--   search.lua import DB ARTICLES   lines of headline, date, text, apart by tabs;
--                                   prints the processor's seconds
--   search.lua find DB              waits for a line, opens the archive, and for
--                                   each line, all|best|ids and a query, goes
--                                   through the answers and prints how many
local bulletin = require "bulletin"
local mode, path, articles = arg[1], arg[2], arg[3]

local function import()
  local begun, number = os.clock(), 0
  local mark, since, longest = 100000, begun, 0
  local store = assert(bulletin.open(path))
  local lines, more = io.lines(articles), true
  local function some()
    for _ = 1, 1000 do
      local line = lines()
      more = line ~= nil
      if not more then return end
      local headline, date, text = line:match("^([^\t]*)\t([^\t]*)\t(.*)$")
      local body = {}
      for paragraph in text:gmatch("[^\v]+") do
        body[#body + 1] = { kind = "paragraph", text = paragraph }
      end
      number = number + 1
      assert(store:add {
        source = "日报", date = date, name = tostring(number),
        articles = { { headline = headline, date = date, bylines = {}, body = body } },
      })
    end
  end
  while more do
    local before = os.clock()
    assert(store:transaction(some))
    longest = math.max(longest, os.clock() - before)
    if number >= mark then
      io.stderr:write(("    %d articles, %.0f a second since the last line, of the"
        .. " processor's; a transaction took at most %.2f s\n"):format(number,
        100000 / (os.clock() - since), longest))
      mark, since, longest = mark + 100000, os.clock(), 0
    end
  end
  store:close()
  print(os.clock() - begun)
end

local filters = {
  all = { order = "id", snippet = false },
  best = { limit = 20, snippet = false },
  ids = { order = "id", fields = { "id" } },
}

local function find()
  io.stdout:setvbuf "no"
  print "ready"
  local store
  for line in io.lines() do
    local kind, query = line:match "^(%a+) (.*)$"
    store = store or assert(bulletin.open(path, { mode = "ro" }))
    local count = 0
    for _ in assert(store:search('"' .. query .. '"', filters[kind])) do count = count + 1 end
    print(count)
  end
end

if mode == "import" then import() else find() end

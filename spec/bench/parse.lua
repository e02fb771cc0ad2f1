-- How fast pages become Lua tables, against iconv and the C core on the same
-- bytes in the same minutes: medians of interleaved rounds.
--   parse.lua PROGRAM FILE...
local bulletin = require "bulletin"

local program = table.remove(arg, 1)
local texts, bytes, quoted = {}, 0, {}
for i, path in ipairs(arg) do
  local file = assert(io.open(path, "rb"))
  texts[i] = assert(bulletin.decode(file:read("*a")))
  file:close()
  bytes = bytes + #texts[i]
  quoted[i] = "'" .. path:gsub("'", "'\\''") .. "'"
end
local passes = math.floor(4e6 / bytes) + 1
local command = ("%s 5 %s"):format(program, table.concat(quoted, " "))

local function median(values)
  table.sort(values)
  return values[#values // 2 + 1]
end

local seen = {}
local function note(name, value)
  seen[name] = seen[name] or {}
  table.insert(seen[name], value)
end

for _ = 1, 7 do
  local pipe = assert(io.popen(command))
  for line in pipe:lines() do
    local name, value = line:match("^(%S+) (%S+)$")
    note(name, tonumber(value))
  end
  pipe:close()
  collectgarbage()
  local start = os.clock()
  for _ = 1, passes do
    for i = 1, #texts do bulletin.parse(texts[i]) end
  end
  note("parse to Lua tables", bytes * passes / (os.clock() - start) / 1e6)
end

local iconv = median(seen.iconv)
print(("%d pages, %.2f MB"):format(#texts, bytes / 1e6))
print(("%-22s %8.1f MB/s"):format("iconv UTF-8 to UTF-8", iconv))
for _, name in ipairs { "parse", "decode+parse", "parse to Lua tables" } do
  local value = median(seen[name])
  print(("%-22s %8.1f MB/s  %5.2f x iconv"):format(name, value, value / iconv))
end

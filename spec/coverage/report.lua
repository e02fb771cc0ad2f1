-- usage: report.lua C-LINES LUA-FOLDER LEAST
-- Line coverage by file, the least covered first, then of all. C-LINES holds
-- `path<TAB>line<TAB>count` of every line of C that can run; LUA-FOLDER the
-- files that spec/coverage/lines.lua wrote. Fails under LEAST percent.
local function add(files, path, line, count)
  files[path] = files[path] or {}
  files[path][line] = (files[path][line] or 0) + count
end

local function read(files, path)
  for row in io.lines(path) do
    local name, line, count = row:match "^(.-)\t(%d+)\t(%d+)$"
    if name then add(files, name, tonumber(line), tonumber(count)) end
  end
end

-- The lines of a Lua file that can run: those its functions name.
local function active(files, path, chunk)
  local function visit(listing)
    for line in listing:gmatch "%[(%d+)%]" do add(files, path, tonumber(line), 0) end
  end
  local pipe = assert(io.popen("luac5.4 -l -l -p " .. chunk .. " 2>/dev/null"))
  visit(pipe:read "*a")
  pipe:close()
end

local c, lua = {}, {}
read(c, arg[1])
local ran = {}
for file in io.popen("ls " .. arg[2] .. "/*"):lines() do read(ran, file) end
for path in io.popen("find luamod/bulletin -name '*.lua'"):lines() do
  local name = path:match "^luamod/(.*)$"
  active(lua, path, path)
  for line, count in pairs(ran[name] or {}) do
    if (lua[path] or {})[line] then add(lua, path, line, count) end
  end
end

local rows, all, hit = {}, 0, 0
for _, files in ipairs { c, lua } do
  for path, lines in pairs(files) do
    local total, covered, missed = 0, 0, {}
    for line, count in pairs(lines) do
      total = total + 1
      if count > 0 then covered = covered + 1 else missed[#missed + 1] = line end
    end
    table.sort(missed)
    all, hit = all + total, hit + covered
    if total > 0 then
      rows[#rows + 1] = { path = path, share = covered / total, total = total, missed = missed }
    end
  end
end
table.sort(rows, function(a, b)
  if a.share ~= b.share then return a.share < b.share end
  return a.path < b.path
end)

-- "3, 7-9, 12"
local function ranges(lines)
  local out, at = {}, 1
  while at <= #lines do
    local last = at
    while lines[last + 1] == lines[last] + 1 do last = last + 1 end
    out[#out + 1] = at == last and tostring(lines[at]) or lines[at] .. "-" .. lines[last]
    at = last + 1
  end
  return table.concat(out, ", ")
end
for _, row in ipairs(rows) do
  if #row.missed > 0 then
    print(("%5.1f %%  %-44s of %4d: %s"):format(100 * row.share, row.path, row.total,
      ranges(row.missed)))
  end
end
print(("%5.1f %%  of %d lines of src/ and luamod/"):format(100 * hit / all, all))
os.exit(100 * hit / all >= tonumber(arg[3]))

--- Files into a store: one transaction a batch, one bad file no obstacle.
local core = require "bulletin.core"

local BATCH = 64 -- files in one transaction
local known = { encoding = true, date = true, source = true, rules = true, progress = true }

-- Failures of the store itself, not of one file: going on would be useless.
local fatal = { busy = true, full = true, io = true, readonly = true, corrupt = true, nomem = true }

--- 2026-05-27, 20260527, 2026_05_27 or 2026年5月27日 in a file's name.
local function date_in(name)
  local y, m, d = name:match("(%d%d%d%d)年(%d%d?)月(%d%d?)日")
  if not y then y, m, d = name:match("%f[%d](%d%d%d%d)([-_.]?%d%d)([-_.]?%d%d)%f[%D]") end
  if not y then return nil end
  m, d = tonumber((m:gsub("%D", ""))), tonumber((d:gsub("%D", "")))
  if m < 1 or m > 12 or d < 1 or d > 31 then return nil end
  return ("%s-%02d-%02d"):format(y, m, d)
end

local function base_name(path)
  return (path:match("[^/]*$"):gsub("%.%w+$", ""))
end

local function read_text(path, options)
  local given = {
    date = options.date, source = options.source,
    encoding = options.encoding, rules = options.rules,
  }
  local page, message, code = core.read(path, given)
  if not page then return nil, message, code end
  if not page.date then
    given.date = date_in(path:match("[^/]*$"))
    if given.date then page = core.read(path, given) end
    if not page then return nil, path .. ": changed while it was read", "io" end
  end
  page.name = page.name or base_name(path)
  return { page }
end

--- The code for what was raised while a file was read.
local function code_of(problem)
  return tostring(problem):find("not enough memory", 1, true) and "nomem" or "encoding"
end

--- What an export in JSON holds: a page, an article, or a list of either; in
-- JSON Lines one a line.
local function read_json(path, options)
  local file, why = io.open(path, "rb")
  if not file then return nil, why, "io" end
  local text = file:read("a") or ""
  file:close()
  local json = require "bulletin.json"
  local items = {}
  local function take(value)
    if type(value) ~= "table" then error("not a page or an article", 0) end
    if value[1] == nil and next(value) ~= nil then
      items[#items + 1] = value
      value.source = value.source or options.source
      if not value.articles or not value.date then value.date = value.date or options.date end
    else
      for _, item in ipairs(value) do take(item) end
    end
  end
  if path:find("%.jsonl$") or path:find("%.ndjson$") then
    local number = 0
    for line in text:gmatch("[^\n]+") do
      number = number + 1
      local good, problem = pcall(function() take(json.decode(line)) end)
      if not good then
        return nil, ("%s: line %d: %s"):format(path, number, problem), code_of(problem)
      end
    end
  else
    local good, problem = pcall(function() take(json.decode(text)) end)
    if not good then return nil, ("%s: %s"):format(path, problem), code_of(problem) end
  end
  return items
end

local function read_file(path, options)
  if path:find("%.jsonl?$") or path:find("%.ndjson$") then return read_json(path, options) end
  return read_text(path, options)
end

--- Adds what one file holds, all or nothing of it.
local function add_file(store, items, counts)
  local sums = { added = 0, updated = 0, unchanged = 0 }
  for _, item in ipairs(items) do
    local ran, result, message, code = pcall(store.add, store, item)
    if not ran then return nil, tostring(result), code_of(result) end
    if not result then return nil, message, code end
    for name in pairs(sums) do sums[name] = sums[name] + #result[name] end
  end
  for name, n in pairs(sums) do counts[name] = counts[name] + n end
  return true
end

-- What is read in a folder; a file that is named is read whatever its ending.
local readable = { txt = true, text = true, asc = true, json = true, jsonl = true, ndjson = true }

local function is_page(path)
  local ending = path:match("^.*/[^/]*%.([^./]+)$")
  return ending == nil or readable[ending:lower()] == true
end

--- The files that `paths` name. Of the store itself nothing is touched: SQLite
-- would lose its locks.
local function gather(store, parts, paths, failures)
  local files = {}
  for _, path in ipairs(paths) do
    if type(path) ~= "string" then
      error("import: a path (a string) expected, got " .. type(path), 3)
    end
    local found, message, code = parts.files(path)
    if not found then
      failures[#failures + 1] = { file = path, message = message, code = code }
    else
      local named = found[1] == path or path:find("[*?%[]")
      for _, file in ipairs(found) do
        if parts.owns(store, file) then
          if found[1] == path then
            failures[#failures + 1] = {
              file = path, message = path .. ": the store itself; name other files", code = "io",
            }
          end
        elseif named or is_page(file) then
          files[#files + 1] = file
        end
      end
    end
  end
  return files
end

local function check(options)
  if type(options) ~= "table" then
    error("import: a table of options expected, got " .. type(options), 3)
  end
  for key in pairs(options) do
    if not known[key] then error("import: unknown option '" .. tostring(key) .. "'", 3) end
  end
  if options.progress and type(options.progress) ~= "function" then
    error("import: progress must be a function, got " .. type(options.progress), 3)
  end
end

return function(store, parts, paths, options)
  if type(paths) == "string" then paths = { paths } end
  if type(paths) ~= "table" then
    error("import: a path or a list of paths expected, got " .. type(paths), 3)
  end
  options = options or {}
  check(options)
  local failures = {}
  local counts = {
    files = 0, added = 0, updated = 0, unchanged = 0, failed = 0, failures = failures,
  }
  local files = gather(store, parts, paths, failures)
  local total = #files

  local function one(path)
    local items, message, code = read_file(path, options)
    if items then
      local good
      good, message, code = store:transaction(function() return add_file(store, items, counts) end)
      if good then
        counts.files = counts.files + 1
        return true
      end
      if fatal[code] then return nil, message, code end
    end
    failures[#failures + 1] = {
      file = path, line = tonumber(message:match("line (%d+)")), message = message, code = code,
    }
    return true
  end

  for first = 1, total, BATCH do
    local good, message, code = store:transaction(function()
      for i = first, math.min(first + BATCH - 1, total) do
        local fine, why, what = one(files[i])
        if not fine then return nil, why, what end
      end
      return true
    end)
    if not good then return nil, message, code end
    if options.progress then
      local last = math.min(first + BATCH - 1, total)
      for i = first, last do options.progress(i, total, files[i]) end
    end
  end
  counts.failed = #failures
  return counts, failures
end

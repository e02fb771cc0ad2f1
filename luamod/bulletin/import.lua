--- Files into a store: one transaction a batch, one bad file no obstacle.
local clean = require "bulletin.clean"
local core = require "bulletin.core"
local json = require "bulletin.json"

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

-- Charsets of file names that are not UTF-8: the page's own comes before these.
local name_charsets = { "GB18030", "BIG5" }

--- A file's name as UTF-8. The system gives bytes; a page in GBK has a name in
-- it, too.
local function readable_name(path, encoding)
  local name = path:match("[^/]*$")
  if clean.utf8(name) == name then return name end
  for _, charset in ipairs { encoding or name_charsets[1], name_charsets[1], name_charsets[2] } do
    local decoded = charset:find "^UTF" == nil and core.decode(name, charset)
    if decoded then return decoded end
  end
  return clean.utf8(name)
end

--- The page of a text file, or of the bytes that `source` has.
local function read_text(source, options)
  local given = {
    date = options.date, source = options.source,
    encoding = options.encoding, rules = options.rules,
  }
  local function read()
    if source.bytes then return core.read_bytes(source.bytes, source.name, given) end
    return core.read(source.name, given)
  end
  local page, message, code = read()
  if not page then return nil, message, code end
  local name = readable_name(source.name, page.encoding)
  if not page.date then
    given.date = date_in(name)
    if given.date then page = read() end
    if not page then return nil, source.name .. ": changed while it was read", "io" end
  end
  if not page.name and not source.bytes then page.name = (name:gsub("%.%w+$", "")) end
  return { page }
end

--- The code for what was raised while a file was read.
local function code_of(problem)
  return tostring(problem):find("not enough memory", 1, true) and "nomem" or "format"
end

local fields = { "articles", "headline", "body", "kicker", "deck", "bylines" }

-- Raises for an object that is neither a page nor an article.
local function check_item(value)
  local articles = value.articles
  if articles ~= nil and (type(articles) ~= "table"
    or articles[1] == nil and next(articles) ~= nil) then
    error("a page's articles must be an array", 0)
  end
  for _, name in ipairs(fields) do
    if value[name] ~= nil then return end
  end
  error("not a page or an article", 0)
end

--- What JSON text holds: a page, an article, or lists of them, each handed to
-- `take`. A record of `parse --json` that tells a failure is one here, too.
local function take_json(text, options, take)
  local function each(value)
    if type(value) ~= "table" then error("not a page or an article", 0) end
    if value[1] ~= nil or next(value) == nil then
      for _, item in ipairs(value) do each(item) end
    elseif type(value.error) == "table" and not value.articles then
      take(nil, value.path, value.error)
    else
      check_item(value)
      value.source = value.source or options.source
      if not value.articles or not value.date then value.date = value.date or options.date end
      take(value)
    end
  end
  each(json.plain(json.decode(text)))
end

-- A failure that JSON told.
local function told(path, problem)
  local message = type(problem.message) == "string" and problem.message or "failed"
  path = type(path) == "string" and path or "?"
  if not message:find(path, 1, true) then message = path .. ": " .. message end
  return { file = path, message = message,
    code = type(problem.code) == "string" and problem.code or "format" }
end

local function is_lines(name) return name:find "%.jsonl$" or name:find "%.ndjson$" end
local function is_json(name) return name:find "%.json$" or is_lines(name) end

--- What an export in JSON holds; in JSON Lines one a line. Returns the items
-- and the failures that it tells of.
local function read_json(source, options)
  local bytes, message, code = source.bytes, nil, nil
  if not bytes then bytes, message, code = core.file.read(source.name) end
  if not bytes then return nil, message, code end
  local text
  text, message, code = core.decode(bytes, options.encoding)
  if not text then return nil, source.name .. ": " .. message, code end
  local items, failures = {}, {}
  local function take(item, path, problem)
    if item then items[#items + 1] = item else failures[#failures + 1] = told(path, problem) end
  end
  local function refuse(problem, number)
    problem = tostring(problem)
    if number then problem = ("line %d: "):format(number) .. problem:gsub("^line 1, ", "") end
    return nil, source.name .. ": " .. problem, code_of(problem)
  end
  if not is_lines(source.name) then
    local good, problem = pcall(take_json, text, options, take)
    if not good then return refuse(problem) end
    return items, failures
  end
  local number = 0
  for line in text:gmatch("([^\n]*)\n?") do
    number = number + 1
    if line:find "%S" then
      local good, problem = pcall(take_json, line, options, take)
      if not good then return refuse(problem, number) end
    end
  end
  return items, failures
end

--- Adds what one file holds, all or nothing of it.
local function add_items(store, name, items, counts)
  local sums = { added = 0, updated = 0, unchanged = 0 }
  for _, item in ipairs(items) do
    local ran, result, message, code = pcall(store.add, store, item)
    if not ran then return nil, name .. ": " .. tostring(result), code_of(result) end
    if not result then
      if not message:find(name, 1, true) then message = name .. ": " .. message end
      return nil, message, code
    end
    for kind in pairs(sums) do sums[kind] = sums[kind] + #result[kind] end
  end
  for kind, n in pairs(sums) do counts[kind] = counts[kind] + n end
  return true
end

-- What is read in a folder; a file that is named is read whatever its ending.
local readable = { txt = true, text = true, asc = true, json = true, jsonl = true, ndjson = true }

local function is_page(path)
  local ending = path:match("^.*/[^/]*%.([^./]+)$")
  return ending == nil or readable[ending:lower()] == true
end

--- The files that `paths` name, each once, as { name } or { name, bytes }. Of
-- the store itself nothing is touched: SQLite would lose its locks.
local function gather(store, parts, paths, failures)
  local files, seen = {}, {}
  local function add(file)
    local identity = core.file.identity(file)
    if identity and seen[identity] then return end
    if identity then seen[identity] = true end
    files[#files + 1] = { name = file }
  end
  local function find(path)
    local found, message, code = parts.files(path)
    if not found then
      failures[#failures + 1] = { file = path, message = message, code = code }
      return
    end
    for _, failure in ipairs(message or {}) do failures[#failures + 1] = failure end
    local named = found[1] == path or path:find("[*?%[]")
    for _, file in ipairs(found) do
      if not parts.owns(store, file) then
        if named or is_page(file) then add(file) end
      elseif found[1] == path then
        failures[#failures + 1] = {
          file = path, message = path .. ": the store itself; name other files", code = "io",
        }
      end
    end
  end
  for _, path in ipairs(paths) do
    if type(path) == "string" then
      find(path)
    elseif type(path) == "table" and type(path.name) == "string"
      and type(path.bytes) == "string" then
      files[#files + 1] = { name = path.name, bytes = path.bytes }
    else
      error("import: a path (a string) expected, got " .. type(path), 3)
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

  local function one(source)
    local items, message, code
    if is_json(source.name) then
      items, message, code = read_json(source, options)
    else
      items, message, code = read_text(source, options)
    end
    if items then
      local told_of, good = message
      good, message, code = store:transaction(function()
        return add_items(store, source.name, items, counts)
      end)
      if good then
        counts.files = counts.files + 1
        for _, failure in ipairs(told_of or {}) do failures[#failures + 1] = failure end
        return true
      end
      if fatal[code] then return nil, message, code end
    end
    failures[#failures + 1] = {
      file = source.name, line = tonumber(message:match("line (%d+)")), message = message,
      code = code,
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
      for i = first, last do options.progress(i, total, files[i].name) end
    end
  end
  counts.failed = #failures
  return counts, failures
end

--- Files into a store: one transaction a batch, one bad file no obstacle.
local core = require "bulletin.core"
local calendar = require "bulletin.calendar"
local intake = require "bulletin.intake"
local known = require "bulletin.known"
local pages = require "bulletin.pages"

local parts = core.store

local BATCH = 64 -- files in one transaction
local most_jobs = 256
local option_names = known.names "encoding date source rules isolate progress jobs"

-- Failures of the store itself, not of one file: going on would be useless.
local fatal = { busy = true, full = true, io = true, readonly = true, corrupt = true, nomem = true }

--- Adds what one file holds, all or nothing of it.
local function add_items(store, name, items, counts)
  local sums = { added = 0, updated = 0, unchanged = 0 }
  for _, item in ipairs(items) do
    local ran, result, message, code = pcall(store.add, store, item)
    if not ran then
      -- Ctrl-C in Lua's own command ends the work, not a file.
      if type(result) == "string" and result:find "interrupted!$" then error(result, 0) end
      return nil, name .. ": " .. tostring(result), intake.code_of(result)
    end
    if not result then
      if not message:find(name, 1, true) then message = name .. ": " .. message end
      return nil, message, code
    end
    for kind in pairs(sums) do sums[kind] = sums[kind] + #result[kind] end
  end
  for kind, n in pairs(sums) do counts[kind] = counts[kind] + n end
  return true
end

local json = { json = true, jsonl = true, ndjson = true }

local function is_page(path)
  local ending = path:match("%.([^./]+)$")
  return pages.is_page(path) or json[(ending or ""):lower()] == true
end

--- The files that `paths` name, each once, as { name, count, root } (see
-- pages.sort; `root` is the folder that was named) or { name, bytes }. Of the
-- store itself nothing is touched: SQLite would lose its locks.
local function gather(store, paths, failures)
  local files, seen = {}, {}
  local function add(file, root)
    local identity = core.file.identity(file.name)
    if identity and seen[identity] then return end
    if identity then seen[identity] = true end
    file.root = root
    files[#files + 1] = file
  end
  local function find(path)
    local found, message, code = parts.files(path)
    if not found then
      failures[#failures + 1] = { file = path, message = message, code = code }
      return
    end
    for _, failure in ipairs(message or {}) do failures[#failures + 1] = failure end
    local pattern = path:find("[*?%[]")
    local named = found[1] == path or pattern
    local wanted = {}
    for _, file in ipairs(found) do
      if not parts.owns(store, file) then
        if named or is_page(file) then wanted[#wanted + 1] = file end
      elseif found[1] == path then
        failures[#failures + 1] = {
          file = path, message = path .. ": the store itself; name other files", code = "io",
        }
      end
    end
    for _, file in ipairs(pages.sort(wanted)) do add(file, not named and path or nil) end
  end
  for _, path in ipairs(paths) do
    if type(path) == "string" then
      find(path)
    elseif type(path) == "table" and type(path.name) == "string"
      and (type(path.bytes) == "string" or type(path.lines) == "function") then
      files[#files + 1] = { name = path.name, bytes = path.bytes, lines = path.lines }
    else
      error("import: a path (a string) expected, got " .. type(path), 3)
    end
  end
  return files
end

local function check(options)
  options = known.options(options, "import", 3, option_names, 4)
  if options.progress and type(options.progress) ~= "function" then
    error("import: progress must be a function, got " .. type(options.progress), 3)
  end
  local jobs = options.jobs or 1
  if type(jobs) ~= "number" or jobs < 1 or jobs > most_jobs or jobs % 1 ~= 0 then
    error(("import: jobs must be a whole number, 1 to %d"):format(most_jobs), 3)
  end
  return options
end

-- What is being done: the store, the options, what came of it.
local Work = {}
Work.__index = Work

function Work:fail(name, message, code)
  self.failures[#self.failures + 1] = {
    file = name, line = tonumber(message:match("line (%d+)")), message = message, code = code,
  }
end

-- Adds items, all or none; what is the matter with them is a failure. True, or
-- nil, message, code when going on would be useless. One item is all or none by
-- itself, and leaves the articles of a batch together.
function Work:add(name, items, told, line)
  local place = line and ("%s: line %d"):format(name, line) or name
  local function add() return add_items(self.store, place, items, self.counts) end
  local good, message, code
  if #items == 1 then
    good, message, code = add()
  else
    good, message, code = self.store:transaction(add)
  end
  if not good and fatal[code] then return nil, message, code end
  if good then
    for _, failure in ipairs(told or {}) do self.failures[#self.failures + 1] = failure end
  else
    self:fail(name, message, code)
  end
  return true, good
end

--- Puts files into the intake, where threads read them, up to where it is full.
function Work:put(files, first)
  local at = math.max(self.ahead, first)
  while at <= #files do
    local day = intake.waits(files[at])
    if day ~= nil then
      if not parts.intake.put(self.intake, files[at].name, day or nil) then break end
      files[at].waits = true
    end
    at = at + 1
  end
  self.ahead = at
end

-- Adds the file that the intake gives. True; nil, message, code when going on
-- would be useless; false when the file is to be read by itself.
function Work:take(source)
  local read, message, code = parts.intake.take(self.intake)
  if not read then
    if code == "limit" or code == "missing" then return false end
    self:fail(source.name, source.name .. ": " .. message, code)
    return true
  end
  local added
  added, message, code = parts.intake.add(self.intake, self.store, intake.page_name(source.name))
  if added then
    for kind, n in pairs(added) do self.counts[kind] = self.counts[kind] + n end
    self.counts.files = self.counts.files + 1
    return true
  end
  if not message:find(source.name, 1, true) then message = source.name .. ": " .. message end
  if fatal[code] then return nil, message, code end
  self:fail(source.name, message, code)
  return true
end

-- What the file holds, and the failures that it tells of; or nil, message, code.
function Work:read(source)
  if intake.is_json(source.name) then return intake.json(source, self.options) end
  local items, found, code = intake.pages(source, self.options)
  if not items then return nil, found, code end
  self.taken.add(found)
  return items
end

function Work:file(source)
  if source.waits then
    local fine, message, code = self:take(source)
    if fine ~= false then return fine, message, code end
  end
  if not source.bytes and self.taken.has(source.name) then
    self.counts.files = self.counts.files + 1
    return true
  end
  local items, message, code = self:read(source)
  if not items then
    self:fail(source.name, message, code)
    return true
  end
  local fine, added
  fine, added, code = self:add(source.name, items, message)
  if not fine then return nil, added, code end
  if added then self.counts.files = self.counts.files + 1 end
  return true
end

-- A batch of files from number `first` on, in one transaction; returns the last.
function Work:files(files, first)
  local last = first
  while last < #files and last - first + 1 < BATCH
    and not intake.is_lines(files[last + 1].name) do
    last = last + 1
  end
  return self.store:transaction(function()
    for i = first, last do
      if self.intake then self:put(files, i) end
      local fine, message, code = self:file(files[i])
      if not fine then return nil, message, code end
    end
    return last
  end)
end

-- File `number`, one of lines, a batch of them in one transaction; returns it.
function Work:lines(files, number)
  local source = files[number]
  local each, file, code = intake.lines(source, self.options)
  if not each then
    self:fail(source.name, file, code)
    return number
  end
  local good, bad, ended = 0, 0, false
  local function batch()
    for _ = 1, BATCH do
      local line, items, failures, why = each()
      ended = line == nil
      if ended then return true end
      local added = false
      if items then
        local fine
        fine, added, why = self:add(source.name, items, failures, line)
        if not fine then return nil, added, why end
      else
        self:fail(source.name, failures, why)
      end
      good, bad = good + (added and 1 or 0), bad + (added and 0 or 1)
    end
    return true
  end
  while not ended do
    local fine, message, what = self.store:transaction(batch)
    if not fine then
      if file then file:close() end
      return nil, message, what
    end
  end
  if file then file:close() end
  if good > 0 or bad == 0 then self.counts.files = self.counts.files + 1 end
  return number
end

-- Takes the files one batch after the other; true, or nil, message, code.
function Work:all(files)
  local at, total, progress = 1, #files, self.options.progress
  while at <= total do
    local step = intake.is_lines(files[at].name) and self.lines or self.files
    local last, message, code = step(self, files, at)
    if not last then return nil, message, code end
    for i = at, progress and last or 0 do progress(i, total, files[i].name) end
    at = last + 1
  end
  return true
end

-- An intake of so many threads, or none: a rule for lines is Lua's, which has
-- one thread. Or nil, message, code.
local function open_intake(options)
  local rules = known.value(options.rules)
  if (options.jobs or 1) == 1 or type(rules) == "table" and known.value(rules.line) then
    return false
  end
  return parts.intake.open(options.jobs, intake.page_options(options))
end

return function(store, paths, options)
  if type(paths) == "string" then paths = { paths } end
  if type(paths) ~= "table" then
    error("import: a path or a list of paths expected, got " .. type(paths), 3)
  end
  options = check(options)
  if options.date ~= nil and not calendar.parts(options.date) then
    return nil, calendar.invalid(options.date), "query"
  end
  local failures = {}
  local counts = {
    files = 0, added = 0, updated = 0, unchanged = 0, failed = 0, failures = failures,
  }
  local files = gather(store, paths, failures)
  local threads, message, code = open_intake(options)
  if threads == nil then return nil, message, code end
  local work = setmetatable({ store = store, options = options, counts = counts,
    failures = failures, taken = pages.taken(), intake = threads, ahead = 1 }, Work)
  local fine
  fine, message, code = work:all(files)
  if threads then parts.intake.close(threads) end
  if not fine then return nil, message, code end
  counts.failed = #failures
  return counts, failures
end

--- What a sandboxed script has of the module: all of it, with its paths in the
-- one folder and its stores bounded.
local core = require "bulletin.core"
local bulletin = require "bulletin"
local given = require "bulletin.sandbox.given"

local module = {}

local most_wait = 5 -- seconds for a lock when the script says nothing

-- Options as a table of our own, looked at once.
local function raw(options)
  if type(options) ~= "table" then return options end
  local out = {}
  for key, value in next, options do out[key] = value end
  return out
end

-- What `fn` waited for, on a lock say, counts as steps.
local function counted(fn, ...)
  local before = core.sandbox.waited()
  local results = table.pack(fn(...))
  core.sandbox.spend((core.sandbox.waited() - before) * core.sandbox.STEPS_A_SECOND)
  return table.unpack(results, 1, results.n)
end

local function opener(disk)
  return function(path, options)
    options = raw(options)
    local is_table = type(options) == "table"
    local in_memory = is_table and options.mode == "memory"
    if not in_memory then path = disk:place(path, 2) end
    local wait = is_table and options.timeout or most_wait
    if type(wait) == "number" then
      wait = math.max(math.min(wait, core.sandbox.left()), 0)
      options = is_table and options or {}
      options.timeout = wait
    end
    local store, message, code = counted(bulletin.open, path, options)
    if not store then return nil, message, code end
    core.sandbox.bound(store, wait)
    return store
  end
end

local function guard_methods(disk)
  local methods, parts = core.store.methods, core.store
  local backup, import, sql = methods.backup, methods.import, methods.sql
  for name in pairs(methods) do
    if not given.methods[name] then methods[name] = nil end
  end
  function parts.files(path) return disk:meant(path) end
  function methods.backup(store, path) return counted(backup, store, (disk:place(path, 2))) end
  function methods.import(store, paths, options)
    local list = {}
    if type(paths) ~= "table" then paths = { paths } end
    for i = 1, rawlen(paths) do list[i] = disk:place(rawget(paths, i), 2) end
    return import(store, list, raw(options))
  end
  function methods.sql(store, text, ...)
    local first = type(text) == "string" and (text:match "^%s*(%a+)" or ""):lower()
    if first and first ~= "select" and first ~= "with" and first ~= "explain" then
      error("sql: a sandboxed script may only SELECT", 2)
    end
    return sql(store, text, ...)
  end
end

--- The module for a script whose files are `disk`.
function module.make(disk)
  local out = {}
  for name, how in pairs(given.functions) do
    if how == "whole" then out[name] = bulletin[name] end
  end
  for _, name in ipairs { "read", "pages" } do
    local read = bulletin[name]
    out[name] = read and function(path, options)
      return read((disk:place(path, 2)), raw(options))
    end
  end
  function out.load(path) return bulletin.load((disk:place(path, 2))) end
  function out.write(items, path, options)
    local full = disk:place(path, 2)
    return bulletin.write(items, full, raw(options))
  end
  function out.site(store, path, options)
    local full, kind = disk:place(path, 2)
    if kind == "folder" then disk:without_links(path, 2) end
    return bulletin.site(store, full, raw(options))
  end
  if core.store then
    guard_methods(disk)
    out.open = opener(disk)
  end
  return out
end

return module

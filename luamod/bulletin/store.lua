--- The store's methods that are written in Lua: update, transaction, import.
local core = require "bulletin.core"

local parts = core.store
local methods = parts.methods

--- Changes fields of an article: store:update(id, {headline = "…"}). A field
-- is taken away with `false`.
function methods.update(store, id, changes)
  if type(changes) ~= "table" then
    error("update: a table of changes expected, got " .. type(changes), 2)
  end
  local article, message, code = methods.get(store, id)
  if not article then return nil, message, code end
  for key, value in pairs(changes) do
    if key == "id" then error("update: an article keeps its id", 2) end
    if value == false then value = nil end
    article[key] = value
  end
  local had = methods.get(store, id).tags
  return methods.transaction(store, function()
    local good, why, what = parts.replace(store, id, article)
    if not good or not changes.tags then return good, why, what end
    good, why, what = methods.untag(store, id, table.unpack(had))
    if not good then return nil, why, what end
    return methods.tag(store, id, table.unpack(changes.tags))
  end)
end

local function finish(store, ran, ...)
  if not ran then
    parts.rollback(store)
    error((...), 0)
  end
  local first, message, code = ...
  if first == nil and code ~= nil then -- fn passes a failure on
    parts.rollback(store)
    return nil, message, code
  end
  local good, why, what = parts.commit(store)
  if not good then return nil, why, what end
  if select("#", ...) == 0 then return true end
  return ...
end

--- Runs fn(store): all of what it does is kept, or nothing when it raises or
-- returns nil, message, code. Returns what fn returns, true for nothing.
function methods.transaction(store, fn)
  if type(fn) ~= "function" then
    error("transaction: a function expected, got " .. type(fn), 2)
  end
  local good, message, code = parts.begin(store)
  if not good then return nil, message, code end
  return finish(store, pcall(fn, store))
end

--- Imports files, folders and patterns: see bulletin.import.
function methods.import(store, paths, options)
  return require "bulletin.import"(store, parts, paths, options)
end

return methods

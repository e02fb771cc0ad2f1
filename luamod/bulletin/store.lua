--- The store's methods that are written in Lua: update and import.
local core = require "bulletin.core"
local known = require "bulletin.known"

local unpack = table.unpack or unpack -- luacheck: ignore

local parts = core.store
local methods = parts.methods

-- What update can change of an article, in the order in which it is told.
local fields = {
  "kicker", "headline", "deck", "column", "dateline", "bylines", "body", "date", "issue",
  "source", "page_name", "tags", "span", "lines", "spans",
  "boxes", "size",
}

--- The field that is called so, in English or Chinese, of those that update can
-- change; or nil.
function parts.changeable(name)
  return type(name) == "string" and core.field(name, fields) or nil
end

-- A copy of what a caller wants changed of article `id`.
local function read_changes(id, changes)
  if type(changes) ~= "table" then
    error("update: a table of changes expected, got " .. type(changes), 3)
  end
  local copy = {}
  for key, value in next, changes do
    if key == "id" then
      if value ~= id then error("update: an article keeps its id", 3) end
    elseif not parts.changeable(key) then
      error(("update: unknown field '%s'%s"):format(tostring(key),
        known.expected(key, fields)), 3)
    else
      if value == parts.null then value = false end
      copy[parts.changeable(key)] = value
    end
  end
  if copy.tags and type(copy.tags) ~= "table" then
    error("update: tags must be a list of strings, got " .. type(copy.tags), 3)
  end
  return copy
end

-- A transaction of the store's own, which may be made again.
local function transact(store, fn)
  local tries = 0
  repeat
    local good, message, code = methods.transaction(store, fn)
    if good or not code then return good, message, code end
    local again
    again, tries = parts.again(store, tries)
    if not again then return nil, message, code end
  until false
end

local signature = { "by" }

--- Changes fields of an article: store:update(id, {headline = "…"}). A field
-- is taken away with `false`, or JSON's null.
function methods.update(store, id, changes, options)
  local copy = read_changes(id, changes)
  options = known.options(options, "update", 3, signature)
  return transact(store, function()
    local article, message, code = methods.get(store, id)
    if not article then return nil, message, code end
    local had, tags = article.tags, copy.tags
    for key, value in pairs(copy) do article[key] = value or nil end
    -- It stays in its issue, or in none, whatever its own day becomes.
    article.issue = article.issue or false
    local good
    good, message, code = parts.replace(store, id, article, options)
    if not good or tags == nil then return good, message, code end
    good, message, code = methods.untag(store, id, unpack(had))
    if not good then return nil, message, code end
    return methods.tag(store, id, unpack(tags or {}))
  end)
end

--- Imports files, folders and patterns: see bulletin.import.
function methods.import(store, paths, options)
  return require "bulletin.import"(store, paths, options)
end

return methods

--- The store's methods that are written in Lua: update and import.
local core = require "bulletin.core"

local unpack = table.unpack or unpack -- luacheck: ignore

local parts = core.store
local methods = parts.methods

-- The tags that `changes` gives an article: none for `false`, nil to leave
-- them as they are.
local function new_tags(changes)
  local tags = changes.tags
  if tags == false then return {} end
  if tags ~= nil and type(tags) ~= "table" then
    error("update: tags must be a list of strings, got " .. type(tags), 3)
  end
  return tags
end

--- Changes fields of an article: store:update(id, {headline = "…"}). A field
-- is taken away with `false`.
function methods.update(store, id, changes)
  if type(changes) ~= "table" then
    error("update: a table of changes expected, got " .. type(changes), 2)
  end
  if changes.id ~= nil then error("update: an article keeps its id", 2) end
  local tags = new_tags(changes)
  return methods.transaction(store, function()
    local article, message, code = methods.get(store, id)
    if not article then return nil, message, code end
    local had = article.tags
    for key, value in pairs(changes) do
      if value == false then value = nil end
      article[key] = value
    end
    local good
    good, message, code = parts.replace(store, id, article)
    if not good or not tags then return good, message, code end
    good, message, code = methods.untag(store, id, unpack(had))
    if not good then return nil, message, code end
    return methods.tag(store, id, unpack(tags))
  end)
end

--- Imports files, folders and patterns: see bulletin.import.
function methods.import(store, paths, options)
  return require "bulletin.import"(store, parts, paths, options)
end

return methods

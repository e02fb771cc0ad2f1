--- JSON with a fixed order of keys, so that equal tables give equal bytes.
-- Strings, numbers and reading are lua-cjson's; this file only walks tables.
local cjson = require "cjson"

local json = {}

-- Keys of the module's own tables in the order in which they are written;
-- others follow, sorted.
local order = {}
for i, key in ipairs {
  "id", "kind", "role", "code", "name", "source", "date", "encoding", "page_name",
  "kicker", "headline", "deck", "column", "affiliation", "text", "message", "line",
  "agency", "place", "dateline", "bylines", "body", "articles", "furniture",
  "warnings", "tags", "lines", "span", "spans",
} do
  order[key] = i
end

-- Tables that stay objects when they are empty; any other empty table is [].
local objects = { spans = true }

local function by_order(a, b)
  local i, j = order[a], order[b]
  if i and j then return i < j end
  if i or j then return i ~= nil end
  return a < b
end

local write

local function write_object(out, value, depth)
  local keys = {}
  for key in pairs(value) do
    if type(key) ~= "string" then
      error("json: a table has both string keys and a key of type " .. type(key), 0)
    end
    keys[#keys + 1] = key
  end
  table.sort(keys, by_order)
  out[#out + 1] = "{"
  for i, key in ipairs(keys) do
    if i > 1 then out[#out + 1] = "," end
    out[#out + 1] = cjson.encode(key)
    out[#out + 1] = ":"
    write(out, value[key], depth + 1, key, value)
  end
  out[#out + 1] = "}"
end

local function write_array(out, value, depth)
  out[#out + 1] = "["
  for i = 1, #value do
    if i > 1 then out[#out + 1] = "," end
    write(out, value[i], depth + 1)
  end
  out[#out + 1] = "]"
end

function write(out, value, depth, key, parent)
  local kind = type(value)
  if kind == "table" then
    if depth > 100 then error("json: tables nested deeper than 100", 0) end
    local empty_object = objects[key] and parent and parent.body
    if next(value) == nil then
      out[#out + 1] = empty_object and "{}" or "[]"
    elseif #value > 0 then
      write_array(out, value, depth)
    else
      write_object(out, value, depth)
    end
  elseif kind == "number" and math.type and math.type(value) == "integer" then
    out[#out + 1] = ("%d"):format(value)
  elseif kind == "string" or kind == "number" or kind == "boolean" or value == cjson.null then
    out[#out + 1] = cjson.encode(value)
  else
    error("json: cannot write a " .. kind, 0)
  end
end

--- The value as one line of JSON. Raises for what JSON has no form for.
function json.encode(value)
  local out = {}
  write(out, value, 1)
  return table.concat(out)
end

--- The Lua value of a JSON text; raises with the position of an error.
json.decode = cjson.decode

return json

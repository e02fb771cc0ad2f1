--- JSON with a fixed order of keys, so that equal tables give equal bytes.
-- Reading is lua-cjson's, which may be missing; writing walks the tables itself,
-- because the order of keys and the difference between [] and {} matter here.
local clean = require "bulletin.clean"
local core = require "bulletin.core"
local rocks = require "bulletin.rocks"

local json = {}

-- Keys of the module's own tables in the order in which they are written;
-- others follow, sorted.
local order = {}
for i, key in ipairs {
  "path", "path_bytes", "sha256", "id", "kind", "role", "code", "name", "source", "date",
  "issue", "encoding", "page_name",
  "kicker", "headline", "deck", "column", "affiliation", "text", "message", "line",
  "agency", "place", "dateline", "bylines", "body", "articles", "furniture",
  "warnings", "tags", "lines", "span", "spans",
} do
  order[key] = i
end

--- What stands for JSON's null.
json.null = core.store.null

-- Tables with this metatable are objects, however empty.
local object = {}

--- The table, marked as an object: empty, it is written {} and not [].
function json.object(value) return setmetatable(value or {}, object) end

local function by_order(a, b)
  local i, j = order[a], order[b]
  if i and j then return i < j end
  if i or j then return i ~= nil end
  return a < b
end

local escapes = {
  ['"'] = '\\"', ["\\"] = "\\\\", ["\b"] = "\\b", ["\f"] = "\\f",
  ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t",
}
for i = 0, 31 do
  local char = string.char(i)
  escapes[char] = escapes[char] or ("\\u%04x"):format(i)
end
escapes["\127"] = "\\u007f"

-- What a terminal obeys beyond ASCII: C1 controls, marks of direction.
local obeyed = {}
for i = 128, 159 do obeyed["\194" .. string.char(i)] = ("\\u%04x"):format(i) end
obeyed["\216\156"] = "\\u061c"
for _, range in ipairs { { 0x8E, 0x8F, 0x200E }, { 0xAA, 0xAE, 0x202A } } do
  for i = range[1], range[2] do
    obeyed["\226\128" .. string.char(i)] = ("\\u%04x"):format(range[3] + i - range[1])
  end
end
for i = 0xA6, 0xA9 do
  obeyed["\226\129" .. string.char(i)] = ("\\u%04x"):format(0x2066 + i - 0xA6)
end

local function write_string(text)
  text = clean.utf8(text)
  if text:find '[%c"\\]' then text = text:gsub('[%c"\\]', escapes) end
  if text:find "[\194\216\226]" then
    text = text:gsub("\194[\128-\159]", obeyed):gsub("\216\156", obeyed)
    if text:find "\226[\128\129][\142\143\166-\174]" then
      text = text:gsub("\226[\128\129][\142\143\166-\174]", obeyed)
    end
  end
  return '"' .. text .. '"'
end

-- Integers as such; other numbers with as few digits as read back alike. The
-- decimal point is a point, whatever the locale.
local function write_number(value)
  if value ~= value or value == math.huge or value == -math.huge then
    error("json: cannot write a number that is not finite", 0)
  end
  if value == math.floor(value) and value > -1e15 and value < 1e15 then
    return ("%d"):format(value)
  end
  local text = ("%.14g"):format(value)
  if tonumber(text) ~= value then text = ("%.17g"):format(value) end
  return (text:gsub(",", "."))
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
    out[#out + 1] = write_string(key)
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
  if kind == "string" then
    out[#out + 1] = write_string(value)
  elseif kind == "number" then
    out[#out + 1] = write_number(value)
  elseif kind == "boolean" then
    out[#out + 1] = tostring(value)
  elseif value == json.null then
    out[#out + 1] = "null"
  elseif kind == "table" then
    if depth > 100 then error("json: tables nested deeper than 100", 0) end
    if next(value) == nil then
      -- An article's own spans are kept by field; a body element's are a list.
      local by_field = key == "spans" and parent and rawget(parent, "body")
      local empty_object = by_field or getmetatable(value) == object
      out[#out + 1] = empty_object and "{}" or "[]"
    elseif rawget(value, 1) ~= nil then
      write_array(out, value, depth)
    else
      write_object(out, value, depth)
    end
  else
    error("json: cannot write a " .. kind, 0)
  end
end

--- The value as one line of JSON. Raises for what JSON has no form for.
-- Bytes that are not UTF-8 become U+FFFD.
function json.encode(value)
  local out = {}
  write(out, value, 1)
  return table.concat(out)
end

-- "… at character 12", as a person counts.
local function placed(text, message)
  local what, at = message:match "^(.-) at character (%d+)$"
  if not what then return message end
  local before = text:sub(1, tonumber(at) - 1)
  local line, start = 1, 0
  for place in before:gmatch "()\n" do line, start = line + 1, place end
  what = what:gsub("T_%u+", { T_END = "the end of the text" })
  return ("line %d, byte %d: %s"):format(line, #before - start + 1, what)
end

--- The text without a byte order mark.
function json.unmarked(text)
  return text:sub(1, 3) == "\239\187\191" and text:sub(4) or text
end

-- lua-cjson, once it has been asked for.
local cjson

--- True where JSON can be read; else nil, message, "missing".
function json.readable()
  if cjson then return true end
  local found, message, code = rocks.find "cjson"
  if not found then return nil, message, code end
  cjson = found.new and found.new() or found -- whose settings are ours alone
  cjson.decode_invalid_numbers(false)
  return true
end

--- The Lua value of a JSON text, which may begin with a byte order mark; raises
-- with line and byte of a mistake.
-- Numbers come as the host's reader gives them; see json.plain.
function json.decode(text)
  if type(text) ~= "string" then error("json: a string expected, got " .. type(text), 2) end
  local readable, message = json.readable()
  if not readable then error(message, 0) end
  text = json.unmarked(text)
  local ok, value = pcall(cjson.decode, text)
  if not ok then error(placed(text, tostring(value)), 0) end
  return value
end

local tointeger = math.tointeger or function() return nil end

--- Makes of a decoded value what Lua code would have written: whole numbers
-- are integers, a key whose value is null is absent, and a null inside an
-- array is false.
function json.plain(value)
  if type(value) == "number" then return tointeger(value) or value end
  if value == json.null then return nil end
  if type(value) ~= "table" then return value end
  for key, inner in pairs(value) do
    local plain = json.plain(inner)
    if plain == nil and type(key) == "number" then plain = false end
    value[key] = plain
  end
  return value
end

return json

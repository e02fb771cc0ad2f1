--- A house's rules from a file: `--rules house.lua`.
--
-- The file is data in Lua's own writing: `return { datelines = { "…" }, roles =
-- { ["…"] = "…" }, … }`, with strings, tables and comments. It is read, not
-- run, so that a file from anywhere does nothing but say words.
local core = require "bulletin.core"

local house = {}

local LARGEST = 1048576 -- bytes of a file
local DEEPEST = 3 -- tables inside one another

local lists = { datelines = true, columns = true }
local maps = { roles = true, furniture = true }

-- What stands behind white space and comments.
local function skip(s)
  while true do
    s.at = s.text:find("%S", s.at) or #s.text + 1
    local level = s.text:match("^%-%-%[(=*)%[", s.at)
    if level then
      local _, stop = s.text:find("]" .. level .. "]", s.at, true)
      if not stop then error { at = s.at, "the comment is not closed" } end
      s.at = stop + 1
    elseif s.text:find("^%-%-", s.at) then
      s.at = s.text:find("\n", s.at, true) or #s.text + 1
    else
      return
    end
  end
end

local function take(s, literal)
  skip(s)
  if s.text:sub(s.at, s.at + #literal - 1) ~= literal then return false end
  s.at = s.at + #literal
  return true
end

local escapes = { n = "\n", t = "\t", ["\\"] = "\\", ['"'] = '"', ["'"] = "'" }

local function quoted(s, quote)
  local parts, from = {}, s.at + 1
  while true do
    local at = s.text:find("[\\\n" .. quote .. "]", from)
    local char = at and s.text:sub(at, at)
    if not at or char == "\n" then error { at = s.at, "the string is not closed" } end
    parts[#parts + 1] = s.text:sub(from, at - 1)
    if char == quote then
      s.at = at + 1
      return table.concat(parts)
    end
    local known = escapes[s.text:sub(at + 1, at + 1)]
    if not known then error { at = at, "write the character itself instead of this escape" } end
    parts[#parts + 1] = known
    from = at + 2
  end
end

local function text(s)
  skip(s)
  local char = s.text:sub(s.at, s.at)
  if char == '"' or char == "'" then return quoted(s, char) end
  local level = s.text:match("^%[(=*)%[", s.at)
  if not level then return nil end
  local _, stop = s.text:find("]" .. level .. "]", s.at, true)
  if not stop then error { at = s.at, "the string is not closed" } end
  local value = s.text:sub(s.at + #level + 2, stop - #level - 2)
  s.at = stop + 1
  return (value:gsub("^\r?\n", ""))
end

local value

-- name = value, ["text"] = value, or a value alone.
local function field(s, out, depth)
  skip(s)
  local key = s.text:match("^([%a_][%w_]*)%s*=[^=]", s.at)
  if key then
    s.at = s.at + #key
  elseif s.text:find("^%[%s*[\"']", s.at) then
    s.at = s.at + 1
    key = text(s)
    if not take(s, "]") then error { at = s.at, "']' expected" } end
  end
  if not key then
    out[#out + 1] = value(s, depth)
    return
  end
  if not take(s, "=") then error { at = s.at, "'=' expected" } end
  out[key] = value(s, depth)
end

local function fields(s, depth)
  if depth > DEEPEST then error { at = s.at, "a table too deep" } end
  local out = {}
  while not take(s, "}") do
    field(s, out, depth)
    if not take(s, ",") and not take(s, ";") then
      if take(s, "}") then break end
      error { at = s.at, "',' or '}' expected" }
    end
  end
  return out
end

function value(s, depth)
  if take(s, "{") then return fields(s, depth + 1) end
  local found = text(s)
  if not found then error { at = s.at, "a string or a table expected" } end
  return found
end

-- The mistake in what was read, if there is one.
local function mistake(rules)
  for name, list in pairs(rules) do
    if not lists[name] and not maps[name] then
      return ("no rules are called '%s'; there are datelines, roles, furniture and columns"):format(
        tostring(name))
    end
    if type(list) ~= "table" then return ("'%s' is not a table"):format(name) end
    for key, word in pairs(list) do
      if type(word) ~= "string" then return ("'%s' holds more than strings"):format(name) end
      if maps[name] and type(key) ~= "string" then
        return ("'%s' wants a word and its value: [\"…\"] = \"%s\""):format(name, word)
      end
      if lists[name] and type(key) ~= "number" then
        return ("'%s' is a list: { \"%s\" }"):format(name, word)
      end
    end
  end
end

local function line_of(source, at)
  local _, count = source:sub(1, at):gsub("\n", "")
  return count + 1
end

--- house.parse(text, name) -> rules for the option `rules`; or nil, message,
-- "format".
function house.parse(source, name)
  local s = { text = source, at = 1 }
  if source:sub(1, 3) == "\239\187\191" then s.at = 4 end
  local ok, result = pcall(function()
    if not take(s, "return") then error { at = s.at, "'return { … }' expected" } end
    if not take(s, "{") then error { at = s.at, "a table expected" } end
    local rules = fields(s, 1)
    skip(s)
    if s.at <= #s.text then error { at = s.at, "nothing may follow the table" } end
    return rules
  end)
  if not ok then
    if type(result) ~= "table" then error(result, 0) end
    return nil, ("%s:%d: %s"):format(name, line_of(source, result.at), result[1]), "format"
  end
  local wrong = mistake(result)
  if wrong then return nil, name .. ": " .. wrong, "format" end
  return result
end

--- house.read(path) -> rules; or nil, message, code.
function house.read(path)
  local source, message, code = core.file.read(path)
  if not source then return nil, message, code end
  if #source > LARGEST then return nil, path .. ": larger than 1 MB", "limit" end
  return house.parse(source, path)
end

return house

--- bulletin.load(path) -> iterator: what the formats json and jsonl wrote, as
-- the tables that went in. A .jsonl file is read line by line, so that an
-- archive of any size goes through in flat memory.
local core = require "bulletin.core"
local json = require "bulletin.json"

-- Articles and pages get their methods back.
local function dressed(value)
  if type(value) ~= "table" then error("an article or a page expected", 0) end
  if type(value.articles) == "table" then
    for _, article in ipairs(value.articles) do
      if type(article) == "table" then core.dress(article) end
    end
  end
  return core.dress(value)
end

local function decode(text)
  local ok, value = pcall(json.decode, text)
  if not ok then return nil, tostring(value) end
  local whole = json.plain(value)
  if type(whole) ~= "table" then return nil, "an article, a page or an array expected" end
  return whole
end

-- The articles and pages of one JSON text.
local function all(text)
  local value, message = decode(text)
  if not value then return nil, message end
  local list = value
  if next(value) ~= nil and value[1] == nil then list = { value } end
  for i, thing in ipairs(list) do
    local ok, why = pcall(dressed, thing)
    if not ok then return nil, ("item %d: %s"):format(i, why) end
  end
  return list
end

local load = {}

--- The articles and pages of a JSON text (or of lines of it) as an array; or
-- nil, message, code.
function load.text(text)
  if type(text) ~= "string" then
    error("load.text: argument 1 must be a string, got " .. type(text), 2)
  end
  local readable, lack, code = json.readable()
  if not readable then return nil, lack, code end
  local list, message = all(text)
  if list then return list end
  list = {}
  local number = 0
  for line in (text .. "\n"):gmatch "(.-)\r?\n" do
    number = number + 1
    if line:find "%S" then
      local found, why = all(line)
      if not found then
        -- One text that is broken, or lines of which one is?
        if number == 1 then return nil, "not JSON: " .. message, "format" end
        return nil, ("line %d: not JSON: %s"):format(number, (why:gsub("^line 1, ", ""))), "format"
      end
      for _, thing in ipairs(found) do list[#list + 1] = thing end
    end
  end
  return list
end

-- What is no plain file is refused before it is opened: a pipe would be waited
-- for.
local function open(path)
  local kind = core.file.kind(path)
  if kind == "folder" or kind == "other" then
    return nil, ("cannot read %s: %s, not a plain file"):format(path,
      kind == "folder" and "a folder" or "a pipe, a socket or a device"), "io"
  end
  local file, message, number = io.open(path, "rb")
  if file then return file end
  return nil, "cannot read " .. message, number == 2 and "notfound" or "io"
end

local function lines(path, file)
  local number, waiting, at = 0, {}, 0
  return function()
    while true do
      at = at + 1
      if waiting[at] then return waiting[at] end
      local line = file and file:read "*l"
      if not line then
        if file then file:close() end
        file = nil
        return nil
      end
      number = number + 1
      if number == 1 then line = json.unmarked(line) end
      waiting, at = {}, 0
      if line:find "%S" then
        local found, message = all(line)
        if not found then
          file:close()
          file = nil
          error(("%s:%d: not JSON: %s"):format(path, number,
            (message:gsub("^line 1, ", ""))), 0)
        end
        waiting = found
      end
    end
  end
end

--- bulletin.load(path): an iterator over the articles and pages of a file that
-- the formats json or jsonl wrote; or nil, message, code. A broken line in the
-- middle of a .jsonl file raises, naming the line.
function load.load(path)
  if type(path) ~= "string" then
    error("load: argument 1 must be a path, got " .. type(path), 2)
  end
  local readable, lack, what = json.readable()
  if not readable then return nil, lack, what end
  local file, message, code = open(path)
  if not file then return nil, message, code end
  if path:lower():find "%.jsonl$" then return lines(path, file) end
  local text, problem = file:read "*a"
  file:close()
  if not text then return nil, ("cannot read %s: %s"):format(path, problem), "io" end
  local list, why, which = load.text(text)
  if not list then return nil, path .. ": " .. why, which end
  local i = 0
  return function()
    i = i + 1
    return list[i]
  end
end

return load

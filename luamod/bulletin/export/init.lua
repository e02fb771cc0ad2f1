--- Export: articles to any of the formats in `bulletin.formats`.
--
-- A format is a function `(items, options, emit)`. It goes through `items`
-- (see items.lua) and either returns the whole text as a string, or hands it
-- to `emit` piece by piece, which lets an archive of any size through in flat
-- memory. It may fail with nil, message, code. Those below are registered as
-- an editor's own would be:
--
--   bulletin.formats.titles = function(items, options)
--     local out = {}
--     for article in items do out[#out + 1] = article.headline end
--     return table.concat(out, "\n")
--   end
local core = require "bulletin.core"
local items_of = require "bulletin.export.items"
local known = require "bulletin.known"
local options_of = require "bulletin.export.options"
local zip = require "bulletin.zip"

local export = {}

-- A format of ours may be called without `emit`, too, to build upon.
local function format(module)
  local write = require("bulletin.export." .. module)
  return function(items, options, emit)
    items, options = items_of(items, module), options or {}
    if emit then return write(items, options, emit) end
    local out = {}
    local _, message, code = write(items, options, function(chunk) out[#out + 1] = chunk end)
    if message then return nil, message, code end
    return table.concat(out)
  end
end

--- The formats by name.
export.formats = {}
for _, name in ipairs {
  "text", "markdown", "html", "json", "jsonl", "csv", "ninjs", "newsml", "nitf", "tei",
  "atom", "rss", "jsonfeed", "epub", "docx", "xlsx", "wechat",
} do
  export.formats[name] = format(name)
  options_of.register(name)
end
local ours = {}
for name, write in pairs(export.formats) do ours[name] = write end

--- The endings that tell a format, the longer before the shorter. A name that
-- ends in the name of a format (`list.titles`) tells it as well.
export.endings = {
  { ".ninjs.json", "ninjs" }, { ".feed.json", "jsonfeed" },
  { ".wechat.html", "wechat" }, { ".newsml.xml", "newsml" },
  { ".nitf.xml", "nitf" }, { ".tei.xml", "tei" }, { ".newsml", "newsml" },
  { ".nitf", "nitf" }, { ".tei", "tei" }, { ".atom", "atom" }, { ".rss", "rss" },
  { ".epub", "epub" }, { ".html", "html" }, { ".htm", "html" }, { ".docx", "docx" },
  { ".xlsx", "xlsx" }, { ".csv", "csv" }, { ".jsonl", "jsonl" }, { ".json", "json" },
  { ".txt", "text" }, { ".md", "markdown" }, { ".markdown", "markdown" },
}

--- The format that a path's ending tells, or nil.
function export.format_of(path)
  local lower = path:lower()
  for _, ending in ipairs(export.endings) do
    if lower:sub(-#ending[1]) == ending[1] then return ending[2] end
  end
  local last = path:match "%.([^./]+)$"
  return export.formats[last] and last
end

--- The names of all formats, sorted.
function export.names()
  local names = {}
  for name in pairs(export.formats) do names[#names + 1] = name end
  table.sort(names)
  return names
end

-- The options for a format; one of a caller's own in the place of ours takes
-- any option.
local function options_for(which, options, name, index, more)
  local is_ours = ours[which] and ours[which] == export.formats[which]
  -- No tail call: older hosts count it as a level.
  local copy, message, code = options_of.of(options, is_ours and which or nil, name, index, more)
  return copy, message, code
end

-- The formats of ours that are containers.
local containers = { docx = true, epub = true, xlsx = true }

-- Runs a format; `emit` takes what it writes. Returns true, or nil, message,
-- code: also when the format gave no text, neither returned nor piece by piece.
local function run(name, items, options, emit)
  if containers[name] and ours[name] == export.formats[name] then
    local writable, lack, missing = zip.writable()
    if not writable then return nil, lack, missing end
  end
  local emitted = false
  local function checked(chunk)
    if type(chunk) ~= "string" then
      error(("%s: emit: a string expected, got %s"):format(name, type(chunk)), 2)
    end
    emitted = true
    emit(chunk)
  end
  local whole, message, code = export.formats[name](items, options, checked)
  if type(whole) == "string" then
    emit(whole)
  elseif message then
    return nil, tostring(message), code or "io"
  elseif whole ~= nil and whole ~= true or not emitted then
    return nil, ("the format '%s' must return a string, got %s"):format(name, type(whole)),
      "format"
  end
  return true
end

--- bulletin.export(items, format [, options]) -> string
function export.export(items, name, options)
  if type(name) ~= "string" or not export.formats[name] then
    local given = type(name) == "string" and name or type(name)
    error(("export: argument 2 must be a format, got %s%s"):format(given,
      known.expected(given, export.names())), 2)
  end
  local message, code
  options, message, code = options_for(name, options, "export", 3)
  if not options then return nil, message, code end
  local out = {}
  local ok
  ok, message, code = run(name, items_of(items, "export"), options, function(chunk)
    out[#out + 1] = chunk
  end)
  if not ok then return nil, message, code end
  return table.concat(out)
end

-- What `emit` throws when the disk refuses, to leave the format at once.
local refused = {}

--- Writes a file whole or not at all: `produce(emit)` makes its contents.
-- Returns true, or nil, message, code, when the old file is still there.
function export.file(path, produce)
  local writer, message, code = core.file.create(path)
  if not writer then return nil, message, code end
  local failure
  local function emit(chunk)
    local ok, why, which = writer:write(chunk)
    if ok then return end
    failure = { why, which }
    error(refused, 0)
  end
  local ok, result, why, which = pcall(produce, emit)
  if not ok and result == refused then
    writer:discard()
    return nil, failure[1], failure[2]
  elseif not ok then
    writer:discard()
    error(result, 0)
  elseif not result and why then
    writer:discard()
    return nil, why, which
  end
  return writer:commit()
end

--- bulletin.write(items, path [, options]) -> true
-- `options.format` names the format where the ending does not.
function export.write(items, path, options)
  if type(path) ~= "string" then
    error("write: argument 2 must be a path, got " .. type(path), 2)
  end
  local name = type(options) == "table" and known.value(options.format)
    or export.format_of(path)
  if not name or not export.formats[name] then
    local endings = {}
    for i, ending in ipairs(export.endings) do endings[i] = ending[1] end
    error(("write: no format for '%s' (known endings: %s)"):format(
      tostring(name or path), table.concat(endings, " ")), 2)
  end
  local message, code
  options, message, code = options_for(name, options, "write", 3, "format")
  if not options then return nil, message, code end
  items = items_of(items, "write")
  return export.file(path, function(emit) return run(name, items, options, emit) end)
end

return export

--- What a file holds that is to be imported: a page as text, or pages and
-- articles as JSON. A source is { name } or { name, bytes } or { name, lines }.
local clean = require "bulletin.clean"
local core = require "bulletin.core"
local json = require "bulletin.json"

local intake = {}

--- 2026-05-27, 20260527, 2026_05_27 or 2026年5月27日 in a file's name.
local function date_in(name)
  local y, m, d = name:match("(%d%d%d%d)年(%d%d?)月(%d%d?)日")
  if not y then y, m, d = name:match("%f[%d](%d%d%d%d)([-_.]?%d%d)([-_.]?%d%d)%f[%D]") end
  if not y then return nil end
  m, d = tonumber((m:gsub("%D", ""))), tonumber((d:gsub("%D", "")))
  if m < 1 or m > 12 or d < 1 or d > 31 then return nil end
  return ("%s-%02d-%02d"):format(y, m, d)
end

-- Charsets of file names that are not UTF-8: the page's own comes before these.
local name_charsets = { "GB18030", "BIG5" }

--- A file's name as UTF-8. The system gives bytes; a page in GBK has a name in
-- it, too.
local function readable_name(path, encoding)
  local name = path:match("[^/]*$")
  if clean.utf8(name) == name then return name end
  for _, charset in ipairs { encoding or name_charsets[1], name_charsets[1], name_charsets[2] } do
    local decoded = charset:find "^UTF" == nil and core.decode(name, charset)
    if decoded then return decoded end
  end
  return clean.utf8(name)
end

-- What a page is called that has no name and stands in a file of this one.
local function name_of(name) return (name:gsub("%.%w+$", "")) end

--- The options of `read` among those of an import.
function intake.page_options(options)
  return {
    date = options.date, source = options.source, encoding = options.encoding,
    rules = options.rules, isolate = options.isolate,
  }
end

--- For a file that threads may read: the day that its name says, or false. Not
-- for JSON and PDF, nor for what names other files or may be named by one, nor where the
-- page's charset helps to read the name.
function intake.waits(source)
  if source.named or source.bytes or source.lines or intake.is_json(source.name)
    or intake.is_lines(source.name) or source.name:lower():find "%.pdf$" then
    return nil
  end
  local name = source.name:match "[^/]*$"
  if clean.utf8(name) ~= name then return nil end
  return date_in(name) or false
end

--- The name of the page that such a file holds, where it says none.
function intake.page_name(path) return name_of(path:match "[^/]*$") end

--- The pages of a file, or of the bytes that `source` has, in a list, and the
-- paths of the files that they are made of; or nil, message, code.
function intake.pages(source, options)
  local given = intake.page_options(options)
  local function read() return core.read_pages(source.name, given, source.root, source.bytes) end
  local found, parts, code = read()
  if not found then return nil, parts, code end
  local name = readable_name(source.name, options.encoding or found[1].encoding)
  if not found[1].date and date_in(name) then
    given.date = date_in(name)
    found, parts = read()
    if not found then return nil, source.name .. ": changed while it was read", "io" end
  end
  for _, page in ipairs(found) do
    local number = #found > 1 and " " .. page.number or ""
    if not (page.name or source.bytes and #found == 1) then page.name = name_of(name) .. number end
  end
  return found, parts
end

--- The code for what was raised while a file was read.
function intake.code_of(problem)
  return tostring(problem):find("not enough memory", 1, true) and "nomem" or "format"
end

local fields = { "articles", "headline", "body", "kicker", "deck", "bylines" }

-- Raises for an object that is neither a page nor an article.
local function check_item(value)
  local articles = value.articles
  if articles ~= nil and (type(articles) ~= "table"
    or articles[1] == nil and next(articles) ~= nil) then
    error("a page's articles must be an array", 0)
  end
  for _, name in ipairs(fields) do
    if value[name] ~= nil then return end
  end
  error("not a page or an article", 0)
end

-- What `parse --json` printed is named by its file, as the file itself would be.
local function name_page(page)
  if not page.articles or type(page.path) ~= "string" then return end
  local name = readable_name(page.path)
  page.name = page.name or name_of(name)
  if page.date then return end
  page.date = date_in(name)
  for _, article in ipairs(page.articles) do
    if type(article) == "table" then article.date = article.date or page.date end
  end
end

--- What JSON text holds: a page, an article, or lists of them, each handed to
-- `take`. A record of `parse --json` that tells a failure is one here, too.
local function take_json(text, options, take)
  local function each(value)
    if type(value) ~= "table" then error("not a page or an article", 0) end
    if value[1] ~= nil or next(value) == nil then
      for _, item in ipairs(value) do each(item) end
    elseif type(value.error) == "table" and not value.articles then
      take(nil, value.path, value.error)
    else
      check_item(value)
      name_page(value)
      value.source = value.source or options.source
      if not value.articles or not value.date then value.date = value.date or options.date end
      take(value)
    end
  end
  each(json.plain(json.decode(text)))
end

-- A failure that JSON told.
local function told(path, problem)
  local message = type(problem.message) == "string" and problem.message or "failed"
  path = type(path) == "string" and path or "?"
  if not message:find(path, 1, true) then message = path .. ": " .. message end
  return { file = path, message = message,
    code = type(problem.code) == "string" and problem.code or "format" }
end

function intake.is_lines(name) return name:find "%.jsonl$" or name:find "%.ndjson$" end
function intake.is_json(name) return name:find "%.json$" end

-- The items of a text of JSON and the failures that it tells of; or nil, what is
-- the matter, code.
local function taken(bytes, options)
  local readable, lack, what = json.readable()
  if not readable then return nil, lack, what end
  local text, message, code = core.decode(bytes, options.encoding)
  if not text then return nil, message, code end
  local items, failures = {}, {}
  local good, problem = pcall(take_json, text, options, function(item, path, told_of)
    if item then items[#items + 1] = item else failures[#failures + 1] = told(path, told_of) end
  end)
  if not good then return nil, tostring(problem), intake.code_of(problem) end
  return items, failures
end

--- What an export in JSON holds, in a list, and the failures that it tells of;
-- or nil, message, code.
function intake.json(source, options)
  local bytes, message, code = source.bytes, nil, nil
  if not bytes then bytes, message, code = core.file.read(source.name) end
  if not bytes then return nil, message, code end
  local items, failures
  items, failures, code = taken(bytes, options)
  if not items then return nil, source.name .. ": " .. failures, code end
  return items, failures
end

-- The lines of the source, and what closes it.
local function lines_of(source)
  if source.lines then return source.lines end
  if source.bytes then return source.bytes:gmatch "([^\n]*)\n?" end
  local kind = core.file.kind(source.name)
  if kind and kind ~= "file" then
    local _, message, code = core.file.read(source.name)
    return nil, message, code
  end
  local file, message, number = io.open(source.name, "rb")
  if not file then return nil, message, number == 2 and "notfound" or "io" end
  return file:lines(), file
end

--- JSON Lines, a record a line, which stand each for itself: an iterator over
-- items and failures told, or nil, message, code, of each line in turn, and the
-- line's number first; and what is to be closed. Or nil, message, code.
function intake.lines(source, options)
  local lines, file, code = lines_of(source)
  if not lines then return nil, file, code end
  local number = 0
  return function()
    local line
    repeat
      line = lines()
      number = number + 1
    until not line or line:find "%S"
    if not line then return nil end
    if number == 1 then line = json.unmarked(line) end
    local items, failures, why = taken(line, options)
    if not items then
      failures = ("%s: line %d: %s"):format(source.name, number, (failures:gsub("^line 1, ", "")))
    end
    return number, items, failures, why
  end, file
end

return intake

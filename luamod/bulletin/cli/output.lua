--- bulletin export, site: an archive's articles as files.
local archive = require "bulletin.cli.archive"
local bulletin = require "bulletin"
local core = require "bulletin.core"
local export = require "bulletin.export"
local say = require "bulletin.cli.say"
local terminal = require "bulletin.cli.terminal"
local typed = require "bulletin.cli.typed"

local function define_export(command)
  archive.database(command)
  command:option("-o --output",
    "The file, whose ending tells the format; - for standard output."):count "1"
  command:option("--format", "The format, where the ending does not tell it.")
  command:option("--query", "Only what this query finds, best first.")
  command:option("--title", "The title of the whole.")
  command:option("--template", "A ready template's name, or a file with one.")
  command:option("--columns", "The columns of csv and xlsx, as date,headline,reporter.")
    :convert(typed.list)
  command:flag("--summary", "Summaries instead of the whole text.")
  archive.filters(command)
end

-- The whole articles that a query finds.
local function found(store, query, filter)
  filter.snippet = false
  local each, message, code = terminal.asked(store.search, store, query, filter)
  if not each then return nil, message, code end
  return function()
    local hit = each()
    return hit and store:get(hit.id)
  end
end

-- A file's text, where there is such a file, else a ready template's name.
local function template_of(name)
  if not name or name ~= "-" and not core.file.kind(name) then return name end
  local text, message = terminal.read(name)
  if not text then error(message, 0) end
  return text
end

-- The formats that a template is filled in for.
local templated = { html = true, markdown = true, text = true }

-- The format that was typed.
local function format_of(arguments)
  local format = archive.format(arguments.format)
  if arguments.template then
    local which = format or export.format_of(arguments.output)
    if which and not templated[which] then
      terminal.wrong(say "--template goes with html, markdown and text")
    end
  end
  return format
end

-- The columns that were typed, for the formats that have some.
local function columns_of(arguments)
  if not arguments.columns then return nil end
  local format = arguments.format or export.format_of(arguments.output)
  if format ~= "csv" and format ~= "xlsx" then
    terminal.wrong(say "--columns goes with csv and xlsx")
  end
  return arguments.columns
end

-- Writes the items to the file, or to standard output for "-"; true, or nil,
-- message.
local function write(items, path, options)
  if path ~= "-" then return terminal.asked(bulletin.write, items, path, options) end
  local format = options.format
  options.format = nil
  if not format then terminal.wrong(say "standard output wants a --format") end
  terminal.document(format)
  local text, message = terminal.asked(bulletin.export, items, format, options)
  if not text then return nil, message end
  terminal.write(core.file.terminal(1) and terminal.text(text) or text)
  return true
end

local function run_export(arguments)
  return archive.reading(arguments, function(store)
    local filter = archive.filter(arguments)
    local format = format_of(arguments)
    local each, message, code
    if arguments.query then
      each, message, code = found(store, arguments.query, filter)
    else
      each, message, code = terminal.asked(store.each, store, filter)
    end
    if not each then return terminal.status(message, code) end
    local count = 0
    local ok, why = write(function()
      local article = each()
      if article then count = count + 1 end
      return article
    end, arguments.output, {
      format = format, title = arguments.title,
      template = template_of(arguments.template), columns = columns_of(arguments),
      body = arguments.summary and "summary" or nil,
    })
    if not ok then return terminal.fail(why) end
    if not terminal.quiet and arguments.output ~= "-" then
      terminal.note(say("%s: %d pieces", arguments.output, count))
    end
    return 0
  end)
end

local function define_site(command)
  archive.database(command)
  command:argument("dir", "The folder to write to.")
  command:option("--title", "The reading room's name.")
  command:flag("--marks", "Mark in each text the sentences of its summary.")
  archive.filters(command)
end

local function run_site(arguments)
  return archive.reading(arguments, function(store)
    local done, message = terminal.asked(bulletin.site, store, arguments.dir, {
      title = arguments.title, marks = arguments.marks, filter = archive.filter(arguments),
      progress = terminal.progress(),
    })
    if not done then return terminal.fail(message) end
    if not terminal.quiet then
      terminal.write(terminal.safe(say("%s: %d pieces",
        arguments.dir .. "/index.html", done.articles)), "\n")
    end
    return 0
  end)
end

return {
  { name = "export", summary = "Write articles to a file.", define = define_export,
    run = run_export },
  { name = "site", summary = "Write a reading room, to be opened in a browser.",
    define = define_site, run = run_site },
}

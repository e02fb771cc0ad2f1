--- bulletin import, search, show, tally: an archive at work.
local archive = require "bulletin.cli.archive"
local batch = require "bulletin.cli.batch"
local bulletin = require "bulletin"
local json = require "bulletin.json"
local house = require "bulletin.house"
local periods = require "bulletin.periods"
local say = require "bulletin.cli.say"
local terminal = require "bulletin.cli.terminal"
local typed = require "bulletin.cli.typed"

local database = archive.database

-- --- import ----------------------------------------------------------------

local function define_import(command)
  database(command)
  batch.define(command, "path", "Pages, folders of pages, .json or .jsonl exports.")
  command:option("--encoding", "The pages' encoding, if it is not to be found out.")
  command:option("--date", "The issue's date, where pages do not say."):convert(typed.day)
  command:option("--source", "The newspaper, where pages do not say.")
  command:option("--rules", "A file with the house's own words, as for parse.")
    :argname "<house.lua>"
  command:flag("--isolate", "PDFs are read in a process of their own, within limits.")
  archive.signed(command)
  command:option("--jobs", "So many threads read and parse pages; one keeps them.")
    :convert(typed.jobs)
end

-- Standard input is a page, or the lines of JSON that `parse --json` prints.
local function source_of(path)
  if path ~= "-" then return path end
  local first, message = io.stdin:read(4096)
  if not first and message then error("cannot read standard input: " .. message, 0) end
  local line = io.stdin:read "*l"
  local begun = (first or "") .. (line or "")
  if json.unmarked(begun):find "^%s*{" then
    local whole = begun:gmatch "([^\n]*)\n?"
    return { name = "standard input.jsonl", lines = function()
      if not begun then return io.stdin:read "*l" end
      local next_line = whole()
      if next_line then return next_line end
      begun = nil
      return io.stdin:read "*l"
    end }
  end
  local is_json = json.unmarked(begun):find "^%s*%["
  return { name = is_json and "standard input.json" or "standard input",
    bytes = begun .. (line and "\n" or "")
    .. (io.stdin:read "*a" or "") }
end

-- Imports; where Ctrl-C ends it, says how much of it was kept by then.
local function import(store, paths, options)
  local show, kept, total = options.progress, 0, nil
  options.progress = function(done, of, path)
    kept, total = done, of
    if show then show(done, of, path) end
  end
  local results = { pcall(terminal.asked, store.import, store, paths, options) }
  if results[1] then return results[2], results[3], results[4] end
  if not (total and terminal.interrupted(results[2])) then error(results[2], 0) end
  terminal.stopped(say("interrupted; %d of %d files are kept, the same command goes on",
    kept, total))
end

local function run_import(arguments)
  local rules
  if arguments.rules then
    local found, why = house.read(arguments.rules)
    if not found then return terminal.fail(why) end
    rules = found
  end
  local files, why = batch.files { file = arguments.path, from_file = arguments.from_file }
  if not files then return terminal.fail(why) end
  local paths = {}
  for path in files do paths[#paths + 1] = source_of(path) end
  return archive.writing(arguments, function(store)
    local counts, second, code = import(store, paths, {
      encoding = arguments.encoding, date = arguments.date, source = arguments.source,
      rules = rules, progress = terminal.progress(), jobs = arguments.jobs,
      isolate = arguments.isolate,
    })
    if not counts then return terminal.status(second, code) end
    local failures = type(second) == "table" and second or counts.failures or {}
    for _, failure in ipairs(failures) do
      local message = failure.message or failure.reason or failure.code or "failed"
      local file = failure.file or failure.path
      if file and not message:find(file, 1, true) then message = file .. ": " .. message end
      terminal.fail(message)
    end
    if not terminal.quiet then
      terminal.write(say("%d added, %d updated, %d unchanged, %d files failed",
        counts.added or 0, counts.updated or 0, counts.unchanged or 0, #failures), "\n")
    end
    return terminal.some(#failures, counts.files + #failures)
  end)
end

-- --- search ----------------------------------------------------------------

local function define_search(command)
  database(command)
  command:argument("query", "Words (all of them), “a phrase”, -without, OR, headline:词, "
    .. "reporter:景静 or another field, date:2026-06..2026-07.")
  command:flag("--json", "One JSON object a hit, each on its line.")
  archive.filters(command)
end

-- The store marks what was found in one of these pairs.
local marks = { { "«", "»" }, { "【", "】" }, { "\1", "\2" }, { "<b>", "</b>" } }

local function highlighted(snippet)
  snippet = terminal.safe(snippet)
  for _, pair in ipairs(marks) do
    if snippet:find(pair[1], 1, true) then
      local open = pair[1]:gsub("%p", "%%%0")
      local close = pair[2]:gsub("%p", "%%%0")
      return (snippet:gsub(open .. "(.-)" .. close, function(found)
        local shown = terminal.mark(found)
        return shown == found and pair[1] .. found .. pair[2] or shown
      end))
    end
  end
  return snippet
end

-- 20 of 587, where there are more than are shown.
local function tell_rest(store, arguments, filter, count)
  if count < filter.limit then return end
  filter.limit, filter.offset, filter.snippet = nil, nil, false
  local all = 0
  for _ in store:search(arguments.query, filter) do all = all + 1 end
  if all > count then
    terminal.note(say("%d of %d; more with --limit or --offset", count, all))
  end
end

local function run_search(arguments)
  return archive.reading(arguments, function(store)
    local filter = archive.filter(arguments)
    filter.limit = filter.limit or 20
    local each, message, code = terminal.asked(store.search, store, arguments.query, filter)
    if not each then return terminal.status(message, code) end
    local count = 0
    for hit in each do
      count = count + 1
      if arguments.json then
        terminal.write(json.encode(hit), "\n")
      else
        local facts = { ("%d"):format(hit.id), hit.date, hit.source, hit.page_name }
        local line = {}
        for i = 1, 4 do line[#line + 1] = facts[i] and terminal.safe(facts[i]) end
        terminal.write(terminal.bold(terminal.safe(hit.headline or say "(untitled)")), "  ",
          terminal.dim(table.concat(line, "  ")), "\n")
        if hit.snippet then
          terminal.write("    ", highlighted(hit.snippet), "\n")
        end
      end
    end
    if not arguments.json and not terminal.quiet then
      if count == 0 then terminal.note("bulletin: " .. say "nothing found") end
      tell_rest(store, arguments, filter, count)
    end
    return 0
  end)
end

-- --- show ------------------------------------------------------------------

local function define_show(command)
  database(command)
  command:argument("id", "The article's number."):convert(typed.id)
  command:option("--format", "text, markdown, html, json or another format.", "text")
  command:option("--revision", "An earlier revision."):convert(typed.count)
  command:flag("--json", "The same as --format json.")
end

local function shown(text, format)
  return terminal.document(format) and text or terminal.text(text)
end

local function run_show(arguments)
  return archive.reading(arguments, function(store)
    local article, message
    if arguments.revision then
      article, message = terminal.asked(store.get, store, arguments.id, arguments.revision)
    else
      article, message = terminal.asked(store.get, store, arguments.id)
    end
    if not article then
      return terminal.fail(message or say("there is no article %d", arguments.id))
    end
    local format = arguments.json and "json" or archive.format(arguments.format)
    local text, why = terminal.asked(bulletin.export, article, format)
    if not text then return terminal.fail(why) end
    terminal.write(shown(text, format))
    return 0
  end)
end

-- --- tally -----------------------------------------------------------------

local function define_tally(command)
  database(command)
  command:argument("field", "reporter, correspondent or another role; tag, source, page, column, "
    .. "year, quarter, month, week, day, person, place, organization; or two of them: "
    .. "reporter,month.")
    :convert(typed.list)
  command:flag("--json", "A JSON array of value, count, share and chars.")
  command:flag("--bars", "Bars instead of a table.")
  archive.filters(command, { order = true })
end

local widest = 50

-- The value of a row, or its two values as one.
local function named(row, fields)
  local values = type(row.value) == "table" and row.value or { row.value }
  local out = {}
  for i, value in ipairs(values) do
    out[i] = value
    if value == "" then
      local undated = periods.shown(value, fields[i]) == periods.undated
      out[i] = undated and say "(undated)" or say "(no value)"
    end
  end
  return table.concat(out, " ")
end

local function heads_of(fields)
  local out = {}
  for i, field in ipairs(fields) do out[i] = say.field(field) end
  return table.concat(out, " ")
end

local function bars(rows, fields)
  local most, label = 0, 0
  for _, row in ipairs(rows) do
    row.value = named(row, fields)
    most = math.max(most, row.count)
    label = math.max(label, terminal.width(terminal.safe(row.value)))
  end
  for _, row in ipairs(rows) do
    terminal.write(terminal.pad(terminal.safe(row.value), label), "  ",
      ("█"):rep(math.max(1, math.floor(row.count / most * widest + 0.5))), " ",
      ("%d"):format(row.count), "\n")
  end
end

local function run_tally(arguments)
  return archive.reading(arguments, function(store)
    local fields = arguments.field
    local rows, message, code = terminal.asked(store.tally, store, fields,
      archive.filter(arguments))
    if not rows then return terminal.status(message, code) end
    if arguments.json then
      terminal.write(json.encode(rows), "\n")
    elseif arguments.bars then
      bars(rows, fields)
    else
      local cells = { { heads_of(fields), say "pieces", say "share", say "characters" } }
      for _, row in ipairs(rows) do
        cells[#cells + 1] = { named(row, fields), ("%d"):format(row.count),
          ("%.2f"):format(row.share), ("%d"):format(row.chars) }
      end
      terminal.columns(cells, { [2] = true, [3] = true, [4] = true })
    end
    return 0
  end)
end

return {
  { name = "import", summary = "Add pages to an archive.", define = define_import,
    run = run_import },
  { name = "search", summary = "Find articles in an archive.", define = define_search,
    run = run_search, paged = true },
  { name = "show", summary = "Print one article.", define = define_show, run = run_show,
    paged = true },
  { name = "tally", summary = "Count articles (稿件统计).", define = define_tally,
    run = run_tally, paged = true },
}

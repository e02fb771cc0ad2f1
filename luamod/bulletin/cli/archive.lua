--- What the commands on an archive share: opening it, and the filters.
local bulletin = require "bulletin"
local core = require "bulletin.core"
local say = require "bulletin.cli.say"
local terminal = require "bulletin.cli.terminal"
local typed = require "bulletin.cli.typed"

local archive = {}

--- The open store, or nil and the status to end with.
function archive.open(path, options)
  if not bulletin.open then
    return nil, terminal.fail "this build has no archive (bulletin.open is missing)"
  end
  local store, message = terminal.asked(bulletin.open, path, options)
  if not store then return nil, terminal.fail(message) end
  return store
end

--- Opens, works, closes: `work(store)` returns the status.
function archive.with(path, options, work)
  local store, status = archive.open(path, options)
  if not store then return status end
  local ok, result = pcall(work, store)
  store:close()
  if not ok then error(result, 0) end
  return result
end

--- The argument that every command on an archive has first.
function archive.database(command)
  command:argument("db", "The archive, one SQLite file.")
end

--- Who makes the changes of a command.
function archive.signed(command)
  command:option("--by", "Who makes the changes, else $BULLETIN_USER.")
end

--- The same as `with`, of a store that is changed.
function archive.writing(arguments, work)
  return archive.with(arguments.db, { by = arguments.by }, work)
end

--- The same as `with`, of a store that is only read.
function archive.reading(arguments, work)
  return archive.with(arguments.db, { mode = "ro" }, work)
end

local texts = {
  { "from", "The first day, as 2020-07-01." }, { "to", "The last day, as 2020-07-31." },
  { "source", "The newspaper." }, { "page", "The page's name." },
  { "tag", "A tag." }, { "column", "The column (栏目)." },
  { "reporter", "A reporter's name (记者)." },
  { "correspondent", "A correspondent's name (通讯员)." },
  { "author", "An author's name." }, { "photographer", "A photographer's name." },
  { "editor", "An editor's name." }, { "intern", "An intern's name." },
  { "special", "A special correspondent's name." },
  { "commentator", "A commentator's name." }, { "translator", "A translator's name." },
  { "compiler", "A compiler's name." }, { "proofreader", "A proofreader's name." },
  { "person", "A person who is named." },
  { "place", "A place that is named." }, { "organization", "An organization that is named." },
}

--- Adds the filters to a command; `without` names those it would not heed.
function archive.filters(command, without)
  without = without or {}
  for _, option in ipairs(texts) do
    command:option("--" .. option[1], option[2])
  end
  if not without.limit then
    command:option("--limit", "At most so many."):convert(typed.count)
    command:option("--offset", "Leave out the first so many."):convert(typed.count)
  end
  if not without.order then
    command:option("--order", "rank, date, -date or id.")
      :choices { "rank", "date", "-date", "id" }
  end
end

--- The filter that was typed.
function archive.filter(arguments)
  local filter = { limit = arguments.limit, offset = arguments.offset, order = arguments.order }
  for _, option in ipairs(texts) do filter[option[1]] = arguments[option[1]] end
  local from, to = filter.from, filter.to
  if from and to and from > to and from:sub(1, #to) ~= to then
    terminal.wrong(say("--from %s comes after --to %s", from, to))
  end
  return filter
end

--- The name of a format that was typed; ends the command where there is none.
function archive.format(name)
  if name and not bulletin.formats[name] then
    local names = {}
    for each in pairs(bulletin.formats) do names[#names + 1] = each end
    table.sort(names)
    terminal.wrong(("unknown format '%s'%s"):format(name, core.expected(name, names)))
  end
  return name
end

return archive

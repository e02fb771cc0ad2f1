--- What the commands on an archive share: opening it, and the filters.
local bulletin = require "bulletin"
local terminal = require "bulletin.cli.terminal"

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
  { "editor", "An editor's name." }, { "person", "A person who is named." },
  { "place", "A place that is named." }, { "organization", "An organization that is named." },
}

--- Adds the filters to a command.
function archive.filters(command)
  for _, option in ipairs(texts) do
    command:option("--" .. option[1], option[2])
  end
  command:option("--limit", "At most so many."):convert(tonumber)
  command:option("--offset", "Leave out the first so many."):convert(tonumber)
  command:option("--order", "rank, date, -date or id."):choices { "rank", "date", "-date", "id" }
end

--- The filter that was typed.
function archive.filter(arguments)
  local filter = { limit = arguments.limit, offset = arguments.offset, order = arguments.order }
  for _, option in ipairs(texts) do filter[option[1]] = arguments[option[1]] end
  return filter
end

return archive

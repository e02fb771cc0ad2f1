--- bulletin count, sql, backup, copy, check: an archive as a whole.
local archive = require "bulletin.cli.archive"
local bulletin = require "bulletin"
local json = require "bulletin.json"
local say = require "bulletin.cli.say"
local terminal = require "bulletin.cli.terminal"

-- --- count -----------------------------------------------------------------

local function define_count(command)
  archive.database(command)
  archive.filters(command, { limit = true, order = true })
end

local function run_count(arguments)
  return archive.reading(arguments, function(store)
    local count, message, code = terminal.asked(store.count, store, archive.filter(arguments))
    if not count then return terminal.status(message, code) end
    terminal.write(("%d\n"):format(count))
    return 0
  end)
end

-- --- sql -------------------------------------------------------------------

local function define_sql(command)
  archive.database(command)
  command:argument("statement", "One statement that reads; - for standard input.")
  command:argument("value", "What stands for each ? of it."):args "*"
  command:mutex(command:flag("--json", "One JSON object a row, each on its line."),
    command:flag("--csv", "CSV, with a byte order mark."))
end

local function text_of(value)
  if value == nil then return "" end
  if type(value) == "number" then return json.encode(value) end
  return tostring(value)
end

local function run_sql(arguments)
  local statement = arguments.statement
  if statement == "-" then
    local why
    statement, why = terminal.read "-"
    if not statement then return terminal.fail(why) end
  end
  return archive.reading(arguments, function(store)
    local unpack = table.unpack or unpack -- luacheck: ignore
    local rows, names, code = terminal.asked(store.sql, store, statement,
      unpack(arguments.value))
    if not rows then return terminal.status(names, code) end
    if arguments.json then
      for _, row in ipairs(rows) do terminal.write(json.encode(json.object(row)), "\n") end
    elseif arguments.csv then
      local columns = {}
      for i, name in ipairs(names) do columns[i] = { name, name } end
      local text, message = bulletin.export(rows, "csv", { columns = columns })
      if not text then return terminal.fail(message) end
      terminal.write(text)
    else
      local cells = { names }
      for i, row in ipairs(rows) do
        cells[i + 1] = {}
        for j, name in ipairs(names) do cells[i + 1][j] = text_of(row[name]) end
      end
      terminal.columns(cells, {})
    end
    return 0
  end)
end

-- --- backup, copy and check ------------------------------------------------------

local function define_backup(command)
  archive.database(command)
  command:argument("file", "The copy's file; a store there is replaced.")
end

local function run_backup(arguments)
  return archive.reading(arguments, function(store)
    local done, message, code = terminal.asked(store.backup, store, arguments.file)
    if not done then return terminal.status(message, code) end
    return 0
  end)
end

local function define_copy(command)
  archive.database(command)
  command:argument("to", "A file, or an address of PostgreSQL.")
end

local function run_copy(arguments)
  return archive.reading(arguments, function(store)
    local count, message, code = terminal.asked(store.copy, store, arguments.to)
    if not count then return terminal.status(message, code) end
    if not terminal.quiet then
      terminal.write(terminal.safe(say("%d pieces copied and compared", count)), "\n")
    end
    return 0
  end)
end

local function run_check(arguments)
  return archive.reading(arguments, function(store)
    local good, message = store:check()
    if not good then return terminal.fail(message or arguments.db .. ": damaged") end
    if not terminal.quiet then
      terminal.write(terminal.safe(say("%s: sound, %d pieces", arguments.db, #store)), "\n")
    end
    return 0
  end)
end

return {
  { name = "count", summary = "Print how many articles there are.", define = define_count,
    run = run_count },
  { name = "sql", summary = "Ask an archive by SQL, reading only.", define = define_sql,
    run = run_sql, paged = true },
  { name = "backup", summary = "Copy an archive as it is at one moment.",
    define = define_backup, run = run_backup },
  { name = "copy", summary = "Copy an archive into another, of any engine.",
    define = define_copy, run = run_copy },
  { name = "check", summary = "Check that an archive is sound.", define = archive.database,
    run = run_check },
}

--- bulletin parse: the articles of pages, for a person or as JSON.
local batch = require "bulletin.cli.batch"
local core = require "bulletin.core"
local house = require "bulletin.house"
local json = require "bulletin.json"
local say = require "bulletin.cli.say"
local terminal = require "bulletin.cli.terminal"
local typed = require "bulletin.cli.typed"
local warnings = require "bulletin.cli.warnings"

-- An element of the body as it stands on a page.
local function element(found)
  local text = terminal.safe(found.text)
  if found.kind == "subhead" then return "  " .. terminal.bold(text) end
  if found.kind == "paragraph" then return "　　" .. text end
  return terminal.dim("  " .. text)
end

-- A page for a person to read: each article's title lines, who wrote it, where
-- it stands and, unless only titles are wanted, what it says.
local function show(page, path, only_titles)
  local out = { terminal.bold(terminal.safe(path .. "  " .. (#page.articles == 1 and say "1 piece"
    or say("%d pieces", #page.articles)))) }
  local function add(...) out[#out + 1] = terminal.safe(string.format(...)) end
  for i, article in ipairs(page.articles) do
    local names = {}
    for _, byline in ipairs(article.bylines) do names[#names + 1] = byline.name end
    if not only_titles then out[#out + 1] = "" end
    if article.kicker then add("     %s", article.kicker) end
    out[#out + 1] = terminal.bold(terminal.safe(("%3d. %s"):format(i,
      article.headline or say "(untitled)")))
    if article.deck then add("     %s", article.deck) end
    local facts = { say("lines %d–%d", article.lines[1], article.lines[2]) }
    if article.dateline then facts[#facts + 1] = article.dateline.text end
    if #names > 0 then facts[#facts + 1] = table.concat(names, "、") end
    out[#out + 1] = terminal.dim(terminal.safe("     " .. table.concat(facts, "  ")))
    for _, found in ipairs(only_titles and {} or article.body) do
      out[#out + 1] = element(found)
    end
  end
  if page.warnings[1] and not only_titles then out[#out + 1] = "" end
  for _, warning in ipairs(page.warnings) do
    local message = say.language == "en" and warnings[warning.code] or warning.message
    out[#out + 1] = terminal.mark("     ! " .. say("line %d: %s", warning.line,
      terminal.safe(message)))
  end
  if not only_titles then out[#out + 1] = "" end
  return table.concat(out, "\n")
end

local function define(command)
  batch.define(command, "file", "A page as text, in any encoding; - for standard input.")
  command:mutex(
    command:flag("--json", "One JSON object a file, each on its line, with path and SHA-256."),
    command:flag("--titles", "Titles, bylines and places only."))
  command:option("--date", "The issue's date, as 2020-07-21."):convert(typed.day)
  command:option("--encoding", "The pages' encoding, if it is not to be found out.")
  command:flag("--isolate", "PDFs are read in a process of their own, within limits.")
  command:option("--rules", "A file with the house's own words: return { roles = … }.")
    :argname "<house.lua>"
  command:option("--resume", "What an earlier run with --json printed; files that are named "
    .. "there are left out."):argname "<log>"
  command:flag("--retry", "With --resume, files that failed are tried again.")
  command:option("--jobs", "So many processes; files then come in any order."):convert(typed.jobs)
end

-- A line of the stream: a page, or what is the matter with the file.
local function record(page, path, bytes, message, code)
  if not page then page = { error = { code = code, message = message } } end
  page.path, page.path_bytes = batch.told_path(path)
  page.sha256 = bytes and core.file.sha256(bytes)
  return json.encode(page)
end

local function parse(arguments, files, rules)
  local failed, total = 0, 0
  local options = { date = arguments.date, encoding = arguments.encoding, rules = rules,
    isolate = arguments.isolate }
  for path in files do
    total = total + 1
    local page, message, code, bytes = terminal.page(path, options)
    if not page then
      failed = failed + 1
      terminal.fail(message)
    end
    if arguments.json then
      terminal.record(record(page, path, bytes, message, code))
    elseif page then
      terminal.record(show(page, path, arguments.titles))
    end
  end
  return terminal.some(failed, total)
end

-- What the processes are told that share the work.
local function options_of(arguments)
  local out = { "parse", "--from-file", "-" }
  for _, name in ipairs { "json", "titles", "isolate" } do
    if arguments[name] then out[#out + 1] = "--" .. name end
  end
  for _, name in ipairs { "date", "encoding", "rules" } do
    if arguments[name] then out[#out + 1] = ("--%s=%s"):format(name, arguments[name]) end
  end
  if terminal.quiet then out[#out + 1] = "--quiet" end
  return out
end

local function run(arguments)
  local rules
  if arguments.retry and not arguments.resume then
    terminal.wrong(say "--retry goes with --resume")
  end
  if arguments.rules then
    local found, message = house.read(arguments.rules)
    if not found then return terminal.fail(message) end
    rules = found
  end
  local files, message = batch.files(arguments)
  if not files then return terminal.fail(message) end
  if arguments.jobs and arguments.jobs > 1 then
    return batch.shared(files, arguments.jobs, options_of(arguments))
  end
  return parse(arguments, files, rules)
end

return {
  { name = "parse", summary = "Print the articles of pages.", define = define, run = run,
    paged = true },
}

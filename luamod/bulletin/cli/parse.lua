--- bulletin parse: the articles of pages, for a person or as JSON.
local house = require "bulletin.house"
local json = require "bulletin.json"
local terminal = require "bulletin.cli.terminal"

-- A page for a person to read: each article's title lines, who wrote it and
-- where it stands.
local function show(page, path)
  local out = { terminal.bold(terminal.safe(("%s  %d 篇"):format(path, #page.articles))) }
  local function add(...) out[#out + 1] = terminal.safe(string.format(...)) end
  for i, article in ipairs(page.articles) do
    local names = {}
    for _, byline in ipairs(article.bylines) do names[#names + 1] = byline.name end
    if article.kicker then add("     %s", article.kicker) end
    add("%3d. %s", i, article.headline or "（无题）")
    if article.deck then add("     %s", article.deck) end
    local facts = { ("第%d—%d行"):format(article.lines[1], article.lines[2]) }
    if article.dateline then facts[#facts + 1] = article.dateline.text end
    if #names > 0 then facts[#facts + 1] = table.concat(names, "、") end
    out[#out + 1] = terminal.dim(terminal.safe("     " .. table.concat(facts, "  ")))
  end
  for _, warning in ipairs(page.warnings) do
    out[#out + 1] = terminal.mark(("     ! 第%d行: %s"):format(warning.line,
      terminal.safe(warning.message)))
  end
  return table.concat(out, "\n")
end

local function define(command)
  command:argument("file", "A page as text, in any encoding; - for standard input."):args "+"
  command:flag("--json", "One JSON object a file, each on its line, with its path.")
  command:option("--date", "The issue's date, as 2020-07-21.")
  command:option("--encoding", "The pages' encoding, if it is not to be found out.")
  command:option("--rules", "A file with the house's own words: return { roles = … }.")
    :argname "<house.lua>"
end

-- A line of the stream: a page, or what is the matter with the file.
local function record(page, path, message, code)
  if not page then page = { error = { code = code, message = message } } end
  page.path = path
  return json.encode(page) .. "\n"
end

local function run(arguments)
  local failed, rules = 0, nil
  if arguments.rules then
    local found, message = house.read(arguments.rules)
    if not found then return terminal.fail(message) end
    rules = found
  end
  for _, path in ipairs(arguments.file) do
    local page, message, code = terminal.page(path,
      { date = arguments.date, encoding = arguments.encoding, rules = rules })
    if not page then
      failed = failed + 1
      terminal.fail(message)
    end
    if arguments.json then
      terminal.write(record(page, path, message, code))
    elseif page then
      terminal.write(show(page, path), "\n")
    end
  end
  return terminal.some(failed, #arguments.file)
end

return {
  { name = "parse", summary = "Print the articles of pages.", define = define, run = run },
}

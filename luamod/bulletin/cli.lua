--- The command line. Returns a function that takes the arguments and gives
-- the exit status: 0 success, 1 the work failed, 2 wrong usage.
local argparse = require "argparse"
local bulletin = require "bulletin"
local json = require "bulletin.json"

local commands = {}

local function complain(message)
  io.stderr:write("bulletin: ", message, "\n")
end

-- A page for a person to read: each article's title lines, who wrote it and
-- its first words.
local function show(page, path)
  local out = { ("%s  %d 篇"):format(path, #page.articles) }
  for i, article in ipairs(page.articles) do
    local names = {}
    for _, byline in ipairs(article.bylines) do names[#names + 1] = byline.name end
    out[#out + 1] = ("%3d. %s"):format(i, article.headline or "（无题）")
    if article.kicker then table.insert(out, #out, "     " .. article.kicker) end
    if article.deck then out[#out + 1] = "     " .. article.deck end
    local facts = { ("第%d—%d行"):format(article.lines[1], article.lines[2]) }
    if article.dateline then facts[#facts + 1] = article.dateline.text end
    if #names > 0 then facts[#facts + 1] = table.concat(names, "、") end
    out[#out + 1] = "     " .. table.concat(facts, "  ")
  end
  for _, warning in ipairs(page.warnings) do
    out[#out + 1] = ("     ! 第%d行: %s"):format(warning.line, warning.message)
  end
  return table.concat(out, "\n")
end

function commands.parse(arguments)
  local status = 0
  for _, path in ipairs(arguments.file) do
    local options = { date = arguments.date, encoding = arguments.encoding }
    local page, message = bulletin.read(path, options)
    if not page then
      complain(message)
      status = 1
    else
      io.write(arguments.json and json.encode(page) or show(page, path), "\n")
    end
  end
  return status
end

local function parser()
  local p = argparse("bulletin", "Newspaper pages into articles.")
  p:command_target("command"):require_command(true)
  p:flag("--version", "Print the version."):action(function()
    print("bulletin " .. bulletin._VERSION)
    os.exit(0)
  end)
  local parse = p:command("parse", "Print the articles of pages.")
  parse:argument("file", "A page as text, in any encoding."):args "+"
  parse:flag("--json", "One JSON object a page, each on its line.")
  parse:option("--date", "The issue's date, as 2020-07-21.")
  parse:option("--encoding", "The pages' encoding, if it is not to be found out.")
  return p
end

return function(arguments)
  local p = parser()
  local ok, result = p:pparse(arguments)
  if not ok then
    io.stderr:write(p:get_usage(), "\n\nbulletin: ", result, "\n")
    return 2
  end
  return commands[result.command](result)
end

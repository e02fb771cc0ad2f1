--- The command line. Returns a function that takes the arguments and gives
-- the exit status: 0 success, 1 the work failed, 2 wrong usage.
-- Each file of cli/ holds one command or a family of them; a command is
-- { name, summary, define(parser), run(arguments) -> status }.
local argparse = require "argparse"
local bulletin = require "bulletin"
local terminal = require "bulletin.cli.terminal"

local families = { "parse", "language", "store", "output", "run" }

local examples = [[
A morning with it:
  bulletin parse 2020-07-21-01.txt            what is on the page
  bulletin import pages.db papers/            keep it
  bulletin search pages.db '志愿服务 -招募'   find it again
  bulletin tally pages.db reporter --from 2020-07-01 --to 2020-07-31
  bulletin export pages.db -o 7月.docx --from 2020-07-01 --title 七月要闻
  bulletin site pages.db room                 then open room/index.html

Each command explains itself: bulletin COMMAND --help.]]

local commands = {}

-- Options whose value may be left out, with what they mean then.
local alone = {}

local function parser()
  local p = argparse("bulletin", "Newspaper pages into articles.", examples)
  p:command_target("command"):require_command(true):help_max_width(78)
  p:flag("--version", "Print the version."):action(function()
    print("bulletin " .. bulletin._VERSION)
    os.exit(0)
  end)
  p:flag("-q --quiet", "Say nothing but results and failures.")
  p:add_complete "--completion"
  for _, family in ipairs(families) do
    for _, command in ipairs(require("bulletin.cli." .. family)) do
      local sub = p:command(command.name, command.summary):help_max_width(78)
      command.define(sub)
      sub:flag("-q --quiet", "Say nothing but results and failures.")
      commands[command.name] = command.run
      for option, meaning in pairs(command.alone or {}) do alone[option] = meaning end
    end
  end
  return p
end

-- The arguments up to `--`, with the values that were left out.
local function spelled_out(arguments)
  local out = {}
  for i, argument in ipairs(arguments) do
    if argument == "--" then
      for j = i, #arguments do out[j] = arguments[j] end
      return out
    end
    out[i] = alone[argument] or argument
  end
  return out
end

return function(arguments)
  local p = parser()
  arguments = spelled_out(arguments)
  local ok, result = p:pparse(arguments)
  if not ok then
    io.stderr:write(p:get_usage(), "\n\nbulletin: ", result, "\n")
    return 2
  end
  terminal.quiet = result.quiet or false
  local ran, status = pcall(commands[result.command], result)
  if ran then return status end
  local mistake = terminal.mistake(status)
  terminal.fail(mistake or status)
  return mistake and 2 or 1
end

--- The command line. Returns a function that takes the arguments and gives
-- the exit status: 0 success, 1 the work failed, 2 wrong usage, 3 some of
-- several failed.
-- Each file of cli/ holds one command or a family of them; a command is
-- { name, summary, define(parser), run(arguments) -> status }.
local bulletin = require "bulletin"
local core = require "bulletin.core"
local rocks = require "bulletin.rocks"
local say = require "bulletin.cli.say"
local terminal = require "bulletin.cli.terminal"

local argparse -- once the command runs

local families = { "parse", "language", "store", "pieces", "care", "output", "run" }

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

-- What the parser raises to end at once: a mistake, with the usage of the
-- command that it was made in; or a text that was asked for.
local Leave = {}

local function leave(fields)
  error(setmetatable(fields, Leave), 0)
end

local function explained(p)
  p:add_help(false)
  p:flag("-h --help", "Show this help message and exit."):action(function()
    leave { text = say.help(p) .. "\n" }
  end)
  p.error = function(self, message)
    leave { usage = say.usage(self), message = message:gsub("argument '([%w_]+)'",
      function(name) return ("argument '%s'"):format(say.argument(name)) end) }
  end
  return p:help_max_width(78)
end

local shells = { "bash", "zsh", "fish" }

local function parser()
  local p = explained(argparse("bulletin", "Newspaper pages into articles.", examples))
  p:command_target("command"):require_command(true)
  p:flag("--version", "Print the version."):action(function()
    leave { text = ("bulletin %s\n%s\n%s\n"):format(bulletin._VERSION,
      say("reads: text %s", table.concat(core.readers((pcall(require, "bulletin.pdf"))), " ")),
      say("keeps archives in: %s", table.concat(core.engines(), " "))) }
  end)
  p:flag("-q --quiet", "Say nothing but results and failures.")
  p:option("--completion", "Print the completion for a shell (bash, zsh or fish).")
    :choices(shells):action(function(_, _, shell)
      leave { text = p[("get_%s_complete"):format(shell)](p) .. "\n" }
    end)
  for _, family in ipairs(families) do
    for _, command in ipairs(require("bulletin.cli." .. family)) do
      local sub = explained(p:command(command.name, command.summary))
      command.define(sub)
      sub:flag("-q --quiet", "Say nothing but results and failures."):target "quiet_too"
      say.describe(sub)
      commands[command.name] = { run = command.run, paged = command.paged,
        usage = function() return say.usage(sub) end }
      for option, meaning in pairs(command.alone or {}) do alone[option] = meaning end
    end
  end
  return say.describe(p)
end

-- The arguments up to `--`, with the values that were left out; `help COMMAND`
-- is another way to say `COMMAND --help`.
local function spelled_out(arguments)
  if arguments[1] == "help" then return { arguments[2] or "--help", "--help" } end
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

-- What argparse says of an option that begins with the first byte of a character,
-- as of a query like -招募, with all of what was typed.
local function whole(message, arguments)
  local byte = message:match "^unknown option '%-([\128-\255])'"
  for _, argument in ipairs(byte and arguments or {}) do
    if argument:sub(1, 2) == "-" .. byte then
      return ("unknown option '%s'; what is no option stands behind --"):format(argument)
    end
  end
  return message
end

-- Says what was wrong, with the usage of what was used.
local function wrong(usage, message)
  terminal.note(usage .. "\n\nbulletin: " .. say.message(message))
  return 2
end

local function run(arguments)
  local p = parser()
  local ok, result = pcall(p.parse, p, spelled_out(arguments))
  if not ok then
    if getmetatable(result) ~= Leave then error(result, 0) end
    if result.usage then return wrong(result.usage, whole(result.message, arguments)) end
    terminal.write(result.text)
    return 0
  end
  terminal.quiet = result.quiet or result.quiet_too or false
  local command = commands[result.command]
  if command.paged then terminal.paged() end
  local ran, raised = pcall(command.run, result)
  if ran then return raised end
  local message, status, usage = terminal.problem(raised)
  if usage then return wrong(command.usage(), message) end
  terminal.fail(message)
  return status
end

return function(arguments)
  local message
  argparse, message = rocks.find "argparse"
  if not argparse then return terminal.fail(message) end
  core.file.hold()
  local ran, status = pcall(run, arguments)
  if not ran then
    message, status = terminal.problem(status)
    terminal.fail(message)
  end
  return terminal.finish(status)
end

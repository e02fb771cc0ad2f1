--- bulletin run: a Lua script with `bulletin` at hand, in a sandbox if wanted.
local bulletin = require "bulletin"
local json = require "bulletin.json"
local terminal = require "bulletin.cli.terminal"
local typed = require "bulletin.cli.typed"

local function define(command)
  command:argument("script", "A Lua script.")
  command:argument("argument", "Its arguments, in `arg` and `...`."):args "*"
  command:handle_options(true)
  command:option("--sandbox", "In a process of its own that sees one folder only, with limits. "
    .. "With =soft also where the kernel has no Landlock."):args "?":choices { "hard", "soft" }
  command:option("--folder", "The folder that a sandboxed script may read and write.", ".")
  command:option("--memory", "Its memory in megabytes.", "256"):convert(typed.number)
  command:option("--instructions", "Its steps in millions.", "2000"):convert(typed.number)
  command:option("--seconds", "Its processor time; by the clock it has five times that.", "120")
    :convert(typed.number)
  command:option("--file-size", "The most megabytes of a file it writes.", "1024")
    :convert(typed.number)
end

local function traced(message) -- with where the script was
  if type(message) ~= "string" then message = tostring(message) end
  return message:find "\n" and message or debug.traceback(message, 2)
end

-- The script's own frames are worth telling; ours are not.
local function own_frames(trace)
  trace = trace:gsub("\n%s*%[C%]: in function 'xpcall'.*", "")
  return (trace:gsub("\n[^\n]*cli/run%.lua[^\n]*", ""))
end

-- A script that leaves by itself owes its output all the same.
local function checked_exit()
  local exit = os.exit
  function os.exit(code, close) -- luacheck: ignore
    local status = terminal.finish(0)
    if status ~= 0 and (code == nil or code == true or code == 0) then code = status end
    exit(code, close)
  end
end

local function run_plain(arguments)
  local text, message = terminal.read(arguments.script)
  if not text then return terminal.fail(message) end
  local name = arguments.script == "-" and "=stdin" or "@" .. arguments.script
  local load_text = loadstring or load -- luacheck: ignore
  local chunk, mistake = load_text(json.unmarked(text):gsub("^#[^\n]*", ""), name)
  if not chunk then return terminal.fail(mistake) end
  checked_exit()
  _G.arg = arguments.argument
  _G.arg[0] = arguments.script
  _G.bulletin = bulletin
  local unpack = table.unpack or unpack -- luacheck: ignore
  local ok, trace = xpcall(function() chunk(unpack(arguments.argument)) end, traced)
  if terminal.interrupted(trace) then error(trace, 0) end
  if not ok then return terminal.fail(own_frames(trace)) end
  return 0
end

local function run(arguments)
  if not arguments.sandbox then return run_plain(arguments) end
  local ok, message = terminal.asked(require("bulletin.sandbox").start, arguments.script, {
    mode = arguments.sandbox[1], arguments = arguments.argument, folder = arguments.folder,
    memory = arguments.memory, instructions = arguments.instructions,
    seconds = arguments.seconds, file_size = arguments.file_size,
  })
  if not ok then return terminal.fail(message) end
  return 0
end

return {
  -- `--sandbox SCRIPT` is not the sandbox called SCRIPT.
  { name = "run", summary = "Run a Lua script with `bulletin` loaded.", define = define,
    run = run, alone = { ["--sandbox"] = "--sandbox=hard" } },
}

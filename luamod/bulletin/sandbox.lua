--- Scripts that are not trusted: bulletin.sandbox and `bulletin run --sandbox`.
--
-- The script runs in a process of its own, which sees one folder and nothing
-- else of the machine by the kernel's own walls (luamod/sandbox_walls.c), in a
-- Lua state with limits (luamod/sandbox.c) that has what stands in sandbox/:
-- no os, no debug, no package, no binary chunks, no finalizers. This file
-- starts that process and reads what became of it; sandbox/child.lua is what
-- it runs.
local core = require "bulletin.core"
local names = require "bulletin.known"
local process = require "bulletin.sandbox.process"

local sandbox = {}

local steps_a_second = core.sandbox.STEPS_A_SECOND
local clock = 5 -- seconds by the clock for one of the processor, on a machine that others use

-- What a script may take when nothing else is said: megabytes, millions of
-- steps, seconds, megabytes of one file.
local limits = { memory = 256, instructions = 2000, seconds = 120, file_size = 1024 }
local known = { folder = "string", arguments = "table", mode = "string" }

local function is_number(value, most)
  return type(value) == "number" and value > 0 and value <= most
end

local function all_names()
  local out = {}
  for name in pairs(limits) do out[#out + 1] = name end
  for name in pairs(known) do out[#out + 1] = name end
  table.sort(out)
  return out
end

--- The options as a table of our own, checked.
local function settings(script, options)
  if type(script) ~= "string" then
    error("sandbox: a script's path (a string) expected, got " .. type(script), 3)
  end
  if options ~= nil and type(options) ~= "table" then
    error("sandbox: a table of options expected, got " .. type(options), 3)
  end
  local out = { folder = ".", arguments = {}, mode = "hard" }
  for name, value in pairs(limits) do out[name] = value end
  for name, value in next, options or {} do
    if limits[name] then
      if not is_number(value, 1e9) then
        error(("sandbox: %s must be a number above 0"):format(name), 3)
      end
    elseif not known[name] then
      error(("sandbox: unknown option '%s'%s"):format(tostring(name),
        names.expected(name, all_names())), 3)
    elseif type(value) ~= known[name] then
      error(("sandbox: %s must be a %s"):format(name, known[name]), 3)
    end
    out[name] = value
  end
  if out.mode ~= "hard" and out.mode ~= "soft" then
    error("sandbox: mode must be hard or soft", 3)
  end
  local arguments = {}
  for i = 1, #out.arguments do
    local value = rawget(out.arguments, i)
    if type(value) ~= "string" or value:find "%z" then
      error(("sandbox: argument %d must be a string without NULs"):format(i), 3)
    end
    arguments[i] = value
  end
  out.arguments = arguments
  return out
end

--- The processor time in seconds: what is no step of Lua's counts by its time,
-- beyond one second that everybody has.
local function processor(given)
  return math.min(given.seconds, 1 + given.instructions * 1e6 / steps_a_second)
end

local needed = "the sandbox needs %s (Linux 5.13 or newer with Landlock and seccomp); "
  .. "--sandbox=soft, or mode=\"soft\", goes without the kernel's walls"

--- What the kernel lacks, or nil.
local function lacking()
  local landlock, seccomp = core.sandbox.offer()
  if landlock == 0 then return needed:format "Landlock, which this kernel does not offer" end
  if not seccomp then return needed:format "seccomp filters, which this kernel does not offer" end
end

--- The outcome of the process, as sandbox.run gives it.
local function outcome(given, report, how, number)
  if how == "clock" then
    return nil, ("the script has used up its time (%g seconds by the clock)"):format(
      clock * given.seconds), "limit"
  end
  if how == "signal" then
    if number == core.sandbox.SIGPROF or number == core.sandbox.SIGXCPU then
      local what = processor(given) < given.seconds and "steps" or "processor time"
      return nil, "the script has used up its " .. what, "limit"
    end
    if number == core.sandbox.SIGKILL then
      return nil, "the script's process was killed", "limit"
    end
    return nil, ("the script's process crashed (signal %d)"):format(number), "io"
  end
  if report == "done" and number == 0 then return true end
  local code, message = report:match "^(%l+)\n(.*)$"
  if code then return nil, message, code end
  if number == core.sandbox.NOT_STARTED then
    return nil, "the sandbox needs the interpreter " .. core.sandbox.interpreter, "missing"
  end
  return nil, ("the script's process ended early (status %d)"):format(number), "io"
end

--- Starts the process and waits for its end. `given` is what `settings` makes;
-- given.mode "soft" goes on without the walls that the kernel does not have.
local function start(script, given)
  if _VERSION == "Lua 5.1" then return nil, "the sandbox needs Lua 5.2 or newer", "missing" end
  local lack = given.mode == "hard" and lacking()
  if lack then return nil, lack, "missing" end
  local folder, message, code = core.file.real(given.folder)
  if not folder then return nil, message, code end
  if core.file.kind(folder) ~= "folder" then return nil, folder .. ": not a folder", "notfound" end
  local command, lacks, what = process.command "child.lua"
  if not command then
    local form = lacks == "file" and "the sandbox cannot find %s to start it with"
      or "the sandbox needs the interpreter %s on the PATH"
    return nil, form:format(what), "missing"
  end
  for _, setting in ipairs {
    process.own, given.mode,
    ("%.17g"):format(given.memory), ("%.17g"):format(given.instructions),
    ("%.17g"):format(clock * given.seconds), ("%.17g"):format(processor(given)),
    ("%.17g"):format(given.file_size), script, folder,
  } do
    command[#command + 1] = setting
  end
  for _, argument in ipairs(given.arguments) do command[#command + 1] = argument end
  local report, how, number = process.spawn(command, clock * given.seconds)
  if not report then return nil, how, number end
  return outcome(given, report, how, number)
end

local function inside(script, given)
  local folder, message, code = core.file.real(given.folder)
  if not folder then return nil, message, code end
  local bounds = {
    memory = given.memory * 1048576, steps = given.instructions * 1e6,
    seconds = clock * given.seconds,
  }
  local unpack = table.unpack or unpack -- luacheck: ignore
  return core.sandbox.run(bounds, "bulletin.sandbox.inside", package.path,
    package.cpath, script, folder, unpack(given.arguments))
end

--- bulletin.sandbox(script [, { folder, arguments, memory (MB), instructions
-- (millions), seconds, file_size (MB), mode }]) -> true, or nil, message, code.
-- With mode="soft" no process is started and only the walls inside Lua stand.
function sandbox.run(script, options)
  local given = settings(script, options)
  if given.mode == "soft" then return inside(script, given) end
  return start(script, given)
end

sandbox.sandbox = sandbox.run

--- The same for the command, which may always start a process: `soft` takes
-- what walls the kernel has.
function sandbox.start(script, options)
  return start(script, settings(script, options))
end

return sandbox

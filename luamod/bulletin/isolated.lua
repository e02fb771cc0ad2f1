--- PDFs read in a process of their own. Poppler reads whatever somebody wrote: a file
-- that crashes it, keeps it busy or fills the memory ends that process, and is an
-- error here.
local core = require "bulletin.core"
local process = require "bulletin.sandbox.process"

local isolated = {}

-- What a file may take: seconds of the processor, and as many by the clock on a
-- machine that others use; bytes beyond those of the process itself; bytes of the
-- runs of text that come of it.
local usual = { seconds = 60, clock = 180, memory = 1024 * 2 ^ 20, most = 256 * 2 ^ 20 }

-- Whether that signal comes of memory that ran out, in poppler or in GLib, or of
-- what they check and find broken.
local function gave_up(number)
  return number == core.sandbox.SIGABRT or number == core.sandbox.SIGTRAP
end

local function late(limits)
  return nil, ("the PDF takes more than its time (%g seconds); it may be broken on purpose")
    :format(limits.seconds), "limit"
end

local function outcome(limits, report, how, number)
  if how == "clock" then return late(limits) end
  if how == "signal" then
    if number == core.sandbox.SIGPROF or number == core.sandbox.SIGXCPU then return late(limits) end
    if number == core.sandbox.SIGKILL or gave_up(number) then
      return nil, ("the PDF takes more than its memory (%g MB), or broke its reader; it may be "
        .. "broken on purpose"):format(limits.memory / 2 ^ 20), "limit"
    end
    return nil, ("the PDF broke its reader (signal %d)"):format(number), "format"
  end
  local size, runs = report:match "^runs (%d+)\n()"
  if size then
    if #report - runs + 1 == tonumber(size) then return report:sub(runs) end
    return nil, ("the PDF has more text than may be read (%g MB)"):format(limits.most / 2 ^ 20),
      "limit"
  end
  local code, message = report:match "^(%l+)\n(.*)$"
  if code then return nil, message, code end
  if number == core.sandbox.NOT_STARTED then
    return nil, ("reading apart needs %s"):format(core.sandbox.interpreter), "missing"
  end
  return nil, ("the PDF broke its reader (status %d)"):format(number), "format"
end

--- The runs of text on the pages of a PDF, as bulletin.pdf gives them; or nil,
-- message, code. `limits` may be others than usual.
function isolated.runs(bytes, limits)
  limits = limits or usual
  local command, _, what = process.command "reader.lua"
  if not command then
    return nil, ("reading apart needs %s"):format(what), "missing"
  end
  command[#command + 1] = ("%.17g"):format(limits.memory)
  command[#command + 1] = ("%.17g"):format(limits.seconds)
  local report, how, number = process.spawn(command, limits.clock, bytes, limits.most)
  if not report then return nil, how, number end
  return outcome(limits, report, how, number)
end

return isolated

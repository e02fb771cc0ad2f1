--- What the commands share: output that has arrived, failures, colours, columns
-- and the progress line.
-- Colours and the progress line are for terminals; a file or a pipe gets plain
-- lines. Nothing from an archive, a file's name or an argument reaches either
-- but through here, so that it steers no terminal.
local clean = require "bulletin.clean"
local core = require "bulletin.core"
local say = require "bulletin.cli.say"

local terminal = { quiet = false }

local plain = os.getenv "NO_COLOR" or os.getenv "TERM" == "dumb"
local colours = core.file.terminal(1) and not plain
local moving = core.file.terminal(2) and not plain

-- What a terminal obeys beyond the controls of a document: marks of direction.
local marks_of_direction = { "\226\128\142", "\226\128\143", "\216\156" }

local function undirected(text)
  for _, mark in ipairs(marks_of_direction) do
    if text:find(mark, 1, true) then text = text:gsub(mark, "") end
  end
  return text
end

--- Text from an archive on one line, without what would steer the terminal.
function terminal.safe(text)
  return undirected(clean.line(tostring(text)))
end

--- The same for text of several lines.
function terminal.text(text)
  return undirected(clean.text(tostring(text)))
end

local function as_code(bytes)
  return (bytes:gsub(".", function(byte) return ("\\x%02X"):format(byte:byte()) end))
end

--- A message, whose names of files and arguments must still be told apart: what
-- would steer the terminal is shown as its bytes.
function terminal.shown(message)
  message = tostring(message):gsub("[%z\1-\8\11-\31\127]", as_code)
  message = message:gsub("\194[\128-\159]", as_code):gsub("\216\156", as_code)
  message = message:gsub("\226\128[\142\143\170-\174]", as_code)
  message = message:gsub("\226\129[\166-\169]", as_code)
  return clean.utf8(message)
end

-- --- output ----------------------------------------------------------------

-- What terminal.write raises when standard output takes no more.
local Refused = {}

-- Where results go: standard output, or a pager before a terminal.
local reader, pager = io.stdout, nil

--- What follows is read in $PAGER (or less), if a person reads it at a terminal.
function terminal.paged()
  if not colours or pager then return end
  local name = os.getenv "PAGER" or "less"
  if name == "" or name == "cat" then return end
  local program = name:match "^%s*(%S+)" or ""
  local found = os.execute(("command -v '%s' >/dev/null 2>&1"):format(program:gsub("'", "")))
  if found ~= true and found ~= 0 then return end
  pager = io.popen('LESS="${LESS-FRX}" ' .. name, "w")
  reader = pager or io.stdout
end

--- Writes to standard output; where that fails the command ends.
function terminal.write(...)
  local written, message = reader:write(...)
  if not written then
    error(setmetatable({ message = "cannot write standard output: " .. message }, Refused), 0)
  end
end

--- Writes a whole line, also where several processes write to one output.
function terminal.record(line)
  if pager then return terminal.write(line, "\n") end
  local written, message = core.file.record(line .. "\n")
  if not written then error(setmetatable({ message = message }, Refused), 0) end
end

--- The status in the end: that of the work, or 1 when its output did not all
-- arrive.
function terminal.finish(status)
  if pager then pager:close() end
  pager, reader = nil, io.stdout
  local done, message = core.file.finish()
  if done then return status end
  return terminal.fail(message)
end

-- A document of bytes, which goes to a file or a pipe only.
local containers = { docx = true, xlsx = true, epub = true }

--- Is the format one of bytes? Ends the command where that were for a terminal.
function terminal.document(format)
  if containers[format] and core.file.terminal(1) then
    terminal.wrong(say("%s is no text for a terminal; write it to a file: > NAME.%s", format,
      format))
  end
  return containers[format] or false
end

-- --- failures --------------------------------------------------------------

--- Says something on stderr.
function terminal.note(message)
  io.stderr:write(terminal.shown(message), "\n")
end

--- Says what went wrong; returns the status 1.
function terminal.fail(message)
  terminal.note("bulletin: " .. say.message(tostring(message)))
  return 1
end

--- Is what was raised Lua's answer to Ctrl-C?
function terminal.interrupted(raised)
  return type(raised) == "string" and raised:find "interrupted!%f[\n%z]" ~= nil
end

-- What terminal.asked raises: a mistake of the one who typed.
local Usage = {}

--- Ends the command: it was used wrongly.
function terminal.wrong(message)
  error(setmetatable({ message = message }, Usage), 0)
end

--- Runs `fn`; what it raises is a mistake in what was asked, and ends the
-- command with the status 2.
function terminal.asked(fn, ...)
  local results = { pcall(fn, ...) }
  if not results[1] then
    if type(results[2]) == "table" or terminal.interrupted(results[2]) then error(results[2], 0) end
    terminal.wrong(tostring(results[2]))
  end
  return results[2], results[3], results[4]
end

-- What terminal.stopped raises: Ctrl-C, with more to be said of it.
local Stopped = {}

--- Ends the command as Ctrl-C does, and says what it leaves.
function terminal.stopped(message)
  error(setmetatable({ message = message }, Stopped), 0)
end

--- What was raised, as a message and the status it ends with. Where in our own
-- files it happened says nothing to the one who typed.
function terminal.problem(raised)
  local kind = getmetatable(raised)
  if kind == Usage then return raised.message, 2, true end
  if kind == Refused then return raised.message, 1 end
  if kind == Stopped or terminal.interrupted(raised) then
    if moving then io.stderr:write "\n" end -- behind a bar
    return kind == Stopped and raised.message or say "interrupted", 130
  end
  return (tostring(raised):gsub("^[^\n]-bulletin/[%w_/]+%.lua:%d+: ", "")), 1
end

--- The statuses of failures: a malformed query was typed wrong.
function terminal.status(message, code)
  terminal.fail(message)
  return code == "query" and 2 or 1
end

--- The status after `failed` of `total` things failed.
function terminal.some(failed, total)
  if failed == 0 then return 0 end
  return failed < total and 3 or 1
end

local standard_input = "standard input"

--- The bytes of a file, or of standard input for "-"; nil, message, code.
function terminal.read(path)
  if path ~= "-" then return core.file.read(path) end
  local bytes, message = io.stdin:read "*a"
  if bytes then return bytes end
  return nil, ("cannot read %s: %s"):format(standard_input, tostring(message)), "io"
end

--- A page from a file, or from standard input for "-"; or nil. Then message and
-- code, and last the bytes, where they could be read.
function terminal.page(path, options)
  local bytes, message, code = terminal.read(path)
  if not bytes then return nil, message, code end
  local page
  page, message, code = terminal.asked(core.read_bytes, bytes,
    path == "-" and standard_input or path, options, path ~= "-")
  return page, message, code, bytes
end

local function styled(code)
  return function(text)
    return colours and "\27[" .. code .. "m" .. text .. "\27[0m" or text
  end
end

terminal.bold, terminal.dim, terminal.mark = styled "1", styled "2", styled "1;31"

--- The columns that a text takes: two for a Han character.
function terminal.width(text)
  local total = 0
  for char in text:gmatch "[%z\1-\127\194-\244][\128-\191]*" do
    total = total + (#char > 2 and 2 or 1)
  end
  return total
end

--- The text, filled with blanks to `width` columns.
function terminal.pad(text, width, right)
  local blanks = (" "):rep(width - terminal.width(text))
  return right and blanks .. text or text .. blanks
end

--- Rows of cells as a table; `right` names the columns of numbers.
function terminal.columns(rows, right)
  local widths = {}
  for _, row in ipairs(rows) do
    for i, cell in ipairs(row) do
      row[i] = terminal.safe(cell)
      widths[i] = math.max(widths[i] or 0, terminal.width(row[i]))
    end
  end
  for number, row in ipairs(rows) do
    local out = {}
    for i, cell in ipairs(row) do
      out[i] = i == #row and not right[i] and cell or terminal.pad(cell, widths[i], right[i])
    end
    local line = table.concat(out, "  ")
    terminal.write(number == 1 and terminal.bold(line) or line, "\n")
  end
end

local function clock(seconds)
  if seconds < 60 then return say("%d s", math.ceil(seconds)) end
  if seconds < 3600 then
    return say("%d min %d s", math.floor(seconds / 60), math.floor(seconds % 60))
  end
  return say("%d h %d min", math.floor(seconds / 3600), math.floor(seconds % 3600 / 60))
end

local bar_width = 30

--- A function(done, total, path) that shows how far the work is: a bar with
-- rate and time left on a terminal, a line for every tenth elsewhere.
function terminal.progress()
  if terminal.quiet then return nil end
  local started, shown, tenth = os.time(), nil, 0
  local first = os.clock()
  return function(done, total)
    if total == 0 then return end
    if not moving then
      local now = math.floor(done * 10 / total)
      if now > tenth then
        tenth = now
        io.stderr:write(("%d/%d\n"):format(done, total))
      end
      return
    end
    local time = os.clock()
    if done < total and shown and time - shown < 0.1 then return end
    shown = time
    local elapsed = math.max(os.difftime(os.time(), started), time - first, 0.001)
    local filled = math.floor(bar_width * done / total)
    local left = elapsed / math.max(done, 1) * (total - done)
    io.stderr:write(("\r\27[K%s%s %d/%d  %s  %s"):format(("█"):rep(filled),
      ("░"):rep(bar_width - filled), done, total,
      say("%.0f/s", done / elapsed), done < total and say("%s left", clock(left))
      or say("took %s", clock(elapsed))))
    if done >= total then io.stderr:write "\n" end
  end
end

return terminal

--- What the commands share: failures, colours, columns and the progress line.
-- Colours and the progress line are for terminals; a file or a pipe gets plain
-- lines.
local core = require "bulletin.core"

local terminal = { quiet = false }

local plain = os.getenv "NO_COLOR" or os.getenv "TERM" == "dumb"
local colours = core.file.terminal(1) and not plain
local moving = core.file.terminal(2) and not plain

--- Says what went wrong; returns the status 1.
function terminal.fail(message)
  io.stderr:write("bulletin: ", tostring(message), "\n")
  return 1
end

-- What terminal.asked raises: a mistake of the one who typed.
local Usage = {}

--- Runs `fn`; what it raises is a mistake in what was asked, and ends the
-- command with the status 2.
function terminal.asked(fn, ...)
  local results = { pcall(fn, ...) }
  if not results[1] then
    error(setmetatable({ message = tostring(results[2]) }, Usage), 0)
  end
  return results[2], results[3], results[4]
end

--- The message of a mistake that terminal.asked raised; nil for other errors.
function terminal.mistake(value)
  return getmetatable(value) == Usage and value.message or nil
end

--- The statuses of failures: a malformed query was typed wrong.
function terminal.status(message, code)
  terminal.fail(message)
  return code == "query" and 2 or 1
end

local function styled(code)
  return function(text)
    return colours and "\27[" .. code .. "m" .. text .. "\27[0m" or text
  end
end

terminal.bold, terminal.dim, terminal.mark = styled "1", styled "2", styled "1;31"

--- Text from an archive, without what would steer the terminal.
function terminal.safe(text)
  return require("bulletin.clean").line(tostring(text))
end

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
    io.write(number == 1 and terminal.bold(line) or line, "\n")
  end
end

local function clock(seconds)
  if seconds < 60 then return ("%d 秒"):format(math.ceil(seconds)) end
  if seconds < 3600 then return ("%d 分 %d 秒"):format(math.floor(seconds / 60), seconds % 60) end
  return ("%d 小时 %d 分"):format(math.floor(seconds / 3600), math.floor(seconds % 3600 / 60))
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
    io.stderr:write(("\r\27[K%s%s %d/%d  %.0f 个/秒  %s"):format(("█"):rep(filled),
      ("░"):rep(bar_width - filled), done, total, done / elapsed,
      done < total and "还需 " .. clock(left) or "用时 " .. clock(elapsed)))
    if done >= total then io.stderr:write "\n" end
  end
end

return terminal

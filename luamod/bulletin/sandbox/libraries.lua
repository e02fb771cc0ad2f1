--- Lua's own libraries as a sandboxed script has them: what would run long in
-- C, or for ever, is counted before it begins or not begun.
local core = require "bulletin.core"

local libraries = {}

local most = 2 ^ 31 -- characters that one call may make
local moved = 1e8   -- elements that one call may move
local unpacked = 1e6 -- more than Lua has room for on a stack

function libraries.copy(library)
  local out = {}
  for name, value in next, library do out[name] = value end
  return out
end

local function is_text(value)
  return type(value) == "string" or type(value) == "number"
end

--- string without dump, and rep that makes nothing long.
function libraries.strings()
  local rep, out = string.rep, libraries.copy(string)
  out.dump = nil
  function out.rep(text, times, separator)
    local count = tonumber(times)
    if is_text(text) and count and (separator == nil or is_text(separator)) then
      local each = #tostring(text) + #tostring(separator or "")
      if each == 0 then return "" end
      if count * each > most then error("string.rep: the result would be too large", 2) end
    end
    return rep(text, times, separator)
  end
  return out
end

-- A table that says how long it is could say anything, and another thing each
-- time it is asked.
local function length(t, name)
  if type(t) ~= "table" then return 0 end
  local meta = debug.getmetatable(t)
  if type(meta) == "table" and rawget(meta, "__len") ~= nil then
    error(("table.%s: a table with __len; copy it first"):format(name), 3)
  end
  return rawlen(t)
end

--- table, with the elements that a call goes over counted as steps.
function libraries.tables()
  local out, spend = libraries.copy(table), core.sandbox.spend
  function out.insert(t, at, ...)
    local count = length(t, "insert")
    if select("#", ...) == 0 then return table.insert(t, at) end
    spend(count - (tonumber(at) or count)) -- a string may be a number to Lua
    return table.insert(t, at, ...)
  end
  function out.remove(t, ...)
    local count, at = length(t, "remove"), (...)
    spend(count - (tonumber(at) or count))
    return table.remove(t, ...)
  end
  function out.sort(t, ...)
    local count = length(t, "sort")
    spend(count * math.log(count + 1, 2))
    return table.sort(t, ...)
  end
  function out.concat(t, ...)
    spend(length(t, "concat"))
    return table.concat(t, ...)
  end
  function out.unpack(t, first, last)
    local count = (tonumber(last) or length(t, "unpack")) - (tonumber(first) or 1)
    spend(math.min(count, unpacked))
    return table.unpack(t, first, last)
  end
  function out.move(from, first, last, ...)
    local count = (tonumber(last) or 0) - (tonumber(first) or 0)
    if count > moved then error("table.move: too many elements", 2) end
    spend(count)
    return table.move(from, first, last, ...)
  end
  if not table.move then out.move = nil end
  return out
end

--- coroutine, counting where one is entered and left.
function libraries.coroutines()
  local out, check = libraries.copy(coroutine), core.sandbox.check
  local resume, wrap = coroutine.resume, coroutine.wrap
  function out.resume(...)
    check()
    return check(resume(...))
  end
  function out.wrap(fn)
    local step = wrap(fn)
    return function(...)
      check()
      return check(step(...))
    end
  end
  return out
end

return libraries

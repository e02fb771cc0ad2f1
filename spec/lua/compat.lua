--- What the specs use of Lua 5.4 and an older Lua lacks, for busted's --helper.
-- The module itself never sees a changed function: it keeps to what all have.
-- luacheck: std max, ignore 121 122 142 143
table.unpack = table.unpack or unpack
table.pack = table.pack or function(...) return { n = select("#", ...), ... } end
table.move = table.move or function(from, first, last, to, into)
  for i = 0, last - first do (into or from)[to + i] = from[first + i] end
  return into or from
end

math.type = math.type or function(value)
  if type(value) ~= "number" then return nil end
  return value % 1 == 0 and "integer" or "float"
end
math.maxinteger = math.maxinteger or 2 ^ 53
math.mininteger = math.mininteger or -2 ^ 53

--- The strict decoding of UTF-8 that `utf8.len` and `utf8.codes` promise.
local function decode(text, at)
  local a, b, c, d = text:byte(at, at + 3)
  local function tail(byte) return byte and byte >= 0x80 and byte < 0xC0 end
  if a < 0x80 then return a, 1 end
  if a >= 0xC2 and a < 0xE0 and tail(b) then return (a - 0xC0) * 64 + b - 0x80, 2 end
  if a >= 0xE0 and a < 0xF0 and tail(b) and tail(c) then
    local code = ((a - 0xE0) * 64 + b - 0x80) * 64 + c - 0x80
    if code >= 0x800 and not (code >= 0xD800 and code < 0xE000) then return code, 3 end
  end
  if a >= 0xF0 and a < 0xF5 and tail(b) and tail(c) and tail(d) then
    local code = (((a - 0xF0) * 64 + b - 0x80) * 64 + c - 0x80) * 64 + d - 0x80
    if code >= 0x10000 and code < 0x110000 then return code, 4 end
  end
end

local function char(code)
  if code < 0x80 then return string.char(code) end
  local bytes, lead, room = {}, 0x80, 0x40
  repeat
    table.insert(bytes, 1, string.char(0x80 + code % 64))
    code, lead, room = math.floor(code / 64), lead + room, room / 2
  until code < room
  return string.char(lead + code) .. table.concat(bytes)
end

if not utf8 then
  utf8 = { charpattern = "[%z\1-\127\194-\244][\128-\191]*" }

  function utf8.len(text)
    local at, count = 1, 0
    while at <= #text do
      local code, width = decode(text, at)
      if not code then return nil, at end
      at, count = at + width, count + 1
    end
    return count
  end

  function utf8.codes(text)
    return function(_, at)
      at = at == 0 and 1 or at + select(2, decode(text, at))
      if at > #text then return end
      return at, assert(decode(text, at), "invalid UTF-8 code")
    end, text, 0
  end

  function utf8.char(...)
    local list = { ... }
    for i, code in ipairs(list) do list[i] = char(code) end
    return table.concat(list)
  end
end

-- What 5.1 answers of processes: a number where newer ones answer in three.
if _VERSION == "Lua 5.1" and type(os.execute "true") == "number" then
  local execute = os.execute
  function os.execute(command)
    if not command then return execute() ~= 0 end
    local status = execute(command)
    if status == 0 then return true, "exit", 0 end
    return nil, "exit", status >= 256 and math.floor(status / 256) or status
  end
end

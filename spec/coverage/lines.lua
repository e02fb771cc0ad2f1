-- Line coverage of the module's Lua files: loaded before a program, it writes
-- which of their lines ran, one `path<TAB>line<TAB>count` each, when the state
-- closes. COVERAGE names the folder that keeps a file for every process.
local folder = os.getenv "COVERAGE"
local counts = {}

local function count(_, line)
  local source = debug.getinfo(2, "S").source
  local lines = counts[source]
  if lines == nil then
    lines = source:find("lua/bulletin/", 1, true) and source:sub(1, 1) == "@" and {} or false
    counts[source] = lines
  end
  if lines then lines[line] = (lines[line] or 0) + 1 end
end

local function save()
  local path = os.tmpname()
  local file = assert(io.open(folder .. "/" .. path:match "[^/]*$", "w"))
  for source, lines in pairs(counts) do
    if lines then
      local name = source:match "lua/(bulletin/.*)$"
      for line, hits in pairs(lines) do
        file:write(name, "\t", line, "\t", hits, "\n")
      end
    end
  end
  file:close()
  os.remove(path)
end

-- Coroutines have hooks of their own.
local create, wrap = coroutine.create, coroutine.wrap
function coroutine.create(f)
  local thread = create(f)
  debug.sethook(thread, count, "l")
  return thread
end
function coroutine.wrap(f)
  return wrap(function(...)
    debug.sethook(count, "l")
    return f(...)
  end)
end

-- Saved once: when the program ends the state, or when the state closes after
-- all that the program itself keeps.
local exit = os.exit
local saved = false
local function finish()
  debug.sethook()
  if not saved then save() end
  saved = true
end
function os.exit(...)
  finish()
  exit(...)
end
debug.getregistry()[finish] = setmetatable({}, { __gc = finish })
debug.sethook(count, "l")

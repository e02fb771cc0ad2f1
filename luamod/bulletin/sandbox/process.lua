--- Another process, in which what is not trusted is run or read: it has the same
-- module, of the host's environment what finds libraries, and nothing else.
local core = require "bulletin.core"

local process = {}

-- Of the environment a child gets what finds the same libraries and the same
-- time, and what checkers of memory want.
local kept_environment = {
  "LD_LIBRARY_PATH", "LD_PRELOAD", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "NO_COLOR",
  "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS",
}

local function whole(path)
  local real = core.file.real(path)
  return real
end

--- The folder of the module's own files.
process.own = whole((debug.getinfo(1, "S").source:match "^@(.*)/[^/]*$" or ".") .. "/..")

--- The absolute entries of a search path: whatever lies in the folder that one
-- happens to work in is not ours.
local function absolute(entries)
  local out = {}
  for entry in entries:gmatch "[^;]+" do
    if entry:sub(1, 1) == "/" then out[#out + 1] = entry end
  end
  return out
end

--- The folder that has bulletin/core.so in it.
local function library()
  for entry in package.cpath:gmatch "[^;]+" do
    local path = entry:gsub("%?", "bulletin/core")
    if core.file.kind(path) == "file" then
      return whole(path:match "^(.*)/[^/]*/[^/]*$" or "../.")
    end
  end
end

--- Where the module itself lies, then the absolute entries; nil, name when it
-- is not found.
local function search_paths()
  local folder, libraries = process.own and whole(process.own .. "/.."), library()
  if not folder then return nil, "bulletin/sandbox.lua" end
  if not libraries then return nil, "bulletin/core.so" end
  local path, cpath = absolute(package.path), absolute(package.cpath)
  table.insert(path, 1, folder .. "/?.lua;" .. folder .. "/?/init.lua")
  table.insert(cpath, 1, libraries .. "/?.so")
  return table.concat(path, ";"), table.concat(cpath, ";")
end

--- The interpreter that the module was built for.
local function interpreter()
  local name = core.sandbox.interpreter
  if name:find "/" then return whole(name) end
  for folder in (os.getenv "PATH" or "/usr/local/bin:/usr/bin:/bin"):gmatch "[^:]+" do
    local path = folder .. "/" .. name
    if folder:sub(1, 1) == "/" and core.file.kind(path) == "file" then return path end
  end
end

local function environment()
  local out = {}
  for _, name in ipairs(kept_environment) do
    local value = os.getenv(name)
    if value then out[#out + 1] = name .. "=" .. value end
  end
  return out
end

--- A list to which arguments are added: the interpreter, `script` of this folder,
-- the two search paths. Or nil, "file" or "interpreter", and what is not found.
function process.command(script)
  local path, cpath = search_paths()
  if not path then return nil, "file", cpath end
  local program = interpreter()
  if not program then return nil, "interpreter", core.sandbox.interpreter end
  local command = { program }
  if _VERSION ~= "Lua 5.1" then command[2] = "-E" end -- its environment has no LUA_INIT anyhow
  for _, argument in ipairs { process.own .. "/sandbox/" .. script, path, cpath } do
    command[#command + 1] = argument
  end
  return command
end

--- Runs it to its end: see core.sandbox.spawn.
function process.spawn(command, seconds, input, most)
  return core.sandbox.spawn(command, environment(), seconds, input, most)
end

return process

--- The world of a sandboxed script, made in its own Lua state before it runs:
-- the globals it has. Its files are in files.lua, its libraries in
-- libraries.lua, what it has of the module in module.lua.
local core = require "bulletin.core"
local files = require "bulletin.sandbox.files"
local libraries = require "bulletin.sandbox.libraries"
local module = require "bulletin.sandbox.module"

local inside = {}

local plain_globals = {
  "assert", "error", "ipairs", "next", "pairs", "pcall", "select", "tonumber", "tostring",
  "type", "rawequal", "rawget", "rawlen", "rawset", "_VERSION",
}

-- Metatables: the script sees and sets its own, and none of ours.
local function metatables()
  local own = setmetatable({}, { __mode = "k" })
  local function get(value)
    if type(value) ~= "table" then return nil end
    local meta = debug.getmetatable(value)
    if meta == nil or not own[meta] then return nil end
    return getmetatable(value)
  end
  local function set(value, meta)
    if type(meta) == "table" then
      if rawget(meta, "__gc") ~= nil then
        error("setmetatable: a sandboxed script has no finalizers", 2)
      end
      own[meta] = true
    end
    return setmetatable(value, meta)
  end
  return get, set
end

local function loaders(env, disk)
  local function from_file(path)
    local text, message = disk:read(path)
    if not text then return nil, message end
    return load(text, "@" .. path, "t", env)
  end
  function env.load(chunk, name, _, given)
    return load(chunk, name, "t", given == nil and env or given)
  end
  env.loadfile = from_file
  function env.dofile(path)
    local chunk, message = from_file(path)
    if not chunk then error(message, 2) end
    return chunk()
  end
  local loaded = { bulletin = env.bulletin }
  function env.require(name)
    if loaded[name] == nil then
      if type(name) ~= "string" or not name:find "^[%w_.]+$" or name:find "%.%." then
        error("require: not a module's name", 2)
      end
      local chunk, message = from_file(name:gsub("%.", "/") .. ".lua")
      if not chunk then error("require: " .. message, 2) end
      local value = chunk(name)
      loaded[name] = value == nil and true or value
    end
    return loaded[name]
  end
end

local function environment(disk)
  local env = {}
  for _, name in ipairs(plain_globals) do env[name] = _G[name] end
  env._G = env
  env.math, env.utf8 = libraries.copy(math), utf8 and libraries.copy(utf8)
  env.coroutine = libraries.coroutines()
  env.string, env.table = libraries.strings(), libraries.tables()
  env.unpack = env.table.unpack
  env.io, env.bulletin = disk:io(), module.make(disk)
  -- Methods of strings are a table that the script cannot reach, since our own
  -- code uses them too.
  getmetatable("").__index = libraries.strings()
  env.getmetatable, env.setmetatable = metatables()

  -- A handler that ran where the error happened would run uncounted.
  function env.xpcall(fn, handler, ...)
    local results = table.pack(pcall(fn, ...))
    if results[1] then return table.unpack(results, 1, results.n) end
    return false, handler(results[2])
  end
  function env.collectgarbage(what)
    if what == "count" then return collectgarbage "count" end
    return 0
  end
  function env.print(...)
    local out = {}
    for i = 1, select("#", ...) do out[i] = tostring((select(i, ...))) end
    io.write(table.concat(out, "\t"), "\n")
  end
  loaders(env, disk)
  return env
end

-- Read now what is otherwise read when first used: libraries that lie outside
-- of the module's own folder, which alone can be read later.
local function read_ahead(bulletin)
  for _, name in ipairs { "cjson", "cjson.safe", "zlib" } do pcall(require, name) end
  for _, name in ipairs { "export", "write", "render", "chart", "site", "load" } do
    local _ = bulletin[name]
  end
end

--- Called in the new state: the script as a function, or nil, message, code.
function inside.prepare(script, folder, ...)
  local handle, message = io.open(script, "rb")
  local text = handle and handle:read "*a"
  if handle then handle:close() end
  if not text then return nil, message or script .. ": not a file", "notfound" end
  read_ahead(require "bulletin")
  local env = environment(files.new(folder))
  for name in pairs(core.methods) do
    core.methods[name] = env.bulletin[name] or core.methods[name]
  end
  local arguments = table.pack(...)
  arguments[0], arguments.n = script, nil
  env.arg = arguments
  return function()
    local chunk, mistake = load(text:gsub("^#[^\n]*", ""), "@" .. script, "t", env)
    if not chunk then error(mistake, 0) end
    return chunk(table.unpack(arguments))
  end
end

return inside

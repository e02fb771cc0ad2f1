--- Scripts that are not trusted: `bulletin run --sandbox`.
--
-- The script runs in a Lua state of its own (luamod/sandbox.c), with limits on
-- memory and steps, and sees only what stands in this file: no os, no debug,
-- no package, no binary chunks, no finalizers, and files in one folder only.
-- Its paths are taken from that folder.
local core = require "bulletin.core"

local sandbox = {}

--- sandbox.run(script, { folder, arguments, memory (MB), instructions
-- (millions), seconds }) -> true, or nil, message, code. `seconds` bounds the
-- processor time of the whole process, so it is for a process of its own.
function sandbox.run(script, options)
  options = options or {}
  local folder, message, code = core.file.real(options.folder or ".")
  if not folder then return nil, message, code end
  if options.seconds then core.sandbox.seconds(options.seconds) end
  local unpack = table.unpack or unpack -- luacheck: ignore
  return core.sandbox.run("bulletin.sandbox", package.path, package.cpath,
    (options.memory or 256) * 1048576, (options.instructions or 2000) * 1e6, script, folder,
    unpack(options.arguments or {}))
end

-- --- inside ----------------------------------------------------------------
-- From here on all is run in the sandbox's own state, before the script.

-- The full name of a path of the script's; raises when it leads out of the
-- folder, also by links. What does not exist yet is judged by its folder.
local function guard(root)
  local prefix = root == "/" and "/" or root .. "/"
  local function is_inside(path)
    return path == root or path:sub(1, #prefix) == prefix
  end
  return function(path)
    if type(path) ~= "string" then error("path expected, got " .. type(path), 3) end
    if path == "" or path:find "%z" then error("not a path", 3) end
    local full = path:sub(1, 1) == "/" and path or prefix .. path
    local real = core.file.real(full)
    if not real then
      local folder, name = full:match "^(.*)/([^/]+)/*$"
      folder = folder and core.file.real(folder == "" and "/" or folder)
      if not folder or name == "." or name == ".." then
        -- Folders that are still to be made: no way up through them.
        if full:find "/%.%./" or full:find "/%.%.$" or not is_inside(full) then
          error(("%s: outside of the sandbox's folder"):format(path), 3)
        end
        local above = full
        repeat
          above = above:match "^(.*)/[^/]*$"
          folder = core.file.real(above)
        until folder
        if not is_inside(folder) then
          error(("%s: outside of the sandbox's folder"):format(path), 3)
        end
        return full
      end
      real = (folder == "/" and "" or folder) .. "/" .. name
    end
    if not is_inside(real) then
      error(("%s: outside of the sandbox's folder"):format(path), 3)
    end
    if core.file.kind(real) == "other" then error(path .. ": not a file", 3) end
    return real
  end
end

local function copy(library, without)
  local out = {}
  for name, value in pairs(library or {}) do out[name] = value end
  for _, name in ipairs(without or {}) do out[name] = nil end
  return out
end

local most = 2 ^ 31 -- characters that one call may make, elements it may move

-- string.rep and table.move run long without a step when they make nothing.
local function guarded_libraries()
  local rep, move = string.rep, table.move
  local function safe_rep(text, times, separator)
    local each = #tostring(text) + #tostring(separator or "")
    if (tonumber(times) or 0) * math.max(each, 1) > most then
      error("string.rep: the result would be too large", 2)
    end
    return rep(text, times, separator)
  end
  local function safe_move(from, first, last, at, to)
    if (tonumber(last) or 0) - (tonumber(first) or 0) > 1e8 then
      error("table.move: too many elements", 2)
    end
    return move(from, first, last, at, to)
  end
  local strings = copy(string, { "dump" })
  strings.rep = safe_rep
  local tables = copy(table)
  if move then tables.move = safe_move end
  return strings, tables
end

local plain_globals = {
  "assert", "error", "ipairs", "next", "pairs", "pcall", "select", "tonumber", "tostring",
  "type", "rawequal", "rawget", "rawlen", "rawset", "unpack", "_VERSION",
}

-- What of the module takes no path and opens nothing.
local harmless = {
  "_VERSION", "parse", "decode", "text", "words", "keywords", "summarize", "entities", "dates",
  "figures", "points", "similarity", "normalize", "lexicon", "tagger", "learn", "vocabularies",
  "export", "formats", "render", "chart",
}

local function guarded_module(bulletin, inside)
  local out = {}
  for _, name in ipairs(harmless) do out[name] = bulletin[name] end
  function out.read(path, options) return bulletin.read(inside(path), options) end
  function out.load(path) return bulletin.load(inside(path)) end
  function out.write(items, path, options)
    -- The ending of what the script said, not of what a link points to.
    options = copy(options)
    options.format = options.format or require("bulletin.export").format_of(path)
    return bulletin.write(items, inside(path), options)
  end
  function out.site(store, path, options) return bulletin.site(store, inside(path), options) end
  if not bulletin.open then return out end
  function out.open(path, options)
    if type(options) ~= "table" or options.mode ~= "memory" then path = inside(path) end
    return bulletin.open(path, options)
  end
  local methods = core.store and core.store.methods
  if not methods then
    out.open = nil
    return out
  end
  local backup, import, sql = methods.backup, methods.import, methods.sql
  function methods.backup(store, path) return backup(store, inside(path)) end
  function methods.import(store, paths, options)
    local list = {}
    for i, path in ipairs(type(paths) == "table" and paths or { paths }) do
      list[i] = inside(path)
    end
    return import(store, list, options)
  end
  function methods.sql(store, text, ...)
    local first = type(text) == "string" and (text:match "^%s*(%a+)" or ""):lower()
    if first and first ~= "select" and first ~= "with" and first ~= "explain" then
      error("sql: a sandboxed script may only SELECT", 2)
    end
    return sql(store, text, ...)
  end
  return out
end

local function guarded_coroutines()
  local out, check = copy(coroutine), core.sandbox.check
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

local function guarded_io(inside)
  local open = io.open
  return {
    write = io.write, read = io.read, type = io.type,
    stdout = io.stdout, stderr = io.stderr, stdin = io.stdin,
    open = function(path, mode) return open(inside(path), mode) end,
    lines = function(path, ...)
      if path == nil then return io.lines() end
      return io.lines(inside(path), ...)
    end,
    close = function(file)
      if file == nil then error("close: a file expected", 2) end
      return file:close()
    end,
  }
end

local function environment(bulletin, inside)
  local env = {}
  for _, name in ipairs(plain_globals) do env[name] = _G[name] end
  env._G = env
  env.math, env.coroutine, env.utf8 = copy(math), guarded_coroutines(), utf8 and copy(utf8)
  env.string, env.table = guarded_libraries()
  env.io, env.bulletin = guarded_io(inside), guarded_module(bulletin, inside)
  -- Methods of strings are a table that the script cannot reach, since our own
  -- code uses them too.
  getmetatable("").__index = (guarded_libraries())

  function env.getmetatable(value)
    if type(value) ~= "table" then return nil end
    return getmetatable(value)
  end
  function env.setmetatable(value, meta)
    if type(meta) == "table" and rawget(meta, "__gc") ~= nil then
      error("setmetatable: a sandboxed script has no finalizers", 2)
    end
    return setmetatable(value, meta)
  end
  -- A handler that ran where the error happened would run uncounted.
  function env.xpcall(fn, handler, ...)
    local results = { pcall(fn, ...) }
    if results[1] then return (table.unpack or unpack)(results) end -- luacheck: ignore
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
  function env.load(chunk, name, _, given)
    return load(chunk, name, "t", given == nil and env or given)
  end
  local function file(path)
    local handle, message = io.open(inside(path), "rb")
    if not handle then return nil, message end
    local text = handle:read "*a"
    handle:close()
    return load(text, "@" .. path, "t", env)
  end
  env.loadfile = file
  function env.dofile(path)
    local chunk, message = file(path)
    if not chunk then error(message, 2) end
    return chunk()
  end
  local loaded = { bulletin = env.bulletin }
  function env.require(name)
    if loaded[name] == nil then
      if type(name) ~= "string" or not name:find "^[%w_.]+$" or name:find "%.%." then
        error("require: not a module's name", 2)
      end
      local chunk, message = file(name:gsub("%.", "/") .. ".lua")
      if not chunk then error("require: " .. message, 2) end
      local value = chunk(name)
      loaded[name] = value == nil and true or value
    end
    return loaded[name]
  end
  return env
end

--- Called in the new state: the script as a function, or nil, message, code.
function sandbox.prepare(script, folder, ...)
  local handle, message = io.open(script, "rb")
  if not handle then return nil, message, "notfound" end
  local text = handle:read "*a"
  handle:close()
  local bulletin = require "bulletin"
  -- Read now what is otherwise read when first used, while files can be.
  for _, name in ipairs { "export", "write", "render", "chart", "site", "load" } do
    local _ = bulletin[name]
  end
  local inside = guard(folder)
  local env = environment(bulletin, inside)
  for name in pairs(core.methods) do
    core.methods[name] = env.bulletin[name] or core.methods[name]
  end
  local arguments = { [0] = script, ... }
  env.arg = arguments
  local chunk, mistake = load(text:gsub("^#[^\n]*", ""), "@" .. script, "t", env)
  if not chunk then return nil, mistake, "callback" end
  local unpack = table.unpack or unpack -- luacheck: ignore
  return function() return chunk(unpack(arguments)) end
end

return sandbox

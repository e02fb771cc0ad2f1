--- The files of a large work: those that were typed, those of a list, without
-- those that a log of an earlier run names; and the work shared among processes.
local clean = require "bulletin.clean"
local core = require "bulletin.core"
local json = require "bulletin.json"
local say = require "bulletin.cli.say"
local terminal = require "bulletin.cli.terminal"

local batch = {}

local block_size = 65536

-- A handle to read from: standard input for "-".
local function open(path)
  if path == "-" then return io.stdin end
  local kind = core.file.kind(path)
  if kind and kind ~= "file" then return nil, path .. ": not a plain file" end
  local file, message = io.open(path, "rb")
  if not file then return nil, "cannot read " .. message end
  return file
end

--- The names in a file, a line each or each with a NUL behind it, as an
-- iterator; or nil, message.
function batch.names(path)
  local file, message = open(path)
  if not file then return nil, message end
  local rest, ended, separator = "", false, nil
  return function()
    while true do
      separator = separator or rest:find("\0", 1, true) and "\0" or nil
      local at = rest:find(separator or "\n", 1, true)
      -- Whether there are NULs is known once there is one, or a whole block.
      if at and (separator or ended or #rest >= block_size) then
        local name = rest:sub(1, at - 1)
        rest = rest:sub(at + 1)
        if not separator then name = name:gsub("\r$", "") end
        if name ~= "" then return name end
      elseif ended then
        local name = rest
        rest = ""
        if name ~= "" then return name end
        return nil
      else
        local block, why = file:read(block_size)
        if not block and why then error("cannot read " .. path .. ": " .. why, 0) end
        ended = block == nil
        rest = rest .. (block or "")
      end
    end
  end
end

-- What a file is known by in a log: its path, or the bytes of one that is not
-- UTF-8.
local function key_of(path, bytes) return bytes and "\0" .. bytes or path end

--- The path as a record has it, and where it is not UTF-8 its bytes too.
function batch.told_path(path)
  local text = clean.utf8(path)
  if text == path then return path end
  local decoded = core.decode(path, "GB18030")
  return decoded or text, (path:gsub(".", function(byte) return ("%02x"):format(byte:byte()) end))
end

-- What a line of a log is of, and whether it is a failure. Nil where the line is
-- no whole record.
local function told(line)
  local literal, after = line:match '^{"path":(".-[^\\]")([,}].*)$'
  if line:sub(-1) ~= "}" then return nil end
  local good, path = pcall(json.decode, "[" .. (literal or "") .. "]")
  if good and type(path[1]) == "string" and not literal:find('\\"', 1, true)
    and not after:find '^,"path_bytes"' then
    return path[1], after:find '^,"error":' ~= nil or after:find '^,"sha256":"%x*","error":' ~= nil
  end
  local read, record = pcall(json.decode, line)
  if not read or type(record) ~= "table" or type(record.path) ~= "string" then return nil end
  return key_of(record.path, record.path_bytes), record.error ~= nil
end

--- The paths that a log of `parse --json` names as a set, and whether its last
-- line was broken off; or nil, message. With `again`, not those that failed.
function batch.done(path, again)
  local file, message = open(path)
  if not file then return nil, message end
  local out = {}
  for line in file:lines() do
    local name, failed = told(line)
    if name then out[name] = not (again and failed) or nil end
  end
  local broken = false
  if path ~= "-" then
    local size = file:seek "end"
    if size > 0 then
      file:seek("set", size - 1)
      broken = file:read(1) ~= "\n"
    end
    file:close()
  end
  return out, broken
end

--- Adds the argument `name` to a command, files to work on, and the option that
-- names a list of more.
function batch.define(command, name, description)
  command:argument(name, description):args "*"
  command:option("--from-file", "A file with more files' names, a line each or each with a "
    .. "NUL behind it; - for standard input."):argname "<list>"
end

--- Are there several files, or may there be?
function batch.several(arguments)
  return arguments.file[2] ~= nil or arguments.from_file ~= nil
end

--- The files to work on, `arguments.file` and those of the list, as an iterator
-- over names; or nil, message. Ends the command where there are none.
function batch.files(arguments)
  local listed, i, done = nil, 0, nil
  if not arguments.file[1] and not arguments.from_file then
    terminal.wrong(say "name a file, or a list of files with --from-file")
  end
  if arguments.resume then
    local found, broken = batch.done(arguments.resume, arguments.retry)
    if not found then return nil, broken end
    done = found
    -- What is added to the log must not stand behind half a line.
    if broken and arguments.json then terminal.record "" end
  end
  if arguments.from_file then
    local names, message = batch.names(arguments.from_file)
    if not names then return nil, message end
    listed = names
  end
  return function()
    while true do
      i = i + 1
      local name = arguments.file[i] or listed and listed()
      if not name then return nil end
      if not done or not done[key_of(batch.told_path(name))] then return name end
    end
  end
end

local function quoted(text) return "'" .. text:gsub("'", "'\\''") .. "'" end

-- A process to write to, and a function that ends it and gives its status, for
-- Lua 5.1 and LuaJIT as well, whose pipes do not tell it.
local function process(line)
  local note = _VERSION == "Lua 5.1" and os.tmpname()
  if note then line = ("%s; echo $? >%s"):format(line, quoted(note)) end
  local pipe = assert(io.popen(line, "w"))
  return pipe, function()
    local _, _, status = pipe:close()
    if not note then return status or 0 end
    local file = assert(io.open(note))
    status = file:read "*n"
    file:close()
    os.remove(note)
    return status or 1
  end
end

--- Shares the files among `count` processes, each the command that is running
-- with `options` instead of the files. Returns the status of all.
function batch.shared(files, count, options)
  local command = {}
  for i = -1, 0 do command[#command + 1] = quoted(arg[i]) end
  for _, option in ipairs(options) do command[#command + 1] = quoted(option) end
  local line, jobs, ends, given = table.concat(command, " "), {}, {}, {}
  for i = 1, count do
    jobs[i], ends[i] = process(line)
    given[i] = 0
  end
  local at = 0
  for name in files do
    at = at % count + 1
    given[at] = given[at] + 1
    jobs[at]:write(name, "\0")
  end
  local good, bad, status = 0, 0, 0
  for i, finish in ipairs(ends) do
    local code = finish()
    if code ~= 0 and code ~= 1 and code ~= 3 then status = code end
    if given[i] > 0 then
      if code ~= 1 then good = good + 1 end
      if code ~= 0 then bad = bad + 1 end
    end
  end
  if status ~= 0 or bad == 0 then return status end
  return good > 0 and 3 or 1
end

return batch

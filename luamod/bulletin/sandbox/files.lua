--- The files of a sandboxed script: those of one folder, reached without a
-- link on the way (luamod/sandbox_path.c). Which files a path or a pattern
-- means is found in the folder as it is listed, and never by asking for names.
local core = require "bulletin.core"
local glob = require "bulletin.sandbox.glob"

local deepest = 64 -- folders in folders

local files = {}
files.__index = files

function files.new(folder)
  return setmetatable({ folder = folder }, files)
end

--- The full name of a path of the script's and what is there ("file",
-- "folder", "nothing"); raises, as the function that is `level` above, for
-- what does not lie in the folder.
function files:place(path, level)
  level = (level or 1) + 1
  if type(path) ~= "string" then error("path expected, got " .. type(path), level) end
  local full, kind = core.sandbox.place(self.folder, path)
  if not full then error(kind, level) end
  return full, kind
end

--- The text of a file; or nil, message.
function files:read(path)
  self:place(path, 3)
  local handle, message = core.sandbox.open(self.folder, path, "rb")
  if not handle then return nil, message end
  local text = handle:read "*a"
  handle:close()
  return text
end

-- --- what a path means ------------------------------------------------------

local function join(folder, name)
  if folder == "" or folder:sub(-1) == "/" then return folder .. name end
  return folder .. "/" .. name
end

-- Adds the files in a folder and below it.
function files:add_below(out, folder, depth)
  local names = depth <= deepest and core.sandbox.list(self.folder, folder)
  for name, kind in pairs(names or {}) do
    local path = join(folder, name)
    if name:sub(1, 1) == "." then -- luacheck: ignore
      -- hidden
    elseif kind == "file" then
      out[#out + 1] = path
    elseif kind == "folder" then
      self:add_below(out, path, depth + 1)
    end
  end
end

function files:add(out, path)
  local full, kind = core.sandbox.place(self.folder, path)
  if kind == "file" then out[#out + 1] = full end
  if kind == "folder" then self:add_below(out, full, 0) end
end

-- The names that the parts of a pattern from `at` on fit, below `folder`.
function files:expand(out, folder, parts, at)
  local part = parts[at]
  if not part then
    out[#out + 1] = folder
  elseif not glob.is_pattern(part) then
    self:expand(out, join(folder, part), parts, at + 1)
  else
    for name, kind in pairs(core.sandbox.list(self.folder, folder == "" and "." or folder) or {}) do
      if kind ~= "other" and glob.match(name, part) then
        self:expand(out, join(folder, name), parts, at + 1)
      end
    end
  end
end

--- The files that a path means: itself, what is in a folder, what fits a
-- pattern; in order. Or nil, message, code.
function files:meant(path)
  local full, kind = core.sandbox.place(self.folder, path)
  if not full then return nil, kind, "notfound" end
  local found, out = { full }, {}
  if kind == "nothing" then
    if not glob.is_pattern(path) then
      return nil, path .. ": no such file; check the name", "notfound"
    end
    local parts, top = {}, full:sub(1, #self.folder)
    for part in full:sub(#self.folder + 1):gmatch "[^/]+" do parts[#parts + 1] = part end
    found = {}
    self:expand(found, top, parts, 1)
  end
  for _, name in ipairs(found) do self:add(out, name) end
  if kind == "nothing" and #out == 0 then
    return nil, path .. ": no file matches", "notfound"
  end
  table.sort(out)
  return out
end

--- Raises when there is a link in a folder or below it, for what writes many
-- files there.
function files:without_links(path, level)
  for name, kind in pairs(core.sandbox.list(self.folder, path) or {}) do
    local below = join(path, name)
    if kind == "other" then
      error(below .. ": neither a file nor a folder; take it away", (level or 1) + 1)
    end
    if kind == "folder" then self:without_links(below, (level or 1) + 1) end
  end
end

-- --- io ---------------------------------------------------------------------

--- The io that a script has.
function files:io()
  local function open(path, mode, level)
    self:place(path, level + 1)
    return core.sandbox.open(self.folder, path, mode)
  end
  local out = {
    write = io.write, read = io.read, type = io.type,
    stdout = io.stdout, stderr = io.stderr, stdin = io.stdin,
  }
  function out.open(path, mode) return open(path, mode, 2) end
  function out.lines(path, ...)
    if path == nil then return io.lines() end
    local file, message = open(path, "r", 2)
    if not file then error(message, 2) end
    local step = file:lines(...)
    return function()
      local line = table.pack(step())
      if line[1] == nil then file:close() end
      return table.unpack(line, 1, line.n)
    end, nil, nil, file
  end
  function out.close(file)
    if file == nil then error("close: a file expected", 2) end
    return file:close()
  end
  return out
end

return files

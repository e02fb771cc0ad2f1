--- What a reading room consists of, kept in the room itself, so that making it
-- anew takes away the pages of what was withdrawn, and nothing else.
--
-- The list is not trusted: only names that a room can have are taken from it,
-- and they are removed below the room's folder without following a link. While
-- a room is being made, what is written is added at the list's end first, so
-- that a work that is broken off leaves nothing behind that is not listed.
local core = require "bulletin.core"

local record = {}
record.__index = record

local list_name = "room.txt"

-- The names that a room writes; nothing else is ever removed.
local forms = {
  "^%l+%.html$", "^list/[%w_-]+%.html$", "^a/%w+/%w+%.html$", "^page/%w+%.%l+$",
  "^search/%l%d*%.js$",
  "^search/%l+%.js$", "^assets/%l+%.%l+$",
}

local function is_ours(name)
  for _, form in ipairs(forms) do
    if name:find(form) then return true end
  end
  return false
end

--- Opens the record of a room that is now to be made. Or nil, message, code.
function record.open(folder)
  local ok, message, code = core.file.mkdir(folder)
  if not ok then return nil, message, code end
  local path, before = folder .. "/" .. list_name, {}
  local kind = core.file.kind(path)
  if kind then
    local text
    text, message, code = core.file.read(path)
    if not text then return nil, message, code end
    for name in text:gmatch "([^\n]*)\n" do
      if is_ours(name) then before[name] = true end
    end
  end
  local file, why = io.open(path, "ab")
  if not file then return nil, "cannot write " .. why, "io" end
  file:setvbuf "line"
  return setmetatable({ folder = folder, path = path, before = before, now = {}, file = file },
    record)
end

--- Notes a file that is about to be written.
function record:add(name)
  if self.now[name] then return end
  self.now[name] = true
  if not self.before[name] then self.file:write(name, "\n") end
end

function record:close()
  if self.file then self.file:close() end
  self.file = nil
end

--- Takes away what is no longer part of the room, then writes the list anew.
-- True, or nil, message, code.
function record:finish()
  self:close()
  for name in pairs(self.before) do
    if not self.now[name] then core.file.remove(self.folder, name) end
  end
  local names = {}
  for name in pairs(self.now) do names[#names + 1] = name end
  table.sort(names)
  local writer, message, code = core.file.create(self.path)
  if not writer then return nil, message, code end
  local ok
  ok, message, code = writer:write(table.concat(names, "\n") .. "\n")
  if ok then return writer:commit(false) end
  return nil, message, code
end

return record

--- ZIP containers, as EPUB and Office files need them: deterministic (every
-- entry bears the same time), names in UTF-8; an entry at a time in memory, or
-- a piece of it.
local rocks = require "bulletin.rocks"

local zlib -- once it has been asked for

local zip = {}

-- 1 January 1980, midnight: the first moment that ZIP can say.
local dos_time, dos_date = 0, 33
local utf8_names = 0x0800
local sizes_behind = 0x0008 -- the data
local version = 20

local function little(size, value)
  local out = {}
  for i = 1, size do
    out[i] = string.char(value % 256)
    value = math.floor(value / 256)
  end
  return table.concat(out)
end

local function two(value) return little(2, value) end
local function four(value) return little(4, value) end

--- True where containers can be written; else nil, message, "missing".
function zip.writable()
  local message, code
  zlib, message, code = rocks.find "zlib"
  if not zlib then return nil, message, code end
  return true
end

--- A writer, where zip.writable is true. `emit(chunk)` takes the container's
-- bytes as they come.
function zip.writer(emit)
  local self = { emit = emit, offset = 0, directory = {} }
  return setmetatable(self, { __index = zip })
end

function zip:put(chunk)
  self.offset = self.offset + #chunk
  self.emit(chunk)
end

-- What the header of an entry and the directory both say of it.
local function facts_of(name, flags, method, sums)
  return two(version) .. two(utf8_names + flags) .. two(method) .. two(dos_time)
    .. two(dos_date) .. sums .. two(#name) .. two(0)
end

-- Notes in the directory the entry that begins at `offset`, now written.
function zip:enter(name, facts, offset)
  if self.offset > 0xFFFFFFFE or #self.directory >= 0xFFFE then
    error("zip: more than this kind of container holds (4 GB or 65,534 files)", 0)
  end
  self.directory[#self.directory + 1] = "PK\1\2" .. two(version) .. facts
    .. two(0) .. two(0) .. two(0) .. four(0) .. four(offset) .. name
end

--- Adds one entry. `stored` leaves it uncompressed (EPUB's mimetype).
function zip:add(name, data, stored)
  local method, packed = 8, nil
  if not stored then packed = zlib.deflate(9, -15)(data, "finish") end
  if stored or #packed >= #data then method, packed = 0, data end
  local facts = facts_of(name, 0, method,
    four(zlib.crc32()(data)) .. four(#packed) .. four(#data))
  local offset = self.offset
  self:put("PK\3\4" .. facts .. name)
  self:put(packed)
  self:enter(name, facts, offset)
end

--- Begins an entry of any size. Returns a function that takes it piece by
-- piece, and ends it when called with nothing; no other entry may come before.
function zip:stream(name)
  local offset, size, packed = self.offset, 0, 0
  local deflate, crc = zlib.deflate(9, -15), zlib.crc32()
  self:put("PK\3\4" .. facts_of(name, sizes_behind, 8, ("\0"):rep(12)) .. name)
  return function(piece)
    size = size + #(piece or "")
    local out = deflate(piece or "", not piece and "finish" or nil)
    packed = packed + #out
    if out ~= "" then self:put(out) end
    local sum = crc(piece or "")
    if piece then return end
    local sums = four(sum) .. four(packed) .. four(size)
    self:put("PK\7\8" .. sums)
    self:enter(name, facts_of(name, sizes_behind, 8, sums), offset)
  end
end

--- Ends the container.
function zip:finish()
  local start, count = self.offset, #self.directory
  self:put(table.concat(self.directory))
  self:put("PK\5\6" .. two(0) .. two(0) .. two(count) .. two(count)
    .. four(self.offset - start) .. four(start) .. two(0))
end

return zip

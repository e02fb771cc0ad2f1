--- ZIP containers, as EPUB and Office files need them: deterministic (every
-- entry bears the same time), names in UTF-8; an entry at a time in memory, or
-- a piece of it. What is too much for the old form (65,535 files, 4 GB) stands in
-- the larger one (ZIP64) that EPUB and Office files may have; one entry alone is
-- never that large.
local rocks = require "bulletin.rocks"

local zlib -- once it has been asked for

local zip = {}

-- 1 January 1980, midnight: the first moment that ZIP can say.
local dos_time, dos_date = 0, 33
local utf8_names = 0x0800
local sizes_behind = 0x0008 -- the data
local version, large_version = 20, 45 -- of what reads it
-- Numbers of two and of four bytes end here: these mean that a larger one says it.
local most_entries, most_bytes = 0xFFFF, 0xFFFFFFFF

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
local function eight(value) return little(8, value) end

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
  if self.full then return end
  self.offset = self.offset + #chunk
  self.emit(chunk)
end

-- What the header of an entry and the directory both say of it.
local function facts_of(name, flags, method, sums)
  return two(utf8_names + flags) .. two(method) .. two(dos_time) .. two(dos_date) .. sums
    .. two(#name)
end

-- Begins an entry.
function zip:head(name, facts)
  self:put("PK\3\4" .. two(version) .. facts .. two(0) .. name)
end

-- Notes in the directory the entry that begins at `offset`, now written.
function zip:enter(name, facts, offset)
  local needed, more = version, ""
  if offset >= most_bytes then
    needed, more, offset = large_version, two(1) .. two(8) .. eight(offset), most_bytes
  end
  self.directory[#self.directory + 1] = "PK\1\2" .. two(needed) .. two(needed) .. facts
    .. two(#more) .. two(0) .. two(0) .. two(0) .. four(0) .. four(offset) .. name .. more
end

-- Is the entry too large? Then nothing more is written, and `finish` says so.
function zip:check(name, size)
  if size >= most_bytes then self.full = self.full or name end
  return self.full
end

--- Adds one entry. `stored` leaves it uncompressed (EPUB's mimetype).
function zip:add(name, data, stored)
  if self:check(name, #data) then return end
  local method, packed = 8, nil
  if not stored then packed = zlib.deflate(9, -15)(data, "finish") end
  if stored or #packed >= #data then method, packed = 0, data end
  local facts = facts_of(name, 0, method,
    four(zlib.crc32()(data)) .. four(#packed) .. four(#data))
  local offset = self.offset
  self:head(name, facts)
  self:put(packed)
  self:enter(name, facts, offset)
end

--- Begins an entry of any size. Returns a function that takes it piece by
-- piece, and ends it when called with nothing; no other entry may come before.
function zip:stream(name)
  local offset, size, packed = self.offset, 0, 0
  local deflate, crc = zlib.deflate(9, -15), zlib.crc32()
  self:head(name, facts_of(name, sizes_behind, 8, ("\0"):rep(12)))
  return function(piece)
    size = size + #(piece or "")
    if self:check(name, size) then return end
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

-- Where the directory stands, for numbers that the last record has no room for.
local function large_end(start, count, size, at)
  return "PK\6\6" .. eight(44) .. two(large_version) .. two(large_version) .. four(0) .. four(0)
    .. eight(count) .. eight(count) .. eight(size) .. eight(start)
    .. "PK\6\7" .. four(0) .. eight(at) .. four(1)
end

--- Ends the container: true, or nil, message, code where an entry was too large.
function zip:finish()
  if self.full then
    return nil, ("'%s' would be larger than 4 GB; write fewer articles, or another format"):format(
      self.full), "limit"
  end
  local start, count = self.offset, #self.directory
  for _, entry in ipairs(self.directory) do self:put(entry) end
  local size = self.offset - start
  if count >= most_entries or start >= most_bytes or size >= most_bytes then
    self:put(large_end(start, count, size, self.offset))
  end
  count = math.min(count, most_entries)
  self:put("PK\5\6" .. two(0) .. two(0) .. two(count) .. two(count)
    .. four(math.min(size, most_bytes)) .. four(math.min(start, most_bytes)) .. two(0))
  return true
end

return zip

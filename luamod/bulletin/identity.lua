--- Names for articles that stay the same from one export to the next: a UUID
-- made of what identifies a piece (source, date, page, headline).
-- Four polynomial hashes of 32 bits, in arithmetic that is exact in doubles,
-- so that every Lua gives the same. Not for secrets. Feeds and reading rooms
-- bear these names: another hash would move every address.

local lanes = { -- prime below 2^32, multiplier below 2^20
  { 4294967291, 1000003 }, { 4294967279, 999983 },
  { 4294967231, 524287 }, { 4294967197, 786433 },
}

local function hash(text, lane)
  local prime, factor = lane[1], lane[2]
  local value = factor
  for i = 1, #text do value = (value * factor + text:byte(i)) % prime end
  return ("%08x"):format(value)
end

--- The UUID (version 8) of a text, in lower case.
local function uuid(text)
  local hex = {}
  for i, lane in ipairs(lanes) do hex[i] = hash(text, lane) end
  hex = table.concat(hex)
  return ("%s-%s-8%s-a%s-%s"):format(hex:sub(1, 8), hex:sub(9, 12), hex:sub(14, 16),
    hex:sub(18, 20), hex:sub(21, 32))
end

return uuid

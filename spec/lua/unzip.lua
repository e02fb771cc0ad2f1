local luassert = require "luassert"
local zlib = require "zlib"

-- The entries of a container, unpacked, as its directory has them. ZIP64's last
-- record, where there is one, says the same as the old one as far as that can.
return function(bytes)
  local function number(from, size)
    local value = 0
    for i = size, 1, -1 do value = value * 256 + bytes:byte(from + i - 1) end
    return value
  end
  local directory, count = number(#bytes - 5, 4), number(#bytes - 11, 2)
  local locator = #bytes - 41
  if bytes:sub(locator, locator + 3) == "PK\6\7" then
    local large = number(locator + 8, 8) + 1
    luassert.same("PK\6\6", bytes:sub(large, large + 3))
    luassert.same(directory, number(large + 48, 8))
    luassert.same(count, math.min(number(large + 32, 8), 0xFFFF))
    directory, count = number(large + 48, 8), number(large + 32, 8)
  end
  local out, at = {}, directory + 1
  while bytes:sub(at, at + 3) == "PK\1\2" do
    local method, sum, packed = number(at + 10, 2), number(at + 16, 4), number(at + 20, 4)
    local name_size, start = number(at + 28, 2), number(at + 42, 4) + 1
    local name = bytes:sub(at + 46, at + 45 + name_size)
    luassert.same("PK\3\4", bytes:sub(start, start + 3))
    luassert.same(name, bytes:sub(start + 30, start + 29 + name_size))
    local data = bytes:sub(start + 30 + name_size, start + 29 + name_size + packed)
    if method == 8 then data = zlib.inflate(-15)(data) end
    luassert.same(sum, zlib.crc32()(data))
    luassert.same(number(at + 24, 4), #data)
    out[name] = data
    out[#out + 1] = name
    at = at + 46 + name_size
  end
  luassert.same(count, #out)
  return out
end

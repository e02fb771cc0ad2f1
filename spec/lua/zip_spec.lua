-- Containers: what is too much for the old form of ZIP stands in the larger one,
-- and what no form of ours holds is a failure of the world.
local unzip = require "unzip"
local zip = require "bulletin.zip"

if not zip.writable() then return end

local function written(work)
  local out = {}
  local writer = zip.writer(function(chunk) out[#out + 1] = chunk end)
  work(writer)
  local done, message, code = writer:finish()
  return done and table.concat(out), message, code
end

describe("a container", function()
  it("has more files than two bytes count", function()
    local most = 65540
    local entries = unzip(written(function(writer)
      for i = 1, most do writer:add(("%d.txt"):format(i), "", true) end
    end))
    assert.same(most, #entries)
    assert.same("65540.txt", entries[most])
  end)

  it("of few files is in the old form", function()
    local bytes = written(function(writer) writer:add("a.txt", "甲") end)
    assert.is_nil(bytes:find("PK\6\6", 1, true))
    assert.same("甲", unzip(bytes)["a.txt"])
  end)

  -- As behind five thousand million bytes, which nobody writes for a test.
  it("says where a file begins behind four gigabytes", function()
    local begin = 5000000000
    local bytes = written(function(writer)
      writer.offset = begin
      writer:add("a.txt", "甲", true)
    end)
    local entry = assert(bytes:find("PK\1\2", 1, true))
    assert.same("\255\255\255\255", bytes:sub(entry + 42, entry + 45))
    local offset = "\0\242\5\42\1\0\0\0" -- 5,000,000,000
    assert.same("a.txt\1\0\8\0" .. offset, bytes:sub(entry + 46, entry + 62))
    assert.truthy(bytes:find("PK\6\6", entry, true))
    assert.same("\255\255\255\255", bytes:sub(-6, -3))
  end)

  it("holds no file of four gigabytes, and says so", function()
    local piece = ("甲"):rep(1000)
    local done, message, code = written(function(writer)
      local part = writer:stream "sheet1.xml"
      writer.check = function(self, name, size) return zip.check(self, name, size * 1000000) end
      part(piece)
      part(piece)
      part(nil)
      writer:add("b.txt", "乙")
    end)
    assert.falsy(done)
    assert.same("limit", code)
    assert.truthy(message:find("sheet1.xml", 1, true))
  end)
end)

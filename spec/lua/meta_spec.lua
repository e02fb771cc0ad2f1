-- Every public function stands in luamod/meta/bulletin.lua, and nothing else.
local bulletin = require "bulletin"

local function described()
  local names = {}
  for line in io.lines("luamod/meta/bulletin.lua") do
    local name = line:match("^function bulletin%.([%w_]+)%(")
    if name then names[name] = true end
  end
  return names
end

describe("luamod/meta/bulletin.lua", function()
  it("describes every function", function()
    local names = described()
    for name, value in pairs(bulletin) do
      if type(value) == "function" then assert.truthy(names[name], name) end
    end
  end)

  it("describes no function that is not there", function()
    for name in pairs(described()) do
      assert.equal("function", type(bulletin[name]), name)
    end
  end)
end)

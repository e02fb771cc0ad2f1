-- The module as a whole.
local bulletin = require "bulletin"

describe("the module", function()
  it("knows its version", function()
    assert.matches("^%d+%.%d+%.%d+$", bulletin._VERSION)
  end)
end)

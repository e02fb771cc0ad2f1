-- Every Lua block of README.md that is followed by its output is run and must
-- print it.
local function contents(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("*a")
  file:close()
  return text
end

local loader = loadstring or load

describe("README.md", function()
  local readme, count = contents "README.md", 0
  for code, output in readme:gmatch "```lua\n(.-)```%s*[^\n`]*%s*```\n(.-)```" do
    count = count + 1
    it("prints what example " .. count .. " promises", function()
      local out, print_to_screen = {}, print
      _G.print = function(...)
        local line = {}
        for i = 1, select("#", ...) do line[i] = tostring((select(i, ...))) end
        out[#out + 1] = table.concat(line, "\t") .. "\n"
      end
      local ok, message = pcall(assert(loader(code, "=README.md")))
      _G.print = print_to_screen
      assert(ok, message)
      assert.equal(output, table.concat(out))
    end)
  end

  it("has such an example", function() assert.is_true(count > 0) end)
end)

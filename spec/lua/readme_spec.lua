-- Every Lua block of the READMEs that is followed by its output is run and must
-- print it.
local contents = require("files").read

local loader = loadstring or load

for _, path in ipairs { "README.md", "README.zh.md" } do
describe(path, function()
  local readme, count = contents(path), 0
  for code, output in readme:gmatch "```lua\n(.-)```%s*[^\n`]*%s*```\n(.-)```" do
    count = count + 1
    it("prints what example " .. count .. " promises", function()
      local out, print_to_screen = {}, print
      _G.print = function(...)
        local line = {}
        for i = 1, select("#", ...) do line[i] = tostring((select(i, ...))) end
        out[#out + 1] = table.concat(line, "\t") .. "\n"
      end
      local ok, message = pcall(assert(loader(code, "=" .. path)))
      _G.print = print_to_screen
      assert(ok, message)
      assert.equal(output, table.concat(out))
    end)
  end

  it("has such examples", function() assert.equal(2, count) end)

  it("leads to files that are there", function()
    for target in readme:gmatch "%]%(([^)#:]+)%)" do
      local file = io.open(target)
      assert.truthy(file, target)
      if file then file:close() end
    end
  end)
end)
end

-- Every report of examples/ runs, is short, and leaves what it says.
local bulletin = require "bulletin"

local build, lua = os.getenv "BUILD" or "build", os.getenv "LUA" or "lua5.4"
local pages = "examples/pages/tangzhou-daily/*.txt"

describe("the example", function()
  local out
  setup(function()
    out = os.tmpname()
    os.remove(out)
    os.execute("mkdir " .. out)
  end)
  teardown(function() os.execute("rm -rf " .. out) end)

  for _, example in ipairs {
    { "morning", "", "digest.docx", "digest.html" },
    { "tally", "2026-06-01 2026-06-30", "tally.xlsx", "tally.svg", needs = "open" },
    { "topic", "社区", "topic.epub", needs = "open" },
    { "leader", "林见山", "leader.html" },
    { "figures", "志愿", "figures.xlsx", "figures.csv", needs = "figures" },
  } do
    it(example[1], function()
      local name = "examples/" .. example[1] .. ".lua"
      local lines = 0
      for _ in io.lines(name) do lines = lines + 1 end
      assert.is_true(lines <= 40, lines .. " lines")
      if example.needs and not bulletin[example.needs] then
        return pending("needs bulletin." .. example.needs)
      end
      local run = io.popen(("LUA_PATH='%s/lua/?.lua;%s/lua/?/init.lua;;' LUA_CPATH='%s/lua/?.so;;' "
        .. "%s %s %s %s %s 2>&1"):format(build, build, build, lua, name, out, example[2], pages))
      local said = run:read "*a"
      assert.is_true(run:close(), said)
      for i = 3, #example do
        local file = assert(io.open(out .. "/" .. example[i], "rb"))
        assert.is_true(file:seek "end" > 200)
        file:close()
      end
    end)
  end
end)

-- Every page against what its .expect file says, in each folder of spec/cases/
-- that holds pages.
local bulletin = require "bulletin"
local cases = require "page_cases"
local lfs = require "lfs"

local bytes_of = require("files").read

for _, topic in ipairs { "pages", "newspapers", "papers", "regressions", "coverage" } do
  local folder, names = "spec/cases/" .. topic, {}
  for name in lfs.dir(folder) do
    names[#names + 1] = name:match("^(.+)%.expect$")
  end
  table.sort(names)

  describe("the case " .. topic .. "/", function()
    for _, name in ipairs(names) do
      it(name, function()
        local path = folder .. "/" .. name .. ".expect"
        local expect = cases.read(path)
        local text, encoding = bulletin.decode(bytes_of(expect.page), expect.options.encoding)
        assert(text, encoding)
        expect.options.encoding = nil
        local page = assert(bulletin.parse(text, expect.options))
        local problems = cases.unsound(page, text)
        local difference = cases.difference(expect.lines, cases.lines(page, encoding, expect))
        if difference then table.insert(problems, path .. ":\n" .. difference) end
        if #problems > 0 then error(table.concat(problems, "\n"), 0) end
      end)
    end
  end)
end

describe("the pages of examples/", function()
  local paths = {}
  for paper in lfs.dir("examples/pages") do
    local inside = "examples/pages/" .. paper
    if not paper:find("^%.") and lfs.attributes(inside, "mode") == "directory" then
      for name in lfs.dir(inside) do
        if name:find("%.txt$") then paths[#paths + 1] = inside .. "/" .. name end
      end
    end
  end
  table.sort(paths)

  it("are there", function() assert.is_true(#paths >= 14) end)

  for _, path in ipairs(paths) do
    it(path .. " is read whole", function()
      local text = assert(bulletin.decode(bytes_of(path)))
      local page = assert(bulletin.read(path))
      assert.same({}, cases.unsound(page, text))
      assert.is_true(#page.articles >= 3)
    end)
  end
end)

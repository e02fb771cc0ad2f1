-- ARCHITECTURE.md names files that are there.
local lfs = require "lfs"

local contents = require("files").read

-- The names of all files below a folder, without theirs.
local function gather(folder, names)
  for name in lfs.dir(folder) do
    local path = folder .. "/" .. name
    if lfs.attributes(path, "mode") ~= "directory" then
      names[name] = true
    elseif not name:find "^%." then
      gather(path, names)
    end
  end
  return names
end

describe("ARCHITECTURE.md", function()
  local text = contents "ARCHITECTURE.md"

  it("names paths that are there", function()
    local count = 0
    for top, path in text:gmatch "`(%l+)(/[%w_./-]*)`" do
      if lfs.attributes(top, "mode") == "directory" and not path:find "^/[^/]*%.so" then
        assert.truthy(lfs.attributes(top .. path:gsub("/$", ""), "mode"), top .. path)
        count = count + 1
      end
    end
    assert.is_true(count > 30)
  end)

  it("names files that are somewhere", function()
    local names, count = {}, 0
    for _, folder in ipairs { "src", "luamod", "spec" } do gather(folder, names) end
    for name in text:gmatch "[`/]([%w_]+%.[chly%a]+)`" do
      if name:find "%.[ch]$" or name:find "%.lua$" or name:find "%.py$" then
        assert.truthy(names[name], name)
        count = count + 1
      end
    end
    assert.is_true(count > 100)
  end)
end)

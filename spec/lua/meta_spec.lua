-- Every public function stands in luamod/meta/bulletin.lua, and nothing else.
local bulletin = require "bulletin"
local lfs = require "lfs"

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

  local function all(pattern, texts)
    local found = {}
    for _, text in ipairs(texts) do
      for name in text:gmatch(pattern) do found[name] = true end
    end
    return found
  end

  local read = require("files").read

  local meta = read "luamod/meta/bulletin.lua"
  local bindings = {}
  for name in lfs.dir "luamod" do
    if name:find "%.c$" then bindings[#bindings + 1] = read("luamod/" .. name) end
  end

  it("describes every method of a store, and no other", function()
    local store = bulletin.open("", { mode = "memory" })
    local named = all("\nfunction archive:([%w_]+)%(", { meta })
    assert.truthy(named.search)
    for name in pairs(named) do assert.equal("function", type(store[name]), name) end
    for name in pairs(all('{"([%l_]+)", *[%w_]+},?\n', bindings)) do
      if type(store[name]) == "function" then assert.truthy(named[name], name) end
    end
    store:close()
  end)

  it("describes every option", function()
    local fields = all("%-%-%-@field ([%w_]+)", { meta })
    local count = 0
    local function check(option)
      count = count + 1
      assert.truthy(fields[option], "the option " .. option)
    end
    for _, text in ipairs(bindings) do
      for _, array in ipairs { "known", "filter_keys" } do
        for list in text:gmatch(array .. "%[%] = (%b{})") do
          for option in list:gmatch '"([%w_]+)"' do check(option) end
        end
      end
    end
    for _, name in ipairs { "chart", "import", "learn", "site" } do
      local text = read("luamod/bulletin/" .. name .. ".lua")
      local names = text:match "local option_names = known%.names(%b())"
        or text:match 'local option_names = known%.names "([^"]+)"'
        or text:match "local option_names = (%b{})"
      for option in names:gmatch "[%a_]+" do
        if option ~= "rows" then check(option) end -- rows: of a chart in a document
      end
    end
    local text = read "luamod/bulletin/export/options.lua"
    for names in text:gmatch '= "([%a_ ]+)"' do
      for option in names:gmatch "[%a_]+" do check(option) end
    end
    assert.is_true(count > 80)
  end)

  it("describes every role and all that articles are filed under", function()
    local header = read "src/bulletin.h"
    local fields = all("%-%-%-@field ([%w_]+)", { meta })
    local role = meta:match "%-%-%-@field role ([^\n]+)"
    for name in header:match("#define BULLETIN_EACH_ROLE(.-)\n\n"):gmatch "EACH%((%l+)%)" do
      if name ~= "name" then assert.truthy(role:find('"' .. name .. '"', 1, true), name) end
    end
    for name in header:match("#define BULLETIN_EACH_FACET(.-)\n\n"):gmatch "EACH%((%l+)%)" do
      if name ~= "name" then assert.truthy(fields[name], name) end
    end
    local roles = require "bulletin.roles"
    for name in header:match("#define BULLETIN_EACH_ROLE(.-)\n\n"):gmatch "EACH%((%l+)%)" do
      assert.truthy(roles.labels[name] and roles.english[name], name)
    end
  end)
end)

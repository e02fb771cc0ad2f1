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

  local function all(pattern, texts)
    local found = {}
    for _, text in ipairs(texts) do
      for name in text:gmatch(pattern) do found[name] = true end
    end
    return found
  end

  local function read(path)
    local file = assert(io.open(path, "rb"))
    local text = file:read "*a"
    file:close()
    return text
  end

  local meta = read "luamod/meta/bulletin.lua"
  local bindings = {}
  for _, name in ipairs {
    "store", "store_articles", "store_count", "store_search", "dates", "entities",
    "figures", "keywords", "points", "summary", "words", "page", "filter",
  } do
    bindings[#bindings + 1] = read("luamod/" .. name .. ".c")
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
    for _, text in ipairs(bindings) do
      for list in text:gmatch "known%[%] = (%b{})" do
        for option in list:gmatch '"([%w_]+)"' do
          count = count + 1
          assert.truthy(fields[option], "the option " .. option)
        end
      end
    end
    assert.is_true(count > 15)
  end)
end)

-- The reference that `make doc` writes, and the manual pages, name all there is.
local columns = require "bulletin.export.columns"

local lua = os.getenv "LUA" or "lua5.4"

local contents = require("files").read

local function reference(of, format, path)
  local pipe = assert(io.popen(("%s luamod/meta/reference.lua %s %s %s"):format(
    lua, of, format, path)))
  local text = pipe:read "*a"
  pipe:close()
  return text
end

describe("the reference", function()
  it("has every function and class of the module", function()
    local types = contents "luamod/meta/bulletin.lua"
    local text = reference("lua", "md", "luamod/meta/bulletin.lua")
    local count = 0
    for name in types:gmatch "\nfunction ([%w.:]+)%(" do
      local shown = name:gsub("^archive:", "store:")
      assert.truthy(text:find("### `" .. shown .. "(", 1, true), name)
      count = count + 1
    end
    for name in types:gmatch "\n%-%-%-@class (bulletin%.[%w_]+)" do
      assert.truthy(text:find("### `" .. name .. "`", 1, true), name)
    end
    for name, kind in types:gmatch "\n%-%-%-@field (%w+%??) ([%w.%[%]]+)" do
      assert.truthy(text:find("| `" .. name .. "` | `" .. kind, 1, true), name)
    end
    assert.truthy(count > 40)
  end)

  it("has every function of the C library, in Markdown, HTML and as a manual page", function()
    local header = contents "src/bulletin.h"
    local markdown = reference("c", "md", "src/bulletin.h")
    local page = reference("c", "html", "src/bulletin.h")
    local manual = reference("c", "man", "src/bulletin.h")
    local count = 0
    for name in header:gmatch "(bulletin_[%w_]+)%(" do
      if header:find("BULLETIN_API[^;]-" .. name .. "%(") then
        assert.truthy(markdown:find("### `" .. name .. "`", 1, true), name)
        assert.truthy(page:find("<code>" .. name .. "</code>", 1, true), name)
        assert.truthy(manual:find(".SS " .. name .. "\n", 1, true), name)
        count = count + 1
      end
    end
    assert.truthy(count > 50)
  end)

  it("is HTML whose elements end", function()
    for of, path in pairs { lua = "luamod/meta/bulletin.lua", c = "src/bulletin.h" } do
      local page, open = reference(of, "html", path), {}
      for closing, name in page:gmatch "<(/?)(%l%w*)[^>]*>" do
        if closing == "/" then
          assert.equal(name, table.remove(open), of)
        elseif name ~= "meta" then
          open[#open + 1] = name
        end
      end
      assert.same({}, open)
    end
  end)
end)

describe("the manual page of the formats", function()
  local manual = contents "luamod/bulletin.5":gsub("\\%-", "-")

  it("names every column", function()
    for _, column in ipairs(columns.known) do
      assert.truthy(manual:find("%f[%w]" .. column[1] .. "%f[%W]"), column[1])
    end
  end)

  it("names every field of a query", function()
    local table_of = contents "src/index/query_words.h":match "query_fields%[%].-;"
    for field in table_of:gmatch 'BUL_ROW%("(%l+)"%)' do
      assert.truthy(manual:find("%f[%w]" .. field .. "%f[%W]"), field)
    end
  end)

  it("names what a template may use", function()
    local list = contents "luamod/bulletin/report.lua":match "may use:(.-)\nlocal"
    local count = 0
    for name in list:gmatch "%f[%l_][%l_]+%f[^%l_]" do
      if list:find("[ (]" .. name .. "[,%)\n ]") and name:find "_" or name == "summary" then
        assert.truthy(manual:find("%f[%w]" .. name .. "%f[%W]"), name)
        count = count + 1
      end
    end
    assert.truthy(count > 8)
  end)
end)

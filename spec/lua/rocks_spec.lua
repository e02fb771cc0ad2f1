-- Without a rock, only what needs it fails, with the code "missing" and the name
-- to install.
local bulletin = require "bulletin"

local lua = os.getenv "LUA" or "lua5.4"
local build = os.getenv "BUILD" or "build"

-- What a script prints where the rocks `names` are not.
local function without(names, script)
  local path = os.tmpname()
  local file = assert(io.open(path, "w"))
  for name in names:gmatch "%S+" do
    file:write(("package.preload[%q] = function() error 'no such rock' end\n"):format(name))
  end
  file:write('local bulletin, out = require "bulletin", ', ("%q"):format(path), "\n", script)
  file:close()
  local pipe = io.popen(lua .. " " .. path .. " 2>&1")
  local text = pipe:read "*a"
  pipe:close()
  os.remove(path)
  return text
end

local article = '{ headline = "题", body = { { kind = "paragraph", text = "文。" } } }'

describe("without lua-zlib", function()
  it("all is there but docx, xlsx and epub", function()
    local text = without("zlib", ([[
      local article = %s
      for _, format in ipairs { "docx", "xlsx", "epub" } do
        print(bulletin.export(article, format))
        local file = out .. "." .. format
        print(select(3, bulletin.write(article, file)), io.open(file))
      end
      for format in pairs(bulletin.formats) do
        if not ("docx xlsx epub"):find(format, 1, true) then
          assert(bulletin.export(article, format), format)
        end
      end
    ]]):format(article))
    local lines = {}
    for line in text:gmatch "[^\n]+" do lines[#lines + 1] = line end
    assert.equal(6, #lines, text)
    for i = 1, 6, 2 do
      assert.equal("nil\twriting docx, xlsx and epub needs lua-zlib; luarocks install lua-zlib, "
        .. "or apt-get install lua-zlib\tmissing", lines[i])
      assert.matches("^missing\tnil", lines[i + 1])
    end
  end)
end)

describe("without lua-cjson", function()
  it("all is there but reading JSON", function()
    local text = without("cjson zlib", ([[
      local article, path = %s, out .. ".json"
      assert(bulletin.write(article, path))
      print(bulletin.load(path))
      local store = assert(bulletin.open("", { mode = "memory" }))
      local counts, failures = assert(store:import { "examples/pages", path })
      print(counts.files, #failures, failures[1].code, failures[1].message)
      assert(bulletin.site(store, out .. ".room"))
      os.remove(path)
      os.execute("rm -rf " .. out .. ".room")
    ]]):format(article))
    local why = "reading JSON needs lua%-cjson; luarocks install lua%-cjson, "
      .. "or apt%-get install lua%-cjson"
    assert.matches("^nil\t" .. why .. "\tmissing\n15\t1\tmissing\t[^\n]+: " .. why .. "\n$", text)
  end)
end)

describe("without argparse", function()
  it("the command says what it needs", function()
    local script = ([[
      arg = { [0] = "%s/bulletin", "count", "x" }
      local status = require "bulletin.cli"(arg)
      print(status)
    ]]):format(build)
    assert.matches("^bulletin: the command line needs argparse; luarocks install argparse, "
      .. "or apt%-get install lua%-argparse\n1\n$", without("argparse", script))
  end)
end)

describe("the rocks", function()
  local function rockspec(path)
    local chunk = assert(io.open(path)):read "*a"
    local found = {}
    local load = loadstring or load -- luacheck: ignore
    if setfenv then -- luacheck: ignore
      setfenv(assert(load(chunk)), found)() -- luacheck: ignore
    else
      assert(load(chunk, path, "t", found))()
    end
    return found
  end

  local scm = rockspec "rockspec/bulletin-scm-1.rockspec"
  local version = bulletin._VERSION

  it("are declared", function()
    assert.same({ "lua >= 5.1, < 5.5", "lua-cjson", "lua-zlib", "argparse" }, scm.dependencies)
  end)

  it("are of one version, in the header, the changes and the manual page", function()
    for _, name in ipairs { "bulletin", "bulletin-pdf" } do
      local own = rockspec(("rockspec/%s-scm-1.rockspec"):format(name))
      local released = rockspec(("rockspec/%s-%s-1.rockspec"):format(name, version))
      assert.equal(version .. "-1", released.version)
      assert.equal(("bulletin-%s.tar.gz"):format(version), released.source.url:match "[^/]*$")
      assert.equal("bulletin-" .. version, released.source.dir)
      for _, key in ipairs { "package", "dependencies", "external_dependencies",
        "description", "build" } do
        assert.same(own[key], released[key])
      end
    end
    local function has(path, text)
      local file = assert(io.open(path))
      assert.truthy(file:read "*a":find(text, 1, true), path)
      file:close()
    end
    has("src/bulletin.h", ('BULLETIN_VERSION "%s"'):format(version))
    has("CHANGELOG.md", ("\n## %s "):format(version))
    has("luamod/bulletin.1", ('"bulletin %s"'):format(version))
  end)
end)

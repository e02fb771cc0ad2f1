-- Every block of the guide, in the order of the chapters, as a reader follows
-- them: in a folder of its own, with what `make install` put in place. With
-- GUIDE=write what the blocks print is written into the chapters.
local guide = require "guide"

local folder = "examples/guide/"
local chapters = {
  "01-first-page", "02-archive", "03-finding", "04-tally", "05-digest",
  "06-tags", "07-topics", "08-reading-room", "09-house-rules", "10-embedding",
  "11-server", "12-files",
}
local build, lua = os.getenv "BUILD" or "build", os.getenv "LUA" or "lua5.4"

local function output_of(command)
  local pipe = assert(io.popen(command))
  local text = pipe:read "*a"
  pipe:close()
  return (text:gsub("%s+$", ""))
end

local function succeeds(command)
  local status = os.execute(command)
  return status == true or status == 0
end

local sandboxes = output_of(lua .. " -e 'print(_VERSION)'") ~= "Lua 5.1"
local has_pdf = pcall(require, "bulletin.pdf")
local repository = output_of "pwd"
local home = output_of "mktemp -d"

-- A home with the repository in it, an installed bulletin, and the reader's folder.
local function environment(language)
  local prefix = home .. "/prefix"
  local version = output_of(lua .. [[ -e 'print((_VERSION:gsub("Lua ", "")))']])
  local share, lib = prefix .. "/share/lua/" .. version, prefix .. "/lib/lua/" .. version
  return {
    "HOME=" .. home, "TZ=UTC", "LC_ALL=C.UTF-8", "BULLETIN_LANG=" .. language,
    "PATH=" .. prefix .. "/bin:" .. os.getenv "PATH",
    "LUA_PATH=" .. share .. "/?.lua;" .. share .. "/?/init.lua;;",
    "LUA_CPATH=" .. lib .. "/?.so;;",
    "PKG_CONFIG_PATH=" .. prefix .. "/lib/pkgconfig",
    "LD_LIBRARY_PATH=" .. prefix .. "/lib",
  }
end

setup(function()
  assert(succeeds("ln -s " .. repository .. " " .. home .. "/bulletin"))
  assert(succeeds(("make -s install LUA=%s BUILD=%s PREFIX=%s/prefix >%s/install.log 2>&1")
    :format(lua, build, home, home)), "make install")
end)

teardown(function() os.execute("rm -rf " .. home) end)

for language, ending in pairs { en = ".md", zh = ".zh.md" } do
  describe("the guide in " .. language, function()
    local place = home .. "/" .. language
    os.execute("mkdir -p " .. place)
    local variables = environment(language)
    for _, chapter in ipairs(chapters) do
      local path = folder .. chapter .. ending
      local blocks, printed = guide.blocks(path), {}
      for _, block in ipairs(blocks) do
        it(path .. ":" .. block.first, function()
          if block.text:find("--sandbox", 1, true) and not sandboxes then
            print "skipped: the sandbox needs Lua 5.2 or newer"
            return
          end
          if block.text:find("pdf", 1, true) and not has_pdf then
            print "skipped: bulletin/pdf.so is not built"
            return
          end
          local needs = block.info:match "^sh (%S+)"
          if needs and not succeeds("command -v " .. needs .. " >/dev/null") then
            print("skipped: " .. needs .. " is not installed")
            return
          end
          local text, said = guide.run(block, place, variables)
          assert(text, said)
          printed[block] = text
          if os.getenv "GUIDE" ~= "write" then
            assert.equal(block.output and block.output.text or "", text)
          end
        end)
      end
      if os.getenv "GUIDE" == "write" then
        it("writes " .. path, function() guide.rewrite(path, blocks, printed) end)
      end
    end
  end)
end

describe("the guide", function()
  it("has the same blocks in both languages", function()
    for _, chapter in ipairs(chapters) do
      local one = guide.blocks(folder .. chapter .. ".md")
      local other = guide.blocks(folder .. chapter .. ".zh.md")
      assert.equal(#one, #other, chapter)
      for i, block in ipairs(one) do
        assert.equal(block.info, other[i].info, chapter)
        assert.equal(block.output == nil, other[i].output == nil, chapter)
        if block.info:find "^sh" then assert.equal(block.text, other[i].text, chapter) end
      end
    end
  end)

  it("is whole in its lists of chapters", function()
    for _, ending in ipairs { ".md", ".zh.md" } do
      local file = assert(io.open(folder .. "README" .. ending))
      local list = file:read "*a"
      file:close()
      for _, chapter in ipairs(chapters) do
        assert(list:find("](" .. chapter .. ending .. ")", 1, true), chapter .. ending)
      end
    end
  end)
end)

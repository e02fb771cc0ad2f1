-- A house's rules from a file, and the guide that shows them.
local bulletin = require "bulletin"
local house = require "bulletin.house"

local build = os.getenv "BUILD" or "build"
local folder = "examples/guide/house-rules/"

local function run(command, language)
  local environment = "NO_COLOR=1 BULLETIN_LANG=" .. (language or "en") .. " "
  local pipe = assert(io.popen(environment .. build .. "/" .. command .. " 2>&1"))
  local out = pipe:read "*a"
  pipe:close()
  return out
end

local contents = require("files").read

describe("the guide to house rules", function()
  for _, ending in ipairs { ".md", ".zh.md" } do
    local path = "examples/guide/09-house-rules" .. ending
    it("shows in " .. path .. " what stands in the file", function()
      local shown = contents(path):match "(return .-)```"
      assert.same(house.read(folder .. "house.lua"), (house.parse(shown, "guide")))
    end)
  end

  it("names every kind of line that a rule may give", function()
    local text = contents "examples/guide/09-house-rules.md"
    for kind in text:match("It returns(.*)"):gmatch '"(%l+)"' do
      local page = bulletin.parse("一\n二\n", { rules = { line = function() return kind end } })
      assert.is_table(page)
    end
  end)
end)

describe("a file of house rules", function()
  it("is read with comments, long strings, both quotes and either separator", function()
    local rules = assert(house.parse([==[
      -- ours
      return { datelines = { '岛上'; "湾里", [[海上]] }, --[[ more ]] columns = {},
        roles = { ["拍客"] = "photographer", walker = "reporter", }, }
    ]==], "x"))
    assert.same({ "岛上", "湾里", "海上" }, rules.datelines)
    assert.same({ ["拍客"] = "photographer", walker = "reporter" }, rules.roles)
  end)

  it("runs nothing", function()
    for _, text in ipairs {
      "os.exit(1)", "while true do end", "return os.exit(1)", "return { datelines = { os } }",
      "return { datelines = { ('x'):rep(1e9) } }", "return setmetatable({}, {})",
      "return { line = function() end }", "return {} os.exit(1)", "\27Lua",
      "return { datelines = { 'a' .. 'b' } }",
    } do
      local rules, message, code = house.parse(text, "x.lua")
      assert.is_nil(rules)
      assert.equal("format", code)
      assert.matches("^x%.lua", message)
    end
  end)

  it("says which line is wrong", function()
    local _, message =
      house.parse("return {\n  datelines = { '岛上' },\n  roles = { 'x },\n}", "x.lua")
    assert.matches("^x%.lua:3: ", message)
  end)

  it("may not nest without end, nor forget what belongs where", function()
    for _, text in ipairs {
      "return " .. ("{"):rep(10000), "return { datelines = { { 'a' } } }",
      "return { roles = { 'a' } }",
      "return { datelines = { a = 'b' } }", "return { words = {} }", "return { columns = 'a' }",
    } do
      local rules, _, code = house.parse(text, "x")
      assert.is_nil(rules)
      assert.equal("format", code)
    end
  end)

  it("fails as files do", function()
    local _, message, code = house.read "/nowhere/house.lua"
    assert.equal("notfound", code)
    assert.matches("/nowhere/house%.lua", message)
    assert.matches("cannot open", run("bulletin parse --rules /nowhere/house.lua README.md"))
  end)

  it("is taken by import", function()
    local path = os.tmpname()
    os.remove(path)
    run(("bulletin import --rules %shouse.lua %s %spage.txt"):format(folder, path, folder))
    local store = assert(bulletin.open(path))
    assert.equal(2, #store)
    store:close()
    os.remove(path)
    for _, ending in ipairs { "-wal", "-shm" } do os.remove(path .. ending) end
  end)
end)

-- The command line speaks English and Chinese, and lacks no line in either.
local argparse = require "argparse"
local chinese = require "bulletin.cli.chinese"
local prose = require "prose"

local build = os.getenv "BUILD" or "build"
local folder = "luamod/bulletin/cli/"

local contents = require("files").read

local function sources()
  local out = { contents "luamod/bulletin/cli.lua" }
  local list = io.popen("ls " .. folder .. "*.lua")
  for path in list:lines() do
    if not path:find "chinese%.lua$" and not path:find "say%.lua$" then
      out[#out + 1] = contents(path)
    end
  end
  list:close()
  return table.concat(out, "\n")
end

-- What the commands explain themselves with.
local function help()
  local out = { [contents "luamod/bulletin/cli.lua":match "examples = %[%[\n?(.-)%]%]"] = true }
  local function walk(parser)
    for _, list in ipairs { parser._arguments, parser._options } do
      for _, element in ipairs(list) do
        if element._description then out[element._description] = true end
      end
    end
  end
  for _, family in ipairs { "parse", "language", "store", "pieces", "care", "output", "run" } do
    for _, command in ipairs(require("bulletin.cli." .. family)) do
      local parser = argparse(command.name)
      parser:add_help(false)
      command.define(parser)
      walk(parser)
      out[command.summary] = true
    end
  end
  for text in contents "luamod/bulletin/cli.lua":gmatch '"(%u[^"\n]+ [^"\n]+%.)"' do
    out[text] = true
  end
  return out
end

local function run(environment, command)
  local pipe = io.popen(("env -u BULLETIN_LANG -u LC_ALL -u LC_MESSAGES %s %s/bulletin %s 2>&1")
    :format(environment, build, command))
  local out = pipe:read "*a"
  pipe:close()
  return out
end

local function has_han(text) return text:find "[\228-\233][\128-\191][\128-\191]" ~= nil end

describe("the catalogue", function()
  it("has every text that commands say, and none besides", function()
    local said = {}
    local text = sources()
    for _, form in ipairs { 'say "([^"\n]+)"', 'say%("([^"\n]+)"', "say '([^'\n]+)'" } do
      for one in text:gmatch(form) do
        said[one] = true
        assert.truthy(chinese.texts[one], one)
      end
    end
    for one in pairs(chinese.texts) do
      -- Heads of a tally are its fields; those of a list of pieces are named.
      local named = text:find('"' .. one .. '"', 1, true)
        or contents "luamod/store_count.c":find('"' .. one .. '"', 1, true)
        or contents "src/bulletin.h":find("EACH(" .. one .. ")", 1, true)
      assert.truthy(said[one] or named, one)
    end
  end)

  it("has every line of help, and none besides", function()
    local lines = help()
    for line in pairs(lines) do assert.truthy(chinese.help[line], line) end
    for line in pairs(chinese.help) do assert.truthy(lines[line], line) end
  end)

  it("fills in the same, in the same order", function()
    for _, list in ipairs { chinese.texts, chinese.help } do
      for english, one in pairs(list) do
        local a, b = {}, {}
        for place in english:gmatch "%%[%d.]*[dsf]" do a[#a + 1] = place end
        for place in one:gmatch "%%[%d.]*[dsf]" do b[#b + 1] = place end
        assert.same(a, b, english)
      end
    end
  end)

end)

-- Files whose texts no reader sees, or that are in Chinese beside the English.
local apart = { "chinese%.lua$", "warnings%.lua$", "messages_%l+%.lua$", "vocabularies%.lua$",
  "roles%.lua$", "export/options%.lua$", "generate%.lua$", "query_words%.h$", "field_words%.h$",
  "sandbox/given%.lua$", "postgres_tables%.c$" }

-- Names that are not ours, and what Lua and libpq say.
local names = { ["annotation text"] = true, ["not enough memory for buffer allocation"] = true,
  ["password authentication failed"] = true, ["no password supplied"] = true,
  ["definition of service "] = true, ["service file "] = true, ["too many "] = true }

local function is_apart(path)
  for _, pattern in ipairs(apart) do
    if path:find(pattern) then return true end
  end
end

-- What stands behind this is no text: names, columns, assertions of the compiler.
local function skip(before)
  return before:find "_Static_assert" or before:find "names[ (]+[%w_]*,? ?$"
    or before:find "_names = known" or before:find "TEXT_COLUMNS $"
end

local function files()
  local out = {}
  local list = io.popen "find src luamod -name '*.[ch]' -o -name '*.lua' | sort"
  for path in list:lines() do
    if not is_apart(path) and not path:find "^luamod/meta" and path ~= "src/bulletin.h" then
      out[#out + 1] = path
    end
  end
  list:close()
  return out
end

describe("the messages of the library", function()
  local core = require "bulletin.cli.messages_core"
  local lua = require "bulletin.cli.messages_lua"
  local others = require "bulletin.cli.messages_others"
  local all = {}

  it("are all in the catalogue, messages_core.lua or messages_lua.lua", function()
    local lacking = {}
    for _, path in ipairs(files()) do
      local literals, sentences = prose.of(path, skip)
      for literal in pairs(literals) do all[literal] = true end
      for _, text in ipairs(sentences) do
        if not (names[text] or core[text] or lua[text] or chinese.texts[text]
          or chinese.help[text]) then
          lacking[#lacking + 1] = path .. ": " .. text
        end
      end
    end
    assert.same({}, lacking)
  end)

  it("are all there still", function()
    for _, list in ipairs { core, lua } do
      for english in pairs(list) do assert.truthy(all[english], english) end
    end
  end)

  it("say as much in Chinese, and it is Chinese", function()
    for _, list in ipairs { core, lua, others } do
      for english, text in pairs(list) do
        local filled, shown = 0, {}
        for _ in english:gmatch "%%[%d.*]*[lz]*%a" do filled = filled + 1 end
        for n in text:gmatch "%%(%d)" do shown[tonumber(n)] = true end
        for n = 1, filled do assert.truthy(shown[n], english) end
        for n in pairs(shown) do assert.truthy(n <= filled, english) end
        assert.truthy(has_han(text) or #text < 12, english)
        assert.falsy(has_han(english), english)
      end
    end
  end)
end)

describe("the language of the command", function()
  it("is that of the locale, or of BULLETIN_LANG", function()
    for _, environment in ipairs { "LANG=zh_CN.UTF-8", "LC_ALL=zh_TW LANG=C", "BULLETIN_LANG=zh",
      "BULLETIN_LANG=zh LC_ALL=C" } do
      assert.matches("^用法：bulletin parse", run(environment, "parse --help"), environment)
    end
    for _, environment in ipairs { "LANG=C", "LANG=de_DE.UTF-8", "BULLETIN_LANG=en LANG=zh_CN",
      "LC_ALL=C LANG=zh_CN", "LANG=" } do
      assert.matches("^Usage: bulletin parse", run(environment, "parse --help"), environment)
    end
  end)

  it("is one language through", function()
    for _, command in ipairs { "import x", "tally x", "update x", "site x" } do
      local name = command:match "%a+"
      local one = run("LANG=zh_CN.UTF-8", name .. " --help")
      for line in one:gmatch "[^\n]+" do
        -- A line has Chinese, or goes on with names of options.
        assert.truthy(has_han(line) or line:find "^%s*[%[<%-]" or not line:find "%l%l+ %l%l+",
          line)
      end
      assert.falsy(has_han((run("LANG=C", name .. " --help"):gsub("%b()", ""))), name)
    end
  end)

  it("is that of heads and of messages", function()
    local page = "examples/pages/wanghe-times/2026-06-18-01.txt"
    assert.matches("^类别 +名称", run("LANG=zh_CN.UTF-8", "entities " .. page))
    assert.matches("^kind +name", run("LANG=C", "entities " .. page))
    assert.matches("bulletin: nix.txt：文件不存在", run("LANG=zh_CN.UTF-8", "parse nix.txt"))
    assert.matches("没有选项“%-%-nix”", run("LANG=zh_CN.UTF-8", "parse --nix x"))
    assert.matches("“2026%-13%-01”不是有效日期", run("LANG=zh_CN.UTF-8",
      "parse --date 2026-13-01 " .. page))
    for command, message in pairs {
      ["search nix.db x"] = "bulletin: nix.db：文件不存在；请检查文件名\n",
      ["count " .. page] = "bulletin: " .. page .. "：不是稿件库；请换一个文件（不是数据库文件）\n",
      ["import nix/a.db " .. page] = "bulletin: nix/a.db：所在文件夹不存在；请先建立\n",
      ["pars x"] = "bulletin: 没有命令“pars”\n是否想用“parse”？\n",
    } do
      assert.equal(message, run("LANG=zh_CN.UTF-8", command):match("[^\n]*\n?[^\n]*\n$"))
    end
  end)

  it("is that of warnings", function()
    local warnings = require "bulletin.cli.warnings"
    local codes = contents "luamod/meta/bulletin.lua":match "The codes: (.-)\n%-%-%-@class"
    local count = 0
    for code in codes:gmatch '"([%l-]+)"' do
      count = count + 1
      assert.is_string(warnings[code], code)
      warnings[code] = nil
    end
    assert.truthy(count > 5)
    assert.same({}, warnings)
    local page = "examples/pages/wanghe-times/2026-06-18-01.txt"
    assert.matches("! line 22: kicker, headline or deck: two",
      run("LANG=C", "parse --titles " .. page))
    assert.matches("! 第 22 行：引题、主题还是副题两可",
      run("LANG=zh_CN.UTF-8", "parse --titles " .. page))
  end)
end)

-- The process that a sandboxed script runs in, and the command that starts it.
local bulletin = require "bulletin"
local core = require "bulletin.core"
local boxed = require "boxed"

local write, shell = boxed.write, boxed.shell

describe("bulletin run --sandbox", function()
  local folder, outside, command
  before_each(function()
    boxed.make()
    folder, outside = boxed.folder, boxed.outside
    command = assert(core.file.real((os.getenv "BUILD" or "build") .. "/bulletin"))
  end)
  after_each(boxed.remove)

  it("loads no module from the folder that one works in", function()
    write("page.txt", "标题\n本报讯 文。\n")
    write("nothing.lua", "return")
    for _, name in ipairs { "cjson", "zlib", "argparse", "bulletin", "bulletin/core" } do
      shell("mkdir -p %s/bulletin", folder)
      write(name .. ".lua", ("io.open('%s/pwned', 'w'):close() error 'planted'"):format(outside))
    end
    local lines = { "run nothing.lua", "parse --json page.txt", "import x.db page.txt",
      "export x.db -o x.docx" }
    for _, mode in ipairs(boxed.modes) do
      lines[#lines + 1] = "run --sandbox=" .. mode .. " nothing.lua"
    end
    for _, arguments in ipairs(lines) do
      local text = boxed.output("cd %s && LUA_PATH='?.lua;./?.lua;;' %s %s",
        folder, command, arguments)
      assert.matches("status 0", text, arguments)
      assert.is_nil(io.open(outside .. "/pwned"), arguments)
    end
  end)

  it("ends by the clock what waits", function()
    if not boxed.is_hard then return pending "no Landlock here" end
    write("script.lua", "io.read()")
    local text = boxed.output(
      "cd %s && sleep 5 | timeout 15 %s run --sandbox --seconds 0.3 script.lua",
      folder, command)
    assert.matches("used up its time %(1.5 seconds by", text)
    assert.matches("status 1", text)
  end)

  it("ends by the processor what C does alone", function()
    if not boxed.is_hard then return pending "no Landlock here" end
    write("script.lua", [[local s = ("a"):rep(40) s:find(("a-"):rep(40) .. "b")]])
    local text = boxed.output("cd %s && timeout 60 %s run --sandbox --instructions 1 script.lua",
      folder, command)
    assert.matches("used up its steps", text)
  end)

  it("takes options up to --, and the script's arguments after it", function()
    if not boxed.is_hard then return pending "no Landlock here" end
    write("script.lua", "print(arg[1], arg[2], ...)")
    local text = boxed.output("cd %s && %s run --sandbox script.lua -- '甲 乙' --sandbox", folder,
      command)
    assert.matches("甲 乙\t%-%-sandbox\t甲 乙", text)
  end)

  it("wants hard or soft, and sane limits", function()
    write("nothing.lua", "return")
    for _, wrong in ipairs { "--sandbox=none", "--sandbox --memory 0", "--sandbox --seconds x" } do
      local text = boxed.output("cd %s && %s run %s nothing.lua", folder, command, wrong)
      assert.matches("status 2", text, wrong)
    end
  end)

  it("fails when its output cannot be written", function()
    if not io.open("/dev/full", "w") or not boxed.is_hard then return pending "no /dev/full" end
    write("script.lua", "print 'x'")
    local text = boxed.output("cd %s && %s run --sandbox script.lua >/dev/full", folder, command)
    assert.matches("status 1", text)
  end)
end)

describe("the process of a sandbox", function()
  local function spawn(line, environment, seconds)
    return core.sandbox.spawn({ "/bin/sh", "-c", line }, environment or {}, seconds or 20)
  end

  it("has its report, three files and the environment that it is given", function()
    local extra = assert(io.open "luamod/meta/bulletin.lua")
    local report, how, status = spawn("exec >&3; echo $SECRET$GIVEN; ls /proc/$$/fd; exit 7",
      { "GIVEN=x" })
    extra:close()
    assert.same("exit", how)
    assert.same(7, status)
    local files = {}
    for line in report:gmatch "%d+" do if tonumber(line) < 10 then files[#files + 1] = line end end
    assert.same("x", report:match "^[^\n]*")
    assert.same("0 1 2 3", table.concat(files, " "))
  end)

  it("is ended by a clock, also when it has said all", function()
    local begun = os.time()
    for _, line in ipairs {
      "exec sleep 60", "exec 3>&-; exec sleep 60", "trap '' TERM; sleep 60",
    } do
      local _, how = spawn(line, {}, 0.3)
      assert.same("clock", how)
    end
    assert.is_true(os.time() - begun < 30)
  end)

  it("says which signal ended it, and that there is no such program", function()
    local _, how, number = spawn "kill -9 $$"
    assert.same("signal", how)
    assert.same(core.sandbox.SIGKILL, number)
    _, how, number = core.sandbox.spawn({ "/no/such/program" }, {}, 5)
    assert.same("exit", how)
    assert.same(core.sandbox.NOT_STARTED, number)
  end)

  it("may say more than is kept", function()
    local report, how = spawn "head -c 1000000 /dev/zero >&3"
    assert.same("exit", how)
    assert.is_true(#report > 1000 and #report < 1000000)
  end)
end)

describe("bulletin.sandbox", function()
  it("knows its options", function()
    assert.has_error(function() bulletin.sandbox(1) end)
    assert.error_matches(function() bulletin.sandbox("x", { memroy = 1 }) end,
      "sandbox: unknown option 'memroy'.* did you mean 'memory'?")
    assert.has_error(function() bulletin.sandbox("x", { mode = "none" }) end)
    assert.has_error(function() bulletin.sandbox("x", { seconds = 0 }) end)
    assert.has_error(function() bulletin.sandbox("x", { arguments = { 1 } }) end)
  end)

  it("knows of every function and method whether a script may have it", function()
    local given = require "bulletin.sandbox.given"
    for name, value in pairs(bulletin) do
      if type(value) == "function" then
        assert.truthy(given.functions[name] ~= nil, "bulletin." .. name)
      end
    end
    for name in pairs(core.store.methods) do
      assert.truthy(given.methods[name] ~= nil, "store:" .. name)
    end
  end)
end)

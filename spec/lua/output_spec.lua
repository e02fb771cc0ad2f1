-- The command's output: whether it arrives, and what it does to a terminal.
local bulletin = require "bulletin"

local build = os.getenv "BUILD" or "build"
local folder, command

-- The status of a command line in the folder, and all that it printed.
local function shell(line)
  local pipe = io.popen(("cd '%s' && { %s; } 2>&1; echo \"|$?\""):format(folder,
    line:gsub("bulletin", command, 1)))
  local text = pipe:read "*a"
  pipe:close()
  local out, status = text:match "^(.*)|(%d+)\n$"
  return tonumber(status), out
end

local function write(name, text)
  return require("files").write(folder .. "/" .. name, text)
end

-- ESC, BEL, C1, marks of direction.
local function steers(text)
  return text:find "[%z\1-\8\11-\31\127]" or text:find "\194[\128-\159]"
    or text:find "\226\128[\142\143\170-\174]" or text:find "\226\129[\166-\169]"
    or text:find "\216\156"
end

local evil = "甲\27]0;x\7乙\27[31m丙\194\155" .. "丁\226\128\174戊\226\129\166己\226\128\143庚"

setup(function()
  folder = os.tmpname()
  os.remove(folder)
  assert(os.execute("mkdir " .. folder))
  local pipe = io.popen "pwd"
  command = (build:sub(1, 1) == "/" and "" or pipe:read "*l" .. "/") .. build .. "/bulletin"
  pipe:close()
  write("page.txt", "望河区三条道路新装红绿灯\n本报讯 （记者 张三）正文在此，经济发展。\n")
  write("evil.txt", evil .. "标题\n本报讯 （记者 张三）正文" .. evil .. "，经济发展。\n")
  write("script.lua", "print 'x' io.write 'y'")
  write("exit.lua", "print 'x' os.exit(0)")
  write("close.lua", "print 'x' os.exit(true, true)")
  assert(0 == (shell "bulletin -q import a.db page.txt evil.txt"))
end)
teardown(function() os.execute("rm -rf " .. folder) end)

describe("output that does not arrive", function()
  for _, line in ipairs {
    "--help", "parse --help", "--version", "--completion bash", "parse page.txt",
    "parse --json page.txt", "words page.txt", "keywords page.txt", "summarize page.txt",
    "entities page.txt", "dates page.txt",
    "figures page.txt", "points page.txt", "search a.db 经济", "search --json a.db 经济", "show a.db 1",
    "tally a.db page", "tally --bars a.db page", "tally --json a.db page", "check a.db",
    "import b.db page.txt", "site a.db room", "run script.lua", "run exit.lua", "run close.lua",
  } do
    it("is a failure: " .. line, function()
      local status, out = shell("bulletin " .. line .. " >/dev/full")
      assert.equal(1, status, out)
      assert.matches("bulletin: cannot write standard output: ", out)
      assert.falsy(out:find("stack traceback", 1, true))
    end)
  end

  it("does not end up in a file that is opened in its place", function()
    local status = shell "bulletin -q import c.db page.txt >&- 2>&-"
    assert.equal(0, status)
    status = shell "bulletin parse page.txt >&-"
    assert.equal(1, status)
    local store = assert(bulletin.open(folder .. "/c.db", { mode = "ro" }))
    assert.is_true(store:check())
    store:close()
  end)

  it("is not minded by who prints nothing", function()
    assert.equal(0, (shell "bulletin -q import d.db page.txt >/dev/full"))
  end)
end)

describe("nothing steers a terminal", function()
  local quoted = "'" .. evil .. "'"
  for _, line in ipairs {
    "parse evil.txt", "parse --json evil.txt", "words evil.txt", "words --json evil.txt",
    "keywords evil.txt", "keywords --json evil.txt", "summarize evil.txt",
    "summarize --json evil.txt",
    "entities evil.txt", "dates evil.txt", "points evil.txt", "search a.db 经济",
    "search --json a.db 经济", "show a.db 2", "show --format markdown a.db 2", "show --json a.db 2",
    "show --format html a.db 2", "show --format csv a.db 2", "tally a.db page",
    "tally --bars a.db page", "tally --json a.db reporter", "parse " .. quoted,
    "parse --json " .. quoted,
    "keywords " .. quoted, "words " .. quoted, "show a.db " .. quoted, "search a.db " .. quoted,
    "search a.db '\"" .. evil .. "'", "tally a.db " .. quoted,
    "parse --date " .. quoted .. " page.txt",
    "parse --encoding " .. quoted .. " page.txt", quoted, "--" .. quoted, "parse --x=" .. quoted,
    "import e.db " .. quoted, "import " .. quoted .. "/x page.txt", "check " .. quoted,
    "export a.db -o " .. quoted .. "/x.html", "export a.db -o x." .. quoted,
    "export a.db -o " .. quoted .. ".html", "export a.db -o x.html --template " .. quoted,
    "run " .. quoted, "run --folder " .. quoted .. " --sandbox script.lua", "site a.db " .. quoted,
    "show --format " .. quoted .. " a.db 1", "search --order " .. quoted .. " a.db 经济",
  } do
    it(line:gsub("[^%w%p\228-\233\128-\191 ]", "?"), function()
      local _, out = shell("bulletin " .. line)
      assert.falsy(steers(out), (out:gsub("[%c]", "?")))
    end)
  end

  it("and a name that does is still told from others", function()
    assert.matches("no\\x1B%[31mx: ", select(2, shell "bulletin parse 'no\27[31mx'"))
  end)
end)

describe("the status", function()
  it("says whether all, some or none of several failed", function()
    for _, name in ipairs { "parse", "parse --json", "words", "keywords" } do
      assert.equal(0, (shell("bulletin " .. name .. " page.txt page.txt")))
      assert.equal(3, (shell("bulletin " .. name .. " page.txt nothing.txt")))
      assert.equal(1, (shell("bulletin " .. name .. " nothing.txt no.txt")))
    end
    assert.equal(3, (shell "bulletin import f.db page.txt nothing.txt"))
    assert.equal(1, (shell "bulletin import f.db nothing.txt"))
  end)

  it("of wrong usage comes with the usage of the command", function()
    for line, usage in pairs { parse = "parse", ["show a.db"] = "show",
      ["tally a.db nix"] = "tally", ["export a.db -o x.nix"] = "export",
      ["search a.db '\"'"] = false } do
      local status, out = shell("bulletin " .. line)
      assert.equal(2, status)
      if usage then assert.matches("^Usage: bulletin " .. usage, out) end
    end
  end)
end)

describe("parse --json", function()
  it("has a line for each file, with its path, and one for each failure", function()
    write("-odd.txt", "题\n本报讯 正文。\n")
    local status, out = shell(
      "bulletin -q parse --json page.txt nothing.txt -- -odd.txt 2>/dev/null")
    assert.equal(3, status)
    local json, lines = require "bulletin.json", {}
    for line in out:gmatch "[^\n]+" do lines[#lines + 1] = json.decode(line) end
    assert.equal(3, #lines)
    assert.same({ "page.txt", "nothing.txt", "-odd.txt" },
      { lines[1].path, lines[2].path, lines[3].path })
    assert.equal("notfound", lines[2].error.code)
    assert.matches("^nothing.txt: ", lines[2].error.message)
    assert.equal(1, #lines[1].articles)
    assert.matches('^{"path":"page.txt",', out)
  end)

  it("is what import takes from standard input, failures and all", function()
    local status, out = shell("bulletin -q parse --json page.txt nothing.txt 2>/dev/null | "
      .. command .. " import g.db -")
    assert.equal(3, status)
    assert.matches("1 added.*1 files failed", out)
    assert.matches("nothing.txt: cannot open", out)
  end)
end)

describe("standard input", function()
  it("is - everywhere", function()
    for _, name in ipairs {
      "parse", "parse --json", "words", "keywords", "summarize", "figures",
    } do
      local status, out = shell("cat page.txt | bulletin " .. name .. " -")
      assert.equal(0, status, out)
    end
    assert.matches('^{"path":"%-",', select(2, shell "cat page.txt | bulletin parse --json -"))
    assert.equal(0, (shell "cat page.txt | bulletin -q import h.db -"))
    assert.matches("^x\ny$", select(2, shell "cat script.lua | bulletin run -"))
    local status, out = shell "printf '\\377\\377\\376\\001\\200' | bulletin parse -"
    assert.equal(1, status)
    assert.matches("standard input: ", out)
  end)

  it("is not waited for where a pipe is named", function()
    os.execute("mkfifo " .. folder .. "/pipe")
    for _, line in ipairs { "parse pipe", "words pipe", "import i.db pipe", "run pipe" } do
      local status, out = shell("timeout 5 bulletin " .. line)
      assert.equal(1, status, line)
      assert.matches("a pipe, not a plain file", out)
    end
  end)
end)

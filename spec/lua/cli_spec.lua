-- The command line: what it prints, where, and the status it ends with.
local build = os.getenv "BUILD" or "build"
local can_sandbox = _VERSION ~= "Lua 5.1" -- nor LuaJIT
local page = "examples/pages/wanghe-times/2026-06-18-01.txt"

local function run(command)
  local errors = os.tmpname()
  local pipe = io.popen(("BULLETIN_LANG=en %s/bulletin %s 2>%s; echo \"|$?\""):format(build,
    command, errors))
  local out, status = pipe:read("*a"):match "^(.*)|(%d+)\n$"
  pipe:close()
  local file = io.open(errors)
  local err = file:read "*a"
  file:close()
  os.remove(errors)
  return tonumber(status), out, err
end

describe("the command", function()
  it("explains itself and each of its commands", function()
    local status, out = run "--help"
    assert.same(0, status)
    for name in ("parse words keywords summarize entities dates figures points import search "
      .. "show tally tag untag tags learn similar related timeline duplicates revisions restore "
      .. "update remove count sql backup copy check export site run"):gmatch "%S+" do
      assert.truthy(out:find("\n   " .. name .. " ", 1, true), name)
      local code, help = run(name .. " --help")
      assert.same(0, code)
      assert.matches("^Usage: bulletin " .. name, help)
    end
  end)

  it("ends with 2 for wrong usage, on stderr", function()
    for _, wrong in ipairs { "", "nix", "parse", "parse --nix x", "show a.db x y z",
      "export a.db", "parse --date=x" } do
      local status, out, err = run(wrong)
      assert.same(2, status, wrong)
      assert.same("", out)
      assert.matches("Usage: bulletin", err)
    end
  end)

  it("ends with 1 when the work failed", function()
    local status, out, err = run "parse /no/such/file"
    assert.same(1, status)
    assert.same("", out)
    assert.matches("^bulletin: .*/no/such/file", err)
  end)

  it("prints pages as JSON, one a line, without colours", function()
    local status, out = run(("parse --json %s %s"):format(page, page))
    assert.same(0, status)
    assert.same(2, select(2, out:gsub("\n", "")))
    assert.matches('^{"', out)
    status, out = run("parse " .. page)
    assert.same(0, status)
    assert.falsy(out:find "\27")
  end)

  it("says what this build cannot do", function()
    local bulletin = require "bulletin"
    for _, name in ipairs { "words", "keywords", "summarize", "entities", "dates", "figures",
      "points" } do
      local status, out, err = run(name .. " --json " .. page)
      if bulletin[name] then
        assert.same(0, status, err)
        assert.matches("^[%[{]", out)
        assert.same(0, (run(name .. " " .. page)))
      else
        assert.same(1, status)
        assert.matches("bulletin." .. name .. " is missing", err)
      end
    end
  end)

  it("completes for shells", function()
    for shell, mark in pairs { bash = "complete %-F", zsh = "#compdef", fish = "complete %-c" } do
      local status, out = run("--completion " .. shell)
      assert.same(0, status)
      assert.matches(mark, out)
    end
  end)
end)

describe("bulletin run", function()
  local script

  local function write(text)
    script = os.tmpname()
    local file = io.open(script, "w")
    file:write(text)
    file:close()
  end

  after_each(function() os.remove(script) end)

  it("runs a script with its arguments", function()
    write "print(bulletin._VERSION, arg[0] ~= nil, ...)"
    local status, out = run(("run %s a -- -b"):format(script))
    assert.same(0, status)
    assert.matches("^%d+%.%d+%.%d+\ttrue\ta\t%-b\n$", out)
  end)

  it("tells errors with file and line", function()
    write "local x\n\nx.y = 1"
    for _, way in ipairs { "", can_sandbox and "--sandbox " or "" } do
      local status, _, err = run("run " .. way .. script)
      assert.same(1, status)
      assert.truthy(err:find(script .. ":3: attempt to index", 1, true))
    end
  end)

  local sandboxed = can_sandbox and it or pending
  sandboxed("ends a sandboxed script that computes too long", function()
    write "string.find(('a'):rep(4000), ('a-'):rep(40) .. 'b')"
    local status, _, err = run("run --sandbox --seconds 1 " .. script)
    assert.same(1, status)
    -- Where the machine is busy, the clock's time may end first.
    assert.matches("the script has used up its [%l ]*time", err)
  end)

  sandboxed("has no os in the sandbox", function()
    write "print(os)"
    local status, out = run("run --sandbox " .. script)
    assert.same(0, status)
    assert.same("nil\n", out)
  end)
end)

describe("an archive", function()
  local bulletin = require "bulletin"
  if not bulletin.open then
    return it("is there", function() pending "no store in this build" end)
  end
  local folder

  setup(function()
    folder = os.tmpname()
    os.remove(folder)
    os.execute("mkdir " .. folder)
  end)
  teardown(function() os.execute("rm -rf " .. folder) end)

  it("is filled, asked, counted, written and checked", function()
    local db = folder .. "/a.db"
    local status, out, err = run(("import %s examples/pages"):format(db))
    assert.same(0, status, err)
    assert.matches("^%d+ added, 0 updated", out)
    assert.matches("%d+/%d+\n", err)
    assert.falsy(err:find "\27")
    status, out = run(("import -q %s examples/pages"):format(db))
    assert.same(0, status)
    assert.same("", out)
    status, out = run(("search %s 红绿灯"):format(db))
    assert.same(0, status)
    assert.matches("红绿灯", out)
    local id = out:match "  (%d+)  "
    status, out = run(("search --json %s 红绿灯"):format(db))
    assert.same(0, status)
    assert.matches('^{"id":' .. id, out)
    assert.same(2, (run(("search %s '\"'"):format(db))))
    status, out = run(("show %s %s"):format(db, id))
    assert.same(0, status)
    assert.matches("红绿灯", out)
    assert.same(1, (run(("show %s 999999"):format(db))))
    for _, way in ipairs { "", "--bars", "--json" } do
      status, out = run(("tally %s %s reporter"):format(way, db))
      assert.same(0, status)
      assert.matches("钟灵", out)
    end
    assert.same(2, (run(("tally %s nix"):format(db))))
    for _, ending in ipairs { "html", "xlsx", "jsonl" } do
      assert.same(0, (run(("export %s -o %s/x.%s --reporter 钟灵"):format(db, folder, ending))))
    end
    assert.same(2, (run(("export %s -o %s/x.nix"):format(db, folder))))
    assert.same(0, (run(("export %s -o %s/y.md --query 红绿灯"):format(db, folder))))
    assert.same(0, (run(("site %s %s/room"):format(db, folder))))
    assert.same(0, (run(("import %s/b.db %s/x.jsonl"):format(folder, folder))))
    assert.same(0, (run("check " .. db)))
    assert.same(1, (run(("check %s/no.db"):format(folder))))
  end)
end)

describe("wrong usage", function()
  it("is told before the work, in words of the command", function()
    local db = os.tmpname()
    os.remove(db)
    assert.same(0, (run(("import -q %s examples/pages"):format(db))))
    for command, said in pairs {
      ["parse --date 2026-02-30 " .. page] = "'2026-02-30' is an invalid date",
      ["dates --date yesterday " .. page] = "'yesterday' is an invalid date",
      ["import %s --date 7.1 " .. page] = "'7.1' is an invalid date",
      ["update %s 1 date=2026-13-01"] = "'2026-13-01' is an invalid date",
      ["parse --jobs 0 " .. page] = "'0' jobs cannot be had; choose 1 to 256",
      ["parse --retry " .. page] = "--retry goes with --resume",
      ["summarize --chars 9 --sentences 1 " .. page] = "can not be used together",
      ["search %s x --limit 1.5"] = "'1.5' is no whole number, 0 or more",
      ["show %s 1.5"] = "'1.5' is no article's number",
      ["show %s 1 --format docs"] = "unknown format 'docs' (expected atom",
      ["export %s -o x.docx --format dox"] = "did you mean 'docx'?",
      ["export %s -o x.docx --template 每日要闻摘要"]
        = "--template goes with html, markdown and text",
      ["count %s --limit 3"] = "unknown option '--limit'",
      ["tally %s reporter --order date"] = "unknown option '--order'",
      ["count %s --from 2026-06 --to 2026-05"] = "--from 2026-06 comes after --to 2026-05",
      ["tag %s 1 ''"] = "an empty tag",
      ["search %s '-雨 晴'"] = "unknown option '-雨 晴'; what is no option stands behind --",
    } do
      local status, out, err = run((command:gsub("%%s", db)))
      assert.same(2, status, command)
      assert.same("", out)
      assert.matches("^Usage: bulletin " .. command:match "%a+", err)
      assert.truthy(err:find(said, 1, true), err)
    end
    local status, _, err = run(("untag %s 1 没有的"):format(db))
    assert.same(1, status)
    assert.truthy(err:find("article 1 has no tag '没有的'", 1, true), err)
    assert.same(0, (run(("count %s --from 2026-06 --to 2026"):format(db))))
    assert.same(0, (run(("search -q %s x --translator 某 --proofreader 某"):format(db))))
    os.execute(("rm -f %s*"):format(db))
  end)

  it("is not asking for help", function()
    local _, help = run "tags --help"
    for _, way in ipairs { "help tags", "tags -h" } do
      local status, out = run(way)
      assert.same(0, status)
      assert.same(help, out)
    end
    local status, out = run "help"
    assert.same(0, status)
    assert.matches("^Usage: bulletin %[", out)
  end)
end)

describe("Ctrl-C", function()
  local bulletin = require "bulletin"
  local folder

  setup(function()
    folder = os.tmpname()
    os.remove(folder)
    os.execute("mkdir " .. folder)
  end)
  teardown(function() os.execute("rm -rf " .. folder) end)

  local function script(text)
    local file = assert(io.open(folder .. "/script.lua", "w"))
    file:write(text)
    file:close()
    return run(("run %s/script.lua %s"):format(folder, folder))
  end

  -- The shell that a script starts is the command's child.
  local strike = "io.popen 'kill -INT $PPID':close() "

  it("ends the command, which says so and leaves nothing half-written", function()
    local status, _, err = script([[
      local function pieces() local n = 0; return function()
        n = n + 1
        if n == 2 then ]] .. strike .. [[ end
        return n < 1000 and { headline = "h", body = {} } or nil
      end end
      bulletin.write(pieces(), ... .. "/out.json")]])
    assert.same(130, status)
    assert.same("bulletin: interrupted\n", err)
    assert.same(nil, (io.open(folder .. "/out.json")))
    local list = io.popen("ls -A " .. folder)
    assert.same("script.lua\n", list:read "*a")
    list:close()
  end)

  it("ends an import, no file of it", function()
    if not bulletin.open then pending "no store in this build" end
    local lines = assert(io.open(folder .. "/pages.jsonl", "w"))
    local record = bulletin.export(bulletin.read(page), "jsonl")
    for _ = 1, 4000 do lines:write(record) end
    lines:close()
    -- The signal comes while it waits for a line.
    local built = build:sub(1, 1) == "/" and build or "$PWD/" .. build
    local pipe = io.popen(([[built=%s; cd %s; mkfifo lines
      { sh -c 'echo $$ >id; exec "$1" import -q a.db - <lines' sh "$built/bulletin" 2>said
        echo $? >status; } &
      { head -n 40 pages.jsonl; sleep 0.5; kill -INT "$(cat id)"; cat pages.jsonl; } >lines
      wait]]):format(built, folder))
    pipe:read "*a"
    pipe:close()
    local file = assert(io.open(folder .. "/status"))
    assert.same("130\n", file:read "*a")
    file:close()
    file = assert(io.open(folder .. "/said"))
    assert.matches("^bulletin: interrupted\n$", file:read "*a")
    file:close()
  end)

  it("ends an import by threads, and tells what was kept", function()
    if not bulletin.open then pending "no store in this build" end
    local piece = "　　甲市新气象之%d\n　　本报记者 王小明\n　　甲市第%d区的变化很大。\n"
    os.execute("mkdir " .. folder .. "/pages")
    for i = 1, 150 do
      local file = assert(io.open(("%s/pages/%03d.txt"):format(folder, i), "w"))
      file:write(piece:format(i, i))
      file:close()
    end
    -- Behind the files of the folder it waits for a line of standard input.
    local line = '{"headline":"题","body":[]}' .. (" "):rep(5000)
    local built = build:sub(1, 1) == "/" and build or "$PWD/" .. build
    local pipe = io.popen(([[built=%s; cd %s; mkfifo more
      { sh -c 'echo $$ >id; exec "$1" import b.db pages - --jobs 2 <more' sh "$built/bulletin" \
          >told 2>said
        echo $? >status; } &
      { echo '%s'; until grep -q 136/ said; do sleep 0.1; done; sleep 0.3
        kill -INT "$(cat id)"; echo '%s'; } >more
      wait]]):format(built, folder, line, line))
    pipe:read "*a"
    pipe:close()
    local function content(name)
      local file = assert(io.open(folder .. "/" .. name))
      local text = file:read "*a"
      file:close()
      return text
    end
    assert.same("130\n", content "status")
    assert.same("", content "told")
    local kept, total = content "said":match
      "bulletin: interrupted; (%d+) of (%d+) files are kept, the same command goes on\n$"
    assert.same({ "150", "151" }, { kept, total })
    local store = assert(bulletin.open(folder .. "/b.db"))
    assert.same(150, #store)
    assert(store:check())
    assert.same(150, assert(store:import(folder .. "/pages", { jobs = 2 })).unchanged)
    store:close()
  end)
end)

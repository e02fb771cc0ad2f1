-- The scripts of examples/ run over the example pages and print what their
-- headers promise.
local lua = os.getenv("LUA") or "lua5.4"

local function run(command)
  local pipe = assert(io.popen(lua .. " " .. command .. " 2>&1; echo \"exit $?\""))
  local out = pipe:read("*a")
  pipe:close()
  local text, status = out:match("^(.-)exit (%d+)\n$")
  return text, tonumber(status)
end

describe("examples/", function()
  it("digest.lua writes Markdown", function()
    local out, status = run "examples/digest.lua examples/pages/tangzhou-daily/2026-06-15-01.txt"
    assert.equal(0, status, out)
    assert.matches("# 棠州日报 2026-06-15 01 要闻\n", out, 1, true)
    assert.matches("\n*立足水网优势、区位优势——*\n", out, 1, true)
    assert.matches("\n## 棠州十二条支线航道年内全部通航\n", out, 1, true)
    assert.matches("\n—— 沈砚舟、陆萤\n", out, 1, true)
  end)

  it("contributors.lua counts pieces by role", function()
    local out, status = run "examples/contributors.lua examples/pages/wanghe-times/*.txt"
    assert.equal(0, status, out)
    assert.matches("\nreporter\t金小满\t5\t%d+\n", out)
    assert.matches("\ncorrespondent\t白露\t3\t%d+\n", out)
    assert.matches("\nintern\t孟小雨\t1\t%d+\n", out)
    assert.matches("\nphotographer\t金小满\t1\t%d+\n", out)
  end)

  it("archive.lua counts a month and finds a phrase", function()
    local path = os.tmpname()
    os.remove(path)
    local command = ("examples/archive.lua %s 2026-06 社区 examples/pages"):format(path)
    local out, status = run(command)
    assert.equal(0, status, out)
    assert.matches("\n2026%-06 记者\n  金小满\t5 篇\t%d+ 字\n", out)
    assert.matches("\n2026%-06 通讯员\n  白露\t3 篇\t%d+ 字\n", out)
    assert.matches("«社区»", out, 1, true)
    out = run(command)
    assert.matches("^15 files: 0 pieces new, 0 changed, %d+ known\n", out)
    for _, ending in ipairs { "", "-wal", "-shm" } do os.remove(path .. ending) end
  end)

  it("check.lua names file and line", function()
    local path = os.tmpname()
    local file = assert(io.open(path, "w"))
    file:write("小镇新闻\n　　本报讯  （记者丁一禾）他说：“雨停了。\n　　大家都笑了。\n")
    file:close()
    local out, status = run("examples/check.lua " .. path .. " /nowhere/page.txt")
    os.remove(path)
    assert.equal(1, status, out)
    assert.matches(path .. ":2: ", out, 1, true)
    assert.matches("/nowhere/page.txt:0: ", out, 1, true)
    assert.matches("[notfound]", out, 1, true)
  end)

  local parallel = os.execute "parallel --version 2>/dev/null | grep -q GNU"
  local with_parallel = (parallel == true or parallel == 0) and it or pending
  with_parallel("batch/parallel.sh shares files among processes, in whole lines", function()
    local build = os.getenv "BUILD" or "build"
    local pipe = io.popen(("PATH=$PWD/%s:$PATH sh examples/batch/parallel.sh examples/pages")
      :format(build))
    local count = 0
    for line in pipe:lines() do
      count = count + 1
      assert.matches('^{"path":"examples/pages/.*}$', line)
    end
    pipe:close()
    assert.equal(15, count)
  end)

  it("batch/parse.slurm shares files among tasks and goes on where it was", function()
    local build = os.getenv "BUILD" or "build"
    local function shell(line)
      local pipe = io.popen(("PATH=$PWD/%s:$PATH; export PATH; %s 2>&1; echo \"exit $?\""):format(
        build, line))
      local text, status = pipe:read "*a":match "^(.-)exit (%d+)\n$"
      pipe:close()
      return text, tonumber(status)
    end
    local folder = os.tmpname()
    os.remove(folder)
    shell(("mkdir %s; find examples/pages -name '*.txt' | sort >%s/files; echo no.txt >>%s/files")
      :format(folder, folder, folder))
    for _ = 1, 2 do
      for task = 0, 2 do
        local out, status = shell(("SLURM_ARRAY_TASK_ID=%d SLURM_ARRAY_TASK_COUNT=3 "
          .. "SLURM_CPUS_PER_TASK=2 sh examples/batch/parse.slurm %s/files %s/out"):format(
          task, folder, folder))
        assert.equal(0, status, out)
      end
      assert.equal("16\n", (shell(("cat %s/out/*.jsonl | wc -l"):format(folder))))
    end
    local out, status = shell(("cat %s/out/*.jsonl | bulletin import %s/a.db -"):format(
      folder, folder))
    assert.equal(3, status)
    assert.matches("no.txt: ", out)
    assert.equal("54\n", (shell(("bulletin count %s/a.db"):format(folder))))
    os.execute("rm -rf " .. folder)
  end)
end)

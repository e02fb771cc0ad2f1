-- The commands on an archive's pieces and on the whole of it, and what parse
-- does for large works.
local json = require "bulletin.json"

local build = os.getenv "BUILD" or "build"
local folder, command

local function shell(line)
  local pipe = io.popen(("cd '%s' && { %s; } 2>errors; echo \"|$?\""):format(folder,
    (line:gsub("bulletin", command))))
  local text = pipe:read "*a"
  pipe:close()
  local file = io.open(folder .. "/errors")
  local errors = file:read "*a"
  file:close()
  local out, status = text:match "^(.*)|(%d+)\n$"
  return tonumber(status), out, errors
end

local function records(text)
  local out = {}
  for line in text:gmatch "[^\n]+" do out[#out + 1] = json.decode(line) end
  return out
end

local function write(name, text)
  return require("files").write(folder .. "/" .. name, text)
end

setup(function()
  folder = os.tmpname()
  os.remove(folder)
  local pipe = io.popen "pwd"
  local here = pipe:read "*l"
  pipe:close()
  command = (build:sub(1, 1) == "/" and "" or here .. "/") .. build .. "/bulletin"
  assert(os.execute(("mkdir '%s' && cp -r examples/pages '%s'"):format(folder, folder)))
  assert(0 == (shell "bulletin -q import a.db pages"))
end)
teardown(function() os.execute("rm -rf " .. folder) end)

describe("pieces of an archive", function()
  it("are tagged, and the tags told", function()
    assert.equal(0, (shell "bulletin tag a.db 1 民生 交通"))
    assert.equal(0, (shell "bulletin tag a.db 2 民生"))
    assert.equal(0, (shell "bulletin untag a.db 1 交通"))
    assert.same({ { tag = "民生", count = 2 } },
      records(select(2, shell "bulletin tags --json a.db")))
    assert.matches("民生%s+2\n", select(2, shell "bulletin tags a.db"))
    assert.equal(1, (shell "bulletin tag a.db 99999 x"))
  end)

  it("are tagged by what was tagged before", function()
    local status, _, errors = shell "bulletin learn a.db"
    assert.equal(0, status, errors)
    assert.equal(1, (shell "bulletin learn a.db 99999"))
    for i = 1, 12 do
      write(("t%d.json"):format(i), ('{"headline":"第%d次%s","body":[{"kind":"paragraph",'
        .. '"text":"%s"}],"tags":%s}'):format(i, i % 2 == 0 and "足球比赛" or "小麦收割",
        i % 2 == 0 and "足球队员参加比赛，球门前射门得分。" or "农民收割小麦，粮食丰收入仓。",
        i > 10 and "[]" or i % 2 == 0 and '["体育"]' or '["农业"]'))
    end
    assert.equal(0, (shell "bulletin -q import learn.db t*.json"))
    local _, out = shell "bulletin learn --json --apply learn.db"
    local tags = {}
    for _, row in ipairs(records(out)) do tags[#tags + 1] = row.tag end
    table.sort(tags)
    assert.same({ "体育", "农业" }, tags)
    assert.equal("12\n", select(2, shell "bulletin count learn.db"))
    assert.equal("6\n", select(2, shell "bulletin count learn.db --tag 体育"))
  end)

  it("are changed, taken out and brought back", function()
    assert.equal(0, (shell "bulletin update a.db 3 deck=新的副题 column= tags=甲,乙、丙"))
    local piece = json.decode(select(2, shell "bulletin show --json a.db 3"))
    assert.equal("新的副题", piece.deck)
    assert.same({ "丙", "乙", "甲" }, (function() table.sort(piece.tags) return piece.tags end)())
    assert.equal(0, (shell(
      [[printf '{"deck":null,"kicker":"引题"}' | bulletin update a.db 3 --json -]])))
    piece = json.decode(select(2, shell "bulletin show --json a.db 3"))
    assert.is_nil(piece.deck)
    assert.equal("引题", piece.kicker)
    local revisions = records(select(2, shell "bulletin revisions --json a.db 3"))
    assert.equal(3, #revisions)
    assert.is_nil(revisions[3].by)
    assert.equal(3, (shell "BULLETIN_USER=石远 bulletin remove a.db 3 99999"))
    assert.equal(1, (shell "bulletin show a.db 3"))
    assert.equal(0, (shell "bulletin restore a.db 3"))
    assert.equal(0, (shell "bulletin restore a.db 3 1 --by 景静"))
    revisions = records(select(2, shell "bulletin revisions --json a.db 3"))
    assert.same({ "石远", nil, "景静" }, { revisions[4].by, revisions[5].by, revisions[6].by })
    assert.matches("石远", select(2, shell "bulletin revisions a.db 3"))
    piece = json.decode(select(2, shell "bulletin show --json a.db 3"))
    assert.is_nil(piece.kicker)
    for _, line in ipairs { "update a.db 3", "update a.db 3 nix=1", "update a.db 3 deck",
      "remove a.db x", "restore a.db 1.5", "tag a.db 3" } do
      local status, _, errors = shell("bulletin " .. line)
      assert.equal(2, status, line)
      assert.matches("^Usage: bulletin " .. line:match "^%l+", errors)
    end
    assert.equal(1, (shell "printf '[1]' | bulletin update a.db 3 --json -"))
    assert.equal(1, (shell "printf '{' | bulletin update a.db 3 --json -"))
  end)

  it("are found by likeness", function()
    shell "cp pages/wanghe-times/2026-06-18-01.txt copy.txt && bulletin -q import a.db copy.txt"
    local pairs_found = records(select(2, shell "bulletin duplicates --json a.db"))
    assert.truthy(#pairs_found > 0)
    local id = pairs_found[1].older.id
    local hits = records(select(2, shell(("bulletin similar --json a.db %d"):format(id))))
    assert.equal(pairs_found[1].newer.id, hits[1].id)
    assert.equal(0, (shell(("bulletin similar a.db %d"):format(id))))
    assert.equal(0, (shell "bulletin duplicates a.db"))
    hits = records(select(2, shell(("bulletin related --json --limit 1 a.db %d"):format(id))))
    assert.equal(1, #hits)
    assert.equal(pairs_found[1].newer.id, hits[1].id)
    assert.equal(1, (shell "bulletin related a.db 99999"))
  end)

  it("tell of a person", function()
    local person = records(select(2,
      shell "bulletin sql --json a.db 'SELECT min(text) text FROM name WHERE kind = 6'"))[1].text
    local events = records(select(2, shell("bulletin timeline --json a.db " .. person)))
    assert.truthy(#events > 0)
    for i, event in ipairs(events) do
      assert.truthy(event.sentence:find(person, 1, true) or #event.titles > 0)
      assert.truthy(i == 1 or (events[i - 1].date or "") <= (event.date or ""))
    end
    assert.equal(0, (shell("bulletin timeline a.db " .. person)))
    assert.equal(0, (shell "bulletin timeline a.db 无此人"))
  end)
end)

describe("an archive as a whole", function()
  it("goes to standard output, too", function()
    local _, text, errors = shell "bulletin export a.db -o - --format jsonl --reporter 钟灵"
    assert.equal(tonumber((select(2, shell "bulletin count a.db --reporter 钟灵"))),
      #records(text))
    assert.equal("", errors)
    assert.equal(2, (shell "bulletin export a.db -o -"))
    assert.equal(0, (shell "bulletin export a.db -o - --format docx | grep -q '^PK'"))
    assert.falsy(io.open(folder .. "/-"))
  end)

  it("is counted, asked, copied and checked", function()
    local _, all = shell "bulletin count a.db"
    local _, some = shell "bulletin count a.db --reporter 钟灵"
    assert.truthy(tonumber(all) > tonumber(some) and tonumber(some) > 0)
    assert.equal('{"n":1,"x":1.5}\n', select(2,
      shell "bulletin sql --json a.db 'SELECT 1 n, 1.5 x, NULL y'"))
    assert.equal("n  甲\n1  乙\n", select(2, shell "bulletin sql a.db 'SELECT ?+0 n, ? 甲' 1 乙"))
    assert.equal("\239\187\191b,a\r\n'=1,2\r\n", select(2,
      shell [[echo 'SELECT "=1" b, 2 a' | bulletin sql --csv a.db -]]))
    assert.equal(1, (shell "bulletin sql a.db 'DELETE FROM article'"))
    assert.equal(2, (shell "bulletin sql a.db nonsense"))
    assert.equal(0, (shell "bulletin backup a.db b.db && bulletin check b.db"))
    assert.equal(1, (shell "bulletin backup a.db b.db-wal"))
  end)
end)

describe("parse", function()
  it("prints what articles say, or titles only", function()
    local page = "pages/wanghe-times/2026-06-18-01.txt"
    local _, whole = shell("bulletin parse " .. page)
    local _, titles = shell("bulletin parse --titles " .. page)
    assert.matches("下一步,全区还将在医院", whole)
    assert.falsy(titles:find "下一步")
    assert.matches("  1%. 望河区三条道路", titles)
    assert.equal(2, (shell("bulletin parse --titles --json " .. page)))
    assert.equal(2, (shell "bulletin parse"))
  end)

  it("takes names from a list of lines or of NULs, whatever the names", function()
    write("-a b'.txt", "题\n本报讯 正文。\n")
    write("c\nd.txt", "题\n本报讯 正文。\n")
    write("lines", "-a b'.txt\r\n\nnothing.txt\n./-a b'.txt")
    write("nuls", "c\nd.txt\0-a b'.txt\0")
    local status, out = shell "bulletin parse --json --from-file lines"
    assert.equal(3, status)
    local list = records(out)
    assert.same({ "-a b'.txt", "nothing.txt", "./-a b'.txt" },
      { list[1].path, list[2].path, list[3].path })
    status, out = shell "cat nuls | bulletin parse --json --from-file -"
    assert.equal(0, status)
    assert.equal("c\nd.txt", records(out)[1].path)
    assert.equal(1, (shell "bulletin parse --from-file no-such-list"))
  end)

  it("tells the SHA-256 of each file", function()
    local _, out = shell "bulletin parse --json pages/wanghe-times/*.txt"
    for _, record in ipairs(records(out)) do
      local _, sum = shell("sha256sum " .. record.path)
      assert.equal(sum:sub(1, 64), record.sha256)
    end
    local core = require "bulletin.core"
    assert.equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      core.file.sha256 "")
    assert.equal("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
      core.file.sha256 "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
    assert.equal("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
      core.file.sha256(("a"):rep(1000000)))
  end)

  it("goes on where a log ends", function()
    write("\176\230.txt", "题\n本报讯 正文。\n")
    shell "find pages -name '*.txt' | sort >list; printf '\\260\\346.txt\\nno.txt\\n' >>list"
    local _, whole = shell "bulletin parse --json --from-file list"
    local all = records(whole)
    local two, last = whole:match "^([^\n]*\n[^\n]*\n)", whole:match "[^\n]*\n$"
    write("log", two .. last .. '{"path":"pages/wan')
    shell "bulletin parse --json --from-file list --resume log >>log"
    local log = io.open(folder .. "/log"):read "*a"
    local seen, broken = {}, 0
    for line in log:gmatch "[^\n]+" do
      local good, record = pcall(json.decode, line)
      if good then
        local key = record.path_bytes or record.path
        assert.is_nil(seen[key], key)
        seen[key] = true
      else
        broken = broken + 1
      end
    end
    assert.equal(1, broken)
    for _, record in ipairs(all) do assert.is_true(seen[record.path_bytes or record.path]) end
    assert.truthy(seen["b0e62e747874"]) -- the name in GBK
    assert.equal("", select(2, shell "bulletin parse --json --from-file list --resume log"))
    local _, again = shell "bulletin parse --json --from-file list --resume log --retry"
    assert.same({ "no.txt" }, { records(again)[1].path, records(again)[2] })
    assert.equal(1, (shell "bulletin parse --json --resume no-such-log list"))
  end)

  it("is read in a pager on a terminal, and nowhere else", function()
    local _, out = shell("PAGER='sed s/^/P:/' script -qec 'bulletin tally a.db page' /dev/null")
    assert.matches("^P:.*\nP:", out)
    assert.falsy(select(2, shell "PAGER='sed s/^/P:/' bulletin tally a.db page"):find "P:")
    _, out = shell("PAGER=cat script -qec 'bulletin tally a.db page' /dev/null")
    assert.matches("^\27%[1mpage", out)
  end)

  it("shares the work, and no line is broken", function()
    shell "for i in 1 2 3 4 5 6 7 8; do cp -r pages p$i; done"
    shell "find p? -name '*.txt' >many; echo no.txt >>many"
    local status, one = shell "bulletin parse --json --from-file many"
    assert.equal(3, status)
    local _, shared = shell "bulletin parse --json --jobs 3 --from-file many | cat"
    local function sorted(text)
      local lines = {}
      for line in text:gmatch "[^\n]+" do lines[#lines + 1] = line end
      table.sort(lines)
      return lines
    end
    assert.same(sorted(one), sorted(shared))
    assert.equal(3, (shell "bulletin -q parse --json --jobs 2 --from-file many >/dev/null"))
    assert.equal(1, (shell "bulletin -q parse --jobs 2 no.txt nothing.txt"))
    assert.equal(1, (shell "bulletin -q parse --jobs 2 --from-file many >/dev/full"))
    assert.equal(2, (shell "bulletin parse --jobs 0 no.txt"))
  end)
end)

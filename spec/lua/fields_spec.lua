-- What fields are called in Chinese: one table for queries, tallies, changes, columns
-- and help, which agrees with what papers print for roles.
local bulletin = require "bulletin"
local core = require "bulletin.core"
local columns = require "bulletin.export.columns"
local roles = require "bulletin.roles"

local roles_of = {}
for role in pairs(roles.labels) do roles_of[#roles_of + 1] = role end

local function piece(headline, name, tags)
  return { headline = headline, date = "2026-07-01", issue = "2026-07-01", tags = tags,
    bylines = { { role = "reporter", name = name } },
    body = { { kind = "paragraph", text = "渠水将流进麦田。" } } }
end

describe("the Chinese name of a field", function()
  it("is the role as papers print it", function()
    for role, label in pairs(roles.labels) do
      assert.equal(role, core.field(label, roles_of))
      assert.equal(label, core.in_chinese(role))
    end
  end)

  it("is the head of the column", function()
    local all = {}
    for i, column in ipairs(columns.known) do all[i] = column[1] end
    for _, column in ipairs(columns.known) do
      assert.equal(column[1], core.field(column[2], all), column[2])
    end
  end)

  it("may be traditional; what is no name is none", function()
    assert.equal("reporter", core.field("記者", roles_of))
    assert.equal("reporter", core.field("Reporter", roles_of))
    for _, name in ipairs { "", "记", "记者们", "记者\0", "\255", ("记"):rep(40), "标签" } do
      assert.is_nil(core.field(name, roles_of), name)
    end
  end)

  it("does for tallies, changes and columns", function()
    local store = assert(bulletin.open(":memory:", { mode = "memory" }))
    local id = store:add(piece("题", "景静")).added[1]
    assert.same(store:tally "reporter", store:tally "记者")
    assert.same(store:tally { "reporter", "month" }, store:tally { "记者", "月份" })
    assert.has_error(function() store:tally "记" end)
    assert(store:update(id, { ["主题"] = "渠成", ["标签"] = { "会议", "水利" } }))
    assert.equal("渠成", store:get(id).headline)
    assert.same({ "会议", "水利" }, store:get(id).tags)
    assert.equal("\239\187\191日期,主题\r\n2026-07-01,渠成\r\n",
      bulletin.export(store:each(), "csv", { columns = { "日期", "headline" } }))
    store:close()
  end)
end)

local build = os.getenv "BUILD" or "build"

-- What a command prints in Chinese, and its status.
local function chinese(command)
  local pipe = io.popen(("BULLETIN_LANG=zh %s/bulletin %s 2>&1; echo \"|$?\""):format(build,
    command))
  local out, status = pipe:read("*a"):match "^(.*)|(%d+)\n$"
  pipe:close()
  return out, tonumber(status)
end

describe("on the command line", function()
  local db = os.tmpname()
  local list = os.tmpname()
  os.remove(db)
  local text = io.open(list, "w")
  text:write "examples/pages/wanghe-times/2026-06-18-01.txt\nexamples/pages/no-such-page\n"
  text:close()

  it("lists of files go into an archive, and fields have Chinese names", function()
    local out, status = chinese(("import %s --from-file %s"):format(db, list))
    assert.equal(3, status, out)
    assert.matches("新增 %d+ 篇", out)
    out, status = chinese(("tally %s 记者，月 --limit 3"):format(db))
    assert.equal(0, status, out)
    assert.matches("^记者 月 ", out)
    out, status = chinese(("update %s 1 主题=新题 标签=会议、水利"):format(db))
    assert.equal(0, status, out)
    out = chinese(("search %s '标题:新题 标签:会议 日期:2026-06'"):format(db))
    assert.matches("^新题  1  2026%-06%-18", out)
    out, status = chinese(("search %s '新题 标题:'"):format(db))
    assert.equal(2, status)
    assert.matches("没有要检索的内容（第 7 字）", out)
    out, status = chinese(("export %s -o - --format csv --columns 主题,日期 --limit 1"):format(db))
    assert.equal(0, status)
    assert.equal("\239\187\191主题,日期\r\n新题,2026-06-18\r\n", out)
    out, status = chinese(("export %s -o a.txt --columns 主题"):format(db))
    assert.equal(2, status)
    assert.matches("只用于 csv 和 xlsx", out)
    out, status = chinese(("sql %s 'SELECT ?' 1 2"):format(db))
    assert.equal(2, status)
    assert.matches("语句中有 1 个 %?，却给出了 2 个值", out)
  end)

  it("help names its values in Chinese", function()
    local commands = chinese("--help"):match "命令：\n(.*)"
    for name in commands:gmatch "\n?   (%l+) " do
      local out, status = chinese(name .. " --help")
      assert.equal(0, status)
      assert.falsy(out:find "<[%w._-]+>", name .. ": " .. out)
      assert.falsy(out:find "[\1\2]", name)
    end
    assert.matches("<稿件库> <检索式>", (chinese "search --help"))
    assert.matches("缺少参数“稿件库”", (chinese "search"))
  end)

  it("a long line has the words of its parts", function()
    local long, sentence = os.tmpname(), "棠州市社区网格员开展敲门行动，为218位老人建立档案。"
    local file = io.open(long, "w")
    file:write((sentence:rep(6000)), "\n", sentence)
    file:close()
    local words = table.concat(bulletin.words(sentence), " ")
    local out = chinese("words " .. long)
    local first, second = out:match "^([^\n]*)\n([^\n]*)\n$"
    assert.equal(words, second)
    assert.is_true((words .. " "):rep(6000) == first .. " ")
    out = chinese("words --json " .. long):match "^[^\n]*"
    local json = require "bulletin.json"
    assert.equal(6000 * #bulletin.words(sentence), #json.decode(out))
    os.remove(long)
  end)

  teardown(function()
    os.remove(list)
    os.remove(db)
  end)
end)

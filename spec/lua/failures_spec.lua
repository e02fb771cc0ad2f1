-- Wrong arguments raise; the world's failures are nil, message, code.
local bulletin = require "bulletin"

local file_of = require("files").temporary

describe("a wrong argument", function()
  it("raises and says what was expected", function()
    assert.error_matches(function() bulletin.parse() end, "string expected")
    assert.error_matches(function() bulletin.parse(12) end, "'parse'.*string expected, got number")
    assert.error_matches(function() bulletin.read({}) end, "'read'.*string expected, got table")
    assert.error_matches(function() bulletin.decode("x", 1) end, "string expected")
    assert.error_matches(function() bulletin.parse("", 1) end, "table expected")
    assert.error_matches(function() bulletin.text(1) end, "article, page or string expected")
  end)

  it("names the option", function()
    assert.error_matches(function() bulletin.parse("", { dates = "" }) end,
      "parse: unknown option 'dates' "
      .. "%(expected date, source, name, format, encoding, rules, isolate%)")
    assert.error_matches(function() bulletin.parse("", { date = 2026 }) end,
      "parse: option 'date' must be a string, got number")
    assert.error_matches(function() bulletin.read("x", { rules = 1 }) end,
      "read: option 'rules' must be a table, got number")
    assert.error_matches(function() bulletin.parse("", { rules = { roles = { "记者" } } }) end,
      "parse: rules.roles must be a table of words and their roles")
    assert.error_matches(function() bulletin.parse("", { rules = { line = "x" } }) end,
      "parse: rules.line must be a function, got string")
  end)
end)

describe("the world's failure", function()
  it("of a file that is not there names it", function()
    local page, message, code = bulletin.read("no/such/page.txt")
    assert.is_nil(page)
    assert.equal("notfound", code)
    assert.matches("^no/such/page.txt: cannot open: ", message)
  end)

  it("of a folder names it", function()
    local page, message, code = bulletin.read("spec")
    assert.is_nil(page)
    assert.equal("io", code)
    assert.matches("^spec: cannot read: ", message)
  end)

  it("of bytes in a file names file, line and byte", function()
    local path = file_of("本报讯\n二七区\255五里堡街道\n")
    local page, message, code = bulletin.read(path)
    os.remove(path)
    assert.is_nil(page)
    assert.equal("encoding", code)
    assert.equal(path .. ": line 2, byte 20: not valid UTF-8; "
      .. "name the text's encoding, or mend the file", message)
  end)

  it("of text that is not UTF-8 names line and byte", function()
    local page, message, code = bulletin.parse("a\nb\228")
    assert.is_nil(page)
    assert.equal("encoding", code)
    assert.matches("^line 2, byte 4: not UTF%-8", message)
  end)

  it("of an encoding that nobody knows says so", function()
    local text, message, code = bulletin.decode("x", "no-such-charset")
    assert.is_nil(text)
    assert.equal("missing", code)
    assert.matches("no%-such%-charset", message)
  end)

  it("of an invalid date says how to write it", function()
    local page, message, code = bulletin.parse("", { date = "2026-13-01" })
    assert.is_nil(page)
    assert.equal("query", code)
    assert.matches("'2026%-13%-01' is an invalid date", message)
  end)

  it("of a rule for lines is what the rule raised", function()
    local rules = { line = function() error("halt", 0) end }
    assert.error_matches(function() bulletin.parse("标题\n", { rules = rules }) end, "^halt$")
    rules.line = function() return 1 end
    assert.error_matches(function() bulletin.parse("标题\n", { rules = rules }) end,
      "rules.line must return a string or nil, got number")
    rules.line = function() return "title" end
    local page, message, code = bulletin.parse("标题\n", { rules = rules })
    assert.is_nil(page)
    assert.equal("limit", code)
    assert.matches("line 1: a rule for lines gave the unknown kind 'title'", message)
  end)
end)

describe("rules", function()
  local text = "百姓故事\n老邻居\n本台讯 7月18日，小区里来了志愿者。拍客 丁一禾\n特别鸣谢某某公司\n"

  it("add to the built-in markers", function()
    local page = assert(bulletin.parse(text, {
      date = "2026-07-21",
      rules = {
        datelines = { "本台" },
        roles = { ["拍客"] = "photographer" },
        furniture = { ["特别鸣谢*"] = "advert" },
        columns = { "百姓故事" },
      },
    }))
    local article = page.articles[1]
    assert.equal("本台讯", article.dateline.text)
    assert.same({ { role = "photographer", name = "丁一禾" } }, article.bylines)
    assert.equal("百姓故事", article.column)
    assert.equal("advert", page.furniture[1].kind)
  end)

  it("may say what a line is", function()
    local page = assert(bulletin.parse("标题一\n标题二\n正文在这里。\n小标题\n还有正文。\n", {
      rules = {
        line = function(line, number)
          if line == "小标题" then return "subhead" end
          return number == 2 and "headline" or nil
        end,
      },
    }))
    assert.equal("标题二", page.articles[1].headline)
    assert.equal("subhead", page.articles[1].body[2].kind)
  end)
end)

describe("articles and pages", function()
  it("are plain tables with methods", function()
    local page = assert(bulletin.parse("标题\n本报讯 正文在这里。\n"))
    assert.equal("标题\n正文在这里。", page:text())
    assert.equal(page:text(), page.articles[1]:text())
    local copy = {}
    for key, value in pairs(page.articles[1]) do copy[key] = value end
    assert.equal("标题", copy.headline)
  end)
end)

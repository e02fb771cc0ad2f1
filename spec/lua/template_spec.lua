-- Mustache: the specification's own cases where they are at hand, and what an
-- editor meets.
local bulletin = require "bulletin"
local json = require "bulletin.json"

local folder = "../shared/standards/mustache/"

for _, part in ipairs {
  "comments", "delimiters", "interpolation", "inverted", "partials", "sections",
} do
  local file = io.open(folder .. part .. ".json")
  if not file then
    pending("the specification's " .. part .. ": skipped, for ../shared is not here")
  else
    local cases = json.plain(json.decode(file:read "*a"))
    file:close()
    describe("the specification's " .. part, function()
      for _, case in ipairs(cases.tests) do
        it(case.name, function()
          assert.same(case.expected, bulletin.render(case.template, case.data, case.partials))
        end)
      end
    end)
  end
end

describe("a template", function()
  it("escapes for HTML, and does not with three braces", function()
    local data = { x = "<a & \"b\" 'c'>" }
    assert.same("&lt;a &amp; &quot;b&quot; &#39;c&#39;&gt;", bulletin.render("{{x}}", data))
    assert.same(data.x, bulletin.render("{{{x}}}", data))
    assert.same(data.x, bulletin.render("{{&x}}", data))
  end)

  it("goes through lists, and says when there is nothing", function()
    local text = "{{#稿件}}{{题目}}；{{/稿件}}{{^稿件}}没有{{/稿件}}"
    assert.same("甲；乙；", bulletin.render(text, { ["稿件"] = { { ["题目"] = "甲" }, { ["题目"] = "乙" } } }))
    assert.same("没有", bulletin.render(text, { ["稿件"] = {} }))
  end)

  it("does not read what it writes", function()
    assert.same("{{y}}", bulletin.render("{{{x}}}", { x = "{{y}}", y = "no" }))
  end)

  it("calls the methods of articles", function()
    local article = setmetatable({ headline = "题" }, {
      __index = { length = function(self) return #self.headline end },
    })
    assert.same("题 3", bulletin.render("{{headline}} {{length}}", article))
  end)

  it("keeps the indent of a partial and takes one from a function", function()
    local partials = function(name) return name == "行" and "甲\n乙\n" or nil end
    assert.same("  甲\n  乙\n尾", bulletin.render("  {{>行}}\n尾{{>无}}", {}, partials))
  end)

  it("names the line of a mistake", function()
    local function message(text)
      local ok, why = pcall(bulletin.render, text, {})
      assert.is_false(ok)
      return why
    end
    assert.matches("line 2 .*{{#b}} is not closed", message "a\n{{#b}}x")
    assert.matches("line 1 .*{{/b}} closes {{#a}}", message "{{#a}}{{/b}}")
    assert.matches("line 1 .*closes nothing", message "{{/b}}")
    assert.matches("line 3 .*not closed", message "\n\n{{b")
    assert.matches("line 1 .*without a name", message "{{}}")
    assert.matches("delimiters", message "{{=a=}}")
  end)

  it("ends partials that call themselves without end", function()
    assert.has_error(function() bulletin.render("{{>a}}", {}, { a = "{{>a}}" }) end,
      "render: partials nested deeper than 100 (a)")
  end)

  it("has sections within sections, not without end", function()
    local deep = ("{{#a}}"):rep(90) .. "x" .. ("{{/a}}"):rep(90)
    assert.same("x", bulletin.render(deep, { a = { b = 1 } }))
    local start = os.clock()
    for _, sign in ipairs { "#", "^" } do
      assert.error_matches(function()
        bulletin.render(("{{" .. sign .. "a}}"):rep(30000) .. ("{{/a}}"):rep(30000),
          { a = { b = 1 } })
      end, "^render: line 1 of the template: sections nested deeper than 100 ")
    end
    -- A partial that opens sections, and a value that is a table in itself.
    local round = {}
    round.a = round
    assert.error_matches(function()
      bulletin.render("{{>p}}", round, { p = "{{#a}}{{>p}}{{/a}}" })
    end, "nested deeper than 100")
    assert.truthy(os.clock() - start < 2)
  end)

  it("ends when it works without writing", function()
    local seconds = os.getenv "CHECKER" and 200 or 20 -- a checker is slow
    local list = {}
    for i = 1, 100 do list[i] = { n = i } end
    local nested = ("{{#l}}"):rep(20) .. "%s" .. ("{{/l}}"):rep(20)
    local twice = { l = { {}, {} }, f = function() return list end }
    for _, case in ipairs {
      { nested:format "x", { l = list } },
      { nested:gsub("l}}", "f}}"):format "", twice },                       -- a function's lists
      { "{{>40}}", {}, function(name)                                       -- partials that double
        return tonumber(name) > 0 and ("{{>%d}}"):format(name - 1):rep(2) or ""
      end },
      { "{{#l}}{{>b}}{{/l}}", { l = list }, { b = ("{{x}}"):rep(100000) } },
      { "{{#l}}{{" .. ("x."):rep(100000) .. "x}}{{/l}}", { l = (function()
        local long = {}
        for i = 1, 20000 do long[i] = 1 end
        return long
      end)() } },
    } do
      local start = os.clock()
      local good, why = pcall(bulletin.render, case[1], case[2], case[3])
      assert.is_false(good)
      assert.matches("^render: ended after %d+ steps that wrote %d+ bytes", why)
      assert.truthy(os.clock() - start < seconds)
    end
    -- An indent is added to each line of a partial: many lines times a wide one.
    local wide = (" "):rep(100000) .. "{{>p}}\n"
    assert.error_matches(function()
      bulletin.render(wide, {}, { p = "{{#no}}" .. ("x\n"):rep(100000) .. "{{/no}}" })
    end, "render: ended after")
  end)

  it("of a large report is not held up", function()
    local list = {}
    for i = 1, 20000 do list[i] = { n = i, names = { "甲", "乙" } } end
    local text = bulletin.render("{{#l}}<p>{{n}}{{#names}}{{.}}、{{/names}}{{>p}}</p>\n{{/l}}",
      { l = list }, { p = "{{#no}}x{{/no}}" })
    assert.equal(20000, select(2, text:gsub("</p>", "")))
  end)

  it("wants a string and a table", function()
    assert.error_matches(function() bulletin.render(nil, {}) end, "argument 1")
    assert.error_matches(function() bulletin.render("", {}, 1) end, "argument 3")
  end)
end)

describe("a ready template", function()
  local fixture = require "fixture"

  for _, name in ipairs { "每日要闻摘要", "稿件统计表", "专题汇编" } do
    it("is filled from articles, from hostile ones and from none: " .. name, function()
      local page = bulletin.export(fixture.page(), "html", { template = name })
      assert.matches("<h1>" .. name .. "</h1>", page)
      assert.matches(name == "稿件统计表" and "<td>周小禾</td>" or "老街巷装上了新路灯", page)
      assert.falsy(page:find("{{", 1, true))
      local bad = bulletin.export(fixture.hostile(), "html", { template = name })
      assert.falsy(bad:find("<script", 1, true))
      assert.truthy(utf8.len(bad))
      assert.matches("没有", bulletin.export({}, "html", { template = name }))
    end)
  end

  it("may be one's own", function()
    assert.same("1 老街巷装上了新路灯（民生观察）\n2 镇领导调研春耕备耕\n3 老檔案裡的青石鎮\n",
      bulletin.export(fixture.page(), "markdown",
        { template = "{{#articles}}\n{{number}} {{{headline}}}\n{{/articles}}\n" }))
  end)

  it("has the partials of its caller, and behind them a page's head", function()
    local options = { title = "甲", template = "{{>head}}|{{>foot}}", partials = { foot = "乙" } }
    assert.matches("^<!DOCTYPE html>.*<title>甲</title>.*<body>\n|乙$",
      bulletin.export({}, "html", options))
    options.partials = function(name) return name end
    assert.same("head|foot", bulletin.export({}, "html", options))
    options.partials = 1
    assert.error_matches(function() bulletin.export({}, "html", options) end, "'partials'.*number")
  end)

  it("that does not exist is named, with those that do", function()
    assert.error_matches(function()
      bulletin.export({}, "html", { template = "周报" })
    end, "no template '周报' .ready ones: .*每日要闻摘要")
  end)
end)

describe("a report's counts", function()
  local function piece(headline, day, ...)
    local bylines = {}
    for i, name in ipairs { ... } do bylines[i] = { role = "reporter", name = name } end
    return { headline = headline, date = day, source = "青石镇报", page_name = "01",
      bylines = bylines, body = { { kind = "paragraph", text = headline .. "的正文。" } } }
  end

  it("are those of the store", function()
    local pieces = { piece("甲", "2024-03-08", "沈砚", "周小禾"), piece("乙", "2024-04-09", "沈砚"),
      piece("丙", nil, "沈砚", "沈砚"), piece("丁", "2024-04-10") }
    local store = assert(bulletin.open("", { mode = "memory" }))
    for _, one in ipairs(pieces) do assert(store:add(one)) end
    local function told(fields)
      local out = {}
      for _, row in ipairs(store:tally(fields)) do
        out[#out + 1] = ("%s %d %g"):format(row.value == "" and (fields == "month" and "（无日期）"
          or "（无）") or row.value, row.count, row.share)
      end
      table.sort(out)
      return table.concat(out, "\n")
    end
    local function reported(name)
      local text = bulletin.export(pieces, "text",
        { template = ("{{#%s}}{{value}} {{count}} {{share}}\n{{/%s}}"):format(name, name) })
      local out = {}
      for line in text:gmatch "[^\n]+" do out[#out + 1] = line end
      table.sort(out)
      return table.concat(out, "\n")
    end
    assert.equal(told "reporter", reported "reporters")
    assert.equal(told "month", reported "by_month")
    store:close()
  end)
end)

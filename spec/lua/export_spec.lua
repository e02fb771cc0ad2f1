-- Exports: what every format promises, on a good page, on text that means
-- harm, and on nothing.
local bulletin = require "bulletin"
local fixture = require "fixture"
local unzip = require "unzip"

local formats = {
  "text", "markdown", "html", "json", "jsonl", "csv", "ninjs", "newsml", "nitf", "tei",
  "atom", "rss", "jsonfeed", "epub", "docx", "xlsx", "wechat",
}

local function temporary(ending)
  local name = os.tmpname()
  os.remove(name)
  return name .. (ending or "")
end

--- A folder for one file, and that file's path.
local function own_folder()
  local folder = temporary()
  assert(os.execute("mkdir " .. folder))
  return folder, folder .. "/a.txt"
end

local function listed(folder)
  local pipe = io.popen("ls -A " .. folder)
  local names = pipe:read "*a"
  pipe:close()
  return names
end

local contents = require("files").read

-- All text of an export, whatever its container.
local function all_text(format, bytes)
  if format ~= "epub" and format ~= "docx" and format ~= "xlsx" then return bytes end
  local out = {}
  local entries = unzip(bytes)
  for _, name in ipairs(entries) do out[#out + 1] = entries[name] end
  return table.concat(out, "\n")
end

describe("every format", function()
  for _, format in ipairs(formats) do
    it("gives equal bytes for equal articles: " .. format, function()
      assert.same(bulletin.export(fixture.page(), format), bulletin.export(fixture.page(), format))
    end)

    it("holds titles, names and text of every piece: " .. format, function()
      local text = all_text(format, bulletin.export(fixture.page(), format))
      for _, wanted in ipairs {
        "管得好", "老街巷装上了新路灯", "青石镇背街小巷改造见闻", "周小禾", "罗田",
        "居民说了算", "图为居民在染坊巷散步", "本报记者李一苇参与采写", "镇领导调研春耕备耕",
        "二十三盏新路灯", "老檔案裡的青石鎮", "羅伯特·庫恩",
      } do
        assert.truthy(text:find(wanted, 1, true), wanted)
      end
    end)

    it("makes of hostile text valid UTF-8 without control characters: " .. format, function()
      local text = all_text(format, assert(bulletin.export(fixture.hostile(), format)))
      assert.truthy(utf8.len(text))
      assert.falsy(text:find "[%z\1-\8\11\12\14-\31]")
      if format ~= "json" and format ~= "jsonl" then
        assert.falsy(text:find("\226\128\174", 1, true), "an override of the reading direction")
      end
    end)

    -- Of what can be gone through twice these tell more: contents, a last day.
    local knows_all = { html = true, docx = true, atom = true, newsml = true }

    it("takes articles from an iterator: " .. format, function()
      local store = fixture.store(fixture.articles())
      local one = bulletin.export(store:each {}, format)
      local list = {}
      for article in store:each {} do list[#list + 1] = article end
      if not knows_all[format] then
        assert.same(bulletin.export(list, format), one)
      end
      assert.truthy(all_text(format, one):find("老街巷装上了新路灯", 1, true))
    end)

    it("has an answer to nothing: " .. format, function()
      local text, message, code = bulletin.export({}, format)
      if format == "newsml" then
        assert.is_nil(text)
        assert.matches("no article to write", message)
        assert.same("notfound", code)
      else
        assert.is_string(text)
      end
    end)
  end

  it("ends in .xml, .html or such without a script or broken markup", function()
    for _, format in ipairs { "html", "newsml", "nitf", "tei", "atom", "rss", "epub", "docx" } do
      local text = all_text(format, bulletin.export(fixture.hostile(), format))
      assert.falsy(text:find("<script", 1, true), format)
      assert.falsy(text:find("]]>", 1, true), format)
      assert.falsy(text:find('%shref="javascript:'), format)
      assert.falsy(text:gsub('="[^"]*"', ""):find "<[^>]*%sonload", format)
    end
  end)

  it("says the language that the text is in", function()
    local html = bulletin.export(fixture.page(), "html")
    assert.matches('<html lang="zh%-Hans">', html)
    assert.matches('<article id="a3" lang="zh%-Hant">', html)
  end)
end)

describe("json", function()
  local function through(items, format)
    local path = temporary("." .. format)
    assert(bulletin.write(items, path))
    local out = {}
    for thing in assert(bulletin.load(path)) do out[#out + 1] = thing end
    os.remove(path)
    return out
  end

  it("comes back without loss, with methods", function()
    for _, format in ipairs { "json", "jsonl" } do
      local back = through(fixture.page(), format)
      assert.same({ fixture.page() }, back)
      assert.same(bulletin.text(fixture.page().articles[1]), back[1].articles[1]:text())
      assert.same("integer", math.type(back[1].articles[1].span[1]))
      assert.same(fixture.articles(), through(fixture.articles(), format))
    end
  end)

  it("is an array a line, an object for one, and nothing for nothing", function()
    assert.same("[]\n", bulletin.export({}, "json"))
    assert.matches("^{.*}\n$", bulletin.export(fixture.page(), "json"))
    assert.matches("^%[\n{.*}\n%]\n$", bulletin.export({ fixture.page() }, "json"))
    assert.same("", bulletin.export({}, "jsonl"))
  end)

  it("names file and line of what it cannot read", function()
    local path = temporary ".jsonl"
    local file = io.open(path, "w")
    file:write('{"headline":"甲"}\n\n{"headline":\n')
    file:close()
    local each = bulletin.load(path)
    assert.same("甲", each().headline)
    local ok, message = pcall(each)
    assert.is_false(ok)
    assert.truthy(message:find(path .. ":3: not JSON", 1, true))
    os.remove(path)
    local none, code
    none, message, code = bulletin.load(path)
    assert.is_nil(none)
    assert.matches("cannot read", message)
    assert.same("notfound", code)
  end)
end)

describe("csv", function()
  it("has no cell that a spreadsheet would calculate", function()
    local text = bulletin.export(fixture.hostile(), "csv")
    local at, cells = 4, 0
    while at <= #text do
      local cell, last = text:match('^"(.-)"()[,\r]', at)
      while cell and select(2, cell:gsub('"', "")) % 2 == 1 do
        local more
        more, last = text:match('^(.-)"()[,\r]', last)
        cell = cell .. '"' .. more
      end
      if not cell then cell, last = text:match("^([^,\r]*)()", at) end
      assert.falsy(cell:find "^[=+@\t-]" or cell:find "^\239\188[\157\139\141\160]", cell)
      cells = cells + 1
      at = last + (text:sub(last, last) == "," and 1 or 2)
    end
    assert.same(0, cells % 15)
  end)

  it("writes rows of one's own", function()
    local rows = { { value = "景静", count = 3 }, { value = "=1", count = -2 } }
    assert.same("\239\187\191记者,篇数\r\n景静,3\r\n'=1,'-2\r\n", bulletin.export(rows, "csv",
      { columns = { { "value", "记者" }, { "count", "篇数" } } }))
  end)

  it("names an unknown column", function()
    assert.error_matches(function()
      bulletin.export({}, "csv", { columns = { "nix" } })
    end, "unknown column 'nix'")
  end)
end)

describe("an EPUB", function()
  it("begins with its type, unpacked", function()
    local book = bulletin.export(fixture.page(), "epub")
    assert.same("mimetypeapplication/epub+zip", book:sub(31, 58))
  end)
end)

describe("an editor's own format", function()
  after_each(function() bulletin.formats.titles = nil end)

  it("is written by name and by ending, as a string or in pieces", function()
    bulletin.formats.titles = function(items, options)
      local out = {}
      for article in items do out[#out + 1] = options.mark .. article.headline end
      return table.concat(out, "\n")
    end
    local wanted = "* 老街巷装上了新路灯（民生观察）\n* 镇领导调研春耕备耕\n* 老檔案裡的青石鎮"
    assert.same(wanted, bulletin.export(fixture.page(), "titles", { mark = "* " }))
    local path = temporary ".titles"
    assert(bulletin.write(fixture.page(), path, { mark = "* " }))
    assert.same(wanted, contents(path))
    os.remove(path)
    bulletin.formats.titles = function(items, _, emit)
      for _, article in ipairs(items) do emit(article.headline) end
    end
    assert.same("镇领导调研春耕备耕", bulletin.export(fixture.page().articles[2], "titles"))
  end)

  it("may build upon another", function()
    bulletin.formats.titles = function(items, options)
      return "<!-- 青石 -->" .. bulletin.formats.text(items, options)
    end
    assert.matches("^<!%-%- 青石 %-%->从", bulletin.export(fixture.page(), "titles"))
  end)

  it("may fail", function()
    bulletin.formats.titles = function() return nil, "不写", "limit" end
    assert.same({ nil, "不写", "limit" }, { bulletin.export({}, "titles") })
  end)
end)

describe("writing", function()
  it("replaces the old file whole, and leaves nothing beside it", function()
    local folder, path = own_folder()
    assert(bulletin.write(fixture.articles()[1], path))
    assert(bulletin.write(fixture.articles()[2], path))
    assert.matches("^镇领导调研春耕备耕", contents(path))
    assert.same("a.txt\n", listed(folder))
    os.execute("rm -rf " .. folder)
  end)

  it("leaves the old file when the articles fail on the way", function()
    local folder, path = own_folder()
    assert(bulletin.write(fixture.articles()[1], path))
    local before, given = contents(path), 0
    assert.error_matches(function()
      bulletin.write(function()
        given = given + 1
        if given > 2 then error "gone" end
        return fixture.articles()[given]
      end, path)
    end, "gone")
    assert.same(before, contents(path))
    assert.same("a.txt\n", listed(folder))
    os.execute("rm -rf " .. folder)
  end)

  it("leaves the old file when the disk is full", function()
    local folder, path = own_folder()
    local script = temporary ".lua"
    local file = io.open(script, "w")
    file:write(([[
      local bulletin = require "bulletin"
      local list = {}
      for i = 1, 400 do list[i] = { headline = ("满"):rep(100) } end
      local ok, message, code = bulletin.write(list, %q)
      print(ok, code, (message:find("make room", 1, true)))
    ]]):format(path))
    file:close()
    assert(bulletin.write(fixture.articles()[1], path))
    local before = contents(path)
    -- A limit on the size of files refuses as a full disk does.
    local run = io.popen(("trap '' XFSZ; ulimit -f 8; %s %s"):format(
      os.getenv "LUA" or "lua5.4", script))
    assert.matches("^nil\tfull\t%d+", run:read "*a")
    run:close()
    assert.same(before, contents(path))
    assert.same("a.txt\n", listed(folder))
    os.execute("rm -rf " .. folder)
    os.remove(script)
  end)

  it("says why it cannot", function()
    local ok, message, code = bulletin.write({}, "/no/such/folder/a.txt")
    assert.is_nil(ok)
    assert.matches("/no/such/folder/a.txt.*make its folder first", message)
    assert.same("notfound", code)
  end)

  it("keeps memory flat over a store of any size", function()
    local store = assert(bulletin.open("", { mode = "memory" }))
    assert(store:transaction(function()
      for i = 1, 500 do
        local article = fixture.articles()[i % 3 + 1]
        article.headline = article.headline .. i
        store:add(article)
      end
    end))
    -- The most that is kept at any time beyond what was there before, and the
    -- longest piece handed on.
    local function needs(format, limit)
      local count, most, longest = 0, 0, 0
      collectgarbage()
      local before = collectgarbage "count"
      bulletin.formats[format](store:each { limit = limit }, {}, function(chunk)
        count, longest = count + 1, math.max(longest, #chunk)
        if count % (limit / 10) == 0 then
          collectgarbage()
          most = math.max(most, collectgarbage "count" - before)
        end
      end)
      return most, longest
    end
    for _, format in ipairs {
      "jsonl", "csv", "html", "atom", "text", "markdown", "json", "rss", "jsonfeed", "ninjs",
      "newsml", "docx", "xlsx",
    } do
      -- Both more than a table of contents looks ahead for.
      needs(format, 250)
      local few, short = needs(format, 250)
      local many, long = needs(format, 500)
      assert.is_true(many < few + 50, ("%s: %.0f KB, then %.0f"):format(format, few, many))
      -- Deflate holds back so much before it hands a piece on.
      assert.is_true(long < math.max(1.2 * short, 65536),
        ("%s: %d bytes, then %d"):format(format, short, long))
    end
    store:close()
  end)
end)

describe("arguments", function()
  it("are checked, naming function and argument", function()
    assert.error_matches(function() bulletin.export(nil, "text") end, "export: argument 1")
    assert.error_matches(function() bulletin.export(1, "text") end, "export: argument 1.*number")
    assert.error_matches(function() bulletin.export({}, "nix") end, "export: argument 2.*nix")
    assert.error_matches(function() bulletin.export({}, "text", 1) end, "export: argument 3")
    assert.error_matches(function() bulletin.write({}, "a.nix") end, "write: no format")
    assert.error_matches(function() bulletin.write({}, nil) end, "write: argument 2")
    assert.error_matches(function() bulletin.export({ { headline = {} } }, "text") end,
      "'headline' must be a string, got table")
    assert.error_matches(function() bulletin.export({ { body = { "x" } } }, "text") end,
      "body%[1%] must be a table")
  end)
end)

describe("a table of text that means harm", function()
  -- The cells of a line as a spreadsheet reads them that takes `separator`.
  local function cells(text, separator)
    local out, at = {}, 1
    while at <= #text + 1 do
      local cell
      if text:sub(at, at) == '"' then
        local last = at
        repeat last = text:find('"', last + 1, true) or #text + 1
          local doubled = text:sub(last + 1, last + 1) == '"'
          if doubled then last = last + 1 end
        until not doubled
        local rest = text:find("[" .. separator .. "\n]", last) or #text + 1
        cell = text:sub(at + 1, last - 1):gsub('""', '"') .. text:sub(last + 1, rest - 1)
        at = rest + 1
      else
        local rest = text:find("[" .. separator .. "\n]", at) or #text + 1
        cell, at = text:sub(at, rest - 1), rest + 1
      end
      out[#out + 1] = cell
    end
    return out
  end

  local signs = { "=", "-", "＠" } -- the others begin formulas by the same list

  it("has no cell that a spreadsheet of any country takes for a formula", function()
    local articles = {}
    for _, sign in ipairs(signs) do
      for _, before in ipairs { "", " ", "　", "\194\160", "\226\128\139", "\t", "\r",
        "\239\187\191", "甲;",
        "甲; ", "甲;　", "甲\t", "甲\n", "甲,", '甲;"', '"', "甲;;", "\0", "\226\128\168" } do
        local bad = before .. sign .. "1+cmd|'/C calc'!A0"
        articles[#articles + 1] = { headline = bad, deck = bad, source = "乙" .. bad,
          body = { { kind = "paragraph", text = bad }, { kind = "paragraph", text = bad } } }
      end
    end
    for _, written in ipairs { ",", ";", "\t" } do
      local text = bulletin.export(articles, "csv", { separator = written }):gsub("\r\n", "\n")
      assert.equal("\239\187\191", text:sub(1, 3))
      for _, read in ipairs { ",", ";", "\t" } do
        for _, cell in ipairs(cells(text:sub(4), read)) do
          local rest = cell
          repeat
            local before = rest
            for _, blank in ipairs { "^[%s%c\"]+", "^　", "^\194\160",
              "^\226\128[\128-\143\168\169]", "^\239\187\191" } do
              rest = rest:gsub(blank, "")
            end
          until rest == before
          for _, sign in ipairs(signs) do
            assert.falsy(rest:sub(1, #sign) == sign, ("%q read with %q"):format(cell, read))
          end
        end
      end
    end
    assert.error_matches(function()
      bulletin.export({}, "csv", { separator = "x" })
    end, "separator")
  end)

  it("keeps what means none", function()
    local text = bulletin.export({ headline = "甲；乙——丙 3-5, a=b", body = {} }, "csv",
      { columns = { "headline" } })
    assert.equal('\239\187\191主题\r\n"甲；乙——丙 3-5, a=b"\r\n', text)
  end)
end)

describe("a format of one's own that gives no text", function()
  it("is a failure that names it", function()
    local path = temporary ".mine"
    for value, kind in pairs {
      [5] = "number", [false] = "boolean", nothing = "nil", [{}] = "table",
    } do
      bulletin.formats.mine = function()
        if value ~= "nothing" then return value end
      end
      for _, try in ipairs {
        function() return bulletin.export({ headline = "x" }, "mine") end,
        function() return bulletin.write({ headline = "x" }, path) end,
      } do
        local text, message, code = try()
        assert.is_nil(text)
        assert.equal("format", code)
        assert.equal(("the format 'mine' must return a string, got %s"):format(kind), message)
      end
      assert.is_nil(io.open(path))
    end
    bulletin.formats.mine = function(_, _, emit) emit(5) end
    assert.error_matches(function() bulletin.export({}, "mine") end,
      "mine: emit: a string expected, got number")
    bulletin.formats.mine = function(_, _, emit) emit "" end
    assert.equal("", bulletin.export({}, "mine"))
    bulletin.formats.mine = nil
  end)
end)

describe("a sheet", function()
  local article = { id = 7, headline = ("很长的标题"):rep(20), date = "2024-03-08",
    body = { { kind = "paragraph", text = "正文。" } } }
  local function sheet(options, n)
    local parts = unzip(bulletin.export(article, "xlsx", options))
    return parts[("xl/worksheets/sheet%d.xml"):format(n or 1)], parts["xl/workbook.xml"]
  end

  it("has real numbers and dates", function()
    local first = sheet {}
    assert.matches('<c r="A2" s="3"><v>7</v></c>', first)
    assert.matches('<c r="B2" s="8"><v>45359</v></c>', first)
    local second = sheet({ tables = { { title = "各月", rows = { { value = "2024-03", count = 2 },
      { value = "1899-03", count = 1 } }, columns = { { "value", "月份" }, { "count", "篇数" } } } } },
      2)
    assert.matches('<c r="A3" s="9"><v>45352</v></c>', second)
    assert.matches("1899%-03", second)
  end)

  it("folds away the usual columns in which nothing stands", function()
    local first = sheet {}
    assert.matches('<col min="6" max="6" width="%d+" customWidth="1" hidden="1"/>', first) -- 引题
    assert.matches('<col min="7" max="7" width="%d+" customWidth="1"/>', first) -- 主题
    assert.falsy(sheet { columns = { "headline", "kicker" } }:find "hidden")
    local many = {}
    for i = 1, 300 do many[i] = { headline = "题", kicker = i == 300 and "引" or nil, body = {} } end
    local parts = unzip(bulletin.export(many, "xlsx"))
    assert.falsy(parts["xl/worksheets/sheet1.xml"]:find 'min="6"[^/]*hidden')
  end)

  it("is as wide and as high as its texts, and repeats its head on paper", function()
    local first, book = sheet {}
    local width = tonumber(first:match '<col min="7" max="7" width="(%d+)"')
    local height = tonumber(first:match '<row r="2" ht="(%d+)"')
    assert.equal(32, width) -- at most
    assert.is_true(height >= 16 * math.ceil(200 / width))
    assert.matches('<col min="1" max="1" width="6"', first)
    assert.matches('state="frozen"', first)
    assert.matches('name="_xlnm.Print_Area" localSheetId="0">', book)
    assert.matches('name="_xlnm.Print_Titles" localSheetId="0">[^<]*%$1:%$1<', book)
  end)

  it("of a tally says what its sums are, and what has no day", function()
    local rows = { { value = "2024-03", count = 3, share = 2.0, chars = 9 },
      { value = "", count = 1, share = 1, chars = 3 } }
    local second = sheet({ tables = { { title = "各月", rows = rows, total = true, columns = {
      { "value", "月份" }, { "count", "篇数" }, { "share", "折合" } } } } }, 2)
    assert.matches("（无日期）", second)
    assert.matches("合计（篇数按人计，折合即稿件数）", second)
    assert.matches('<c r="C3" s="3"><v>2</v></c>', second)
  end)

  it("shows two digits of shares in the whole column, and has room for its sums", function()
    local rows = {}
    for i = 1, 40 do
      rows[i] = { value = "人" .. i, count = 2, share = i == 1 and 4 / 3 or 1, chars = 999 }
    end
    local second = sheet({ tables = { { title = "记者", rows = rows, total = true, columns = {
      { "value", "记者" }, { "count", "篇" }, { "share", "折合" }, { "chars", "字" } } } } }, 2)
    assert.matches('<c r="C3" s="10">', second)
    assert.matches('<c r="C4" s="10"><v>1</v></c>', second)
    assert.matches('<c r="C43" s="11">', second)
    assert.matches('<c r="D43" s="7"><v>39960</v></c>', second)
    assert.is_true(tonumber(second:match '<col min="4" max="4" width="(%d+)"') >= #"39960" + 4)
    -- What the sums are is on two lines, which show.
    assert.is_true(tonumber(second:match '<row r="43" ht="(%d+)"') > 30)
    assert.equal(18, tonumber(second:match '<col min="1" max="1" width="(%d+)"'))
  end)
end)

describe("what is pasted into WeChat's editor", function()
  it("has its styles in its elements, and nothing that it would lose", function()
    local text = bulletin.export(fixture.articles(), "wechat", { title = "每日要闻" })
    for tag in text:gmatch "<%l[^>]*>" do
      assert.truthy(tag:find(' style="', 1, true), tag)
      assert.falsy(tag:find " class=" or tag:find " id=" or tag:find "href", tag)
    end
    assert.matches("每日要闻", text)
    assert.matches("老街巷装上了新路灯", text)
  end)
end)

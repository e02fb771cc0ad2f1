-- HTML files: the cases of spec/cases/files, what a layout adds to a page, and
-- how a file's format is found.
local bulletin = require "bulletin"
local cases = require "page_cases"

local bytes_of = require("files").read

local written = require("files").temporary

local folder = "spec/cases/files"

-- Without its reader, all that can be asked of HTML is that it is refused.
if not cases.built "html" then
  describe("HTML in a build without its reader", function()
    pending("is read: make WITH=html")

    it("is missing, and the failure says how to get it", function()
      local page, message, code = bulletin.read(folder .. "/marked-body.html")
      assert.is_nil(page)
      assert.equal("missing", code)
      assert.truthy(message:find("make WITH=html", 1, true))
    end)
  end)
  return
end

describe("the case files/", function() cases.of_files(folder, it) end)

describe("a page from HTML", function()
  local path = folder .. "/marked-body.html"

  it("says its format and its text", function()
    local page = assert(bulletin.read(path))
    assert.equal("html", page.format)
    assert.equal("UTF-8", page.encoding)
    assert.truthy(page.text:find("青浦渡", 1, true))
    assert.is_nil(page.text:find("版权所有", 1, true))
    assert.is_nil(page.text:find("这里不是正文", 1, true))
  end)

  it("knows where in the file each element stands", function()
    for _, name in ipairs { "marked-body", "table-of-fonts" } do
      local file = folder .. "/" .. name .. ".html"
      local bytes, page = bytes_of(file), assert(bulletin.read(file))
      for _, element in ipairs(page.articles[1].body) do
        local range = assert(element.source)[1]
        local shown = assert(bulletin.decode(bytes:sub(range[1], range[2]), page.encoding))
        shown = shown:gsub("&mdash;", "—"):gsub("&ldquo;", "“"):gsub("&rdquo;", "”")
        shown = shown:gsub("^　+", ""):gsub("^本报棠州.-）", "")
        assert.equal(element.text, shown)
      end
    end
  end)

  it("knows where on the picture of its page a piece stands", function()
    local page = assert(bulletin.read(folder .. "/node-of-a-page.html"))
    assert.same({ width = 400, height = 575, unit = "px" }, page.size)
    assert.same({ { x = 3.5, y = 92.25, width = 191, height = 231.5, page = 1 } },
      page.articles[1].boxes)
  end)

  it("has a place by coordinates however they are written", function()
    local node = bytes_of("spec/cases/edition/2026-06/16/node_3.htm")
    local function box(coordinates)
      local page = assert(bulletin.parse((node:gsub("0,0,200,0,200,300,0,300", function()
        return coordinates
      end)), { format = "html" }))
      local first = page.articles[1].boxes
      return first and { first[1].x, first[1].y, first[1].width, first[1].height }
    end
    local whole = { 0, 0, 200, 300 }
    assert.same(whole, box "0,0,200,0,200,300,0,300")
    assert.same(whole, box "0,300,200,300,200,0,0,0")
    assert.same(whole, box "0 0 200 0; 200 300 0 300")
    assert.same(whole, box "200,300,0,0")
    assert.same({ 200, 0, 200, 287.5 }, box "50%,0,100%,0,100%,50%,50%,50%")
    assert.same({ 50, 50, 100, 100 }, box "100,100,50")
    for _, none in ipairs { "1,2", "abc", "9,9,9,9,9,9,9,9", "9,9,9,9" } do
      assert.is_nil(box(none), none)
    end
  end)

  it("has no date where its file names a day that the calendar has not", function()
    local file = [[<html><head><title>桥通了</title></head><body><!--enpproperty
      <date>2026-06-31 00:00:05:0</date><title>桥通了</title>/enpproperty-->
      <h1>桥通了</h1><!--enpcontent--><p>昨天上午，青浦大桥通车，两岸居民走上桥面。</p><!--/enpcontent-->
      </body></html>]]
    local page = assert(bulletin.parse(file, { format = "html" }))
    assert.is_nil(page.date)
    assert.equal("桥通了", page.articles[1].headline)
    page = assert(bulletin.parse((file:gsub("06%-31", "06-30")), { format = "html" }))
    assert.equal("2026-06-30", page.date)
  end)

  it("has the characters that stand as numbers and names", function()
    local function shown(entities)
      local page = assert(bulletin.parse("<h1>通知</h1><p>下周" .. entities .. "放假。</p>",
        { format = "html" }))
      return page.articles[1].body[1].text:match "^下周(.*)放假。$"
    end
    assert.equal("一起", shown "&#19968;&#x8D77;")
    assert.equal("一起", shown "&#X4e00&#x8d77;")
    assert.equal("“一”", shown "&#147;&#19968;&#x94;")
    assert.equal("·×", shown "&middot;&times;")
    assert.equal("&#;&#x;&没有;", shown "&#;&#x;&没有;")
    assert.equal("\239\191\189", shown "&#xD800;")
    assert.equal("\239\191\189", shown "&#99999999999;")
  end)

  it("is text where the caller says so, and HTML in any string", function()
    local page = assert(bulletin.read(path, { format = "text" }))
    assert.is_nil(page.format)
    page = assert(bulletin.parse(bytes_of(path), { format = "html" }))
    assert.equal("老渡口换上 新渡船", page.articles[1].headline)
    assert.is_nil(assert(bulletin.parse(bytes_of(path))).format)
  end)

  it("is in the charset that its bytes are in, whatever it names", function()
    local html = bytes_of(folder .. "/tables-in-tables.html")
    local function read(bytes, charset)
      return assert(bulletin.parse((bytes:gsub("charset=utf%-8", "charset=" .. charset)),
        { format = "html" }))
    end
    local gb = require("files").recode(html, "GB18030")
    for bytes, found in pairs { [html] = "UTF-8", [gb] = "GB18030",
      ["\239\187\191" .. html] = "UTF-8" } do
      for _, charset in ipairs { "utf-8", "gb2312", "GBK", "gb18030", "x-none" } do
        local page = read(bytes, charset)
        assert.equal(found, page.encoding, charset)
        assert.equal("河边书店开门了", page.articles[1].headline)
      end
    end
    -- The bytes of a place are those of the file as it is.
    local page = read(gb, "gb2312")
    local range = page.articles[1].body[1].source[1]
    local text = assert(bulletin.decode(gb:gsub("charset=utf%-8", "charset=gb2312")
      :sub(range[1], range[2]), "GB18030"))
    assert.equal(page.articles[1].body[1].text, text)
  end)

  it("is refused as what it is not", function()
    local wrong = {
      { "<p>字</p>", "alto", "another format" },
      { "<alto><Layout/></alto>", "page", "another format" },
      { "<PcGts/>", "mets", "another format" }, { "<p>字</p>", "docx", "no Word document" },
      { "字", "hocr", "no hOCR" },
    }
    for _, one in ipairs(wrong) do
      local page, message, code = bulletin.parse(one[1], { format = one[2] })
      assert.is_nil(page, one[2])
      if code ~= "missing" then
        assert.equal("corrupt", code)
        assert.truthy(message:find(one[3], 1, true), message)
      end
    end
  end)

  it("refuses a format that there is not", function()
    assert.error_matches(function() bulletin.read(path, { format = "word" }) end,
      "option 'format' must be text, html")
  end)

  it("takes a text that begins with an angle bracket for text", function()
    local file = written("<通知>下周一起换夏令时。\n各单位照办。\n")
    local page = assert(bulletin.read(file))
    os.remove(file)
    assert.is_nil(page.format)
  end)

  it("is found in UTF-16, with and without a mark, and behind a byte order mark", function()
    local html = "<html><body><h1>A title</h1><p>Some text, and more of it.</p></body></html>"
    for _, bytes in ipairs { "\239\187\191" .. html, "\255\254" .. html:gsub(".", "%0\0"),
      (html:gsub(".", "%0\0")), (html:gsub(".", "\0%0")) } do
      local file = written(bytes)
      local page = assert(bulletin.read(file))
      os.remove(file)
      assert.equal("html", page.format)
      assert.equal("A title", page.articles[1].headline)
    end
  end)

  it("holds for any depth and any mess of tags", function()
    local deep = ("<div>"):rep(20000) .. "深处有一句话，读得出来。" .. ("</p></b>"):rep(20000)
    local page = assert(bulletin.parse(deep, { format = "html" }))
    assert.same({}, cases.unsound(page, page.text))
    assert.truthy(page.text:find("深处有一句话", 1, true))
    for _, bytes in ipairs { "<", "<a", "<!--", "<p", "&#", "<table><td><tr></table></div>",
      "\239\187\191\0", "" } do
      page = assert(bulletin.parse(bytes, { format = "html" }))
      assert.same({}, cases.unsound(page, page.text))
    end
  end)
end)

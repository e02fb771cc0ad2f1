-- Recognized pages: the cases of spec/cases/ocr, confidences and places, and
-- what is no XML that may be read.
local bulletin = require "bulletin"
local cases = require "page_cases"

local folder = "spec/cases/ocr"

if not cases.built "alto" then
  describe("recognized pages in a build without their readers", function()
    pending("are read: make WITH=ocr")
  end)
  return
end

local function alto(inside)
  return "<alto><Layout><Page WIDTH='9' HEIGHT='9'><PrintSpace>" .. inside
    .. "</PrintSpace></Page></Layout></alto>"
end

describe("the case ocr/", function() cases.of_files(folder, it) end)

describe("a recognized page", function()
  it("has the characters that stand as numbers, and no entity of its own", function()
    local function read(content)
      return bulletin.parse(alto("<TextBlock><TextLine><String CONTENT='" .. content
        .. "' HPOS='1' VPOS='1' WIDTH='5' HEIGHT='2'/></TextLine></TextBlock>"),
        { format = "alto" })
    end
    local page = assert(read "&#19979;&#x5468;&lt;&#x4E00;&gt;&amp;")
    assert.equal("下周<一>&", (page.text:gsub("\n$", "")))
    for _, wrong in ipairs { "&#xD800;", "&#x110000;", "&#12a;", "&nbsp;", "&#19968" } do
      assert.is_nil(read(wrong), wrong)
    end
  end)

  it("says its format, its size and the unit of its places", function()
    local page = assert(bulletin.read(folder .. "/alto-columns.xml"))
    assert.equal("alto", page.format)
    assert.same({ width = 1300, height = 1800, unit = "px" }, page.size)
    assert.equal("page", assert(bulletin.read(folder .. "/page-order.xml")).format)
    assert.equal("hocr", assert(bulletin.read(folder .. "/hocr-page.html")).format)
  end)

  it("keeps the lowest confidence of an element's words", function()
    local page = assert(bulletin.read(folder .. "/alto-columns.xml"))
    assert.equal(.62, page.articles[1].body[1].confidence)
    assert.equal(.97, page.articles[1].body[2].confidence)
    page = assert(bulletin.read(folder .. "/page-order.xml"))
    assert.equal(.81, page.articles[1].body[1].confidence)
    assert.is_nil(page.articles[1].body[2].confidence)
    page = assert(bulletin.read(folder .. "/page-words.xml"))
    assert.equal(.5, page.articles[1].body[1].confidence)
    page = assert(bulletin.read(folder .. "/hocr-page.html"))
    assert.equal(.94, page.articles[1].body[1].confidence)
  end)

  it("knows the place of each element, a box a column", function()
    local page = assert(bulletin.read(folder .. "/alto-columns.xml"))
    assert.same({ { x = 100, y = 300, width = 480, height = 190, page = 1 } },
      page.articles[1].body[1].boxes)
    assert.same({ { x = 100, y = 500, width = 520, height = 90, page = 1 },
      { x = 700, y = 300, width = 480, height = 90, page = 1 } },
      page.articles[1].body[2].boxes)
  end)

  it("knows where in the file each element stands", function()
    local file = assert(io.open(folder .. "/page-order.xml"))
    local bytes = file:read("*a")
    file:close()
    local page = assert(bulletin.read(folder .. "/page-order.xml"))
    local range = page.articles[1].body[2].source[1]
    local shown = bytes:sub(range[1], range[2])
    assert.truthy(shown:find("^<TextLine id=\"l700_300\">"))
    assert.truthy(shown:find("碗青菜汤。", 1, true))
  end)
end)

describe("a page in another charset", function()
  it("knows where in the file each element stands, in any order of reading", function()
    local xml = require("files").read(folder .. "/page-order.xml")
    for name, charset in pairs { GB18030 = "GB18030", ["UTF-16LE"] = "UTF-16",
      ["UTF-16BE"] = "UTF-16" } do
      local bytes = require("files").recode((xml:gsub('"UTF%-8"', '"' .. charset .. '"')), name)
      local page = assert(bulletin.parse(bytes, { format = "page", encoding = name }))
      local seen = 0
      for _, article in ipairs(page.articles) do
        for _, element in ipairs(article.body) do
          local shown = {}
          for _, range in ipairs(assert(element.source)) do
            local part = assert(bulletin.decode(bytes:sub(range[1], range[2]), name))
            assert.truthy(part:find "^<TextLine.*</TextLine>$")
            for text in part:gmatch "<Unicode>(.-)</Unicode>" do shown[#shown + 1] = text end
          end
          -- Names that stand behind a caption are its byline.
          assert.truthy(table.concat(shown):find(element.text, 1, true))
          seen = seen + 1
        end
      end
      assert.is_true(seen > 2)
    end
  end)
end)

describe("PAGE", function()
  it("has of several texts the one of the lowest index", function()
    local function read(inside)
      local page = assert(bulletin.parse("<PcGts><Page><TextRegion>" .. inside
        .. "</TextRegion></Page></PcGts>", { format = "page" }))
      return page.text:gsub("\n$", ""), page.articles[1]
    end
    local function text(index, conf, words)
      return ("<TextEquiv%s conf='%s'><Unicode>%s</Unicode></TextEquiv>"):format(
        index and " index='" .. index .. "'" or "", conf, words)
    end
    local line = "<TextLine><Coords points='0,0 9,0 9,9'/>%s</TextLine>"
    local shown, piece = read(line:format(text(2, .5, "乙") .. text(1, .9, "渡口开了。")
      .. text(3, .1, "丙")))
    assert.equal("渡口开了。", shown)
    assert.equal(.9, piece.body[1].confidence)
    assert.equal("甲", (read(line:format(text(nil, 1, "甲") .. text(nil, 1, "乙")))))
    assert.equal("渡口", (read(line:format("<Word>" .. text(1, .9, "度") .. text(0, .4, "渡")
      .. "</Word><Word>" .. text(0, .8, "口") .. "</Word>"))))
    assert.equal("甲", (read(text(1, 1, "乙") .. text(0, 1, "甲"))))
  end)
end)

describe("hOCR", function()
  it("loses no text that stands in no line", function()
    local page = assert(bulletin.parse("<body>外面<div class='ocr_page' title='bbox 0 0 900 900'>"
      .. "页上的字<div class='ocr_carea'>区里的字<br>又一行"
      .. "<p class='ocr_par'><span class='ocrx_word' title='x_wconf 90'>段里</span>"
      .. "<span class='ocrx_word' title='x_wconf 70'>的词。</span></p>"
      .. "<span class='ocr_line' title='bbox 1 1 90 9'>成行的字。</span>区尾的字</div></div>底下</body>",
      { format = "hocr" }))
    assert.same({}, cases.unsound(page, page.text))
    local text = page.text:gsub("[ \n]", "")
    assert.equal("页上的字区里的字又一行段里的词。成行的字。区尾的字", text)
  end)
end)

describe("XML", function()
  local refused = {
    ["a document type"] = { "<!DOCTYPE alto [<!ENTITY a 'b'>]><alto/>", "document type" },
    ["an entity that is not XML's own"] = { alto "<String CONTENT='&xxe;'/>", "unknown entity" },
    ["a closing tag of another element"] = { "<alto><Layout></Page></alto>", "closes no open" },
    ["a file that ends too soon"] = { "<alto><Layout>", "ends before" },
    ["a tag that does not end"] = { "<alto><Layout ID='1", "does not end" },
    ["an attribute without quotes"] = { "<alto><Layout ID=1/></alto>", "not name=" },
    ["two root elements"] = { "<alto></alto><alto/>", "second root" },
    ["text behind its root element"] = { "<alto/>text", "outside the root" },
    ["an attribute with a tag in it"] = { "<alto A='<b>'/>", "has < in it" },
  }
  for name, case in pairs(refused) do
    it("is refused with " .. name, function()
      local page, message, code = bulletin.parse(case[1], { format = "alto" })
      assert.is_nil(page)
      assert.equal("corrupt", code)
      assert.truthy(message:find(case[2], 1, true), message)
      assert.truthy(message:find("^line %d+: "), message)
    end)
  end

  it("is found and refused whatever its document type declares", function()
    for _, root in ipairs { "alto", "mets", "PcGts" } do
      local path = require("files").temporary(("<?xml version='1.0'?>\n<!DOCTYPE %s [\n"
        .. "<!ENTITY a 'b'>\n<!ENTITY c SYSTEM 'file:///etc/hostname'>\n]>\n<%s>&c;</%s>")
        :format(root, root, root))
      local page, message, code = bulletin.read(path)
      os.remove(path)
      assert.is_nil(page)
      assert.equal("corrupt", code)
      assert.truthy(message:find("document type", 1, true), message)
    end
  end)

  it("is refused where its elements lie too deep", function()
    local deep = ("<ComposedBlock>"):rep(300) .. ("</ComposedBlock>"):rep(300)
    local _, message, code = bulletin.parse(alto(deep), { format = "alto" })
    assert.equal("limit", code)
    assert.truthy(message:find("256 elements", 1, true))
  end)

  it("takes linear time, whatever its names and references are", function()
    local parts = {}
    for i = 1, 20000 do
      parts[i] = ("<TextBlock ID='b%d' IDNEXT='b%d'><TextLine>"
        .. "<String CONTENT='字%d'/></TextLine></TextBlock>"):format(i, i % 20000 + 1, i)
    end
    local started = os.clock()
    local page = assert(bulletin.parse(alto(table.concat(parts)), { format = "alto" }))
    assert.is_true(os.clock() - started < 5)
    assert.truthy(page.text:find("字20000", 1, true))
  end)
end)

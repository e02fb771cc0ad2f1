-- Word documents: what stands where, and what is kept together.
local bulletin = require "bulletin"
local fixture = require "fixture"
local unzip = require "unzip"

local function parts_of(items, options)
  return unzip(assert(bulletin.export(items, "docx", options)))
end

local function document(items, options) return parts_of(items, options)["word/document.xml"] end

-- The texts of the paragraphs of a style, in order.
local function styled(text, style)
  local out = {}
  for inside in text:gmatch('<w:p><w:pPr><w:pStyle w:val="' .. style .. '"/>(.-)</w:p>') do
    local words = {}
    for word in inside:gmatch "<w:t[^>]*>(.-)</w:t>" do words[#words + 1] = word end
    out[#out + 1] = table.concat(words)
  end
  return out
end

local function piece(headline, page_name, size)
  return { headline = headline, page_name = page_name, date = "2026-06-15",
    body = { { kind = "paragraph", text = ("甲"):rep(size or 10) .. "。" },
      { kind = "paragraph", text = "乙。" } } }
end

local function kept(text)
  return select(2, text:gsub('"BodyText"/><w:keepNext/><w:keepLines/>', ""))
end

describe("docx", function()
  it("sets the marks of both scripts as Chinese, and titles in the middle", function()
    local text = parts_of(fixture.articles(), {
      tables = { { title = "统计表", rows = { { "甲", 1 } }, columns = { { 1, "名" }, { 2, "数" } },
        total = true } },
    })["word/document.xml"]
    for run in text:gmatch "<w:r><w:rPr>.-</w:r>" do
      assert.matches('<w:rFonts w:hint="eastAsia"', run)
    end
    assert.truthy(text:find('"TOCHeading"/></w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia"/>'
      .. '</w:rPr><w:t xml:space="preserve">目录', 1, true))
    assert.truthy(text:find('<w:pStyle w:val="TableTitle"/>', 1, true))
    assert.same(4, select(2, text:gsub("<w:shd ", ""))) -- of the heading and the sum
  end)

  it("stands by its pages, where these have several pieces", function()
    local list = { piece("一", "01 要闻"), piece("二", "01 要闻"), piece("三", "02 综合"),
      piece("四", "02 综合") }
    local text = document(list)
    local pages = { "2026年6月15日　01 要闻", "2026年6月15日　02 综合" }
    assert.same(pages, styled(text, "Heading1"))
    assert.same(pages, styled(text, "TOC1"))
    assert.same({ "一", "二", "三", "四" }, styled(text, "Heading2"))
    assert.same({}, styled(text, "Origin"))
    list[2].page_name = "03 经济"
    text = document(list)
    assert.same({}, styled(text, "Heading1"))
    assert.equal(4, #styled(text, "Origin"))
    assert.falsy(text:find("w:br", 1, true))
    assert.falsy(text:find("pageBreak", 1, true))
  end)

  it("begins a sheet behind a long list of contents, and there only", function()
    local list = {}
    for i = 1, 19 do list[i] = piece("题" .. i, "01") end
    assert.falsy(document(list):find("w:pageBreakBefore", 1, true))
    list[20] = piece("题", "02")
    local text = document(list)
    assert.equal(1, select(2, text:gsub("w:pageBreakBefore", "")))
    assert.truthy(text:find('<w:pStyle w:val="Heading1"/><w:pageBreakBefore/>', 1, true))
  end)

  it("stands by its pages when it comes as a stream", function()
    local given = 0
    local text = document(function()
      given = given + 1
      return given <= 300 and piece("题", given <= 150 and "01" or "02") or nil
    end)
    assert.equal(2, #styled(text, "Heading1"))
    assert.equal(300, #styled(text, "Heading2"))
  end)

  it("keeps a short piece whole, and a long one's end with its tags", function()
    assert.equal(1, kept(document(piece("短", "01"))))
    assert.equal(0, kept(document(piece("长", "01", 500))))
    local tagged = piece("长", "01", 500)
    tagged.tags = { "民生" }
    assert.equal(1, kept(document(tagged)))
  end)

  it("says a page's warnings at the headlines of its pieces", function()
    local page = bulletin.parse("小镇新闻\n　　本报讯（记者丁一禾）他说：“雨停了。\n　　大家都笑了。\n\n"
      .. "路修好了\n　　本报讯（记者丁一禾）通往镇上的路昨天修好了。\n")
    assert.equal(1, #page.warnings)
    local parts = parts_of(page)
    assert.same({ "第 2 行：" .. page.warnings[1].message },
      styled(parts["word/comments.xml"], "CommentText"))
    local text = parts["word/document.xml"]
    assert.equal(1, select(2, text:gsub('<w:commentReference w:id="0"/>', "")))
    assert.truthy(text:find "<w:commentRangeStart.-小镇新闻.-<w:commentRangeEnd")
    assert.truthy(parts["[Content_Types].xml"]:find("comments+xml", 1, true))
    assert.is_nil(parts_of(page, { comments = false })["word/comments.xml"])
    assert.is_nil(parts_of(page.articles)["word/comments.xml"])
  end)
end)

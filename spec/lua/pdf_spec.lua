-- PDFs of our own make: reading order, pages, and what cannot be read.
local bulletin = require "bulletin"

local here = pcall(require, "bulletin.pdf")

-- A text as codes of a font whose characters are Unicode's.
local function codes(text)
  local out = {}
  for c in text:gmatch "[^\128-\191][\128-\191]*" do
    local a, b, d = c:byte(1, 3)
    local code = a < 0x80 and a or a < 0xE0 and (a - 0xC0) * 64 + b - 0x80
      or (a - 0xE0) * 4096 + (b - 0x80) * 64 + d - 0x80
    out[#out + 1] = ("%04X"):format(code)
  end
  return table.concat(out)
end

local to_unicode = [[/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /U def 1 begincodespacerange <0000> <FFFF> endcodespacerange
%s endcmap end end]]

-- A range keeps the first byte of its codes.
local function ranges()
  local out = {}
  for first = 0, 0xFF do
    if first < 0xD8 or first > 0xDF then
      out[#out + 1] = ("1 beginbfrange <%02X00> <%02XFF> <%02X00> endbfrange")
        :format(first, first, first)
    end
  end
  return table.concat(out, "\n")
end

local function stream(text)
  return ("<< /Length %d >> stream\n%s\nendstream"):format(#text, text)
end

--- A PDF of 300 by 400 points a page, each a list of { x, y, size, text }, y from
-- the top.
local function make(pages, trailer)
  local objects, kids = { "", "" }, {}
  objects[3] = "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H"
    .. " /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>"
  objects[4] = "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW 1000"
    .. " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    .. " /FontDescriptor 5 0 R >>"
  objects[5] = "<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 900]"
    .. " /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>"
  objects[6] = stream((to_unicode:format(ranges())))
  for _, page in ipairs(pages) do
    local out = {}
    for _, item in ipairs(page) do
      out[#out + 1] = ("BT /F1 %g Tf %g %g Td <%s> Tj ET"):format(item[3], item[1],
        400 - item[2] - item[3], codes(item[4]))
    end
    objects[#objects + 1] = stream(table.concat(out, "\n"))
    objects[#objects + 1] = ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400]"
      .. " /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"):format(#objects)
    kids[#kids + 1] = #objects .. " 0 R"
  end
  objects[1] = "<< /Type /Catalog /Pages 2 0 R >>"
  objects[2] = ("<< /Type /Pages /Count %d /Kids [%s] >>"):format(#kids, table.concat(kids, " "))
  local out, size, places = { "%PDF-1.4\n" }, 9, {}
  for i, object in ipairs(objects) do
    places[i] = ("%010d 00000 n \n"):format(size)
    out[#out + 1] = ("%d 0 obj\n%s\nendobj\n"):format(i, object)
    size = size + #out[#out]
  end
  out[#out + 1] = ("xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R %s >>\n")
    :format(#objects + 1, table.concat(places), #objects + 1, trailer or "")
  out[#out + 1] = ("startxref\n%d\n%%%%EOF\n"):format(size)
  return table.concat(out)
end

local function column(page, x, y, lines)
  for i, line in ipairs(lines) do
    local indent = line:find "^>" and 20 or 0
    page[#page + 1] = { x + indent, y + 15 * (i - 1), 10, (line:gsub("^>", "")) }
  end
end

-- Two pieces, one over the other, each in two columns of ten characters.
local function sheet()
  local page = { { 40, 40, 24, "春到河边麦苗长" }, { 40, 70, 9, "本报记者　林小雨" },
    { 40, 210, 20, "书店开门迎读者" } }
  column(page, 40, 95, { ">春天来了村里人都", "下地去种菜河水清清流", "过村前的石桥。",
    ">老人说今年的雨水" })
  column(page, 160, 95, { "很好麦苗长得快六月就", "能收割村里买了新机，", "两天就可以收完全村的",
    "麦子。" })
  column(page, 40, 250, { ">镇上的书店昨天开", "门了第一天来了五百多", "位读者书架前面站满了" })
  column(page, 160, 250, { "孩子一直站到晚上关门", "才慢慢散去。", ">店主说会开下去。" })
  return page
end

local path = os.tmpname()
local function write(bytes)
  local file = assert(io.open(path, "wb"))
  file:write(bytes)
  file:close()
  return path
end

describe("a PDF", function()
  teardown(function() os.remove(path) end)

  it("says which rock is missing where its module is", function()
    local loaded, preload = package.loaded["bulletin.pdf"], package.preload["bulletin.pdf"]
    package.loaded["bulletin.pdf"] = nil
    package.preload["bulletin.pdf"] = function() error "not here" end
    local page, message, code = bulletin.read(write(make { sheet() }))
    package.loaded["bulletin.pdf"], package.preload["bulletin.pdf"] = loaded, preload
    assert.is_nil(page)
    assert.equal("missing", code)
    assert.matches("bulletin%-pdf", message)
  end)

  if not here then
    it("is read", function() pending "bulletin/pdf.so is not built: poppler-glib is not here" end)
    return
  end

  it("is read column by column, each title with the text under it", function()
    local page = assert(bulletin.read(write(make { sheet() })))
    assert.equal("pdf", page.format)
    assert.same({ width = 300, height = 400, unit = "pt" }, page.size)
    assert.equal(2, #page.articles)
    local first, second = page.articles[1], page.articles[2]
    assert.equal("春到河边麦苗长", first.headline)
    assert.equal("林小雨", first.bylines[1].name)
    assert.same({ "春天来了村里人都下地去种菜河水清清流过村前的石桥。",
      "老人说今年的雨水很好麦苗长得快六月就能收割村里买了新机，两天就可以收完全村的麦子。" },
      { first.body[1].text, first.body[2].text })
    assert.equal("书店开门迎读者", second.headline)
    assert.equal("店主说会开下去。", second.body[#second.body].text)
    assert.equal(1, first.body[1].boxes[1].page)
  end)

  it("whose lines run downwards is read from the right, its boxes as they stand", function()
    local page = {}
    local function down(x, y, size, text)
      for c in text:gmatch "[^\128-\191][\128-\191]*" do
        page[#page + 1] = { x, y, size, c }
        y = y + size
      end
    end
    down(240, 40, 20, "书店开门")
    for i, text in ipairs { "镇上的书店昨天开", "门了第一天来了五百多", "位读者书架前面站满了",
      "人。" } do
      down(226 - 16 * i, i == 1 and 60 or 40, 10, text)
    end
    local read = assert(bulletin.read(write(make { page })))
    assert.equal(1, #read.articles)
    local article = read.articles[1]
    assert.equal("书店开门", article.headline)
    assert.equal("镇上的书店昨天开门了第一天来了五百多位读者书架前面站满了人。", article.body[1].text)
    assert.same({ width = 300, height = 400, unit = "pt" }, read.size)
    local box = article.body[1].boxes[1]
    assert.is_true(math.abs(box.x - 162) < 4 and math.abs(box.x + box.width - 220) < 4)
    assert.is_true(math.abs(box.y - 40) < 6 and math.abs(box.y + box.height - 140) < 6)
  end)

  it("of several pages is read page by page", function()
    local count = 0
    for page in bulletin.pages(write(make { sheet(), { { 40, 40, 24, "只有一个标题" } }, sheet() })) do
      count = count + 1
      assert.equal(count == 2 and 1 or 2, #page.articles)
      assert.equal(count, page.articles[1].boxes[1].page)
    end
    assert.equal(3, count)
  end)

  it("goes into a store", function()
    local name = path .. ".pdf"
    local file = assert(io.open(name, "wb"))
    file:write(make { sheet() })
    file:close()
    local store = assert(bulletin.open(path .. ".db"))
    local report = assert(store:import(name))
    os.remove(name)
    assert.equal(2, report.added)
    store:close()
    for _, ending in ipairs { ".db", ".db-wal", ".db-shm" } do os.remove(path .. ending) end
  end)

  it("that is a picture asks for OCR", function()
    local page, message, code = bulletin.read(write(make { {} }))
    assert.is_nil(page)
    assert.equal("encoding", code)
    assert.matches("OCR", message)
  end)

  it("that is broken or encrypted is an error that says so", function()
    local _, message, code = bulletin.read(write "%PDF-1.4\nnothing of it")
    assert.equal("format", code)
    assert.matches("broken", message)
    local locked = make({ sheet() }, "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
      .. ("41"):rep(32) .. "> /U <" .. ("42"):rep(32) .. "> >> /ID [<00> <00>]")
    _, message, code = bulletin.read(write(locked))
    assert.equal("encoding", code)
    assert.matches("encrypted", message)
  end)

  it("that is cut anywhere is read or refused", function()
    local whole = make { sheet() }
    for size = 5, #whole, 97 do
      local page, message = bulletin.read(write(whole:sub(1, size)))
      assert.is_true(page ~= nil or type(message) == "string")
    end
  end)
end)

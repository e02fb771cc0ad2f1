-- PDFs of our own make, of text alone.
local printed = {}

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

-- Objects 1 and 2 of a file are its pages, 3 to 6 a font.
local function begin()
  return { "", "",
    "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H"
      .. " /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW 1000"
      .. " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
      .. " /FontDescriptor 5 0 R >>",
    "<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 900]"
      .. " /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>",
    stream((to_unicode:format(ranges()))) }
end

-- Adds a page that shows what the object before it says; `keys` are more of what
-- stands in its dictionary.
local function add_page(objects, kids, resources, keys)
  objects[#objects + 1] = ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] %s"
    .. " /Resources << /Font << /F1 3 0 R >> %s >> /Contents %d 0 R >>"):format(keys or "",
    resources or "", #objects)
  kids[#kids + 1] = #objects .. " 0 R"
end

local function assemble(objects, kids, trailer)
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

local function show(item)
  if item.draw then return item.draw end
  return ("BT /F1 %g Tf %g %g Td <%s> Tj ET"):format(item[3], item[1], 400 - item[2] - item[3],
    codes(item[4]))
end

--- A PDF of 300 by 400 points a page, each a list of { x, y, size, text }, y from
-- the top, and { draw = operators }; `trailer` is more of the file's last dictionary,
-- `keys` of the pages'.
function printed.pdf(pages, trailer, keys)
  local objects, kids = begin(), {}
  for _, page in ipairs(pages) do
    local out = {}
    for _, item in ipairs(page) do out[#out + 1] = show(item) end
    objects[#objects + 1] = stream(table.concat(out, "\n"))
    add_page(objects, kids, nil, keys)
  end
  return assemble(objects, kids, trailer)
end

-- A Type 3 font of one glyph, as wide as its type is large, which says that character.
local function drawn_font(objects, name, character)
  local first = #objects
  objects[first + 1] = stream "1000 0 0 0 1000 1000 d1 0 0 900 800 re f"
  objects[first + 2] = stream((to_unicode:format("1 beginbfchar <01> <" .. codes(character)
    .. "> endbfchar"):gsub("<0000> <FFFF>", "<00> <FF>")))
  objects[first + 3] = "<< /Type /FontDescriptor /Flags 4 /FontName /" .. name .. " >>"
  objects[first + 4] = ("<< /Type /Font /Subtype /Type3 /FontBBox [0 -200 1000 900]"
    .. " /FontMatrix [.001 0 0 .001 0 0] /CharProcs << /g %d 0 R >> /ToUnicode %d 0 R"
    .. " /Encoding << /Type /Encoding /Differences [1 /g] >> /FirstChar 1 /LastChar 1"
    .. " /Widths [1000] /FontDescriptor %d 0 R >>"):format(first + 1, first + 2, first + 3)
  return first + 4
end

--- A page of two Type 3 fonts, of which that on the right has a bold one's name.
function printed.drawn_fonts()
  local objects, kids = begin(), {}
  local plain = drawn_font(objects, "ABCDEF+Song-Regular", "春")
  local bold = drawn_font(objects, "BBCDEF+Song-Bold", "夏")
  objects[#objects + 1] = stream("BT /P 10 Tf 40 300 Td <01> Tj 10 0 Td <01> Tj /B 10 Tf"
    .. " 10 0 Td <01> Tj ET")
  objects[#objects + 1] = ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Resources"
    .. " << /Font << /P %d 0 R /B %d 0 R >> >> /Contents %d 0 R >>"):format(plain, bold, #objects)
  kids[1] = #objects .. " 0 R"
  return assemble(objects, kids)
end

--- A small PDF whose page shows a form that shows another twenty times, and so on:
-- 20 ^ depth lines of text, or of `shows`.
function printed.bomb(depth, shows)
  local objects, kids = begin(), {}
  local form = "<< /Type /XObject /Subtype /Form /BBox [0 0 300 400] /Resources << %s >>"
    .. " /Length %d >> stream\n%s\nendstream"
  shows = shows or "BT /F1 9 Tf 20 20 Td <" .. codes "春到河边" .. "> Tj ET"
  objects[#objects + 1] = form:format("/Font << /F1 3 0 R >>", #shows, shows)
  local last
  for _ = 1, depth do
    last = ("/XObject << /X %d 0 R >>"):format(#objects)
    shows = ("1 0 0 1 1 1 cm /X Do "):rep(20)
    objects[#objects + 1] = form:format(last, #shows, shows)
  end
  last = ("/XObject << /X %d 0 R >>"):format(#objects)
  objects[#objects + 1] = stream "/X Do"
  add_page(objects, kids, last)
  return assemble(objects, kids)
end

local function column(page, x, y, lines)
  for i, line in ipairs(lines) do
    local indent = line:find "^>" and 20 or 0
    page[#page + 1] = { x + indent, y + 15 * (i - 1), 10, (line:gsub("^>", "")) }
  end
end

--- Two pieces, one over the other, each in two columns of ten characters.
function printed.sheet()
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

return printed

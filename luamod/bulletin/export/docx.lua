--- DOCX (Office Open XML), set as a Chinese bulletin is: 仿宋 with a
-- two-character indent, headlines in 黑体, bylines in 楷体, A4. Pieces that follow
-- each other on their pages stand under a heading for each 版; a short piece is
-- not divided between two sheets. A page's warnings are comments at the headlines.
--   options.title, subtitle, author, date, body = "summary", charts, tables,
--   comments = false
local calendar = require "bulletin.calendar"
local clean = require "bulletin.clean"
local columns = require "bulletin.export.columns"
local office = require "bulletin.export.office"
local view = require "bulletin.export.view"
local xml = require "bulletin.xml"

local contents_from, contents_to = 3, 200 -- pieces for which a list pays
local sheet_from = 20 -- pieces whose list has sheets of its own
local whole_to = 400 -- characters, half a sheet, of a piece that is kept whole

-- --- styles ----------------------------------------------------------------

-- The hint sets what both scripts use (“ ” … —) as Chinese does.
local hint = 'w:hint="eastAsia"'
local function fonts(east)
  return ('<w:rFonts %s w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
    .. 'w:cs="Times New Roman" w:eastAsia="%s"/>'):format(hint, east)
end

-- id, name, East Asian font, half-points, bold, paragraph properties, next.
-- Spacing is in twentieths of a point; an indent of 200 is two characters.
local styles = {
  { "Title", "Title", "宋体", 44, true,
    '<w:spacing w:before="0" w:after="200"/><w:jc w:val="center"/>', "Normal" },
  { "Subtitle", "Subtitle", "楷体", 28, false,
    '<w:pBdr><w:bottom w:val="double" w:sz="6" w:space="8" w:color="9C1C1C"/></w:pBdr>'
    .. '<w:spacing w:after="320"/><w:jc w:val="center"/>', "Normal" },
  { "Kicker", "引题", "楷体", 28, false,
    '<w:keepNext/><w:keepLines/><w:spacing w:before="360" w:after="0"/><w:jc w:val="center"/>',
    "Heading2" },
  { "Heading1", "heading 1", "楷体", 30, true,
    '<w:keepNext/><w:keepLines/><w:pBdr><w:bottom w:val="single" w:sz="8" w:space="4" '
    .. 'w:color="9C1C1C"/></w:pBdr><w:spacing w:before="480" w:after="120"/>'
    .. '<w:outlineLvl w:val="0"/>', "Heading2" },
  { "Heading2", "heading 2", "黑体", 36, false,
    '<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="120"/><w:jc w:val="center"/>'
    .. '<w:outlineLvl w:val="1"/>', "Normal" },
  { "Deck", "副题", "楷体", 28, false,
    '<w:keepNext/><w:spacing w:before="0" w:after="120"/><w:jc w:val="center"/>', "Normal" },
  { "Byline", "署名", "楷体", 24, false,
    '<w:keepNext/><w:spacing w:before="0" w:after="60"/><w:jc w:val="center"/>', "Normal" },
  { "Origin", "出处", "楷体", 21, false,
    '<w:keepNext/><w:spacing w:before="0" w:after="160"/><w:jc w:val="center"/>', "BodyText" },
  { "BodyText", "Body Text", "仿宋", 28, false,
    '<w:spacing w:line="520" w:lineRule="exact"/>'
    .. '<w:ind w:firstLine="560" w:firstLineChars="200"/><w:jc w:val="both"/>' },
  { "Heading3", "heading 3", "黑体", 28, false,
    '<w:keepNext/><w:keepLines/><w:spacing w:before="160" w:after="80"/>'
    .. '<w:ind w:firstLine="560" w:firstLineChars="200"/><w:outlineLvl w:val="2"/>', "BodyText" },
  { "Caption", "caption", "楷体", 24, false,
    '<w:keepLines/><w:spacing w:before="80" w:after="120"/><w:jc w:val="center"/>', "BodyText" },
  { "Note", "附注", "楷体", 24, false,
    '<w:spacing w:before="80" w:after="80"/><w:ind w:left="560"/>', "BodyText" },
  { "Tags", "标签", "楷体", 21, false, '<w:spacing w:before="80"/><w:jc w:val="right"/>' },
  { "TOCHeading", "TOC Heading", "黑体", 28, false,
    '<w:keepNext/><w:spacing w:before="240" w:after="120"/><w:jc w:val="center"/>', "Normal" },
  { "TOC1", "toc 1", "楷体", 24, true,
    '<w:keepNext/><w:snapToGrid w:val="0"/><w:spacing w:before="120" w:after="60"/>' },
  { "TOC2", "toc 2", "仿宋", 24, false,
    '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8800"/></w:tabs>'
    .. '<w:snapToGrid w:val="0"/><w:spacing w:after="60"/>' },
  { "TableTitle", "表题", "黑体", 28, false,
    '<w:keepNext/><w:spacing w:before="240" w:after="120"/><w:jc w:val="center"/>', "Normal" },
  { "TableText", "表格", "仿宋", 22, false, "" },
  { "CommentText", "annotation text", "仿宋", 21, false, "" },
  { "Footer", "footer", "宋体", 18, false, '<w:jc w:val="center"/>' },
}

local word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

local function style_part(east_language)
  local out = { office.head, "<w:styles ", word, "><w:docDefaults><w:rPrDefault><w:rPr>",
    fonts "仿宋", '<w:kern w:val="2"/><w:sz w:val="28"/><w:szCs w:val="28"/>',
    ('<w:lang w:val="en-US" w:eastAsia="%s" w:bidi="ar-SA"/>'):format(east_language),
    "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>",
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>',
    "<w:qFormat/></w:style>",
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>',
    '<w:tblPr><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>',
    "</w:tblCellMar></w:tblPr></w:style>" }
  for _, style in ipairs(styles) do
    out[#out + 1] = ('<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/>'
      .. '<w:basedOn w:val="Normal"/>%s<w:qFormat/><w:pPr>%s</w:pPr><w:rPr>%s%s'
      .. '<w:sz w:val="%d"/><w:szCs w:val="%d"/></w:rPr></w:style>'):format(style[1], style[2],
      style[7] and ('<w:next w:val="%s"/>'):format(style[7]) or "", style[6], fonts(style[3]),
      style[5] and "<w:b/>" or "", style[4], style[4])
  end
  out[#out + 1] = "</w:styles>"
  return table.concat(out)
end

-- --- paragraphs ------------------------------------------------------------

local function run(text, properties)
  return "<w:r><w:rPr>" .. (properties or "<w:rFonts " .. hint .. "/>") .. "</w:rPr>"
    .. xml.element("w:t", clean.line(text), { "xml:space", "preserve" }) .. "</w:r>"
end

-- `keep`: it stays on one sheet with what follows.
local function paragraph(style, inside, keep)
  return ('<w:p><w:pPr><w:pStyle w:val="%s"/>%s</w:pPr>%s</w:p>'):format(style,
    keep and "<w:keepNext/><w:keepLines/>" or "", inside)
end

local function bookmarked(id, inside)
  return ('<w:bookmarkStart w:id="%d" w:name="a%d"/>%s<w:bookmarkEnd w:id="%d"/>'):format(
    id, id, inside, id)
end

-- --- comments --------------------------------------------------------------

-- The comments of a document: what is added is said of `inside`.
local Comments = {}
Comments.__index = Comments

function Comments:add(text, inside)
  local id = #self
  self[id + 1] = ('<w:comment w:id="%d" w:author="bulletin" w:initials="b">%s</w:comment>'):format(
    id, paragraph("CommentText", run(text)))
  return ('<w:commentRangeStart w:id="%d"/>%s<w:commentRangeEnd w:id="%d"/>'
    .. '<w:r><w:rPr><w:rFonts %s/></w:rPr><w:commentReference w:id="%d"/></w:r>'):format(
    id, inside, id, hint, id)
end

function Comments:part()
  return office.head .. "<w:comments " .. word .. ">" .. table.concat(self) .. "</w:comments>"
end

-- --- pieces ----------------------------------------------------------------

local body_styles = { subhead = "Heading3", caption = "Caption", note = "Note" }

-- Is the piece short enough to be kept whole?
local function is_short(body)
  local size = 0
  for _, element in ipairs(body) do size = size + clean.length(element.text) end
  return size <= whole_to
end

-- A piece as paragraphs, with its headline as it is to stand; `origin` is told
-- unless a heading has told it.
local function article_parts(article, headline, options, origin)
  local out = {}
  local function add(style, text)
    if text then out[#out + 1] = paragraph(style, run(text)) end
  end
  add("Kicker", view.field(article, "kicker"))
  out[#out + 1] = paragraph("Heading2", headline)
  add("Deck", view.field(article, "deck"))
  add("Byline", view.byline(article))
  add("Origin", origin)
  local body, dateline, tags = view.body(article), view.dateline(article), view.tags(article)
  if options.body == "summary" then
    body = { { kind = "paragraph", text = view.summary(article, options) or "" } }
  end
  local short = is_short(body)
  for i, element in ipairs(body) do
    local inside = run(element.text)
    if element.kind == "paragraph" and dateline then
      inside = run(clean.line(dateline) .. "　", fonts "黑体") .. inside
      dateline = nil
    end
    local follows = body[i + 1] or tags[1]
    out[#out + 1] = paragraph(body_styles[element.kind] or "BodyText", inside,
      follows and (short or not body[i + 1]))
  end
  if tags[1] then add("Tags", "标签：" .. table.concat(tags, "、")) end
  return table.concat(out)
end

-- Do the pieces follow each other on their pages, so that headings for these
-- say something? Those of a stream do; of a list, where pages have several.
local function are_by_page(items, list, options)
  if items.page then return items.page.name and options.title end
  if items.single then return false end
  if not list then return true end
  local pages, last = 0, nil
  for _, article in ipairs(list) do
    local origin = view.origin(article).page and view.origin_line(article)
    if not origin then return false end
    if origin ~= last then pages = pages + 1 end
    last = origin
  end
  return pages * 2 <= #list
end

local function contents(list, by_page)
  if not list or #list < contents_from then return "" end
  local out, last = { paragraph("TOCHeading", run "目录") }, nil
  for i, article in ipairs(list) do
    local origin = by_page and view.origin_line(article)
    if origin and origin ~= last then out[#out + 1] = paragraph("TOC1", run(origin)) end
    last = origin
    local link = ('<w:hyperlink w:anchor="a%d" w:history="1">%s<w:r><w:tab/></w:r>'
      .. '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
      .. '<w:r><w:instrText xml:space="preserve"> PAGEREF a%d \\h </w:instrText></w:r>'
      .. '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>%d</w:t></w:r>'
      .. '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:hyperlink>'):format(i,
      run(view.headline(article)), i, i)
    out[#out + 1] = paragraph("TOC2", link)
  end
  return table.concat(out)
end

-- --- tables and charts -----------------------------------------------------

local edge = '<w:%s w:val="single" w:sz="4" w:space="0" w:color="808080"/>'

local shade = '<w:shd w:val="clear" w:color="auto" w:fill="EDE7DA"/>' -- of headings and sums

-- `strong` is a heading or a sum.
local function cell(text, strong, align, width)
  return ('<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s<w:vAlign w:val="center"/></w:tcPr>'
    .. '<w:p><w:pPr><w:pStyle w:val="TableText"/><w:jc w:val="%s"/></w:pPr>%s</w:p></w:tc>'):format(
    width, strong and shade or "", align, run(text, strong and fonts "黑体"))
end

local function value_text(value)
  if value == nil then return "" end
  if type(value) == "number" then return ("%.14g"):format(value) end
  return tostring(value)
end

local function table_part(given)
  local list = columns.of(given)
  local total = 0
  for _, column in ipairs(list) do total = total + column.width end
  local out = { given.title and paragraph("TableTitle", run(given.title)) or "",
    '<w:tbl><w:tblPr><w:tblW w:w="8800" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>' }
  for _, side in ipairs { "top", "left", "bottom", "right", "insideH", "insideV" } do
    out[#out + 1] = edge:format(side)
  end
  out[#out + 1] = '</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
  for _, column in ipairs(list) do
    column.twips = math.floor(8800 * column.width / total)
    out[#out + 1] = ('<w:gridCol w:w="%d"/>'):format(column.twips)
  end
  out[#out + 1] = "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
  for _, column in ipairs(list) do
    out[#out + 1] = cell(column.title, true, "center", column.twips)
  end
  out[#out + 1] = "</w:tr>"
  local function add_row(value_of, strong)
    out[#out + 1] = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
    for i, column in ipairs(list) do
      local value = value_of(column, i)
      out[#out + 1] = cell(value_text(value), strong,
        type(value) == "number" and "right" or "left", column.twips)
    end
    out[#out + 1] = "</w:tr>"
  end
  for _, row in ipairs(given.rows) do
    add_row(function(column) return column.value(row) end)
  end
  if given.total then
    local sums = columns.sums(list, given.rows)
    add_row(function(_, i) return i == 1 and columns.total(given.rows) or sums[i] end, true)
  end
  out[#out + 1] = "</w:tbl>" .. paragraph("Normal", "")
  return table.concat(out)
end

-- Sizes are in English Metric Units, 360,000 to a centimetre.
local function chart_frame(id, title)
  local width, height = 15.5 * 360000, 8.5 * 360000
  return paragraph("Normal", ('<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
    .. '<wp:extent cx="%d" cy="%d"/><wp:docPr id="%d" name="chart%d" descr="%s"/>'
    .. '<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="%sdrawingml/2006/chart">'
    .. '<c:chart r:id="rIdChart%d"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>')
    :format(width, height, id, id, xml.attribute(title), office.schemas, id))
end

-- --- the document ----------------------------------------------------------

local page_footer = office.head .. "<w:ftr " .. word .. ">" .. paragraph("Footer",
  run "— " .. '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>' .. run " —")
  .. "</w:ftr>"

local section = '<w:sectPr><w:footerReference w:type="default" r:id="rIdFooter"/>'
  .. '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1531" w:bottom="1587" '
  .. 'w:left="1531" w:header="851" w:footer="992" w:gutter="0"/>'
  .. '<w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr>'

local settings = office.head .. "<w:settings " .. word .. '><w:defaultTabStop w:val="420"/>'
  .. '<w:characterSpacingControl w:val="compressPunctuation"/>'
  .. '<w:compat><w:compatSetting w:name="compatibilityMode" '
  .. 'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'

return function(items, options, emit)
  local page = items.page
  local title = options.title or page and page.name or "稿件汇编"
  local day = calendar.parts(options.date) and options.date
  local list = items:few(contents_to)
  local by_page = are_by_page(items, list, options)
  local comments = setmetatable({}, Comments)
  local package = office.package(emit)
  local relations = {
    { "rIdStyles", office.relations .. "styles", "styles.xml" },
    { "rIdSettings", office.relations .. "settings", "settings.xml" },
    { "rIdFooter", office.relations .. "footer", "footer1.xml" },
  }
  local front = { paragraph("Title", run(title)) }
  local subtitle = options.subtitle or day and calendar.chinese(day)
    or page and view.origin_line { source = page.source, date = page.date }
  if subtitle then front[#front + 1] = paragraph("Subtitle", run(subtitle)) end
  front[#front + 1] = contents(list, by_page)
  for i, chart in ipairs(options.charts or {}) do
    local part = office.chart(chart.rows, chart, "Sheet1")
    package:add(("word/charts/chart%d.xml"):format(i), office.chart_type, part)
    relations[#relations + 1] = { "rIdChart" .. i, office.relations .. "chart",
      ("charts/chart%d.xml"):format(i) }
    front[#front + 1] = chart_frame(i, chart.title or "图表")
  end
  for _, given in ipairs(options.tables or {}) do front[#front + 1] = table_part(given) end

  local add = package:stream("word/document.xml", "wordprocessingml.document.main+xml")
  add(office.head .. "<w:document " .. word
    .. ' xmlns:r="' .. office.schemas .. 'officeDocument/2006/relationships"'
    .. ' xmlns:wp="' .. office.schemas .. 'drawingml/2006/wordprocessingDrawing"'
    .. ' xmlns:a="' .. office.schemas .. 'drawingml/2006/main"'
    .. ' xmlns:c="' .. office.schemas .. 'drawingml/2006/chart"><w:body>'
    .. table.concat(front))
  local count, language, latest, stood = 0, options.language, nil, nil
  for article in items do
    count = count + 1
    local origin = view.origin_line(article)
    local heading = ""
    if by_page and origin and origin ~= stood then heading = paragraph("Heading1", run(origin)) end
    stood = origin
    language = language or view.language(article)
    local date = view.date(article)
    if date and (not latest or date > latest) then latest = date end
    local headline = bookmarked(count, run(view.headline(article)))
    for _, warning in ipairs(options.comments ~= false and items:warnings(article) or {}) do
      headline = comments:add(("第 %d 行：%s"):format(warning.line, warning.message), headline)
    end
    local parts = heading .. article_parts(article, headline, options, not by_page and origin)
    -- Its first paragraph begins a sheet.
    if count == 1 and list and #list >= sheet_from then
      parts = parts:gsub("/>", "/><w:pageBreakBefore/>", 1)
    end
    add(parts)
  end
  if count == 0 then add(paragraph("BodyText", run(view.nothing))) end
  language = language == "zh-Hant" and "zh-TW" or "zh-CN"
  add(section .. "</w:body></w:document>")
  add(nil)
  package:add("word/styles.xml", "wordprocessingml.styles+xml", style_part(language))
  package:add("word/settings.xml", "wordprocessingml.settings+xml", settings)
  package:add("word/footer1.xml", "wordprocessingml.footer+xml", page_footer)
  if comments[1] then
    relations[#relations + 1] = { "rIdComments", office.relations .. "comments", "comments.xml" }
    package:add("word/comments.xml", "wordprocessingml.comments+xml", comments:part())
  end
  package:relate("word/document.xml", relations)
  return package:finish("word/document.xml", {
    title = title, author = options.author or page and page.source,
    date = day or latest, language = language,
  })
end

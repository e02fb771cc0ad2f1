--- What Word and Excel files share: the package around their parts, their
-- document properties, and native charts.
local calendar = require "bulletin.calendar"
local chart = require "bulletin.chart"
local clean = require "bulletin.clean"
local xml = require "bulletin.xml"
local zip = require "bulletin.zip"

local office = {}

local head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
local schemas = "http://schemas.openxmlformats.org/"
local relations = schemas .. "officeDocument/2006/relationships/"
local types = "application/vnd.openxmlformats-officedocument."

office.head, office.schemas, office.relations, office.types = head, schemas, relations, types

local Package = {}
Package.__index = Package

--- A package to which parts are added; `finish` writes what names them.
function office.package(emit)
  return setmetatable({ zip = zip.writer(emit), parts = {} }, Package)
end

--- Adds a part of the content type `kind` (the end of its full name).
function Package:add(name, kind, text)
  self.parts[#self.parts + 1] = { name, kind }
  self.zip:add(name, text)
end

--- Begins a part of any size, as zip:stream does.
function Package:stream(name, kind)
  self.parts[#self.parts + 1] = { name, kind }
  return self.zip:stream(name)
end

--- Adds the relations of a part: an array of { id, type, target }.
function Package:relate(name, list)
  if not list[1] then return end
  local out = { head, xml.open("Relationships",
    { "xmlns", schemas .. "package/2006/relationships" }) }
  for _, relation in ipairs(list) do
    out[#out + 1] = xml.empty("Relationship",
      { "Id", relation[1], "Type", relation[2], "Target", relation[3] })
  end
  out[#out + 1] = "</Relationships>"
  local folder, file = name:match "^(.-)([^/]*)$"
  self.zip:add(folder .. "_rels/" .. file .. ".rels", table.concat(out))
end

-- Who, when, what: times are the issue's day, so that equal articles give
-- equal bytes.
local function properties(facts)
  local moment = (calendar.parts(facts.date) and facts.date or calendar.unknown) .. "T00:00:00Z"
  local function time(name)
    return xml.element("dcterms:" .. name, moment, { "xsi:type", "dcterms:W3CDTF" })
  end
  return head .. xml.open("cp:coreProperties", {
    "xmlns:cp", schemas .. "package/2006/metadata/core-properties",
    "xmlns:dc", "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms", "http://purl.org/dc/terms/",
    "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance",
  }) .. xml.element("dc:title", clean.line(facts.title))
    .. xml.element("dc:creator", clean.line(facts.author or "bulletin"))
    .. xml.element("dc:language", facts.language or "zh-CN")
    .. time "created" .. time "modified" .. "</cp:coreProperties>"
end

--- Ends the package whose main part is `main`; as zip:finish does.
function Package:finish(main, facts)
  self:add("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml",
    properties(facts))
  self:relate("", {
    { "rId1", relations .. "officeDocument", main },
    { "rId2", schemas .. "package/2006/relationships/metadata/core-properties",
      "docProps/core.xml" },
  })
  local out = { head, xml.open("Types", { "xmlns", schemas .. "package/2006/content-types" }),
    xml.empty("Default", { "Extension", "rels", "ContentType",
      "application/vnd.openxmlformats-package.relationships+xml" }),
    xml.empty("Default", { "Extension", "xml", "ContentType", "application/xml" }) }
  for _, part in ipairs(self.parts) do
    local kind = part[2]:find("^application/") and part[2] or types .. part[2]
    out[#out + 1] = xml.empty("Override", { "PartName", "/" .. part[1], "ContentType", kind })
  end
  out[#out + 1] = "</Types>"
  self.zip:add("[Content_Types].xml", table.concat(out))
  return self.zip:finish()
end

-- --- charts ----------------------------------------------------------------

local function letter(column)
  local name = ""
  while column > 0 do
    name = string.char(65 + (column - 1) % 26) .. name
    column = math.floor((column - 1) / 26)
  end
  return name
end

--- A column's letters: 1 is A, 27 is AA.
office.letter = letter

-- `count` values, some of which may be missing.
local function cached(values, count, kind, reference)
  local out = { "<c:f>", xml.text(reference), "</c:f><c:", kind, "Cache>" }
  if kind == "num" then out[#out + 1] = "<c:formatCode>General</c:formatCode>" end
  out[#out + 1] = ('<c:ptCount val="%d"/>'):format(count)
  for i = 1, count do
    local value = values[i]
    local text = type(value) == "number" and ("%.14g"):format(value) or value
    if text then
      out[#out + 1] = ('<c:pt idx="%d">%s</c:pt>'):format(i - 1, xml.element("c:v", text))
    end
  end
  out[#out + 1] = "</c:" .. kind .. "Cache>"
  return ("<c:%sRef>%s</c:%sRef>"):format(kind, table.concat(out), kind)
end

local function series(data, i, kind, sheet)
  local last = math.max(#data.labels, 1) + 1
  local column = letter(i + 1)
  local one = data.series[i]
  local fill = ('<a:solidFill><a:srgbClr val="%s"/></a:solidFill>'):format(
    chart.colours[(i - 1) % #chart.colours + 1]:sub(2):upper())
  local shape = kind == "line"
    and '<c:spPr><a:ln w="28575">' .. fill .. "</a:ln></c:spPr><c:marker><c:symbol val=\"circle\"/>"
      .. "<c:size val=\"6\"/><c:spPr>" .. fill .. "</c:spPr></c:marker>"
    or "<c:spPr>" .. fill .. "</c:spPr><c:invertIfNegative val=\"0\"/>"
  return ('<c:ser><c:idx val="%d"/><c:order val="%d"/>'):format(i - 1, i - 1)
    .. "<c:tx>" .. cached({ one.name ~= "" and one.name or "数值" }, 1, "str",
      ("%s!$%s$1"):format(sheet, column)) .. "</c:tx>" .. shape
    .. "<c:cat>" .. cached(data.labels, #data.labels, "str",
      ("%s!$A$2:$A$%d"):format(sheet, last)) .. "</c:cat>"
    .. "<c:val>" .. cached(one.values, #data.labels, "num",
      ("%s!$%s$2:$%s$%d"):format(sheet, column, column, last)) .. "</c:val>"
    .. (kind == "line" and '<c:smooth val="0"/>' or "") .. "</c:ser>"
end

local font = '<a:latin typeface="Times New Roman"/><a:ea typeface="宋体"/>'

local function text_properties(size)
  return ('<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="%d">%s</a:defRPr></a:pPr>'
    .. '<a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'):format(size, font)
end

-- Counts want whole numbers on their axis.
local function unit_of(data)
  local highest = 0
  for _, one in ipairs(data.series) do
    for _, value in pairs(one.values) do
      if value ~= math.floor(value) then return "" end
      highest = math.max(highest, math.abs(value))
    end
  end
  return highest < 8 and '<c:majorUnit val="1"/>' or ""
end

local function axes(lying, unit)
  local function axis(name, id, other, position, extra)
    return ('<c:%s><c:axId val="%d"/><c:scaling><c:orientation val="%s"/></c:scaling>'
      .. '<c:delete val="0"/><c:axPos val="%s"/>%s<c:numFmt formatCode="General" sourceLinked="0"/>'
      .. '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>%s'
      .. '<c:crossAx val="%d"/><c:crosses val="%s"/>%s</c:%s>'):format(name, id,
      name == "catAx" and lying and "maxMin" or "minMax", position,
      name == "valAx" and '<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill>'
        .. '<a:srgbClr val="D0D0D0"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>' or "",
      text_properties(1000), other,
      name == "valAx" and lying and "max" or "autoZero", extra, name)
  end
  return axis("catAx", 111, 222, lying and "l" or "b", '<c:auto val="0"/><c:lblOffset val="100"/>')
    .. axis("valAx", 222, 111, lying and "b" or "l", '<c:crossBetween val="between"/>' .. unit)
end

--- A chart part (DrawingML). `options` as of bulletin.chart; `sheet` is the
-- quoted name of the sheet that holds its numbers, labels in column A.
function office.chart(rows, options, sheet)
  local kind = options.kind or "bar"
  local data = chart.data(rows, options)
  local longest = 0
  for _, label in ipairs(data.labels) do longest = math.max(longest, clean.length(label)) end
  local lying = kind ~= "line" and (#data.labels > 16 or longest * #data.labels > 60)
  if options.upright ~= nil then lying = kind ~= "line" and not options.upright end
  local all = {}
  for i in ipairs(data.series) do all[i] = series(data, i, kind, sheet) end
  local title = options.title and '<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr>'
    .. '<a:defRPr sz="1400" b="1">' .. font .. "</a:defRPr></a:pPr><a:r>"
    .. '<a:rPr lang="zh-CN" sz="1400" b="1">' .. font
    .. "</a:rPr>" .. xml.element("a:t", clean.line(options.title))
    .. "</a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title><c:autoTitleDeleted val=\"0\"/>"
    or '<c:autoTitleDeleted val="1"/>'
  local labels = '<c:dLbls><c:showLegendKey val="0"/><c:showVal val="%d"/><c:showCatName val="0"/>'
    .. '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
  labels = labels:format(kind == "bar" and #data.series == 1 and 1 or 0)
  local plot
  if kind == "line" then
    plot = '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>' .. table.concat(all)
      .. labels .. '<c:marker val="1"/><c:axId val="111"/><c:axId val="222"/></c:lineChart>'
  else
    plot = ('<c:barChart><c:barDir val="%s"/><c:grouping val="%s"/><c:varyColors val="0"/>'):format(
        lying and "bar" or "col", kind == "stacked" and "stacked" or "clustered")
      .. table.concat(all) .. labels .. '<c:gapWidth val="60"/>'
      .. (kind == "stacked" and '<c:overlap val="100"/>' or "")
      .. '<c:axId val="111"/><c:axId val="222"/></c:barChart>'
  end
  return head .. xml.open("c:chartSpace", {
    "xmlns:c", schemas .. "drawingml/2006/chart", "xmlns:a", schemas .. "drawingml/2006/main",
    "xmlns:r", schemas .. "officeDocument/2006/relationships",
  }) .. '<c:roundedCorners val="0"/><c:chart>' .. title .. "<c:plotArea><c:layout/>" .. plot
    .. axes(lying, unit_of(data)) .. "</c:plotArea>"
    .. (#data.series > 1 and '<c:legend><c:legendPos val="b"/><c:overlay val="0"/>'
      .. text_properties(1000) .. "</c:legend>" or "")
    .. '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>', data
end

office.chart_type = "drawingml.chart+xml"

return office

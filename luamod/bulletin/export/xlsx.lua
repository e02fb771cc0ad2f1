--- XLSX (Office Open XML): a sheet of pieces, or of any rows with
-- `options.columns`; more sheets from `options.tables`; a sheet with numbers
-- and drawing for each of `options.charts`.
-- Text is written as text, whatever it begins with: no cell is a formula.
local calendar = require "bulletin.calendar"
local clean = require "bulletin.clean"
local columns = require "bulletin.export.columns"
local formula = require "bulletin.export.formula"
local office = require "bulletin.export.office"
local periods = require "bulletin.periods"
local view = require "bulletin.export.view"
local xml = require "bulletin.xml"

local drawing_columns, drawing_rows = 9, 25 -- that a chart beside its numbers takes
local longest_text = 32767 -- characters in a cell
local most_rows = 1048576
local main = office.schemas .. "spreadsheetml/2006/main"

-- Cell formats of the style sheet, in its order.
local plain, heading, wrapped, number, quoted, title_format, sum_text, sum_number, day_format,
  month_format, fraction, sum_fraction = 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11

local style_part = office.head .. '<styleSheet xmlns="' .. main .. '">'
  .. '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
  .. '<numFmt numFmtId="165" formatCode="yyyy\\-mm"/></numFmts>'
  .. '<fonts count="3"><font><sz val="11"/><name val="宋体"/></font>'
  .. '<font><b/><sz val="11"/><name val="黑体"/></font>'
  .. '<font><b/><sz val="16"/><name val="黑体"/></font></fonts>'
  .. '<fills count="3"><fill><patternFill patternType="none"/></fill>'
  .. '<fill><patternFill patternType="gray125"/></fill>'
  .. '<fill><patternFill patternType="solid"><fgColor rgb="FFEDE7DA"/></patternFill></fill></fills>'
  .. '<borders count="2"><border/><border>'
  .. '<left style="thin"><color rgb="FFBBBBBB"/></left><right style="thin"><color rgb="FFBBBBBB"/>'
  .. '</right><top style="thin"><color rgb="FFBBBBBB"/></top><bottom style="thin">'
  .. '<color rgb="FFBBBBBB"/></bottom></border></borders>'
  .. '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="12">'
  .. '<xf borderId="1" applyBorder="1"><alignment vertical="top"/></xf>'
  .. '<xf fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1">'
  .. '<alignment horizontal="center" vertical="center"/></xf>'
  .. '<xf borderId="1" applyBorder="1"><alignment vertical="top" wrapText="1"/></xf>'
  .. '<xf borderId="1" applyBorder="1">'
  .. '<alignment vertical="top" horizontal="right" indent="1"/></xf>'
  .. '<xf borderId="1" applyBorder="1" quotePrefix="1"><alignment vertical="top"/></xf>'
  .. '<xf fontId="2" applyFont="1"><alignment horizontal="center" vertical="center"/></xf>'
  .. '<xf fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1">'
  .. '<alignment vertical="top" wrapText="1"/></xf>'
  .. '<xf fontId="1" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1">'
  .. '<alignment vertical="top" horizontal="right" indent="1"/></xf>'
  .. '<xf numFmtId="164" borderId="1" applyNumberFormat="1" applyBorder="1">'
  .. '<alignment vertical="top" horizontal="center"/></xf>'
  .. '<xf numFmtId="165" borderId="1" applyNumberFormat="1" applyBorder="1">'
  .. '<alignment vertical="top" horizontal="center"/></xf>'
  .. '<xf numFmtId="2" borderId="1" applyNumberFormat="1" applyBorder="1">'
  .. '<alignment vertical="top" horizontal="right" indent="1"/></xf>'
  .. '<xf numFmtId="2" fontId="1" fillId="2" borderId="1" applyNumberFormat="1" applyFont="1" '
  .. 'applyFill="1" applyBorder="1"><alignment vertical="top" horizontal="right" indent="1"/></xf>'
  .. "</cellXfs></styleSheet>"

-- _x0041_ would be read as A; a text that looks like it says so.
local function literal(text)
  return (text:gsub("_(x%x%x%x%x_)", "_x005F_%1"))
end

local function cell(value, row, column, format)
  local at = office.letter(column) .. row
  if value == nil or value == "" then
    return ('<c r="%s" s="%d"/>'):format(at, format)
  elseif type(value) == "number" then
    if value ~= value or math.abs(value) == math.huge then value = 0 end
    return ('<c r="%s" s="%d"><v>%.14g</v></c>'):format(at, format == plain and number or format,
      value)
  end
  local text = clean.text(tostring(value))
  if format <= wrapped and formula.begins(text) then format = quoted end
  if clean.length(text) > longest_text then text = view.shorten(text, longest_text - 1) end
  return ('<c r="%s" s="%d" t="inlineStr"><is>%s</is></c>'):format(at, format,
    xml.element("t", literal(text), { "xml:space", "preserve" }))
end

-- A day or a month as the number that a spreadsheet has for it, and its format;
-- nil for what is neither, or before its calendar begins.
local function real_date(value)
  if type(value) ~= "string" then return nil end
  if value:find "^%d%d%d%d%-%d%d$" then
    return periods.serial(value .. "-01"), month_format
  end
  return periods.serial(value), day_format
end

-- --- widths and heights ----------------------------------------------------

local sampled = 200 -- rows by which a column's width is found
local narrowest, widest = 6, 60 -- widths, in digits
local line_height = 16 -- points

-- How many digits wide a text is; Han characters are two.
local function measure(value)
  if type(value) == "number" then
    return #(value % 1 == 0 and "%.14g" or "%.2f"):format(value) + 1
  end
  local longest = 0
  for line in clean.text(tostring(value or "")):gmatch "[^\n]+" do
    local size = clean.length(line)
    longest = math.max(longest, size + (#line - size) / 2)
  end
  return longest
end

-- Which columns have parts of numbers: they show two digits of them, in each row.
local function fractions_of(list, rows)
  local out = {}
  for i in ipairs(list) do
    for _, row in ipairs(rows) do
      out[i] = out[i] or type(row[i]) == "number" and row[i] % 1 ~= 0
    end
  end
  return out
end

-- Widths that fit the first rows, up to what a column is to have at most; and
-- their sums, in bold, where the options ask for a total.
local function widths_of(list, rows, options)
  local out = {}
  for i, column in ipairs(list) do
    local width, sum = measure(column.title) + 2, nil
    for _, row in ipairs(rows) do
      width = math.max(width, measure(row[i]) + 2)
      if type(row[i]) == "number" then sum = (sum or 0) + row[i] end
    end
    if options.total and i == 1 then sum = columns.total(options.rows) end
    if options.total and sum then width = math.max(width, measure(sum) + 4) end
    out[i] = math.max(narrowest, math.min(width, math.max(column.width, measure(column.title) + 2),
      widest))
  end
  return out
end

-- The height of a row whose texts are wrapped, so that none prints over others.
local function height_of(list, values, widths)
  local lines = 1
  for i, column in ipairs(list) do
    if type(values[i]) == "string" and not column.long then
      local count = 0
      for line in (clean.text(values[i]) .. "\n"):gmatch "([^\n]*)\n" do
        count = count + math.max(1, math.ceil((measure(line) + 1) / (widths[i] - 1)))
      end
      lines = math.max(lines, count)
    end
  end
  return math.min(lines * line_height + 2, 409) -- what Excel allows
end

-- Is the column there unasked, and nothing in it? Such a column is folded away.
local function hidden(column, i, rows)
  if not column.usual or not rows[1] then return false end
  for _, row in ipairs(rows) do
    if row[i] ~= nil and row[i] ~= "" then return false end
  end
  return true
end

-- The values of the rows, those that widths are found by first; and whether the
-- latter are all.
local function with_first(list, each)
  local first, at = {}, 0
  local function values_of(thing)
    local values = { n = 0 }
    for i, column in ipairs(list) do values[i] = column.value(thing) end
    return values
  end
  while #first < sampled do
    local thing = each()
    if thing == nil then break end
    first[#first + 1] = values_of(thing)
  end
  local whole = #first < sampled
  return first, function()
    at = at + 1
    if first[at] then return first[at] end
    local thing
    if not whole then thing = each() end
    return thing ~= nil and values_of(thing) or nil
  end, whole
end

-- Hands to `add` a sheet of the rows that `each` gives; returns what of it is
-- to be printed, or nil when there are too many.
local function sheet(add, list, each, options, drawing)
  add(office.head .. xml.open("worksheet",
    { "xmlns", main, "xmlns:r", office.schemas .. "officeDocument/2006/relationships" }))
  local first, rows, whole = with_first(list, each)
  local widths, fractions = widths_of(list, first, options), fractions_of(list, first)
  local top = options.heading and 2 or 1
  local last = office.letter(#list)
  add '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">'
  add(('<pane ySplit="%d" topLeftCell="A%d" activePane="bottomLeft" state="frozen"/>'):format(
    top, top + 1))
  add '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="16"/><cols>'
  for i, width in ipairs(widths) do
    add(('<col min="%d" max="%d" width="%d" customWidth="1"%s/>'):format(i, i, math.ceil(width),
      whole and hidden(list[i], i, first) and ' hidden="1"' or ""))
  end
  add "</cols><sheetData>"
  local row = 0
  if options.heading then
    row = 1
    add('<row r="1" ht="30" customHeight="1">' .. cell(options.heading, 1, 1, title_format)
      .. "</row>")
  end
  row = row + 1
  add(('<row r="%d" ht="20" customHeight="1">'):format(row))
  for i, column in ipairs(list) do add(cell(column.title, row, i, heading)) end
  add "</row>"
  local header, sums = row, {}
  for values in rows do
    row = row + 1
    if row >= most_rows then return nil end
    add(('<row r="%d" ht="%d" customHeight="1">'):format(row, height_of(list, values, widths)))
    for i, column in ipairs(list) do
      local value = values[i]
      local serial, dated = real_date(value)
      if type(value) == "number" and column.title ~= "编号" then
        sums[i] = (sums[i] or 0) + value
      end
      local format = type(value) == "number" and (fractions[i] and fraction or number)
        or column.long and plain or wrapped
      if serial then value, format = serial, dated end
      add(cell(value, row, i, format))
    end
    add "</row>"
  end
  local final = row
  if row == header then
    row = row + 1
    add(('<row r="%d">%s</row>'):format(row, cell(options.nothing or view.nothing, row, 1, plain)))
  elseif options.total then
    row = row + 1
    sums[1] = columns.total(options.rows)
    add(('<row r="%d" ht="%d" customHeight="1">'):format(row, height_of(list, sums, widths)))
    for i in ipairs(list) do
      add(cell(sums[i], row, i, type(sums[i]) ~= "number" and sum_text
        or fractions[i] and sum_fraction or sum_number))
    end
    add "</row>"
  end
  add "</sheetData>"
  if final > header then add(('<autoFilter ref="A%d:%s%d"/>'):format(header, last, final)) end
  if options.heading and #list > 1 then
    add(('<mergeCells count="1"><mergeCell ref="A1:%s1"/></mergeCells>'):format(last))
  end
  add '<pageMargins left="0.5" right="0.5" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>'
  add(('<pageSetup paperSize="9" orientation="%s" fitToHeight="0"/>'):format(
    #list > 6 and "landscape" or "portrait"))
  if drawing then add '<drawing r:id="rId1"/>' end
  add "</worksheet>"
  add(nil)
  local printed = #list
  if list[printed].long and printed > 1 then printed = printed - 1 end
  if drawing then printed, row = printed + drawing_columns + 1, math.max(row, drawing_rows) end
  return ("$A$1:$%s$%d"):format(office.letter(printed), row), ("$1:$%d"):format(top)
end

-- Excel allows 31 characters and none of []:*?/\ in a sheet's name, no
-- apostrophe at its ends, and no name twice.
local function sheet_name(wanted, used)
  local base = clean.line(wanted):gsub("[%[%]:*?/\\']", " "):match "^%s*(.-)%s*$"
  if base == "" then base = "表" end
  if clean.length(base) > 28 then base = view.shorten(base, 27) end
  local name, i = base, 1
  while used[name:lower()] do
    i = i + 1
    name = base .. " " .. i
  end
  used[name:lower()] = true
  return name
end

local function drawing_part()
  return office.head .. xml.open("xdr:wsDr", {
    "xmlns:xdr", office.schemas .. "drawingml/2006/spreadsheetDrawing",
    "xmlns:a", office.schemas .. "drawingml/2006/main",
  }) .. "<xdr:twoCellAnchor><xdr:from><xdr:col>%d</xdr:col><xdr:colOff>0</xdr:colOff>"
    .. "<xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>%d</xdr:col>"
    .. "<xdr:colOff>0</xdr:colOff><xdr:row>24</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>"
    .. '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>'
    .. '<xdr:cNvPr id="2" name="chart" descr="%s"/>'
    .. "<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x=\"0\" y=\"0\"/>"
    .. '<a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="'
    .. office.schemas .. 'drawingml/2006/chart"><c:chart xmlns:c="' .. office.schemas
    .. 'drawingml/2006/chart" xmlns:r="' .. office.schemas
    .. 'officeDocument/2006/relationships" r:id="rId1"/></a:graphicData></a:graphic>'
    .. "</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>"
end

local function part_of(package, index)
  return package:stream(("xl/worksheets/sheet%d.xml"):format(index),
    "spreadsheetml.worksheet+xml")
end

-- The sheet of a chart's numbers, with the drawing beside them.
local function chart_sheet(package, index, nth, given, name)
  local part, data = office.chart(given.rows, given, "'" .. name .. "'")
  local list = { { title = given.heading or "项目", width = 20,
    value = function(j) return data.labels[j] end } }
  for i, series in ipairs(data.series) do
    list[i + 1] = { title = series.name ~= "" and series.name or "数值", width = 12,
      value = function(j) return series.values[j] end }
  end
  local j = 0
  local area, heads = sheet(part_of(package, index), list, function()
    j = j + 1
    return data.labels[j] and j
  end, { nothing = "没有数据" }, true)
  package:relate(("xl/worksheets/sheet%d.xml"):format(index), {
    { "rId1", office.relations .. "drawing", ("../drawings/drawing%d.xml"):format(nth) },
  })
  package:add(("xl/drawings/drawing%d.xml"):format(nth), "drawing+xml",
    drawing_part():format(#list + 1, #list + 1 + drawing_columns,
      xml.attribute(given.title or "图表")))
  package:relate(("xl/drawings/drawing%d.xml"):format(nth), {
    { "rId1", office.relations .. "chart", ("../charts/chart%d.xml"):format(nth) },
  })
  package:add(("xl/charts/chart%d.xml"):format(nth), office.chart_type, part)
  return area, heads
end

return function(items, options, emit)
  local package, names, used, areas, heads = office.package(emit), {}, {}, {}, {}
  local page = items.page
  local too_many = "more rows than a sheet holds (1,048,576); write csv or jsonl instead"
  local function add_sheet(wanted, list, each, settings)
    names[#names + 1] = sheet_name(wanted, used)
    areas[#names], heads[#names] = sheet(part_of(package, #names), list, each, settings)
    return areas[#names]
  end
  local latest
  local function each()
    local article = items()
    local date = article and view.date(article)
    if date and (not latest or date > latest) then latest = date end
    return article
  end
  if not add_sheet(options.sheet or options.title or "稿件", columns.of(options), each,
    { heading = options.title, total = options.total, rows = items.source.list }) then
    return nil, too_many, "limit"
  end
  for _, given in ipairs(options.tables or {}) do
    local i = 0
    if not add_sheet(given.title or "表", columns.of(given), function()
      i = i + 1
      return given.rows[i]
    end, { heading = given.title, total = given.total, rows = given.rows, nothing = "没有数据" }) then
      return nil, too_many, "limit"
    end
  end
  for i, given in ipairs(options.charts or {}) do
    names[#names + 1] = sheet_name(given.sheet or given.title or "图表", used)
    areas[#names], heads[#names] = chart_sheet(package, #names, i, given, names[#names])
  end

  local book = { office.head, xml.open("workbook", {
    "xmlns", main, "xmlns:r", office.schemas .. "officeDocument/2006/relationships",
  }), "<sheets>" }
  local relations = {}
  for i, name in ipairs(names) do
    book[#book + 1] = xml.empty("sheet",
      { "name", name, "sheetId", tostring(i), "r:id", "rId" .. i })
    relations[i] = { "rId" .. i, office.relations .. "worksheet",
      ("worksheets/sheet%d.xml"):format(i) }
  end
  relations[#relations + 1] = { "rId" .. #names + 1, office.relations .. "styles", "styles.xml" }
  book[#book + 1] = "</sheets><definedNames>"
  for i, name in ipairs(names) do
    if areas[i] then
      book[#book + 1] = xml.element("definedName", ("'%s'!%s"):format(name, areas[i]),
        { "name", "_xlnm.Print_Area", "localSheetId", tostring(i - 1) })
      book[#book + 1] = xml.element("definedName", ("'%s'!%s"):format(name, heads[i]),
        { "name", "_xlnm.Print_Titles", "localSheetId", tostring(i - 1) })
    end
  end
  book[#book + 1] = "</definedNames></workbook>"
  package:add("xl/workbook.xml", "spreadsheetml.sheet.main+xml", table.concat(book))
  package:relate("xl/workbook.xml", relations)
  package:add("xl/styles.xml", "spreadsheetml.styles+xml", style_part)
  return package:finish("xl/workbook.xml", {
    title = options.title or page and page.name or "稿件",
    author = options.author or page and page.source,
    date = calendar.parts(options.date) and options.date or latest,
  })
end

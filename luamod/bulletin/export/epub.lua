--- EPUB 3: a chapter a piece, with a title page, a table of contents and, where
-- the options give charts, a chapter of those.
local asset = require "bulletin.asset"
local calendar = require "bulletin.calendar"
local clean = require "bulletin.clean"
local markup = require "bulletin.export.markup"
local view = require "bulletin.export.view"
local xml = require "bulletin.xml"
local zip = require "bulletin.zip"

local container = xml.declaration
  .. '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">\n'
  .. '<rootfiles><rootfile full-path="EPUB/package.opf" '
  .. 'media-type="application/oebps-package+xml"/></rootfiles>\n</container>\n'

-- What stands before and behind the body of a page.
local function frame(language, title, kind)
  return xml.declaration .. "<!DOCTYPE html>\n" .. xml.open("html", {
    "xmlns", "http://www.w3.org/1999/xhtml", "xmlns:epub", "http://www.idpf.org/2007/ops",
    "xml:lang", language, "lang", language,
  }) .. "\n<head>\n" .. xml.element("title", title)
    .. '\n<link rel="stylesheet" type="text/css" href="style.css"/>\n</head>\n'
    .. xml.open("body", { "epub:type", kind }) .. "\n", "</body>\n</html>\n"
end

local function document(language, title, body, kind)
  local head, foot = frame(language, title, kind)
  return head .. body .. foot
end

local function title_page(title, facts, language)
  local body = xml.element("h1", title) .. "\n"
  for _, fact in ipairs(facts) do
    body = body .. xml.element("p", fact, { "class", "origin" }) .. "\n"
  end
  return document(language, title, "<section>\n" .. body .. "</section>\n", "titlepage")
end

-- The table of contents, line by line.
local function navigation(add, title, chapters, language)
  local head, foot = frame(language, title)
  add(head .. '<nav epub:type="toc" id="toc">\n<h1>目录</h1>\n<ol>\n')
  for _, chapter in ipairs(chapters) do
    add(('<li><a href="%s">%s</a></li>\n'):format(chapter.file, xml.text(chapter.title)))
  end
  add("</ol>\n</nav>\n" .. foot)
  add(nil)
end

local function package(add, id, title, language, author, day, chapters)
  for _, line in ipairs { xml.declaration, xml.open("package", {
    "xmlns", "http://www.idpf.org/2007/opf", "version", "3.0", "unique-identifier", "id",
    "xml:lang", language,
  }), '\n<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n',
    xml.element("dc:identifier", "urn:uuid:" .. id, { "id", "id" }), "\n",
    xml.element("dc:title", title), "\n", xml.element("dc:language", language), "\n",
    xml.element("dc:creator", author), "\n", xml.element("dc:date", day), "\n",
    xml.element("meta", day .. "T00:00:00Z", { "property", "dcterms:modified" }),
    "\n</metadata>\n<manifest>\n",
    '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>\n',
    '<item id="style" href="style.css" media-type="text/css"/>\n' } do
    add(line)
  end
  for i, chapter in ipairs(chapters) do
    add(xml.empty("item", { "id", "c" .. i, "href", chapter.file, "media-type",
      "application/xhtml+xml", "properties", chapter.svg and "svg" }) .. "\n")
  end
  add "</manifest>\n<spine>\n"
  for i in ipairs(chapters) do
    add(xml.empty("itemref", { "idref", "c" .. i }) .. "\n")
    if i == 1 then add '<itemref idref="nav"/>\n' end
  end
  add "</spine>\n</package>\n"
  add(nil)
end

return function(items, options, emit)
  local page = items.page
  local title = clean.line(options.title or page and page.name or "稿件汇编")
  local author = clean.line(options.author or page and page.source or "bulletin")
  local language, each = markup.language(items, options)
  local book = zip.writer(emit)
  book:add("mimetype", "application/epub+zip", true)
  book:add("META-INF/container.xml", container)
  book:add("EPUB/style.css", asset.read "export/style.css")
  local chapters = { { file = "title.xhtml", title = title } }
  local function add(chapter, text)
    chapters[#chapters + 1] = chapter
    book:add("EPUB/" .. chapter.file, text)
  end
  for i, given in ipairs(options.charts or {}) do
    local name = clean.line(given.title or "图表")
    local figure = require("bulletin.chart").figure(given.rows, given)
    -- Readers of books have no <details>; the table stands open.
    figure = figure:gsub("<details>\n<summary>.-</summary>\n", ""):gsub("</details>\n", "")
    add({ file = ("chart%d.xhtml"):format(i), title = name, svg = true },
      document(language, name, "<section>\n" .. xml.element("h2", name) .. figure
        .. "</section>\n", "bodymatter"))
  end
  local latest, first, count = nil, nil, 0
  for article in each do
    count = count + 1
    local date, spoken = view.date(article), view.language(article)
    if date and (not latest or date > latest) then latest = date end
    if date and (not first or date < first) then first = date end
    local headline = view.headline(article)
    add({ file = ("a%04d.xhtml"):format(count), title = headline },
      document(spoken, headline, "<article>\n" .. markup.article(article, options)
        .. "</article>\n", "bodymatter"))
  end
  local facts = {}
  if author ~= "bulletin" then facts[1] = author end
  if first then
    facts[#facts + 1] = first == latest and calendar.chinese(first)
      or calendar.short(first) .. "—" .. calendar.short(latest)
  end
  facts[#facts + 1] = count > 0 and ("共 %d 篇"):format(count) or view.nothing
  book:add("EPUB/title.xhtml", title_page(title, facts, language))
  navigation(book:stream "EPUB/nav.xhtml", title, chapters, language)
  local day = calendar.parts(options.date) and options.date or latest or calendar.unknown
  package(book:stream "EPUB/package.opf",
    view.uuid { headline = title, source = author, date = day },
    title, language, author, day, chapters)
  return book:finish()
end

--- The printed pages of a reading room, where a store knows where their pieces
-- stand: each as an image map whose shapes lead to the pieces, over the page's
-- picture where one is given, and the pieces as a list below it. No script is
-- needed, and a keyboard reaches every piece.
local calendar = require "bulletin.calendar"
local clean = require "bulletin.clean"
local core = require "bulletin.core"
local page_name = require "bulletin.page_name"
local Room = require "bulletin.site.room"
local uuid = require "bulletin.identity"
local view = require "bulletin.export.view"
local xml = require "bulletin.xml"

local width = 1000 -- of every map, in its own unit, which its type is set in
local least_title = { width = 90, height = 26 } -- of a box that shows its title

local function number(value)
  return type(value) == "number" and value == value and math.abs(value) < 1e9 and value or nil
end

-- The boxes of an article that can be drawn, by the page that they stand on.
local function boxes_of(article)
  local by_page, pages = {}, {}
  local list = rawget(article, "boxes")
  for _, box in ipairs(type(list) == "table" and list or {}) do
    local x, y, w, h = number(box.x), number(box.y), number(box.width), number(box.height)
    local page = number(box.page)
    page = page and math.floor(page)
    if x and y and w and h and page and w > 0 and h > 0 then
      if not by_page[page] then
        by_page[page] = {}
        pages[#pages + 1] = page
      end
      table.insert(by_page[page], { x = x, y = y, width = w, height = h })
    end
  end
  return pages, by_page
end

local function size_of(article)
  local size = rawget(article, "size")
  if type(size) ~= "table" then return nil end
  local w, h = number(size.width), number(size.height)
  return w and h and w > 0 and h > 0 and { width = w, height = h } or nil
end

-- What a page is called: 2026年6月16日　03 城乡.
local function name_of(plate)
  local out = {}
  if plate.source then out[#out + 1] = clean.line(plate.source) end
  if plate.date then out[#out + 1] = calendar.short(plate.date) end
  if plate.page then out[#out + 1] = clean.line(page_name.shown(plate.page)) end
  if plate.sheet > 1 or not out[1] then out[#out + 1] = ("第%d页"):format(plate.sheet) end
  return table.concat(out, "　")
end

-- The printed page of that source, day, name and number, made when first met.
local function plate_of(room, article, sheet)
  local issue = rawget(article, "issue")
  local day = issue == nil and view.date(article) or type(issue) == "string" and issue or nil
  local source, page = view.field(article, "source"), view.field(article, "page_name")
  local key = (uuid(table.concat({ "plates", source or "", day or "", page or "", sheet }, "\31"))
    :gsub("-", "")):sub(1, 16)
  local plate = room.plates[key]
  if not plate then
    plate = { key = key, source = source, date = day, page = page, sheet = sheet, pieces = {},
      path = "page/" .. key .. ".html" }
    plate.name = name_of(plate)
    room.plates[key] = plate
    table.insert(room.plates, plate)
    if day then
      room.plates_of[day] = room.plates_of[day] or {}
      table.insert(room.plates_of[day], plate)
    end
  end
  return plate
end

--- Enters the article into the pages where it stands; links to them, from two
-- folders down.
function Room:plate(article, entry)
  local links = {}
  local pages, by_page = boxes_of(article)
  for _, page in ipairs(pages) do
    local plate = plate_of(self, article, page)
    plate.size = plate.size or size_of(article)
    table.insert(plate.pieces, { entry = entry, boxes = by_page[page] })
    links[#links + 1] = xml.open("a", { "href", "../../" .. plate.path }) .. xml.text(plate.name)
      .. "</a>"
  end
  return links
end

--- Links from a list of a day's pieces, one folder down, to its pages.
function Room:plates_line(day)
  local links = {}
  local plates = self.plates_of[day] or {}
  table.sort(plates, function(a, b)
    if a.page ~= b.page then
      if not a.page or not b.page then return a.page ~= nil end
      if page_name.before(a.page, b.page) then return true end
      if page_name.before(b.page, a.page) then return false end
    end
    return a.name < b.name
  end)
  for i, plate in ipairs(plates) do
    links[i] = xml.open("a", { "href", "../" .. plate.path }) .. xml.text(plate.name) .. "</a>"
  end
  return links[1] and '<p class="plates">版面图：' .. table.concat(links, "、") .. "</p>\n" or ""
end

-- The beginnings of picture files, and their endings.
local pictures = {
  { "^\137PNG\r\n\26\n", "png" }, { "^\255\216\255", "jpg" }, { "^RIFF....WEBP", "webp" },
}

-- The page's picture, written beside it: its name, or nil.
local function write_picture(room, plate)
  if not room.picture then return nil end
  local path = room.picture { source = plate.source, date = plate.date, name = plate.page,
    sheet = plate.sheet }
  if path == nil or path == false then return nil end
  if type(path) ~= "string" then
    error("site: picture must return a file's path, got " .. type(path), 0)
  end
  local bytes, message, code = core.file.read(path)
  if not bytes then Room.refuse(message, code) end
  for _, kind in ipairs(pictures) do
    if bytes:find(kind[1]) then
      local name = plate.key .. "." .. kind[2]
      room:write("page/" .. name, bytes)
      return name
    end
  end
  Room.refuse(path .. ": no picture; give a PNG, JPEG or WebP", "format")
end

-- The space that the boxes take, for a page whose size is unknown.
local function extent(plate)
  local w, h = 1, 1
  for _, piece in ipairs(plate.pieces) do
    for _, box in ipairs(piece.boxes) do
      w, h = math.max(w, box.x + box.width), math.max(h, box.y + box.height)
    end
  end
  return { width = w, height = h }
end

local function put_number(value)
  return (("%.1f"):format(value):gsub("%.0$", ""))
end

local function placed(name, box, scale, more)
  return xml.open(name, { "x", put_number(box.x * scale), "y", put_number(box.y * scale),
    "width", put_number(box.width * scale), "height", put_number(box.height * scale) }, more)
end

local function largest(boxes)
  local best = boxes[1]
  for _, box in ipairs(boxes) do
    if box.width * box.height > best.width * best.height then best = box end
  end
  return best
end

local function shape(piece, scale, titled)
  local headline = piece.entry.headline
  local out = { xml.open("a", { "href", "../" .. piece.entry.path, "aria-label", headline }),
    xml.element("title", headline) }
  for _, box in ipairs(piece.boxes) do out[#out + 1] = placed("rect", box, scale, "/>") end
  local box = largest(piece.boxes)
  if titled and box.width * scale >= least_title.width
    and box.height * scale >= least_title.height then
    out[#out + 1] = placed("foreignObject", box, scale)
      .. '<p aria-hidden="true">' .. xml.text(headline) .. "</p></foreignObject>"
  end
  out[#out + 1] = "</a>\n"
  return table.concat(out)
end

local function write(room, plate)
  local size = plate.size or extent(plate)
  local scale = width / size.width
  local height = put_number(math.min(size.height * scale, 20 * width))
  local picture = write_picture(room, plate)
  local out = { xml.element("h1", plate.name), "\n",
    ('<svg class="plate" viewBox="0 0 %d %s" role="group" aria-label="版面图">\n')
      :format(width, height) }
  if picture then
    out[#out + 1] = xml.open("image", { "href", picture, "width", width, "height", height,
      "preserveAspectRatio", "none" }, "/>") .. "\n"
  end
  local entries = {}
  for i, piece in ipairs(plate.pieces) do
    out[#out + 1] = shape(piece, scale, picture == nil)
    entries[i] = piece.entry
  end
  out[#out + 1] = "</svg>\n"
  out[#out + 1] = room:items(entries, 1, #entries, 1)
  room:write(plate.path, room:page(plate.name, 1, table.concat(out)))
end

--- Writes the printed pages.
function Room:write_plates()
  for _, plate in ipairs(self.plates) do write(self, plate) end
end

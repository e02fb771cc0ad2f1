--- A reading room while it is made: its files, and what stands around every
-- page.
local clean = require "bulletin.clean"
local core = require "bulletin.core"
local index = require "bulletin.site.index"
local xml = require "bulletin.xml"

local Room = {}
Room.__index = Room

--- The kinds of lists, and what a piece stands in them for.
Room.kinds = {
  { "dates", "日期" }, { "pages", "版面" }, { "reporters", "署名" }, { "people", "人物" },
  { "organizations", "机构" }, { "places", "地点" }, { "tags", "标签" },
}

-- What the head leads to besides.
local more = { { "charts", "统计" } }

--- A new room, with nothing in it.
function Room.new(directory, options)
  local groups = {}
  for _, kind in ipairs(Room.kinds) do groups[kind[1]] = { by_name = {} } end
  return setmetatable({
    directory = directory:gsub("(.)/+$", "%1"), title = clean.line(options.title or "报纸阅览室"),
    language = options.language or "zh-Hans", sentences = options.sentences or 3,
    marks = options.marks or false, picture = options.picture, plates = {}, plates_of = {},
    folders = {}, files = 0, count = 0, groups = groups,
    named = {}, index = index.new(), block = {}, blocks = 0,
    facts = { days = {}, day = {}, sources = {}, source = {}, people = {}, who = {} },
  }, Room)
end

-- What a full disk or a locked folder says, carried through the whole work.
local Refused = {}

function Room.refuse(message, code)
  error(setmetatable({ message = message, code = code }, Refused), 0)
end

--- Whether something raised is such a refusal.
function Room.is_refused(raised) return getmetatable(raised) == Refused end

function Room:write(name, text)
  self.record:add(name)
  local path = self.directory .. "/" .. name
  local folder = path:match "^(.*)/"
  if not self.folders[folder] then
    local ok, message, code = core.file.mkdir(folder)
    if not ok then Room.refuse(message, code) end
    self.folders[folder] = true
  end
  local writer, message, code = core.file.create(path)
  if not writer then Room.refuse(message, code) end
  local ok
  ok, message, code = writer:write(text)
  if ok then ok, message, code = writer:commit(false) end
  if not ok then Room.refuse(message, code) end
  self.files = self.files + 1
end

-- What a browser may do with a page: what lies in the room, and nothing that a
-- piece could bring. It holds in a folder as on a server.
local policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
  .. "script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
  .. "base-uri 'none'\">\n" .. '<meta name="referrer" content="no-referrer">\n'

--- `depth` is how many folders down the page lies; `options.here` the kind it
-- shows.
function Room:page(title, depth, body, options)
  options = options or {}
  local up = ("../"):rep(depth)
  local links = {}
  for _, list in ipairs { Room.kinds, more } do
    for _, kind in ipairs(list) do
      links[#links + 1] = xml.open("a", { "href", up .. kind[1] .. ".html", "aria-current",
        options.here == kind[1] and "page" }) .. kind[2] .. "</a>"
    end
  end
  local whole = title == self.title and title or title .. " · " .. self.title
  return table.concat {
    '<!DOCTYPE html>\n<html lang="', options.language or self.language, '">\n<head>\n',
    '<meta charset="utf-8">\n', policy,
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
    xml.element("title", whole), "\n",
    '<link rel="stylesheet" href="', up, 'assets/style.css">\n',
    '<link rel="stylesheet" href="', up, 'assets/room.css">\n',
    "</head>\n", xml.open("body", { "class", options.class }), "\n",
    '<a class="skip" href="#main">跳到正文</a>\n<header class="top">\n',
    '<a class="name" href="', up, 'index.html">', xml.text(self.title), "</a>\n",
    '<nav aria-label="浏览">', table.concat(links, "\n"), "</nav>\n",
    '<form role="search" action="', up, 'search.html">\n',
    '<input type="search" name="q" aria-label="查找" placeholder="查找（按 / 键）">\n',
    "<button>查找</button>\n</form>\n</header>\n",
    '<main id="main">\n', body, "</main>\n",
    '<script src="', up, 'assets/room.js" defer></script>\n', "</body>\n</html>\n",
  }
end

return Room

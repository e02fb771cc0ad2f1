--- bulletin.site(store, directory [, options]): a reading room, static pages
-- with a search in the browser, which works from a folder as from a server.
--
--   options.title       the room's name
--   options.filter      which articles, as for store:each
--   options.sentences   of a summary (3); 0 for none
--   options.marks       a summary's sentences are marked in the text, and lead
--                       there
--   options.picture     function(page): the path of the picture of a printed page
--                       { source, date, name, sheet }, or nil
--   options.progress    function(done, total)
--
-- No name of the archive becomes a file's name, and no address depends on what
-- else there is: articles are named by their number in the store, lists by a
-- hash of what they list. Names:
--   index.html, search.html, charts.html; dates.html, pages.html, reporters.html,
--   people.html, organizations.html, places.html, tags.html;
--   list/KIND-KEY[-pN].html; a/K/ID.html; page/KEY.html, page/KEY.jpg; search/*.js;
--   assets/*;
--   room.txt, the list of them all: what is in the list of before and not in the
--   new one is taken away.
local asset = require "bulletin.asset"
local known = require "bulletin.known"
local record = require "bulletin.site.record"
local Room = require "bulletin.site.room"
require "bulletin.site.lists"
require "bulletin.site.plates"
require "bulletin.site.article"
require "bulletin.site.search"
require "bulletin.site.front"

-- What a call gave, or leaves with its message and code.
local function made(result, message, code)
  if result == nil then Room.refuse(message, code) end
  return result
end

local function build(self, store, options)
  self.record = made(record.open(self.directory))
  self:write("assets/style.css", asset.read "export/style.css")
  self:write("assets/room.css", asset.read "site/room.css")
  self:write("assets/room.js", asset.read "site/room.js")
  local filter = {}
  for key, value in pairs(options.filter or {}) do filter[key] = value end
  filter.order = filter.order or "-date"
  local total = options.progress and made(store:count(filter)) or 0
  for article in made(store:each(filter)) do
    self:article(article)
    if options.progress then options.progress(self.count, math.max(total, self.count)) end
  end
  self:release(nil)
  for _, kind in ipairs(Room.kinds) do self:directory_page(kind[1], kind[2]) end
  self:write_plates()
  self:finish_search()
  self:charts()
  self:front()
  made(self.record:finish())
  self.files = self.files + 1
  return { articles = self.count, files = self.files }
end

local option_names = known.names "title filter sentences marks picture progress language"

--- Returns { articles, files }, or nil, message, code.
return function(store, directory, options)
  if (type(store) ~= "table" and type(store) ~= "userdata") or not store.each then
    error("site: argument 1 must be a store, got " .. type(store), 2)
  end
  if type(directory) ~= "string" or directory == "" then
    error("site: argument 2 must be a folder's path, got " .. type(directory), 2)
  end
  options = known.options(options, "site", 3, option_names, 3)
  if options.picture ~= nil and type(options.picture) ~= "function" then
    error("site: option 'picture' must be a function, got " .. type(options.picture), 2)
  end
  local self = Room.new(directory, options)
  local ok, result = pcall(build, self, store, options)
  if self.record then self.record:close() end
  if ok then return result end
  if Room.is_refused(result) then return nil, result.message, result.code end
  error(result, 0)
end

--- What a format gets to write: any source of articles, looked at one by one.
--
--   for article in items do … end       articles; those of a page know it
--   for thing in items:given() do … end pages and articles as they were given
--   items.page                          the page, when one page was given
--   items:few(most)                     the articles as an array when there are
--                                       at most so many, else nil
--   items:warnings(article)             of the last: what its page warns of there
--   items[1], #items, ipairs(items)     the articles as an array (all of them
--                                       are then in memory)
--
-- An array or a page can be gone through again; an iterator, once. Lua 5.1 and
-- LuaJIT know the last line for arrays and pages only: see `fill`.
local core = require "bulletin.core"
local known = require "bulletin.known"

local Items = {}

-- Userdata that does not show its metatable is taken for an iterator.
local function callable(value)
  if type(value) == "function" then return true end
  local meta = getmetatable(value)
  if type(meta) == "table" then return meta.__call ~= nil end
  return type(value) == "userdata"
end

-- A store, or whatever answers to `each` as one does.
local function has_each(value)
  local ok, each = pcall(function() return value.each end)
  return ok and type(each) == "function"
end

-- A page's facts on its article, without touching the article itself.
local function of_page(article, page)
  if type(article) ~= "table" then
    error("page: articles must be tables, got " .. type(article), 0)
  end
  local copy = {}
  for key, value in pairs(article) do copy[key] = known.value(value) end
  if copy.page_name == nil then copy.page_name = known.value(page.name) end
  if copy.source == nil then copy.source = known.value(page.source) end
  if copy.issue == nil then copy.issue = known.value(page.date) end
  if copy.date == nil then copy.date = known.value(page.date) end
  return core.dress(copy)
end

local function is_page(value)
  return type(value) == "table" and type(rawget(value, "articles")) == "table"
end

local fields = { "headline", "body", "bylines", "kicker", "deck", "date", "id", "snippet" }
local function is_article(value)
  if type(value) ~= "table" then return false end
  for _, name in ipairs(fields) do
    if rawget(value, name) ~= nil then return true end
  end
  return false
end

-- A function that gives the pages and articles one after the other.
local function given(source)
  if source.list then
    local i = 0
    return function()
      i = i + 1
      return source.list[i]
    end
  end
  return function() return (source.iterate()) end
end

-- The articles of a source, each with the page that it came with.
local function articles(source)
  local next_given, page, i = given(source), nil, 0
  return function()
    while true do
      if page then
        i = i + 1
        local article = page.articles[i]
        if article ~= nil then return of_page(article, page), page end
        page, i = nil, 0
      end
      local thing = next_given()
      if thing == nil then return nil end
      if type(thing) ~= "table" then
        error("export: items must be articles or pages, got " .. type(thing), 0)
      end
      if not is_page(thing) then return thing end
      page = thing
    end
  end
end

local methods = {}

--- An iterator over what was given: pages are not taken apart.
function methods.given(self) return given(self.source) end

--- The warnings of its page that lie in the lines of the article that came last,
-- none for one that came alone.
function methods.warnings(self, article)
  local page, lines, out = rawget(self, "from"), article.lines, {}
  if not page or type(page.warnings) ~= "table" or type(lines) ~= "table" then return out end
  for _, warning in ipairs(page.warnings) do
    local line = type(warning) == "table" and tonumber(warning.line)
    if line and line >= (lines[1] or line) and line <= (lines[2] or line) then
      out[#out + 1] = { line = line, message = tostring(warning.message) }
    end
  end
  return out
end

local function collected(self)
  local all = rawget(self, "all")
  if not all then
    all = {}
    local pages = {}
    for article, page in articles(self.source) do
      all[#all + 1] = article
      pages[#all] = page
    end
    rawset(self, "all", all)
    rawset(self, "pages", pages)
    if not self.source.list then rawset(self, "source", { list = all }) end
  end
  return all
end

-- Looks ahead in an iterator for at most `most` articles. What was looked at
-- comes again; an iterator that has ended is an array from then on.
local function look_ahead(self, most)
  local iterate, ahead, count = self.source.iterate, {}, 0
  while count <= most do
    local thing = iterate()
    if thing == nil then
      rawset(self, "source", { list = ahead })
      return
    end
    ahead[#ahead + 1] = thing
    count = count + (is_page(thing) and #thing.articles or 1)
  end
  local at = 0
  rawset(self, "source", { iterate = function()
    at = at + 1
    if at > #ahead then return (iterate()) end
    local thing = ahead[at]
    ahead[at] = false
    return thing
  end })
end

--- The articles as an array when there are at most `most`, else nil. Either way
-- `for article in items do` gives all of them still.
function methods.few(self, most)
  if self.source.iterate then look_ahead(self, most) end
  local list = self.source.list
  if not list or #list > most then return nil end
  local all = collected(self)
  return #all <= most and all or nil
end

function Items.__index(self, key)
  if type(key) == "number" then return collected(self)[key] end
  return methods[key]
end

function Items.__len(self) return #collected(self) end

-- For Lua 5.2, whose `ipairs` does not ask `__index`.
function Items.__ipairs(self) return ipairs(collected(self)) end

-- What was collected, from its beginning.
local function again(all, pages)
  local i = 0
  return function()
    i = i + 1
    return all[i], pages[i]
  end
end

-- One step of `for article in items do`; after the last, ready to start over.
function Items.__call(self)
  local step = rawget(self, "step") or rawget(self, "all") and again(self.all, self.pages)
    or articles(self.source)
  local article, page = step()
  rawset(self, "step", article ~= nil and step or nil)
  rawset(self, "from", page)
  return article
end

-- Without `__len` and an `ipairs` that asks `__index`, the articles of an array
-- or a page stand in the table itself.
local knows_length = #setmetatable({}, { __len = function() return 1 end }) == 1
local function fill(self)
  if knows_length or not self.source.list then return self end
  for i, article in ipairs(collected(self)) do rawset(self, i, article) end
  return self
end

--- The items of a value, for the function `name`. Raises when it is neither
-- an article, a page, an array of them, an iterator nor a store.
return function(value, name)
  if getmetatable(value) == Items then return value end
  local self
  if (type(value) == "userdata" or type(value) == "table") and has_each(value) then
    self = { source = { iterate = value:each {} } }
  elseif callable(value) then
    self = { source = { iterate = value } }
  elseif is_page(value) then
    self = { source = { list = { value } }, page = value, single = true }
  elseif is_article(value) then
    self = { source = { list = { value } }, single = true }
  elseif type(value) == "table" and (value[1] ~= nil or next(value) == nil) then
    self = { source = { list = value } }
    if #value == 1 and is_page(value[1]) then self.page = value[1] end
  else
    error(("%s: argument 1 must be an article, a page, an array of them or an iterator, got %s")
      :format(name, type(value)), 3)
  end
  if self.page then
    self.page = setmetatable({ name = known.value(self.page.name) or false,
      source = known.value(self.page.source) or false,
      date = known.value(self.page.date) or false }, { __index = self.page })
  end
  return fill(setmetatable(self, Items))
end

--- The lists of a reading room: by day, page, name and tag. A list is named by
-- its kind and what it lists, not by its place, so that its address stays what
-- it is whatever is added.
local calendar = require "bulletin.calendar"
local page_name = require "bulletin.page_name"
local Room = require "bulletin.site.room"
local uuid = require "bulletin.identity"
local xml = require "bulletin.xml"

local in_list = 100 -- articles a page of a list
local undated = "（无日期）"

-- A day is its own name; others are named by a hash of sixteen digits.
local function key_of(kind, name)
  if kind == "dates" then return name == "" and "none" or name end
  return (uuid(kind .. "\31" .. name):gsub("-", "")):sub(1, 16)
end

--- The group of a name in a kind of list, which is made when first met.
function Room:group(kind, name)
  local groups = self.groups[kind]
  local group = groups.by_name[name]
  if not group then
    group = { name = name, key = key_of(kind, name), entries = {} }
    groups[#groups + 1], groups.by_name[name] = group, group
  end
  return group
end

function Room:group_path(kind, group, page) -- luacheck: ignore self
  return ("list/%s-%s%s.html"):format(kind, group.key, page and page > 1 and "-p" .. page or "")
end

--- A group's name as it is shown, a day's in short or with its day of the week.
function Room:shown_name(kind, name, short) -- luacheck: ignore self
  if kind == "dates" then
    if name == "" then return undated end
    return short and calendar.short(name) or calendar.chinese(name)
  end
  return name
end

local function link(up, entry)
  return ('<a href="%s%s">%s</a>'):format(up, entry.path, xml.text(entry.headline))
end

--- A list of pieces, `depth` folders down.
function Room:items(entries, from, to, depth) -- luacheck: ignore self
  local up = ("../"):rep(depth)
  local out = { '<ol class="list">\n' }
  for i = from, to do
    local facts = {}
    facts[#facts + 1] = entries[i].origin
    facts[#facts + 1] = entries[i].byline
    out[#out + 1] = ('<li><h2>%s</h2>\n<p class="origin">%s</p></li>\n'):format(
      link(up, entries[i]), xml.text(table.concat(facts, "　")))
  end
  out[#out + 1] = "</ol>\n"
  return table.concat(out)
end

-- The pieces of a day as they stand in the paper: page by page.
local function by_page(entries)
  local place = {}
  for i, entry in ipairs(entries) do place[entry] = i end
  table.sort(entries, function(a, b)
    if a.page ~= b.page then
      if not a.page or not b.page then return a.page ~= nil end
      if page_name.before(a.page, b.page) then return true end
      if page_name.before(b.page, a.page) then return false end
    end
    return place[a] < place[b]
  end)
end

function Room:list(kind, group)
  local total = #group.entries
  local pages = math.ceil(total / in_list)
  if kind == "dates" then by_page(group.entries) end
  for page = 1, pages do
    local name = self:shown_name(kind, group.name)
    local body = xml.element("h1", name) .. ('\n<p class="origin">%d 篇</p>\n'):format(total)
      .. (kind == "dates" and self:plates_line(group.name) or "")
      .. self:items(group.entries, (page - 1) * in_list + 1, math.min(page * in_list, total), 1)
    if pages > 1 then
      local function turn(to, label)
        return to >= 1 and to <= pages and ('<a href="../%s">%s</a>'):format(
          self:group_path(kind, group, to), label) or "<span></span>"
      end
      body = body .. '<nav class="turn" aria-label="翻页">' .. turn(page - 1, "← 上一页")
        .. ("<span>第 %d 页，共 %d 页</span>"):format(page, pages) .. turn(page + 1, "下一页 →")
        .. "</nav>\n"
    end
    self:write(self:group_path(kind, group, page), self:page(name, 1, body, { here = kind }))
  end
end

--- The groups of a kind: days from the newest on, those without a day last;
-- pages in their order; others by how many pieces they have.
function Room:sorted(kind)
  local out = {}
  for i, group in ipairs(self.groups[kind]) do out[i] = group end
  table.sort(out, function(a, b)
    if kind == "dates" then return a.name > b.name end
    if kind == "pages" then return page_name.before(a.name, b.name) end
    if #a.entries ~= #b.entries then return #a.entries > #b.entries end
    return a.name < b.name
  end)
  return out
end

-- Days stand under their months, everything else in one list.
local function head_of(kind, group)
  if kind ~= "dates" then return "" end
  if group.name == "" then return undated end
  return ("%d年%d月"):format(tonumber(group.name:sub(1, 4)), tonumber(group.name:sub(6, 7)))
end

--- The page of a kind, which leads to its lists, and these.
function Room:directory_page(kind, title)
  local groups = self:sorted(kind)
  local out = { xml.element("h1", title), "\n" }
  if not groups[1] then out[#out + 1] = "<p>（没有）</p>\n" end
  local head
  for _, group in ipairs(groups) do
    local under = head_of(kind, group)
    if under ~= head then
      if head then out[#out + 1] = "</ul>\n" end
      if under ~= "" then out[#out + 1] = xml.element("h2", under) .. "\n" end
      out[#out + 1] = '<ul class="names">\n'
      head = under
    end
    out[#out + 1] = ('<li><a href="%s">%s</a> <span class="count">%d</span></li>\n'):format(
      self:group_path(kind, group), xml.text(self:shown_name(kind, group.name, true)),
      #group.entries)
  end
  if head then out[#out + 1] = "</ul>\n" end
  self:write(kind .. ".html", self:page(title, 0, table.concat(out), { here = kind }))
  for _, group in ipairs(groups) do self:list(kind, group) end
end

--- What every format asks of an article: its fields as text, its bylines as a
-- paper prints them, its language and its name.
-- A view trusts nothing: any field may be missing, and one of the wrong type
-- is an error that names the field.
local calendar = require "bulletin.calendar"
local clean = require "bulletin.clean"
local core = require "bulletin.core"
local known = require "bulletin.known"
local page_name = require "bulletin.page_name"
local roles = require "bulletin.roles"
local uuid = require "bulletin.identity"

local view = {}

local enough = 2000 -- bytes tell in which script a text is written

view.untitled = "（无题）"
view.nothing = "（没有稿件）"

local function text_of(value, name)
  local kind = type(value)
  if kind == "number" then return tostring(value) end
  if kind ~= "string" then
    error(("article: field '%s' must be a string, got %s"):format(name, kind), 0)
  end
  return value
end

local function list_of(article, name)
  local list = known.value(article[name])
  if list == nil or type(list) == "function" then return {} end
  if type(list) ~= "table" then
    error(("article: field '%s' must be an array, got %s"):format(name, type(list)), 0)
  end
  return list
end

--- A field as text; nil when it is missing, JSON's null, or has nothing but
-- white space.
-- Methods of articles are not fields.
function view.field(article, name)
  local value = known.value(article[name])
  if value == nil or value == false or type(value) == "function" then return nil end
  value = text_of(value, name)
  if not value:find "%S" then return nil end
  return value
end

--- The headline, or what stands for one; on one line.
function view.headline(article)
  local headline = view.field(article, "headline")
  headline = headline and clean.line(headline)
  return headline and headline:find "%S" and headline or view.untitled
end

--- The day, if the article has a real one.
function view.date(article)
  local date = view.field(article, "date")
  return date and calendar.parts(date) and date
end

--- The latest day of the items, for what says its day before its pieces: that
-- of `options.date`; of what can be gone through twice, the latest; of an
-- iterator, that of its first piece, which is the latest where it goes back in
-- time. Nil where no day is known.
function view.latest(items, first, options)
  if calendar.parts(options.date) then return options.date end
  local latest = first and view.date(first)
  for _, article in ipairs(items.source.list and items:few(math.huge) or {}) do
    local day = view.date(article)
    if day and (not latest or day > latest) then latest = day end
  end
  return latest
end

--- The dateline as printed.
function view.dateline(article)
  local dateline = article.dateline
  if type(dateline) ~= "table" then return nil end
  return view.field(dateline, "text")
end

--- The dateline's place.
function view.place(article)
  local dateline = article.dateline
  if type(dateline) ~= "table" then return nil end
  return view.field(dateline, "place")
end

--- The body's elements as { kind, text }, those without text left out.
function view.body(article)
  local out = {}
  for i, element in ipairs(list_of(article, "body")) do
    if type(element) ~= "table" then
      error(("article: body[%d] must be a table, got %s"):format(i, type(element)), 0)
    end
    local text = view.field(element, "text")
    if text then
      out[#out + 1] = { kind = element.kind or "paragraph", text = text }
    end
  end
  return out
end

--- The number of characters in the body, white space not counted.
function view.characters(article)
  local count = 0
  for _, element in ipairs(view.body(article)) do
    count = count + clean.length((clean.line(element.text):gsub("%s+", "")))
  end
  return count
end

--- The bylines as { role, label, name, affiliation }, as given.
function view.bylines(article)
  local out = {}
  for i, byline in ipairs(list_of(article, "bylines")) do
    if type(byline) ~= "table" then
      error(("article: bylines[%d] must be a table, got %s"):format(i, type(byline)), 0)
    end
    local name = view.field(byline, "name")
    if name then
      local role = clean.line(view.field(byline, "role") or "author")
      out[#out + 1] = {
        role = role, label = roles.labels[role] or role, name = clean.line(name),
        affiliation = view.field(byline, "affiliation"),
      }
    end
  end
  return out
end

--- The bylines in groups of one role and house, in the order given:
-- { role, label = "本报记者", names = { … } }.
function view.credits(article)
  local out = {}
  for _, byline in ipairs(view.bylines(article)) do
    local label = clean.line(byline.affiliation or "") .. byline.label
    if byline.role == "author" then label = clean.line(byline.affiliation or "") end
    local last = out[#out]
    if not last or last.label ~= label or last.role ~= byline.role then
      last = { role = byline.role, label = label, names = {} }
      out[#out + 1] = last
    end
    last.names[#last.names + 1] = byline.name
  end
  return out
end

--- The bylines on one line: 本报记者 景静　通讯员 王小婧、李娜. Nil for none.
function view.byline(article)
  local out = {}
  for _, credit in ipairs(view.credits(article)) do
    local names = table.concat(credit.names, "、")
    out[#out + 1] = credit.label == "" and names or credit.label .. " " .. names
  end
  return out[1] and table.concat(out, "　")
end

--- The people of a piece: the names in one role, each once; with `role` nil,
-- those of all roles. So a store counts them, too.
function view.names(article, role)
  local out, seen = {}, {}
  for _, byline in ipairs(view.bylines(article)) do
    if (not role or byline.role == role) and not seen[byline.name] then
      seen[byline.name] = true
      out[#out + 1] = byline.name
    end
  end
  return out
end

--- The tags as an array of strings, each once.
function view.tags(article)
  local out, seen = {}, {}
  for i, tag in ipairs(list_of(article, "tags")) do
    tag = clean.line(text_of(tag, ("tags[%d]"):format(i)))
    if tag:find "%S" and not seen[tag] then
      seen[tag] = true
      out[#out + 1] = tag
    end
  end
  return out
end

--- Where it stood: source, day and page, those that are known.
function view.origin(article)
  local page = view.field(article, "page_name") or view.field(article, "page")
  return {
    source = view.field(article, "source"), date = view.date(article),
    page = page_name.shown(page), page_name = page,
  }
end

--- The same on one line: 郑州日报　2020年7月21日　02 要闻. Nil for nothing.
function view.origin_line(article)
  local origin, out = view.origin(article), {}
  if origin.source then out[#out + 1] = clean.line(origin.source) end
  if origin.date then out[#out + 1] = calendar.short(origin.date) end
  if origin.page then out[#out + 1] = clean.line(origin.page) end
  return out[1] and table.concat(out, "　")
end

--- "zh-Hans" or "zh-Hant", as the text is.
function view.language(article)
  local sample = { view.field(article, "headline") }
  for _, element in ipairs(view.body(article)) do
    sample[#sample + 1] = element.text
    if #sample > 8 then break end
  end
  local text = clean.utf8(table.concat(sample):sub(1, enough))
  return core.script(text) == "traditional" and "zh-Hant" or "zh-Hans"
end

--- A UUID that stays the same as long as source, date, page and headline do.
-- Two pieces without any of these are told apart by their first words.
function view.uuid(article)
  local origin, body = view.origin(article), view.body(article)
  return uuid(table.concat({
    origin.source or "", origin.date or "", origin.page_name or "",
    view.field(article, "headline") or "",
    view.field(article, "headline") and "" or body[1] and body[1].text or "",
  }, "\31"))
end

--- The running text with the title lines, as bulletin.text gives it.
function view.text(article)
  local out = {}
  for _, name in ipairs { "kicker", "headline", "deck" } do
    out[#out + 1] = view.field(article, name)
  end
  for _, element in ipairs(view.body(article)) do out[#out + 1] = element.text end
  return clean.text(table.concat(out, "\n"))
end

-- A paragraph that ends so says little without the next.
local marks_of_more = { ":", "：", ";", "；", ",", "，" }

local function goes_on(text)
  for _, mark in ipairs(marks_of_more) do
    if text:sub(-#mark) == mark then return true end
  end
end

--- The first words of the body; the items of a list go on with the paragraph that
-- announces them.
function view.lead(article, limit)
  local lead
  for _, element in ipairs(view.body(article)) do
    if element.kind == "paragraph" then
      lead = (lead or "") .. clean.line(element.text)
      if not goes_on(lead) or clean.length(lead) > limit then break end
    end
  end
  return lead and view.shorten(lead, limit)
end

--- At most `limit` characters, ending in … when something was left out.
function view.shorten(text, limit)
  text = clean.line(text)
  if clean.length(text) <= limit then return text end
  local at, count = 1, 0
  while count < limit do
    at = text:find("[%z\1-\127\194-\244]", at + 1) or #text + 1
    count = count + 1
  end
  return text:sub(1, at - 1) .. "…"
end

--- What the options ask to show of the body: "full", or "summary" where the
-- summaries of the language functions stand for it.
function view.summary(article, options)
  local bulletin = require "bulletin"
  if bulletin.summarize then
    local summary = bulletin.summarize(article, { sentences = options.sentences or 2 })
    if type(summary) == "string" and summary:find "%S" then return clean.line(summary) end
  end
  return view.lead(article, 120)
end

--- People, organizations, places and works of the article, as the language
-- functions find them; all empty where there are none, or the options say
-- `entities = false`.
function view.entities(article, options)
  local bulletin = require "bulletin"
  local found = {}
  if bulletin.entities and options.entities ~= false then
    -- Text that is not UTF-8 has no names to find.
    found = bulletin.entities(article) or found
  end
  return {
    people = found.people or {}, organizations = found.organizations or {},
    places = found.places or {}, works = found.works or {},
  }
end

return view

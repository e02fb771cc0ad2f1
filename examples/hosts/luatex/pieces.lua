--- Sets what BULLETIN_SOURCE names: pages, or an archive from BULLETIN_FROM to
-- BULLETIN_TO. Text is handed to TeX with every character taken for itself, so
-- that no text of a page is a command.
-- LuaTeX looks for modules among TeX's files only; here also where every other
-- Lua does.
local function find(paths, load)
  table.insert(package.searchers, function(name)
    local path = package.searchpath(name, package[paths])
    if path then return assert(load(path, name)), path end
  end)
end
find("path", loadfile)
find("cpath", function(path, name)
  return package.loadlib(path, "luaopen_" .. name:gsub("%.", "_"))
end)

local bulletin = require "bulletin"

local literal = luatexbase.catcodetables.CatcodeTableOther

-- The command with its text.
local function set(command, ...)
  tex.sprint("\\" .. command)
  for _, text in ipairs { ... } do
    tex.sprint "{"
    tex.sprint(literal, (text:gsub("%s+", " ")))
    tex.sprint "}"
  end
end

-- 本报记者 景静、陈风　通讯员 王小婧: what a report calls an article's byline.
local byline = { template = "{{#articles}}{{{byline}}}{{/articles}}" }

local commands = { subhead = "Subhead", caption = "Caption", note = "Caption" }

local function set_piece(article)
  if article.kicker then set("Kicker", article.kicker) end
  set("Headline", article.headline or "（无题）")
  if article.deck then set("Deck", article.deck) end
  local names = article:export("text", byline)
  if names ~= "" then set("Byline", names) end
  local dateline = article.dateline and article.dateline.text
  for _, element in ipairs(article.body) do
    local command = commands[element.kind]
    if command then
      set(command, element.text)
    else
      tex.print "\\par"
      if dateline then set("Dateline", dateline) end
      dateline = nil
      tex.sprint(literal, (element.text:gsub("%s+", " ")))
      tex.print "\\par"
    end
  end
end

-- An iterator over page name and piece.
local function pieces(source)
  if not source:find "%.txt$" then
    local store = assert(bulletin.open(source, { mode = "ro" }))
    local each = assert(store:each { from = os.getenv "BULLETIN_FROM", to = os.getenv "BULLETIN_TO",
      order = "date" })
    return function()
      local article = each()
      if article then return article.page_name or "", article end
    end
  end
  return coroutine.wrap(function()
    for path in source:gmatch "%S+" do
      local page = assert(bulletin.read(path))
      for _, article in ipairs(page.articles) do coroutine.yield(page.name or path, article) end
    end
  end)
end

local source = assert(os.getenv "BULLETIN_SOURCE", "BULLETIN_SOURCE names pages or an archive")
set("BulletinTitle", os.getenv "BULLETIN_TITLE" or "每日要闻", os.getenv "BULLETIN_FROM" or "")
local last
for page_name, article in pieces(source) do
  if page_name ~= last then set("BulletinPage", page_name) end
  last = page_name
  set_piece(article)
end

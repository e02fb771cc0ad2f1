--- A reader for pandoc (2.16 or newer): a newspaper page as a document, its
-- pieces under headings, which pandoc writes in any of its formats:
--
--   pandoc -f examples/hosts/pandoc/newspaper.lua 2026-06-15-01.txt -o page.odt
--
-- pandoc reads files as UTF-8; for others: bulletin.decode, or iconv before it.
-- Its Lua is 5.3 or 5.4: `make install LUA=lua5.3` puts the module where it is
-- found.
local bulletin = require "bulletin"

local function inlines(text) return { pandoc.Str(text) } end

local function small(text, class)
  return pandoc.Div({ pandoc.Para { pandoc.Emph(inlines(text)) } }, pandoc.Attr("", { class }))
end

-- 本报记者 景静、陈风　通讯员 王小婧: what a report calls an article's byline.
local byline = { template = "{{#articles}}{{{byline}}}{{/articles}}" }

local function add_piece(blocks, article)
  blocks:insert(pandoc.Header(2, inlines(article.headline or "（无题）")))
  if article.kicker then blocks:insert(small(article.kicker, "kicker")) end
  if article.deck then blocks:insert(small(article.deck, "deck")) end
  local names = article:export("text", byline)
  if names ~= "" then blocks:insert(small(names, "byline")) end
  local dateline = article.dateline and article.dateline.text
  for _, element in ipairs(article.body) do
    if element.kind == "subhead" then
      blocks:insert(pandoc.Header(3, inlines(element.text)))
    elseif element.kind == "paragraph" then
      local inside = inlines(element.text)
      if dateline then
        table.insert(inside, 1, pandoc.Strong(inlines(dateline .. "　")))
        dateline = nil
      end
      blocks:insert(pandoc.Para(inside))
    else
      blocks:insert(small(element.text, element.kind))
    end
  end
end

function Reader(sources)
  local page, message = bulletin.parse(tostring(sources))
  if not page then error(message, 0) end
  local blocks = pandoc.List()
  if page.name then blocks:insert(pandoc.Header(1, inlines(page.name))) end
  for _, article in ipairs(page.articles) do add_piece(blocks, article) end
  return pandoc.Pandoc(blocks, pandoc.Meta { title = page.name, date = page.date,
    lang = "zh-CN" })
end

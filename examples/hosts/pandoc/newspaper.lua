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

local labels = {
  reporter = "记者", intern = "见习记者", correspondent = "通讯员", special = "特约记者",
  commentator = "评论员", author = "", photographer = "摄影", editor = "编辑",
  proofreader = "校对", translator = "翻译", compiler = "整理",
}

-- 本报记者 景静、陈风　通讯员 王小婧
local function byline(article)
  local out, last = {}, nil
  for _, one in ipairs(article.bylines) do
    local label = (one.affiliation or "") .. (labels[one.role] or one.role)
    if label == last then
      out[#out + 1] = "、" .. one.name
    else
      local sign = label == "" and one.name or label .. " " .. one.name
      out[#out + 1] = (last and "　" or "") .. sign
    end
    last = label
  end
  return out[1] and table.concat(out)
end

local function add_piece(blocks, article)
  blocks:insert(pandoc.Header(2, inlines(article.headline or "（无题）")))
  if article.kicker then blocks:insert(small(article.kicker, "kicker")) end
  if article.deck then blocks:insert(small(article.deck, "deck")) end
  local names = byline(article)
  if names then blocks:insert(small(names, "byline")) end
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

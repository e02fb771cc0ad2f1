-- A digest of newspaper pages in Markdown: every article's titles, who wrote
-- it, and its first sentence.
--   lua5.4 examples/digest.lua examples/pages/*/2026-06-15-*.txt
local bulletin = require "bulletin"

local function first_sentence(article)
  for _, element in ipairs(article.body) do
    if element.kind == "paragraph" then
      local stop = select(2, element.text:find("。”?"))
      return stop and element.text:sub(1, stop) or element.text
    end
  end
end

local function names(article)
  local list = {}
  for _, byline in ipairs(article.bylines) do list[#list + 1] = byline.name end
  return table.concat(list, "、")
end

local function masthead(page)
  for _, piece in ipairs(page.furniture) do
    if piece.kind == "masthead" then return piece.text .. " " end
  end
  return ""
end

for _, path in ipairs(arg) do
  local page = assert(bulletin.read(path))
  print(("# %s%s %s\n"):format(masthead(page), page.date or "", page.name or ""))
  for _, article in ipairs(page.articles) do
    if article.kicker then print("*" .. article.kicker .. "*\n") end
    print("## " .. (article.headline or "（无题）") .. "\n")
    if article.deck then print("**" .. article.deck .. "**\n") end
    print(first_sentence(article) or "")
    if #article.bylines > 0 then print("\n—— " .. names(article)) end
    print()
  end
end

--- Summaries of many articles: of a page, of an issue, of a query's results.
-- Each article offers its best sentence; those are taken whose articles are
-- most like the rest, in the order of the articles.

local core = require "bulletin.core"

-- How many articles are compared with each other; more are taken evenly.
local COMPARED = 60

return function()
  -- The articles of a page, of an array of articles or of pages, or of an
  -- iterator; nil when `x` is one article or a string.
  local function articles_of(x)
    if type(x) == "function" then
      local list = {}
      for article in x do list[#list + 1] = article end
      return list
    end
    if type(x) ~= "table" then return nil end
    if x.articles then return x.articles end
    if type(x[1]) ~= "table" then return #x == 0 and next(x) == nil and {} or nil end
    local list = {}
    for _, item in ipairs(x) do
      for _, article in ipairs(item.articles or { item }) do list[#list + 1] = article end
    end
    return list
  end

  -- Where each article's running text begins in that of all, less 1.
  local function offsets(list)
    local at, places = 0, {}
    for i, article in ipairs(list) do
      places[i] = at
      at = at + #core.text(article) + 2
    end
    return places
  end

  local function like_the_rest(list, sentences)
    local likeness, step = {}, math.max(1, math.ceil(#list / COMPARED))
    for i in pairs(sentences) do
      local sum, count = 0, 0
      for k = 1, #list, step do
        if k ~= i then
          sum = sum + core.similarity(list[i], list[k])
          count = count + 1
        end
      end
      likeness[i] = count > 0 and sum / count or 0
    end
    return likeness
  end

  local function shift(span, by) return { span[1] + by, span[2] + by } end

  local function digest(list, options)
    local best, order = {}, {}
    for i, article in ipairs(list) do
      local _, sentences, code = core.summarize(article, { sentences = 1 })
      if not _ then return nil, sentences, code end
      if sentences[1] then
        best[i] = sentences[1]
        order[#order + 1] = i
      end
    end
    local likeness = like_the_rest(list, best)
    table.sort(order, function(a, b)
      if likeness[a] ~= likeness[b] then return likeness[a] > likeness[b] end
      return a < b
    end)
    local limit, room = options.sentences, options.chars
    if not limit and not room then limit = 3 end
    local chosen, used = {}, 0
    for _, i in ipairs(order) do
      local size = select(2, best[i].text:gsub("[^\x80-\xbf]", ""))
      if #chosen < (limit or math.huge) and (not room or #chosen == 0 or used + size <= room) then
        chosen[#chosen + 1] = i
        used = used + size
      end
    end
    table.sort(chosen)
    local places, texts, sentences = offsets(list), {}, {}
    for n, i in ipairs(chosen) do
      texts[n] = best[i].text
      sentences[n] = {
        text = best[i].text,
        score = likeness[i],
        span = shift(best[i].span, places[i]),
        article = i,
      }
    end
    return table.concat(texts), sentences
  end

  --- bulletin.summarize for anything that has text.
  return function(x, options)
    local list = articles_of(x)
    if not list then return core.summarize(x, options) end
    if options then core.summarize("", options) end -- raises for wrong ones
    return digest(list, options or {})
  end
end

--- Summaries of many articles: of a page, of an issue, of a query's results.
-- Each article offers its best sentence; those are taken whose articles are
-- most like the rest, in the order of the articles.

local core = require "bulletin.core"
local clean = require "bulletin.clean"

local DEFAULT = { sentences = 3 }

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

  -- Where each article's running text begins in that of all, less 1. An article
  -- without any adds nothing.
  local function offsets(list)
    local at, places = 0, {}
    for i, article in ipairs(list) do
      local size = #core.text(article)
      places[i] = at
      if size > 0 then at = at + size + 2 end
    end
    return places
  end

  local function shift(span, by) return { span[1] + by, span[2] + by } end

  -- Sentences as one text: Latin ones need a space between them.
  local function join(sentences)
    local out = {}
    for i, sentence in ipairs(sentences) do
      local before = i > 1 and sentences[i - 1].text:byte(-1) or 255
      out[#out + 1] = before < 128 and " " .. sentence.text or sentence.text
    end
    return table.concat(out)
  end

  local function digest(list, options)
    local best, order = {}, {}
    for i, article in ipairs(list) do
      local sentences, message, code = core.summarize(article, { sentences = 1 })
      if not sentences then return nil, message, code end
      if sentences[1] then
        best[i] = sentences[1]
        order[#order + 1] = i
      end
    end
    local likeness, message, code = core.likeness(list)
    if not likeness then return nil, message, code end
    table.sort(order, function(a, b)
      if likeness[a] ~= likeness[b] then return likeness[a] > likeness[b] end
      return a < b
    end)
    local limit, room = options.sentences, options.chars
    local chosen, used = {}, 0
    for _, i in ipairs(order) do
      local size = clean.length(best[i].text)
      if #chosen < (limit or math.huge) and (not room or #chosen == 0 or used + size <= room) then
        chosen[#chosen + 1] = i
        used = used + size
      end
    end
    table.sort(chosen)
    local places, sentences = offsets(list), {}
    for n, i in ipairs(chosen) do
      sentences[n] = {
        text = best[i].text,
        score = likeness[i],
        span = shift(best[i].span, places[i]),
        article = i,
      }
    end
    return join(sentences), sentences
  end

  --- bulletin.summarize for anything that has text.
  return function(x, options)
    if options == nil or type(options) == "table" and next(options) == nil then
      options = DEFAULT
    end
    local list = articles_of(x)
    if list then
      core.summarize("", options) -- raises for wrong ones
      return digest(list, options)
    end
    local sentences, message, code = core.summarize(x, options)
    if not sentences then return nil, message, code end
    return join(sentences), sentences
  end
end

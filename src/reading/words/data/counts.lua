-- Counts the words of newspaper articles for make_words.py.
-- usage: lua5.4 counts.lua FILE.jsonl… > counts.txt   (where bulletin is found)
-- Each line of a file is an article, {headline, body}; the first line printed
-- is how many words and articles there were, the others word, count, articles.
local bulletin = require "bulletin"
local json = require "bulletin.json"

local counts, holds = {}, {}
local words, articles = 0, 0
for _, path in ipairs(arg) do
  for line in io.lines(path) do
    local article = json.decode(line)
    articles = articles + 1
    local seen = {}
    local list = assert(bulletin.words((article.headline or "") .. "\n" .. article.body))
    for _, word in ipairs(list) do
      words = words + 1
      counts[word] = (counts[word] or 0) + 1
      if not seen[word] then holds[word] = (holds[word] or 0) + 1 end
      seen[word] = true
    end
  end
end
print(words, articles)
local sorted = {}
for word in pairs(counts) do
  if not word:find "%s" then sorted[#sorted + 1] = word end
end
table.sort(sorted)
for _, word in ipairs(sorted) do print(word .. " " .. counts[word] .. " " .. holds[word]) end

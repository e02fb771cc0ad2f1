-- Who wrote what (稿件统计): pieces and characters for each role and name,
-- counted straight from pages.
--   lua5.4 examples/contributors.lua examples/pages/*/*.txt
local bulletin = require "bulletin"

local function length(article)
  local count = 0
  for _, element in ipairs(article.body) do
    count = count + select(2, element.text:gsub("[^\128-\191]", ""))
  end
  return count
end

local rows, by_key = {}, {}
for _, path in ipairs(arg) do
  for _, article in ipairs(assert(bulletin.read(path)).articles) do
    local chars = length(article)
    for _, byline in ipairs(article.bylines) do
      local key = byline.role .. "\0" .. byline.name
      local row = by_key[key] or { role = byline.role, name = byline.name, pieces = 0, chars = 0 }
      if not by_key[key] then
        by_key[key] = row
        rows[#rows + 1] = row
      end
      row.pieces = row.pieces + 1
      row.chars = row.chars + chars
    end
  end
end

table.sort(rows, function(a, b)
  if a.role ~= b.role then return a.role < b.role end
  if a.pieces ~= b.pieces then return a.pieces > b.pieces end
  return a.name < b.name
end)
print("role\tname\tpieces\tcharacters")
for _, row in ipairs(rows) do
  print(("%s\t%s\t%d\t%d"):format(row.role, row.name, row.pieces, row.chars))
end

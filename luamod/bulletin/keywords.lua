--- Keywords weighed by how rare their terms are in a store of one's own.
-- Returns a function (read, x, options): `read` is the core's keywords, which
-- knows only how rare words are among newspaper articles at large.

-- So many candidates are weighed for each keyword wanted; and so many
-- articles are counted that have a term, since more make it no commoner.
local CANDIDATES, COUNTED = 4, 2000

-- How many articles of the store have the term; or nil, message, code. A term
-- of marks alone is in none: it cannot be looked for.
local function holds(store, term)
  local count = 0
  local query = '"' .. term:gsub('"', " ") .. '"'
  local hits, message, code = store:search(query, { limit = COUNTED, snippet = false })
  if code == "query" then return 0 end
  if not hits then return nil, message, code end
  for _ in hits do count = count + 1 end
  return count
end

return function(read, x, options)
  local store, limit = options.store, options.limit or 10
  local plain = {}
  for key, value in pairs(options) do
    if key ~= "store" then plain[key] = value end
  end
  if type(limit) == "number" then plain.limit = limit * CANDIDATES end
  local list, message, code = read(x, plain)
  if not list then return nil, message, code end
  local articles = #store
  for _, keyword in ipairs(list) do
    local held, why, which = holds(store, keyword.term)
    if not held then return nil, why, which end
    local idf = math.log((articles + 1) / (held + 1))
    local rare = 0.4 + 1.2 * math.max(idf, 0) / math.log(articles + 2)
    keyword.score = keyword.score / (0.4 + keyword.rarity / 160) * rare
  end
  table.sort(list, function(a, b)
    if a.score ~= b.score then return a.score > b.score end
    return a.term < b.term
  end)
  for i = #list, limit + 1, -1 do list[i] = nil end
  return list
end

-- What the specs of the store share.
local bulletin = require "bulletin"

local stores = {}

local folder

--- The path of a file in a folder of the spec's own.
function stores.file(name)
  if not folder then
    folder = os.tmpname()
    os.remove(folder)
    os.execute("mkdir -p " .. folder)
  end
  return folder .. "/" .. name
end

--- Takes that folder away.
function stores.remove()
  if folder then os.execute("rm -rf " .. folder) end
  folder = nil
end

-- Where stores are made instead of files: an address of PostgreSQL.
local server = os.getenv "BULLETIN_TEST_STORE"
if server == "" then server = nil end
local schemas = 0

--- Whether stores are files, or in memory; where they are instead.
stores.in_files = server == nil
stores.server = server

--- A new address for a store without a name; of one with a name always the same.
function stores.address(name)
  local own = stores.file("x"):match "lua_(%w+)/" or "spec"
  schemas = schemas + 1
  local schema = "s" .. own .. "_" .. (name and "n_" .. name:gsub("%W", "_") or schemas)
  return server .. "&schema=" .. schema:lower()
end

--- A store in that file, or in memory.
function stores.open(name)
  if server then return assert(bulletin.open(stores.address(name))) end
  if name then return assert(bulletin.open(stores.file(name))) end
  return assert(bulletin.open("", { mode = "memory" }))
end

--- An article of a headline, a paragraph a line, and `more` fields.
function stores.piece(headline, text, more)
  local article = { headline = headline, bylines = {}, body = {} }
  for line in text:gmatch("[^\n]+") do
    article.body[#article.body + 1] = { kind = "paragraph", text = line }
  end
  for key, value in pairs(more or {}) do article[key] = value end
  return article
end

--- The ids that a query finds, in order.
function stores.ids(store, query, filter)
  local all = {}
  for hit in assert(store:search(query, filter)) do all[#all + 1] = hit.id end
  table.sort(all)
  return all
end

return stores

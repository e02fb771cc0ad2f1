--- bulletin: newspaper pages into articles.
-- The C half is bulletin.core; what is written in Lua is read when it is first
-- asked for.
local core = require "bulletin.core"

-- So that no message names a place in our own files.
core.home((debug.getinfo(1, "S").source:gsub("[^/]*$", "")))

local bulletin = {}
for name, value in pairs(core) do bulletin[name] = value end
require "bulletin.store"
-- Parts of the core for the module's own files.
for _, name in ipairs {
  "store", "file", "sandbox", "dress", "read_bytes", "read_pages", "parts", "expected", "home",
  "readers", "engines", "format", "script", "field", "in_chinese",
} do
  bulletin[name] = nil
end

-- Keywords, weighed by a store where one is given.
function bulletin.keywords(x, options)
  if type(options) == "table" and options.store ~= nil then
    return require "bulletin.keywords"(core.keywords, x, options)
  end
  return core.keywords(x, options)
end

-- Which file each name is in. A file gives the value, or a table of values by
-- their names; those of `made` give a function that makes it from the module.
local files = {
  export = "export", write = "export", formats = "export",
  load = "load", pages = "pages", render = "template", chart = "chart", site = "site",
  summarize = "digest", tagger = "tagger", learn = "learn",
  vocabularies = "vocabularies", sandbox = "sandbox",
}
local made = { digest = true, tagger = true, learn = true }
for name in pairs(files) do bulletin[name] = nil end

setmetatable(bulletin, {
  __index = function(_, name)
    local file = files[name]
    if not file then return nil end
    local value = require("bulletin." .. file)
    if made[file] then
      value = value(bulletin)
    elseif type(value) == "table" and value[name] ~= nil then
      value = value[name]
    end
    bulletin[name] = value
    return value
  end,
})

-- What articles and pages have as methods: article:text() is
-- bulletin.text(article).
for _, name in ipairs {
  "text", "words", "entities", "keywords", "dates", "figures", "points",
  "summarize", "similarity", "export", "write",
} do
  core.methods[name] = function(...) return bulletin[name](...) end
end

return bulletin

--- bulletin: newspaper pages into articles.
-- The C half is bulletin.core; what is written in Lua is loaded when it is
-- first used.
local core = require "bulletin.core"

local bulletin = {}
for name, value in pairs(core) do bulletin[name] = value end
require "bulletin.store"
bulletin.store = nil -- parts of the store, for its own files

-- Keywords, weighed by a store where one is given.
function bulletin.keywords(x, options)
  if type(options) == "table" and options.store ~= nil then
    return require "bulletin.keywords"(core.keywords, x, options)
  end
  return core.keywords(x, options)
end

-- A function that the Lua file `name` makes from the module, when it is
-- first called.
local function later(name, key)
  local made
  bulletin[key or name] = function(...)
    made = made or require("bulletin." .. name)(bulletin)
    return made(...)
  end
end

later("digest", "summarize")
later "tagger"
later "learn"
setmetatable(bulletin, {
  __index = function(self, key)
    if key ~= "vocabularies" then return nil end
    self.vocabularies = require "bulletin.vocabularies"
    return self.vocabularies
  end,
})
-- What articles and pages have as methods: article:text() is
-- bulletin.text(article).
local methods = {
  "text", "words", "entities", "keywords",
  "dates", "figures", "points", "summarize", "similarity",
}
for _, name in ipairs(methods) do core.methods[name] = bulletin[name] end

return bulletin

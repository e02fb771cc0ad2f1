--- bulletin: newspaper pages into articles.
-- The C half is bulletin.core; what is written in Lua is loaded when it is
-- first used.
local core = require "bulletin.core"

local bulletin = {}
for name, value in pairs(core) do bulletin[name] = value end
require "bulletin.store"
bulletin.store = nil -- parts of the store, for its own files

-- What articles and pages have as methods: article:text() is
-- bulletin.text(article).
local methods = {
  "text", "words", "entities", "keywords",
}
for _, name in ipairs(methods) do core.methods[name] = bulletin[name] end

return bulletin

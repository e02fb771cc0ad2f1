--- bulletin: newspaper pages into articles.
-- The C half is bulletin.core; what is written in Lua is loaded when it is
-- first used.
local core = require "bulletin.core"

local bulletin = {}
for name, value in pairs(core) do bulletin[name] = value end
bulletin.file, bulletin.sandbox = nil, nil -- for the module's own files

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
-- What articles and pages have as methods: article:text() is
-- bulletin.text(article).
local methods = {
  "text", "words", "entities", "keywords",
  "dates", "figures", "points", "summarize", "similarity",
}
for _, name in ipairs(methods) do core.methods[name] = bulletin[name] end

-- What is in Lua files of its own, read when first asked for: by name.
local files = {
  vocabularies = "vocabularies", export = "export", write = "export", formats = "export",
  load = "load", render = "template", chart = "chart", site = "site",
}
setmetatable(bulletin, {
  __index = function(_, name)
    if not files[name] then return nil end
    local file = require("bulletin." .. files[name])
    bulletin[name] = type(file) == "table" and file[name] or file
    return bulletin[name]
  end,
})
function core.methods.export(...) return bulletin.export(...) end
function core.methods.write(...) return bulletin.write(...) end

return bulletin

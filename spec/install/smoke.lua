-- Tries an installed module on one page.
local bulletin = require "bulletin"
local page = assert(bulletin.read "examples/pages/tangzhou-daily/2026-06-16-01.txt")
assert(#page.articles >= 4, "too few articles")
assert(page.articles[2].headline, "no headline")
assert(page:text():find("市民袁小雨", 1, true))
require "bulletin.json"
require "bulletin.cli"
print(bulletin._VERSION, #page.articles)

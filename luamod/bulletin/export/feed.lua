--- What the three feeds share: the address of the feed and of each piece, and
-- who stands behind it.
--   options.link      the address of the site; a piece's is `link#uuid`, or
--                     what options.link_of(article) returns
--   options.title, options.description, options.author
local clean = require "bulletin.clean"
local view = require "bulletin.export.view"
local xml = require "bulletin.xml"

local feed = {}

--- The feed's own facts.
function feed.facts(items, options)
  local page = items.page
  return {
    title = clean.line(options.title or page and page.name or "稿件汇编"),
    description = clean.line(options.description or options.title or "报纸版面稿件"),
    author = clean.line(options.author or page and page.source or "bulletin"),
    link = options.link and xml.address(options.link),
  }
end

--- A piece's address, or nil where the options name no site.
function feed.address(article, options)
  if options.link_of then
    local link = options.link_of(article)
    return link and xml.address(link)
  end
  local link = options.link and xml.address(options.link)
  return link and link .. "#" .. view.uuid(article)
end

return feed

--- HTML: one page that needs nothing beside it, for the screen, the phone and
-- the printer. `options.template` lets a Mustache template write it instead.
local asset = require "bulletin.asset"
local markup = require "bulletin.export.markup"
local view = require "bulletin.export.view"
local xml = require "bulletin.xml"

-- A list of headlines pays for itself between these numbers of pieces.
local fewest, most = 3, 200

local function contents(items)
  local list = items:few(most)
  if not list or #list < fewest then return "" end
  local out = { '<nav aria-label="目录">\n<ol>\n' }
  for i, article in ipairs(list) do
    out[#out + 1] = ('<li><a href="#a%d">%s</a></li>\n'):format(i, xml.text(view.headline(article)))
  end
  out[#out + 1] = "</ol>\n</nav>\n"
  return table.concat(out)
end

return function(items, options, emit)
  if options.template then return require "bulletin.report"(items, options, emit) end
  local page = items.page
  local title = options.title or page and page.name or "稿件汇编"
  local nav = contents(items)
  local language, each = markup.language(items, options)
  emit('<!DOCTYPE html>\n<html lang="' .. xml.attribute(language) .. '">\n<head>\n'
    .. '<meta charset="utf-8">\n'
    .. '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    .. '<meta name="generator" content="bulletin">\n'
    .. xml.element("title", title) .. "\n<style>\n" .. asset.read "export/style.css"
    .. "</style>\n</head>\n<body>\n" .. xml.element("h1", title) .. "\n")
  for _, chart in ipairs(options.charts or {}) do
    emit(require("bulletin.chart").figure(chart.rows, chart) .. "\n")
  end
  for _, given in ipairs(options.tables or {}) do emit(markup.table(given)) end
  emit(nav .. "<main>\n")
  local count = 0
  for article in each do
    count = count + 1
    local spoken = view.language(article)
    emit(xml.open("article", { "id", "a" .. count, "lang", spoken ~= language and spoken }) .. "\n"
      .. markup.article(article, options) .. "</article>\n")
  end
  if count == 0 then emit(xml.element("p", view.nothing) .. "\n") end
  emit "</main>\n</body>\n</html>\n"
end

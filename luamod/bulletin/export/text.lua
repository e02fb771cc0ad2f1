--- Plain text, as a person reads it: two-character indents, a line between
-- pieces.
local clean = require "bulletin.clean"
local view = require "bulletin.export.view"

local indent = "　　"

return function(items, options, emit)
  if options.template then return require "bulletin.report"(items, options, emit) end
  local function line(text, prefix)
    if text then emit((prefix or "") .. clean.line(text) .. "\n") end
  end
  line(options.title)
  local first = not options.title
  for article in items do
    emit(first and "" or "\n")
    first = false
    line(view.field(article, "kicker"))
    line(view.headline(article))
    line(view.field(article, "deck"))
    line(view.origin_line(article))
    line(view.byline(article))
    emit "\n"
    local dateline = view.dateline(article)
    local body = view.body(article)
    if options.body == "summary" then
      body = { { kind = "paragraph", text = view.summary(article, options) or "" } }
    end
    for _, element in ipairs(body) do
      local text = clean.line(element.text)
      if element.kind == "paragraph" then
        if dateline then text = clean.line(dateline) .. "　" .. text end
        dateline = nil
        line(text, indent)
      elseif element.kind == "caption" then
        line("［图］" .. text)
      elseif element.kind == "note" then
        line("〔" .. text .. "〕")
      else
        line(text)
      end
    end
    local tags = view.tags(article)
    if tags[1] then line("标签：" .. table.concat(tags, "、")) end
  end
  if first then line(view.nothing) end
end

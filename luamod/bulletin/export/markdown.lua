--- Markdown (CommonMark): what an article says cannot become markup.
local clean = require "bulletin.clean"
local view = require "bulletin.export.view"

-- Any ASCII punctuation may be escaped; these could start something. `.`, `)`,
-- `-`, `+` and `=` do so only at a line's start.
local function inline(text)
  text = clean.line(text):gsub("[\\`*_{}%[%]<>#|~&!]", "\\%0")
  text = text:gsub("^%s+", ""):gsub("^[-+=]", "\\%0"):gsub("^(%d+)([.)])", "%1\\%2")
  return text
end

return function(items, options, emit)
  if options.template then return require "bulletin.report"(items, options, emit) end
  if options.title then emit("# " .. inline(options.title) .. "\n\n") end
  local hash = options.title and "##" or "#"
  local none = true
  for article in items do
    emit(none and "" or "\n")
    none = false
    local kicker, deck = view.field(article, "kicker"), view.field(article, "deck")
    if kicker then emit(inline(kicker) .. "\n\n") end
    emit(hash .. " " .. inline(view.headline(article)) .. "\n\n")
    if deck then emit("**" .. inline(deck) .. "**\n\n") end
    local facts = {}
    facts[#facts + 1] = view.origin_line(article)
    facts[#facts + 1] = view.byline(article)
    if facts[1] then emit("*" .. inline(table.concat(facts, "　")) .. "*\n\n") end
    local dateline, gap = view.dateline(article), ""
    local body = view.body(article)
    if options.body == "summary" then
      body = { { kind = "paragraph", text = view.summary(article, options) or "" } }
    end
    for _, element in ipairs(body) do
      local text = inline(element.text)
      if element.kind == "paragraph" then
        if dateline then text = inline(dateline) .. "　" .. text end
        dateline = nil
      elseif element.kind == "subhead" then
        text = hash .. "# " .. text
      else
        text = "> " .. text
      end
      emit(gap .. text .. "\n")
      gap = "\n"
    end
    local tags = view.tags(article)
    if tags[1] then emit(gap .. "标签：" .. inline(table.concat(tags, "、")) .. "\n") end
  end
  if none then emit(view.nothing .. "\n") end
end

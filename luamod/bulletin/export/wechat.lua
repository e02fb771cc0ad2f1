--- WeChat (微信公众号): HTML as the editor of public accounts takes it by
-- pasting. That editor keeps the styles that stand in elements and drops sheets,
-- classes, ids and scripts, so each element carries its own; it keeps no links
-- but its own, so there are none.
--   options.title, body = "summary"
local clean = require "bulletin.clean"
local view = require "bulletin.export.view"
local xml = require "bulletin.xml"

local accent = "#9c1c1c"

local styles = {
  whole = "max-width:677px;margin:0 auto;padding:0 8px;color:#333;font-size:16px;"
    .. "line-height:1.75;letter-spacing:0.5px;text-align:justify;word-break:break-word;",
  title = "margin:0 0 24px;padding:0 0 12px;border-bottom:2px solid " .. accent
    .. ";font-size:22px;line-height:1.4;font-weight:bold;text-align:center;",
  article = "margin:0 0 32px;",
  kicker = "margin:0;font-size:15px;color:#888;text-align:center;",
  headline = "margin:4px 0;font-size:20px;line-height:1.4;font-weight:bold;text-align:center;color:"
    .. accent .. ";",
  deck = "margin:0;font-size:15px;color:#666;text-align:center;",
  byline = "margin:8px 0 16px;font-size:14px;color:#888;text-align:center;",
  paragraph = "margin:0 0 16px;text-indent:2em;",
  subhead = "margin:24px 0 12px;padding-left:8px;border-left:4px solid " .. accent
    .. ";font-size:17px;font-weight:bold;",
  caption = "margin:0 0 16px;font-size:14px;color:#888;text-align:center;",
  note = "margin:0 0 16px;padding:8px 12px;background-color:#f7f7f7;font-size:14px;color:#666;",
  dateline = "font-weight:bold;",
  rule = "margin:0 auto 32px;width:30%;border:0;border-top:1px solid #ddd;",
  source = "margin:0;font-size:13px;color:#aaa;text-align:right;",
}

local function element(name, style, inside)
  return xml.open(name, { "style", styles[style] }) .. inside .. "</" .. name .. ">\n"
end

local function line(name, style, text)
  return text and element(name, style, xml.text(clean.line(text))) or ""
end

local function body_of(article, options)
  if options.body == "summary" then
    return { { kind = "paragraph", text = view.summary(article, options) or "" } }
  end
  return view.body(article)
end

local function article_markup(article, options)
  local out = { line("p", "kicker", view.field(article, "kicker")),
    line("h2", "headline", view.headline(article)), line("p", "deck", view.field(article, "deck")),
    line("p", "byline", view.byline(article)) }
  local dateline = view.dateline(article)
  for _, part in ipairs(body_of(article, options)) do
    local inside = xml.text(clean.line(part.text))
    if part.kind == "paragraph" and dateline then
      inside = xml.open("span", { "style", styles.dateline }) .. xml.text(clean.line(dateline))
        .. "</span>　" .. inside
      dateline = nil
    end
    out[#out + 1] = element(part.kind == "subhead" and "h3" or "p",
      styles[part.kind] and part.kind or "paragraph", inside)
  end
  out[#out + 1] = line("p", "source", view.origin_line(article))
  return element("section", "article", "\n" .. table.concat(out))
end

return function(items, options, emit)
  emit(xml.open("section", { "style", styles.whole }) .. "\n")
  emit(line("h1", "title", options.title))
  local first = true
  for article in items do
    if not first then emit(xml.empty("hr", { "style", styles.rule }) .. "\n") end
    first = false
    emit(article_markup(article, options))
  end
  if first then emit(line("p", "paragraph", view.nothing)) end
  emit "</section>\n"
end

--- What nginx.conf beside it answers with: a page to search an archive with, and
-- its pieces. The archive is opened for reading only; what is asked is checked
-- before it is used, and what is shown is escaped by the template.
--
--   /?q=郑州 -暴雨&from=2026-06&page=2      what is found, twenty at a time
--   /piece?id=12                            one piece
local bulletin = require "bulletin"

local most_query, each_page, last_page = 400, 20, 50

local frame = [[
<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{{title}}</title>
<meta name="viewport" content="width=device-width">
<style>
body { font: 17px/1.7 "Noto Serif CJK SC", "Source Han Serif SC", serif; max-width: 44em;
  margin: 2em auto; padding: 0 1em; color: #222; background: #fdfcf9 }
input { font: inherit; width: 70%; padding: .3em } h2 { font-size: 1.1em; margin: 1.4em 0 0 }
small, p.note { color: #777 } a { color: #8c1c1c; text-decoration: none } p { margin: .2em 0 }
</style></head><body>
<form action="/"><input name="q" value="{{query}}" maxlength="100" aria-label="检索">
<button>检索</button></form>
{{#note}}<p class="note">{{note}}</p>{{/note}}
{{#hits}}<h2><a href="/piece?id={{id}}">{{headline}}</a></h2><small>{{facts}}</small>
<p>{{snippet}}</p>
{{/hits}}
{{#more}}<p><a href="/?q={{more_query}}&amp;page={{more}}">后 20 篇</a></p>{{/more}}
{{#piece}}<h1>{{headline}}</h1><small>{{facts}}</small>
{{#body}}<p>{{text}}</p>
{{/body}}{{/piece}}
</body></html>
]]

-- One store a worker; opened again when it could not be read.
local store

local function archive()
  if store then return store end
  local message
  store, message = bulletin.open(os.getenv "BULLETIN_ARCHIVE" or "news.db",
    { mode = "ro", timeout = 1 })
  return store, message
end

local function answer(status, data)
  ngx.status = status
  ngx.header["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; "
    .. "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
  ngx.header["X-Content-Type-Options"] = "nosniff"
  ngx.header["Content-Type"] = "text/html; charset=utf-8"
  data.title = data.title or "报纸检索"
  data.query = data.query or ""
  ngx.print(bulletin.render(frame, data))
end

-- An argument that was given once, as UTF-8 of some length; else nil.
local function argument(arguments, name, most)
  local value = arguments[name]
  if type(value) ~= "string" or value == "" or #value > most then return nil end
  return bulletin.decode(value, "UTF-8") and value
end

local function number(text, most)
  if not text or not text:find "^%d%d?%d?%d?%d?%d?%d?%d?%d?$" then return nil end
  local value = tonumber(text)
  return value >= 1 and value <= most and value or nil
end

local function facts_of(hit)
  local facts = {}
  for _, name in ipairs { "date", "source", "page_name" } do facts[#facts + 1] = hit[name] end
  return table.concat(facts, "　")
end

-- What failed is the archive's or the reader's: only the latter is told why.
local function failed(message, code, data)
  if code == "query" or code == "limit" then
    data.note = message
    return answer(400, data)
  end
  ngx.log(ngx.ERR, "bulletin: ", message)
  if store then store:close() end
  store = nil
  data.note = "稿件库暂时不能查询，请稍后再试。"
  answer(503, data)
end

local function search(open, arguments)
  local query = argument(arguments, "q", most_query)
  local data = { query = query }
  if not query then
    if arguments.q and arguments.q ~= "" then data.note = "检索式太长，或不是 UTF-8。" end
    return answer(data.note and 400 or 200, data)
  end
  local page = number(arguments.page, last_page) or 1
  local each, message, code = open:search(query, {
    from = argument(arguments, "from", 10), to = argument(arguments, "to", 10),
    limit = each_page + 1, offset = (page - 1) * each_page,
  })
  if not each then return failed(message, code, data) end
  data.hits = {}
  for hit in each do
    if #data.hits == each_page then
      data.more = page < last_page and page + 1 or nil
      data.more_query = ngx.escape_uri(query)
      break
    end
    data.hits[#data.hits + 1] = { id = ("%d"):format(hit.id), headline = hit.headline or "（无题）",
      facts = facts_of(hit), snippet = hit.snippet }
  end
  if not data.hits[1] then data.note = "没有找到。" end
  answer(200, data)
end

local function piece(open, arguments)
  local id = number(arguments.id, 999999999)
  local article, message, code
  if id then article, message, code = open:get(id) end
  if not id or code == "notfound" then return answer(404, { note = "没有这篇稿件。" }) end
  if not article then return failed(message, code, {}) end
  answer(200, { title = article.headline, piece = {
    headline = article.headline or "（无题）", facts = facts_of(article), body = article.body } })
end

local open, message = archive()
if not open then
  failed(message, "io", {})
else
  local arguments = ngx.req.get_uri_args(10)
  local ok, problem = pcall(ngx.var.uri == "/piece" and piece or search, open, arguments)
  if not ok then failed(tostring(problem), "io", {}) end
end

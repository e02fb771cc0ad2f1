--- What the specs of exports share: an issue of a small paper, an archive that
-- means harm, and a stand-in for the store that keeps articles in memory.
local fixture = {}

local function paragraph(text) return { kind = "paragraph", text = text, spans = {} } end

--- Two pages of 青石镇报, written for these specs.
function fixture.page()
  return {
    name = "01 要闻", date = "2024-03-08", source = "青石镇报", encoding = "UTF-8",
    articles = {
      {
        kicker = "从“有人管”到“管得好”", headline = "老街巷装上了新路灯（民生观察）",
        deck = "——青石镇背街小巷改造见闻", column = "民生观察",
        dateline = { text = "本报青石3月7日电", agency = "本报", place = "青石",
          date = "2024-03-07" },
        bylines = {
          { role = "reporter", name = "周小禾", affiliation = "本报" },
          { role = "reporter", name = "沈砚", affiliation = "本报" },
          { role = "correspondent", name = "罗田" },
        },
        body = {
          paragraph("傍晚六点半，染坊巷的二十三盏新路灯一齐亮了。住在巷尾的退休教师韩桂芝推开院门，"
            .. "看见孙女正蹲在灯下写生字。“过去这条路，天一黑就得打手电。”她说。"),
          { kind = "subhead", text = "居民说了算", spans = {} },
          paragraph("改造之前，镇里先开了四次院坝会，收集意见一百一十七条。灯杆立在哪里、管线走哪一侧，"
            .. "都由住户投票决定。"),
          { kind = "caption", text = "图为居民在染坊巷散步。罗　田摄", spans = {} },
          paragraph("到二月底，全镇九条背街小巷改造完工八条，惠及居民一千二百余户。"),
          { kind = "note", text = "本报记者李一苇参与采写", spans = {} },
        },
        date = "2024-03-07", span = { 1, 900 }, lines = { 2, 20 },
        spans = { headline = { { 40, 80 } }, byline = { { 90, 120 } } },
        tags = { "民生", "城市更新" },
      },
      {
        headline = "镇领导调研春耕备耕",
        bylines = { { role = "reporter", name = "沈砚", affiliation = "本报" } },
        body = {
          paragraph("3月6日，青石镇镇长方行舟到柳湾村调研春耕备耕工作。他强调，一是抓紧疏通沟渠，"
            .. "二是备足种子农资，三是管好农机安全。"),
          paragraph("柳湾村今年计划种植油菜3400亩，已完成追肥2900亩。"),
        },
        date = "2024-03-08", span = { 901, 1300 }, lines = { 21, 30 }, spans = {},
      },
      {
        headline = "老檔案裡的青石鎮",
        bylines = { { role = "author", name = "羅伯特·庫恩" } },
        body = {
          paragraph("鎮上的檔案館裡，收著一張民國二十六年的發報單據。紙已經發黃，字還認得出來。"),
        },
        date = "2024-03-08", span = { 1301, 1600 }, lines = { 31, 36 }, spans = {},
      },
    },
    furniture = {
      { kind = "masthead", text = "青石镇报", span = { 1601, 1612 } },
    },
    warnings = {},
  }
end

--- Articles whose every field means harm.
function fixture.hostile()
  local poison = {
    "<script>alert(1)</script>", "]]><x/>", '"\' onload="alert(1)', "=HYPERLINK(\"http://x\")",
    "\226\128\174abc\226\128\172", "a\0b\1c\27[31m", "\237\160\128\255\192\175\244\144\128\128",
    "../../etc/passwd", "&amp;&#0;<!--", "+1+1", "@SUM(A1)", "\239\188\157cmd|' /C calc'!A0",
    "\t=1+1", "\r\n-1", "{{{headline}}}", "\239\191\190\239\191\191\239\183\144",
    "%s%d%n", "a\226\128\168b\194\133c", "]]>]]>", "\240\159\191\190", ("长"):rep(5000),
    "[链接](javascript:alert(1))", "--><!--", "<![CDATA[", "\\u0000", " = 1",
  }
  local out = {}
  for i, bad in ipairs(poison) do
    out[i] = {
      id = i, kicker = bad, headline = bad, deck = bad, column = bad, date = i % 2 == 0 and bad
        or "2024-02-29", source = bad, page_name = bad, tags = { bad, bad },
      dateline = { text = bad, place = bad },
      bylines = {
        { role = "reporter", name = bad, affiliation = bad }, { role = bad, name = bad },
      },
      body = {
        { kind = "paragraph", text = bad }, { kind = "subhead", text = bad },
        { kind = "caption", text = bad }, { kind = "note", text = bad }, { kind = bad, text = bad },
      },
    }
  end
  -- What is there only in part.
  out[#out + 1] = { headline = "", body = {}, bylines = {} }
  out[#out + 1] = { headline = "只有题目" }
  out[#out + 1] = { body = { { kind = "subhead", text = "只有小标题" } }, tags = {} }
  out[#out + 1] = { headline = "   ", deck = "", body = { { kind = "paragraph", text = "" } } }
  return out
end

local Store = {}

function Store.__index(store, key)
  if type(key) == "number" then return store.list[key] end
  return Store[key]
end

function Store.__len(store) return #store.list end

local function matches(article, filter)
  if filter.from and (article.date or "") < filter.from then return false end
  if filter.to and (article.date or "") > filter.to then return false end
  if filter.source and article.source ~= filter.source then return false end
  if filter.tag then
    local found = false
    for _, tag in ipairs(article.tags or {}) do found = found or tag == filter.tag end
    if not found then return false end
  end
  if filter.reporter then
    local found = false
    for _, byline in ipairs(article.bylines or {}) do
      found = found or byline.role == "reporter" and byline.name == filter.reporter
    end
    if not found then return false end
  end
  return true
end

function Store:each(filter)
  local i = 0
  return function()
    repeat i = i + 1 until not self.list[i] or matches(self.list[i], filter or {})
    return self.list[i]
  end
end

function Store:get(id)
  if self.list[id] then return self.list[id] end
  return nil, ("no article %s"):format(id), "notfound"
end

function Store:count(filter)
  local count = 0
  for _ in self:each(filter) do count = count + 1 end
  return count
end

function Store:search(query, filter)
  local each = self:each(filter)
  return function()
    while true do
      local article = each()
      if not article then return nil end
      for _, element in ipairs(article.body or {}) do
        if (element.text or ""):find(query, 1, true) then
          return { id = article.id, score = 1, headline = article.headline, date = article.date,
            snippet = element.text:gsub(query, "【%0】") }
        end
      end
    end
  end
end

local function values(article, field)
  local out = {}
  if field == "month" then out[1] = (article.date or ""):sub(1, 7)
  elseif field == "tag" then out = article.tags or {}
  elseif field == "source" then out[1] = article.source
  elseif field == "page" then out[1] = article.page_name
  else
    for _, byline in ipairs(article.bylines or {}) do
      if byline.role == field then out[#out + 1] = byline.name end
    end
  end
  return out
end

function Store:tally(field, filter)
  local rows, by_value = {}, {}
  for article in self:each(filter) do
    local chars = require("bulletin.export.view").characters(article)
    for _, value in ipairs(values(article, field)) do
      local row = by_value[value]
      if not row then
        row = { value = value, count = 0, chars = 0 }
        by_value[value], rows[#rows + 1] = row, row
      end
      row.count, row.chars = row.count + 1, row.chars + chars
    end
  end
  table.sort(rows, function(a, b)
    if a.count ~= b.count then return a.count > b.count end
    return a.value < b.value
  end)
  return rows
end

function Store:tags() return self:tally "tag" end
function Store.check() return true end
function Store.close() end

--- A store of these articles, with the calls that reports use.
function fixture.store(articles)
  local list = {}
  for i, article in ipairs(articles) do
    local copy = setmetatable({}, getmetatable(article))
    for key, value in pairs(article) do copy[key] = value end
    copy.id = i
    list[i] = copy
  end
  return setmetatable({ list = list }, Store)
end

--- The articles of the page, each knowing where it stood.
function fixture.articles()
  local page, out = fixture.page(), {}
  for i, article in ipairs(page.articles) do
    article.page_name, article.source = page.name, page.source
    out[i] = article
  end
  return out
end

return fixture

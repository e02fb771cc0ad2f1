-- The reading room's files: linked, safe, and an index that finds everything.
-- How it behaves in a browser is tried by `make browser`.
local bulletin = require "bulletin"
local core = require "bulletin.core"
local fixture = require "fixture"
local forms = require "bulletin.site.forms"
local index = require "bulletin.site.index"

local folder

local function read(name)
  local file = io.open(folder .. "/" .. name, "rb")
  if not file then return nil end
  local text = file:read "*a"
  file:close()
  return text
end

local function files()
  local out = {}
  local list = io.popen("cd " .. folder .. " && find . -type f | sort")
  for name in list:lines() do out[#out + 1] = name:sub(3) end
  list:close()
  return out
end

-- Where a link of a page leads, from the room's folder.
local function resolve(from, link)
  local path = (from:match "^(.*/)" or "") .. link:gsub("[?#].*", "")
  local parts = {}
  for part in path:gmatch "[^/]+" do
    if part ~= ".." then
      parts[#parts + 1] = part
    elseif not table.remove(parts) then
      return nil
    end
  end
  return table.concat(parts, "/")
end

describe("a reading room", function()
  before_each(function()
    folder = os.tmpname()
    os.remove(folder)
  end)
  after_each(function() os.execute("rm -rf " .. folder) end)

  for name, articles in pairs {
    good = fixture.articles(), hostile = fixture.hostile(), empty = {},
  } do
    it("links only to what is in it: " .. name, function()
      local done = assert(bulletin.site(fixture.store(articles), folder))
      local all = files()
      assert.same(#articles, done.articles)
      assert.same(#all, done.files)
      for _, file in ipairs(all) do
        assert.falsy(file:find "[^%w/._-]", file)
        local text = file:find "%.html$" and read(file) or ""
        assert.falsy(text:gsub('="[^"]*"', ""):find "<[^>]*%sonload")
        assert.falsy(text:find("alert(1)</script", 1, true))
        for link in text:gmatch ' href="([^"]*)"' do
          if link:sub(1, 1) ~= "#" then
            local target = resolve(file, link)
            assert.truthy(target and read(target), file .. " -> " .. link)
          end
        end
      end
    end)
  end

  -- The page of a digital edition with two pieces, as a room.
  local mapped = require("page_cases").built "html" and it or pending
  local function printed(options, more)
    local store = assert(bulletin.open("", { mode = "memory" }))
    local page = assert(bulletin.read "spec/cases/edition/2026-06/16/node_3.htm")
    page.source = "棠州日报"
    for key, value in pairs(more or {}) do page.articles[1][key] = value end
    assert(store:add(page))
    local done, message, code = bulletin.site(store, folder, options)
    store:close()
    if not done then return nil, message, code end
    for _, name in ipairs(files()) do
      if name:find "^page/.*html$" then return read(name), name end
    end
    error "no printed page"
  end

  mapped("shows a printed page as a map that leads to its pieces", function()
    local text, name = printed()
    local svg = assert(text:match '<svg class="plate" viewBox="0 0 1000 [%d.]+".-</svg>')
    local links = 0
    for link, label in svg:gmatch '<a href="([^"]*)" aria%-label="([^"]*)"><title>' do
      links = links + 1
      local piece = assert(read(assert(resolve(name, link))))
      assert.truthy(piece:find(label, 1, true))
      assert.truthy(piece:find('<dt>版面图</dt><dd><a href="../../' .. name .. '">', 1, true))
      assert.truthy(text:match("</svg>.*" .. label)) -- in the list below it, too
    end
    assert.equal(4, links)
    assert.equal(4, select(2, svg:gsub("<rect ", "")))
    assert.falsy(svg:find("<image", 1, true))
    assert.truthy(svg:find("<p aria-hidden=\"true\">老渡口换上新渡船</p>", 1, true))
    local day = assert(read "list/dates-2026-06-16.html")
    assert.truthy(day:find('<p class="plates">版面图：<a href="../' .. name .. '">', 1, true))
  end)

  mapped("sets the map over the page's picture", function()
    local picture = os.tmpname()
    local file = assert(io.open(picture, "wb"))
    file:write "\137PNG\r\n\26\n"
    file:close()
    local asked
    local text, name = printed { picture = function(page)
      asked = page
      return picture
    end }
    os.remove(picture)
    assert.same({ source = "棠州日报", date = "2026-06-16", name = "03 城乡", sheet = 1 }, asked)
    local key = name:match "page/(%w+)%.html"
    assert.truthy(text:find('<image href="' .. key .. '.png" width="1000"', 1, true))
    assert.falsy(text:find("foreignObject", 1, true))
    assert.truthy(read("page/" .. key .. ".png"))
    -- Made again without, the picture is taken away.
    assert(printed())
    assert.is_nil(read("page/" .. key .. ".png"))
  end)

  mapped("takes nothing else for a picture", function()
    local _, message, code = printed { picture = function() return "README.md" end }
    assert.equal("format", code)
    assert.matches("README.md: no picture", message)
    code = select(3, printed { picture = function() return "/nowhere/a.png" end })
    assert.equal("notfound", code)
    assert.error_matches(function() printed { picture = "a.png" } end, "must be a function")
    assert.error_matches(function() printed { picture = function() return 1 end } end,
      "must return a file's path")
  end)

  mapped("draws boxes of any numbers, and of any article", function()
    local huge = { { x = -5, y = 0, width = 1e8, height = 3, page = 2 },
      { x = 0, y = 0, width = 0, height = 3, page = 1 } }
    assert(printed(nil, { boxes = huge, headline = "<b>“引号”&</b>" }))
    local articles = fixture.hostile()
    for _, boxes in ipairs { 1, { {} }, { { x = "<", y = {}, width = 1, height = 1, page = 1 } },
      { { x = 1, y = 1, width = 0 / 0, height = 1 / 0, page = 1.5 } } } do
      articles[1].boxes, articles[1].size = boxes, boxes
      assert(bulletin.site(fixture.store(articles), folder))
    end
  end)

  it("has every article on its day, page and under its names", function()
    assert(bulletin.site(fixture.store(fixture.articles()), folder, { title = "青石阅览室" }))
    assert.matches("<title>青石阅览室</title>", read "index.html")
    assert.matches("2024年3月8日", read "dates.html")
    for _, name in ipairs { "周小禾", "沈砚", "罗田", "羅伯特·庫恩" } do
      assert.truthy(read "reporters.html":find(name, 1, true))
    end
    for _, name in ipairs { "people.html", "organizations.html", "charts.html" } do
      assert.truthy(read(name):find "<h1>")
    end
    assert.matches("城市更新", read "tags.html")
    assert.matches("01 要闻", read "pages.html")
    assert.matches("青石", read "places.html")
    assert.matches('lang="zh%-Hant"', read "a/0/3.html")
    assert.matches(">2024年3月8日</a>", read "a/0/3.html")
  end)

  it("is the same twice", function()
    assert(bulletin.site(fixture.store(fixture.articles()), folder))
    local first = {}
    for _, file in ipairs(files()) do first[file] = read(file) end
    assert(bulletin.site(fixture.store(fixture.articles()), folder))
    for _, file in ipairs(files()) do assert.same(first[file], read(file)) end
  end)

  it("loses the pages of what was withdrawn, and nothing of anybody else's", function()
    local articles = fixture.articles()
    assert(bulletin.site(fixture.store(articles), folder))
    os.execute(("cd '%s' && mkdir mine && echo 老街巷 >mine/a.html && echo 老街巷 >notes.txt")
      :format(folder))
    table.remove(articles, 1)
    local done = assert(bulletin.site(fixture.store(articles), folder))
    local all = files()
    assert.same(done.files + 2, #all)
    for _, name in ipairs(all) do
      if not name:find "^mine" and name ~= "notes.txt" then
        assert.falsy(read(name):find("老街巷装上", 1, true), name)
      end
    end
    assert(bulletin.site(fixture.store {}, folder))
    assert.is_nil(io.open(folder .. "/a"))
    assert.truthy(read "mine/a.html" and read "notes.txt")
  end)

  it("knows what it wrote before it was broken off", function()
    local articles = fixture.articles()
    local store = fixture.store(articles)
    assert.has_error(function()
      bulletin.site(store, folder, { progress = function(n) if n == 3 then error "halt" end end })
    end)
    assert.truthy(#files() > 3)
    assert(bulletin.site(fixture.store {}, folder))
    for _, name in ipairs(files()) do assert.falsy(name:find "^a/", name) end
  end)

  it("takes away nothing outside, whatever its list says", function()
    os.execute(("mkdir -p '%s/room/list' '%s/other/0' && cd '%s' && touch other/0/1.html "
      .. "other/x.html room/keep.md list.html && ln -s ../other room/a "
      .. "&& ln -s ../../other/x.html room/list/x-1.html"):format(folder, folder, folder))
    local list = io.open(folder .. "/room/room.txt", "w")
    for _, name in ipairs { "../other/x.html", "a/0/1.html", "list/x-1.html",
      folder .. "/other/x.html", "list/../../other/x.html", "keep.md", "a/../../list.html",
      "..", "", "/etc/passwd", "\27[31m" } do
      list:write(name, "\n")
    end
    list:write "index.html" -- broken off within a line
    list:close()
    assert(bulletin.site(fixture.store {}, folder .. "/room"))
    for _, name in ipairs { "other/0/1.html", "other/x.html", "list.html", "room/keep.md",
      "room/list/x-1.html" } do
      assert.truthy(read(name), name)
    end
    -- A list that is none at all is refused.
    os.execute(("rm '%s/room/room.txt' && mkfifo '%s/room/room.txt'"):format(folder, folder))
    assert.is_nil((bulletin.site(fixture.store {}, folder .. "/room")))
  end)

  it("lets a browser load what lies in it, and nothing else", function()
    assert(bulletin.site(fixture.store(fixture.hostile()), folder))
    for _, name in ipairs(files()) do
      if name:find "%.html$" then
        local text = read(name)
        assert.truthy(text:find([[<meta http-equiv="Content-Security-Policy" ]]
          .. [[content="default-src 'none';]], 1, true))
        for tag in text:gmatch "<[^>]*>" do
          assert.falsy(tag:find "^<%w+[^>]* style=" or tag:find "^<style"
            or tag:find "^<script>", tag)
        end
      end
    end
  end)

  it("shows what its summary rests on when it is asked to", function()
    assert(bulletin.site(fixture.store(fixture.articles()), folder, { marks = true }))
    assert.matches('<li><a href="#s1">', read "a/0/1.html")
    assert.matches('<mark id="s1">', read "a/0/1.html")
    assert(bulletin.site(fixture.store(fixture.articles()), folder))
    assert.matches("<h2>摘要</h2>\n<ol>\n<li>[^<]", read "a/0/1.html")
    assert.not_matches("<mark", read "a/0/1.html")
    -- A short piece is not said twice.
    assert.not_matches("摘要", read "a/0/2.html")
    assert.matches('class="lead".-class="digest">[^<]', read "index.html")
  end)

  it("ends no piece of the front with the colon before a list", function()
    local store = assert(bulletin.open(":memory:", { mode = "memory" }))
    local function piece(headline, ...)
      local body = {}
      for i, text in ipairs { ... } do body[i] = { kind = "paragraph", text = text } end
      assert(store:add { headline = headline, date = "2026-07-01", body = body })
    end
    piece("头条", ("渡口重修完工，两岸居民往来方便。"):rep(10))
    piece("饮食", "专家建议做到“三少”：", "少吃隔夜菜；", "少喝冰饮料；", "少食油炸食品。", "另一段。")
    piece("办法", "办法如下：", ("渡船每日往返。"):rep(20))
    assert(bulletin.site(store, folder))
    local front = read "index.html"
    assert.matches('digest">专家建议做到“三少”：少吃隔夜菜；少喝冰饮料；少食油炸食品。<', front)
    assert.matches('digest">办法如下：渡船每日往返。.*…<', front)
    store:close()
  end)

  -- A store of several issues: pieces of a page each, of `days` and `pages`.
  local function paper(path, from, to)
    local store = assert(bulletin.open(path))
    for day = from, to do
      for _, page in ipairs { "B01", "A02 本埠", "01", "2026-06-0" .. day .. "-02", "A01" } do
        local date = ("2026-06-0%d"):format(day)
        assert(store:add(bulletin.parse(([[
渡口重修
%s版第%d天的渡口重新开放（民生观察）
——柳湾渡口见闻

本报讯 （记者 骆川 通讯员 江一苇）%d日，柳湾渡口重新开放，市长丁一禾到场。
渡口由柳湾航运公司管理，每天往返二十趟，方便两岸居民出行。渡船全部换新，船上配有救生衣。
两岸居民说，以前绕桥要走一个小时，现在坐船十分钟就到了对岸，买菜看病都方便得多了。
]]):format(page, day, day), { date = date, source = "柳湾日报", name = page })))
      end
    end
    return store
  end

  it("keeps every address when pieces are added", function()
    local path = os.tmpname()
    local store = paper(path, 3, 4)
    assert(bulletin.site(store, folder))
    local before = {}
    for _, name in ipairs(files()) do before[name] = read(name) end
    -- Newer, older and undated pieces come; one goes.
    paper(path, 5, 6):close()
    paper(path, 1, 2):close()
    assert(store:add { headline = "不知哪一天的稿件", body = {
      { kind = "paragraph", text = "骆川在柳湾写的一段旧稿，没有日期。" } } })
    assert(bulletin.site(store, folder))
    for name, text in pairs(before) do
      local now = read(name)
      assert.truthy(now, name)
      if name:find "^[al]" then
        -- The same piece, or the same list, as before.
        assert.equal(text:match "<h1>(.-)</h1>", now:match "<h1>(.-)</h1>", name)
      end
    end
    assert.truthy(read "list/dates-none.html":find("不知哪一天的稿件", 1, true))
    store:close()
    os.remove(path)
  end)

  it("has its pages in order, and the newest issue in front", function()
    local path = os.tmpname()
    local store = paper(path, 1, 3)
    assert(bulletin.site(store, folder, { title = "柳湾日报阅览室" }))
    local names = {}
    for name in read "pages.html":gmatch '<li><a href="list/pages[^>]*>(.-)</a>' do
      names[#names + 1] = name
    end
    assert.same({ "01", "02", "A01", "A02 本埠", "B01" }, names)
    local front = read "index.html"
    local lead = front:match '<article class="lead">(.-)</article>'
    assert.matches('<p class="kicker">渡口重修</p>', lead)
    assert.matches("01版第3天的渡口重新开放", lead)
    assert.matches('<p class="deck">——柳湾渡口见闻</p>', lead)
    assert.matches('<p class="digest">.*渡口', lead)
    local order = {}
    for page in front:gmatch '<h3 class="page">(.-)</h3>' do order[#order + 1] = page end
    assert.same({ "02", "A01", "A02 本埠", "B01" }, order)
    assert.not_matches("第2天的渡口", front)
    assert.not_matches("<figure", front)
    assert.matches("<figure", read "charts.html")
    assert.truthy(read "people.html":find("丁一禾", 1, true))
    -- The room counts as the store does.
    for kind, field in pairs { people = "person", organizations = "organization",
      places = "place", pages = "page" } do
      local shown, told = {}, {}
      for name, count in read(kind .. ".html"):gmatch
        '<li><a href="list/[^>]*>(.-)</a> <span class="count">(%d+)' do
        shown[name] = tonumber(count)
      end
      for _, row in ipairs(store:tally(field)) do
        if row.value ~= "" then told[row.value:gsub("^2026%-06%-..%-", "")] = 0 end
      end
      for _, row in ipairs(store:tally(field)) do
        local name = row.value:gsub("^2026%-06%-..%-", "")
        if name ~= "" then told[name] = told[name] + row.count end
      end
      assert.same(told, shown)
    end
    assert.truthy(read "organizations.html":find("柳湾航运公司", 1, true))
    store:close()
    os.remove(path)
  end)

  it("says why it cannot be written, and what it wants", function()
    local file = io.open(folder, "w")
    file:close()
    local ok, message, code = bulletin.site(fixture.store {}, folder)
    assert.is_nil(ok)
    assert.matches("cannot make the folder", message)
    assert.same("notfound", code)
    assert.error_matches(function() bulletin.site(nil, folder) end, "argument 1")
    assert.error_matches(function() bulletin.site(fixture.store {}, nil) end, "argument 2")
  end)
end)

describe("the search's index", function()
  it("has a key for every character and every two that touch", function()
    local texts = { "甲乙丙，丁ＡＢ12戊", "丙丁 Ab12", "己" }
    local built, found = index.new(), {}
    for _, text in ipairs(texts) do built:add(forms.fold(text)) end
    local shards = built:finish(function(_, keys)
      for key, value in pairs(keys) do found[key] = value end
    end)
    assert.same(1, shards)
    -- One letter is one number: the article, or the distance to it.
    assert.same({ ["甲乙"] = "g", ["乙丙"] = "g", ["丙"] = "g", ["丁"] = "gg", ["戊"] = "g",
      ["ab12"] = "gg", ["丙丁"] = "h", ["己"] = "i" }, found)
  end)

  it("is in one script and width, character by character", function()
    for from, to in pairs {
      ["老檔案裡的青石鎮"] = "老档案里的青石镇", ["老档案里的青石镇"] = "老档案里的青石镇",
      ["頭髮發展"] = "头发发展", ["Ａ１ｂ　c！"] = "a1b c!", ["㑮"] = "𫝈", ["𫝈"] = "𫝈",
      ["\255體"] = "\239\191\189体", [""] = "",
    } do
      assert.same(to, forms.fold(from))
    end
  end)

  it("folds as the store does", function()
    local store = assert(bulletin.open("", { mode = "memory" }))
    local text = "乾隆髮廊的後台瞭望檯裏麵製著鬱金香、隻身佔領㑮嶺"
    assert(store:add { headline = "題", body = { { kind = "paragraph", text = text } } })
    for char in text:gmatch "[\228-\233][\128-\191]+" do
      local found = 0
      for _ in assert(store:search(forms.fold(char))) do found = found + 1 end
      assert.same(1, found, char)
    end
    store:close()
  end)

  it("knows the other forms of what it has, and of nothing else", function()
    local built = index.new()
    built:add(forms.fold "檔案里，发ab")
    built:finish(function() end)
    local known = forms.known(built:characters())
    for _, pair in ipairs { "檔档", "裏里", "裡里", "發发", "髮发" } do
      assert.truthy(known:find(pair, 1, true), pair)
    end
    assert.falsy(known:find "体")
    assert.same("", forms.known {})
  end)

  it("keeps numbers of any size", function()
    local built, text = index.new(), nil
    for i = 1, 5000 do built:add(i == 1 and "甲" or i == 5000 and "甲" or "乙") end
    built:finish(function(_, keys) text = text or keys["甲"] end)
    assert.same("gEcm", text) -- 0, then 4998 further: 4 * 1024 + 28 * 32 + 6
  end)
end)

-- The room is made in a folder that the module makes itself.
assert(core.file.mkdir)

-- Files of several pages: an issue that METS groups, a digital edition, a
-- folder of both; which links are followed, and that a store takes them all.
local bulletin = require "bulletin"
local cases = require "page_cases"

if not cases.built("mets", "html") then
  describe("files of several pages in a build without their readers", function()
    pending("are read: make WITH='html ocr'")
  end)
  return
end

local issue, edition = "spec/cases/issue", "spec/cases/edition"

local function headlines(page)
  local list = {}
  for _, article in ipairs(page.articles) do list[#list + 1] = article.headline or "-" end
  return list
end

local written = require("files").write

local bytes_of = require("files").read

local function folder()
  local path = os.tmpname()
  os.remove(path)
  assert(os.execute("mkdir -p " .. path))
  return path, function() os.execute("rm -r " .. path) end
end

describe("an issue that METS groups", function()
  it("has the pieces of its map, each with its text from all pages", function()
    local page = assert(bulletin.read(issue .. "/mets.xml"))
    assert.same({}, cases.unsound(page, page.text))
    assert.equal("mets", page.format)
    assert.equal("1936-06-16", page.date)
    assert.same({ "老渡口換新船", "湖畔小學開菜園", "石橋鎮修水車", "夏至夜話" }, headlines(page))
    local garden = page.articles[2]
    assert.equal(1, #garden.body)
    assert.equal("學生輪流澆水，收成送進食堂。先生說，明年再開一畦。", garden.body[1].text)
    assert.same({ 1, 2 }, { garden.body[1].boxes[1].page, garden.body[1].boxes[2].page })
    assert.is_nil(garden.body[1].source) -- its text stands in other files
    assert.equal("丁一禾", page.articles[3].bylines[1].name)
    local kinds = {}
    for _, one in ipairs(page.furniture) do kinds[#kinds + 1] = one.kind .. " " .. one.text end
    assert.same({ "masthead 棠州日報", "advert 新到早稻種子", "other 印刷所：城南石橋街" }, kinds)
  end)

  it("warns of pages that are not at hand", function()
    local page = assert(bulletin.read(issue .. "/mets.xml"))
    local last = page.warnings[#page.warnings]
    assert.equal("part-missing", last.code)
    assert.truthy(last.message:find("0003.xml", 1, true))
  end)

  it("is read page by page, a piece where it begins", function()
    local found, numbers = {}, {}
    for page, path in assert(bulletin.pages(issue .. "/mets.xml")) do
      numbers[#numbers + 1] = page.number
      assert.equal(issue .. "/mets.xml", path)
      found[#found + 1] = headlines(page)
    end
    assert.same({ { "老渡口換新船", "湖畔小學開菜園" }, { "石橋鎮修水車" }, { "夏至夜話" } }, found)
    assert.same({ 1, 2, 3 }, numbers)
  end)

  it("finds a page that has another name by its size", function()
    local path, done = folder()
    local alto = bytes_of(issue .. "/text/0001.xml")
    local mets = bytes_of(issue .. "/mets.xml"):gsub('<file ID="A1">',
      ('<file ID="A1" SIZE="%d">'):format(#alto))
    written(path .. "/mets.xml", mets)
    written(path .. "/other.xml", alto)
    local page = assert(bulletin.read(path .. "/mets.xml"))
    done()
    assert.equal("城南老渡口換上了新渡船，兩岸菜農往來更便。", page.articles[1].body[1].text)
  end)
end)

describe("the page of a digital edition", function()
  local node = edition .. "/2026-06/16/node_3.htm"

  it("has its pieces whole, each with its place on the picture", function()
    local page = assert(bulletin.read(node))
    assert.same({}, cases.unsound(page, page.text))
    assert.equal("03 城乡", page.name)
    assert.equal("2026-06-16", page.date)
    assert.same({ "老渡口换上新渡船", "湖畔小学开了菜园课", "石桥镇修好水车", "图片报道" },
      headlines(page))
    assert.equal(2, #page.articles[1].body)
    assert.equal("江晓林", page.articles[1].bylines[1].name)
    assert.same({ { x = 0, y = 0, width = 200, height = 300, page = 1 } }, page.articles[1].boxes)
    assert.equal(1, #page.articles[2].body)
    assert.equal(0, #page.articles[3].body)
  end)

  it("is the same to the command, which reads the pieces' files, too", function()
    local json = require "bulletin.json"
    local pipe = io.popen(("%s/bulletin parse --json '%s'"):format(os.getenv "BUILD" or "build",
      node))
    local told = json.plain(json.decode((pipe:read "*l")))
    pipe:close()
    local page = assert(bulletin.read(node))
    assert.equal(page.text, told.text)
    assert.same(page.articles[1].boxes, told.articles[1].boxes)
  end)

  it("follows no link out of the folder, not even through a symbolic link", function()
    local path, done = folder()
    written(path .. "/secret.htm", bytes_of(edition .. "/2026-06/16/content_1.htm"))
    assert(os.execute(("mkdir %s/day && ln -s ../secret.htm %s/day/content_1.htm")
      :format(path, path)))
    written(path .. "/day/node_3.htm", bytes_of(node))
    local page = assert(bulletin.read(path .. "/day/node_3.htm"))
    local whole
    for one, name in bulletin.pages(path) do
      if name:find "node" then whole = one end
    end
    done()
    assert.equal(0, #page.articles[1].body)
    assert.equal(2, #whole.articles[1].body)
  end)
end)

describe("a link of a digital edition's page", function()
  it("leads to no file outside the folder, however it is written", function()
    local path, done = folder()
    assert(os.execute("mkdir " .. path .. "/day"))
    written(path .. "/secret.htm", bytes_of(edition .. "/2026-06/16/content_1.htm"))
    written(path .. "/day/content_1.htm", bytes_of(edition .. "/2026-06/16/content_1.htm"))
    local node = bytes_of(edition .. "/2026-06/16/node_3.htm")
    local function paragraphs(link)
      local file = written(path .. "/day/node_3.htm", (node:gsub("content_1%.htm", function()
        return link
      end)))
      return #assert(bulletin.read(file)).articles[1].body
    end
    for _, link in ipairs { "content_1.htm", "./content_1.htm", "../day/content_1.htm",
      "content%5F1.htm?a=b#c", "&#99;ontent_1.htm" } do
      assert.equal(2, paragraphs(link), link)
    end
    for _, link in ipairs { "../secret.htm", "%2e%2e/secret.htm", "..%2fsecret.htm",
      path .. "/secret.htm", "file://" .. path .. "/secret.htm", "file:../secret.htm",
      "file://../secret.htm", "&#46;&#46;/secret.htm", "content_1.htm&#0;", "content_1.htm%00",
      "//" .. path .. "/secret.htm", "http:secret.htm", "..\\secret.htm", "/dev/zero", ".",
      "node_3.htm" } do
      assert.equal(0, paragraphs(link), link)
    end
    done()
  end)
end)

describe("a folder of pages", function()
  it("gives each piece once", function()
    local found = {}
    for page, path in assert(bulletin.pages(edition)) do
      found[#found + 1] = path:match "[^/]*$" .. " " .. #page.articles
    end
    assert.same({ "node_3.htm 4" }, found)
  end)

  it("goes through the pages of a digital edition in the order of their numbers", function()
    local path, done = folder()
    local node = bytes_of(edition .. "/2026-06/16/node_3.htm")
    for _, number in ipairs { 2, 10, 1 } do
      written(("%s/node_%d.htm"):format(path, number),
        (node:gsub("第03版", ("第%02d版"):format(number))))
    end
    local found = {}
    for page in assert(bulletin.pages(path)) do found[#found + 1] = page.name end
    done()
    assert.same({ "01 城乡", "02 城乡", "10 城乡" }, found)
  end)

  it("tells of a file that cannot be read, and goes on", function()
    local path, done = folder()
    written(path .. "/a.xml", "<alto><Layout>")
    written(path .. "/b.txt", "老渡口换上新渡船\n\n本报记者　江晓林\n\n　　渡口开了。\n")
    local found = {}
    for page, message, code in assert(bulletin.pages(path)) do
      found[#found + 1] = page and headlines(page)[1] or code .. (message:match "a%.xml")
    end
    done()
    assert.same({ "corrupta.xml", "老渡口换上新渡船" }, found)
  end)

  it("is a failure where there is none", function()
    local each, message, code = bulletin.pages "spec/cases/none"
    assert.is_nil(each)
    assert.equal("notfound", code)
    assert.truthy(message:find("spec/cases/none", 1, true))
  end)

  it("goes into a store, pages of all formats side by side", function()
    local path, done = folder()
    local store = assert(bulletin.open(path .. "/pages.db"))
    local counts = assert(store:import({ issue, edition, "spec/cases/ocr" }))
    assert.equal(0, counts.failed)
    local names = {}
    for article in store:each {} do
      local name = article.headline or "-"
      names[name] = (names[name] or 0) + 1
    end
    store:close()
    done()
    assert.equal(1, names["夏至夜話"])
    assert.equal(1, names["老渡口換新船"])
    assert.truthy(names["石桥镇修好水车"])
  end)
end)

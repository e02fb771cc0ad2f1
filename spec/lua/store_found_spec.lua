-- Where pieces were found in a file (boxes, bytes of the file, confidence, the
-- page's size) through parsing, stores, revisions, JSON and copies.
local bulletin = require "bulletin"
local stores = require "stores"

local cases = "spec/cases/files/"

-- What is known of an article, and of each element of it.
local function found(article)
  local out = { boxes = article.boxes, body = {} }
  for i, element in ipairs(article.body) do
    out.body[i] = { boxes = element.boxes or false, source = element.source or false,
      confidence = element.confidence or false }
  end
  return out
end

local function written(name, text)
  local path = stores.file(name)
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
  return path
end

local recognized = [[<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#">
<Description><MeasurementUnit>pixel</MeasurementUnit></Description>
<Layout><Page WIDTH="800" HEIGHT="1200"><PrintSpace>
<TextBlock ID="b1"><TextLine HPOS="40" VPOS="50" WIDTH="500" HEIGHT="60">
<String CONTENT="渡口今天通船" HPOS="40" VPOS="50" WIDTH="500" HEIGHT="60" WC="0.97"/>
</TextLine></TextBlock>
<TextBlock ID="b2">
<TextLine HPOS="60.125" VPOS="150" WIDTH="280" HEIGHT="20">
<String CONTENT="两岸的人往来方便多了，渡口边的集市" WC="0.9"/></TextLine>
<TextLine HPOS="40" VPOS="175" WIDTH="300" HEIGHT="20">
<String CONTENT="也热闹起来，天不亮就有人摆摊。" WC="0.333333333333"/></TextLine>
</TextBlock></PrintSpace></Page></Layout></alto>
]]

local function pages()
  return {
    assert(bulletin.read(cases .. "node-of-a-page.html")),
    assert(bulletin.read(cases .. "marked-body.html")),
    assert(bulletin.read(written("page.xml", recognized))),
  }
end

describe("where a piece was found", function()
  teardown(stores.remove)

  it("is an area of a page's picture cut into boxes", function()
    local function areas(coordinates)
      local page = assert(bulletin.parse(([[<html><body><map name="m">
        <area coords="%s" href="content_1.htm"><area coords="1,1,2,2" href="content_2.htm"></map>
        <img usemap="#m" width="400" height="600" src="p.jpg"><p>第01版：要闻</p>
        <ul><li><a href="content_1.htm">渡口今天通船了</a></li>
        <li><a href="content_2.htm">集市开张</a></li></ul>
        </body></html>]]):format(coordinates), { format = "html" }))
      local out = {}
      for i, box in ipairs(page.articles[1].boxes or {}) do
        assert.equal(1, box.page)
        out[i] = { box.x, box.y, box.width, box.height }
      end
      return out
    end
    assert.same({ { 10, 20, 100, 200 } }, areas "10,20,110,20,110,220,10,220")
    assert.same({ { 10, 20, 100, 200 } }, areas "10,20,110,220")
    assert.same({ { 30, 20, 40, 40 } }, areas "50,40,20")
    assert.same({ { 10, 20, 100, 30 }, { 60, 50, 50, 70 } },
      areas "10,20,110,20,110,120,60,120,60,50,10,50")
    -- One that goes around another piece.
    assert.same({ { 0, 0, 300, 10 }, { 0, 10, 100, 90 }, { 200, 10, 100, 90 } },
      areas "0,0,300,0,300,100,200,100,200,10,100,10,100,100,0,100")
    -- The box of a slanted one's slice is as wide as it is in the middle.
    assert.same({ { 10, 0, 20, 40 } }, areas "0,0,20,0,40,40,20,40")
    assert.same({}, areas "5")
    -- More corners than are looked at: the box around those that are.
    local many = {}
    for i = 1, 300 do many[i] = i % 2 == 0 and i or 300 - i end
    assert.equal(1, #areas(table.concat(many, ",")))
  end)

  it("leaves out the furniture among a piece's lines", function()
    local text = recognized:gsub('<TextBlock ID="b2">',
      '<TextBlock ID="x"><TextLine HPOS="600" VPOS="10" WIDTH="80" HEIGHT="20">'
      .. '<String CONTENT="2026年6月16日 星期二 第03版"/></TextLine></TextBlock>%0')
    local page = assert(bulletin.parse(text, { format = "alto" }))
    assert.equal(1, #page.articles)
    assert.equal(1, #page.furniture)
    assert.same({ { x = 40, y = 50, width = 500, height = 145, page = 1 } }, page.articles[1].boxes)
  end)

  it("comes out of a store as it went in", function()
    local known = 0
    for _, page in ipairs(pages()) do
      local store = stores.open()
      local ids = assert(store:add(page)).added
      assert.equal(#page.articles, #ids)
      for i, id in ipairs(ids) do
        local kept = assert(store:get(id))
        assert.same(found(page.articles[i]), found(kept))
        assert.same(page.size, kept.size)
        if kept.boxes or kept.body[1].source then known = known + 1 end
      end
      local again = assert(store:add(page))
      assert.same({ 0, 0, #ids }, { #again.added, #again.updated, #again.unchanged })
      assert(store:check())
      store:close()
    end
    assert.equal(5, known)
  end)

  it("belongs to a revision", function()
    local store = stores.open()
    local page = pages()[3]
    local id = assert(store:add(page)).added[1]
    local before = found(pages()[3].articles[1])
    page.articles[1].boxes[1].x = 41
    assert.same({ id }, assert(store:add(page)).updated)
    assert.equal(41, store:get(id).boxes[1].x)
    assert.same(before, found(store:get(id, 1)))
    assert(store:restore(id, 1))
    assert.same(before, found(store:get(id)))
    assert(store:update(id, { boxes = false }))
    assert.is_nil(store:get(id).boxes)
    assert.same(before.body, found(store:get(id)).body)
    store:close()
  end)

  it("goes through JSON and from store to store", function()
    for _, page in ipairs(pages()) do
      local store, other, third = stores.open(), stores.open(), stores.open()
      assert(store:add(page))
      local line = assert(bulletin.export(store:each {}, "jsonl"))
      assert.same({}, assert(other:import(written("all.jsonl", line))).failures)
      assert.same({}, assert(third:import(written("page.json",
        assert(bulletin.export(page, "json"))))).failures)
      for article in store:each {} do
        local a, b = other:get(article.id), third:get(article.id)
        assert.same(found(article), found(a))
        assert.same(found(article), found(b))
        assert.same(article.size, a.size)
        assert.same(article.size, b.size)
      end
      for _, each in ipairs { store, other, third } do each:close() end
    end
  end)

  it("is kept by an import of files, by threads or without", function()
    for jobs = 1, 2 do
      local store = stores.open()
      local report = assert(store:import({ cases .. "node-of-a-page.html",
        cases .. "marked-body.html", written("page.xml", recognized) }, { jobs = jobs }))
      assert.same({}, report.failures)
      local boxed, placed = 0, 0
      for article in store:each {} do
        if article.boxes then
          assert.truthy(article.size)
          boxed = boxed + 1
        end
        if article.body[1] and article.body[1].source then placed = placed + 1 end
      end
      assert.same({ 4, 2 }, { boxed, placed })
      store:close()
    end
  end)

  it("takes any number, and nothing that is none", function()
    local store = stores.open()
    local numbers = { 0, -1.5, 12.25, 1 / 3, 1e300, -1e-300, 90071992547409.91, 2 ^ 53 }
    local boxes = {}
    for i, number in ipairs(numbers) do
      boxes[i] = { x = number, y = -number, width = number, height = 1, page = i }
    end
    local piece = stores.piece("渡口通船", "今天通船。", { boxes = boxes })
    piece.body[1].confidence = 0
    piece.body[1].source = { { 1, 4294967296 } }
    local id = assert(store:add(piece)).added[1]
    assert.same(found(piece), found(store:get(id)))
    for _, wrong in ipairs { "12", true, 0 / 0, 1 / 0 } do
      piece.boxes = { { x = wrong, y = 0, width = 1, height = 1, page = 1 } }
      assert.error_matches(function() store:add(piece) end, "'x' must be a number")
    end
    for _, wrong in ipairs { -1, .5, 2 ^ 32 } do
      piece.boxes = { { x = 0, y = 0, width = 1, height = 1, page = wrong } }
      assert.error_matches(function() store:add(piece) end, "page's number")
    end
    store:close()
  end)
end)

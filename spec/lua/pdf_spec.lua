-- PDFs of our own make: reading order, pages, and what cannot be read.
local bulletin = require "bulletin"
local printed = require "printed"

local here = pcall(require, "bulletin.pdf")

local path = os.tmpname()
local function write(bytes)
  local file = assert(io.open(path, "wb"))
  file:write(bytes)
  file:close()
  return path
end

describe("a PDF", function()
  teardown(function() os.remove(path) end)

  it("says which rock is missing where its module is", function()
    local loaded, preload = package.loaded["bulletin.pdf"], package.preload["bulletin.pdf"]
    package.loaded["bulletin.pdf"] = nil
    package.preload["bulletin.pdf"] = function() error "not here" end
    local page, message, code = bulletin.read(write(printed.pdf { printed.sheet() }))
    package.loaded["bulletin.pdf"], package.preload["bulletin.pdf"] = loaded, preload
    assert.is_nil(page)
    assert.equal("missing", code)
    assert.matches("bulletin%-pdf", message)
  end)

  if not here then
    it("is read", function() pending "bulletin/pdf.so is not built: poppler-glib is not here" end)
    return
  end

  it("is read column by column, each title with the text under it", function()
    local page = assert(bulletin.read(write(printed.pdf { printed.sheet() })))
    assert.equal("pdf", page.format)
    assert.same({ width = 300, height = 400, unit = "pt" }, page.size)
    assert.equal(2, #page.articles)
    local first, second = page.articles[1], page.articles[2]
    assert.equal("春到河边麦苗长", first.headline)
    assert.equal("林小雨", first.bylines[1].name)
    assert.same({ "春天来了村里人都下地去种菜河水清清流过村前的石桥。",
      "老人说今年的雨水很好麦苗长得快六月就能收割村里买了新机，两天就可以收完全村的麦子。" },
      { first.body[1].text, first.body[2].text })
    assert.equal("书店开门迎读者", second.headline)
    assert.equal("店主说会开下去。", second.body[#second.body].text)
    assert.equal(1, first.body[1].boxes[1].page)
  end)

  it("whose lines run downwards is read from the right, its boxes as they stand", function()
    local page = {}
    local function down(x, y, size, text)
      for c in text:gmatch "[^\128-\191][\128-\191]*" do
        page[#page + 1] = { x, y, size, c }
        y = y + size
      end
    end
    down(240, 40, 20, "书店开门")
    for i, text in ipairs { "镇上的书店昨天开", "门了第一天来了五百多", "位读者书架前面站满了",
      "人。" } do
      down(226 - 16 * i, i == 1 and 60 or 40, 10, text)
    end
    local read = assert(bulletin.read(write(printed.pdf { page })))
    assert.equal(1, #read.articles)
    local article = read.articles[1]
    assert.equal("书店开门", article.headline)
    assert.equal("镇上的书店昨天开门了第一天来了五百多位读者书架前面站满了人。", article.body[1].text)
    assert.same({ width = 300, height = 400, unit = "pt" }, read.size)
    local box = article.body[1].boxes[1]
    assert.is_true(math.abs(box.x - 162) < 4 and math.abs(box.x + box.width - 220) < 4)
    assert.is_true(math.abs(box.y - 40) < 6 and math.abs(box.y + box.height - 140) < 6)
  end)

  it("whose font names full-width digits for narrow ones has the narrow ones", function()
    local whole = printed.pdf { { { 40, 40, 24, "今年是２０２６年" } } }
    assert.matches("２０２６", assert(bulletin.read(write(whole))).text)
    local narrow = whole:gsub("/DW 1000", "/DW 0500")
    assert.matches("2026", assert(bulletin.read(write(narrow))).text)
  end)

  it("has characters, whatever its writer called them", function()
    local page = assert(bulletin.read(write(printed.pdf {
      { { 40, 40, 24, "⽼渡⼝换上新渡船" }, { 40, 80, 10, "昨⽇下午，⽔满渠清。" } } })))
    assert.equal("老渡口换上新渡船\n昨日下午，水满渠清。\n", page.text)
  end)

  it("of several pages is read page by page", function()
    local count = 0
    local title = { { 40, 40, 24, "只有一个标题" } }
    write(printed.pdf { printed.sheet(), title, printed.sheet() })
    for page in bulletin.pages(path) do
      count = count + 1
      assert.equal(count == 2 and 1 or 2, #page.articles)
      assert.equal(count, page.articles[1].boxes[1].page)
    end
    assert.equal(3, count)
  end)

  it("goes into a store, each of its pages by itself", function()
    local name = path .. ".pdf"
    local file = assert(io.open(name, "wb"))
    file:write(printed.pdf { printed.sheet(), {}, printed.sheet() })
    file:close()
    for _, options in ipairs { {}, { jobs = 3 }, { isolate = true } } do
      local store = assert(bulletin.open("", { mode = "memory" }))
      local report = assert(store:import(name, options))
      assert.same({ 1, 4, 0 }, { report.files, report.added, report.failed })
      local pages = {}
      for article in store:each {} do
        pages[#pages + 1] = article.page_name:match "%d+$" .. ":" .. article.boxes[1].page
      end
      assert.same({ "1:1", "1:1", "3:3", "3:3" }, pages)
      store:close()
    end
    os.remove(name)
  end)

  it("has pictures among its pages, which say so", function()
    local numbers, texts, warned = {}, {}, {}
    for page in bulletin.pages(write(printed.pdf { {}, printed.sheet(), {} })) do
      numbers[#numbers + 1] = page.number
      texts[#texts + 1] = page.text == "" and "-" or "text"
      warned[#warned + 1] = #page.articles == 0 and page.warnings[1].code or "-"
      assert.equal("pdf", page.format)
    end
    assert.same({ 1, 2, 3 }, numbers)
    assert.same({ "-", "text", "-" }, texts)
    assert.same({ "no-text", "-", "no-text" }, warned)
    local page, message, code = bulletin.pages(write(printed.pdf { {}, {} }))()
    assert.is_false(page)
    assert.matches("OCR", message)
    assert.equal("encoding", code)
  end)

  it("that is a picture asks for OCR", function()
    local page, message, code = bulletin.read(write(printed.pdf { {} }))
    assert.is_nil(page)
    assert.equal("encoding", code)
    assert.matches("OCR", message)
  end)

  it("that is broken or encrypted is an error that says so", function()
    local _, message, code = bulletin.read(write "%PDF-1.4\nnothing of it")
    assert.equal("format", code)
    assert.matches("broken", message)
    local locked = printed.pdf({ printed.sheet() },
      "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
      .. ("41"):rep(32) .. "> /U <" .. ("42"):rep(32) .. "> >> /ID [<00> <00>]")
    _, message, code = bulletin.read(write(locked))
    assert.equal("encoding", code)
    assert.matches("encrypted", message)
  end)

  it("that is cut anywhere is read or refused", function()
    local whole = printed.pdf { printed.sheet() }
    for size = 5, #whole, 97 do
      local page, message = bulletin.read(write(whole:sub(1, size)))
      assert.is_true(page ~= nil or type(message) == "string")
    end
  end)
end)

describe("a PDF made to be hard", function()
  if not here then return end
  teardown(function() os.remove(path) end)
  local rule = "40 300 m 240 300 l S\n"

  local function is_answered(bytes, name)
    local begun = os.clock()
    local page, message, code = bulletin.read(write(bytes))
    assert.is_true(page ~= nil or type(message) == "string" and type(code) == "string", name)
    assert.is_true(os.clock() - begun < 30, name)
    return page, message, code
  end

  it("by what it draws is read or refused, soon", function()
    for _, operators in ipairs { ("q "):rep(1e5) .. rule .. ("Q "):rep(1e5), rule:rep(1e5),
      "0 0 m " .. ("9 9 l "):rep(1e5) .. "S", ("("):rep(1e5), ("["):rep(1e5), ("<<"):rep(5e4),
      ("9"):rep(1e5) .. " 1e99 1..2 --3 m 0 0 l S", ("99999 0 0 99999 9 9 cm "):rep(500) .. rule,
      "BI /W 9 ID " .. rule, ("/F1 Tf "):rep(1e5), ("BT 9 9 Td <0041> Tj ET "):rep(1e4) } do
      is_answered(printed.pdf { { { 40, 40, 10, "春到河边" }, { draw = operators } } },
        operators:sub(1, 20))
    end
    is_answered(printed.bomb(2), "forms")
  end)

  it("by where it says that it stands is read or refused", function()
    for _, keys in ipairs { "/CropBox [0 0 1e9 1e9]", "/CropBox [nan nan nan nan]",
      "/CropBox [0 0 99999999999999999999999 9]", "/CropBox [300 400 0 0]", "/CropBox [0 0]",
      "/CropBox [/a (b) << >> 5]", "/Rotate 99999999999999", "/Rotate -45", "/UserUnit 1e9",
      "/MediaBox [0 0 1e9 1e9]", "/MediaBox [-1e30 0 nan 5]", "/Contents 2 0 R" } do
      is_answered(printed.pdf({ { { 40, 40, 10, "春到河边" }, { draw = rule } } }, nil, keys), keys)
    end
  end)

  it("by the number of its pages is refused", function()
    local pages = {}
    for i = 1, 2000 do pages[i] = {} end
    local _, message, code = is_answered(printed.pdf(pages))
    assert.equal("limit", code)
    assert.matches("too many pages", message)
  end)

  it("by its tree of pages is read or refused", function()
    local whole = printed.pdf { printed.sheet() }
    is_answered((whole:gsub("/Kids %[%d+ 0 R%]", "/Kids [2 0 R 2 0 R]")), "ring")
    is_answered((whole:gsub("/Count 1", "/Count 999999999")), "count")
  end)
end)

describe("what is drawn on a PDF's page", function()
  local found, pdf = pcall(require, "bulletin.pdf")
  if not found or not pdf.rules then
    it("is seen", function() pending "bulletin/pdf.so is built without qpdf" end)
    return
  end

  -- The records of that kind, each as its four numbers.
  local function records(kind, bytes)
    local out = {}
    for line in assert(pdf.runs(bytes)):gmatch "[^\n]+" do
      local x, y, w, h = line:match("^" .. kind .. " (%S+) (%S+) (%S+) (%S+)")
      if x then out[#out + 1] = { tonumber(x), tonumber(y), tonumber(w), tonumber(h) } end
    end
    return out
  end
  local function drawn(kind, operators) return
    records(kind, printed.pdf { { { draw = operators } } }) end

  it("is a rule if it is thin, whatever draws it", function()
    local rule = { { 40, 99.5, 200, 1 } }
    for _, operators in ipairs { "40 299.5 200 1 re f", "40 300 m 240 300 l S",
      "2 w .5 0 0 .5 0 0 cm 80 600 m 480 600 l S", "q 0 0 1 rg 40 299.5 200 1 re f* Q",
      "40 299.5 m 240 299.5 l 240 300.5 l 40 300.5 l h f",
      "40 299.5 m 240 299.5 l 239 300.5 l 40 300.5 l h f",
      "0 300 300 20 re W n 0 0 1 1 re f 1 0 0 1 0 .5 cm 40 299 200 1 re f" } do
      local seen = drawn("rule", operators)
      if operators:find "W" then
        assert.same({ { 40, 99.5, 200, .5 } }, seen)
      else
        assert.same(rule, seen)
      end
    end
    assert.same({ { 99.5, 100, 1, 200 } }, drawn("rule", "100 300 m 100 100 l S"))
  end)

  it("is a box if it is not, with round corners too", function()
    assert.same({ { 40, 100, 200, 50 } }, drawn("box", "40 250 200 50 re S"))
    assert.same({ { 40, 100, 200, 50 } }, drawn("box", ".9 g 40 250 200 50 re f"))
    assert.same({ { 40, 100, 200, 50 } }, drawn("box",
      "45 250 m 235 250 l 240 250 240 255 240 255 c"
      .. " 240 295 l 240 300 235 300 235 300 c 45 300 l 40 300 40 295 40 295 c 40 255 l"
      .. " 40 250 45 250 45 250 c h S"))
  end)

  it("is neither if it is white, slanting, round, small or no drawing at all", function()
    for _, operators in ipairs { "1 g 40 250 200 50 re f", "1 1 1 rg 40 250 200 1 re f",
      "1 1 1 RG 40 250 200 50 re S", "0 0 0 0 k 40 250 200 1 re f", "40 250 m 240 300 l S",
      "40 250 5 1 re f", "40 250 m 90 350 190 350 240 250 c h f", "40 250 200 50 re n",
      "(40 250 200 50 re \\) f) Tj", "% 40 250 200 50 re f", "<34 30> 200 50 re f",
      "BI /W 1 /H 1 ID 40 250 200 50 re f EI ", "0 0 9 9 re W n 40 250 200 50 re f" } do
      assert.same({}, drawn("rule", operators))
      assert.same({}, drawn("box", operators))
    end
  end)

  it("stands where the text does, however the page is turned and cut", function()
    local page = { { 40, 40, 24, "春到河边" }, { draw = "40 336 96 24 re S" } }
    for _, keys in ipairs { "", "/CropBox [20 50 280 390]", "/Rotate 90", "/Rotate 180",
      "/Rotate 270 /CropBox [20 50 280 390]", "/Rotate -90", "/Rotate 450" } do
      local bytes = printed.pdf({ page }, nil, keys)
      local box, x, y, right, bottom = records("box", bytes)[1], 1e9, 1e9, 0, 0
      for _, r in ipairs(records("run", bytes)) do
        x, y = math.min(x, r[1]), math.min(y, r[2])
        right, bottom = math.max(right, r[1] + r[3]), math.max(bottom, r[2] + r[4])
      end
      local off = math.abs(x + right - 2 * box[1] - box[3])
        + math.abs(y + bottom - 2 * box[2] - box[4])
      assert.is_true(off < 16, keys .. " " .. off)
    end
  end)

  it("is text, too: Type 3 fonts have the weight that their names say", function()
    local runs = assert(pdf.runs(printed.drawn_fonts()))
    assert.matches(" 400 %d+ 春春\n", runs)
    assert.matches(" 700 %d+ 夏\n", runs)
  end)

  it("is seen in forms", function()
    assert.equal(400, #records("rule", printed.bomb(2, "0 0 m 90 0 l S")))
  end)

  it("parts pieces, and columns with hardly a gap", function()
    local page = { { 40, 40, 24, "河边新桥通车" }, { draw = "142.5 250 m 142.5 325 l S" } }
    for i, text in ipairs { "昨天上午村口的新桥通", "车了三百多位村民赶来", "看热闹孩子们跑在前面" } do
      page[#page + 1] = { 40, 65 + 15 * i, 10, text }
    end
    for i, text in ipairs { "老人慢慢走上桥头说等", "了二十年终于等到今天", "赶集不必再绕八里路。" } do
      page[#page + 1] = { 145, 65 + 15 * i, 10, text }
    end
    local read = assert(bulletin.read(write(printed.pdf { page })))
    assert.equal("昨天上午村口的新桥通车了三百多位村民赶来看热闹孩子们跑在前面老人慢慢走上桥头说等"
      .. "了二十年终于等到今天赶集不必再绕八里路。", read.articles[1].body[1].text)
  end)
end)

describe("a PDF read in a process of its own", function()
  if not here then return end
  local isolated = require "bulletin.isolated"
  local function limits(changed)
    local out = { seconds = 20, clock = 60, memory = 2 ^ 30, most = 2 ^ 20 }
    for name, value in pairs(changed) do out[name] = value end
    return out
  end
  teardown(function() os.remove(path) end)

  it("says the same", function()
    write(printed.pdf { printed.sheet(), printed.sheet() })
    local page = assert(bulletin.read(path, { isolate = true }))
    assert.same(bulletin.read(path), page)
    assert.equal(4, #page.articles)
    local count = 0
    for one in bulletin.pages(path, { isolate = true }) do count = count + #one.articles end
    assert.equal(4, count)
    local text = "春到河边\n　　本报讯 河边的书店开门了。\n"
    assert.same(bulletin.parse(text), bulletin.parse(text, { isolate = true }))
  end)

  it("fails as it would here", function()
    local _, message, code = bulletin.read(write "%PDF-1.4\nnothing of it", { isolate = true })
    assert.equal("format", code)
    assert.equal(path .. ": the PDF is broken; fetch or export it anew", message)
    _, message, code = bulletin.read(write(printed.pdf { {} }), { isolate = true })
    assert.equal("encoding", code)
    assert.matches("OCR", message)
    assert.error_matches(function() bulletin.read(path, { isolate = "yes" }) end,
      "read: option 'isolate' must be true or false")
  end)

  it("may not take more than its time", function()
    local begun = os.time()
    local runs, message, code = isolated.runs(printed.bomb(8), limits { seconds = .5 })
    assert.is_nil(runs)
    assert.equal("limit", code)
    assert.matches("more than its time", message)
    runs, message, code = isolated.runs(printed.bomb(8), limits { clock = .5 })
    assert.is_nil(runs)
    assert.equal("limit", code)
    assert.matches("more than its time", message)
    assert.is_true(os.time() - begun < 60)
  end)

  it("may not take more than its memory", function()
    if (os.getenv "LUA_RUN" or ""):find "valgrind" or os.getenv "CHECKER" == "asan" then
      pending "the checker takes the memory for itself"
      return
    end
    local runs, message, code = isolated.runs(printed.bomb(8), limits { memory = 2 ^ 23 })
    assert.is_nil(runs)
    assert.equal("limit", code)
    assert.matches("more than its memory", message)
  end)

  it("may not say more than can be read", function()
    local pdf = printed.pdf { printed.sheet() }
    local runs, message, code = isolated.runs(pdf, limits { most = 200 })
    assert.is_nil(runs)
    assert.equal("limit", code)
    assert.matches("more text than may be read", message)
  end)
end)

-- What is taken in from a file system as it comes: rings of links, pipes, odd
-- names, JSON from elsewhere.
local bulletin = require "bulletin"

local page = "望河区三条道路新装红绿灯\n本报讯 （记者 张三）正文在此，经济发展。\n"
local folder

local function sh(command, ...)
  assert(os.execute(("cd '%s' && { %s; }"):format(folder, command:format(...))), command)
end

local function write(name, text)
  return require("files").write(folder .. "/" .. name, text)
end

-- Imports and gives the counts, the failures and the store.
local function import(paths, options)
  local store = assert(bulletin.open("", { mode = "memory" }))
  local counts, failures = assert(store:import(paths, options))
  return counts, failures, store
end

before_each(function()
  folder = os.tmpname()
  os.remove(folder)
  assert(os.execute("mkdir " .. folder))
  write("page.txt", page)
end)
after_each(function() os.execute(("chmod -R u+rwX '%s'; rm -rf '%s'"):format(folder, folder)) end)

describe("an import of a tree", function()
  it("takes each file once, whatever links lead to it", function()
    sh "mkdir -p ring/below other && mv page.txt ring && cp ring/page.txt other/2.txt"
    sh "ln -s . ring/a && ln -s . ring/b && ln -s .. ring/below/up && ln -s ../other ring/c"
    sh "ln -s ../other ring/0 && ln -s page.txt ring/0.txt && ln -s 2.txt other/1.txt"
    local counts, failures, store = import(folder .. "/ring")
    assert.same({}, failures)
    assert.equal(2, counts.files)
    local names = {}
    for article in store:each { order = "id" } do names[#names + 1] = article.page_name end
    table.sort(names)
    assert.same({ "2", "page" }, names) -- their own names, not those of links
    counts = import { folder .. "/ring", folder .. "/ring/page.txt", folder .. "/ring/0.txt" }
    assert.equal(2, counts.files)
  end)

  it("knows no depth that is too deep", function()
    sh("mkdir -p %s && cp page.txt deep/%s", "deep/" .. ("d/"):rep(90), ("d/"):rep(90))
    assert.equal(1, import(folder .. "/deep").files)
  end)
end)

describe("what is no plain file", function()
  it("is refused and not waited for, wherever it is named", function()
    sh "mkfifo pipe && mkdir in && ln -s /dev/zero in/zero.txt && mkfifo in/pipe.txt"
    local pipe, link = folder .. "/pipe", folder .. "/in/zero.txt"
    for _, path in ipairs { pipe, "/dev/zero", "/dev/tty", link } do
      if bulletin.read(path) ~= nil then error(path) end
      local found, message, code = bulletin.read(path)
      assert.is_nil(found)
      assert.equal("io", code, message)
      assert.truthy(message:find(path, 1, true))
      local counts, failures = import(path)
      assert.equal(0, counts.files)
      assert.equal("io", failures[1].code)
      found, message, code = bulletin.load(path)
      assert.is_nil(found)
      assert.equal("io", code, message)
    end
    local counts, failures = import(folder .. "/in")
    assert.equal(0, counts.files + #failures)
  end)

  it("may be given by its bytes", function()
    local _, failures, store = import { { name = "2026-05-27.txt", bytes = page },
      { name = "x.jsonl", bytes = '{"headline":"甲","body":[]}\n' } }
    assert.same({}, failures)
    assert.equal(2, #store)
    assert.error_matches(function() import { { name = "x" } } end, "a path %(a string%) expected")
  end)
end)

describe("a file's name", function()
  it("in GBK or Big5 is the page's name in UTF-8", function()
    os.rename(folder .. "/page.txt", folder .. "/\176\230.txt")
    local _, failures, store = import(folder)
    assert.same({}, failures)
    assert.equal("版", store:get(1).page_name)
    -- 要聞 in Big5, on a page in Big5
    os.execute(("rm -f '%s'/*"):format(folder))
    write("\173\110\187\68.txt", bulletin.decode and io.popen(
      "printf '望河區三條道路新裝紅綠燈\n本報訊 正文在此，經濟發展，會議強調。\n' | iconv -t BIG5"):read "*a")
    _, failures, store = import(folder)
    assert.same({}, failures)
    assert.equal("要聞", store:get(1).page_name)
  end)

  it("that is no text at all still names a page", function()
    write("a\255\254b.txt", page)
    local _, failures, store = import(folder)
    assert.same({}, failures)
    assert.truthy(utf8.len(store:get(1).page_name))
  end)

  it("may hold a day in GBK", function()
    write("2026\196\2345\212\19427\200\213.txt", page)
    local _, _, store = import(folder)
    assert.equal(1, store:count { from = "2026-05-27", to = "2026-05-27" })
  end)
end)

describe("JSON", function()
  it("may begin with a byte order mark, or be in another charset", function()
    local bom, text = "\239\187\191", '{"headline":"有标记","body":[]}'
    local path = write("a.json", bom .. text)
    assert.equal(1, import(path).added)
    assert.equal("有标记", bulletin.load(path)().headline)
    assert.equal(1, import(write("a.jsonl", bom .. text .. "\n" .. text)).added)
    assert.equal("有标记", bulletin.load(folder .. "/a.jsonl")().headline)
    sh "tail -c +4 a.json | iconv -t UTF-16 >c.json"
    assert.equal(1, import(folder .. "/c.json").added)
  end)

  it("that is broken is told by its own place, never by ours", function()
    local broken = {
      ["a.json"] = '{"headline":', ["b.json"] = "[1,\n 2", ["c.json"] = "[3]",
      ["d.json"] = '{"a":NaN}',
      ["e.jsonl"] = '{"headline":"甲","body":[]}\n{"headline":}', ["f.json"] = ("["):rep(5000),
      ["g.json"] = '{"headline":5,"body":[]}', ["h.json"] = '{"headline":"x","body":7}',
      ["i.json"] = '{"articles":{"a":1}}', ["j.json"] = "", ["k.json"] = '{"x":1}',
    }
    for name, text in pairs(broken) do
      local path = write(name, text)
      local counts, failures = import(path)
      assert.equal(name == "e.jsonl" and 1 or 0, counts.added, name) -- lines stand each for itself
      assert.truthy(failures[1], name)
      assert.equal("format", failures[1].code, name .. ": " .. failures[1].message)
      assert.equal(path, failures[1].file)
      assert.truthy(failures[1].message:find(path, 1, true), failures[1].message)
      assert.falsy(failures[1].message:find "%.lua", failures[1].message)
    end
    local _, failures = import { folder .. "/b.json", folder .. "/e.jsonl" }
    assert.matches("b.json: line 2, byte 3: ", failures[1].message)
    assert.matches("e.jsonl: line 2: byte 13: ", failures[2].message)
    assert.equal(2, failures[2].line)
    local none, message, code = bulletin.load(folder .. "/a.json")
    assert.is_nil(none)
    assert.equal("format", code)
    assert.falsy(message:find "%.lua", message)
  end)

  it("in lines is taken line by line, from files, bytes and functions", function()
    local text = '{"headline":"甲","body":[]}\n\n{"headline":\n[{"headline":"乙","body":[]},'
      .. '{"headline":"丙","body":[]}]\r\n{"path":"x.txt","error":{"code":"io","message":"no"}}\n'
      .. '{"headline":"丁","body":5}\n{"headline":"戊","body":[]}'
    local lines = text:gmatch "([^\n]*)\n?"
    for _, source in ipairs {
      write("a.jsonl", text), { name = "b.jsonl", bytes = text },
      { name = "c.ndjson", lines = lines },
    } do
      local counts, failures = import { source }
      assert.equal(4, counts.added)
      assert.equal(1, counts.files)
      assert.equal(3, #failures)
      assert.matches("line 3: byte 13: ", failures[1].message)
      assert.equal(3, failures[1].line)
      assert.same({ file = "x.txt", code = "io", message = "x.txt: no" }, failures[2])
      assert.matches("line 6: .*'body' must be a table", failures[3].message)
    end
  end)

  it("of parse is named and dated by its file", function()
    local _, failures, store = import { { name = "x.jsonl", bytes =
      '{"path":"a/日报2026年5月27日.txt","sha256":"0","articles":[{"headline":"甲","body":[]}]}' } }
    assert.same({}, failures)
    assert.equal("日报2026年5月27日", store:get(1).page_name)
    assert.equal("2026-05-27", store:get(1).date)
  end)

  it("takes null for what is not there", function()
    local _, failures, store = import(write("a.json", '{"headline":"甲","deck":null,"body":[]}'))
    assert.same({}, failures)
    assert.is_nil(store:get(1).deck)
  end)
end)

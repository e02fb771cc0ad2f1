-- Manuscripts: the cases of spec/cases/word, each the document.xml of a Word
-- file, which is built here, and files that are none.
local bulletin = require "bulletin"
local cases = require "page_cases"
local zip = require "bulletin.zip"

if not cases.built "docx" or not zip.writable() then
  describe("manuscripts in a build without their reader", function()
    pending("are read: make WITH=docx")
  end)
  return
end

local folder = "spec/cases/word"

local styles = [[<w:styles xmlns:w="x"><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/>
</w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:styleId="1"><w:name w:val="heading 1"/><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>
<w:style w:styleId="2"><w:name w:val="heading 2"/></w:style>
<w:style w:styleId="Heading1"><w:name w:val="heading 1"/><w:rPr><w:b/><w:sz w:val="32"/></w:rPr>
</w:style><w:style w:styleId="Heading2"><w:name w:val="heading 2"/></w:style>
<w:style w:styleId="Title"><w:name w:val="Title"/></w:style></w:styles>]]

local function packed(members)
  local out = {}
  local writer = zip.writer(function(chunk) out[#out + 1] = chunk end)
  for _, member in ipairs(members) do writer:add(member[1], member[2]) end
  writer:finish()
  return table.concat(out)
end

local function read(bytes, options)
  local path = os.tmpname()
  local file = assert(io.open(path, "wb"))
  file:write(bytes)
  file:close()
  local page, message, code = bulletin.read(path, options)
  os.remove(path)
  return page, message, code
end

local bytes_of = require("files").read

local function manuscript(name, more)
  local members = { { "word/styles.xml", styles },
    { "word/numbering.xml", bytes_of(folder .. "/numbering.xml") },
    { "word/document.xml", bytes_of(folder .. "/" .. name .. ".xml") } }
  for _, member in ipairs(more or {}) do members[#members + 1] = member end
  return packed(members)
end

describe("the case word/", function()
  for _, name in ipairs(cases.names(folder)) do
    it(name, function()
      local path = folder .. "/" .. name .. ".expect"
      local expect = cases.read(path)
      local page = assert(read(manuscript(name), expect.options))
      cases.hold(page, path, expect)
    end)
  end
end)

describe("a manuscript", function()
  it("keeps as notes what is no text of it", function()
    local page = assert(read(manuscript("changes-and-comments", {
      { "word/comments.xml", "<w:comments xmlns:w='x'><w:comment><w:p><w:r><w:t>请核实</w:t></w:r>"
        .. "</w:p></w:comment></w:comments>" } })))
    assert.equal("docx", page.format)
    assert.same({ { kind = "deletion", text = "热得很，" }, { kind = "hidden", text = "此处待核" },
      { kind = "comment", text = "请核实" } }, page.notes)
  end)

  it("has its footnotes as notes of the piece", function()
    local page = assert(read(manuscript("two-pieces", {
      { "word/footnotes.xml", "<w:footnotes xmlns:w='x'><w:footnote><w:p><w:r><w:t>据镇志。</w:t>"
        .. "</w:r></w:p></w:footnote></w:footnotes>" } })))
    local body = page.articles[2].body
    assert.same({ "note", "据镇志。" }, { body[#body].kind, body[#body].text })
  end)
end)

describe("a file that is no manuscript", function()
  local text = "<w:document xmlns:w='x'><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body>"
    .. "</w:document>"
  local bomb = text:format((" "):rep(8 * 1024 * 1024))
  local laughs = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>' .. text:format "&b;"
  local refused = {
    ["a zip bomb"] = { packed { { "word/document.xml", bomb } }, "limit", "unpacks to more" },
    ["a billion laughs"] = { packed { { "word/document.xml", laughs } }, "corrupt", "DTD" },
    ["a path that leads out of it"] = { packed { { "../../etc/x", "x" },
      { "word/document.xml", text:format "x" } }, "corrupt", "leads out" },
    ["an absolute path"] = { packed { { "/etc/x", "x" } }, "corrupt", "leads out" },
    ["no document in it"] = { packed { { "a.txt", "x" } }, "corrupt", "no Word document" },
    ["its end cut off"] = { packed({ { "word/document.xml", text:format "x" } }):sub(1, -30),
      "corrupt", "damaged" },
    ["an older Word document"] = { "\208\207\17\224\161\177\26\225" .. ("\0"):rep(504)
      .. ("WordDocument"):gsub(".", "%0\0"), "corrupt", "older Word" },
    ["an encrypted one"] = { "\208\207\17\224\161\177\26\225" .. ("\0"):rep(504)
      .. ("EncryptedPackage"):gsub(".", "%0\0"), "corrupt", "encrypted" },
    ["RTF"] = { "{\\rtf1\\ansi x\\par}", "corrupt", "RTF" },
    ["a wrong sum"] = { (packed({ { "word/document.xml", text:format "一二三四五" } })
      :gsub("PK\1\2(..........)....", "PK\1\2%1abcd")), "corrupt", "damaged" },
  }
  for name, case in pairs(refused) do
    it("is refused: " .. name, function()
      local page, message, code = read(case[1])
      assert.is_nil(page)
      assert.equal(case[2], code)
      assert.truthy(message:find(case[3], 1, true), message)
    end)
  end
end)

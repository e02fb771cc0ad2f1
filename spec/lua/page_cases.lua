--- Page cases: what an .expect file says, what a page says, and the
-- difference between the two as an editor would read it. The form of the
-- files is described in spec/cases/README.md.
local lfs = require "lfs"

local cases = {}

-- White space of every kind, and characters that have no width.
local blanks = {
  "\194\160", "\227\128\128", "\226\128\139", "\226\128\140", "\226\128\141", "\239\187\191",
}

local function spaced(text)
  for _, blank in ipairs(blanks) do text = text:gsub(blank, " ") end
  return text
end

-- One space for each run of blanks, none at the ends.
local function plain(text)
  return (spaced(text):gsub("%s+", " "):gsub("^ ", ""):gsub(" $", ""))
end

-- Without any blank.
local function packed(text) return (spaced(text):gsub("%s+", "")) end

-- The parts of an expected text around its single …; the …… that newspapers
-- print stays text.
local function parts_of(text)
  local parts = {}
  for part in (text:gsub("……", "\1"):gsub("…", "\2") .. "\2"):gmatch("([^\2]*)\2") do
    parts[#parts + 1] = (part:gsub("\1", "……"))
  end
  return parts
end

local function fits(expected, got)
  local parts = parts_of(expected)
  local at, last = 1, parts[#parts]
  if got:sub(1, #parts[1]) ~= parts[1] then return false end
  if #parts == 1 then return got == expected end
  at = at + #parts[1]
  for i = 2, #parts - 1 do
    local _, stop = got:find(parts[i], at, true)
    if not stop then return false end
    at = stop + 1
  end
  return #got - #last + 1 >= at and (last == "" or got:sub(-#last) == last)
end

-- Fields that are compared only where a case names them.
local asked = { column = true, agency = true, place = true, date = true, ["page name"] = true,
  ["page date"] = true, encoding = true, warning = true }

--- Reads an .expect file: the page's path, the options, and a list of
-- {label, text} lines.
function cases.read(path)
  local expect = { page = path:gsub("%.expect$", ".txt"), options = {}, lines = {} }
  local number = 0
  for line in io.lines(path) do
    number = number + 1
    line = line:gsub("\r$", "")
    if not line:find("^%s*#") and line:find("%S") then
      local label, text = line:match("^%s*([%a ]-):%s*(.-)%s*$")
      if line:match("^%s*article%s*$") then
        label, text = "article", ""
      elseif not label then
        error(("%s:%d: expected `label: text` or `article`"):format(path, number), 0)
      end
      if label == "page" then
        expect.page = text
      elseif label:find("^with ") then
        expect.options[label:sub(6)] = text
      else
        table.insert(expect.lines, { label = label, text = plain(text) })
      end
    end
  end
  return expect
end

-- Which of the asked-for fields each part of the expectation names: `head`
-- and one set for each article.
local function asked_for(expect)
  local head, articles = {}, {}
  local current = head
  for _, line in ipairs(expect.lines) do
    if line.label == "article" then
      current = {}
      articles[#articles + 1] = current
    elseif line.label == "furniture" or line.label == "warning" then
      head[line.label] = true
    elseif asked[line.label] then
      current[line.label] = true
    end
  end
  return head, articles
end

--- A page as lines, with the optional fields that `expect` asks for.
function cases.lines(page, encoding, expect)
  local out = {}
  local function add(label, text)
    if text then out[#out + 1] = { label = label, text = plain(text) } end
  end
  local head, wanted = asked_for(expect)
  if head["page name"] then add("page name", page.name or "-") end
  if head["page date"] then add("page date", page.date or "-") end
  if head.encoding then add("encoding", encoding or "-") end
  for i, article in ipairs(page.articles) do
    local want, dateline = wanted[i] or {}, article.dateline or {}
    add("article", "")
    add("kicker", article.kicker)
    add("headline", article.headline)
    add("deck", article.deck)
    if want.column then add("column", article.column or "-") end
    add("dateline", dateline.text)
    if want.agency then add("agency", dateline.agency or "-") end
    if want.place then add("place", dateline.place or "-") end
    if want.date then add("date", article.date or "-") end
    for _, byline in ipairs(article.bylines or {}) do
      local house = byline.affiliation and (" (%s)"):format(byline.affiliation) or ""
      add("byline", byline.role .. " " .. byline.name .. house)
    end
    for _, element in ipairs(article.body or {}) do add(element.kind, element.text) end
  end
  for _, piece in ipairs(page.furniture) do add("furniture", piece.kind .. " " .. piece.text) end
  if head.warning then
    for _, warning in ipairs(page.warnings) do
      add("warning", ("%s line %d"):format(warning.code, warning.line))
    end
  end
  return out
end

local function same(expected, got)
  if expected.label ~= got.label then return false end
  if fits(expected.text, got.text) then return true end
  -- A byline's house is compared only where the case names it.
  return expected.label == "byline" and not expected.text:find("%)$")
    and fits(expected.text, (got.text:gsub(" %([^()]*%)$", "")))
end

--- The difference as text, or nil when all is as expected: two spaces before
-- what agrees, `-` before what was expected, `+` before what came.
function cases.difference(expected, got)
  local n, m = #expected, #got
  local longest = {}
  for i = n + 1, 1, -1 do
    longest[i] = {}
    for j = m + 1, 1, -1 do
      if i > n or j > m then
        longest[i][j] = 0
      elseif same(expected[i], got[j]) then
        longest[i][j] = longest[i + 1][j + 1] + 1
      else
        longest[i][j] = math.max(longest[i + 1][j], longest[i][j + 1])
      end
    end
  end
  if n == m and longest[1][1] == n then return nil end
  local out = {}
  local function say(mark, line)
    local indent = line.label == "article" and "" or "  "
    local text = line.label == "article" and "article" or line.label .. ": " .. line.text
    out[#out + 1] = mark .. indent .. text
  end
  local i, j = 1, 1
  while i <= n or j <= m do
    if i <= n and j <= m and same(expected[i], got[j]) then
      say("  ", got[j])
      i, j = i + 1, j + 1
    elseif i <= n and (j > m or longest[i + 1][j] >= longest[i][j + 1]) then
      say("- ", expected[i])
      i = i + 1
    else
      say("+ ", got[j])
      j = j + 1
    end
  end
  return table.concat(out, "\n")
end

local function is_start(text, at)
  local byte = text:byte(at)
  return byte == nil or byte < 0x80 or byte >= 0xC0
end

--- What is unsound about a page, as a list of sentences; true of every page:
-- spans lie in the text and between its characters, the text of an element
-- is what its spans hold, and no character that shows is left out.
function cases.unsound(page, text)
  local problems, covered = {}, {}
  local function complain(...) problems[#problems + 1] = string.format(...) end
  local function use(spans, what, content)
    local source = {}
    for _, span in ipairs(spans or {}) do
      local first, last = span[1], span[2]
      if first < 1 or last > #text or first > last then
        complain("%s: span %d..%d lies outside 1..%d", what, first, last, #text)
      elseif not is_start(text, first) or not is_start(text, last + 1) then
        complain("%s: span %d..%d cuts a character", what, first, last)
      else
        source[#source + 1] = text:sub(first, last)
        for at = first, last do covered[at] = true end
      end
    end
    if content and packed(table.concat(source)) ~= packed(content) then
      complain("%s: text `%s` is not what its spans hold: `%s`", what, content,
        table.concat(source))
    end
  end
  for i, article in ipairs(page.articles) do
    local name = ("article %d "):format(i)
    local content = { kicker = article.kicker, headline = article.headline, deck = article.deck }
    for field, spans in pairs(article.spans) do use(spans, name .. field, content[field]) end
    for field in pairs(content) do
      if not article.spans[field] then complain("%s%s has no spans", name, field) end
    end
    for k, element in ipairs(article.body) do
      use(element.spans, ("%s%s %d"):format(name, element.kind, k), element.text)
    end
    if article.lines[1] > article.lines[2] then complain("%slines run backwards", name) end
  end
  for i, piece in ipairs(page.furniture) do
    use({ piece.span }, ("furniture %d"):format(i), piece.text)
  end
  local bare = text
  for _, blank in ipairs(blanks) do bare = bare:gsub(blank, (" "):rep(#blank)) end
  for at = 1, #bare do
    if not covered[at] and bare:find("^[^%s%z]", at) then
      complain("byte %d is in no span: `%s`", at, text:sub(at, at + 29):gsub("[\128-\191]*$", ""))
      break
    end
  end
  return problems
end

--- Whether this build has the readers of all those formats.
function cases.built(...)
  local there = {}
  for _, format in ipairs(require "bulletin.core".readers()) do there[format] = true end
  for _, format in ipairs { ... } do
    if not there[format] then return false end
  end
  return true
end

--- The names of a folder's cases, in order.
function cases.names(folder)
  local names = {}
  for name in lfs.dir(folder) do names[#names + 1] = name:match "^(.+)%.expect$" end
  table.sort(names)
  return names
end

--- Raises with all that is wrong with a page that was read for `expect`, the
-- case at `path`.
function cases.hold(page, path, expect)
  local problems = cases.unsound(page, page.text)
  local lines = cases.lines(page, page.encoding, expect)
  local difference = cases.difference(expect.lines, lines)
  if difference then table.insert(problems, path .. ":\n" .. difference) end
  if #problems > 0 then error(table.concat(problems, "\n"), 0) end
end

--- Each case of a folder of files that are no plain text, held to; `it` is
-- busted's.
function cases.of_files(folder, it)
  for _, name in ipairs(cases.names(folder)) do
    it(name, function()
      local path = folder .. "/" .. name .. ".expect"
      local expect = cases.read(path)
      cases.hold(assert(require("bulletin").read(expect.page, expect.options)), path, expect)
    end)
  end
end

return cases

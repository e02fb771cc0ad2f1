-- The reference, from the types of the Lua module and the C header, so that it
-- says what they say.
--   lua5.4 luamod/meta/reference.lua lua|c FORMAT FILE >REFERENCE
-- FORMAT is md, html or man.
--
-- A reader makes a list of parts of its file; a writer prints them:
--   { heading = level, text }   { text }   { code }   { rows, head }
local readers, writers = {}, {}

local function lines_of(path)
  local lines = {}
  for line in io.lines(path) do lines[#lines + 1] = line end
  return lines
end

local function trim(text) return (text:gsub("^%s+", ""):gsub("%s+$", "")) end

-- --- the types of LuaLS ----------------------------------------------------

-- A type and what is said behind it: `string[]  the names`, `{ a: b }? text`.
local function type_and_text(rest)
  local depth, at = 0, 1
  while at <= #rest do
    local c = rest:sub(at, at)
    if c:find "[%({%[<]" then depth = depth + 1 end
    if c:find "[%)}%]>]" then depth = depth - 1 end
    if c == " " and depth == 0 and not rest:find("^%s*|", at) and not rest:sub(1, at - 1):find "[|:]%s*$" then
      break
    end
    at = at + 1
  end
  return rest:sub(1, at - 1), trim(rest:sub(at):gsub("^%s*#", ""))
end

local tags = {}

function tags.field(block, rest)
  local name, more = rest:match "^(%S+)%s+(.*)$"
  if name:find "^%[" then name, more = rest:match "^(%b[])%s+(.*)$" end
  local kind, text = type_and_text(more)
  block.fields[#block.fields + 1] = { name, kind, text }
end

function tags.param(block, rest)
  local name, more = rest:match "^(%S+)%s+(.*)$"
  local kind, text = type_and_text(more)
  block.parameters[#block.parameters + 1] = { name, kind, text }
end

tags["return"] = function(block, rest)
  local kind, more = type_and_text(rest)
  local name, text = more:match "^(%S+)%s*(.*)$"
  block.results[#block.results + 1] = { name or "", kind, text or "" }
end

function tags.class(block, rest)
  local name, text = rest:match "^(%S+)%s*(.*)$"
  block.class = name
  if text ~= "" then table.insert(block.text, 1, text .. ".") end
end

function tags.alias(block, rest)
  local name, kind = rest:match "^(%S+)%s*(.*)$"
  block.class, block.is = name, kind
end

function tags.type(block, rest) block.is = rest end

local function new_block()
  return { text = {}, fields = {}, parameters = {}, results = {} }
end

local function paragraphs(out, text)
  local one = {}
  local function finish()
    if one[1] then out[#out + 1] = { text = table.concat(one, " ") } end
    one = {}
  end
  for _, line in ipairs(text) do
    if line == "" then finish() else one[#one + 1] = line end
  end
  finish()
end

local function add_rows(out, head, rows)
  if rows[1] then out[#out + 1] = { head = head, rows = rows } end
end

local function quoted(text) return text ~= "" and "`" .. text .. "`" or "" end

local function coded(rows)
  local out = {}
  for i, row in ipairs(rows) do
    out[i] = { quoted(row[1]), quoted(row[2]), row[3] }
  end
  return out
end

local function add_block(out, block, name)
  if name == "bulletin" or not name then return end
  out[#out + 1] = { heading = 3, text = "`" .. name .. "`" }
  paragraphs(out, block.text)
  if block.is and block.is ~= "" then out[#out + 1] = { code = block.is } end
  add_rows(out, { "field", "type", "" }, coded(block.fields))
  add_rows(out, { "argument", "type", "" }, coded(block.parameters))
  add_rows(out, { "result", "type", "" }, coded(block.results))
end

function readers.lua(path)
  local out = { { heading = 1, text = "bulletin: the Lua module" } }
  local block, owner = new_block(), "bulletin"
  for _, line in ipairs(lines_of(path)) do
    local section = line:match "^%-%- (.-) %-%-%-+$"
    local tag, rest = line:match "^%-%-%-@(%a+)%s*(.*)$"
    local choice, said = line:match "^%-%-%-| (%S.-)%s*#%s*(.*)$"
    local name, arguments = line:match "^function (%S-)(%b())"
    if section then
      out[#out + 1] = { heading = 2, text = section }
    elseif choice then
      block.fields[#block.fields + 1] = { choice, "", said }
    elseif line:find "^%-%-%-|" then
      block.fields[#block.fields + 1] = { trim(line:sub(5)), "", "" }
    elseif tag then
      if tags[tag] then tags[tag](block, rest) end
    elseif line:find "^%-%-%-" then
      block.text[#block.text + 1] = trim(line:sub(4))
    elseif name then
      add_block(out, block, name:gsub("^archive:", "store:") .. arguments)
      block = new_block()
    else
      local value = line:match "^(bulletin%.%w+) ="
      owner = block.class or owner
      if value or block.class then add_block(out, block, value or block.class) end
      block = new_block()
    end
  end
  return out
end

-- --- the C header ------------------------------------------------------------

-- The lines of a comment without its stars.
local function comment_of(lines, at)
  local text = {}
  repeat
    local line = lines[at]
    local last = line:find "%*/"
    line = line:gsub("%s*%*/%s*$", ""):gsub("^/?%*+ ?", "")
    text[#text + 1] = line:find "%S" and line or ""
    at = at + 1
  until last
  return text, at
end

local function heading_of(text)
  for _, line in ipairs(text) do
    local heading = line:match "^%d+%a?%. .*$"
    if heading then return heading end
  end
end

-- Paragraphs, and what is indented or a list as it stands.
local function add_prose(out, text)
  local group, indented = {}, nil
  local function finish()
    while group[1] == "" do table.remove(group, 1) end
    while group[#group] == "" do table.remove(group) end
    if group[1] and indented then
      out[#out + 1] = { code = table.concat(group, "\n") }
    elseif group[1] then
      paragraphs(out, group)
    end
    group = {}
  end
  for _, line in ipairs(text) do
    local now = line:find "^%s" ~= nil
    if line ~= "" and now ~= indented then
      finish()
      indented = now
    end
    group[#group + 1] = line
  end
  finish()
end

function readers.c(path)
  local lines, at = lines_of(path), 1
  local out = { { heading = 1, text = "bulletin: the C library" } }
  local text = {}
  while at <= #lines do
    local line = lines[at]
    if line:find "^/%*" then
      text, at = comment_of(lines, at)
      local heading = text[1]:find "^=" and heading_of(text)
      if heading then
        out[#out + 1] = { heading = 2, text = heading }
        text = {}
      elseif #out == 1 then
        add_prose(out, text)
        text = {}
      end
    elseif line:find "^[%a}]" and not line:find "^#" then
      local code = {}
      repeat
        code[#code + 1] = lines[at]
        at = at + 1
      until at > #lines or lines[at] == "" or lines[at]:find "^/%*"
      local all = table.concat(code, "\n")
      local name = all:match "(bulletin_[%w_]+)%(" or all:match "([%w_]+);%s*$"
      if name and not all:find '^extern "C"' then
        out[#out + 1] = { heading = 3, text = "`" .. name .. "`" }
        out[#out + 1] = { code = (all:gsub("BULLETIN_API ", "")) }
        add_prose(out, text)
      end
      text = {}
    else
      at = at + 1
    end
  end
  return out
end

-- --- Markdown ------------------------------------------------------------------

function writers.md(parts)
  for _, part in ipairs(parts) do
    if part.heading then
      print(("#"):rep(part.heading) .. " " .. part.text)
    elseif part.code then
      print("```\n" .. part.code .. "\n```")
    elseif part.rows then
      print("| " .. table.concat(part.head, " | ") .. " |")
      print("|" .. ("---|"):rep(#part.head))
      for _, row in ipairs(part.rows) do
        local cells = {}
        for i, cell in ipairs(row) do cells[i] = cell:gsub("|", "\\|") end
        print("| " .. table.concat(cells, " | ") .. " |")
      end
    else
      print(part.text)
    end
    print()
  end
end

-- --- HTML ------------------------------------------------------------------------

local function escaped(text)
  return (text:gsub("[&<>]", { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;" }))
end

local function marked(text) return (escaped(text):gsub("`(.-)`", "<code>%1</code>")) end

local function anchor(text) return (text:gsub("`", ""):gsub("%(.*", ""):gsub("[^%w]+", "-")) end

local style = [[
body{font:16px/1.6 sans-serif;max-width:56rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}
code,pre{font-family:monospace;background:#f3f3f0}pre{padding:.6rem;overflow-x:auto}
table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ddd;padding:.3rem .5rem;text-align:left;vertical-align:top}
h3{margin-top:2rem}nav li{display:inline-block;margin-right:1rem}
@media(prefers-color-scheme:dark){body{color:#ddd;background:#1b1b1b}code,pre{background:#2a2a2a}td,th{border-color:#444}a{color:#8bf}}]]

function writers.html(parts)
  print('<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">')
  print '<meta name="viewport" content="width=device-width, initial-scale=1">'
  print("<title>" .. escaped(parts[1].text) .. "</title>\n<style>\n" .. style .. "</style>\n</head>\n<body>")
  for i, part in ipairs(parts) do
    if part.heading then
      print(("<h%d id=\"%s\">%s</h%d>"):format(part.heading, anchor(part.text), marked(part.text),
        part.heading))
    elseif part.code then
      print("<pre>" .. escaped(part.code) .. "</pre>")
    elseif part.rows then
      print("<table>\n<tr><th>" .. table.concat(part.head, "</th><th>") .. "</th></tr>")
      for _, row in ipairs(part.rows) do
        local cells = {}
        for k, cell in ipairs(row) do cells[k] = marked(cell) end
        print("<tr><td>" .. table.concat(cells, "</td><td>") .. "</td></tr>")
      end
      print "</table>"
    else
      print("<p>" .. marked(part.text) .. "</p>")
    end
    if i == 1 then
      print "<nav><ul>"
      for _, other in ipairs(parts) do
        if other.heading == 2 then
          print(("<li><a href=\"#%s\">%s</a></li>"):format(anchor(other.text), escaped(other.text)))
        end
      end
      print "</ul></nav>"
    end
  end
  print "</body>\n</html>"
end

-- --- man -------------------------------------------------------------------------

local function roff(text)
  return (text:gsub("\\", "\\e"):gsub("%-", "\\-"):gsub("^([.'])", "\\&%1"):gsub("\n([.'])", "\n\\&%1"))
end

local function bold(text) return (roff(text):gsub("`(.-)`", "\\fB%1\\fR")) end

function writers.man(parts)
  print '.TH BULLETIN 3 "" "bulletin" "Library Functions"'
  print ".SH NAME\nbulletin \\- newspaper pages into articles"
  for i, part in ipairs(parts) do
    if part.heading == 2 then
      print(".SH " .. roff(part.text:upper()))
    elseif part.heading == 3 then
      print(".SS " .. roff((part.text:gsub("`", ""))))
    elseif part.code then
      print(".nf\n" .. roff(part.code) .. "\n.fi")
    elseif part.rows then
      for _, row in ipairs(part.rows) do
        print(".TP\n" .. bold(row[1]) .. "\n" .. bold(row[2] .. " " .. row[3]))
      end
    elseif i > 1 then
      print(".PP\n" .. bold(part.text))
    end
  end
end

local read, write = readers[arg[1]], writers[arg[2]]
if not (read and write and arg[3]) then
  io.stderr:write "usage: reference.lua lua|c md|html|man FILE\n"
  os.exit(2)
end
write(read(arg[3]))

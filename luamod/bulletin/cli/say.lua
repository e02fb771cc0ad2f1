--- The language of the command line: Chinese when BULLETIN_LANG or the locale
-- begins with zh, English otherwise. Texts stand in the code in English;
-- chinese.lua has each of them in Chinese.
--
--   say "nothing found"                  the text in the reader's language
--   say("%d pieces", 3)                  filled in
--   say.message(text)                    what the library says
local core = require "bulletin.core"

local language

-- The first that is set decides, as for the C library.
for _, name in ipairs { "BULLETIN_LANG", "LC_ALL", "LC_MESSAGES", "LANG" } do
  local value = os.getenv(name)
  if value and value ~= "" then
    language = value:lower():match "^zh" and "zh" or "en"
    break
  end
end

local catalogue = language == "zh" and require "bulletin.cli.chinese" or nil

local say = { language = language or "en" }

-- --- messages --------------------------------------------------------------

local sources = { "bulletin.cli.messages_core", "bulletin.cli.messages_lua",
  "bulletin.cli.messages_others" }

-- What printf fills in, and what it becomes in a pattern.
local filled = "%%[%d.*]*[lz]*(%a)"
local found_as = { s = "(.-)", d = "(%-?%d+)", u = "(%d+)", g = "([%d.e+-]+)", f = "([%d.]+)" }

-- The form of a text: a pattern that finds it, and how much of it is its own.
-- One that is the beginning or the end of what is said takes in the rest.
local function form_of(english, chinese_text)
  local own = english:gsub(filled, "")
  local kinds, count = {}, 0
  local pattern = english:gsub(filled, function(kind)
    kinds[#kinds + 1] = kind
    return "\0"
  end):gsub("%p", "%%%0"):gsub("%z", function()
    count = count + 1
    return found_as[kinds[count]]
  end)
  if english:find "^[:;,]" then
    pattern = "(.-)" .. pattern
    chinese_text = "%1" .. chinese_text:gsub("%%(%d)", function(n) return "%" .. n + 1 end)
    count = count + 1
  end
  if english:find "[ :']$" then
    pattern = pattern .. "(.*)"
    chinese_text = chinese_text .. "%" .. count + 1
  end
  return { pattern = "^" .. pattern .. "$", text = chinese_text, weight = #own }
end

local forms

-- All forms, those that say most themselves first.
local function all_forms()
  local out = {}
  for _, source in ipairs(sources) do
    for english, text in pairs(require(source)) do out[#out + 1] = form_of(english, text) end
  end
  table.sort(out, function(a, b)
    if a.weight ~= b.weight then return a.weight > b.weight end
    return a.pattern < b.pattern
  end)
  return out
end

local message_of

-- The message where it is of a form of the catalogue's; else nil.
local function formed(text)
  for _, form in ipairs(forms) do
    local parts = { text:match(form.pattern) }
    if parts[1] then
      return (form.text:gsub("%%(%d)", function(n)
        local part = parts[tonumber(n)]
        return part and (message_of(part) or part) or ""
      end))
    end
  end
end

-- The message in Chinese, or nil where no part of it is known. Messages follow
-- each other behind colons: file: line: what is the matter.
function message_of(text)
  if not text:find "%l%l" then return nil end
  local whole = formed(text)
  if whole then return whole end
  for _, mark in ipairs { { ": ", "：" }, { "; ", "；" } } do
    local from = text:find(mark[1], 1, true)
    while from do
      local before, after = text:sub(1, from - 1), text:sub(from + 2)
      local first, second = message_of(before), message_of(after)
      if second then return (first or before) .. mark[2] .. second end
      if first then return first .. mark[2] .. after end
      from = text:find(mark[1], from + 1, true)
    end
  end
end

--- A message of the library's in the reader's language, as far as its parts are
-- in the catalogue; the names in it stay.
function say.message(text)
  if not catalogue then return text end
  forms = forms or all_forms()
  return (text:gsub("[^\n]+", message_of))
end

-- --- help ------------------------------------------------------------------

local function translated(text)
  return catalogue and (catalogue.texts[text] or catalogue.help[text]) or text
end

local column = 52 -- that help stands in, beside the names

-- Stands for a blank where argparse, which counts bytes, must not break a line.
local unbroken = "\1"

-- Chinese has no blanks to break lines at: it breaks anywhere but before a mark
-- that closes, and within a Latin word.
local function folded(text)
  local out, width, word = {}, 0, ""
  local function put(piece, size)
    local closes = piece:find "^[,.;:)]" or piece:find "^[\227\239\226]"
    if width + size > column and not closes then
      out[#out + 1] = "\n"
      width = 0
    end
    out[#out + 1] = piece
    width = width + size
  end
  for char in text:gmatch "[%z\1-\127\194-\244][\128-\191]*" do
    if #char == 1 and char ~= " " then
      word = word .. char
    else
      if word ~= "" then put(word, #word) end
      word = ""
      put(char, #char == 1 and 1 or 2)
    end
  end
  if word ~= "" then put(word, #word) end
  return (table.concat(out):gsub(" *\n *", "\n"):gsub(" ", unbroken))
end

local function change_descriptions(parser, change)
  for _, list in ipairs { parser._arguments, parser._options, parser._commands } do
    for _, element in ipairs(list) do
      element._description = element._description and change(element._description)
    end
  end
end

-- A Han character takes two columns and argparse counts three bytes: in the names
-- that it sets, each stands as two bytes until the text is ready.
local narrow_of, wide_of, narrow_count = {}, {}, 0

local function narrowed(text)
  return (text:gsub("[\224-\239][\128-\191][\128-\191]", function(char)
    if not narrow_of[char] then
      narrow_count = narrow_count + 1
      narrow_of[char] = "\2" .. string.char(127 + narrow_count)
      wide_of[narrow_of[char]] = char
    end
    return narrow_of[char]
  end))
end

local function widened(text) return (text:gsub("\2[\128-\255]", wide_of)) end

-- What the values of a command's arguments and options are called.
local function rename(parser)
  for _, argument in ipairs(parser._arguments) do
    local name = catalogue.names[argument._name]
    if name then
      name = narrowed(name)
      argument._argname = "<" .. name .. ">"
      function argument._get_label_lines() return { name } end
    end
  end
  for _, option in ipairs(parser._options) do
    local name = catalogue.names["--" .. option:_get_default_target():gsub("_", "-")]
    if name and not option._choices then option._argname = "<" .. narrowed(name) .. ">" end
  end
end

--- What the argument of this name is called, as the usage has it.
function say.argument(name) return catalogue and catalogue.names[name] or name end

--- What a field is called at the head of a column.
function say.field(name) return catalogue and core.in_chinese(name) or name end

--- What readings call a thing (a grain, a nearness), "" for nil.
function say.value(name)
  return catalogue and catalogue.values[name] or name or ""
end

--- The descriptions of a command's arguments and options.
function say.describe(parser)
  if not catalogue then return parser end
  change_descriptions(parser, translated)
  rename(parser)
  parser._description = parser._description and translated(parser._description)
  parser._epilog = parser._epilog and translated(parser._epilog)
  return parser
end

--- The usage that argparse writes.
function say.usage(parser, text)
  text = text or parser:get_usage()
  if not catalogue then return text end
  text = widened(text):gsub("<command>", "<" .. catalogue.names.command .. ">")
  for _, pair in ipairs(catalogue.heads) do
    text = ("\n" .. text):gsub("\n" .. pair[1], "\n" .. pair[2]):sub(2)
  end
  return text
end

--- The help that it writes.
function say.help(parser)
  if not catalogue then return parser:get_help() end
  change_descriptions(parser, folded)
  return (say.usage(parser, parser:get_help()):gsub("%s*%(default:%s+([^)]*)%)", "（默认：%1）")
    :gsub(unbroken, " "))
end

return setmetatable(say, { __call = function(_, text, ...)
  text = translated(text)
  return select("#", ...) > 0 and text:format(...) or text
end })

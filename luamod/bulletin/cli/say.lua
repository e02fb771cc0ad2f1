--- The language of the command line: Chinese when BULLETIN_LANG or the locale
-- begins with zh, English otherwise. Texts stand in the code in English;
-- chinese.lua has each of them in Chinese.
--
--   say "nothing found"                  the text in the reader's language
--   say("%d pieces", 3)                  filled in
--   say.message(text)                    what the library says, as far as it is
--                                        in the catalogue
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

--- The parts of a message that the catalogue knows, each in the reader's
-- language; the names in it stay.
function say.message(text)
  if not catalogue then return text end
  for _, pair in ipairs(catalogue.messages) do text = text:gsub(pair[1], pair[2]) end
  return text
end

local function translated(text)
  return catalogue and (catalogue.texts[text] or catalogue.help[text]) or text
end

local column = 52 -- that help stands in, beside the names

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
  return (table.concat(out):gsub(" *\n *", "\n"))
end

--- The descriptions of a command's arguments and options.
function say.describe(parser)
  if not catalogue then return parser end
  for _, list in ipairs { parser._arguments, parser._options, parser._commands } do
    for _, element in ipairs(list) do
      element._description = element._description and folded(translated(element._description))
    end
  end
  parser._description = parser._description and translated(parser._description)
  parser._epilog = parser._epilog and translated(parser._epilog)
  return parser
end

--- The help and the usage that argparse wrote.
function say.help(text)
  if not catalogue then return text end
  for _, pair in ipairs(catalogue.heads) do
    text = ("\n" .. text):gsub("\n" .. pair[1], "\n" .. pair[2]):sub(2)
  end
  return text
end

return setmetatable(say, { __call = function(_, text, ...)
  text = translated(text)
  return select("#", ...) > 0 and text:format(...) or text
end })

--- The one form in which a reading room is searched, as the store is:
-- simplified characters, half-width signs, full-width kana, Latin letters in
-- lower case. Each character has one, whatever stands beside it, so that any
-- part of a text has the form of the text's part; a half-width kana and its
-- voice mark are one character.
local bulletin = require "bulletin"
local clean = require "bulletin.clean"

local forms = {}

local function char(code)
  local last = string.char(128 + code % 64)
  local rest = math.floor(code / 64)
  if rest < 16 * 64 then
    return string.char(224 + math.floor(rest / 64), 128 + rest % 64) .. last
  end
  return string.char(240 + math.floor(rest / 4096), 128 + math.floor(rest / 64) % 64,
    128 + rest % 64) .. last
end

local full_width = { ["　"] = " " }
for i = 0x21, 0x7E do full_width[char(0xFEE0 + i)] = string.char(i) end

local blocks = { { 0x3400, 0x9FFF }, { 0x20000, 0x323AF } } -- of Han characters

local voice_marks = { char(0xFF9E), char(0xFF9F) }
local voiced = {} -- half-width kana and a mark, by the one character they are

local function wide(kana) return bulletin.normalize(kana, { punctuation = "full" }) end

-- Made when first needed: the simplified forms of the characters that have
-- another, and these and the half-width signs by what they stand for.
local simplified, one_form

local function make()
  local all = {}
  for _, block in ipairs(blocks) do
    for code = block[1], block[2] do all[#all + 1] = char(code) end
  end
  -- A character a line: what is a word of its own is changed as one.
  local text = bulletin.normalize(table.concat(all, "\n"), { script = "simplified" })
  local at = 0
  simplified, one_form = {}, {}
  for form in text:gmatch "[^\n]+" do
    at = at + 1
    if form ~= all[at] then simplified[all[at]], one_form[all[at]] = form, form end
  end
  for from, to in pairs(full_width) do one_form[from] = to end
  for code = 0xFF61, 0xFF9F do
    local kana = char(code)
    one_form[kana] = wide(kana)
    for _, mark in ipairs(voice_marks) do
      local one, apart = wide(kana .. mark), wide(kana) .. wide(mark)
      if one ~= apart then voiced[kana .. mark] = one end
    end
  end
end

--- The text in its one form.
function forms.fold(text)
  if not one_form then make() end
  text = clean.utf8(text)
  if text:find "\239\190[\158\159]" then
    text = text:gsub("\239[\189\190][\128-\191]\239\190[\158\159]", voiced)
  end
  if text:find "[\227-\240]" then
    text = text:gsub("[\227-\233\239\240][\128-\191]+", one_form)
  end
  return text:lower()
end

--- The characters that have a form among those of the set `present`, each with
-- that form behind it, in one text. With it the browser folds whatever can be
-- found; other characters are in no text.
function forms.known(present)
  if not simplified then make() end
  local out = {}
  for from, to in pairs(simplified) do
    if present[to] then out[#out + 1] = from .. to end
  end
  table.sort(out)
  return table.concat(out)
end

return forms

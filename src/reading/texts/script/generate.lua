-- Writes ../script_words.h from simplified.txt and traditional.txt:
--   lua5.4 generate.lua      in this folder
-- A line of either file is a word, a tab and its other form, sorted by bytes.

local out = { [[
/*
** script_words.h - written by script/generate.lua; change its inputs instead.
**
** Holds data of OpenCC, Copyright 2010-2022 BYVoid <byvoid.kcp@gmail.com>,
** Apache License 2.0: see ../../base/hanzi/LICENSE.Apache-2.0.
*/
/* clang-format off */
typedef struct script_word {
  const char *from;
  const char *to;
} script_word;
]] }
for _, name in ipairs { "simplified", "traditional" } do
  out[#out + 1] = ("static const script_word to_%s[] = {"):format(name)
  for line in io.lines(name .. ".txt") do
    local from, to = line:match("^([^#\t]+)\t(.+)$")
    if from then out[#out + 1] = ('{"%s","%s"},'):format(from, to) end
  end
  out[#out + 1] = "};\n"
end
local file = assert(io.open("../script_words.h", "w"))
file:write((table.concat(out, "\n"):gsub("%s*$", "\n")))
file:close()

-- Writes ../hanzi_table.h from simplified.txt and traditional.txt:
--   lua5.4 generate.lua      in this folder
-- A line of either file is a character, a tab and its counterparts; the first
-- is taken, and a character that is its own counterpart is left out.

local BLOCK = 64 -- characters a bit mask can hold

-- code point -> code point
local function read(path)
  local map, last = {}, 0
  for line in io.lines(path) do
    local from, to = line:match("^([^#\t]+)\t([^ ]+)")
    if from then
      from, to = utf8.codepoint(from), utf8.codepoint(to)
      if from ~= to then
        map[from] = to
        last = math.max(last, from)
      end
    end
  end
  return map, last
end

local out = {}
local function emit(...) out[#out + 1] = string.format(...) end

local function emit_array(type, name, values, format)
  emit("static const %s %s[] = {", type, name)
  local line = "   "
  for i, value in ipairs(values) do
    local text = string.format(" " .. format .. ",", value)
    if #line + #text > 80 then
      emit("%s", line)
      line = "   "
    end
    line = line .. text
  end
  emit("%s\n};\n", line)
end

local function emit_map(name, path)
  local map, last = read(path)
  local blocks, masks, bases, targets = {}, { 0 }, { 0 }, {}
  for block = 0, last // BLOCK do
    local mask, base = 0, #targets
    for bit = 0, BLOCK - 1 do
      local target = map[block * BLOCK + bit]
      if target then
        mask = mask | 1 << bit
        targets[#targets + 1] = target
      end
    end
    if mask == 0 then
      blocks[#blocks + 1] = 0
    else
      blocks[#blocks + 1] = #masks
      masks[#masks + 1] = mask
      bases[#bases + 1] = base
    end
  end
  emit("/* %d characters. */", #targets)
  emit_array("uint16_t", name .. "_blocks", blocks, "%d")
  emit_array("uint64_t", name .. "_masks", masks, "0x%016X")
  emit_array("uint16_t", name .. "_bases", bases, "%d")
  emit_array("uint32_t", name .. "_targets", targets, "0x%04X")
end

emit [[
/*
** hanzi_table.h - written by hanzi/generate.lua; change its inputs instead.
**
** Holds data of OpenCC, Copyright 2010-2022 BYVoid <byvoid.kcp@gmail.com>,
** Apache License 2.0: see hanzi/LICENSE.Apache-2.0.
*/
/* clang-format off */]]
emit_map("simplified", "simplified.txt")
emit_map("traditional", "traditional.txt")

local file = assert(io.open("../hanzi_table.h", "w"))
file:write((table.concat(out, "\n"):gsub("%s*$", "\n")))
file:close()

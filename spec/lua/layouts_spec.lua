-- A page says the same however it is laid out: each page of
-- spec/cases/papers is parsed again with other blank lines, line ends,
-- indents, column widths and people, and its articles must stay.
local bulletin = require "bulletin"
local cases = require "page_cases"
local lfs = require "lfs"

local folder, names = "spec/cases/papers/", {}
for name in lfs.dir(folder) do
  names[#names + 1] = name:match "^(.+)%.expect$"
end
table.sort(names)

local function text_of(name)
  local file = assert(io.open(folder .. name .. ".txt", "rb"))
  local text = file:read "*a"
  file:close()
  return text
end

-- Titles, people and text, without blanks.
local function told(text)
  local out = {}
  for _, line in ipairs(cases.lines(assert(bulletin.parse(text)), nil, { lines = {} })) do
    if line.label ~= "furniture" then
      out[#out + 1] = line.label .. ": " .. line.text:gsub("%s+", "")
    end
  end
  return table.concat(out, "\n")
end

local WIDE = "　"

local function each_line(text, change)
  return (text:gsub("([^\n]+)", change))
end

-- Characters of a line, as many as fit `width`; marks that may not begin a
-- line hang beyond it.
local function wrap(line, width)
  local rows, row, count = {}, "", 0
  for character in line:gmatch "[%z\1-\127\194-\244][\128-\191]*" do
    local hangs = ("，。、；：！？”」）"):find(character, 1, true)
    if count >= width and not (hangs and #character == 3) then
      rows[#rows + 1], row, count = row, "", 0
    end
    row, count = row .. character, count + (#character > 1 and 1 or 0.5)
  end
  rows[#rows + 1] = row
  return table.concat(rows, "\n")
end

local function wrapped(width)
  return function(text)
    return each_line(text, function(line)
      local bare = line:gsub("^" .. WIDE .. "+", ""):gsub("^ +", "")
      if not (bare:find "。" and #bare > 90) then return line end
      return wrap(WIDE .. WIDE .. bare, width)
    end)
  end
end

local people = {
  ["周岚"] = "陆川", ["何田"] = "沈禾", ["石川"] = "顾小舟", ["方宁"] = "陶然", ["许文彬"] = "洪子安",
}
local layouts = {
  { "with other line ends", function(text) return (text:gsub("\n", "\r\n")) end },
  { "with blanks at the ends of lines", function(text)
    return (text:gsub("\n", " " .. WIDE .. "\n"))
  end },
  { "with two blank lines for each", function(text)
    return (text:gsub("\n\n", "\n\n\n"))
  end },
  { "with an indent that all lines have", function(text)
    return each_line(text, function(line) return WIDE .. WIDE .. line end)
  end },
  { "with no-break spaces", function(text) return (text:gsub(" ", "\194\160")) end },
  { "in columns of twenty characters", wrapped(20), wraps = true },
  { "in columns of thirty characters", wrapped(30), wraps = true },
}

describe("the pages of many papers", function()
  for _, layout in ipairs(layouts) do
    it("say the same " .. layout[1], function()
      local changed, count = {}, 0
      for _, name in ipairs(names) do
        local text = text_of(name)
        if not (layout.wraps and name:find "wrapped") then
          count = count + 1
          if told(text) ~= told(layout[2](text)) then changed[#changed + 1] = name end
        end
      end
      assert.is_true(count >= 70)
      -- A column tells itself by several full lines, which short pages have not.
      local most = layout.wraps and math.floor(count / 7) or 0
      assert.is_true(#changed <= most, table.concat(changed, " "))
    end)
  end

  it("say the same of other people", function()
    for _, name in ipairs(names) do
      local text = text_of(name)
      local other, expected = text, told(text)
      for from, to in pairs(people) do
        other, expected = other:gsub(from, to), expected:gsub(from, to)
      end
      assert.equal(expected, told(other))
    end
  end)
end)

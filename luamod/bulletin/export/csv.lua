--- CSV (RFC 4180) as spreadsheets read it: with a byte order mark, and no cell
-- that a spreadsheet would take for a formula.
local clean = require "bulletin.clean"
local columns = require "bulletin.export.columns"
local formula = require "bulletin.export.formula"

-- Where a spreadsheet set to other separators would begin a cell. Quotes do not
-- help there: they are part of the text to it.
local others = { [","] = "([;\t\n])([^;\t\n]+)", [";"] = "([,\t\n])([^,\t\n]+)",
  ["\t"] = "([,;\n])([^,;\n]+)" }

-- An apostrophe keeps text what would begin a formula, in any country.
local function harmless(text, separator)
  if formula.begins(text) then text = "'" .. text end
  return (text:gsub(others[separator], function(before, rest)
    if formula.begins(rest) then return before .. "'" .. rest end
  end))
end

local function cell(value, separator)
  if value == nil then return "" end
  if type(value) == "number" then
    -- A negative number of our own making is a number; its text would be a
    -- formula to those who are careful.
    return value < 0 and "'" .. value or ("%.14g"):format(value)
  end
  local text = harmless(clean.text(tostring(value)), separator)
  if text:find '[,;"\t\n]' then text = '"' .. text:gsub('"', '""') .. '"' end
  return text
end

return function(items, options, emit)
  local list = columns.of(options)
  local separator = options.separator or "," -- Excel takes semicolons in some countries
  if not others[separator] then
    error("csv: option 'separator' must be \",\", \";\" or a tab", 0)
  end
  local function row(value_of)
    local out = {}
    for i, column in ipairs(list) do out[i] = cell(value_of(column), separator) end
    emit(table.concat(out, separator) .. "\r\n")
  end
  emit "\239\187\191"
  row(function(column) return column.title end)
  for article in items do
    row(function(column) return column.value(article) end)
  end
end

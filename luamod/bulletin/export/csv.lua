--- CSV (RFC 4180) as spreadsheets read it: with a byte order mark, and no cell
-- that a spreadsheet would take for a formula.
local clean = require "bulletin.clean"
local columns = require "bulletin.export.columns"

-- Full-width signs start formulas too, where the system is a Chinese one; an
-- apostrophe keeps any of them text. Blanks before them are looked through.
local function harmless(text)
  local at = text:match "^[%s\194\160]*()"
  if text:find("^[=+%-@]", at) or text:find("^\239\188[\157\139\141\160]", at)
    or text:find "^[\t\r]" then
    return "'" .. text
  end
  return text
end

local function cell(value)
  if value == nil then return "" end
  if type(value) == "number" then
    -- A negative number of our own making is a number; its text would be a
    -- formula to those who are careful.
    return value < 0 and "'" .. value or ("%.14g"):format(value)
  end
  local text = harmless(clean.text(tostring(value)))
  if text:find '[,"\n]' then text = '"' .. text:gsub('"', '""') .. '"' end
  return text
end

return function(items, options, emit)
  local list = columns.of(options)
  local function row(value_of)
    local out = {}
    for i, column in ipairs(list) do out[i] = cell(value_of(column)) end
    emit(table.concat(out, ",") .. "\r\n")
  end
  emit "\239\187\191"
  row(function(column) return column.title end)
  for article in items do
    row(function(column) return column.value(article) end)
  end
end

--- The columns of tables: csv, xlsx and what else has rows.
-- `options.columns` is an array of names from the list below, or of
-- { key or function(article), title [, number=true] } of one's own. With keys
-- alone, any rows will do, such as those of store:tally. The names may be Chinese.
local core = require "bulletin.core"
local periods = require "bulletin.periods"
local view = require "bulletin.export.view"

local columns = {}

local function names(role)
  return function(article)
    local found = view.names(article, role)
    return found[1] and table.concat(found, "、")
  end
end

local shown = { reporter = true, correspondent = true }
local function others(article)
  local out = {}
  for _, byline in ipairs(view.bylines(article)) do
    if not shown[byline.role] then
      local label = byline.role == "author" and "" or byline.label .. " "
      out[#out + 1] = label .. byline.name
    end
  end
  return out[1] and table.concat(out, "、")
end

local function field(name)
  return function(article) return view.field(article, name) end
end

local function body(article)
  local out = {}
  for i, element in ipairs(view.body(article)) do out[i] = element.text end
  return table.concat(out, "\n")
end

--- The columns by name, as { name, title, value(article), number?, width }.
columns.known = {
  { "id", "编号", function(article)
    local id = view.field(article, "id")
    return tonumber(id) or id
  end, number = true, width = 8 },
  { "date", "日期", view.date, width = 11 },
  { "source", "来源", field "source", width = 10 },
  { "page", "版面", function(article) return view.origin(article).page end, width = 10 },
  { "column", "栏目", field "column", width = 12 },
  { "kicker", "引题", field "kicker", width = 18 },
  { "headline", "主题", field "headline", width = 32 },
  { "deck", "副题", field "deck", width = 22 },
  { "dateline", "电头", view.dateline, width = 14 },
  { "reporter", "记者", names "reporter", width = 10 },
  { "correspondent", "通讯员", names "correspondent", width = 12 },
  { "others", "其他署名", others, width = 14 },
  { "chars", "字数", view.characters, number = true, width = 8 },
  { "tags", "标签", function(article)
    local tags = view.tags(article)
    return tags[1] and table.concat(tags, "、")
  end, width = 14 },
  { "text", "正文", body, width = 60, long = true },
}

local names_of_all = {}
for i, column in ipairs(columns.known) do names_of_all[i] = column[1] end

local function known(given)
  local name = type(given) == "string" and core.field(given, names_of_all)
  for _, column in ipairs(columns.known) do
    if column[1] == name then
      return {
        title = column[2], value = column[3], number = column.number, width = column.width,
        long = column.long,
      }
    end
  end
  error(("columns: unknown column '%s' (known: %s)"):format(
    tostring(given), table.concat(names_of_all, ", ")), 0)
end

-- A column of a caller's own.
local function own(given)
  local key = given[1] or given.key or given.value
  local value, title = key, given[2] or given.title or tostring(key)
  if type(key) ~= "function" then
    value = function(row)
      local cell = row[key]
      if type(cell) == "table" then return table.concat(cell, " ") end
      -- A row of a tally for what has no value.
      if cell == "" and row.share then return periods.shown(cell, title) end
      return cell
    end
  end
  return {
    title = title, value = value,
    number = given.number, width = given.width or 18,
  }
end

--- The columns that the options ask for, or the usual ones, as
-- { title, value, number, width, long, usual }; what is long is not for printing,
-- and nobody asked for what is usual.
function columns.of(options)
  local out = {}
  if options.columns == nil then
    for i, column in ipairs(columns.known) do
      out[i] = known(column[1])
      out[i].usual = true
    end
    return out
  end
  for i, column in ipairs(options.columns) do
    out[i] = type(column) == "table" and own(column) or known(column)
  end
  if not out[1] then error("columns: at least one column is needed", 0) end
  return out
end

--- What stands before the sums. Pieces of several people count for each of
-- them, and their shares are one piece: which sum is which must be said.
function columns.total(rows)
  local first = rows and rows[1]
  if type(first) == "table" and first.share then return "合计（篇数按人计，折合即稿件数）" end
  return "合计"
end

--- The sums of the columns that hold numbers, by column.
function columns.sums(list, rows)
  local sums = {}
  for _, row in ipairs(rows) do
    for i, column in ipairs(list) do
      local value = column.value(row)
      if type(value) == "number" then sums[i] = (sums[i] or 0) + value end
    end
  end
  return sums
end

return columns

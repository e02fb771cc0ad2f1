--- Charts as SVG: bars, stacked bars and lines, with title, axis and labels,
-- and their numbers as text for those who do not see them.
--
-- `rows` are rows of store:tally ({ value, count, chars }), or { "label", 3 },
-- or { label = "…", a = 3, b = 4 } with `series = { "a", "b" }`; a series may
-- be { "a", "its title" }.
local clean = require "bulletin.clean"
local known = require "bulletin.known"
local periods = require "bulletin.periods"
local xml = require "bulletin.xml"

local chart = {}

--- The colours of series, in order: told apart in print and by most eyes, and
-- seen on light and on dark paper.
chart.colours = { "#b3382f", "#3a76a8", "#b9851c", "#4f8f63", "#8163ad", "#77736a" }

local width = 720
local kinds = { bar = true, stacked = true, line = true }

-- --- data ------------------------------------------------------------------

local function label_of(row, i)
  local label = row.label or row[1]
  if label == nil then label = row.value end
  if label == nil then error(("chart: row %d has no label"):format(i), 0) end
  if type(label) == "table" then label = table.concat(label, " ") end
  if type(label) == "number" and label == math.floor(label) then label = ("%d"):format(label) end
  return clean.line(tostring(label))
end

local function number_of(row, key, i)
  local value = row[key]
  if value == nil or value == false then return 0 end
  if type(value) ~= "number" or value ~= value or math.abs(value) == math.huge then
    error(("chart: row %d: '%s' must be a number, got %s"):format(i, tostring(key),
      type(value) == "number" and tostring(value) or type(value)), 0)
  end
  return value
end

local function default_series(row)
  if row == nil or row.count ~= nil then return { { "count", "篇数" } } end
  if row[2] ~= nil then
    local out = {}
    for i = 2, #row do out[#out + 1] = { i, "" } end
    return out
  end
  return { { "value", "" } }
end

local most_names = 30 -- bars that are read one by one; of more, the top and the rest
local most_periods = 1500 -- a line as wide as a page has no more points

-- Of many bars the first stay; the last is the sum of the others.
local function cut(data, top)
  local count = #data.labels
  if count <= top then return end
  for _, series in ipairs(data.series) do
    local rest = 0
    for j = top, count do
      rest = rest + series.values[j]
      series.values[j] = nil
    end
    series.values[top] = rest
  end
  for j = top, count do data.labels[j] = nil end
  data.labels[top] = ("其余%d项"):format(count - top + 1)
end

-- A line over periods has a place for each of them, so that distances are
-- those of time; where there was no row there is no value, and a gap. What
-- has no day stands behind them, apart.
local function spread(data)
  local kind = periods.all(data.labels)
  if not kind then return end
  local first, last, places = math.huge, -math.huge, {}
  for j, label in ipairs(data.labels) do
    if label ~= "" then
      local _, number = periods.read(label)
      places[j] = number
      first, last = math.min(first, number), math.max(last, number)
    end
  end
  if last - first >= most_periods then return end
  local labels, apart = {}, last - first + 3
  for number = first, last do labels[number - first + 1] = periods.name(kind, number) end
  for j, label in ipairs(data.labels) do
    places[j] = places[j] and places[j] - first + 1 or apart
    if label == "" then labels[apart - 1], labels[apart] = " ", "" end
  end
  for _, series in ipairs(data.series) do
    local values = {}
    for j, value in ipairs(series.values) do
      values[places[j]] = (values[places[j]] or 0) + value
    end
    series.values = values
  end
  data.labels = labels
end

--- What a chart shows: { labels = {…}, series = { { name, values = {…} }, … } }.
-- A value may be missing in a line. Raises for what is no number, naming the row.
function chart.data(rows, options)
  if type(rows) ~= "table" then
    error("chart: argument 1 must be an array of rows, got " .. type(rows), 0)
  end
  local data = { labels = {}, series = {} }
  for i, row in ipairs(rows) do
    if type(row) ~= "table" then
      error(("chart: row %d must be a table, got %s"):format(i, type(row)), 0)
    end
    data.labels[i] = label_of(row, i)
  end
  for i, series in ipairs(options.series or default_series(rows[1])) do
    if type(series) ~= "table" then series = { series, series } end
    local values = {}
    for j, row in ipairs(rows) do values[j] = number_of(row, series[1], j) end
    data.series[i] = { name = clean.line(tostring(series[2] or series[1])), values = values }
  end
  local in_time = periods.all(data.labels)
  if options.kind == "line" then
    spread(data)
  elseif options.top or not in_time then
    cut(data, options.top or most_names)
  end
  for j, label in ipairs(data.labels) do
    if label == "" then data.labels[j] = in_time and periods.undated or periods.without end
  end
  return data
end

-- --- the scale -------------------------------------------------------------

local function bounds(data, stacked)
  local low, high = 0, 0
  for j = 1, #data.labels do
    local above, below = 0, 0
    for _, series in ipairs(data.series) do
      local value = series.values[j] or 0
      if not stacked then
        low, high = math.min(low, value), math.max(high, value)
      elseif value > 0 then
        above = above + value
      else
        below = below + value
      end
    end
    low, high = math.min(low, below), math.max(high, above)
  end
  return low, high
end

-- Ticks at 1, 2 or 5 times a power of ten, about five of them.
local function scale(low, high)
  if high == low then high = low + 1 end
  local rough = (high - low) / 5
  local power = 10 ^ math.floor(math.log(rough) / math.log(10))
  local step = power
  for _, factor in ipairs { 1, 2, 5, 10 } do
    step = factor * power
    if step >= rough * 0.999 then break end
  end
  local first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
  local ticks = {}
  for i = first, last do ticks[#ticks + 1] = i * step end
  return ticks
end

local function digits(value)
  local text
  if math.abs(value) >= 1e8 and value % 1e7 == 0 then
    text = ("%.14g亿"):format(value / 1e8)
  elseif math.abs(value) >= 1e4 and value % 1e3 == 0 then
    text = ("%.14g万"):format(value / 1e4)
  else
    text = ("%.10g"):format(value)
  end
  return text
end

-- --- drawing ---------------------------------------------------------------

local function coordinate(value)
  return (("%.1f"):format(value):gsub("%.0$", ""))
end

-- A width in units of the drawing: a Han character is as wide as it is high.
local function measure(text, size)
  local total = 0
  for char in clean.utf8(text):gmatch "[%z\1-\127\194-\244][\128-\191]*" do
    total = total + (#char > 2 and size or size * 0.56)
  end
  return total
end

local function fit(text, size, room)
  if measure(text, size) <= room then return text end
  local out, total = {}, size
  for char in text:gmatch "[%z\1-\127\194-\244][\128-\191]*" do
    total = total + measure(char, size)
    if total > room then break end
    out[#out + 1] = char
  end
  return table.concat(out) .. "…"
end

local Drawing = {}
Drawing.__index = Drawing

function Drawing:add(name, attributes, text)
  for i = 2, #attributes, 2 do
    if type(attributes[i]) == "number" then attributes[i] = coordinate(attributes[i]) end
  end
  self[#self + 1] = text and xml.element(name, text, attributes) or xml.empty(name, attributes)
end

function Drawing:text(x, y, text, anchor, size, extra)
  local attributes = { "x", x, "y", y, "text-anchor", anchor, "font-size", size }
  for _, value in ipairs(extra or {}) do attributes[#attributes + 1] = value end
  self:add("text", attributes, text)
end

function Drawing:line(x1, y1, x2, y2, opacity)
  self:add("line", { "x1", x1, "y1", y1, "x2", x2, "y2", y2, "stroke", "currentColor",
    "stroke-opacity", opacity })
end

local function colour(i) return chart.colours[(i - 1) % #chart.colours + 1] end

local function legend(drawing, data, top)
  local x = 16
  for i, series in ipairs(data.series) do
    local name = fit(series.name, 13, width - 48)
    local wide = measure(name, 13) + 38
    if x + wide > width and x > 16 then x, top = 16, top + 22 end
    drawing:add("rect", { "x", x, "y", top - 11, "width", 12, "height", 12, "fill", colour(i) })
    drawing:text(x + 18, top, name, "start", 13)
    x = x + wide
  end
  return top + 22
end

-- Where a value lies between two ends of an axis.
local function placing(ticks, from, to)
  local low, high = ticks[1], ticks[#ticks]
  return function(value) return from + (value - low) / (high - low) * (to - from) end
end

-- The pieces of bar `j` as (series, value, start, end).
local function pieces(data, j, stacked)
  local out, above, below = {}, 0, 0
  for i, series in ipairs(data.series) do
    local value = series.values[j]
    if not stacked then
      out[i] = { i, value, 0, value }
    elseif value >= 0 then
      out[i] = { i, value, above, above + value }
      above = above + value
    else
      out[i] = { i, value, below, below + value }
      below = below + value
    end
  end
  return out
end

-- Bars that lie: room for long labels, and for any number of them.
local function lying_bars(drawing, data, ticks, top, stacked)
  local lanes = stacked and 1 or #data.series
  local thick = lanes > 1 and 12 or 18
  local row_height = thick * lanes + 10
  local left = 24
  for _, label in ipairs(data.labels) do
    left = math.max(left, math.min(measure(label, 13) + 20, 240))
  end
  local bottom = top + row_height * #data.labels + 4
  local x = placing(ticks, left, width - 56)
  for _, tick in ipairs(ticks) do
    drawing:line(x(tick), top - 4, x(tick), bottom, tick == 0 and "0.7" or "0.18")
    drawing:text(x(tick), bottom + 18, digits(tick), "middle", 12)
  end
  for j, label in ipairs(data.labels) do
    local y = top + (j - 1) * row_height + 5
    drawing:text(left - 8, y + thick * lanes / 2 + 4.5, fit(label, 13, left - 18), "end", 13)
    for _, piece in ipairs(pieces(data, j, stacked)) do
      local a, b = x(piece[3]), x(piece[4])
      local lane = stacked and y or y + (piece[1] - 1) * thick
      drawing:add("rect", { "x", math.min(a, b), "y", lane, "width", math.abs(b - a),
        "height", thick - (lanes > 1 and 2 or 0), "fill", colour(piece[1]) })
      if not stacked then
        drawing:text(math.max(a, b) + 5, lane + thick / 2 + 4, digits(piece[2]), "start", 12)
      end
    end
  end
  return bottom + 28
end

-- The frame of what stands upright: ticks to the left, labels below. Returns
-- the placing of values, the middle of a column, its width and the bottom.
local function upright(drawing, data, ticks, top)
  local height = 260
  local left = 20
  for _, tick in ipairs(ticks) do left = math.max(left, measure(digits(tick), 12) + 20) end
  local bottom = top + height
  local y = placing(ticks, bottom, top)
  for _, tick in ipairs(ticks) do
    drawing:line(left, y(tick), width - 16, y(tick), tick == 0 and "0.7" or "0.18")
    drawing:text(left - 8, y(tick) + 4, digits(tick), "end", 12)
  end
  local step = (width - 16 - left) / math.max(#data.labels, 1)
  -- Labels that would touch are left out evenly; the table has them all.
  local widest = 0
  for _, label in ipairs(data.labels) do widest = math.max(widest, measure(label, 12)) end
  widest = math.min(widest, 96) + 8
  local every = math.max(1, math.ceil(widest / step))
  local function middle(j) return left + (j - 0.5) * step end
  for j, label in ipairs(data.labels) do
    if (j - 1) % every == 0 then
      drawing:text(middle(j), bottom + 20, fit(label, 12, math.max(step * every - 6, 24)),
        "middle", 12)
    end
  end
  return y, middle, step, bottom + 30
end

local function standing_bars(drawing, data, ticks, top, stacked)
  local y, middle, step, bottom = upright(drawing, data, ticks, top)
  local lanes = stacked and 1 or #data.series
  local thick = math.min(step * 0.72 / lanes, 48)
  for j = 1, #data.labels do
    for _, piece in ipairs(pieces(data, j, stacked)) do
      local a, b = y(piece[3]), y(piece[4])
      local x = middle(j) - thick * lanes / 2 + (stacked and 0 or (piece[1] - 1) * thick)
      drawing:add("rect", { "x", x, "y", math.min(a, b), "width", thick * 0.94,
        "height", math.abs(b - a), "fill", colour(piece[1]) })
      if not stacked and measure(digits(piece[2]), 12) <= thick + 4 then
        drawing:text(x + thick / 2, math.min(a, b) - 5, digits(piece[2]), "middle", 12)
      end
    end
  end
  return bottom
end

local most_dots = 60 -- points of a line that are marked

-- The first and last place of each run of values without a gap.
local function runs_of(values, count)
  local out, from = {}, nil
  for j = 1, count + 1 do
    if values[j] and not from then from = j end
    if not values[j] and from then
      out[#out + 1] = { from, j - 1 }
      from = nil
    end
  end
  return out
end

local function lines(drawing, data, ticks, top)
  local y, middle, step, bottom = upright(drawing, data, ticks, top)
  for i, series in ipairs(data.series) do
    local values = series.values
    for _, run in ipairs(runs_of(values, #data.labels)) do
      local points = {}
      for j = run[1], run[2] do
        points[#points + 1] = coordinate(middle(j)) .. "," .. coordinate(y(values[j]))
      end
      if points[2] then
        drawing:add("polyline", { "points", table.concat(points, " "), "fill", "none",
          "stroke", colour(i), "stroke-width", "2.5", "stroke-linejoin", "round" })
      end
      for j = run[1], run[2] do
        if #data.labels <= most_dots or not points[2] then
          drawing:add("circle",
            { "cx", middle(j), "cy", y(values[j]), "r", 3.5, "fill", colour(i) })
        end
        if #data.series == 1 and measure(digits(values[j]), 12) <= step then
          drawing:text(middle(j), y(values[j]) - 9, digits(values[j]), "middle", 12)
        end
      end
    end
  end
  return bottom
end

-- Upright bars read best while their labels fit below them.
local function fits_upright(data)
  local step = (width - 60) / math.max(#data.labels, 1)
  for _, label in ipairs(data.labels) do
    if measure(label, 12) > step - 6 then return false end
  end
  return #data.labels <= 24
end

-- `heading`, `sheet` and `rows` are for charts within documents.
local option_names = known.names "kind title series unit upright top heading sheet rows"

local function check(rows, options)
  options = known.options(options, "chart", 2, option_names, 4)
  local top = options.top
  if top ~= nil and not (type(top) == "number" and top >= 2 and top == math.floor(top)) then
    error("chart: option 'top' must be a whole number, 2 or more", 3)
  end
  local kind = options.kind or "bar"
  if not kinds[kind] then
    error(("chart: unknown kind '%s'%s"):format(tostring(kind),
      known.expected(kind, { "bar", "stacked", "line" })), 3)
  end
  local ok, data = pcall(chart.data, rows, options)
  if not ok then error(data, 3) end
  return kind, data, options
end

-- What a screen reader says: each label with its numbers.
local function told(data)
  local out = {}
  for j, label in ipairs(data.labels) do
    local numbers = {}
    for _, series in ipairs(data.series) do
      local name = series.name ~= "" and #data.series > 1 and series.name .. " " or ""
      if series.values[j] then numbers[#numbers + 1] = name .. digits(series.values[j]) end
    end
    if numbers[1] then out[#out + 1] = label .. " " .. table.concat(numbers, "，") end
  end
  return out[1] and table.concat(out, "；") .. "。" or "没有数据。"
end

local function draw(kind, data, options, style)
  local drawing = setmetatable({}, Drawing)
  local title = clean.line(options.title or "")
  local top = 20
  if title ~= "" then
    drawing:text(16, 28, fit(title, 17, width - 32), "start", 17, { "font-weight", "bold" })
    top = 56
  end
  if #data.series > 1 then top = legend(drawing, data, top) end
  if options.unit then
    drawing:text(16, top, "单位：" .. clean.line(options.unit), "start", 12)
    top = top + 20
  end
  top = top + 8
  local low, high = bounds(data, kind == "stacked")
  local ticks = scale(low, high)
  local bottom
  if #data.labels == 0 then
    drawing:text(width / 2, top + 30, "没有数据", "middle", 14)
    bottom = top + 60
  elseif kind == "line" then
    bottom = lines(drawing, data, ticks, top)
  elseif options.upright or options.upright == nil and fits_upright(data) then
    bottom = standing_bars(drawing, data, ticks, top, kind == "stacked")
  else
    bottom = lying_bars(drawing, data, ticks, top, kind == "stacked")
  end
  local name = title ~= "" and title or "图表"
  return xml.open("svg", {
    "xmlns", "http://www.w3.org/2000/svg", "viewBox",
    ("0 0 %d %d"):format(width, math.ceil(bottom)), "role", "img",
    "aria-label", name .. "：" .. told(data), "font-family",
    "Source Han Sans SC, Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif",
    "fill", "currentColor", "style", style or nil, n = 14,
  }) .. "\n" .. xml.element("title", name) .. "\n" .. xml.element("desc", told(data)) .. "\n"
    .. table.concat(drawing, "\n") .. "\n</svg>"
end

--- bulletin.chart(rows [, { kind, title, series, unit, upright, top }]) -> svg
-- `kind`: "bar", "stacked" or "line". Bars stand while their labels fit below
-- them and lie otherwise, unless `upright` says. Of more than `top` bars (30)
-- the last is the sum of the rest; periods of time all stay.
function chart.chart(rows, options)
  local kind, data
  kind, data, options = check(rows, options)
  return draw(kind, data, options, "color:#1c1b19;background:#fff") .. "\n"
end

--- The same for a page of HTML: the drawing in the page's own colour, with its
-- numbers as a table below.
function chart.figure(rows, options)
  local kind, data
  kind, data, options = check(rows, options)
  local out = { "<figure class=\"chart\">\n", draw(kind, data, options),
    "\n<details>\n<summary>数据表</summary>\n<table>\n<thead><tr><th scope=\"col\">",
    xml.text(options.heading or "项目"), "</th>" }
  for _, series in ipairs(data.series) do
    local name = series.name ~= "" and series.name or "数值"
    out[#out + 1] = xml.element("th", name, { "scope", "col", "class", "number" })
  end
  out[#out + 1] = "</tr></thead>\n<tbody>\n"
  for j, label in ipairs(data.labels) do
    local cells, any = {}, false
    for i, series in ipairs(data.series) do
      local value = series.values[j]
      any = any or value ~= nil
      cells[i] = xml.element("td", value and digits(value) or "", { "class", "number" })
    end
    if any then
      out[#out + 1] = "<tr>" .. xml.element("th", label, { "scope", "row" })
        .. table.concat(cells) .. "</tr>\n"
    end
  end
  out[#out + 1] = "</tbody>\n</table>\n</details>\n</figure>\n"
  return table.concat(out)
end

return chart

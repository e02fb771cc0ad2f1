-- bulletin.dates: spec/cases/reading/dates.txt, days.txt and calendar.txt, odd
-- inputs.
local bulletin = require "bulletin"
local cases = require "cases"

local function print_date(date)
  local from, to = date.from or "", date.to or ""
  local fields = { date.text, from == to and from ~= "" and from or from .. ".." .. to, date.grain }
  fields[#fields + 1] = date.time
  if date.every then fields[#fields + 1] = "every " .. date.every end
  if date.open then fields[#fields + 1] = "open" end
  return table.concat(fields, "  ")
end

local function print_dates(text, options)
  local out = {}
  for i, date in ipairs(assert(bulletin.dates(text, options))) do
    assert.equal(date.text, text:sub(date.span[1], date.span[2]))
    out[i] = print_date(date)
  end
  return table.concat(out, "\n")
end

describe("dates", function()
  for _, file in ipairs { "dates", "days", "calendar" } do
    for _, case in ipairs(cases.read("spec/cases/reading/" .. file .. ".txt")) do
      it(file .. ".txt, line " .. case.line .. ": " .. case.text, function()
        local got = print_dates(case.text, { date = case.date })
        assert.equal(table.concat(case.expected, "\n"), got)
      end)
    end
  end

  it("count from the article's day", function()
    local article = { headline = "昨日有雨", body = { { text = "今年少雨。" } }, date = "2020-07-20" }
    local dates = bulletin.dates(article)
    assert.equal("2020-07-19", dates[1].from)
    assert.equal("2020-12-31", dates[2].to)
    assert.equal("2021-07-19", bulletin.dates(article, { date = "2021-07-20" })[1].from)
  end)

  it("say what is wrong", function()
    assert.same({ nil, "the day of the text: 'July' is an invalid date; write it as 2020-07-18",
      "query" },
      { bulletin.dates("昨日", { date = "July" }) })
    local _, message, code = bulletin.dates("昨日\255")
    assert.equal("encoding", code)
    assert.matches("byte 7", message)
    assert.has_error(function() bulletin.dates(7) end)
    assert.has_error(function() bulletin.dates("昨日", { day = "2020-07-20" }) end)
  end)

  it("answer odd inputs", function()
    for _, text in ipairs { "", "月", "1", "年", "二", "每", "“", "农历", "至", "2016",
      "20000000000年代", "农历2016亿年", "2016—99亿年" } do
      assert.same({}, bulletin.dates(text))
    end
  end)
end)

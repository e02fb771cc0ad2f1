-- What pages are called, and in which order they stand.
local page_name = require "bulletin.page_name"

describe("page names", function()
  it("are shown without the issue's day in front", function()
    for given, wanted in pairs {
      ["2026-06-25-01"] = "01", ["20260625-A02"] = "A02", ["2026-06/25_03"] = "03",
      ["01 要闻"] = "01 要闻", ["2026年特刊"] = "2026年特刊", ["A01"] = "A01",
    } do
      assert.equal(wanted, page_name.shown(given))
    end
  end)

  it("stand as in the paper", function()
    local names = { "副刊", "B01", "十二版", "A10", "2026-06-25-02", "A2", "第三版", "头版", "Ｂ02",
      "A01 要闻", "11", "5版" }
    table.sort(names, page_name.before)
    assert.same({ "头版", "2026-06-25-02", "第三版", "5版", "11", "十二版", "A01 要闻", "A2", "A10",
      "B01", "Ｂ02", "副刊" }, names)
  end)
end)

-- bulletin.points: spec/cases/reading/points.txt, odd inputs.
local bulletin = require "bulletin"
local cases = require "cases"

local function print_points(text, points, indent, out)
  for _, point in ipairs(points) do
    assert.equal(point.text, text:sub(point.span[1], point.span[2]))
    out[#out + 1] = indent .. point.mark .. " | " .. point.text:gsub("\n", "¶")
    if point.points then print_points(text, point.points, indent .. "    ", out) end
  end
  return out
end

describe("points", function()
  for _, case in ipairs(cases.read "spec/cases/reading/points.txt") do
    it("line " .. case.line .. ": " .. case.text, function()
      local text = case.text:gsub("¶", "\n")
      local found = print_points(text, bulletin.points(text), "", {})
      assert.equal(table.concat(case.expected, "\n"), table.concat(found, "\n"))
    end)
  end

  it("say what is wrong", function()
    assert.equal("encoding", select(3, bulletin.points("一是\255")))
    assert.has_error(function() bulletin.points(true) end)
  end)

  it("answer odd inputs", function()
    for _, text in ipairs { "", "一", "一是", "（", "（一", "①", "\n", "第" } do
      assert.same({}, bulletin.points(text))
    end
  end)
end)

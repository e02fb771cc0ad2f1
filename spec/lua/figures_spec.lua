-- bulletin.figures: spec/cases/reading/figures.txt and amounts.txt, options,
-- odd inputs.
local bulletin = require "bulletin"
local cases = require "cases"

local function print_figure(figure)
  local fields = { figure.text, ("%.14g"):format(figure.value), figure.unit or "-" }
  if figure.max then fields[2] = ("%s..%.14g"):format(fields[2], figure.max) end
  if figure.kind == "score" then
    fields[2] = ("%d:%d"):format(figure.value, figure.against)
  end
  fields[#fields + 1] = figure.what
  if figure.kind == "duration" then fields[#fields + 1] = "duration" end
  fields[#fields + 1] = figure.approx
  fields[#fields + 1] = figure.change
  return table.concat(fields, "  ")
end

local function print_figures(text, options)
  local out = {}
  for i, figure in ipairs(assert(bulletin.figures(text, options))) do
    assert.equal(figure.text, text:sub(figure.span[1], figure.span[2]))
    out[i] = print_figure(figure)
  end
  return table.concat(out, "\n")
end

describe("figures", function()
  for _, file in ipairs { "figures", "amounts" } do
    for _, case in ipairs(cases.read("spec/cases/reading/" .. file .. ".txt")) do
      it(file .. ".txt, line " .. case.line .. ": " .. case.text, function()
        assert.equal(table.concat(case.expected, "\n"), print_figures(case.text))
      end)
    end
  end

  it("tell ordinals apart when asked for them", function()
    local figures = bulletin.figures("第二批名单有3名学生。", { ordinals = true })
    assert.equal(2, #figures)
    assert.is_true(figures[1].ordinal)
    assert.equal(2, figures[1].value)
    assert.equal("名单", figures[1].what)
    assert.is_nil(figures[2].ordinal)
  end)

  it("give whole numbers as such", function()
    local function value(text) return tostring(bulletin.figures(text)[1].value) end
    assert.equal("12335", value "志愿者12335名")
    assert.equal("920000000", value "产值9.2亿元")
    assert.equal("33566000", value "三三五六萬六千元")
    assert.equal("2.5", value "二点五吨")
  end)

  it("say what is wrong", function()
    local _, message, code = bulletin.figures("一百人\n\255x")
    assert.equal("encoding", code)
    assert.matches("line 2", message)
    assert.has_error(function() bulletin.figures(nil) end)
    assert.has_error(function() bulletin.figures("", { ordinal = true }) end)
  end)

  it("answer odd inputs", function()
    for _, text in ipairs { "", "1", "百", "第", "“", "几", "%", "1,", "1.", "1:", "三分之", "百分之" } do
      assert.same({}, bulletin.figures(text))
    end
  end)
end)

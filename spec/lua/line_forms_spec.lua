-- Every form of spec/cases/forms, each in a piece of its own. A form that is
-- marked as not read yet must not be read either: once it is, its mark goes.
local bulletin = require "bulletin"
local forms = require "form_cases"
local lfs = require "lfs"

local folder, names = "spec/cases/forms/", {}
for name in lfs.dir(folder) do
  if name:find "%.tsv$" then names[#names + 1] = name end
end
table.sort(names)

local count, later = 0, 0
for _, name in ipairs(names) do
  describe("the forms of " .. name, function()
    for _, form in ipairs(forms.read(folder .. name)) do
      count, later = count + 1, later + (form.later and 1 or 0)
      it(("line %d, %s: %s"):format(form.line, form.where, form.text), function()
        local page = assert(bulletin.parse(forms.page(form)))
        local difference = forms.difference(form, page)
        if form.later then
          assert.is_string(difference, "it is read now: take its mark away")
        elseif difference then
          error(difference, 0)
        end
      end)
    end
  end)
end

describe("the forms of all papers", function()
  it("are read, but for one in twenty", function()
    assert.is_true(count >= 1210)
    assert.is_true(later * 20 <= count)
  end)
end)

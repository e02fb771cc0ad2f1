-- src/bulletin.h is the manual: what it declares is documented, and what it
-- names is declared.

local read = require("files").read

local header = read("src/bulletin.h")

-- Every function with the comment that ends on the line before it.
local function functions(text)
  local found, comment, last = {}, nil, nil
  local inside = false
  for line in (text .. "\n"):gmatch("(.-)\n") do
    local name = line:match("^BULLETIN_API .-(bulletin_[%w_]+)%(")
    if name then
      found[#found + 1] = {name = name, comment = last == "comment" and comment}
    end
    if line:find("^/%*") then comment, inside = "", true end
    if inside then comment = comment .. line .. "\n" end
    if line:find("%*/%s*$") and inside then
      last, inside = "comment", false
    elseif not inside then
      last = nil
    end
  end
  return found
end

local function undocumented(text)
  local missing = {}
  for _, f in ipairs(functions(text)) do
    if not f.comment or #f.comment < 20 then missing[#missing + 1] = f.name end
  end
  return missing
end

describe("the public header", function()
  it("documents every function", function()
    assert.is_true(#functions(header) > 70)
    assert.same({}, undocumented(header))
  end)

  it("is told from one that does not", function()
    assert.same({"bulletin_b", "bulletin_c"}, undocumented(
      "/* What it does, and what it gives. */\nBULLETIN_API int bulletin_a(void);\n" ..
      "BULLETIN_API int bulletin_b(void);\n" ..
      "/* What another one does, not this. */\n\nBULLETIN_API int bulletin_c(void);\n"))
  end)

  it("names only what it declares", function()
    local code = header:gsub("/%*.-%*/", " ")
    local unknown = {}
    for comment in header:gmatch("/%*.-%*/") do
      for name in comment:gmatch("%f[%w_][bB][uU][lL][lL][eE][tT][iI][nN]_[%w_]+") do
        local declared = code:find("%f[%w_]" .. name .. "%f[^%w_]")
        if not declared and not name:find("_$") then unknown[#unknown + 1] = name end
      end
    end
    assert.same({}, unknown)
  end)

  it("gives every list that is read one shape and one way back", function()
    local lists = 0
    for name in header:gmatch("int bulletin_([%w]+)_read%(") do
      lists = lists + 1
      local body = header:match("typedef struct bulletin_" .. name .. " (%b{})")
      assert.truthy(body, name)
      assert.truthy(body:find("%*items;"), name .. ": items")
      assert.truthy(body:find("size_t count;"), name .. ": count")
      assert.truthy(body:find("void %*owner;"), name .. ": owner")
      assert.truthy(header:find("void bulletin_" .. name .. "_free%("), name)
    end
    assert.is_true(lists >= 11)
  end)

  it("has no two bare sizes in a row", function()
    local code = header:gsub("/%*.-%*/", " "):gsub("%s+", " ")
    for declaration in code:gmatch("BULLETIN_API [^;]+;") do
      assert.is_nil(declaration:match("size_t [%w_]+, size_t [%w_]+"))
    end
  end)
end)

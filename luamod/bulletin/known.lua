--- Names that are known: of options, fields and kinds. What is not among them
-- is a mistake, and the message says what was meant.
local core = require "bulletin.core"

local known = {}

local null = core.store.null -- JSON's

--- The value, or nil for JSON's null.
function known.value(value)
  if value ~= null then return value end
end

--- A list of names from several: strings of names with blanks between them.
function known.names(...)
  local out = {}
  for _, names in ipairs { ... } do
    for name in names:gmatch "%S+" do out[#out + 1] = name end
  end
  return out
end

--- " (expected a, b); did you mean 'a'?"
function known.expected(name, names)
  return core.expected(tostring(name), names)
end

--- A copy of the options of the function `name`, its argument `index`, for nil
-- an empty one. What is missing may be inherited through a metatable; JSON's
-- null is missing. Raises for any other type, and for an option that is not in
-- `names`, where the function was called (`level` above this one, 3). `names`
-- may be nil: any option will do.
function known.options(options, name, index, names, level)
  level = level or 3
  if options == nil or options == null then return {} end
  if type(options) ~= "table" then
    error(("%s: argument %d must be a table of options, got %s"):format(name, index,
      type(options)), level)
  end
  local copy, is_known = {}, {}
  for _, key in ipairs(names or {}) do is_known[key] = true end
  for key, value in next, options do
    if names and not is_known[key] then
      error(("%s: unknown option '%s'%s"):format(name, tostring(key),
        known.expected(key, names)), level)
    end
    copy[key] = known.value(value)
  end
  if getmetatable(options) then
    if not names then return setmetatable(copy, { __index = options }) end
    for _, key in ipairs(names) do
      if copy[key] == nil then copy[key] = known.value(options[key]) end
    end
  end
  return copy
end

return known

-- What an editor should look at, by file and line, as compilers write it:
--   PATH:LINE: MESSAGE [CODE]
-- Exits with 1 when there is something.
--   lua5.4 examples/check.lua examples/pages/*/*.txt
local bulletin = require "bulletin"

local found = 0
local function say(path, line, message, code)
  found = found + 1
  print(("%s:%d: %s [%s]"):format(path, line, message, code))
end

for _, path in ipairs(arg) do
  local page, message, code = bulletin.read(path)
  if not page then
    say(path, 0, message, code)
  else
    for _, warning in ipairs(page.warnings) do
      say(path, warning.line, warning.message, warning.code)
    end
  end
end
print(("%d pages, %d remarks"):format(#arg, found))
os.exit(found == 0 and 0 or 1)

--- JSON Lines: one page or article a line, which bulletin.load reads back
-- without loss.
local json = require "bulletin.json"

return function(items, _, emit)
  emit "" -- nothing is a text, too
  for thing in items:given() do emit(json.encode(thing) .. "\n") end
end

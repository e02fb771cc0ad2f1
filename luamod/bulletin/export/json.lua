--- JSON: the tables themselves, which bulletin.load reads back without loss.
-- One article or page is an object; anything else is an array, an item a line.
local json = require "bulletin.json"

return function(items, _, emit)
  if rawget(items, "single") then
    return emit(json.encode(items:given()()) .. "\n")
  end
  local separator = "["
  for thing in items:given() do
    emit(separator .. "\n" .. json.encode(thing))
    separator = ","
  end
  emit(separator == "[" and "[]\n" or "\n]\n")
end

--- Files that are installed beside the module's Lua files.
local asset = {}

local here = debug.getinfo(1, "S").source:match "^@(.*)/[^/]*$" or "."

--- The contents of a file, named from the module's folder. Raises when the
-- installation lacks it.
function asset.read(name)
  local file, message = io.open(here .. "/" .. name, "rb")
  if not file then error("bulletin is not installed whole: " .. message, 0) end
  local text = file:read "*a"
  file:close()
  return text
end

return asset

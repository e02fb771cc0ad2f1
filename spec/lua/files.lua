--- Whole files, as specs read and write them.
local files = {}

--- The bytes of a file.
function files.read(path)
  local file = assert(io.open(path, "rb"))
  local bytes = file:read "*a"
  file:close()
  return bytes
end

--- Writes a file of these bytes; its path.
function files.write(path, bytes)
  local file = assert(io.open(path, "wb"))
  file:write(bytes)
  file:close()
  return path
end

--- A new file of these bytes, which the spec removes; its path.
function files.temporary(bytes) return files.write(os.tmpname(), bytes) end

return files

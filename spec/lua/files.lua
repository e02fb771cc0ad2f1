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

--- The text in another charset, by the system's own converter.
function files.recode(text, charset)
  local path = files.temporary(text)
  local pipe = assert(io.popen(("iconv -f UTF-8 -t %s '%s'"):format(charset, path)))
  local bytes = pipe:read "*a"
  pipe:close()
  os.remove(path)
  return bytes
end

return files

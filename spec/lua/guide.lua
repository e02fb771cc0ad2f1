-- The guide's chapters as scripts. A chapter is Markdown; of its fenced blocks
--   ```sh    is run in the reader's folder; a word after sh is a program that it
--            needs, without which it is skipped
--   ```lua   is saved there under the name in its first line, -- NAME.lua
--   ```      right after one that is run is what that prints
local guide = {}

local contents = require("files").read

local function lines_of(path)
  local lines = {}
  for line in io.lines(path) do lines[#lines + 1] = line end
  return lines
end

-- The blocks of a chapter: { info, text, first, last, output }, with the lines
-- of the fences.
function guide.blocks(path)
  local blocks, open, last = {}, nil, nil
  for number, line in ipairs(lines_of(path)) do
    local info = line:match "^```(.*)$"
    if info and not open then
      open = { info = info, first = number, lines = {} }
    elseif info then
      open.last = number
      open.text = table.concat(open.lines, "\n") .. (open.lines[1] and "\n" or "")
      if open.info == "" and last and last.info:find "^sh" and not last.output then
        last.output = open
      else
        blocks[#blocks + 1] = open
      end
      last, open = open, nil
    elseif open then
      open.lines[#open.lines + 1] = line
    elseif line:find "%S" then
      last = nil
    end
  end
  assert(not open, path .. ": a block without an end")
  return blocks
end

local function quoted(text) return "'" .. text:gsub("'", "'\\''") .. "'" end

local function save(path, text)
  local file = assert(io.open(path, "wb"))
  file:write(text)
  file:close()
end

-- Does what a block says, in `folder` with the variables of `environment` (a
-- list of NAME=value). Returns what it printed, nil where it failed, and what it
-- said of its progress and failures.
function guide.run(block, folder, environment)
  local name = block.info == "lua" and block.text:match "^%-%- ([%w_-]+%.lua)"
  if name then
    save(folder .. "/" .. name, block.text)
    return "", ""
  end
  assert(block.info:find "^sh", "a block is sh, or lua with its name in the first line")
  local script, status, said = os.tmpname(), os.tmpname(), os.tmpname()
  save(script, block.text)
  local parts = { "cd " .. quoted(folder) .. " && env" }
  for _, variable in ipairs(environment) do parts[#parts + 1] = quoted(variable) end
  parts[#parts + 1] = "sh -e " .. script .. " 2>" .. said .. "; echo $? >" .. status
  local pipe = assert(io.popen(table.concat(parts, " ")))
  local printed = pipe:read "*a"
  pipe:close()
  local succeeded = contents(status) == "0\n"
  local message = contents(said)
  for _, path in ipairs { script, status, said } do os.remove(path) end
  return succeeded and printed or nil, message
end

-- The chapter again with what its blocks printed now; `printed` is by block.
function guide.rewrite(path, blocks, printed)
  local lines, out, at = lines_of(path), {}, 1
  for _, block in ipairs(blocks) do
    local output = block.output
    if output and printed[block] then
      for i = at, output.first do out[#out + 1] = lines[i] end
      out[#out + 1] = (printed[block]:gsub("\n$", ""))
      at = output.last
    end
  end
  for i = at, #lines do out[#out + 1] = lines[i] end
  save(path, table.concat(out, "\n") .. "\n")
end

return guide

--- What the specs of the sandbox share: a folder for a script beside one that
-- it must not reach, and the script run there.
local bulletin = require "bulletin"
local core = require "bulletin.core"

local boxed = { modes = {} }

-- Where the kernel has no Landlock only the walls inside Lua can be tried.
if _VERSION ~= "Lua 5.1" then
  boxed.modes[1] = core.sandbox.offer() > 0 and "hard" or nil
  table.insert(boxed.modes, "soft")
end
boxed.is_hard = boxed.modes[1] == "hard"

function boxed.shell(text, ...) return os.execute(text:format(...)) end

--- What a command line prints, with "status N" last.
function boxed.output(text, ...)
  local pipe = io.popen("{ " .. text:format(...) .. "; } 2>&1; echo status $?")
  local out = pipe:read "*a"
  pipe:close()
  return out
end

--- Makes both folders anew; returns the folder of both, the script's and the
-- one that it must not reach.
function boxed.make()
  boxed.top = os.tmpname()
  os.remove(boxed.top)
  boxed.folder, boxed.outside = boxed.top .. "/box", boxed.top .. "/out"
  assert(core.file.mkdir(boxed.folder .. "/below"))
  assert(core.file.mkdir(boxed.outside))
  return boxed.top, boxed.folder, boxed.outside
end

--- The same, with a secret.txt in both of those folders that are not the
-- script's.
function boxed.make_with_secret()
  local top, folder, outside = boxed.make()
  boxed.shell("printf '标题甲\\n本报讯 机密。\\n' >%s/secret.txt; cp %s/secret.txt %s/secret.txt",
    outside, outside, top)
  return top, folder, outside
end

function boxed.remove() os.execute("rm -rf '" .. boxed.top .. "'") end

function boxed.write(name, text)
  local file = assert(io.open(boxed.folder .. "/" .. name, "wb"))
  file:write(text)
  file:close()
end

function boxed.read(name)
  local file = io.open(boxed.folder .. "/" .. name, "rb")
  if not file then return nil end
  local text = file:read "*a"
  file:close()
  return text
end

--- Runs a script that writes its findings with `say`; returns them, and what
-- bulletin.sandbox returned.
function boxed.run(mode, text, options)
  boxed.write("script.lua", [[
    local out = io.open("said", "w")
    local function say(...)
      for i = 1, select("#", ...) do out:write(tostring((select(i, ...))), " ") end
      out:flush()
    end ]] .. text)
  options = options or {}
  options.folder, options.mode = boxed.folder, mode
  options.instructions = options.instructions or 20
  options.memory = options.memory or 64
  local ok, message, code = bulletin.sandbox(boxed.folder .. "/script.lua", options)
  return boxed.read "said", ok, message, code
end

return boxed

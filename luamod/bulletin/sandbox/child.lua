--- What the process of a sandboxed script runs: loads the module, then makes
-- the state that the script runs in and says how it ended. Its arguments come
-- from bulletin/sandbox.lua, which starts it.
package.path, package.cpath = arg[1], arg[2]

local core = require "bulletin.core"

local own, mode, script, folder = arg[3], arg[4], arg[10], arg[11]

-- What is told in a message of the operating system's is told in ours.
local function finish(good, message, code)
  local written = io.stdout:flush()
  if good and not written then
    good, message, code = nil, "cannot write to the standard output", "io"
  end
  core.sandbox.report(good and "done" or ("%s\n%s"):format(code or "io", message))
  os.exit(good and 0 or 1)
end

local settings = {
  walls = true, soft = mode == "soft", folder = folder, readable = own,
  memory = tonumber(arg[5]) * 1048576, steps = tonumber(arg[6]) * 1e6,
  seconds = tonumber(arg[7]), processor = tonumber(arg[8]),
  file_size = tonumber(arg[9]) * 1048576,
}

finish(core.sandbox.run(settings, "bulletin.sandbox.inside", package.path, package.cpath,
  script, folder, (table.unpack or unpack)(arg, 12))) -- luacheck: ignore

--- The service `archive` of haproxy.cfg: how an archive is, as JSON. It opens the
-- archive for reading each time, which takes less than a millisecond.
local bulletin = require "bulletin"

local path = os.getenv "BULLETIN_ARCHIVE" or "news.db"

local function state()
  local store, message = bulletin.open(path, { mode = "ro", timeout = 1 })
  if not store then return nil, message end
  local days = store:tally "day"
  local pieces = store:count()
  store:close()
  if not days or not pieces then return nil, "cannot read" end
  local latest = ""
  for _, row in ipairs(days) do
    if row.value > latest then latest = row.value end
  end
  return ('{"pieces":%d,"latest":"%s"}\n'):format(pieces, latest)
end

core.register_service("archive", "http", function(applet)
  local text, message = state()
  if not text then core.Alert("bulletin: " .. message) end
  applet:set_status(text and 200 or 503)
  applet:add_header("Content-Type", "application/json")
  text = text or '{"error":"the archive cannot be read"}\n'
  applet:add_header("Content-Length", tostring(#text))
  applet:start_response()
  applet:send(text)
end)

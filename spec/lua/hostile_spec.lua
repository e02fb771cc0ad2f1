-- Callers that change, forget or swap what they gave while it is read. Each
-- attack goes through every function that there is, in a process of its own
-- (hostile.lua): it ends, without a signal and without a sanitizer's word.
local here = io.popen("pwd"):read "*l"
local lua = os.getenv "LUA" or "lua5.4"

local function quoted(text) return "'" .. text:gsub("'", "'\\''") .. "'" end

-- The paths of this run, for a process in another folder.
local function absolute(path)
  return (("spec/lua/?.lua;" .. path):gsub("[^;]+", function(entry)
    return entry:sub(1, 1) == "/" and entry or here .. "/" .. entry
  end))
end

--- What the attack printed and its status.
local function attack(case, seed)
  local folder = os.tmpname()
  os.remove(folder)
  local command = ([[
    mkdir FOLDER && cd FOLDER && ulimit -c 0 && LUA_PATH=%s LUA_CPATH=%s \
      timeout 300 %s %s %s %s %d 2>&1; echo "|$?"; cd / && rm -rf FOLDER]]):format(
    quoted(absolute(package.path)), quoted(absolute(package.cpath)), lua,
    quoted(here .. "/spec/lua/hostile.lua"), quoted(here .. "/luamod/meta/bulletin.lua"),
    case, seed or 1):gsub("FOLDER", folder)
  local pipe = io.popen(command)
  local out = pipe:read "*a"
  pipe:close()
  local text, status = out:match "^(.*)|(%d+)\n$"
  return text, tonumber(status)
end

local function survives(case, seed)
  local text, status = attack(case, seed)
  local report = text:match "ERROR: [^\n]*" or text:match "[^\n]*runtime error[^\n]*"
  if status ~= 0 or report or not text:find "done\n$" then
    error(("%s: status %d: %s … %s"):format(case, status, report or "", text:sub(-400)))
  end
end

describe("every function", function()
  it("has good arguments to be attacked with", function()
    local text, status = attack "unsampled"
    assert.equal(0, status)
    assert.equal("", text)
  end)

  for _, case in ipairs {
    "metatables", "finalizers_clear", "finalizers_close", "finalizers_use", "finalizers_iterate",
    "callbacks", "userdata", "swapped", "resurrected", "lexicon", "upvalues", "coroutines", "stack",
    "deep", "numbers",
  } do
    it("survives " .. case, function() survives(case) end)
  end

  for seed = 1, tonumber(os.getenv "HOSTILE_SEEDS" or 2) do
    it("survives anything, seed " .. seed, function() survives("anything", seed) end)
  end
end)

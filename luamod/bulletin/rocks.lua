--- The rocks that parts of the module need, and that the rest can do without.
local rocks = {}

-- Their names in LuaRocks and in Debian, and what wants them.
local known = {
  cjson = { "lua-cjson", "lua-cjson", "reading JSON" },
  zlib = { "lua-zlib", "lua-zlib", "writing docx, xlsx and epub" },
  argparse = { "argparse", "lua-argparse", "the command line" },
}

--- The module `name`; or nil, message, "missing", where it is not here.
function rocks.find(name)
  local found, module = pcall(require, name)
  if found then return module end
  if tostring(module):find("not enough memory", 1, true) then error(module, 0) end
  local rock = known[name]
  return nil, ("%s needs %s; luarocks install %s, or apt-get install %s"):format(rock[3], rock[1],
    rock[1], rock[2]), "missing"
end

return rocks

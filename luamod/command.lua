#!/usr/bin/env lua5.4
-- The `bulletin` command. Finds the module beside itself, in a build folder
-- or under the prefix it was installed to, before the usual places. Never in
-- the folder that one works in: a file of an archive's called cjson.lua would
-- be a program.
local here = arg[0]:match("^(.*)/[^/]*$") or "."
local version = _VERSION:match("%d+%.%d+")

local function search(path, ...)
  local out = { ... }
  for entry in path:gmatch("[^;]+") do
    if entry:sub(1, 1) == "/" then out[#out + 1] = entry end
  end
  return table.concat(out, ";")
end

local function add(lua, lib)
  package.path = search(package.path, lua .. "/?.lua", lua .. "/?/init.lua")
  package.cpath = search(package.cpath, lib .. "/?.so")
end

-- A rock's command stands deep in the tree that it is installed to.
local tree = here:match "^(.*)/lib/luarocks/rocks[^/]*/bulletin/[^/]+/bin$" or here .. "/.."

local built = io.open(here .. "/lua/bulletin/init.lua")
if built then
  built:close()
  add(here .. "/lua", here .. "/lua")
else
  add(tree .. "/share/lua/" .. version, tree .. "/lib/lua/" .. version)
end

os.exit(require "bulletin.cli"(arg), true)

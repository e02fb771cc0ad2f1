#!/usr/bin/env lua5.4
-- The `bulletin` command. Finds the module beside itself, in a build folder
-- or under the prefix it was installed to, before the usual places.
local here = arg[0]:match("^(.*)/[^/]*$") or "."
local version = _VERSION:match("%d+%.%d+")

local function add(lua, lib)
  package.path = lua .. "/?.lua;" .. lua .. "/?/init.lua;" .. package.path
  package.cpath = lib .. "/?.so;" .. package.cpath
end

local built = io.open(here .. "/lua/bulletin/init.lua")
if built then
  built:close()
  add(here .. "/lua", here .. "/lua")
else
  add(here .. "/../share/lua/" .. version, here .. "/../lib/lua/" .. version)
end

os.exit(require "bulletin.cli"(arg), true)

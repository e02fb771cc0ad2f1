--- One attack on every function of the module; run by hostile_spec.lua in a
-- process and a folder of its own:
--
--   lua hostile.lua META CASE [SEED]
--
-- Whatever the calls return or raise is right. What is wrong is a signal, a
-- sanitizer's report, or a store that is damaged in the end.
local bulletin = require "bulletin"
local core = require "bulletin.core"
local args = require "hostile_args"

local meta, case, seed = arg[1], arg[2], tonumber(arg[3] or 1)
local unpack = table.unpack or unpack -- luacheck: ignore
local targets = args.targets(meta)
local random = args.random(seed)

-- What was called last is said when the process dies of it.
io.stdout:setvbuf "no"
local function say(...) io.stdout:write(table.concat({ ... }, " "), "\n") end

-- While it is pressed the collector goes all the way round at every chance, so
-- that finalizers run inside of whatever allocates; some `turns` of it.
local turns = 0

-- A pause (0 would mean "as it is"), a speed and, in Lua 5.4, the bytes of a
-- step as a power of two.
local function pace(pause, multiplier, size)
  if _VERSION == "Lua 5.4" then
    collectgarbage("incremental", pause, math.min(multiplier, 1000), size)
  else
    collectgarbage("setpause", pause)
    collectgarbage("setstepmul", multiplier)
  end
  collectgarbage() -- the pause is taken from here on
end

local function rest()
  turns = 0
  pace(200, 200, 13)
end

local function press(count)
  turns = count
  pace(1, 100000, 8)
end

--- A finalizer that runs `fn`, never inside of itself, at every turn of the
-- pressed collector.
local function arm(fn)
  local busy, set = false, nil
  local function finalize()
    if turns <= 0 then return end
    turns = turns - 1
    set()
    if busy then return end
    busy = true
    collectgarbage "stop" -- as newer versions do by themselves
    pcall(fn)
    collectgarbage "restart"
    busy = false
  end
  function set()
    if newproxy then -- luacheck: ignore
      getmetatable(newproxy(true)).__gc = finalize -- luacheck: ignore
    else
      setmetatable({}, { __gc = finalize })
    end
  end
  set()
end

-- A call that goes round in circles ends; without the compiler, which does not
-- count, too.
if jit then jit.off() end -- luacheck: ignore
local steps, counting = 300, false
local function bounded(fn, list)
  if counting then return { args.call(fn, list) } end
  counting = true
  local count, pressed = 0, turns > 0
  debug.sethook(function()
    count = count + 1
    if pressed and turns <= 0 then
      pressed = false
      rest()
    end
    if count >= steps then error("too many steps", 0) end
  end, "", 1000)
  local results = { args.call(fn, list) }
  debug.sethook()
  counting = false
  return results
end

-- Freed blocks of all sizes are taken, so that what still points to one reads
-- another's bytes.
local function stir()
  for i = 1, 40 do
    local _ = ("q"):rep(i * 23)
  end
end

--- Takes out all that the tables of `value` hold, to their depth.
local function clear(value, seen)
  if type(value) ~= "table" or seen[value] then return end
  seen[value] = true
  for key, inner in next, value do
    clear(inner, seen)
    rawset(value, key, nil)
  end
end

--- Iterators, taggers and the like are used as well.
local function use(results)
  for i = 2, 5 do
    local value = results[i]
    if type(value) == "function" then
      for _ = 1, 3 do bounded(value, {}) end
    elseif type(value) == "table" and type(rawget(value, 1)) == "table" then
      bounded(bulletin.text, { value[1] })
    end
    local kind = type(value)
    if kind == "table" or kind == "userdata" then
      for _, name in ipairs { "tag", "suggest", "write", "discard" } do
        local good, fn = pcall(function() return value[name] end)
        if good and type(fn) == "function" then bounded(fn, { value, args.article(1) }) end
      end
    end
  end
end

local function plain(fn) return fn or function() end end

--- Each target with good arguments, which `attack(target, list, store)` uses.
local function each_sample(call, attack)
  for _, target in ipairs(targets) do
    local store = args.store()
    local list = args.sample(target, call, store)
    if list then
      say(target.name)
      attack(target, list, store)
      pcall(store.close, store)
    end
  end
end

local cases = {}

-- --- metatables ----------------------------------------------------------

--- Gives all tables in `value` the metatable.
local function cover(value, with, seen)
  if type(value) ~= "table" or seen[value] then return value end
  seen[value] = true
  for _, inner in next, value do cover(inner, with, seen) end
  pcall(setmetatable, value, with)
  return value
end

local big = {}
for i = 1, 400 do big[i] = "x" .. i end

local function metatables(index)
  local looks = 0
  return {
    __index = function(table, key)
      looks = looks + 1
      if looks % 4 == 0 then collectgarbage "step" end
      return index(looks, key, table)
    end,
    __newindex = function() collectgarbage() end,
    __len = function() return 2000 end,
    __pairs = function() return next, big, nil end,
    __ipairs = function() return ipairs(big) end,
    __call = function() return big end,
    __tostring = function() return ("长"):rep(looks % 50) end,
    __eq = function() return true end,
    __concat = function() return {} end,
    __metatable = seed % 2 == 0 and "none" or nil,
  }
end

local answers = {
  grows = function(looks) return looks % 2 == 0 and big or nil end,
  shrinks = function(looks) return looks % 2 == 1 and ("长"):rep(30000) or "短" end,
  changes = function(looks)
    return ({ ("值"):rep(300 + looks % 7), looks, big, { {} }, true, print })[looks % 7]
  end,
  raises = function(looks) if looks % 3 == 0 then error "no" end end,
}

function cases.metatables()
  for _, index in pairs(answers) do
    each_sample(plain, function(target, list)
      for i, value in pairs(list) do list[i] = cover(value, metatables(index), {}) end
      use(bounded(target.fn, list))
    end)
    -- All fields behind the metatable, and none in the table.
    each_sample(plain, function(target, list)
      for i, value in pairs(list) do
        if type(value) == "table" then
          list[i] = setmetatable({}, metatables(function(looks, key)
            local answer = index(looks, key)
            if answer == nil then answer = value[key] end
            return answer
          end))
        end
      end
      use(bounded(target.fn, list))
    end)
  end
end

-- --- finalizers ----------------------------------------------------------

--- Runs each target while finalizers do `harm(target, list, store)`.
local function finalizers(harm)
  local harmed = 0
  each_sample(plain, function(target, list, store)
    press(40)
    arm(function()
      harmed = harmed + 1
      harm(target, list, store)
      stir()
    end)
    use(bounded(target.fn, list))
    rest()
  end)
  assert(harmed > #targets, "the finalizers did not run")
end

function cases.finalizers_clear()
  for _ = 1, 2 do
    finalizers(function(_, list)
      if random(4) > 0 then return end -- in the middle, rather than before
      for i = 1, 4 do clear(list[i], {}) end
    end)
  end
end

function cases.finalizers_close()
  finalizers(function(_, _, store)
    if random(4) == 0 then store:close() end
  end)
end

function cases.finalizers_use()
  finalizers(function(target, list, store)
    local which = random(5)
    if which == 0 then bounded(target.fn, list) end
    if which == 1 then store:add(args.article(random(9))) end
    if which == 2 then for _ in store:search "春耕" do end end
    if which == 3 then store:remove(1) end
    if which == 4 then store:sql "SELECT headline FROM piece" end
  end)
end

--- The steps of an iterator are made in the middle of its own steps.
function cases.finalizers_iterate()
  local store = args.store()
  for i = 10, 40 do
    local article = args.article(i)
    article.headline = ("题"):rep(i * 9) .. i
    store:add(article)
  end
  for _, make in ipairs { store.search, store.each } do
    for _ = 1, 5 do
      local step = make == store.search and make(store, "春耕") or make(store, {})
      press(200)
      arm(function()
        step()
        stir()
      end)
      for _ = 1, 12 do
        local hit = step()
        if hit then assert(type(hit.headline) == "string" and #hit.headline > 2) end
      end
      rest()
    end
  end
  assert(store:check())
end

-- --- callbacks -----------------------------------------------------------

--- What a function of the caller's does before it answers.
local harms = {
  clear = function(list) for i = 1, 4 do clear(list[i], {}) end end,
  close = function(_, store) store:close() end,
  collect = function() collectgarbage() collectgarbage() end,
  raise = function() error { "no" } end,
  yield = function() coroutine.yield() end,
  again = function(list, _, target) bounded(target.fn, list) end,
  add = function(_, store) store:add(args.article(5)) end,
  begin = function(_, store) store:transaction(function() return store:remove(3) end) end,
}

function cases.callbacks()
  local order = { "clear", "close", "collect", "raise", "yield", "again", "add", "begin" }
  local calling = {}
  each_sample(function(fn)
    calling.found = true
    return plain(fn)
  end, function(target)
    if calling.found then calling[#calling + 1] = target end
    calling.found = nil
  end)
  for _, name in ipairs(order) do
    for _, target in ipairs(calling) do
      local store, list, depth = args.store(), nil, 0
      local function call(fn)
        return function(...)
          depth = depth + 1
          local good, problem = true, nil
          if depth < 4 then good, problem = pcall(harms[name], list, store, target) end
          stir()
          depth = depth - 1
          if not good and name ~= "yield" then error(problem, 0) end
          if fn then return fn(...) end
        end
      end
      list = args.sample(target, call, store)
      say(name, target.name)
      local thread = coroutine.create(function() use(bounded(target.fn, list)) end)
      coroutine.resume(thread)
      debug.sethook()
      counting = false
    end
  end
end

-- --- userdata ------------------------------------------------------------

--- All userdata that the module makes, and some that it does not.
local function all_userdata()
  local store, closed = args.store(), args.store()
  closed:close()
  local hits = select(4, store:search "春耕")
  local each = select(4, store:each {})
  return {
    store, closed, hits, each, bulletin.lexicon { words = { "樱桃沟" } }, core.file.create "w.txt",
    io.stdin, assert(io.open("held.txt", "wb")), coroutine.create(function() end),
  }
end

--- The metatables of all that, and of what lasts no longer than a call: what
-- is read, listed, started and run is a userdata for that long.
local function all_metatables(things)
  local out = {}
  for _, thing in ipairs(things) do out[#out + 1] = debug.getmetatable(thing) end
  local bounds = { memory = 2 ^ 20, steps = 1000, seconds = 1 }
  core.file.read "page.txt"
  core.sandbox.spawn({ "/bin/true" }, {}, 5)
  core.sandbox.run(bounds, "none", "", "")
  if core.sandbox.list then core.sandbox.list(".", ".") end
  for name, value in pairs(debug.getregistry()) do
    if type(name) == "string" and name:find "^bulletin%." and type(value) == "table" then
      out[#out + 1] = value
    end
  end
  return out
end

function cases.userdata()
  local things = all_userdata()
  for _, other in ipairs(all_metatables(things)) do
    for name, fn in pairs(other) do
      if type(fn) == "function" then
        for _, thing in ipairs(things) do
          say("metamethod", tostring(name))
          if type(thing) ~= "userdata" or io.type(thing) == nil then
            pcall(fn, thing, "x")
            pcall(fn, thing, 1)
            pcall(fn, thing)
          end
        end
        for _, value in ipairs { "x", 1, {}, print } do pcall(fn, value, value) end
        pcall(fn)
      end
    end
  end
  -- Released by hand above; whatever is done with them now.
  for _, thing in ipairs(things) do
    for _, target in ipairs(targets) do pcall(target.fn, thing, 1, {}) end
  end
end

function cases.swapped()
  local things = all_userdata()
  local metas = all_metatables(things)
  local of_files = debug.getmetatable(io.stdin)
  for i, thing in ipairs(things) do
    for k, other in ipairs(metas) do
      local own = debug.getmetatable(thing)
      -- A file of Lua's is not taken for another of its own.
      if type(thing) == "userdata" and (io.type(thing) == nil or other ~= of_files) then
        say("swapped", tostring(i), tostring(k))
        debug.setmetatable(thing, other)
        for _, target in ipairs(targets) do
          if target.kind ~= "module" then pcall(target.fn, thing, 1, {}) end
        end
        bounded(bulletin.words, { "春耕", { lexicon = thing } })
        bounded(bulletin.keywords, { "春耕", { store = thing } })
        bounded(bulletin.export, { thing, "text" })
        if other ~= of_files then
          for name, fn in pairs(other) do
            if type(fn) == "function" then pcall(fn, thing, name) end
          end
        end
        debug.setmetatable(thing, own)
      end
    end
  end
end

--- What a finalizer brings back after its own finalizer ran.
function cases.resurrected()
  local saved = {}
  for _ = 1, 20 do
    local things = all_userdata()
    press(1)
    arm(function()
      for i = 1, #things do saved[#saved + 1] = things[i] end
    end)
    things = { unpack(things) }
    rest()
    things = nil -- luacheck: ignore
    rest()
    for _, thing in ipairs(saved) do
      if type(thing) == "userdata" and io.type(thing) == nil then
        for _, target in ipairs(targets) do
          if target.kind ~= "module" then pcall(target.fn, thing, 1, {}) end
        end
        pcall(bulletin.words, "春耕", { lexicon = thing })
      end
    end
    saved = {}
  end
end

--- A lexicon that is released while words are read with it.
function cases.lexicon()
  local text = ("樱桃沟的春耕进展顺利。"):rep(300)
  for round = 1, 12 do
    for _, name in ipairs { "words", "entities", "keywords" } do
      local lexicon = bulletin.lexicon { words = { "樱桃沟", "春耕" } }
      local release, count = debug.getmetatable(lexicon).__gc, 0
      press(30)
      arm(function()
        count = count + 1
        if count == round then release(lexicon) end
        stir()
      end)
      pcall(bulletin[name], text, { lexicon = round % 2 == 0 and lexicon or nil })
      rest()
    end
  end
end

--- A closure's upvalues are anyone's who has `debug`.
function cases.upvalues()
  local store = args.store()
  for _, value in ipairs { io.stdout, "x", {}, store, print } do
    for i = 1, 3 do
      for _, step in ipairs { store:search "春耕", (store:each {}) } do
        if debug.setupvalue(step, i, value) then pcall(step) end
      end
    end
  end
end

-- --- coroutines, stacks --------------------------------------------------

function cases.coroutines()
  local kept = {}
  for round = 1, 30 do
    local thread = coroutine.create(function()
      local store = args.store()
      local step = store:each {}
      local words = bulletin.lexicon { words = { "樱桃沟" } }
      kept[round] = { store, step, words }
      step()
      store:transaction(function() coroutine.yield() end)
      coroutine.yield()
    end)
    coroutine.resume(thread)
    thread = nil -- luacheck: ignore
    collectgarbage()
    stir()
    local store, step, lexicon = unpack(kept[round])
    step()
    store:add(args.article(7))
    for _ in store:search "春耕" do end
    bulletin.words("樱桃沟", { lexicon = lexicon })
    if round % 2 == 0 then assert(store:check()) end
    if round % 3 == 0 then store:close() end
  end
end

--- With the stack all but full, and with very many arguments.
function cases.stack()
  local many = {}
  for i = 1, 5000 do many[i] = "签" .. i % 9 end
  local store = args.store()
  pcall(store.tag, store, 1, unpack(many))
  pcall(store.sql, store, "SELECT ?", unpack(many))
  local lists = {}
  for i, target in ipairs(targets) do lists[i] = args.sample(target, plain, store) or {} end
  local function all()
    for i, target in ipairs(targets) do
      if target.name ~= "store:close" then bounded(target.fn, lists[i]) end
    end
  end
  local function down(n)
    if n > 0 then return (down(n - 1)) end
    all()
  end
  for _, depth in ipairs { 190, 199900, 199985, 199995 } do pcall(down, depth) end
  local wrapped = all
  for _ = 1, 180 do
    local inner = wrapped
    wrapped = function() return pcall(inner) end
  end
  pcall(wrapped)
  for i, target in ipairs(targets) do
    local list = lists[i]
    bounded(target.fn, { list[1], list[2], list[3], unpack(many) })
  end
end

--- Tables in tables, to ten thousand, and around again.
function cases.deep()
  local bottom = {}
  local deep = bottom
  for _ = 1, 10000 do
    deep = { deep, articles = deep, body = deep, rules = deep, tags = deep, words = deep }
  end
  bottom[1], bottom.articles, bottom.body = deep, deep, deep
  steps = steps / 10
  local store = args.store()
  for _, target in ipairs(targets) do
    bounded(target.fn, { deep, deep })
    if target.kind ~= "module" then bounded(target.fn, { store, deep, deep }) end
  end
end

--- Lists with holes however far, and numbers that are no positions.
function cases.numbers()
  local far = {}
  for i = 0, 52 do far[2 ^ i] = "x" end
  local pairs_of = {}
  for _, v in ipairs { 0 / 0, 1 / 0, -1 / 0, -1, 1.5, 2 ^ 53, 2 ^ 63, -2 ^ 63, 1e308 } do
    pairs_of[#pairs_of + 1] = random(2) == 0 and { v, v } or { 1, v }
  end
  for _, odd in ipairs { far, { nil, "x" }, { "x", nil, "y" }, { [3] = "x" }, { x = 1 } } do
    pairs_of[#pairs_of + 1] = odd
  end
  -- All numbers are odd ones, or every list is: each by itself.
  local function spread(value, odd, numbers, seen)
    if type(value) ~= "table" or seen[value] then return end
    seen[value] = true
    local lists = {}
    for key, inner in next, value do
      if numbers and type(inner) == "number" then
        rawset(value, key, odd[key == 2 and 2 or 1] or 0 / 0)
      elseif not numbers and type(inner) == "table" and random(3) == 0 then
        lists[#lists + 1] = key
      else
        spread(inner, odd, numbers, seen)
      end
    end
    for _, key in ipairs(lists) do rawset(value, key, odd) end
  end
  local store = args.store()
  for _, target in ipairs(targets) do
    if args.sample(target, plain, store) and target.name ~= "store:close" then
      say(target.name)
      for _, odd in ipairs(pairs_of) do
        for _, numbers in ipairs { true, false } do
          local list = args.sample(target, plain, store)
          spread(list, odd, numbers, {})
          list[1] = list[1] or store
          bounded(target.fn, list)
        end
      end
    end
  end
end

-- --- anything ------------------------------------------------------------

--- Random shapes for every function, and good arguments with one thing wrong;
-- what comes out goes in again.
function cases.anything()
  local world = { things = all_userdata() }
  world.meta = metatables(answers.changes)
  local calls = 0
  world.trick = function()
    calls = calls + 1
    if calls % 3 == 0 then collectgarbage "step" end
    stir()
    if calls % 50 < 40 then return args.shape(random, world, 3) end
  end
  for round = 1, 6 do
    for _, target in ipairs(targets) do
      local list = args.sample(target, plain, args.store())
      if list and round % 2 == 0 then
        list[random(#list) + 1] = args.spoil(random, world, list[random(#list) + 1])
      else
        list = { list and list[1] or args.shape(random, world) }
        for i = 2, 4 do list[i] = args.shape(random, world) end
      end
      say(target.name, tostring(round))
      local results = bounded(target.fn, list)
      use(results)
      local value = results[2]
      if results[1] and value ~= nil and type(value) ~= "string" then
        world.things[random(12) + 10] = value
        world.things[10] = value
      end
    end
  end
end

-- -------------------------------------------------------------------------

if case == "unsampled" then
  for _, target in ipairs(targets) do
    local public = target.kind == "module" or target.kind == "store"
    if public and not args.sample(target, plain, args.store()) then say(target.name) end
  end
  os.exit(0)
elseif case == "list" then
  for name in pairs(cases) do say(name) end
  os.exit(0)
end
local watched = args.store()
cases[case]()
rest()
assert(watched:check())
say "done"

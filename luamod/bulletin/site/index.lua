--- The search index of a reading room: which articles hold which two
-- characters side by side, in shards by the first of them, so that the browser
-- loads only what a query needs.
--
-- A key is a character with the one that follows it at once, or alone at the
-- end of a run; or a whole word of Latin letters and digits in lower case. So
-- any substring of Han text, one character too, is found by its keys. Texts
-- are in the form that forms.lua gives them.
local index = {}
index.__index = index

local flush_after = 2000 -- articles whose postings are kept as numbers
local shard_size = 200000 -- bytes, about

-- Six bits a character: 32 values that go on, 32 that end a number.
local alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

local function number(value)
  local at = value % 32 + 32
  local out = alphabet:sub(at + 1, at + 1)
  value = math.floor(value / 32)
  while value > 0 do
    at = value % 32
    out = alphabet:sub(at + 1, at + 1) .. out
    value = math.floor(value / 32)
  end
  return out
end

-- Marks and blanks beyond ASCII: they end a run.
local function is_mark(char)
  return char:find "^\226[\128\129]" or char:find "^\227\128" or char:find "^\194"
    or char:find "^\239[\184\185\188-\191]" or char == "×" or char == "÷"
end

--- Calls `visit(key)` for each key of the folded text.
local function keys(text, visit)
  local last, word = nil, {}
  local function end_word()
    if word[1] then
      visit(table.concat(word))
      word = {}
    end
  end
  for char in text:gmatch "[%z\1-\127\194-\244][\128-\191]*" do
    if #char == 1 and char:find "%w" then
      if last then visit(last) end
      last = nil
      word[#word + 1] = char
    else
      end_word()
      local single = #char > 1 and not is_mark(char)
      if last then visit(single and last .. char or last) end
      last = single and char or nil
    end
  end
  if last then visit(last) end
  end_word()
end

function index.new()
  return setmetatable({ postings = {}, written = {}, count = 0, seen = {} }, index)
end

--- Adds article number `count`, from 0 on, with its folded text.
function index:add(text)
  local here, postings, seen = self.count, self.postings, {}
  keys(text, function(key)
    if seen[key] then return end
    seen[key] = true
    local list = postings[key]
    if not list then
      list = {}
      postings[key] = list
    end
    list[#list + 1] = here
  end)
  self.count = here + 1
  if self.count % flush_after == 0 then self:flush() end
end

-- Numbers become text: the differences from one article to the next.
function index:flush()
  for key, list in pairs(self.postings) do
    local out = self.written[key] or { text = "", last = -1 }
    local parts = { out.text }
    for _, value in ipairs(list) do
      parts[#parts + 1] = number(value - out.last - 1)
      out.last = value
    end
    out.text = table.concat(parts)
    self.written[key] = out
  end
  self.postings = {}
end

--- The set of characters that begin a key, which is all that the texts have.
-- To be asked after `finish`.
function index:characters()
  local out = {}
  for key in pairs(self.written) do
    out[key:match "^[%z\1-\127\194-\244][\128-\191]*"] = true
  end
  return out
end

-- The number of a key's shard: its first character's code, as the browser
-- counts it.
local function code_of(key)
  local a, b, c, d = key:byte(1, 4)
  if a < 128 then return a end
  if a < 224 then return (a - 192) * 64 + b - 128 end
  if a < 240 then return ((a - 224) * 64 + b - 128) * 64 + c - 128 end
  return (((a - 240) * 64 + b - 128) * 64 + c - 128) * 64 + d - 128
end

--- Hands each shard to `write(number, keys)`, where keys is a table of texts
-- by key; returns how many shards there are.
function index:finish(write)
  self:flush()
  local size = 0
  for key, out in pairs(self.written) do size = size + #key + #out.text + 6 end
  local shards = math.max(1, math.min(4096, math.ceil(size / shard_size)))
  local by_shard = {}
  for key, out in pairs(self.written) do
    local shard = code_of(key) % shards
    by_shard[shard] = by_shard[shard] or {}
    by_shard[shard][key] = out.text
  end
  for shard = 0, shards - 1 do write(shard, by_shard[shard] or {}) end
  return shards
end

return index

--- Names and patterns as a shell has them: `*`, `?`, `[a-z]`, `[!a-z]`. In
-- characters, in time that grows with name times pattern at most.
local glob = {}

function glob.is_pattern(text)
  return text:find "[*?%[]" ~= nil
end

local function characters(text)
  local out = {}
  for c in text:gmatch ".[\128-\191]*" do out[#out + 1] = c end
  return out
end

-- The set that begins behind the bracket at `at`, and the place behind it; nil
-- where no bracket closes it.
local function set_at(chars, at)
  local set = { negated = chars[at] == "!" or chars[at] == "^" }
  if set.negated then at = at + 1 end
  local first = at
  while chars[at] and (chars[at] ~= "]" or at == first) do
    local to = chars[at]
    if chars[at + 1] == "-" and chars[at + 2] and chars[at + 2] ~= "]" then to = chars[at + 2] end
    set[#set + 1] = { chars[at], to }
    at = at + (to ~= chars[at] and 3 or 1)
  end
  if chars[at] then return set, at + 1 end
end

local function parts_of(pattern)
  local chars, out, at = characters(pattern), {}, 1
  while chars[at] do
    local set, after
    if chars[at] == "[" then set, after = set_at(chars, at + 1) end
    out[#out + 1] = set or chars[at]
    at = after or at + 1
  end
  return out
end

local function fits(part, char)
  if type(part) == "string" then return part == "?" or part == char end
  for _, range in ipairs(part) do
    if char >= range[1] and char <= range[2] then return not part.negated end
  end
  return part.negated
end

--- Whether a name fits a pattern; a dot at its beginning must be written.
function glob.match(name, pattern)
  local chars, parts = characters(name), parts_of(pattern)
  if chars[1] == "." and parts[1] ~= "." then return false end
  local at, part, star, held = 1, 1, nil, nil
  while chars[at] do
    if parts[part] == "*" then
      star, held = part, at
      part = part + 1
    elseif parts[part] and fits(parts[part], chars[at]) then
      at, part = at + 1, part + 1
    elseif star then -- the star takes one more
      held = held + 1
      at, part = held, star + 1
    else
      return false
    end
  end
  while parts[part] == "*" do part = part + 1 end
  return parts[part] == nil
end

return glob

-- The English sentences in sources of C and Lua: string literals, those that are
-- joined as one.
local prose = {}

local escapes = { n = "\n", t = "\t", r = "\r" }

local function unescaped(text)
  return (text:gsub("\\x%x%x", "?"):gsub("\\(.)", function(char) return escapes[char] or char end))
end

-- Where the comment ends that begins at `from`.
local function behind_comment(source, from)
  local closing = source:find("^%-%-%[%[", from) and "]]" or source:find("^/%*", from) and "*/"
  local _, last = source:find(closing or "\n", from, true)
  return (last or #source) + 1
end

local function behind_string(source, from)
  local quote, at = source:sub(from, from), from + 1
  while at <= #source and source:sub(at, at) ~= quote do
    at = at + (source:sub(at, at) == "\\" and 2 or 1)
  end
  return at
end

-- An array of { text, before }, `before` the code before it.
local function literals(source, comment, joint)
  local out, at, last = {}, 1, nil
  while true do
    local remark, open = source:find(comment, at), source:find("[\"']", at)
    if not open then return out end
    if remark and remark < open then
      at = behind_comment(source, remark)
    else
      local close = behind_string(source, open)
      local text = unescaped(source:sub(open + 1, close - 1))
      if last and source:sub(last + 1, open - 1):gsub("%s", "") == joint then
        out[#out].text = out[#out].text .. text
      else
        out[#out + 1] = { text = text, before = source:sub(math.max(1, open - 160), open - 1) }
      end
      last, at = close, close + 1
    end
  end
end

-- Words in capitals that are not SQL's.
local capitals = {
  PDF = "file", JSON = "file", DOCX = "file", HTML = "file", XML = "file", OCR = "it",
}

-- Two words side by side, and neither SQL nor HTML nor a pattern.
local function is_prose(text)
  text = text:gsub("%u+", capitals)
  return text:find "%l%l+,? %l+" and not text:find "%u%u%u+ [%l%u]" and not text:find "[<>{]"
    and text:sub(1, 1) ~= "^" and not text:find "%%%[" and not text:find "[:;]%d+px"
end

--- The literals of a file, each once: a set of all, and an array of those that
-- are sentences. `skip(before)` tells which are none of its business.
function prose.of(path, skip)
  local file = assert(io.open(path))
  local source = file:read "*a"
  file:close()
  local is_lua = path:find "%.lua$"
  local all, sentences = {}, {}
  for _, one in ipairs(literals(source, is_lua and "%-%-" or "/%*", is_lua and ".." or "")) do
    if not all[one.text] and is_prose(one.text) and not skip(one.before) then
      sentences[#sentences + 1] = one.text
    end
    all[one.text] = true
  end
  return all, sentences
end

return prose

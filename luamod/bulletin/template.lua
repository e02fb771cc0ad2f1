--- Mustache templates (mustache.github.io, the specification's six required
-- parts). A template is read once into a list of parts and then rendered.
--
--   {{name}} {{a.b}} {{.}}       a value, escaped for HTML
--   {{{name}}} {{&name}}         the same as it is
--   {{#name}} … {{/name}}        for each of a list, or with a value, if there
--   {{^name}} … {{/name}}        if there is none
--   {{>name}}                    another template, {{! … }} a remark
--   {{=<% %>=}}                  other delimiters
--
-- A value that is a function is called with the table it was found in, so that
-- an article's methods are values: {{summarize}}.
local template = {}

local escapes = {
  ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["'"] = "&#39;",
}

local deepest = 100 -- partials within partials

-- --- reading ---------------------------------------------------------------

local function line_of(text, at)
  return select(2, text:sub(1, at):gsub("\n", "")) + 1
end

local function complain(text, at, message, ...)
  error(("render: line %d of the template: %s"):format(line_of(text, at), message:format(...)), 0)
end

-- Kinds of tag that may stand alone on a line, which is then theirs.
local alone = { ["#"] = true, ["^"] = true, ["/"] = true, ["!"] = true, [">"] = true, ["="] = true }

-- The tag at `at`: its kind, its content and the byte after it.
local function tag_at(text, at, left, right)
  local inside = at + #left
  local kind = text:sub(inside, inside)
  local ending = right
  if kind == "{" then
    ending = "}" .. right
  elseif kind == "=" then
    ending = "=" .. right
  end
  if not alone[kind] and kind ~= "{" and kind ~= "&" then
    kind, inside = "", inside - 1
  end
  local first, last = text:find(ending, inside + 1, true)
  if not first then complain(text, at, "the tag %s is not closed", text:sub(at, at + 12)) end
  local content = text:sub(inside + 1, first - 1):match "^%s*(.-)%s*$"
  if content == "" and kind ~= "!" then complain(text, at, "a tag without a name") end
  return kind, content, last + 1
end

-- The bytes around a tag that go with it when it is alone on its line: where
-- the line starts, and where the next one does; nil when it is not alone.
local function standing_alone(text, from, to)
  local start = from
  while start > 1 and text:find("^[ \t]", start - 1) do start = start - 1 end
  if start > 1 and text:sub(start - 1, start - 1) ~= "\n" then return nil end
  local _, last = text:find("^[ \t]*\r?\n", to)
  if not last then
    _, last = text:find("^[ \t]*$", to)
    if not last then return nil end
  end
  return start, last + 1
end

local function parse(text, left, right)
  left, right = left or "{{", right or "}}"
  local root = {}
  local parts, open = root, {}
  local at = 1
  while true do
    local from = text:find(left, at, true)
    if not from then break end
    local kind, content, to = tag_at(text, from, left, right)
    local start, rest = from, to
    local indent
    if alone[kind] then
      local line_start, next_line = standing_alone(text, from, to)
      if line_start and line_start >= at then
        start, rest = line_start, next_line
        indent = text:sub(line_start, from - 1)
      end
    end
    if start > at then parts[#parts + 1] = text:sub(at, start - 1) end
    if kind == "#" or kind == "^" then
      local section = { kind = kind, name = content, parts = {}, at = from }
      parts[#parts + 1] = section
      open[#open + 1] = { section = section, parts = parts }
      parts = section.parts
    elseif kind == "/" then
      local last = table.remove(open)
      if not last then complain(text, from, "{{/%s}} closes nothing", content) end
      if last.section.name ~= content then
        complain(text, from, "{{/%s}} closes {{%s%s}}", content, last.section.kind,
          last.section.name)
      end
      parts = last.parts
    elseif kind == ">" then
      parts[#parts + 1] = { kind = ">", name = content, indent = indent }
    elseif kind == "=" then
      left, right = content:match "^(%S+)%s+(%S+)$"
      if not left or left:find("=", 1, true) or right:find("=", 1, true) then
        complain(text, from, "delimiters are set as {{=<%% %%>=}}")
      end
    elseif kind ~= "!" then
      parts[#parts + 1] = { kind = kind == "" and "escaped" or "raw", name = content }
    end
    at = rest
  end
  if open[1] then
    local section = open[#open].section
    complain(text, section.at, "{{%s%s}} is not closed", section.kind, section.name)
  end
  parts[#parts + 1] = text:sub(at)
  return root
end

-- --- values ----------------------------------------------------------------

local function value_in(context, name)
  local value
  if type(context) == "table" then value = context[name] end
  if type(value) == "function" then value = value(context) end
  return value
end

-- The value of a name: its first part from the innermost table that has it,
-- the others from there.
local function lookup(stack, name)
  if name == "." then return stack[#stack] end
  local first, rest = name:match "^([^.]+)(.*)$"
  if not first then return nil end
  local value
  for i = #stack, 1, -1 do
    value = value_in(stack[i], first)
    if value ~= nil then break end
  end
  for part in rest:gmatch "[^.]+" do value = value_in(value, part) end
  return value
end

local function is_list(value)
  return type(value) == "table" and (value[1] ~= nil or next(value) == nil)
end

local function text_of(value)
  if value == nil or type(value) == "boolean" and not value then return "" end
  if type(value) == "number" and value == math.floor(value) and math.abs(value) < 1e15 then
    return ("%d"):format(value)
  end
  return tostring(value)
end

local function absent(value)
  return not value or is_list(value) and value[1] == nil or type(value) == "userdata"
end

-- --- rendering -------------------------------------------------------------

local render_parts

local function render_partial(out, part, stack, state)
  local partials = state.partials
  local text
  if type(partials) == "function" then
    text = partials(part.name)
  else
    text = partials[part.name]
  end
  if not text then return end
  if state.depth >= deepest then
    error(("render: partials nested deeper than %d (%s)"):format(deepest, part.name), 0)
  end
  if part.indent and part.indent ~= "" then
    text = part.indent .. text:gsub("\n(.)", function(char)
      return "\n" .. part.indent .. char
    end)
  end
  local parts = state.read[text] or parse(text)
  state.read[text] = parts
  state.depth = state.depth + 1
  render_parts(out, parts, stack, state)
  state.depth = state.depth - 1
end

local function render_section(out, part, stack, state)
  local value = lookup(stack, part.name)
  if part.kind == "^" then
    if absent(value) then render_parts(out, part.parts, stack, state) end
    return
  end
  if absent(value) then return end
  local depth = #stack
  for _, context in ipairs(is_list(value) and value or { value }) do
    stack[depth + 1] = context
    render_parts(out, part.parts, stack, state)
  end
  stack[depth + 1] = nil
end

function render_parts(out, parts, stack, state)
  for _, part in ipairs(parts) do
    if type(part) == "string" then
      out[#out + 1] = part
    elseif part.kind == "escaped" then
      out[#out + 1] = text_of(lookup(stack, part.name)):gsub("[&<>\"']", escapes)
    elseif part.kind == "raw" then
      out[#out + 1] = text_of(lookup(stack, part.name))
    elseif part.kind == ">" then
      render_partial(out, part, stack, state)
    else
      render_section(out, part, stack, state)
    end
  end
end

--- bulletin.render(template, data [, partials]) -> string
-- `partials` is a table of templates by name, or a function that finds one.
-- Raises for a malformed template, naming its line.
function template.render(text, data, partials)
  if type(text) ~= "string" then
    error("render: argument 1 must be a template (a string), got " .. type(text), 2)
  end
  if partials ~= nil and type(partials) ~= "table" and type(partials) ~= "function" then
    error("render: argument 3 must be a table of partials or a function, got "
      .. type(partials), 2)
  end
  local out = {}
  render_parts(out, parse(text), { data }, { partials = partials or {}, read = {}, depth = 0 })
  return table.concat(out)
end

return template

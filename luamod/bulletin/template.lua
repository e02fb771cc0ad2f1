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

local deepest = 100 -- sections and partials within one another

-- What a template may cost beyond what it writes: so many steps (a step is a
-- part of the template rendered once, or `share` bytes of a partial read), and
-- one more for each byte written. A report of a million pieces stays far below;
-- lists gone through within themselves, which write nothing, end in seconds.
local free_steps, share = 2e6, 16
local largest = 2 ^ 30 -- bytes of a rendered template

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
      if #open >= deepest then
        complain(text, from, "sections nested deeper than %d ({{%s%s}})", deepest, kind, content)
      end
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

-- --- work ------------------------------------------------------------------

local function spend(state, steps)
  state.steps = state.steps + steps
  if state.steps > free_steps + state.size then
    error(("render: ended after %.0f steps that wrote %.0f bytes (lists within lists without end?)")
      :format(state.steps, state.size), 0)
  end
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
local function lookup(stack, name, state)
  spend(state, (#name + stack.count) / share)
  if name == "." then return stack[stack.count] end
  local first, rest = name:match "^([^.]+)(.*)$"
  if not first then return nil end
  local value
  for i = stack.count, 1, -1 do
    value = value_in(stack[i], first)
    if value ~= nil then break end
  end
  for part in rest:gmatch "[^.]+" do
    if value == nil then break end
    value = value_in(value, part)
  end
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

local function put(out, text, state)
  out[#out + 1] = text
  state.size = state.size + #text
  if state.size > largest then
    error(("render: more than %.0f bytes"):format(largest), 0)
  end
end

-- The lines of a partial stand as deep as the tag that calls it.
local function indented(text, indent, state)
  local lines = select(2, text:gsub("\n.", ""))
  spend(state, (#text + lines * #indent) / share)
  return indent .. text:gsub("\n(.)", function(char) return "\n" .. indent .. char end)
end

-- A partial's parts: read once for each indent that it is called with.
local function parts_of(text, indent, state)
  local read = state.read[indent] or {}
  state.read[indent] = read
  local parts = read[text]
  if not parts then
    spend(state, #text / share)
    parts = parse(indent == "" and text or indented(text, indent, state))
    read[text] = parts
  end
  return parts
end

local function render_partial(out, part, stack, state)
  local partials = state.partials
  local text
  if type(partials) == "function" then
    text = partials(part.name)
  else
    text = partials[part.name]
  end
  if not text then return end
  if type(text) ~= "string" then
    error(("render: the partial '%s' must be a string, got %s"):format(part.name, type(text)), 0)
  end
  if state.depth >= deepest then
    error(("render: partials nested deeper than %d (%s)"):format(deepest, part.name), 0)
  end
  local parts = parts_of(text, part.indent or "", state)
  state.depth = state.depth + 1
  render_parts(out, parts, stack, state)
  state.depth = state.depth - 1
end

local function render_section(out, part, stack, state)
  local value = lookup(stack, part.name, state)
  if part.kind == "^" then
    if absent(value) then render_parts(out, part.parts, stack, state) end
    return
  end
  if absent(value) then return end
  if state.depth >= deepest then
    error(("render: sections nested deeper than %d (%s)"):format(deepest, part.name), 0)
  end
  local depth = stack.count + 1
  stack.count, state.depth = depth, state.depth + 1
  for _, context in ipairs(is_list(value) and value or { value }) do
    spend(state, 1)
    stack[depth] = context
    render_parts(out, part.parts, stack, state)
  end
  stack[depth] = nil
  stack.count, state.depth = depth - 1, state.depth - 1
end

function render_parts(out, parts, stack, state)
  for _, part in ipairs(parts) do
    spend(state, 1)
    if type(part) == "string" then
      put(out, part, state)
    elseif part.kind == "escaped" then
      put(out, (text_of(lookup(stack, part.name, state)):gsub("[&<>\"']", escapes)), state)
    elseif part.kind == "raw" then
      put(out, text_of(lookup(stack, part.name, state)), state)
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
  render_parts(out, parse(text), { data, count = 1 },
    { partials = partials or {}, read = {}, depth = 0, steps = 0, size = 0 })
  return table.concat(out)
end

return template

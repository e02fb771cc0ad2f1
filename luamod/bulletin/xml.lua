--- Writing XML and HTML: text that cannot become markup.
local clean = require "bulletin.clean"

local xml = {}

local entities = {
  ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["'"] = "&#39;",
}

--- Character data. `>` is escaped too, so that `]]>` cannot end anything.
function xml.text(text)
  text = clean.text(tostring(text))
  if text:find "[&<>]" then text = text:gsub("[&<>]", entities) end
  return text
end

--- The inside of an attribute's quotes, on one line.
function xml.attribute(text)
  text = clean.line(tostring(text))
  if text:find "[&<>\"']" then text = text:gsub("[&<>\"']", entities) end
  return text
end

--- A start tag. `attributes` is an array of names and values by turns, so
-- that they stay in order; a value of nil or false leaves its name out.
function xml.open(name, attributes, ending)
  local out = { "<", name }
  for i = 1, attributes and (attributes.n or #attributes) or 0, 2 do
    local value = attributes[i + 1]
    if value then
      out[#out + 1] = (' %s="%s"'):format(attributes[i], xml.attribute(value))
    end
  end
  out[#out + 1] = ending or ">"
  return table.concat(out)
end

--- An element with text inside; nothing at all when the text is nil.
function xml.element(name, text, attributes)
  if text == nil then return "" end
  return xml.open(name, attributes) .. xml.text(text) .. "</" .. name .. ">"
end

--- An element without content.
function xml.empty(name, attributes)
  return xml.open(name, attributes, "/>")
end

xml.declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

--- An address that may stand in a link: http, https, mailto or one without a
-- scheme. Anything else (javascript:, data:) gives nil.
function xml.address(text)
  text = clean.line(text):gsub("[%s\"<>\\^`{|}]", function(char)
    return ("%%%02X"):format(char:byte())
  end)
  local scheme = text:match "^([%a][%w+.-]*):"
  if scheme and not ({ http = 1, https = 1, mailto = 1 })[scheme:lower()] then return nil end
  return text
end

return xml

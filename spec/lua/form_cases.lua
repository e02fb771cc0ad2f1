--- Form cases: single lines of papers and what must come out of them. The
-- files' form is described in spec/cases/forms/README.md.
local cases = require "page_cases"

local forms = {}

--- Where a form stands in its piece.
local places = {
  lead = function(h, a, b, x) return h .. "\n\n" .. x .. a .. "\n\n" .. b .. "\n" end,
  line = function(h, a, b, x) return h .. "\n\n" .. x .. "\n\n" .. a .. "\n\n" .. b .. "\n" end,
  over = function(h, a, b, x) return x .. "\n" .. h .. "\n\n" .. a .. "\n\n" .. b .. "\n" end,
  tail = function(h, a, b, x) return h .. "\n\n" .. a .. "\n\n" .. b .. "\n\n" .. x .. "\n" end,
  glue = function(h, a, b, x) return h .. "\n\n" .. a .. "\n\n" .. b .. x .. "\n" end,
}

-- What each label of an expectation is in a page's lines, in the order in
-- which `page_cases` prints them.
local order = { "kicker", "headline", "deck", "dateline", "byline", "paragraph", "subhead",
  "caption", "note" }

local function split(text)
  local parts = {}
  for part in (text .. ";"):gmatch "%s*(.-)%s*;" do
    if part ~= "" then parts[#parts + 1] = part end
  end
  return parts
end

-- The lines that must come out of a form.
local function expected(form, piece)
  local wanted, furniture = { headline = { piece.headline } }, {}
  for _, label in ipairs(order) do wanted[label] = wanted[label] or {} end
  for _, part in ipairs(split(form.wanted)) do
    local label, text = part:match "^(%l+)%s*(.*)$"
    if label == "furniture" and text == "" then
      for line in form.text:gmatch "[^\n]+" do furniture[#furniture + 1] = line end
    elseif label == "furniture" then
      furniture[#furniture + 1] = text
    elseif wanted[label] and label ~= "byline" then
      table.insert(wanted[label], text)
    else
      table.insert(wanted.byline, label .. " " .. text)
    end
  end
  if #wanted.paragraph == 0 then wanted.paragraph = { piece.first } end
  table.insert(wanted.paragraph, piece.second)
  local lines = { "article" }
  for _, label in ipairs(order) do
    for _, text in ipairs(wanted[label]) do lines[#lines + 1] = label .. ": " .. text end
  end
  for _, text in ipairs(furniture) do lines[#lines + 1] = "furniture: " .. text end
  return lines
end

-- A page's lines, the body's kinds put together, without the houses of names
-- and the kinds of furniture.
local function got(page)
  local lines, body = {}, {}
  for _, line in ipairs(cases.lines(page, nil, { lines = {} })) do
    local text = line.label == "article" and "article" or line.label .. ": " .. line.text
    if line.label == "byline" then text = text:gsub(" %([^()]*%)$", "") end
    if line.label == "furniture" then text = text:gsub("^furniture: %l+", "furniture:") end
    local kind = line.label
    if kind == "paragraph" or kind == "subhead" or kind == "caption" or kind == "note" then
      body[kind] = body[kind] or {}
      table.insert(body[kind], text)
    else
      for _, name in ipairs { "paragraph", "subhead", "caption", "note" } do
        for _, other in ipairs(body[name] or {}) do lines[#lines + 1] = other end
        body[name] = nil
      end
      lines[#lines + 1] = text
    end
  end
  for _, name in ipairs { "paragraph", "subhead", "caption", "note" } do
    for _, other in ipairs(body[name] or {}) do lines[#lines + 1] = other end
  end
  return lines
end

local function plain(text)
  return (text:gsub("　", " "):gsub(" ", " "):gsub("%s+", " "):gsub(" $", ""))
end

-- Compares as `page_cases` does, one … standing for anything.
local function same(a, b)
  a, b = plain(a), plain(b)
  local head, tail = a:match "^(.-)…(.*)$"
  if not head or a:find("……", 1, true) then return a == b end
  return b:sub(1, #head) == head and (tail == "" or b:sub(-#tail) == tail)
end

--- The forms of a file: {where, text, wanted, line, later} and the piece that
-- each stands in; `later` marks those that are not read rightly yet.
function forms.read(path)
  local list, piece, number = {}, {}, 0
  for line in io.lines(path) do
    number = number + 1
    local field, text = line:match "^@ (%l+)\t(.+)$"
    if field then
      piece = { headline = piece.headline, first = piece.first, second = piece.second }
      piece[field] = text
    elseif line ~= "" and not line:find "^#" then
      local later, where, form, wanted = line:match "^(%??)(%l+)\t([^\t]+)\t?([^\t]*)$"
      assert(places[where], path .. ":" .. number .. ": no such place")
      list[#list + 1] = { where = where, text = (form:gsub("\\n", "\n")), wanted = wanted,
        line = number, later = later == "?", piece = piece }
    end
  end
  return list
end

--- The page that a form stands in.
function forms.page(form)
  local piece = form.piece
  return places[form.where](piece.headline, piece.first, piece.second, form.text)
end

--- The difference between what came and what must, as text; nil if there is
-- none.
function forms.difference(form, page)
  local a, b = expected(form, form.piece), got(page)
  local alike = #a == #b
  for i = 1, #a do alike = alike and same(a[i], b[i]) end
  if alike then return nil end
  return ("- %s\n+ %s"):format(table.concat(a, "\n- "), table.concat(b, "\n+ "))
end

return forms

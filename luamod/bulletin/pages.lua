--- The pages of a file or a folder, one after the other: those of an issue that
-- a METS file groups, and the page of a digital edition with the pieces that it
-- leads to.
local core = require "bulletin.core"

local pages = {}

-- What is read in a folder; a file that is named is read whatever its ending.
local readable = {
  txt = true, text = true, asc = true, html = true, htm = true, shtml = true,
  xhtml = true, xml = true, hocr = true, docx = true, pdf = true,
}

--- Whether a file of a folder may be a page, by its ending.
function pages.is_page(path)
  local ending = path:match "^.*/[^/]*%.([^./]+)$"
  return ending == nil or readable[ending:lower()] == true
end

-- Files that may name others.
local naming = { html = true, htm = true, shtml = true, xhtml = true, xml = true }

--- The files in an order in which those that name others come first, each
-- { name, count, named }: of how many it names, and whether it may be one that is
-- named.
function pages.sort(files)
  local first, others = {}, {}
  for _, path in ipairs(files) do
    local ending = path:match "%.([^./]+)$"
    local may = ending ~= nil and naming[ending:lower()] == true
    local file = { name = path, count = may and core.parts(path) or 0, named = may }
    local list = file.count > 0 and first or others
    list[#list + 1] = file
  end
  local any = #first > 0
  for _, file in ipairs(others) do
    file.named = file.named and any
    first[#first + 1] = file
  end
  return first
end

--- What has been read as part of another file.
function pages.taken()
  local taken = {}
  return {
    has = function(path)
      local identity = core.file.identity(path)
      return identity ~= nil and taken[identity] == true
    end,
    add = function(paths)
      for _, path in ipairs(paths) do
        local identity = core.file.identity(path)
        if identity then taken[identity] = true end
      end
    end,
  }
end

--- The pages of one file, in a list, and the files below `root` that they are
-- made of; or nil, message, code.
function pages.of(path, options, root) return core.read_pages(path, options, root) end

-- Numbers in names stand in their order: node_2 before node_10.
local function by_number(paths)
  local keys = {}
  for _, path in ipairs(paths) do
    keys[path] = path:gsub("%d+", function(digits) return ("0"):rep(20 - #digits) .. digits end)
  end
  table.sort(paths, function(a, b)
    if keys[a] ~= keys[b] then return keys[a] < keys[b] end
    return a < b
  end)
end

local function list(path)
  local found, message, code = core.store.files(path)
  if not found then return nil, message, code end
  if found[1] == path then return { path } end
  local files = {}
  for _, file in ipairs(found) do
    if pages.is_page(file) then files[#files + 1] = file end
  end
  by_number(files)
  return files, path
end

--- An iterator: page, path; or false, message, code for a file that cannot be
-- read. Or nil, message, code.
function pages.pages(path, options)
  if type(path) ~= "string" then error("pages: a path expected, got " .. type(path), 3) end
  local found, root, code = list(path)
  if not found then return nil, root, code end
  local files, taken = pages.sort(found), pages.taken()
  local at, ready, from = 0, {}, nil
  return function()
    while #ready == 0 do
      at = at + 1
      local file = files[at]
      if not file then return nil end
      if not taken.has(file.name) then
        local got, parts, why = pages.of(file.name, options, root)
        if not got then return false, parts, why end
        taken.add(parts)
        ready, from = got, file.name
      end
    end
    return table.remove(ready, 1), from
  end
end

return pages

--- Newspaper pages in Neovim (0.7 or newer): warnings as diagnostics, a fold for
-- each piece, and an archive to search.
--
--   vim.opt.runtimepath:append "…/examples/hosts/neovim"
--   require("bulletin_pages").setup { archive = "~/news.db", pattern = "*/版面/*.txt" }
--
-- Neovim's Lua is LuaJIT or Lua 5.1: `make install LUA=luajit` puts the module
-- where it is found.
local bulletin = require "bulletin"

local api = vim.api
local pages = { archive = nil }

local namespace = api.nvim_create_namespace "bulletin"
local parsed = {} -- by buffer: { tick, page }

-- The page that a buffer holds, parsed anew when its text has changed.
local function page_of(buffer)
  local tick = api.nvim_buf_get_changedtick(buffer)
  local known = parsed[buffer]
  if known and known.tick == tick then return known.page end
  local text = table.concat(api.nvim_buf_get_lines(buffer, 0, -1, false), "\n")
  local page, message = bulletin.parse(text .. "\n")
  if not page then return nil, message end
  parsed[buffer] = { tick = tick, page = page }
  return page
end

local function this(buffer)
  return (buffer == nil or buffer == 0) and api.nvim_get_current_buf() or buffer
end

local function tell(message) vim.notify("bulletin: " .. message, vim.log.levels.ERROR) end

--- Sets the diagnostics of a buffer: what the parser warns of, in its line.
function pages.check(buffer)
  buffer = this(buffer)
  local page, message = page_of(buffer)
  if not page then return tell(message) end
  local found = {}
  for i, warning in ipairs(page.warnings) do
    found[i] = {
      lnum = warning.line - 1, col = 0, message = warning.message, code = warning.code,
      source = "bulletin", severity = vim.diagnostic.severity.WARN,
    }
  end
  vim.diagnostic.set(namespace, buffer, found)
end

--- For 'foldexpr': each piece is a fold that its first line begins.
function pages.fold(line)
  local page = page_of(this())
  for _, article in ipairs(page and page.articles or {}) do
    if line == article.lines[1] then return ">1" end
    if line > article.lines[1] and line <= article.lines[2] then return "1" end
  end
  return "0"
end

--- For 'foldtext': the piece's headline and its lines.
function pages.fold_text()
  local page = page_of(this())
  for _, article in ipairs(page and page.articles or {}) do
    if article.lines[1] == vim.v.foldstart then
      return ("%s  %d 行 "):format(article.headline or "（无题）",
        vim.v.foldend - vim.v.foldstart + 1)
    end
  end
  return vim.fn.foldtext()
end

--- Folds the pieces of the window's buffer.
function pages.fold_pieces()
  vim.opt_local.foldexpr = "v:lua.require'bulletin_pages'.fold(v:lnum)"
  vim.opt_local.foldtext = "v:lua.require'bulletin_pages'.fold_text()"
  vim.opt_local.foldmethod = "expr"
end

-- --- an archive ------------------------------------------------------------

-- A buffer to read in, in a window of its own.
local function show(name, lines, filetype)
  vim.cmd "botright new"
  local buffer = api.nvim_get_current_buf()
  api.nvim_buf_set_lines(buffer, 0, -1, false, lines)
  vim.bo[buffer].buftype = "nofile"
  vim.bo[buffer].bufhidden = "wipe"
  vim.bo[buffer].swapfile = false
  vim.bo[buffer].modifiable = false
  vim.bo[buffer].filetype = filetype
  pcall(api.nvim_buf_set_name, buffer, name)
  return buffer
end

-- Opens the archive for reading, works and closes it.
local function with_archive(work)
  if not pages.archive then return tell "no archive; say :Bulletin archive FILE" end
  local store, message = bulletin.open(vim.fn.expand(pages.archive), { mode = "ro" })
  if not store then return tell(message) end
  local ok, problem = pcall(work, store)
  store:close()
  if not ok then tell(tostring(problem)) end
end

--- Opens a piece of the archive.
function pages.open(id)
  with_archive(function(store)
    local article, message = store:get(id)
    if not article then return tell(message) end
    show(("bulletin://piece/%d"):format(id),
      vim.split(bulletin.export(article, "markdown"), "\n"), "markdown")
  end)
end

--- Lists what a query finds, at most a hundred pieces.
function pages.search(query)
  with_archive(function(store)
    local hits, message = store:search(query, { limit = 100 })
    if not hits then return tell(message) end
    local lines, ids = {}, {}
    for hit in hits do
      local facts = table.concat({ hit.date or "", hit.source or "", hit.page_name or "" }, "  ")
      for _, line in ipairs { (hit.headline or "（无题）") .. "  " .. facts,
        "    " .. (hit.snippet or "") } do
        lines[#lines + 1] = (line:gsub("%c", " "))
        ids[#lines] = hit.id
      end
    end
    if not lines[1] then return tell(query .. ": nothing found") end
    local buffer = show("bulletin://search/" .. query, lines, "bulletin")
    vim.keymap.set("n", "<CR>", function()
      pages.open(ids[api.nvim_win_get_cursor(0)[1]])
    end, { buffer = buffer, desc = "Open the piece" })
  end)
end

-- --- the command -----------------------------------------------------------

local commands = {
  check = function() pages.check() end,
  fold = function() pages.fold_pieces() end,
  archive = function(words) pages.archive = table.concat(words, " ") end,
  search = function(words) pages.search(table.concat(words, " ")) end,
}

function pages.command(words)
  local name = table.remove(words, 1)
  if not commands[name] then return tell(("no command '%s'"):format(name)) end
  commands[name](words)
end

--- Checks and folds every file that `pattern` matches, as it is opened and
-- changed; `archive` is what :Bulletin search looks through.
function pages.setup(options)
  pages.archive = options.archive
  if not options.pattern then return end
  local group = api.nvim_create_augroup("bulletin", { clear = true })
  local function on(events, work)
    api.nvim_create_autocmd(events, { group = group, pattern = options.pattern, callback = work })
  end
  on({ "BufWinEnter" }, pages.fold_pieces)
  on({ "BufReadPost", "InsertLeave", "TextChanged" }, function(event) pages.check(event.buf) end)
  on({ "BufWipeout" }, function(event) parsed[event.buf] = nil end)
end

return pages

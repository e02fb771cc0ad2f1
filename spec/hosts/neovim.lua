-- Runs inside Neovim: prints what the plugin of examples/hosts/neovim did, for
-- spec/hosts/run to look at.
local out = {}
local function say(...) out[#out + 1] = table.concat({ ... }, " ") end
local archive, page = vim.env.ARCHIVE, vim.env.PAGE

vim.opt.runtimepath:append(vim.fn.getcwd() .. "/examples/hosts/neovim")
vim.cmd "runtime plugin/bulletin.lua"
local pages = require "bulletin_pages"
pages.setup { archive = archive, pattern = "*.txt" }
vim.cmd("edit " .. vim.fn.fnameescape(page))

local diagnostics = vim.diagnostic.get(0)
say("diagnostics", #diagnostics, diagnostics[1].lnum + 1, diagnostics[1].code)
local buffer, folds = vim.api.nvim_get_current_buf(), {}
for line = 1, vim.api.nvim_buf_line_count(buffer) do
  if pages.fold(line) == ">1" then folds[#folds + 1] = line end
end
say("folds", table.concat(folds, ","))
say("level", vim.fn.foldlevel(folds[1]), vim.fn.foldclosedend(folds[1]))

-- A change is seen: the quote is closed.
vim.api.nvim_buf_set_lines(buffer, 1, 2, false, { "　　本报讯（记者丁一禾）他说：“雨停了。”" })
pages.check()
say("mended", #vim.diagnostic.get(buffer))

vim.cmd "Bulletin search 社区 -招募"
say("found", vim.api.nvim_buf_line_count(0), vim.bo.filetype)
vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes("<CR>", true, false, true), "x", false)
say("opened", vim.bo.filetype, vim.api.nvim_buf_get_lines(0, 0, 1, false)[1])
-- What it says of mistakes, Neovim raises where nobody looks on.
say(select(2, pcall(vim.cmd, 'Bulletin search "')))
vim.cmd "Bulletin archive /nowhere/x.db"
say(select(2, pcall(vim.cmd, "Bulletin search 社区")))

local file = io.open(vim.env.OUT, "w")
file:write(table.concat(out, "\n"), "\n")
file:close()
vim.cmd "qall!"

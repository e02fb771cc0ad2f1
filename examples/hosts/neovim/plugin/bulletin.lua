-- :Bulletin check              what the parser warns of, as diagnostics
-- :Bulletin fold               a fold for each piece
-- :Bulletin archive news.db    which archive is searched
-- :Bulletin search 郑州 -暴雨   what is found in it; <CR> on a piece opens it
vim.api.nvim_create_user_command("Bulletin", function(command)
  require("bulletin_pages").command(command.fargs)
end, {
  nargs = "+",
  complete = function(begun)
    return vim.tbl_filter(function(name) return vim.startswith(name, begun) end,
      { "archive", "check", "fold", "search" })
  end,
})

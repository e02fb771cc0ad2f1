std = "lua54"
max_line_length = 100
files["spec/lua"] = { std = "+busted" }
files["spec/lua/readme_spec.lua"] = { globals = { "print" }, read_globals = { "loadstring" } }
files["luamod/meta"] = { ignore = { "1", "2", "6" } }
files["spec/coverage/lines.lua"] = { globals = { "coroutine", "os" } }
files["examples/hosts/neovim"] = { std = "+luajit", globals = { "vim" } }
files["spec/hosts/neovim.lua"] = { std = "+luajit", globals = { "vim" } }
files["examples/hosts/pandoc"] = { read_globals = { "pandoc" }, globals = { "Reader" } }
files["examples/hosts/nginx"] = { globals = { "ngx" } }
files["examples/hosts/haproxy"] = { read_globals = { "core" } }
files["examples/hosts/luatex"] = { read_globals = { "tex", "luatexbase", "kpse" } }

std = "lua54"
max_line_length = 100
files["spec/lua"] = { std = "+busted" }
files["spec/lua/readme_spec.lua"] = { globals = { "print" }, read_globals = { "loadstring" } }
files["luamod/meta"] = { ignore = { "1", "2", "6" } }
files["spec/coverage/lines.lua"] = { globals = { "coroutine", "os" } }

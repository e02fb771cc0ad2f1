std = "lua54"
max_line_length = 100
files["spec/lua"] = { std = "+busted" }
files["luamod/meta"] = { ignore = { "1", "2", "6" } }

rockspec_format = "3.0"
package = "bulletin"
version = "0.2.0-1"
-- `make dist` writes it, and a rockspec beside it that says where it stands.
source = {
  url = "file://bulletin-0.2.0.tar.gz",
  dir = "bulletin-0.2.0",
}
description = {
  summary = "Newspaper pages into articles",
  detailed = [[
    Turns the text of a newspaper page into articles with their titles,
    datelines, bylines and paragraphs, keeps them in SQLite, and lets editors
    script what they summarize, tag, count and export.
  ]],
  license = "MIT",
}
-- Without lua-cjson, lua-zlib or argparse only what needs them fails, and says so.
-- Where they are the system's packages: luarocks make --deps-mode none.
dependencies = {
  "lua >= 5.1, < 5.5",
  "lua-cjson",
  "lua-zlib",
  "argparse",
}
external_dependencies = {
  SQLITE3 = { header = "sqlite3.h" },
  ZLIB = { header = "zlib.h" },
}
-- The Makefile names the sources, here as everywhere.
build = {
  type = "make",
  build_target = "module",
  install_target = "install-module",
  variables = {
    BUILD = "build/rock",
    LUA = "$(LUA)",
    LUA_INCDIR = "$(LUA_INCDIR)",
    LUA_CFLAGS = "-I$(LUA_INCDIR)",
    CPPFLAGS = "-I$(SQLITE3_INCDIR)",
  },
  build_variables = {
    CFLAGS = "$(CFLAGS)",
    LDFLAGS = "-L$(SQLITE3_LIBDIR)",
  },
  install_variables = {
    PREFIX = "$(PREFIX)",
    LUADIR = "$(LUADIR)",
    LIBDIR = "$(LIBDIR)",
    BINDIR = "$(BINDIR)",
  },
}

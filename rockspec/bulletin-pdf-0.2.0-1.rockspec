rockspec_format = "3.0"
package = "bulletin-pdf"
version = "0.2.0-1"
-- `make dist` writes it, and a rockspec beside it that says where it stands.
source = {
  url = "file://bulletin-0.2.0.tar.gz",
  dir = "bulletin-0.2.0",
}
description = {
  summary = "PDF pages for bulletin, by poppler",
  detailed = [[
    Lets bulletin read PDFs: the glyphs of their pages, with places and type, and
    the rules and boxes between them where libqpdf is installed, too. It is a rock
    of its own since poppler's licence is the GPL; with libqpdf, whose licence is
    Apache's, it is version 3 of it.
  ]],
  license = "GPL-2.0-or-later",
}
dependencies = {
  "lua >= 5.1, < 5.5",
  "bulletin",
}
external_dependencies = {
  POPPLER = { library = "poppler-glib" },
}
-- The Makefile names the sources, here as everywhere.
build = {
  type = "make",
  build_target = "pdf",
  install_target = "install-pdf",
  variables = {
    BUILD = "build/rock-pdf",
    LUA = "$(LUA)",
    LUA_INCDIR = "$(LUA_INCDIR)",
    LUA_CFLAGS = "-I$(LUA_INCDIR)",
  },
  build_variables = {
    CFLAGS = "$(CFLAGS)",
  },
  install_variables = {
    PREFIX = "$(PREFIX)",
    LIBDIR = "$(LIBDIR)",
  },
}

/* Reading pages where every allocation fails in turn, of files that name others,
** too: whatever the module was doing, it says so, and once the state is closed no
** byte and no file of it is left. */
#include "host.h"

static const char *path;
static char bytes[1 << 16];
static size_t size;

/* A page of a file; what a build without its reader answers is no failure here. */
#define READS(call)                                                            \
  "local core = ...\n"                                                         \
  "local page, message, code = " call "\n"                                     \
  "if code == 'missing' then return core.parse('河堤加高') end\n"          \
  "return page, message, code"

static const char *const scripts[] = {
    "local core, path, bytes = ... return core.text(bytes)",
    "local core, path, bytes = ... return core.decode(bytes)",
    "local core, path, bytes = ... return core.read(path)",
    "local core, path, bytes = ...\n"
    "local page, message, code = core.read(path, {date = '2026-06-15',\n"
    "  rules = {line = function(text) return nil end}})\n"
    "if not page then return nil, message, code end\n"
    "return core.text(page)",
    READS("core.parse('<title>河堤加高</title><h1>河堤加高</h1>'\n"
          "  .. '<p class=author>何平</p><p>昨天，全部完工。</p>',\n"
          "  {format = 'html'})"),
    READS("core.read('spec/cases/issue/mets.xml')"),
    READS("core.read_pages('spec/cases/issue/mets.xml')"),
    READS("core.read_pages('spec/cases/edition/2026-06/16/node_3.htm',\n"
          "  {date = '2026-06-16'}, 'spec/cases/edition')"),
    READS("core.parts('spec/cases/issue/mets.xml')"),
};

static int begin(lua_State *L) {
  lua_pushcfunction(L, luaopen_bulletin_core);
  lua_call(L, 0, 1);
  lua_pushstring(L, path);
  lua_pushlstring(L, bytes, size);
  return 3;
}

int main(int argc, char **argv) {
  path = argc > 1 ? argv[1] : "examples/pages/tangzhou-daily/2026-06-16-01.txt";
  FILE *file = fopen(path, "rb");
  size = file == NULL ? 0 : fread(bytes, 1, sizeof bytes, file);
  CHECK(size > 0);
  if (file != NULL) fclose(file);
  for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
    const trial t = {.script = scripts[i], .begin = begin};
    fail_each(&t, 0);
  }
  return check_done();
}

/* The store's bindings, and what is written in Lua over them, where every
** allocation of the Lua state fails in turn: an error or nil, message, code;
** nothing is left open, no transaction either; the file is whole and holds
** all that a call was to do or nothing of it. With TORTURE in the environment
** every single one fails, else a part of them. */
#include "../core/quick.h"
#include "../core/remove.h"
#include "host.h"
#include "host_module.h"

#include "bulletin.h"

#include <unistd.h>

/* --- files ------------------------------------------------------------- */

/* All of them in BUILD/spec/host_store/. */
static char folder[512], whole[600], path[600], other[600];

static const char *in_folder(char out[600], const char *name) {
  snprintf(out, 600, "%s/%s", folder, name);
  return out;
}

static void copy_file(const char *from, const char *to) {
  static char bytes[1 << 20];
  FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
  CHECK(in != NULL && out != NULL);
  if (in != NULL && out != NULL) {
    size_t size = fread(bytes, 1, sizeof bytes, in);
    CHECK(size < sizeof bytes && fwrite(bytes, 1, size, out) == size);
  }
  if (in != NULL) fclose(in);
  if (out != NULL) fclose(out);
}

/* --- the store of a trial ---------------------------------------------- */

/* The store that each trial gets a copy of. */
static const char making[] =
    "local bulletin, path, folder = ...\n"
    "local store = assert(bulletin.open(path))\n"
    "local function piece(n, text)\n"
    "  return {headline = '题' .. n, source = '唐州日报', date = "
    "'2026-05-27',\n"
    "    page_name = '01', column = '要闻', tags = {'春耕'},\n"
    "    bylines = {{role = 'reporter', name = '王小明'}},\n"
    "    body = {{kind = 'paragraph', text = text}}}\n"
    "end\n"
    "local text = {}\n"
    "for i = 1, 40 do text[i] = '第' .. i .. '件事在街道' .. i * 7 % 13 .. "
    "'。' end\n"
    "for n = 1, 3 do assert(store:add(piece(n, table.concat(text)))) end\n"
    "assert(store:add(piece(4, '唐州市今年的春耕进展顺利。')))\n"
    "assert(store:update(4, {deck = '副题'}))\n"
    "assert(store:add(piece(5, '另一篇。')))\n"
    "assert(store:remove(5))\n"
    "store:close()\n"
    "local function write(name, bytes)\n"
    "  local file = assert(io.open(folder .. '/' .. name, 'wb'))\n"
    "  file:write(bytes)\n"
    "  file:close()\n"
    "end\n"
    "write('one.txt', '甲市新气象\\n本报记者 王小明\\n甲市的变化很大。\\n')\n"
    "write('two.json', '[{\"headline\": \"乙县\", \"body\": []}]')\n";

/* module, store, path of the store, path of another, an article. */
static int begin(lua_State *L) {
  remove_store(path);
  remove_store(other);
  copy_file(whole, path);
  push_module(L);
  int module = lua_gettop(L);
  lua_pushvalue(L, module);
  lua_pushstring(L, path);
  must(L,
       "local bulletin, path = ...\n"
       /* What is read when it is first used: the trial is of what it does. */
       "local _ = bulletin.export, bulletin.load, bulletin.summarize\n"
       "require 'bulletin.keywords' require 'bulletin.import'\n"
       "return assert(bulletin.open(path, {timeout = 0}))",
       2, 1);
  lua_pushstring(L, path);
  lua_pushstring(L, other);
  must(L,
       "return {headline = '新题', source = '唐州日报', tags = {'甲', '乙'},\n"
       "  bylines = {{role = 'reporter', name = '李大海'}},\n"
       "  body = {{kind = 'paragraph', text = '唐州市李大海说，成了。'}}}",
       0, 1);
  return 5;
}

/* Another process would find the file free to write and whole; how many
** articles it has. */
static int64_t check_store(const char *name) {
  bulletin_store *store;
  bulletin_error error = {0};
  int status = bulletin_open(&store, bulletin_text_of(name),
                             BULLETIN_READ_WRITE, 0, NULL, &error);
  CHECK(status == BULLETIN_OK);
  if (status != BULLETIN_OK) {
    fprintf(stderr, "%s\n", error.message);
    return -1;
  }
  CHECK(bulletin_begin(store, &error) == BULLETIN_OK);
  bulletin_rollback(store);
  size_t problems = 1;
  int64_t count = -1;
  const bulletin_filter all = {.limit = -1};
  CHECK(bulletin_check(&problems, store, &error) == BULLETIN_OK);
  CHECK(problems == 0);
  CHECK(bulletin_count(&count, store, &all, &error) == BULLETIN_OK);
  bulletin_close(store);
  return count;
}

/* There are 4 articles before, and then all that the trial is to make of them
** or the same. */
static void end_same(lua_State *L) {
  (void)L;
  CHECK(check_store(path) == 4);
}

static void end_one_more(lua_State *L) {
  (void)L;
  int64_t count = check_store(path);
  CHECK(count == 4 || count == 5);
}

static void end_two_more(lua_State *L) {
  (void)L;
  int64_t count = check_store(path);
  CHECK(count == 4 || count == 6);
}

static void end_one_less(lua_State *L) {
  (void)L;
  int64_t count = check_store(path);
  CHECK(count == 4 || count == 3);
}

/* A file that cannot be read is no obstacle to the other. */
static void end_imported(lua_State *L) {
  (void)L;
  int64_t count = check_store(path);
  CHECK(count >= 4 && count <= 6);
}

static void end_other(lua_State *L) {
  (void)L;
  if (access(other, F_OK) != 0) return;
  int64_t count = check_store(other);
  CHECK(count == 0 || count == 4);
}

/* A file is there as a whole or not at all, and nothing beside it. */
static void end_written(lua_State *L) {
  lua_gc(L, LUA_GCCOLLECT, 0);
  DIR *files = opendir(folder);
  for (const struct dirent *e; files != NULL && (e = readdir(files)) != NULL;)
    CHECK(strstr(e->d_name, ".part-") == NULL);
  if (files != NULL) closedir(files);
  CHECK(check_store(path) == 4);
}

#define GIVEN "local bulletin, store, path, other, article = ...\n"

static const trial trials[] = {
    {GIVEN "local new, message, code = bulletin.open(other)\n"
           "if not new then return nil, message, code end\n"
           "new:close()\n"
           "return bulletin.open('', {mode = 'memory'})",
     begin, end_other},
    {GIVEN "return store:add(article)", begin, end_one_more},
    {GIVEN
     "article.tags = nil\n"
     "return store:add({name = '02', articles = {article, {headline = '二',\n"
     "  body = {}}}})",
     begin, end_two_more},
    {GIVEN "local one, message, code = store:get(1)\n"
           "if not one then return nil, message, code end\n"
           "return store:add(one)",
     begin, end_same},
    {GIVEN "local _ = #store, store[4]\n"
           "local list, message, code = store:revisions(4)\n"
           "if not list then return nil, message, code end\n"
           "return store:get(4, 1)",
     begin, NULL},
    {GIVEN "local found, message, code = store:search('第1件 OR 春耕')\n"
           "if not found then return nil, message, code end\n"
           "local n = 0\n"
           "for hit in found do n = n + 1 end\n"
           "assert(n == 4)\n"
           "return true",
     begin, NULL},
    {GIVEN "local list, message, code = store:each {source = '唐州日报'}\n"
           "if not list then return nil, message, code end\n"
           "local n = 0\n"
           "for _ in list do n = n + 1 end\n"
           "assert(n == 4)\n"
           "return true",
     begin, NULL},
    {GIVEN "local n, message, code = store:count {tag = {'春耕'}}\n"
           "if not n then return nil, message, code end\n"
           "for _, field in ipairs {'reporter', 'place', 'month'} do\n"
           "  n, message, code = store:tally(field, {from = '2026'})\n"
           "  if not n then return nil, message, code end\n"
           "end\n"
           "return store:tags()",
     begin, NULL},
    {GIVEN "local list, message, code = store:similar(1)\n"
           "if not list then return nil, message, code end\n"
           "assert(#list == 2)\n"
           "return store:duplicates()",
     begin, NULL},
    {GIVEN "local list, message, code = store:related(1)\n"
           "if not list then return nil, message, code end\n"
           "assert(#list > 0)\n"
           "list, message, code = store:timeline('王小明')\n"
           "if not list then return nil, message, code end\n"
           "return true",
     begin, NULL},
    {GIVEN "local done, message, code = store:tag(1, '甲', '乙')\n"
           "if not done then return nil, message, code end\n"
           "return store:untag(1, '甲', '春耕')",
     begin, end_same},
    {GIVEN "return store:update(1, {headline = '改题', tags = {'丙'}})", begin,
     end_same},
    {GIVEN "return store:remove(1)", begin, end_one_less},
    {GIVEN "return store:restore(5)", begin, end_one_more},
    {GIVEN "return store:restore(4, 1)", begin, end_same},
    {GIVEN
     "return store:transaction(function()\n"
     "  local good, message, code = store:add(article)\n"
     "  if not good then return nil, message, code end\n"
     "  local found\n"
     "  found, message, code = store:search('李大海')\n"
     "  if not found then return nil, message, code end\n"
     "  for _ in found do end\n"
     "  article.headline = '又一题'\n"
     "  return store:transaction(function() return store:add(article) end)\n"
     "end)",
     begin, end_two_more},
    /* A caller who goes on whatever fails: what was not done is not there. */
    {GIVEN "return store:transaction(function()\n"
           "  store:add(article)\n"
           "  pcall(store.search, store, '李大海')\n"
           "  return true\n"
           "end)",
     begin, end_one_more},
    {GIVEN "local folder = path:gsub('store%.db$', '')\n"
           "local counts, message, code = store:import(folder)\n"
           "if not counts then return nil, message, code end\n"
           "if counts.failed > 0 then\n"
           "  return nil, counts.failures[1].message, counts.failures[1].code\n"
           "end\n"
           "assert(counts.added == 2)\n"
           "return true",
     begin, end_imported},
    {GIVEN "local done, message, code = store:backup(other)\n"
           "if not done then return nil, message, code end\n"
           "return store:check()",
     begin, end_other},
    {GIVEN "return store:sql('SELECT headline, ?, 2.5 FROM piece', '甲')",
     begin, NULL},
    {GIVEN "return bulletin.keywords('春耕进展顺利，春耕在唐州市。',\n"
           "  {store = store, limit = 2})",
     begin, NULL},
    {GIVEN "local list, message, code = store:each {}\n"
           "if not list then return nil, message, code end\n"
           "return bulletin.summarize(list, {sentences = 2})",
     begin, NULL},
    {GIVEN "local list, message, code = store:each {}\n"
           "if not list then return nil, message, code end\n"
           "return bulletin.export(list, 'json')",
     begin, NULL},
    {GIVEN "local list, message, code = store:each {}\n"
           "if not list then return nil, message, code end\n"
           "return bulletin.write(list, other .. '.csv')",
     begin, end_written},
};

int main(void) {
  bool all = getenv("TORTURE") != NULL;
  const char *build = getenv("BUILD");
  snprintf(folder, sizeof folder, "%s/spec/host_store",
           build != NULL ? build : "build");
  char command[600];
  snprintf(command, sizeof command, "mkdir -p '%s'", folder);
  CHECK(system(command) == 0);
  in_folder(whole, "whole.db");
  in_folder(path, "store.db");
  in_folder(other, "other.db");
  CHECK(quick_disk() == SQLITE_OK);
  remove_store(whole);

  lua_State *L = luaL_newstate();
  luaL_openlibs(L);
  push_module(L);
  lua_pushstring(L, whole);
  lua_pushstring(L, folder);
  must(L, making, 3, 0);
  lua_close(L);

  for (size_t i = 0; i < sizeof trials / sizeof *trials; i++)
    fail_each(&trials[i], all ? 0 : 8);
  remove_store(path);
  remove_store(other);
  return check_done();
}

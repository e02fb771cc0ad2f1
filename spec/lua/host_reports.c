/* Readings, exports and reports where every allocation of the Lua state fails
** in turn: an error or nil, message, code, and no byte and no file is left. A
** room is made whole or its making is an error, and no part of a file stays.
** SQLite's own allocations fail in the same row. */
#include "../core/sqlite_memory.h"
#include "host.h"
#include "host_module.h"

static bool sqlite_fails(void) {
  counter *c = armed_counter;
  return c != NULL && c->armed && count_down(c);
}

/* Of the reading room; in BUILD/spec/. */
static char folder[512];

static const char making[] =
    "local bulletin, folder = ...\n"
    "local function piece(n)\n"
    "  return {headline = '春耕进展顺利' .. n, source = '唐州日报',\n"
    "    date = '2026-05-2' .. n, page_name = '01', column = '要闻',\n"
    "    tags = {'春耕'}, bylines = {{role = 'reporter', name = '王小明'}},\n"
    "    body = {{kind = 'paragraph', text = '昨日，唐州市市长方行舟说，'\n"
    "      .. '完成春耕35.6万亩。一是疏通沟渠，二是备足种子。'}}}\n"
    "end\n"
    "local store = assert(bulletin.open('x', {mode = 'memory'}))\n"
    "for n = 1, 3 do assert(store:add(piece(n))) end\n"
    "local page = {name = '01', articles = {piece(1), piece(2)}}\n"
    "return store, piece(4), page, folder\n";

static const char *tried; /* the script */

/* module, store, article, page, folder; after the script has run once, since
** the trial is not of reading files of the module's when they are first used. */
static int begin(lua_State *L) {
  push_module(L);
  int first = lua_gettop(L);
  lua_pushvalue(L, first);
  lua_pushstring(L, folder);
  must(L, making, 2, 4);
  for (int i = 0; i < 5; i++)
    lua_pushvalue(L, first + i);
  must(L, tried, 5, 0);
  return 5;
}

static void find_parts(const char *path) {
  DIR *files = opendir(path);
  for (const struct dirent *e; files != NULL && (e = readdir(files)) != NULL;)
    CHECK(strstr(e->d_name, ".part") == NULL);
  if (files != NULL) closedir(files);
}

static void end_room(lua_State *L) {
  static const char *const parts[] = {"", "/a", "/assets", "/list", "/search"};
  char path[600];
  lua_gc(L, LUA_GCCOLLECT, 0);
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    snprintf(path, sizeof path, "%s%s", folder, parts[i]);
    find_parts(path);
  }
}

#define GIVEN "local bulletin, store, article, page, folder = ...\n"

static const trial trials[] = {
    {GIVEN "bulletin.lexicon {words = {'樱桃沟', {'唐州', pos = 'ns'}}}\n"
           "return bulletin.words(article, {tags = true, names = true,\n"
           "  words = {'春耕'}})",
     begin, NULL},
    {GIVEN "return bulletin.entities(page, {words = {'方行舟'}})", begin, NULL},
    {GIVEN "return bulletin.keywords(article, {limit = 3})", begin, NULL},
    {GIVEN "return bulletin.dates(article, {date = '2026-05-27'})", begin,
     NULL},
    {GIVEN "return bulletin.figures(article, {ordinals = true})", begin, NULL},
    {GIVEN "return bulletin.points(article)", begin, NULL},
    {GIVEN "return bulletin.summarize(article, {sentences = 1})", begin, NULL},
    {GIVEN "return bulletin.similarity(article, page)", begin, NULL},
    {GIVEN "return bulletin.likeness {article, page, '文'}", begin, NULL},
    {GIVEN "return bulletin.normalize('广场', {script = 'traditional'})", begin,
     NULL},
    {GIVEN
     "return bulletin.render('{{#l}}{{n}}{{{n}}}{{>p}}{{/l}}{{^m}}x{{/m}}',\n"
     "  {l = {{n = '甲'}, {n = '<'}}, f = function() return '{{n}}' end},\n"
     "  {p = '{{n}}'})",
     begin, NULL},
    {GIVEN "return bulletin.chart({{'一月', 3}, {'二月', 5}},\n"
           "  {kind = 'line', title = '稿件'})",
     begin, NULL},
    {GIVEN
     "local tagger = bulletin.tagger {{tag = '农业', any = {'种子'},\n"
     "  person = '方行舟', pattern = '春.'}, {tag = '无', none = '春耕'}}\n"
     "return tagger:tag(article)",
     begin, NULL},
    {GIVEN "local learned, message, code = bulletin.learn(store, {least = 1})\n"
           "if not learned then return nil, message, code end\n"
           "return learned:suggest(article)",
     begin, NULL},
    {GIVEN
     "for _, name in ipairs {'text', 'markdown', 'html', 'csv', 'ninjs',\n"
     "    'newsml', 'nitf', 'tei', 'atom', 'epub'} do\n"
     "  local text, message, code = bulletin.export(page, name)\n"
     "  if not text then return nil, message, code end\n"
     "end\n"
     "return true",
     begin, NULL},
    {GIVEN "return bulletin.site(store, folder)", begin, end_room},
};

int main(void) {
  watch_sqlite(sqlite_fails);
  const char *build = getenv("BUILD");
  bool all = getenv("TORTURE") != NULL;
  snprintf(folder, sizeof folder, "%s/spec/host_room",
           build != NULL ? build : "build");
  for (size_t i = 0; i < sizeof trials / sizeof *trials; i++) {
    bool room = trials[i].end == end_room;
    tried = trials[i].script;
    fail_each(&trials[i], all ? 0 : room ? 6 : 10);
  }
  return check_done();
}

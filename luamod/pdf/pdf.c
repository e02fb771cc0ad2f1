/*
** pdf.c - the module bulletin.pdf: the glyphs of a PDF as runs of text with
** their places and their type, by poppler.
**
** It is a module of its own, apart from the core, because poppler's licence is
** the GPL: what is built of this folder is under the GPL, version 2 or later, or
** version 3 with qpdf in it, whose licence is Apache's. It shares nothing with the
** core but the text that it answers; src/layout/sheet reads that, and says in
** sheet.h how it is written.
*/
#include <lauxlib.h>
#include <lua.h>

#include <poppler.h>

#include "rulings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#if LUA_VERSION_NUM < 502
#define lua_rawlen lua_objlen
#endif

enum {
  MOST_PAGES = 400,       /* of a file that is read as a whole */
  MOST_GLYPHS = 200000,   /* of a page; a broadsheet's has some 12,000 */
  MOST_BYTES = 256 << 20, /* of a file */
  MOST_FACES = 4096
};

/* Shares of the type's size: the widest gap inside a run, and how far a glyph
** may reach back over the one before it. */
static const double WIDEST_GAP = .12, OVERLAP = .3;
static const double FARTHEST = 1e6; /* points from the corner */
static const double ASIDE = 1;      /* from where a text begins */
static const double NARROW = .75;   /* too narrow for a full-width form */
/* Where poppler sets the top of a Type 3 font's glyphs, over their baseline. */
static const double GUESSED_ASCENT = .95;

enum {
  SCALES = 256,    /* steps of a scale between 0 and 2 */
  LEAST_SHARE = 50 /* one of so many glyphs shows how wide they are */
};

/* What a call holds. */
typedef struct work {
  GBytes *bytes;
  PopplerDocument *document;
  PopplerPage *page;
  char *text;
  PopplerRectangle *boxes;
  GList *types;
  GHashTable *faces; /* a font's name: its number */
  GString *out;
  GString *run; /* the text of the run in the making */
  rulings *rulings;
  drawing drawn; /* on the page */
  GError *error;
} work;

static const char work_name[] = "bulletin.pdf";

static void close_page(work *w) {
  if (w->types != NULL) poppler_page_free_text_attributes(w->types);
  g_free(w->boxes);
  g_free(w->text);
  g_clear_object(&w->page);
  w->types = NULL;
  w->boxes = NULL;
  w->text = NULL;
}

static int release(lua_State *L) {
  work *w = lua_touserdata(L, 1);
  if (w == NULL || lua_rawlen(L, 1) != sizeof *w) return 0;
  close_page(w);
  g_clear_object(&w->document);
  g_clear_error(&w->error);
  pdf_rulings_close(w->rulings);
  if (w->bytes != NULL) g_bytes_unref(w->bytes);
  if (w->drawn.areas != NULL) g_array_free(w->drawn.areas, TRUE);
  if (w->drawn.marks != NULL) g_array_free(w->drawn.marks, TRUE);
  if (w->faces != NULL) g_hash_table_destroy(w->faces);
  if (w->out != NULL) g_string_free(w->out, TRUE);
  if (w->run != NULL) g_string_free(w->run, TRUE);
  memset(w, 0, sizeof *w);
  return 0;
}

static work *new_work(lua_State *L) {
  work *w = lua_newuserdata(L, sizeof *w);
  memset(w, 0, sizeof *w);
  if (luaL_newmetatable(L, work_name)) {
    lua_pushcfunction(L, release);
    lua_setfield(L, -2, "__gc");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
  }
  lua_setmetatable(L, -2);
  return w;
}

/* --- runs -------------------------------------------------------------- */

/* How heavy a face is, by the words in its name; 400 is regular. */
static int weight_of(const char *name) {
  static const struct {
    const char *word;
    int weight;
  } words[] = {{"semibold", 600}, {"demi", 600},  {"extrabold", 800},
               {"bold", 700},     {"black", 900}, {"heavy", 900},
               {"medium", 500},   {"light", 300}, {"thin", 100}};
  char *small = g_ascii_strdown(name, -1);
  int weight = 400;
  for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
    if (strstr(small, words[i].word) != NULL) {
      weight = words[i].weight;
      break;
    }
  g_free(small);
  return weight;
}

/* The number of a face. A subset's letters before its name, ABCDEF+Name, are
** left out; beyond MOST_FACES all others are one. */
static int face_of(work *w, const char *name) {
  const char *plus = strchr(name, '+');
  if (*name == '\0') return 0;
  if (plus == name + 6) name = plus + 1;
  gpointer known = g_hash_table_lookup(w->faces, name);
  if (known != NULL) return GPOINTER_TO_INT(known);
  int number = (int)g_hash_table_size(w->faces) + 1;
  if (number <= MOST_FACES)
    g_hash_table_insert(w->faces, g_strdup(name), GINT_TO_POINTER(number));
  return number;
}

/* In hundredths, whatever the locale. */
static void put_number(GString *out, double value) {
  if (!(value > -FARTHEST)) value = -FARTHEST;
  if (value > FARTHEST) value = FARTHEST;
  long n = (long)(value * 100 + (value < 0 ? -.5 : .5));
  g_string_append_printf(out, " %s%ld.%02ld", n < 0 ? "-" : "", labs(n) / 100,
                         labs(n) % 100);
}

/* The type of the glyphs up to `end`. A Type 3 font has no name, and its size
** poppler can only guess at: `scale` is what that guess is to be multiplied by. */
typedef struct type {
  double size;
  double scale;
  int weight, face;
  int end;
  gboolean guessed;
} type;

/* A run in the making, and whether there is one; its text is the work's. */
typedef struct run {
  gboolean begun;
  PopplerRectangle box;
} run;

/* The character of that shape, of a radical: some writers name 日 U+2F47. */
static gunichar whole_of(gunichar c) {
  gunichar whole;
  if (c < 0x2E80 || c > 0x2FDF) return c;
  return g_unichar_fully_decompose(c, TRUE, &whole, 1) == 1 ? whole : c;
}

/* What a glyph says. Where a font has one glyph for two characters, some writers
** name the wrong one: a narrow full-width letter or digit is none, and a dash of
** two or three characters stands for so many. */
static void add_glyph(GString *text, gunichar c, double width, double size) {
  gboolean wide = c >= 0xFF01 && c <= 0xFF5E;
  if (wide && width < NARROW * size &&
      (g_ascii_isalnum((char)(c - 0xFEE0)) || c == 0xFF05 || c == 0xFF0E))
    c -= 0xFEE0;
  if (c == 0x2E3A || c == 0x2E3B)
    g_string_append(text, c == 0x2E3A ? "——" : "———");
  else
    g_string_append_unichar(text, whole_of(c));
}

static void put_run(work *w, run *r, const type *t) {
  if (!r->begun) return;
  g_string_append(w->out, "run");
  double scale = t->guessed ? t->scale : 1;
  double lower = GUESSED_ASCENT * t->size * (1 - scale);
  put_number(w->out, r->box.x1);
  put_number(w->out, r->box.y1 + lower);
  put_number(w->out, r->box.x2 - r->box.x1);
  put_number(w->out, (r->box.y2 - r->box.y1) * scale);
  put_number(w->out, t->size * scale);
  g_string_append_printf(w->out, " %d %d ", t->weight, t->face);
  g_string_append_len(w->out, w->run->str, w->run->len);
  g_string_append_c(w->out, '\n');
  g_string_truncate(w->run, 0);
  r->begun = FALSE;
}

/* Whether the glyph at `box` goes on with the run. */
static gboolean goes_on(const run *r, const PopplerRectangle *box,
                        const type *t) {
  double gap = box->x1 - r->box.x2;
  double rise = (box->y1 + box->y2 - r->box.y1 - r->box.y2) / 2;
  return gap < WIDEST_GAP * t->size && gap > -OVERLAP * t->size &&
         rise < OVERLAP * t->size && rise > -OVERLAP * t->size;
}

/* The last mark of that line, up to x, or NULL. */
static const mark *find_mark(const GArray *marks, double line, double x) {
  guint low = 0, high = marks->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    const mark *m = &g_array_index(marks, mark, middle);
    double here = floor(m->y);
    if (here < line || (here == line && m->x <= x))
      low = middle + 1;
    else
      high = middle;
  }
  if (low == 0) return NULL;
  const mark *m = &g_array_index(marks, mark, low - 1);
  return floor(m->y) == line ? m : NULL;
}

/* The name of the Type 3 font that a glyph is set in, or NULL. */
static const char *font_at(const work *w, const PopplerRectangle *box,
                           const type *t) {
  double baseline = box->y1 + GUESSED_ASCENT * t->size;
  const mark *best = NULL;
  for (int i = -1; i <= 1; i++) {
    const mark *m =
        find_mark(w->drawn.marks, floor(baseline) + i, box->x1 + ASIDE);
    if (m != NULL && fabs(m->y - baseline) < ASIDE &&
        (best == NULL || m->x > best->x))
      best = m;
  }
  return best == NULL ? NULL : pdf_rulings_font(w->rulings, best->font);
}

/* A list's attributes, one after the other. */
static GList *next_type(work *w, GList *at, type *t) {
  const PopplerTextAttributes *found = at->data;
  const char *name = found->font_name != NULL ? found->font_name : "";
  if (strcmp(name, "Default") == 0 || *name == '[') name = "";
  t->size = found->font_size > 0 ? found->font_size : 0;
  t->weight = weight_of(name);
  t->face = face_of(w, name);
  t->end = found->end_index;
  t->guessed = *name == '\0';
  return at->next;
}

static gboolean is_han(gunichar c) {
  return c >= 0x4E00 && c < 0xA000;
}

/* What the guessed sizes are to be multiplied by: a Han character is as wide as
** its type is large, or wider where a line is spaced out. */
static double scale_of(work *w, guint count) {
  guint seen[SCALES] = {0}, all = 0, below = 0;
  const char *at = w->text;
  type t = {.end = -1};
  GList *types = w->types;
  for (guint i = 0; i < count && *at != '\0'; i++, at = g_utf8_next_char(at)) {
    while ((int)i > t.end && types != NULL)
      types = next_type(w, types, &t);
    if (!t.guessed || t.size <= 0 || !is_han(g_utf8_get_char(at))) continue;
    double step = (w->boxes[i].x2 - w->boxes[i].x1) / t.size * SCALES / 2;
    if (!(step >= 1 && step < SCALES)) continue;
    seen[(int)step]++;
    all++;
  }
  if (all == 0) return 1;
  for (int i = 0; i < SCALES; i++) {
    below += seen[i];
    if (below * LEAST_SHARE >= all) return (i + .5) * 2 / SCALES;
  }
  return 1;
}

static void put_runs(work *w, guint count) {
  const char *at = w->text;
  GList *types = w->types;
  type t = {.weight = 400, .end = -1, .scale = scale_of(w, count)};
  run r = {FALSE, {0, 0, 0, 0}};
  for (guint i = 0; i < count && *at != '\0'; i++) {
    const char *next = g_utf8_next_char(at);
    gunichar c = g_utf8_get_char(at);
    const PopplerRectangle *box = &w->boxes[i];
    while ((int)i > t.end && types != NULL) {
      put_run(w, &r, &t);
      types = next_type(w, types, &t);
    }
    const char *name =
        t.guessed && w->drawn.marks->len > 0 ? font_at(w, box, &t) : NULL;
    if (name != NULL && face_of(w, name) != t.face) {
      put_run(w, &r, &t);
      t.weight = weight_of(name);
      t.face = face_of(w, name);
    }
    gboolean blank =
        g_unichar_isspace(c) || g_unichar_iscntrl(c) || c == 0xFEFF;
    if (blank) {
      put_run(w, &r, &t);
    } else if (r.begun && goes_on(&r, box, &t)) {
      if (box->x2 > r.box.x2) r.box.x2 = box->x2;
      if (box->y1 < r.box.y1) r.box.y1 = box->y1;
      if (box->y2 > r.box.y2) r.box.y2 = box->y2;
    } else {
      put_run(w, &r, &t);
      r = (run){TRUE, *box};
    }
    if (!blank) {
      double size = t.size * (t.guessed ? t.scale : 1);
      add_glyph(w->run, c, box->x2 - box->x1, size);
    }
    at = next;
  }
  put_run(w, &r, &t);
}

/* --- pages ------------------------------------------------------------- */

static int fail(lua_State *L, const char *message, const char *code) {
  lua_pushnil(L);
  lua_pushstring(L, message);
  lua_pushstring(L, code);
  return 3;
}

static gint by_line(gconstpointer a, gconstpointer b) {
  const mark *one = a, *other = b;
  double line = floor(one->y), other_line = floor(other->y);
  if (line != other_line) return line < other_line ? -1 : 1;
  return one->x < other->x ? -1 : one->x > other->x;
}

/* Adds what is drawn on the page: thin areas are rules, others boxes. */
static void put_areas(work *w, int index) {
  PopplerRectangle crop;
  if (w->rulings == NULL) return;
  poppler_page_get_crop_box(w->page, &crop);
  view seen = {crop.x1, crop.y1, crop.x2, crop.y2, 0};
  g_array_set_size(w->drawn.areas, 0);
  g_array_set_size(w->drawn.marks, 0);
  pdf_rulings_read(w->rulings, index, &seen, &w->drawn);
  g_array_sort(w->drawn.marks, by_line);
  for (guint i = 0; i < w->drawn.areas->len; i++) {
    const area *a = &g_array_index(w->drawn.areas, area, i);
    double width = a->right - a->left, height = a->bottom - a->top;
    gboolean thin = MIN(width, height) <= PDF_THICKEST;
    g_string_append(w->out, thin ? "rule" : "box");
    put_number(w->out, a->left);
    put_number(w->out, a->top);
    put_number(w->out, width);
    put_number(w->out, height);
    g_string_append_c(w->out, '\n');
  }
}

/* Adds page `index`; NULL or what is the matter. */
static const char *put_page(work *w, int index) {
  double width, height;
  guint count = 0;
  w->page = poppler_document_get_page(w->document, index);
  if (w->page == NULL) return "the PDF is broken: it lacks a page";
  poppler_page_get_size(w->page, &width, &height);
  g_string_append_printf(w->out, "page %d", index + 1);
  put_number(w->out, width);
  put_number(w->out, height);
  g_string_append_c(w->out, '\n');
  put_areas(w, index);
  w->text = poppler_page_get_text(w->page);
  if (w->text != NULL && *w->text != '\0' &&
      poppler_page_get_text_layout(w->page, &w->boxes, &count)) {
    if (count > MOST_GLYPHS) return "a page of the PDF has too many glyphs";
    w->types = poppler_page_get_text_attributes(w->page);
    put_runs(w, count);
  }
  close_page(w);
  return NULL;
}

static int open_document(lua_State *L, work *w, const char *bytes,
                         size_t size) {
  if (size > MOST_BYTES) return fail(L, "the PDF is too large", "limit");
  w->bytes = g_bytes_new_static(bytes, size);
  w->document = poppler_document_new_from_bytes(w->bytes, NULL, &w->error);
  if (w->document != NULL) return 0;
  if (g_error_matches(w->error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    return fail(L,
                "the PDF is encrypted, and opens with a password only; "
                "save it without one",
                "encoding");
  return fail(L, "the PDF is broken; fetch or export it anew", "format");
}

/* pdf.runs(bytes) -> the runs of its pages, as text | nil, message, code */
static int pdf_runs(lua_State *L) {
  size_t size;
  const char *bytes = luaL_checklstring(L, 1, &size);
  lua_settop(L, 1);
  work *w = new_work(L);
  int failed = open_document(L, w, bytes, size);
  if (failed != 0) return failed;
  int count = poppler_document_get_n_pages(w->document);
  if (count < 1) return fail(L, "the PDF has no page", "format");
  if (count > MOST_PAGES)
    return fail(L, "the PDF has too many pages; part it", "limit");
  w->faces = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  w->out = g_string_new(NULL);
  w->run = g_string_new(NULL);
  w->drawn.areas = g_array_new(FALSE, FALSE, sizeof(area));
  w->drawn.marks = g_array_new(FALSE, FALSE, sizeof(mark));
  w->rulings = pdf_rulings_open(bytes, size, count);
  for (int i = 0; i < count; i++) {
    const char *problem = put_page(w, i);
    if (problem != NULL)
      return fail(L, problem, w->page == NULL ? "format" : "limit");
  }
  lua_pushlstring(L, w->out->str, w->out->len);
  return 1;
}

__attribute__((visibility("default"))) int luaopen_bulletin_pdf(lua_State *L);

int luaopen_bulletin_pdf(lua_State *L) {
  lua_newtable(L);
  lua_pushcfunction(L, pdf_runs);
  lua_setfield(L, -2, "runs");
  lua_pushstring(L, poppler_get_version());
  lua_setfield(L, -2, "poppler");
  lua_pushboolean(L, pdf_rulings_known());
  lua_setfield(L, -2, "rules"); /* whether it sees them */
  return 1;
}

/* Searches beside a scan of the texts; the same answers from an engine that is
** near and one that is far; and how often the far one is asked. */
#include "check.h"
#include "engine.h"
#include "random.h"

#include "index/batch.h"
#include "index/collect.h"

enum { ARTICLES = 400, LONGEST = 80 };

static char headlines[ARTICLES][LONGEST * 3 + 1],
    bodies[ARTICLES][LONGEST * 3 + 1];
static const char *const hanzi[] = {"春", "耕", "夏", "收", "秋", "种", "水",
                                    "田", "山", "林", "城", "乡", "路", "桥",
                                    "河", "湖", "牛", "羊", "花", "果", "车"};
enum { HANZI = sizeof hanzi / sizeof *hanzi };

static void make_text(char *out, size_t size) {
  *out = '\0';
  for (; size > 0; size--)
    strcat(out, hanzi[random_below(HANZI)]);
}

/* Batches of fifty: most phrases are rare enough for the texts to decide. */
static void fill(memory_engine *rows, const bul_engine *engine) {
  bulletin_error error;
  bul_batch batch;
  bul_batch_init(&batch, NULL);
  for (size_t a = 0; a < ARTICLES; a++) {
    int64_t revision = (int64_t)a + 1;
    bul_batch_begin(&batch, revision, revision, (int32_t)(a % 30), &error);
    bul_batch_headline(&batch, bulletin_text_of(headlines[a]), &error);
    bul_batch_text(&batch, bulletin_text_of(bodies[a]), &error);
    CHECK(bul_batch_end(&batch, &error) == BULLETIN_OK);
    engine_add_text(rows, revision, headlines[a], bodies[a]);
    if (a % 50 == 49) CHECK(!bul_batch_write(&batch, engine, &error));
  }
  bul_batch_free(&batch);
}

static void search(bul_answers *out, bul_index *index, const char *text,
                   int order, size_t limit, size_t offset) {
  bul_arena arena;
  bul_query query;
  bulletin_error error;
  bul_arena_init(&arena, NULL);
  CHECK(!bul_query_read(&query, bulletin_text_of(text), &arena, &error));
  bul_request request = {.query = &query,
                         .order = order,
                         .limit = limit,
                         .offset = offset,
                         .from = BUL_NO_DAY,
                         .to = INT32_MAX};
  CHECK(bul_index_refresh(index, &error) == BULLETIN_OK);
  CHECK(bul_collect(out, index, &request, &error) == BULLETIN_OK);
  bul_arena_free(&arena);
}

static void check_scan(const bul_answers *all, const char *word) {
  size_t at = 0;
  for (size_t a = 0; a < ARTICLES; a++) {
    bool there =
        strstr(headlines[a], word) != NULL || strstr(bodies[a], word) != NULL;
    bool found = at < all->count && all->items[at].hit.id == (int64_t)a + 1;
    CHECK(there == found);
    at += found;
  }
  CHECK(at == all->count);
}

/* --- whole queries ----------------------------------------------------- */

static const char *const tags[] = {"农业", "水利", "林业", "无人用"};
static bool tagged[ARTICLES][4];

static void file_articles(memory_engine *rows) {
  for (size_t a = 0; a < ARTICLES; a++)
    for (size_t t = 0; t < 3; t++)
      if (tagged[a][t]) engine_file(rows, "tag", tags[t], (int64_t)a + 1);
}

typedef struct term {
  char kind; /* w: word, h: headline:, t: tag:, d: date: */
  char word[LONGEST];
  uint32_t tag, from, to;
} term;

static bool term_holds(const term *t, size_t a) {
  uint32_t day = (uint32_t)(a % 30);
  switch (t->kind) {
  case 'w':
    return strstr(headlines[a], t->word) != NULL ||
           strstr(bodies[a], t->word) != NULL;
  case 'h':
    return strstr(headlines[a], t->word) != NULL;
  case 't':
    return tagged[a][t->tag];
  default:
    return t->from <= day && day <= t->to;
  }
}

static void make_term(term *out, char *text, size_t room) {
  static const char kinds[] = "wwwhhttd";
  *out = (term){.kind = kinds[random_below(8)],
                .tag = random_below(4),
                .from = random_below(30)};
  out->to = out->from + random_below(30 - out->from);
  make_text(out->word, 1 + random_below(3));
  if (out->kind == 'w') snprintf(text, room, "%s", out->word);
  if (out->kind == 'h') snprintf(text, room, "headline:“%s”", out->word);
  if (out->kind == 't') snprintf(text, room, "Tag：%s", tags[out->tag]);
  if (out->kind == 'd') /* day 0 is the first of 1970 */
    snprintf(text, room, "date:1970-01-%02u..1970-01-%02u", out->from + 1,
             out->to + 1);
}

typedef struct expression {
  struct {
    bool negative;
    size_t size;
    term terms[3];
  } clauses[4];
  size_t count;
  char text[2000];
} expression;

static void make_expression(expression *out) {
  out->text[0] = '\0';
  out->count = 1 + random_below(4);
  for (size_t c = 0; c < out->count; c++) {
    out->clauses[c].negative = c > 0 && random_below(3) == 0;
    out->clauses[c].size = out->clauses[c].negative ? 1 : 1 + random_below(3);
    strcat(out->text, out->clauses[c].negative ? " -" : " ");
    for (size_t t = 0; t < out->clauses[c].size; t++) {
      char text[400];
      make_term(&out->clauses[c].terms[t], text, sizeof text);
      if (t > 0) strcat(out->text, " OR ");
      strcat(out->text, text);
    }
  }
}

static bool expression_holds(const expression *e, size_t a) {
  for (size_t c = 0; c < e->count; c++) {
    bool any = false;
    for (size_t t = 0; t < e->clauses[c].size; t++)
      any |= term_holds(&e->clauses[c].terms[t], a);
    if (any == e->clauses[c].negative) return false;
  }
  return true;
}

static bool same_answers(const bul_answers *a, const bul_answers *b) {
  bool same = a->count == b->count;
  for (size_t i = 0; same && i < a->count; i++)
    same = a->items[i].hit.id == b->items[i].hit.id &&
           a->items[i].hit.score == b->items[i].hit.score;
  return same;
}

/* Every query of the language, beside its meaning. */
static void test_expressions(bul_index *near_index, bul_index *far_index,
                             memory_engine *far_rows) {
  bul_answers all, near_best, far_best;
  bul_answers_init(&all, NULL);
  bul_answers_init(&near_best, NULL);
  bul_answers_init(&far_best, NULL);
  size_t answers = 0;
  for (int round = 0; round < 600; round++) {
    static expression e;
    make_expression(&e);
    search(&all, near_index, e.text, BULLETIN_BY_ID, SIZE_MAX, 0);
    size_t at = 0, wrong = 0;
    for (size_t a = 0; a < ARTICLES; a++) {
      bool found = at < all.count && all.items[at].hit.id == (int64_t)a + 1;
      wrong += found != expression_holds(&e, a);
      at += found;
    }
    CHECK(wrong == 0 && at == all.count);
    if (wrong > 0) fprintf(stderr, "%s\n", e.text);
    answers += at;
    search(&near_best, near_index, e.text, BULLETIN_BY_RANK, 20, 0);
    engine_forget_calls(far_rows);
    search(&far_best, far_index, e.text, BULLETIN_BY_RANK, 20, 0);
    CHECK(same_answers(&near_best, &far_best));
    CHECK(far_rows->generations == 1 && far_rows->lists <= 1 &&
          far_rows->filings <= 1);
    CHECK(engine_calls(far_rows) <= 3 + far_rows->readings);
    search(&all, near_index, e.text, BULLETIN_BY_RANK, SIZE_MAX, 0);
    if (all.count > 20) all.count = 20;
    CHECK(same_answers(&all, &near_best));
  }
  CHECK(answers > 600);
  bul_answers_free(&all);
  bul_answers_free(&near_best);
  bul_answers_free(&far_best);
}

int main(void) {
  for (size_t a = 0; a < ARTICLES; a++) {
    make_text(headlines[a], random_below(9));
    make_text(bodies[a], random_below(LONGEST));
    for (size_t t = 0; t < 3; t++)
      tagged[a][t] = random_below(4) == 0;
  }
  memory_engine near_rows = {0}, far_rows = {0};
  const bul_engine near_engine = engine_of(&near_rows, false);
  const bul_engine far_engine = engine_of(&far_rows, true);
  fill(&near_rows, &near_engine);
  fill(&far_rows, &far_engine);
  file_articles(&near_rows);
  file_articles(&far_rows);
  bul_index near_index, far_index;
  bul_index_init(&near_index, &near_engine, NULL);
  bul_index_init(&far_index, &far_engine, NULL);
  bul_answers all, near_best, far_best, part;
  bul_answers_init(&all, NULL);
  bul_answers_init(&near_best, NULL);
  bul_answers_init(&far_best, NULL);
  bul_answers_init(&part, NULL);
  search(&far_best, &far_index, "春", BULLETIN_BY_ID, SIZE_MAX, 0);
  size_t decided = 0;
  for (int round = 0; round < 300; round++) {
    char word[LONGEST], phrase[LONGEST + 4];
    make_text(word, 1 + random_below(5));
    snprintf(phrase, sizeof phrase, "%s%s", word, random_below(2) ? "" : " 山");
    search(&all, &near_index, word, BULLETIN_BY_ID, SIZE_MAX, 0);
    check_scan(&all, word);
    search(&near_best, &near_index, phrase, BULLETIN_BY_RANK, 20, 0);
    engine_forget_calls(&far_rows);
    search(&far_best, &far_index, phrase, BULLETIN_BY_RANK, 20, 0);
    /* Has anything changed, all lists at once, and the texts that decide. */
    CHECK(far_rows.generations == 1 && far_rows.lists == 1);
    CHECK(far_rows.readings <= 1);
    CHECK(engine_calls(&far_rows) == 2 + far_rows.readings);
    decided += (size_t)far_rows.readings;
    CHECK(same_answers(&near_best, &far_best));
    /* The best of all are the best, and a part of them is that part. */
    search(&all, &near_index, phrase, BULLETIN_BY_RANK, SIZE_MAX, 0);
    CHECK(near_best.count == (all.count < 20 ? all.count : 20));
    all.count = near_best.count;
    CHECK(same_answers(&all, &near_best));
    search(&part, &near_index, phrase, BULLETIN_BY_RANK, 5, 3);
    for (size_t i = 0; i < part.count; i++)
      CHECK(i + 3 < all.count &&
            part.items[i].hit.id == all.items[i + 3].hit.id);
  }
  CHECK(decided > 50);
  test_expressions(&near_index, &far_index, &far_rows);
  bul_answers_free(&all);
  bul_answers_free(&near_best);
  bul_answers_free(&far_best);
  bul_answers_free(&part);
  bul_index_clear(&near_index);
  bul_index_clear(&far_index);
  engine_free(&near_rows);
  engine_free(&far_rows);
  return check_done();
}

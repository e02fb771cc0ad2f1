/* Words, entities and keywords of the core: what holds for any text, linear
** time, and every allocation failing in turn. */
#include "check.h"

#include "bulletin.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* --- any text ---------------------------------------------------------- */

static bool is_space(unsigned char c) { return c <= ' '; }

/* The words of ASCII-spaced text are all of it but the white space. */
static void covers(bulletin_text text) {
  bulletin_words words;
  bulletin_error error;
  if (bulletin_words_read(&words, text, NULL, 0, NULL, &error) != BULLETIN_OK) {
    CHECK(!"text that is UTF-8 is read");
    return;
  }
  size_t at = 0;
  bool whole = true;
  for (size_t i = 0; i < words.count; i++) {
    const bulletin_word *w = &words.items[i];
    while (at < w->span.start && is_space((unsigned char)text.data[at])) at++;
    whole = whole && at == w->span.start && w->span.end > w->span.start;
    at = w->span.end;
  }
  while (at < text.size && is_space((unsigned char)text.data[at])) at++;
  CHECK(whole && at == text.size);
  bulletin_words_free(&words);
  bulletin_words_free(&words);
}

static char *repeat(const char *unit, size_t size) {
  size_t step = strlen(unit);
  char *text = malloc(size + step);
  if (text == NULL) abort();
  size_t at = 0;
  for (; at < size; at += step) memcpy(text + at, unit, step);
  text[at] = '\0';
  return text;
}

static void coverage(void) {
  static const char *const units[] = {
      "的", "一", "国", "斯", "〇", "1", "1,", "a", "a.", "-", "—", "《", "》",
      "中国人民解放军", "王", "百分之", "第", "第1", "记者王", "市", "公司",
      "阿·", "中、", "2001年1月1日", "\xF0\xA0\x80\x80", "é", "日本の", "　"};
  covers(bulletin_text_of(""));
  covers(bulletin_text_of(" \n\t"));
  for (size_t i = 0; i < sizeof units / sizeof *units - 1; i++) {
    char *text = repeat(units[i], 5000);
    covers(bulletin_text_of(text));
    covers(bulletin_text_of(units[i]));
    free(text);
  }
}

/* --- time -------------------------------------------------------------- */

static double seconds(const char *unit, size_t size) {
  char *text = repeat(unit, size);
  clock_t start = clock();
  bulletin_error error;
  bulletin_entities *entities;
  bulletin_keywords *keywords;
  bulletin_text t = bulletin_text_of(text);
  CHECK(bulletin_entities_read(&entities, t, NULL, NULL, &error) == BULLETIN_OK);
  bulletin_entities_free(entities);
  CHECK(bulletin_keywords_read(&keywords, t, 0, 10, NULL, NULL, &error) ==
        BULLETIN_OK);
  bulletin_keywords_free(keywords);
  free(text);
  return (double)(clock() - start) / CLOCKS_PER_SEC;
}

/* Eight times the text takes no more than some twenty times as long (eight,
** but for what a busy machine adds). */
static void linear(void) {
  static const char *const units[] = {"国", "斯", "中、", "王", "公司", "a.",
                                      "《", "市", "记者王小红", "阿·"};
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
    double small = seconds(units[i], 40000);
    double large = seconds(units[i], 320000);
    CHECK(large < 0.05 + small * 20);
  }
}

/* --- failing memory ---------------------------------------------------- */

typedef struct failing {
  size_t left, blocks;
  bool failed;
} failing;

static void *failing_resize(void *context, void *block, size_t old_size,
                            size_t new_size) {
  failing *f = context;
  if (new_size == 0) {
    f->blocks -= block != NULL;
    free(block);
    return NULL;
  }
  if (new_size > old_size) {
    if (f->left == 0) {
      f->failed = true;
      return NULL;
    }
    f->left--;
  }
  void *moved = realloc(block, new_size);
  if (moved != NULL) f->blocks += block == NULL;
  return moved;
}

static const char news[] =
    "记者 李红梅 二七区委副书记、区长苏建设和王立岩社区居民井长安来到北京大学，"
    "参观《清明上河图》。中美两国的企业家比尔·盖茨、中国足协访华。井长安说：“老邻居”";

/* Runs everything with the allocation after `left` others failing; returns
** whether one did. */
static bool run(size_t left) {
  failing f = {.left = left};
  bulletin_allocator a = {.resize = failing_resize, .context = &f};
  bulletin_error error = {0};
  bulletin_text text = bulletin_text_of(news);
  bulletin_text none = {NULL, 0};
  bulletin_lexicon *lexicon;
  int status = bulletin_lexicon_new(&lexicon, &a, &error);
  if (status == BULLETIN_OK)
    status = bulletin_lexicon_add(lexicon, bulletin_text_of("老邻居"), none,
                                  &error);
  bulletin_entities *entities = NULL;
  if (status == BULLETIN_OK)
    status = bulletin_entities_read(&entities, text, lexicon, &a, &error);
  bulletin_keywords *keywords = NULL;
  if (status == BULLETIN_OK)
    status = bulletin_keywords_read(&keywords, text, 0, 5, lexicon, &a, &error);
  CHECK(status == (f.failed ? BULLETIN_NOMEM : BULLETIN_OK));
  bulletin_keywords_free(keywords);
  bulletin_entities_free(entities);
  bulletin_lexicon_free(lexicon);
  CHECK(f.blocks == 0);
  return f.failed;
}

static void memory(void) {
  size_t left = 0;
  while (run(left)) left++;
  CHECK(left > 10);
}

/* --- words of the caller's --------------------------------------------- */

static void lexicon(void) {
  bulletin_lexicon *l;
  bulletin_error error;
  bulletin_text none = {NULL, 0};
  CHECK(bulletin_lexicon_new(&l, NULL, &error) == BULLETIN_OK);
  CHECK(bulletin_lexicon_add(l, bulletin_text_of("\xE4\xBA"), none, &error) ==
        BULLETIN_ENCODING);
  char *longer = repeat("词", 300);
  CHECK(bulletin_lexicon_add(l, bulletin_text_of(longer), none, &error) ==
        BULLETIN_LIMIT);
  free(longer);
  CHECK(bulletin_lexicon_add(l, bulletin_text_of("  "), none, &error) == 0);
  for (uint32_t i = 0; i < 3000; i++) {
    char word[16];
    snprintf(word, sizeof word, "词%u语", (unsigned)i);
    CHECK(bulletin_lexicon_add(l, bulletin_text_of(word), none, &error) == 0);
  }
  /* More words than a segmenter has room for, side by side. */
  char *text = repeat("词7语词2999语", 60000);
  bulletin_words words;
  CHECK(bulletin_words_read(&words, bulletin_text_of(text), l, 0, NULL,
                            &error) == BULLETIN_OK);
  CHECK(words.count == strlen(text) / strlen("词7语词2999语") * 2);
  bulletin_words_free(&words);
  free(text);
  bulletin_lexicon_free(l);
  bulletin_lexicon_free(NULL);
}

static void encoding(void) {
  bulletin_error error;
  bulletin_entities *entities;
  bulletin_text bad = bulletin_text_of("二七区\n\xFF");
  CHECK(bulletin_entities_read(&entities, bad, NULL, NULL, &error) ==
        BULLETIN_ENCODING);
  CHECK(entities == NULL && error.line == 2 && error.byte == 11);
}

int main(void) {
  coverage();
  linear();
  memory();
  lexicon();
  encoding();
/* The calendar; and that each reading survives any allocation that fails. */
#include "check.h"

#include "reading/calendar.h"
#include "reading/numeral.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool lunar_is(int year, int month, bool leap, int day, const char *as) {
  int32_t found;
  char printed[11];
  if (!bul_lunar_day(&found, year, month, leap, day)) return false;
  bul_day_print(printed, found);
  return strcmp(printed, as) == 0;
}

static void calendar(void) {
  for (int32_t day = -200000; day < 60000; day += 7) {
    bul_civil c = bul_day_civil(day);
    if (bul_day(c.year, c.month, c.day) != day) CHECK(!"days go out and back");
  }
  CHECK(bul_day(1970, 1, 1) == 0 && bul_day(2000, 3, 1) == 11017);
  CHECK(bul_weekday(bul_day(2020, 7, 20)) == 1);
  CHECK(bul_weekday(bul_day(1949, 10, 1)) == 6);
  CHECK(!bul_day_valid(2019, 2, 29) && bul_day_valid(2020, 2, 29));
  CHECK(bul_day_add_months(bul_day(2020, 3, 31), -1) == bul_day(2020, 2, 29));
  int32_t day;
  CHECK(!bul_day_parse(&day, bulletin_text_of("2020-02-30")));
  CHECK(!bul_day_parse(&day, bulletin_text_of("2020-2-3")));
  CHECK(bul_day_parse(&day, bulletin_text_of("0001-01-01")));

  /* New years and leap months that almanacs printed. */
  CHECK(lunar_is(1900, 1, false, 1, "1900-01-31"));
  CHECK(lunar_is(1949, 8, false, 10, "1949-10-01"));
  CHECK(lunar_is(2020, 1, false, 1, "2020-01-25"));
  CHECK(lunar_is(2020, 4, true, 1, "2020-05-23"));
  CHECK(lunar_is(2023, 2, true, 1, "2023-03-22"));
  CHECK(lunar_is(2033, 11, true, 1, "2033-12-22"));
  CHECK(lunar_is(2025, 8, false, 15, "2025-10-06"));
  CHECK(lunar_is(2019, 12, false, 30, "2020-01-24"));
  CHECK(!lunar_is(2021, 4, true, 1, "") && !lunar_is(2101, 1, false, 1, ""));
  CHECK(bul_qingming(&day, 2008) && day == bul_day(2008, 4, 4));
  /* Every year's months reach the next year's first day. */
  int32_t first, next;
  for (int y = 1900; y < 2100; y++) {
    bul_lunar_day(&first, y, 1, false, 1);
    bul_lunar_day(&next, y + 1, 1, false, 1);
    for (int m = 1; m <= 12; m++)
      first += bul_lunar_month_days(y, m, false) +
               bul_lunar_month_days(y, m, true);
    if (first != next) CHECK(!"a lunar year ends where the next begins");
  }
}

/* A numeral's value, or -1. */
static double value_of(const char *text, double *max) {
  bulletin_allocator allocator = bul_allocator(NULL);
  bul_glyphs g;
  bul_glyphs_init(&g, &allocator);
  size_t next;
  bul_numeral n = {0};
  bool found = bul_glyphs_line(&g, bulletin_text_of(text), 0, &next) &&
               bul_numeral_read(&n, &g, BUL_GLYPH_PAD) && n.end == g.end;
  bul_glyphs_free(&g);
  *max = n.max;
  return found ? n.value : -1;
}

static void numerals(void) {
  double max;
  static const struct {
    const char *text;
    double value;
  } cases[] = {
      {"12335", 12335},      {"1,381,919", 1381919}, {"2.5万", 25000},
      {"3亿5千万", 3.5e8},   {"十", 10},             {"十五", 15},
      {"二十", 20},          {"一百二", 120},        {"一百二十", 120},
      {"一百〇二", 102},     {"三万五", 35000},      {"两千零一", 2001},
      {"一亿二千万", 1.2e8}, {"二〇二五", 2025},     {"三点一四", 3.14},
      {"廿三", 23},          {"３０００", 3000},     {"三千多万", 3e7},
      {"两万亿", 2e12},      {"1.2万亿", 1.2e12},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    if (value_of(cases[i].text, &max) != cases[i].value)
      CHECK(!cases[i].text);
    else
      CHECK(cases[i].text);
  CHECK(value_of("三四十", &max) == 30 && max == 40);
  CHECK(value_of("七八百万", &max) == 7e6 && max == 8e6);
  CHECK(value_of("十五六", &max) == 15 && max == 16);
}

/* --- memory ---------------------------------------------------------------- */

typedef struct ration {
  size_t left, held;
} ration;

static void *resize(void *context, void *block, size_t old_size,
                    size_t new_size) {
  ration *r = context;
  if (new_size == 0) {
    r->held -= old_size;
    free(block);
    return NULL;
  }
  if (r->left == 0) return NULL;
  r->left--;
  void *moved = realloc(block, new_size);
  if (moved != NULL) r->held += new_size - (block == NULL ? 0 : old_size);
  return moved;
}

static const char sample[] =
    "会议要求：一是2020年7月18日前招募志愿者300名；二是每周四上午开展活动。\n"
    "（一）组织“老邻居”队伍。\n（二）捐助物资2万余元，同比增长13.7%。\n"
    "昨日，臺灣區長說頭髮。近日，三个方面的工作都有了进展。";

typedef int (*reading)(const bulletin_allocator *, bulletin_error *);

static int read_dates(const bulletin_allocator *a, bulletin_error *e) {
  bulletin_dates out;
  int status = bulletin_find_dates(&out, BUL_TEXT(sample),
                                   BUL_TEXT("2020-07-20"), a, e);
  bulletin_dates_free(&out);
  bulletin_dates_free(&out);
  return status;
}

static int read_figures(const bulletin_allocator *a, bulletin_error *e) {
  bulletin_figures out;
  int status = bulletin_find_figures(&out, BUL_TEXT(sample), 0, a, e);
  bulletin_figures_free(&out);
  return status;
}

static int read_points(const bulletin_allocator *a, bulletin_error *e) {
  bulletin_points out;
  int status = bulletin_find_points(&out, BUL_TEXT(sample), a, e);
  bulletin_points_free(&out);
  return status;
}

static int read_summary(const bulletin_allocator *a, bulletin_error *e) {
  bulletin_summary out;
  int status = bulletin_summarize(&out, BUL_TEXT(sample), 0, 2, 0, a, e);
  bulletin_summary_free(&out);
  return status;
}

static int read_similarity(const bulletin_allocator *a, bulletin_error *e) {
  double out;
  return bulletin_similarity(&out, BUL_TEXT(sample), BUL_TEXT("会议"), a, e);
}

static int read_normal(const bulletin_allocator *a, bulletin_error *e) {
  bulletin_string out;
  int status = bulletin_normalize(
      &out, BUL_TEXT(sample), BULLETIN_TRADITIONAL | BULLETIN_SPACING, a, e);
  bulletin_string_free(&out);
  return status;
}

static void memory(void) {
  static const reading all[] = {read_dates,   read_figures,    read_points,
                                read_summary, read_similarity, read_normal};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    int status = BULLETIN_NOMEM;
    size_t allowed = 0;
    for (; status == BULLETIN_NOMEM && allowed < 1000; allowed++) {
      ration r = {allowed, 0};
      bulletin_allocator allocator = {resize, &r};
      bulletin_error error = {0};
      status = all[i](&allocator, &error);
      if (status != BULLETIN_OK && error.status != BULLETIN_NOMEM)
        CHECK(!"what fails says that memory ran out");
      if (r.held != 0) CHECK(!"nothing is kept");
    }
    CHECK(status == BULLETIN_OK && allowed > 1);
  }
}

int main(void) {
  calendar();
  numerals();
  memory();
  return check_done();
}

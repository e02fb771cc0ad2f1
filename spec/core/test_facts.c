/* The calendar; and that each reading survives any allocation that fails. */
#include "check.h"

#include "reading/dates/calendar.h"
#include "base/numeral.h"

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
  CHECK(bul_day_add_months(bul_day(5, 2, 28), -500) == bul_day(-37, 6, 28));
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
      first +=
          bul_lunar_month_days(y, m, false) + bul_lunar_month_days(y, m, true);
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
      {"12335", 12335},
      {"1,381,919", 1381919},
      {"2.5万", 25000},
      {"3亿5千万", 3.5e8},
      {"十", 10},
      {"十五", 15},
      {"二十", 20},
      {"一百二", 120},
      {"一百二十", 120},
      {"一百〇二", 102},
      {"三万五", 35000},
      {"两千零一", 2001},
      {"一亿二千万", 1.2e8},
      {"二〇二五", 2025},
      {"三点一四", 3.14},
      {"廿三", 23},
      {"３０００", 3000},
      {"三千多万", 3e7},
      {"两万亿", 2e12},
      {"1.2万亿", 1.2e12},
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

/* --- memory -------------------------------------------------------------- */

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
    "昨日，臺灣區長說頭髮。近日，三个方面的工作都有了进展。\n舉辦十餘場「雲端課"
    "堂」。";

typedef int (*reading)(const bulletin_allocator *, bulletin_error *);

static int read_dates(const bulletin_allocator *a, bulletin_error *e) {
  bulletin_dates out;
  int status =
      bulletin_dates_read(&out, BUL_TEXT(sample), BUL_TEXT("2020-07-20"), a, e);
  bulletin_dates_free(&out);
  bulletin_dates_free(&out);
  return status;
}

static int read_figures(const bulletin_allocator *a, bulletin_error *e) {
  bulletin_figures out;
  int status = bulletin_figures_read(&out, BUL_TEXT(sample), 0, a, e);
  bulletin_figures_free(&out);
  return status;
}

static int read_points(const bulletin_allocator *a, bulletin_error *e) {
  bulletin_points out;
  int status = bulletin_points_read(&out, BUL_TEXT(sample), a, e);
  bulletin_points_free(&out);
  return status;
}

static int read_summary(const bulletin_allocator *a, bulletin_error *e) {
  bulletin_summary out;
  int status =
      bulletin_summary_read(&out, BUL_TEXT(sample),
                            &(bulletin_summary_options){.sentences = 2}, a, e);
  bulletin_summary_free(&out);
  return status;
}

static int read_similarity(const bulletin_allocator *a, bulletin_error *e) {
  double out;
  return bulletin_similarity(&out, BUL_TEXT(sample), BUL_TEXT("会议"), a, e);
}

static int read_likeness(const bulletin_allocator *a, bulletin_error *e) {
  const bulletin_text texts[] = {BUL_TEXT(sample), BUL_TEXT("会议"),
                                 BUL_TEXT(sample)};
  double out[3];
  int status = bulletin_likeness(out, texts, 3, a, e);
  if (status == BULLETIN_OK) CHECK(out[0] == out[2] && out[0] > out[1]);
  return status;
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
                                read_summary, read_similarity, read_likeness,
                                read_normal};
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

/*
** figure_refusals.c - numbers with a unit that are not figures: addresses,
** names, idioms. See figure_read.h.
*/
#include "figure_read.h"

enum {
  /* 9点 is a time of day; an index has more points. */
  HOURS = 24,
  /* A class of students is named by its year (2022级). */
  FIRST_YEAR = 1900,
  LAST_YEAR = 2099,
  /* Things that are counted in words rather than in digits: 五道难题. */
  MOST_IN_WORDS = 20
};

bool bul_figure_stands_alone(bul_figure_finder *f, size_t first, size_t end) {
  if (!bul_line_words_read(&f->line)) return false;
  size_t from = f->glyphs.at[first] - f->line.start;
  size_t to = f->glyphs.at[end] - f->line.start;
  size_t i = bul_line_word_at(&f->line, from);
  if (i >= f->line.count) return false;
  const bulletin_word *w = &f->line.words[i];
  if (w->span.start < from) /* 上千, 近百 are words of their own */
    return w->form == BULLETIN_WORD_NUMBER ||
           (bul_in(f->glyphs.c[first - 1], U"近上约数") &&
            w->span.start + f->line.start == f->glyphs.at[first - 1]);
  if (w->span.end <= to) return true;
  return w->form == BULLETIN_WORD_NUMBER || w->pos == BUL_POS_M ||
         w->pos == BUL_POS_Q;
}

static bool is_unit(const figure_unit *u, char32_t c) {
  return u->word[0] == c && u->word[1] == 0;
}

/* 3栋2单元, 前六位, 2022级, 9点: a place, a rank, a class, a time. */
static bool names_one(const bul_glyphs *g, const bul_figure_reading *r) {
  const figure_unit *u = r->unit;
  const bul_numeral *n = &r->number;
  uint32_t next = g->c[r->unit_end];
  if (bul_in(u->word[0], U"栋幢层") && (bul_is_digit(next) || next == U'单'))
    return true;
  if (is_unit(u, U'分') && bul_in(g->c[r->first - 1], U"时点") &&
      (bul_is_digit(g->c[r->first - 2]) ||
       bul_han_digit(g->c[r->first - 2]) >= 0))
    return true; /* 4时|9分 */
  if (g->c[r->first - 1] == U'前' && bul_in(u->word[0], U"名位强")) return true;
  if (u->word[0] == U'级' && n->value >= FIRST_YEAR && n->value <= LAST_YEAR)
    return true;
  /* 五点要求 is a count. */
  return is_unit(u, U'点') && n->value <= HOURS && !n->decimal &&
         !(bul_in(next, U"要建意希启体") && bul_is_han(g->c[r->unit_end + 1]));
}

/* 十四届全国人大, 中铁十四局, 人大四次会议, 二次创业: which one, not how many.
 */
static bool tells_which(const bul_glyphs *g, const bul_figure_reading *r,
                        bool small) {
  const figure_unit *u = r->unit;
  if (bul_in(u->word[0], U"届局")) return true;
  if (!small) return false;
  /* Of two things it would be 两次. */
  if (g->c[r->first] == U'二' && r->number.end == r->first + 1 &&
      (u->kind == UNIT_COUNT || u->kind == UNIT_PEOPLE))
    return true;
  return u->word[0] == U'次' && bul_glyphs_word(g, r->unit_end, U"会议") &&
         bul_in(g->c[r->first - 1], U"大协届会");
}

/* 五点要求, 三道门槛: a noun behind such a unit makes it a count. */
static bool lacks_noun(bul_figure_finder *f, const bul_figure_reading *r) {
  const figure_unit *u = r->unit;
  if (u->kind != UNIT_COUNT || r->number.value > MOST_IN_WORDS ||
      !bul_line_words_read(&f->line))
    return true;
  size_t at = f->glyphs.at[r->unit_end] - f->line.start;
  size_t i = bul_line_word_at(&f->line, at);
  if (i >= f->line.count || f->line.words[i].span.start != at) return true;
  if (u->word[0] == U'点') return false;
  const bulletin_word *w = &f->line.words[i];
  return w->pos != BUL_POS_N ||
         bul_text_length(bul_word_text(f->line.plain, w)) < 2;
}

/* 三个二七, “四个100”: names made of numbers; 两个3星级商圈 counts. */
static bool counts_number(const bul_glyphs *g, size_t i) {
  bul_numeral n;
  if (bul_han_digit(g->c[i]) >= 0) return true;
  return bul_is_digit(g->c[i]) && bul_numeral_read(&n, g, i) &&
         !bul_is_han(g->c[n.end]);
}

/* Whether a small Han numeral and its unit begin a name: 三元桥, 三成立. */
static bool begins_name(const bul_glyphs *g, const bul_figure_reading *r,
                        bool small) {
  const figure_unit *u = r->unit;
  uint32_t next = g->c[r->unit_end];
  if (small && u->kind == UNIT_COUNT && counts_number(g, r->unit_end))
    return true;
  if (!bul_is_han(next)) return false;
  if (small && u->kind == UNIT_MONEY && g->c[r->unit_first] == U'元')
    return !bul_in(next, U"钱的一左以到至多人起每");
  return u->kind == UNIT_SHARE && g->c[r->unit_first] == U'成' &&
         !bul_in(next, U"以的左多至到是来用在半") && bul_han_digit(next) <= 0 &&
         !bul_in(g->c[r->first - 1], U"近超约逾过有");
}

bool bul_figure_refused(bul_figure_finder *f, const bul_figure_reading *r) {
  const bul_glyphs *g = &f->glyphs;
  const figure_unit *u = r->unit;
  const bul_numeral *n = &r->number;
  if (u->kind == UNIT_ADDRESS || u->kind == UNIT_NAME) return true;
  if (names_one(g, r)) return true;
  if (n->arabic) return false;
  bool small = !n->scaled && n->approx == BULLETIN_EXACT && !n->range;
  if (tells_which(g, r, small)) return true;
  /* 打七折 */
  if (is_unit(u, U'折') && g->c[r->first - 1] == U'打') return false;
  /* 一个村, 一年 */
  bool half = g->c[r->unit_end] == U'半' &&
              (u->kind == UNIT_MEASURE || u->kind == UNIT_TIME);
  if (n->value == 0 || (n->value == 1 && small && !half &&
                        u->kind != UNIT_SHARE && u->kind != UNIT_MONEY))
    return true;
  if (u->arabic_only && small) return lacks_noun(f, r);
  if (begins_name(g, r, small)) return true;
  return !bul_figure_stands_alone(f, r->first, r->unit_end);
}

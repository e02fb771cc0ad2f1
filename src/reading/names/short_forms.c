/*
** short_forms.c - the short forms that newspapers would make of a full name:
** its places left out or by their levels, its parts shortened, a company by
** what is proper to it.
*/
#include "short_name_words.h"
#include "short_names.h"

#include "../../base/glyphs.h"

enum {
  MOST_PLACES = 3,   /* 河南省郑州市金水区 */
  MOST_VARIANTS = 12 /* of what stands behind the place */
};

/* --- what can be left out of a name ------------------------------------ */

/* A name while it is shortened: its places and what stands behind them. */
typedef struct shape {
  bulletin_text owner; /* what the forms are short for */
  bulletin_text name;
  size_t places;                   /* how many there are */
  bulletin_text from[MOST_PLACES]; /* from each place to the last's end */
  bulletin_text stem;              /* 郑州 of 郑州市, the last place */
  bulletin_text level;             /* 市; empty when it has none */
  bool national;
  bulletin_text rest;
  bool proper;  /* it has a word in it that names something */
  bool printed; /* the rest is part of the name as it is printed */
} shape;

/* Whether the token after a place begins with the place's level: 市, or 市委,
** 省高院, but not 市场. */
static bool begins_with_level(const bul_findings *f, size_t at) {
  const bul_token *t = &f->tokens[at];
  if (!bul_is_level(t->first)) return false;
  if (t->length == 1 || t->classes & BUL_CLASS_ORGANIZATION) return true;
  size_t size;
  bulletin_text text = bul_token_text(f, at);
  bul_char_at(text.data, &size);
  return t->length > 2 && bul_lexicon_find(bul_text_from(text, size)) != 0;
}

/* The bytes of the place that begins a text, up to its level and with it:
** 郑州市, or as much of it as there is. `at` is the token it begins with;
** 0 when none does. */
static size_t place_size(const bul_namer *n, size_t at, size_t end,
                         bulletin_text text, size_t *level) {
  const bul_findings *f = n->f;
  const bul_token *t = &f->tokens[at];
  size_t start = t->span.start, size;
  *level = 0;
  size_t stop = t->span.end - start;
  if (t->pos == BUL_POS_NS && t->length > 1 && stop < text.size) {
    size_t back = bul_char_back(text.data, text.data + stop);
    bool named = bul_is_level(bul_char_at(text.data + stop - back, &size));
    if (named && t->length > 2) {
      *level = back;
      return stop;
    }
    if (begins_with_level(f, at + 1)) { /* 新乡 is no 乡 */
      bul_char_at(text.data + stop, &size);
      if (stop + size < text.size) {
        *level = size;
        return stop + size;
      }
    }
    if (named) *level = back;
    return stop;
  }
  /* 青溪县, which the lexicon has not; 市委 may be one word. */
  size_t length = 0;
  for (size_t i = at; i < end && length < 5; length += f->tokens[i++].length) {
    const bul_token *u = &f->tokens[i];
    if (u->form == BULLETIN_WORD_MARK) return 0;
    if (length < 2 || !begins_with_level(f, i)) continue;
    stop = u->span.start - start;
    bul_char_at(text.data + stop, &size);
    if (stop + size >= text.size) return 0;
    *level = size;
    return stop + size;
  }
  /* 武汉大学, a word that begins with a place */
  bul_cell cell = 0;
  size_t found = 0;
  for (size_t i = 0; i < t->span.end - start && i < text.size; i += size) {
    uint32_t code = bul_code_of(bul_char_at(text.data + i, &size));
    cell = i == 0 ? bul_cell_first(code) : bul_cell_next(cell, code);
    if (cell == 0) break;
    if (i > 0 && bul_cell_is_word(cell) && bul_cell_pos(cell) == BUL_POS_NS)
      found = i + size;
  }
  return found < text.size ? found : 0;
}

/* The token of the mention that a byte of the text lies in. */
static size_t token_from(const bul_namer *n, const bul_mention *m,
                         size_t byte) {
  size_t at = m->from;
  while (at + 1 < m->to && n->f->tokens[at].span.end <= byte)
    at++;
  return at;
}

static void read_places(shape *s, const bul_namer *n, const bul_mention *m) {
  bulletin_text left = s->rest;
  bulletin_text starts[MOST_PLACES];
  for (size_t i = 0; i < BUL_COUNT(short_national); i++) {
    if (left.size <= short_national[i].size ||
        !bul_text_starts(left, short_national[i]))
      continue;
    s->national = true;
    s->stem = bul_text(left.data, short_national[i].size);
    s->from[s->places++] = s->stem;
    s->rest = bul_text_from(left, s->stem.size);
    return;
  }
  while (s->places < MOST_PLACES && left.size > 0) {
    size_t byte = (size_t)(left.data - n->f->text.data);
    size_t at = token_from(n, m, byte), level;
    if (n->f->tokens[at].span.start != byte) break;
    size_t size = place_size(n, at, m->to, left, &level);
    if (size == 0) break;
    starts[s->places++] = left;
    s->stem = bul_text(left.data, size - level);
    s->level = bul_text(left.data + size - level, level);
    left = bul_text_from(left, size);
    if (level == 0) break;
  }
  for (size_t i = 0; i < s->places; i++)
    s->from[i] = bul_text(starts[i].data, starts[i].size - left.size);
  s->rest = left;
}

/* Claims `a` and `b` joined. */
static void claim_form(bul_namer *n, const shape *s, bulletin_text a,
                       bulletin_text b, bool quiet) {
  char form[BUL_LONGEST_NAMED];
  if (a.size + b.size > sizeof form) return;
  if (a.size > 0) memcpy(form, a.data, a.size);
  if (b.size > 0) memcpy(form + a.size, b.data, b.size);
  bulletin_text text = bul_text(form, a.size + b.size);
  if (bul_text_length(text) < 2 || bul_text_equal(text, s->name)) return;
  for (size_t i = 0; i < BUL_COUNT(short_refused); i++)
    if (bul_text_equal(text, short_refused[i])) return;
  bul_add_claim(n, text, s->owner, false, quiet || bul_is_common_form(text));
}

/* --- parts in their short forms ---------------------------------------- */

typedef struct variant {
  bulletin_text text;
  bool changed; /* some part is in a short form */
  bool fuses;
} variant;

/* `rest` with each of its parts as it is or in a short form of its own. */
static size_t read_variants(variant out[MOST_VARIANTS], bul_namer *n,
                            bulletin_text rest) {
  size_t count = 1;
  out[0] = (variant){rest, false, false};
  for (size_t i = 0; i < BUL_COUNT(short_parts); i++) {
    const bul_short_part *part = &short_parts[i];
    if (bul_text_find(rest, part->full) == NULL) continue;
    for (size_t k = count; k-- > 0 && count < MOST_VARIANTS;) {
      bulletin_text text = out[k].text;
      const char *at = bul_text_find(text, part->full);
      if (at == NULL) continue;
      size_t before = (size_t)(at - text.data);
      size_t size = text.size - part->full.size + part->shorter.size;
      char *made = bul_arena_alloc(&n->arena, size + 1);
      if (made == NULL) {
        n->f->failed = true;
        return count;
      }
      memcpy(made, text.data, before);
      memcpy(made + before, part->shorter.data, part->shorter.size);
      memcpy(made + before + part->shorter.size, at + part->full.size,
             text.size - before - part->full.size);
      out[count++] = (variant){bul_text(made, size), true,
                               out[k].fuses || (part->fuses && before == 0)};
    }
  }
  return count;
}

/* --- the forms of a name ----------------------------------------------- */

/* 足协, 工商联, 公安部: a body there is one of in a country; not 旅行社. */
static bool names_body(bulletin_text text) {
  uint32_t classes = bul_classes_of(text);
  if (classes & BUL_CLASS_ORGANIZATION) return true;
  if (!(classes & BUL_CLASS_ORGANIZATION_SUFFIX)) return false;
  return bul_in(bul_char_last(text), U"协联会委党部署局院");
}

/* Whether what stands behind a name's place may stand for it alone: of the
** whole country, 足协; elsewhere what has a word in it that names something,
** for 公安局 is that of any place, and 交通大学 one of several. */
static bool is_specific(const shape *s, const variant *v) {
  size_t length = bul_text_length(v->text);
  uint32_t classes = bul_classes_of(v->text);
  if (bul_text_ends(v->text, BUL_TEXT("大学")) ||
      bul_text_ends(v->text, BUL_TEXT("学院")))
    return false;
  if (s->national && (v->changed ? length > 2 : names_body(v->text)))
    return true;
  if (classes & BUL_CLASS_ORGANIZATION_SUFFIX) return false;
  return s->proper && length > 3;
}

/* All forms of a name with `v` behind its places. */
static void claim_forms(bul_namer *n, const shape *s, const variant *v) {
  if (v->text.size == 0) return;
  for (size_t i = 0; i < s->places; i++)
    claim_form(n, s, s->from[i], v->text, false);
  if (s->level.size > 0) {
    claim_form(n, s, s->stem, v->text, false);
    bool kind = false; /* 市中心 is a place */
    for (size_t i = 0; i < BUL_COUNT(short_kinds); i++)
      kind = kind || bul_text_equal(v->text, short_kinds[i]);
    if (!kind) claim_form(n, s, s->level, v->text, false);
  }
  claim_form(n, s, bul_text(NULL, 0), v->text, !is_specific(s, v));
  if (v->fuses && s->stem.size > 0) {
    size_t size;
    bul_char_at(s->stem.data, &size);
    claim_form(n, s, bul_text(s->stem.data, size), v->text, false);
  }
}

/* 宇通公司 of 郑州宇通客车股份有限公司: what is proper to a company. Alone it
** must be two characters long: 南水北调 and 五粮液 are more than companies. */
static void claim_brand(bul_namer *n, const shape *s, const bul_mention *m) {
  const bul_findings *f = n->f;
  bool group = bul_text_ends(s->rest, BUL_TEXT("集团"));
  if (!group && !bul_text_ends(s->rest, BUL_TEXT("公司"))) return;
  size_t start = (size_t)(s->rest.data - f->text.data);
  size_t at = token_from(n, m, start), end = start;
  const bul_token *t = &f->tokens[at];
  bool alone = false;
  if (t->span.start != start) return;
  if (t->length > 1) {
    alone = t->pos == BUL_POS_NZ || t->form == BULLETIN_WORD_UNKNOWN ||
            t->classes & BUL_CLASS_ORGANIZATION;
    if (!alone && !bul_is_brand(t)) return;
    alone = alone && t->length == 2 && f->tokens[at + 1].length > 1;
    end = t->span.end;
  } else { /* 恒泰, two characters that are no word together */
    size_t length = 0;
    for (; at < m->to && f->tokens[at].length == 1; at++, length++)
      end = f->tokens[at].span.end;
    if (length < 2 || length > 3) return;
    alone = !(t->classes & BUL_CLASS_ABBREVIATION);
  }
  if (end - start >= s->rest.size) return;
  bulletin_text brand = bul_text(s->rest.data, end - start);
  claim_form(n, s, brand, bul_text(NULL, 0), !alone);
  claim_form(n, s, brand, BUL_TEXT("公司"), false);
  if (bul_text_find(s->rest, BUL_TEXT("集团")) != NULL)
    claim_form(n, s, brand, BUL_TEXT("集团"), false);
}

/* 清华 of 清华大学. */
static void claim_university(bul_namer *n, const shape *s) {
  if (s->places > 0 || !bul_text_ends(s->name, BUL_TEXT("大学"))) return;
  bulletin_text stem = bul_text(s->name.data, s->name.size - sizeof "大学" + 1);
  bul_cell cell = bul_lexicon_find(stem);
  if (cell != 0 && bul_cell_pos(cell) == BUL_POS_NZ)
    claim_form(n, s, stem, bul_text(NULL, 0), false);
}

/* 中国共产党云州市委员会 and the like. */
static void claim_headed(bul_namer *n, shape *s, const bul_mention *m) {
  for (size_t i = 0; i < BUL_COUNT(short_heads); i++) {
    if (!bul_text_starts(s->name, short_heads[i].head)) continue;
    s->rest = bul_text_from(s->name, short_heads[i].head.size);
    read_places(s, n, m);
    if (s->places == 0) break;
    if (bul_text_equal(s->rest, short_heads[i].tail)) {
      claim_form(
          n, s,
          bul_text(s->name.data, short_heads[i].head.size + s->from[0].size),
          short_heads[i].becomes, false);
      s->rest = short_heads[i].becomes;
      s->printed = false;
    }
    return;
  }
  s->rest = s->name;
  s->places = 0;
}

/* Whether a token from a byte of the mention on names something. */
static bool has_proper(const bul_namer *n, const bul_mention *m, size_t byte) {
  for (size_t i = m->from; i < m->to; i++) {
    const bul_token *t = &n->f->tokens[i];
    if (t->span.start < byte || t->length < 2) continue;
    if (t->pos == BUL_POS_NZ || t->pos == BUL_POS_NS || t->pos == BUL_POS_NR ||
        t->pos == BUL_POS_NRT || t->form == BULLETIN_WORD_NAME ||
        t->form == BULLETIN_WORD_UNKNOWN || bul_is_brand(t))
      return true;
  }
  return false;
}

void bul_claim_name(bul_namer *n, const bul_full_name *full) {
  const bul_mention *m = &n->f->mentions[full->mention];
  shape s = {.name = full->text,
             .owner = bul_owner_of(n, full->text),
             .printed = true};
  for (size_t i = 0; i < BUL_COUNT(short_wholes); i++) {
    if (bul_text_equal(s.name, short_wholes[i].full))
      bul_add_claim(n, short_wholes[i].shorter, s.owner, false, false);
  }
  claim_headed(n, &s, m);
  if (s.places == 0) read_places(&s, n, m);
  size_t rest = m->span.end - s.rest.size;
  s.proper = s.printed && has_proper(n, m, rest);
  variant variants[MOST_VARIANTS];
  size_t count = read_variants(variants, n, s.rest);
  for (size_t i = 0; i < count; i++)
    claim_forms(n, &s, &variants[i]);
  if (s.printed) claim_brand(n, &s, m);
  claim_university(n, &s);
}

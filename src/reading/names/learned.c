/*
** learned.c - makes mentions of the labels that the tagger gives a text.
*/
#include "tagger.h"

/* Whether the rules found a name of the characters [from, to), too. */
static bool rule_label_is(const bul_passage *p, size_t from, size_t to,
                          int kind) {
  int first = BUL_TAG_BEGIN + 4 * kind;
  return to == from + 1
             ? p->rule[from] == first + 3
             : p->rule[from] == first && p->rule[to - 1] == first + 2;
}

/* Where the first of several organizations ends that the rules are sure of
** and that together are the characters [from, to): 省委办公厅|省政府办公厅.
** `to` where these are no such. */
static size_t first_of_several(const bul_passage *p, size_t from, size_t to) {
  enum { SURE = 2, FIRST = BUL_TAG_BEGIN + 4 * BULLETIN_ORGANIZATION };
  size_t end = to;
  bool open = false;
  for (size_t at = from; at < to; at++) {
    if (p->rule[at] < FIRST || p->sure[at] < SURE) return to;
    int step = p->rule[at] - FIRST;
    if (step > 2 || open != (step > 0)) return to;
    open = step < 2;
    if (step == 2 && end == to) end = at + 1;
  }
  return open ? to : end;
}

/* Where a place begins without the verb before it: 奔赴|辽宁. */
static size_t place_from(const bul_findings *f, const bul_passage *p,
                         size_t from, size_t *first) {
  const bul_token *t = &f->tokens[*first];
  if (t->pos != BUL_POS_V || t->length == 1 || t[1].pos != BUL_POS_NS ||
      p->place[from] != 0)
    return from;
  ++*first;
  return p->word[p->word_of[from] + 1].chars;
}

/* The mention of the characters [from, to) of a passage. */
static void add_name(bul_findings *f, const bul_passage *p, size_t from,
                     size_t to, int kind) {
  enum { LEARNED = 3 };
  size_t first = p->first + p->word_of[from] - BUL_TAG_PAD;
  size_t last = p->first + p->word_of[to - 1] - BUL_TAG_PAD;
  size_t size;
  if (kind == BULLETIN_PLACE && last > first) {
    from = place_from(f, p, from, &first);
    if (f->tokens[last].first == U'等' && f->tokens[last].length == 1) {
      last--; /* 四川|等 */
      to = p->word[p->word_of[to - 1]].chars;
    }
  }
  if (kind == BULLETIN_ORGANIZATION && first == last &&
      f->tokens[first].pos == BUL_POS_NS &&
      !(f->tokens[first].classes & BUL_CLASS_ORGANIZATION))
    kind = BULLETIN_PLACE; /* 西班牙 won */
  bul_mention_add(f, kind, first, last + 1, LEARNED);
  if (f->failed) return;
  bul_mention *m = &f->mentions[f->mention_count - 1];
  bul_char_at(f->text.data + p->at[to - 1], &size);
  m->span = (bulletin_span){p->at[from], p->at[to - 1] + size};
  int sure = rule_label_is(p, from, to, kind) ? p->sure[from] : -1;
  if (bul_is_doubtful(f, m, sure)) f->mention_count--;
}

void bul_find_learned(bul_findings *f) {
  bul_passage p;
  uint8_t labels[BUL_TAG_CHARS];
  size_t rules = f->mention_count, mention = 0;
  for (size_t token = 0; token < f->count && !f->failed;) {
    token = bul_passage_read(&p, f, token, rules, &mention);
    bul_passage_label(&p, labels);
    for (size_t i = 0, from = 0; i < p.chars; i++) {
      if (p.cold[BUL_TAG_PAD + i]) labels[i] = p.rule[BUL_TAG_PAD + i];
      if (labels[i] == BUL_TAG_OUT) continue;
      int kind = (labels[i] - 1) / 4, step = (labels[i] - 1) % 4 + 1;
      if (step == BUL_TAG_BEGIN || step == BUL_TAG_SINGLE) from = i;
      if (step != BUL_TAG_END && step != BUL_TAG_SINGLE) continue;
      size_t start = BUL_TAG_PAD + from, end = BUL_TAG_PAD + i + 1;
      while (start < end) {
        size_t next = kind == BULLETIN_ORGANIZATION
                          ? first_of_several(&p, start, end)
                          : end;
        add_name(f, &p, start, next, kind);
        start = next;
      }
    }
  }
  if (f->failed || rules == 0) return;
  f->mention_count -= rules;
  memmove(f->mentions, f->mentions + rules,
          f->mention_count * sizeof *f->mentions);
}

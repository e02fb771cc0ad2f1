/*
** short_stated.c - the short forms that a text says itself: 以下简称“…”.
*/
#include "short_name_words.h"
#include "short_names.h"

#include "../../base/glyphs.h"

/* Whether `form` is made of characters of `full` in their order, and is not
** merely a piece of it. */
static bool contracts(bulletin_text form, bulletin_text full) {
  if (bul_text_find(full, form) != NULL) return false;
  size_t at = 0, size;
  for (size_t i = 0; i < full.size && at < form.size; i += size) {
    uint32_t c = bul_char_at(full.data + i, &size), wanted;
    size_t step;
    wanted = bul_char_at(form.data + at, &step);
    if (c == wanted) at += step;
  }
  return at == form.size;
}

static bool shares_character(bulletin_text form, bulletin_text full) {
  size_t size;
  for (size_t i = 0; i < form.size; i += size) {
    bul_char_at(form.data + i, &size);
    if (bul_text_find(full, bul_text(form.data + i, size)) != NULL) return true;
  }
  return false;
}

static bool skip(bulletin_text *text, bulletin_text word) {
  if (!bul_text_starts(*text, word)) return false;
  *text = bul_text_from(*text, word.size);
  return true;
}

/* The text before the first mark, at most `BUL_LONGEST_NAMED` bytes. */
static bulletin_text until_mark(bulletin_text text) {
  static const char32_t marks[] =
      U"，。；：、（）()“”\"「」『』《》,;:!?！？ 　\n";
  size_t size;
  for (size_t at = 0; at < text.size && at < BUL_LONGEST_NAMED; at += size) {
    if (bul_in(bul_char_at(text.data + at, &size), marks))
      return bul_text(text.data, at);
  }
  return bul_text(text.data, 0);
}

/* The short form that stands behind a name: （以下简称“…”）, ，简称…, （…）.
** Empty when none does. */
static bulletin_text stated_form(bulletin_text full, bulletin_text behind) {
  static const bulletin_text quotes[] = {BUL_ROW("“"), BUL_ROW("「"),
                                         BUL_ROW("\"")};
  const bulletin_text none = bul_text(behind.data, 0);
  bool bracket = skip(&behind, BUL_TEXT("（")) || skip(&behind, BUL_TEXT("("));
  if (!bracket && !skip(&behind, BUL_TEXT("，"))) return none;
  bool opened = false, loose = true;
  for (size_t i = 0; i < BUL_COUNT(short_openers) && !opened; i++) {
    if (!bracket && short_openers[i].loose) continue;
    opened = skip(&behind, short_openers[i].word);
    if (opened) loose = short_openers[i].loose;
  }
  if (!opened && !bracket) return none;
  if (opened && !skip(&behind, BUL_TEXT("为"))) skip(&behind, BUL_TEXT("："));
  for (size_t i = 0; i < BUL_COUNT(quotes); i++)
    if (skip(&behind, quotes[i])) break;
  bulletin_text form = until_mark(behind);
  if (bul_text_length(form) < 2 || form.size >= full.size) return none;
  if (!opened &&
      !bul_text_starts(bul_text_from(behind, form.size), BUL_TEXT("）")))
    return none;
  bool good = loose ? contracts(form, full) : shares_character(form, full);
  return good ? form : none;
}

/* A common form is its owner's only where the text says so. */
void bul_read_statements(bul_namer *n) {
  bul_findings *f = n->f;
  size_t count = f->mention_count;
  for (size_t i = 0; i < count; i++) {
    const bul_mention *m = &f->mentions[i];
    bulletin_text full = bul_mention_text(f, m);
    if (m->kind != BULLETIN_ORGANIZATION || full.size > BUL_LONGEST_NAMED)
      continue;
    bulletin_text form = stated_form(full, bul_text_from(f->text, m->span.end));
    if (form.size == 0) continue;
    size_t start = (size_t)(form.data - f->text.data);
    if (bul_is_common_form(form))
      bul_add_short(n, (bulletin_span){start, start + form.size}, full);
    else
      bul_add_claim(n, form, full, true, false);
  }
}

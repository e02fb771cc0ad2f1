/*
** html_facts.c - see html_facts.h.
*/
#include "html_facts.h"

#include "../html_scan.h"
#include "html_words.h"

enum { LONGEST_IMPRINT = 160 /* bytes */ };

void bul_html_strip(bul_buffer *out, bulletin_text text) {
  bul_html_scan scan = {.source = text};
  bul_html_token token;
  if (text.data == NULL) return;
  while (bul_html_next(&scan, &token) != BUL_HTML_END)
    if (token.kind == BUL_HTML_TEXT)
      bul_entities_decode(out, token.text, bul_html_entity);
}

/* The label that `text` begins with and the colon behind it; NULL if none. */
static const bulletin_text *label_at(bulletin_text text, bool *byline) {
  for (size_t i = 0; i < BUL_COUNT(fact_labels); i++) {
    bulletin_text label = fact_labels[i].label;
    if (!bul_text_starts(text, label)) continue;
    bulletin_text rest = bul_text_from(text, label.size);
    while (rest.size > 0 && rest.data[0] == ' ')
      rest = bul_text_from(rest, 1);
    if (!bul_text_starts(rest, BUL_TEXT("：")) &&
        !bul_text_starts(rest, BUL_TEXT(":")))
      continue;
    *byline = fact_labels[i].byline;
    return &fact_labels[i].label;
  }
  return NULL;
}

/* The bytes that belong to a day before them: brackets, a time, a weekday. */
static size_t after_day(bulletin_text text, size_t at) {
  while (at < text.size) {
    size_t size;
    uint32_t c = bul_char_at(text.data + at, &size);
    if (!bul_is_space(c) && !bul_is_digit(c) && c != ':' && c != ')' &&
        c != U'）' && c != U'：' && c != 'T' && c != '+')
      break;
    at += size;
  }
  return at;
}

static bool add_part(bul_draft *draft, const bul_draft_line *line,
                     bulletin_text text, const char *kind, bool *begun) {
  if (bul_text_trim(text).size == 0) return true;
  bul_draft_line part = *line;
  part.text = text;
  part.evidence.kind = bulletin_text_of(kind);
  part.evidence.piece = line->evidence.piece && !*begun;
  *begun = true;
  return bul_draft_add(draft, &part);
}

void bul_facts_find_day(bul_draft *draft, bulletin_text text) {
  size_t size;
  for (size_t at = 0; at < text.size && draft->layout.date.data == NULL; at++) {
    bool begins = bul_is_digit((unsigned char)text.data[at]) &&
                  (at == 0 || !bul_is_digit((unsigned char)text.data[at - 1]));
    if (begins)
      draft->layout.date = bul_draft_day(draft, bul_text_from(text, at), &size);
  }
}

/* 09:30: a time, or what else has no letters. */
static bool has_no_letter(bulletin_text text) {
  for (size_t at = 0; at < text.size;) {
    size_t size;
    uint32_t c = bul_char_at(text.data + at, &size);
    if (bul_is_han(c) || bul_is_latin(c)) return false;
    at += size;
  }
  return true;
}

/* 《某某日报》（2026年05月27日 第 10 版） */
static bool is_imprint(bulletin_text text) {
  return bul_text_starts(text, BUL_TEXT("《")) &&
         bul_text_find(text, BUL_TEXT("版")) != NULL &&
         bul_text_find(text, BUL_TEXT("年")) != NULL;
}

/* How many bytes of such an imprint the text begins with; 0 if it does not. */
static size_t imprint_size(bulletin_text text) {
  if (!bul_text_starts(text, BUL_TEXT("《"))) return 0;
  if (text.size > LONGEST_IMPRINT) text.size = LONGEST_IMPRINT;
  const char *close = bul_text_find(text, BUL_TEXT("》")), *page;
  if (close == NULL) return 0;
  size_t at = (size_t)(close + strlen("》") - text.data);
  bulletin_text rest = bul_text_from(text, at);
  if (!bul_text_starts(rest, BUL_TEXT("（")) &&
      !bul_text_starts(rest, BUL_TEXT("(")))
    return 0;
  page = bul_text_find(rest, BUL_TEXT("版"));
  if (page == NULL || bul_text_find(rest, BUL_TEXT("年")) == NULL) return 0;
  rest = bul_text_from(rest, (size_t)(page + strlen("版") - rest.data));
  if (bul_text_starts(rest, BUL_TEXT("）")))
    rest = bul_text_from(rest, strlen("）"));
  else if (bul_text_starts(rest, BUL_TEXT(")")))
    rest = bul_text_from(rest, 1);
  return (size_t)(rest.data - text.data);
}

bool bul_facts_add(bul_draft *draft, const bul_draft_line *line) {
  bulletin_text text = line->text;
  bool begun = false, labelled = false, names = false;
  size_t from = 0, size;
  bul_facts_find_day(draft, text);
  if (line->evidence.kind.data != NULL) return bul_draft_add(draft, line);
  if (is_imprint(text)) return add_part(draft, line, text, "folio", &begun);
  for (size_t at = 0; at < text.size; at += bul_char_size(text.data + at)) {
    bulletin_text rest = bul_text_from(text, at);
    bool byline = false;
    size_t imprint = imprint_size(rest);
    bool day = imprint == 0 && bul_draft_day(draft, rest, &size).data != NULL &&
               (at == 0 || !bul_is_digit((unsigned char)text.data[at - 1])) &&
               !(labelled && !names);
    day |= imprint > 0;
    const bulletin_text *label = day ? NULL : label_at(rest, &byline);
    if (!day && label == NULL) continue;
    bulletin_text before = bul_text(text.data + from, at - from);
    bool other = (labelled && !names) || has_no_letter(before);
    if (!add_part(draft, line, before, other ? "other" : NULL, &begun))
      return false;
    if (!day) { /* 稿件来源 has 来源 in it */
      from = at;
      labelled = true;
      names = byline;
      at += label->size - bul_char_back(label->data, label->data + label->size);
      continue;
    }
    labelled = false;
    names = false;
    size_t end = imprint > 0 ? imprint : after_day(rest, size);
    if (!add_part(draft, line, bul_text(rest.data, end), "folio", &begun))
      return false;
    from = at + end;
    at = from == 0 ? 0 : from - bul_char_back(text.data, text.data + from);
  }
  bulletin_text rest = bul_text_from(text, from);
  bool other = (labelled && !names) || has_no_letter(rest);
  return add_part(draft, line, rest, other ? "other" : NULL, &begun);
}

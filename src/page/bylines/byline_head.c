/*
** byline_head.c - see byline.h: bylines at the start of a text, behind a
** dateline.
*/
#include "byline.h"

#include "byline_reading.h"
#include "names.h"

enum {
  LONGEST_HEAD = 1024, /* bytes of a byline in brackets */
  NEAR_ROLE = 48,      /* bytes before which its first role stands */
  NEAR_COLON = 160,    /* before which 报道： does */
  NEAR_NAMES = 240,    /* before which its names end */
  MOST_HEAD = 16       /* tokens of a byline before a text */
};

/* The size of a bracketed piece at the start of `text`, brackets included,
** no longer than a byline may be; 0 if none. */
static size_t bracketed(bulletin_text text) {
  bulletin_text shut = bul_bracket_shut(text);
  if (shut.size == 0) return 0;
  bulletin_text near = text;
  if (near.size > LONGEST_HEAD) near.size = LONGEST_HEAD;
  const char *end = bul_text_find(near, shut);
  return end == NULL ? 0 : (size_t)(end - text.data) + shut.size;
}

/* …记者张三报道：, the size up to and with the colon, 0 if none; *word is what
** stands before 报道. */
static size_t reported(bulletin_text text, size_t *word) {
  static const bulletin_text ends[] = {
      BUL_ROW("摄影报道："), BUL_ROW("摄影报道 "), BUL_ROW("报道："),
      BUL_ROW("报道:"),      BUL_ROW("報導："),    BUL_ROW("報道："),
      BUL_ROW("报道 "),      BUL_ROW("報道 ")};
  bulletin_text near = text;
  if (near.size > NEAR_COLON) near.size = NEAR_COLON;
  for (size_t i = 0; i < BUL_COUNT(ends); i++) {
    const char *at = bul_text_find(near, ends[i]);
    if (at == NULL) continue;
    *word = (size_t)(at - text.data);
    return *word + ends[i].size;
  }
  return 0;
}

/* Reads the tokens of a text that begins with a byline up to its last name,
** behind which white space stands or, where `tokens` are the whole of the text,
** nothing; how many, 0 if they are none. What the text goes on with may look
** like a name: it is read and given back. */
static size_t read_up_to_name(bul_reading *r, const bul_markers *markers,
                              const bul_token *tokens, size_t count,
                              bool whole) {
  size_t fit = count > MOST_HEAD ? MOST_HEAD : whole ? count : count - 1;
  while (fit > 0) {
    bul_reading_begin(r, markers);
    size_t read = bul_reading_tokens(r, tokens, fit, false);
    if (read < fit) {
      fit = read;
      continue;
    }
    bool names = r->count > 0 && (fit == count || tokens[fit].spaced);
    for (size_t i = 0; i < r->count; i++)
      names = names && bul_is_surname_start(r->names[i].name);
    if (names) return fit;
    fit--;
  }
  return 0;
}

/* 综合本社驻外记者报道： names nobody. */
static bool has_name(const bul_markers *markers, bulletin_text text) {
  size_t offset = 0;
  bulletin_text word, role;
  if (!bul_role_in(markers, text, &offset, &word, &role)) return true;
  return offset + word.size < text.size;
}

/* The first `most` bytes of `text`, or somewhat fewer: whole characters. */
static bulletin_text near_part(bulletin_text text, size_t most) {
  if (text.size <= most) return text;
  while (most > 0 && bul_goes_on(text.data[most]))
    most--;
  return bul_text(text.data, most);
}

/* The bytes of a place glued to the name behind a role: 本报记者丁一禾棠州. */
static size_t placed_size(const bul_markers *markers, bulletin_text text) {
  size_t offset;
  bulletin_text word, role;
  if (!bul_role_in(markers, text, &offset, &word, &role)) return 0;
  bulletin_text rest = bul_text_from(text, offset + word.size);
  if (bul_role_in(markers, rest, &offset, &word, &role)) return 0;
  size_t name = bul_name_before_place(rest);
  return name > 0 ? rest.size - name : 0;
}

/* …记者张三报道：, or 张三报道： of a person: the bytes with the colon. */
static size_t read_reported(bul_bylines *out, const bul_markers *markers,
                            bulletin_text text) {
  size_t word, size = reported(text, &word);
  if (size == 0) return 0;
  bulletin_text names = bul_text_trim(bul_text(text.data, word));
  names.size -= placed_size(markers, names);
  if (has_name(markers, names) && bul_byline_read(out, markers, names))
    return size;
  bool person = bul_is_person(names);
  return person && bul_byline_read_names(out, names) != BUL_NAMES_NONE ? size
                                                                       : 0;
}

/* A role stands near the start of `text`; *house: nothing but a house is before
** it. */
static bool has_role(const bul_markers *markers, bulletin_text text,
                     bool *house) {
  size_t offset;
  bulletin_text word, role;
  if (!bul_role_in(markers, near_part(text, NEAR_ROLE), &offset, &word, &role))
    return false;
  *house = offset == 0 || bul_is_house(markers, bul_text(text.data, offset));
  return true;
}

bool bul_byline_begins_house(const bul_markers *markers, bulletin_text text) {
  size_t offset;
  bulletin_text word, role;
  return bul_role_in(markers, near_part(text, NEAR_ROLE), &offset, &word,
                     &role) &&
         offset > 0 && bul_is_house(markers, bul_text(text.data, offset));
}

size_t bul_byline_read_reported(bul_bylines *out, const bul_markers *markers,
                                bulletin_text text) {
  bool house;
  return has_role(markers, text, &house) && house
             ? read_reported(out, markers, text)
             : 0;
}

size_t bul_byline_read_head(bul_bylines *out, const bul_markers *markers,
                            bulletin_text text, bool bare) {
  size_t size = bracketed(text);
  bool house;
  if (size > 0) {
    bulletin_text inner = bul_text(text.data, size);
    bool read = bul_byline_read_loosely(out, markers, inner) ||
                ((bare || bul_byline_has_office(inner)) &&
                 bul_byline_read_names(out, inner) >= BUL_NAMES_LIKELY);
    return read ? size : 0;
  }
  bool role = has_role(markers, text, &house);
  if (!role && !bul_is_surname_start(text)) return 0;
  size = read_reported(out, markers, text);
  if (size > 0 || !role || !house) return size;
  /* Names that end at white space, each beginning with a surname. */
  bulletin_text near = near_part(text, NEAR_NAMES);
  bul_token tokens[BUL_MOST_TOKENS];
  size_t count = bul_tokens_split(tokens, near);
  if (count > BUL_MOST_TOKENS) count = BUL_MOST_TOKENS;
  if (count < 2) return 0;
  bul_reading r;
  size_t fit =
      read_up_to_name(&r, markers, tokens, count, near.size == text.size);
  if (fit == 0) return 0;
  if (out != NULL) bul_reading_commit(out, &r);
  const bul_token *last = &tokens[fit - 1];
  return (size_t)(last->text.data + last->text.size - text.data);
}

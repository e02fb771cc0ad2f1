/*
** dateline_bracket.c - see dateline_parts.h: datelines that stand in brackets.
**
** Brackets at the start of a paragraph hold little else than where it comes
** from, so that forms are believed in them that a sentence might begin with
** as well: a place and 訊, a reporter and a place.
*/
#include "dateline_parts.h"

#include "../../base/cursor.h"
#include "../bylines/byline_reading.h"
#include "../bylines/names.h"
#include "dateline_words.h"

enum {
  LONGEST_FAR_PLACE = 12, /* of a place without an agency: 巴黎十七日電 */
  LONGEST_LABEL = 54,     /* bytes of 青溪新聞專訊 and the like */
  LONGEST_SOURCE = 60,    /* bytes of 据新华社 and the like */
  LONGEST_NAMED = 10      /* characters of 望河新闻网 behind 据 */
};

/* --- desks and reporters ----------------------------------------------- */

/* 中央社記者黃國芳…: what seems a place holds a byline. */
bool bul_dateline_has_role(bulletin_text place) {
  static const bulletin_text roles[] = {BUL_ROW("記者"), BUL_ROW("记者"),
                                        BUL_ROW("特派員"), BUL_ROW("特派员")};
  for (size_t i = 0; i < BUL_COUNT(roles); i++) {
    if (bul_text_find(place, roles[i]) != NULL) return true;
  }
  return false;
}

static bool is_no_place(bulletin_text text) {
  for (size_t i = 0; i < BUL_COUNT(no_places); i++) {
    if (bul_text_equal(text, no_places[i])) return true;
  }
  return false;
}

static bool is_slash(uint32_t c) {
  return c == '/' || c == U'／' || c == U'∕' || c == U'╱'; /* ／ ∕ ╱ */
}

/* A name and, behind white space, a place. */
static bool is_told_place(bulletin_text name, bulletin_text place) {
  size_t size;
  if (!bul_is_person(bul_text_trim(name)) || bul_is_person(place)) return false;
  for (size_t at = 0; at < place.size; at += size)
    if (!bul_is_han(bul_char_at(place.data + at, &size))) return false;
  return bul_text_length(place) >= 2;
}

/* Where in 記者X／Y報導 or 記者X台北報導 the place begins, between `start`
** and `end`; `end` if nowhere. */
static size_t find_place(bulletin_text inner, size_t start, size_t end) {
  size_t size;
  for (size_t i = start; i < end; i += size) {
    uint32_t c = bul_char_at(inner.data + i, &size);
    if (is_slash(c)) return i + size;
    if (bul_is_space(c) &&
        is_told_place(bul_text(inner.data + start, i - start),
                      bul_text(inner.data + i + size, end - i - size)))
      return i + size; /* 记者 丁一禾 棠州报道 */
    int month, day;
    if (i > start && bul_dateline_day_size(inner, i, &month, &day) > 0 &&
        bul_is_person(bul_text(inner.data + start, i - start)))
      return i;
    if (i > start &&
        bul_table_start(&bul_regions, bul_text_from(inner, i)) != NULL)
      return i;
  }
  size_t stop = start;
  int month, day;
  while (stop < end && bul_dateline_day_size(inner, stop, &month, &day) == 0)
    stop += bul_char_size(inner.data + stop);
  bulletin_text names[BUL_MOST_GLUED],
      before = bul_text(inner.data + start, stop - start);
  size_t name = bul_name_before_place(before);
  /* Before a day a place stands, though it may be a name, too. */
  if (name == 0 && stop < end && bul_names_unglue(names, before) == 2)
    name = names[0].size;
  return name > 0 ? start + name : end;
}

/* `at` moved back over slashes and white space. */
static size_t before_slash(bulletin_text inner, size_t start, size_t at) {
  size_t size;
  while (at > start) {
    size_t back = bul_char_back(inner.data + start, inner.data + at);
    uint32_t c = bul_char_at(inner.data + at - back, &size);
    if (!is_slash(c) && !bul_is_space(c)) break;
    at -= back;
  }
  return at;
}

/* The place and day of inner[place, end). */
static void set_place(bul_dateline *out, bulletin_text inner, size_t place,
                      size_t end) {
  size_t day_at = place, size;
  while (day_at < end &&
         bul_dateline_day_size(inner, day_at, &out->month, &out->day) == 0) {
    bul_char_at(inner.data + day_at, &size);
    day_at += size;
  }
  bulletin_text where =
      bul_text_trim(bul_text(inner.data + place, day_at - place));
  if (where.size == 0 && day_at < end) { /* 5月6日纽约报道 */
    int month, day;
    day_at += bul_dateline_day_size(inner, day_at, &month, &day);
    where = bul_text_trim(bul_text(inner.data + day_at, end - day_at));
  }
  if (!is_no_place(where)) out->place = where;
}

/* What may stand before a role in brackets: nothing, a house, 駐美, 大紀元. */
static bool is_post(const bul_markers *markers, bulletin_text text) {
  return text.size == 0 || bul_is_house(markers, text) || bul_is_name(text) ||
         bul_text_starts(text, BUL_TEXT("駐")) ||
         bul_text_starts(text, BUL_TEXT("驻"));
}

/* 記者梁偉銘／台北報導, 記者王小明台北報導, 中央社記者黃國芳嘉義縣17日電:
** the name ends where the place begins. 即時新聞／綜合報導 names nobody. */
bool bul_dateline_read_desk(bul_dateline *out, bul_bylines *bylines,
                            const bul_markers *markers, bulletin_text inner) {
  bulletin_text role, agency = bul_find_agency(markers, inner);
  if (agency.size == inner.size) return false;
  size_t at = agency.size, offset = 0;
  bulletin_text word, rest = bul_text_from(inner, at);
  if (!bul_role_in(markers, rest, &offset, &word, &role) ||
      !is_post(markers, bul_text(rest.data, offset)))
    word.size = offset = 0;
  at += offset;
  size_t closing = any_end(inner, report_words, BUL_COUNT(report_words));
  if (closing == 0) return false;
  size_t end = inner.size - closing, start = at + word.size;
  size_t place = find_place(inner, start, end);
  if (place == end) return false;
  size_t names = before_slash(inner, start, place);
  bulletin_text byline = bul_text(inner.data, names);
  if (word.size == 0) {
    agency = bul_text(NULL, 0);
    if (bul_dateline_has_role(bul_text_from(inner, place))) return false;
    if (any_end(byline, desk_ends, BUL_COUNT(desk_ends)) == 0 &&
        (!bul_is_person(byline) || names == place ||
         bul_byline_read_names(bylines, byline) == BUL_NAMES_NONE))
      return false;
  } else if (names <= start || !bul_byline_read(bylines, markers, byline)) {
    return false;
  }
  out->text = agency.size > 0 ? inner : bul_text_from(inner, place);
  out->agency = agency;
  if (agency.size == 0) out->agency.data = NULL;
  set_place(out, inner, place, end);
  return true;
}

/* --- places and houses ------------------------------------------------- */

/* 巴黎十七日電, as papers of old printed it in brackets: a place, a day and
** 電, all of `inner`. */
static bool read_far(bul_dateline *out, const bul_markers *markers,
                     bulletin_text inner) {
  size_t at = 0, size;
  for (int i = 0; i < LONGEST_FAR_PLACE && at < inner.size; i++) {
    size_t day = bul_dateline_day_size(inner, at, &out->month, &out->day);
    if (i > 0 && day > 0) {
      size_t end = at + day; /* 6日路透电 */
      out->agency = bul_find_agency(markers, bul_text_from(inner, end));
      end += out->agency.size;
      if (bul_dateline_wire(bul_text_from(inner, end)) != inner.size - end ||
          end == inner.size)
        return false;
      out->place = bul_text(inner.data, at);
      out->text = inner;
      return true;
    }
    uint32_t c = bul_char_at(inner.data + at, &size);
    if (!bul_is_han(c) && c != U'·') return false;
    at += size;
  }
  return false;
}

/* True when all of `text` is Han characters, with the letters and digits of a
** house's name, which a label is made of. */
static bool is_label_text(bulletin_text text) {
  size_t size;
  for (size_t at = 0; at < text.size; at += size) {
    uint32_t c = bul_char_at(text.data + at, &size);
    if (!bul_is_han(c) && !bul_is_latin(c) && !bul_is_digit(c) && c != U'·' &&
        c != '.')
      return false;
  }
  return text.size > 0;
}

/* 濠島專訊, 青溪訊, 綜合報道: a house or a place and a word for news. 簡訊 and
** 通訊 are kinds of pieces. */
static bool read_label(bul_dateline *out, bulletin_text inner) {
  if (inner.size > LONGEST_LABEL || !is_label_text(inner)) return false;
  for (size_t i = 0; i < BUL_COUNT(no_labels); i++) {
    if (bul_text_ends(inner, no_labels[i])) return false;
  }
  bool whole = false;
  for (size_t i = 0; i < BUL_COUNT(whole_labels); i++)
    whole = whole || bul_text_equal(inner, whole_labels[i]);
  size_t end = any_end(inner, label_ends, BUL_COUNT(label_ends));
  size_t told = any_end(inner, told_ends, BUL_COUNT(told_ends));
  if (!whole && end + told == 0) return false;
  bulletin_text from =
      bul_text(inner.data, whole ? 0 : inner.size - end - told);
  bool house = any_end(from, house_ends, BUL_COUNT(house_ends)) > 0;
  if (!whole && end == 0 && !house) return false; /* 星島日報報道 */
  if (house)
    out->agency = from;
  else if (from.size > 0)
    out->place = from;
  out->text = inner;
  return whole || bul_text_length(from) >= 2;
}

/* 望河网 of 据望河网: a house that no table knows, all of `text`. */
static bool is_named_house(bulletin_text text) {
  size_t length = bul_text_length(text);
  return length >= 3 && length <= LONGEST_NAMED && is_label_text(text) &&
         any_end(text, house_ends, BUL_COUNT(house_ends)) > 0;
}

/* The end of the first source in `text`, where several are named. */
static size_t source_end(bulletin_text text) {
  bul_cursor c = bul_cursor_of(text);
  while (!bul_at_end(&c) && !bul_in(bul_peek(&c), U"、 　"))
    bul_next(&c);
  return (size_t)(c.at - text.data);
}

/* 新华社, 新华社5日电, and behind 据 any house: all of `text`. */
static bool read_one_source(bul_dateline *out, const bul_markers *markers,
                            bulletin_text text, bool told) {
  size_t at = bul_dateline_day_size(text, 0, &out->month, &out->day);
  bulletin_text agency = bul_find_agency(markers, bul_text_from(text, at));
  if (bul_text_starts(agency, BUL_TEXT("本")) ||
      any_end(agency, second_hand, BUL_COUNT(second_hand)) > 0)
    return false;
  at += agency.size;
  size_t wire = bul_dateline_wire(bul_text_from(text, at));
  if (at + wire == text.size && agency.size + wire > 0 &&
      (agency.size > 0 || out->day != 0)) {
    if (agency.size > 0) out->agency = agency;
    return true;
  }
  if (!told || !is_named_house(text)) return false;
  out->agency = text;
  return true;
}

bool bul_dateline_read_source(bul_dateline *out, const bul_markers *markers,
                              bulletin_text inner) {
  if (inner.size == 0 || inner.size > LONGEST_SOURCE) return false;
  size_t at = any_start(inner, second_hand, BUL_COUNT(second_hand));
  bool told = at > 0;
  bul_dateline first = {0};
  for (bool any = false; at < inner.size || !any; any = true) {
    bulletin_text rest = bul_text_from(inner, at);
    bulletin_text one = bul_text(rest.data, source_end(rest));
    *out = (bul_dateline){0};
    if (!read_one_source(out, markers, one, told)) return false;
    if (!any) first = *out;
    at += one.size;
    bul_cursor c = bul_cursor_of(bul_text_from(inner, at));
    bul_take_in(&c, U"、");
    bul_take_spaces(&c);
    at = (size_t)(c.at - inner.data);
  }
  *out = first;
  out->text = inner;
  return true;
}

bool bul_dateline_read_inner(bul_dateline *out, bul_bylines *bylines,
                             const bul_markers *markers, bulletin_text inner,
                             bool text_follows) {
  if (bul_dateline_read_desk(out, bylines, markers, inner)) return true;
  *out = (bul_dateline){0};
  if (bul_dateline_has_role(inner)) return false;
  if (read_far(out, markers, inner)) return true;
  *out = (bul_dateline){0};
  return text_follows && read_label(out, inner);
}

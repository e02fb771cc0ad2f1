/*
** dateline.c - see dateline.h.
**
** A dateline is an agency, a place or several, a day, and 电 or 讯. What
** tells it from a sentence that begins alike (本报电子版…) is that nothing
** but places and a day stands between, and that 电 ends it.
*/
#include "dateline_parts.h"

#include "../../base/cursor.h"
#include "../bylines/byline_reading.h"
#include "../stamp.h"
#include "dateline_words.h"
#include "speaker.h"

enum {
  LONGEST_DATELINE = 240, /* bytes */
  LONGEST_PLACE = 24,     /* characters before 电, where no day stands */
  LATE_PLACE = 6,         /* characters of a place behind the day */
  LEAST_TOLD = 36,        /* bytes of a line of text behind a dateline */
  LONGEST_CLOSING = 480   /* bytes of a line that closes a piece */
};

size_t bul_dateline_wire(bulletin_text text) {
  return any_start(text, wire_words, BUL_COUNT(wire_words));
}

static bool in_place(uint32_t c) {
  return bul_is_han(c) || bul_is_latin(c) || c == U'、' || c == U'·' ||
         c == '/' || c == U'／' || c == U'“' || c == U'”' || c == '-' ||
         c == U'—';
}

/* True when 电 or 讯 at `at` ends a dateline that has no day. 本报讯 needs
** nothing after it; 本报…电 must be seen to end; and of a house that no table
** knows only …讯 is believed without a day. */
static bool ends_undated(const bul_markers *markers, const bul_speaker *s,
                         bulletin_text text, size_t at, bool first) {
  size_t wire = bul_dateline_wire(bul_text_from(text, at));
  bool news = bul_dateline_news(bul_text_from(text, at)) > 0;
  if (wire == 0 ||
      (!s->known && !(first && (news || s->paper ||
                                bul_dateline_names_follow(
                                    markers, bul_text_from(text, at))))))
    return false;
  if (first && news && (s->known || s->paper)) return true;
  return bul_dateline_may_follow(markers, bul_text_from(text, at + wire));
}

/* A place and 讯 behind the day, before a reporter: their size, 0 if none. */
static size_t late_wire(const bul_markers *markers, bulletin_text text) {
  size_t at = 0, size;
  for (int i = 0; i < LATE_PLACE && at < text.size; i++) {
    if (!bul_is_han(bul_char_at(text.data + at, &size))) return 0;
    at += size;
    if (bul_dateline_names_follow(markers, bul_text_from(text, at)))
      return at + bul_dateline_news(bul_text_from(text, at));
  }
  return 0;
}

/* 5月6日讯 and a reporter: no house says it. */
static size_t read_houseless(bul_dateline *out, const bul_markers *markers,
                             bulletin_text text) {
  size_t day = bul_dateline_day_size(text, 0, &out->month, &out->day);
  bulletin_text rest = bul_text_from(text, day);
  if (day == 0 || !bul_dateline_names_follow(markers, rest)) return 0;
  size_t size = day + bul_dateline_wire(rest);
  out->text = bul_text(text.data, size);
  return size;
}

/* The agency whose news another one hands on, and 电: their size, 0 if none. */
static size_t relayed_wire(const bul_markers *markers, bulletin_text text) {
  size_t house = bul_find_agency(markers, text).size;
  size_t wire = house > 0 ? bul_dateline_wire(bul_text_from(text, house)) : 0;
  return wire > 0 ? house + wire : 0;
}

/* A place and 电 behind the day of an agency: 路透社六日倫敦電. */
static size_t far_wire(const bul_markers *markers, bulletin_text text) {
  size_t at = 0, size;
  for (int i = 0; i < LATE_PLACE && at < text.size; i++) {
    if (!bul_is_han(bul_char_at(text.data + at, &size))) return 0;
    at += size;
    size_t wire = bul_dateline_wire(bul_text_from(text, at));
    if (wire > 0 && i > 0 &&
        bul_dateline_may_follow(markers, bul_text_from(text, at + wire)))
      return at + wire;
  }
  return 0;
}

/* Reads [据]AGENCY[PLACE][DAY]电 at the start of `text`; its size. */
static size_t read_plain(bul_dateline *out, const bul_markers *markers,
                         bulletin_text text) {
  size_t at = 0, size;
  at = any_start(text, second_hand, BUL_COUNT(second_hand));
  bul_speaker s = bul_speaker_read(markers, bul_text_from(text, at));
  if (s.house.size == 0 && bul_text_starts(text, BUL_TEXT("綜合"))) {
    at = 0; /* 綜合 may be who speaks */
    s = bul_speaker_read(markers, text);
  }
  if (s.house.size == 0) return read_houseless(out, markers, text);
  out->agency = s.house;
  bool hearsay = at > 0 && s.known;
  at += s.house.size;
  if (hearsay && at == text.size) { /* 据新华社, alone at a piece's end */
    out->text = text;
    return at;
  }
  size_t place = at, places = 0;
  while (at < text.size && at < LONGEST_DATELINE) {
    uint32_t c = bul_char_at(text.data + at, &size);
    size_t day = bul_dateline_begins_day(bul_text_from(text, at), &out->month,
                                         &out->day);
    size_t end = at, wire;
    if (day > 0) at = skip_spaces(text, at + day);
    wire =
        at < text.size && bul_chars_have(&markers->wire_starts, text.data + at)
            ? bul_dateline_wire(bul_text_from(text, at))
            : 0;
    if (day > 0 && wire == 0) /* 本报5月6日柿林讯（记者, 中央社六日路透电 */
      wire = late_wire(markers, bul_text_from(text, at));
    if (day > 0 && wire == 0)
      wire = relayed_wire(markers, bul_text_from(text, at));
    if (day > 0 && wire == 0 && s.known)
      wire = far_wire(markers, bul_text_from(text, at));
    if (day > 0 && wire == 0) return 0;
    if (day > 0 || (wire > 0 && places <= LONGEST_PLACE &&
                    ends_undated(markers, &s, text, at, at == place))) {
      if (end > place)
        out->place = bul_text_trim(bul_text(text.data + place, end - place));
      out->text = bul_text(text.data, at + wire);
      return at + wire;
    }
    if (!in_place(c) && !(bul_is_space(c) && at > place)) return 0;
    at += size;
    places++;
  }
  return 0;
}

/* The text between a pair of brackets at the start of `text`, and the whole
** piece's size; 0 if none. */
static size_t bracketed(bulletin_text text, bulletin_text *inner) {
  size_t open;
  if (text.size == 0) return 0;
  bulletin_text shut, near = text;
  switch (bul_char_at(text.data, &open)) {
  case U'〔':
    shut = BUL_TEXT("〕");
    break;
  case U'（':
    shut = BUL_TEXT("）");
    break;
  case '(':
    shut = BUL_TEXT(")");
    break;
  case U'［':
    shut = BUL_TEXT("］");
    break;
  case U'【':
    shut = BUL_TEXT("】");
    break;
  case '[':
    shut = BUL_TEXT("]");
    break;
  case U'﹝':
    shut = BUL_TEXT("﹞");
    break;
  default:
    return 0;
  }
  if (near.size > LONGEST_DATELINE) near.size = LONGEST_DATELINE;
  const char *end = bul_text_find(near, shut);
  if (end == NULL) return 0;
  size_t size = (size_t)(end - text.data);
  *inner = bul_text_trim(bul_text(text.data + open, size - open));
  return size + shut.size;
}

/* A dateline and its byline that fill a pair of brackets; the reporters are
** the agency's. */
static bool read_inside(bul_dateline *out, bul_bylines *bylines,
                        const bul_markers *markers, bulletin_text inner) {
  size_t used = read_plain(out, markers, inner);
  if (used == 0 || bul_dateline_has_role(out->place)) return false;
  bulletin_text rest = bul_text_trim(bul_text_from(inner, used));
  if (rest.size == 0) return true;
  if (bul_text_equal(rest, BUL_TEXT("话")) ||
      bul_text_equal(rest, BUL_TEXT("話"))) { /* 本报青溪二十日电话 */
    out->text = inner;
    return true;
  }
  size_t before = bylines != NULL ? bylines->count : 0;
  if (!bul_byline_read(bylines, markers, rest)) return false;
  for (size_t i = before; bylines != NULL && i < bylines->count; i++) {
    if (bylines->items[i].affiliation.data == NULL)
      bylines->items[i].affiliation = out->agency;
  }
  return true;
}

bool bul_dateline_possible(const bul_markers *markers, bulletin_text text,
                           bool known) {
  bulletin_text inner;
  size_t lead;
  if (!bul_is_han(bul_char_at(text.data, &lead)))
    text = bul_without_marks(text);
  if (text.size == 0) return false;
  if (bul_text_starts(text, BUL_TEXT("据")) ||
      bul_text_starts(text, BUL_TEXT("據")))
    return true;
  if (bul_find_agency(markers, text).size > 0) return true;
  if (bul_chars_have(&markers->role_starts, text.data)) {
    bulletin_text role; /* 记者周岚报道： */
    if (bul_find_role(markers, text, &role).size > 0) return true;
  }
  int month, day;
  if (bul_is_digit((unsigned char)text.data[0]))
    return bul_dateline_day_size(text, 0, &month, &day) > 0;
  return bracketed(text, &inner) > 0 ||
         (!known && bul_house_unknown(markers, text).size > 0);
}

/* True for text that tells something, as a title's rest does not: it has a
** comma or a full stop, or fills a line. */
static bool is_told(bulletin_text text) {
  return text.size >= LEAST_TOLD ||
         bul_text_find(text, BUL_TEXT("，")) != NULL ||
         bul_text_find(text, BUL_TEXT("。")) != NULL;
}

/* A dateline in brackets, all of `inner`; `rest` is what stands behind. */
static bool read_bracketed(bul_dateline *out, bul_bylines *bylines,
                           const bul_markers *markers, bulletin_text inner,
                           bulletin_text rest) {
  if (read_inside(out, bylines, markers, inner)) return true;
  *out = (bul_dateline){0};
  return bul_dateline_read_inner(out, bylines, markers, inner, is_told(rest));
}

/* True when names in brackets behind the dateline need no role: 本报讯（周岚
** 何田）. In telegrams, and where 、 parts them, a paper calls its own reporters
** what they are. */
static bool may_be_bare(const bul_dateline *dateline, bulletin_text text) {
  bulletin_text inner;
  if (!bul_text_starts(dateline->agency, BUL_TEXT("本"))) return true;
  return !bul_text_ends(dateline->text, BUL_TEXT("电")) && text.size > 0 &&
         bracketed(text, &inner) > 0 &&
         bul_text_find(inner, BUL_TEXT("、")) == NULL;
}

/* What stands behind a byline that ends at `at`: one more in brackets (（记者
** 张三）（通讯员 李四）) or a colon, where one was `read`, and white space. */
static size_t behind_byline(bul_bylines *bylines, const bul_markers *markers,
                            bulletin_text text, size_t at, bool read) {
  bulletin_text inner, rest = bul_text_from(text, at);
  size_t more = read && rest.size > 0 ? bracketed(rest, &inner) : 0;
  if (more > 0 && bul_byline_begins(markers, inner) == BUL_BYLINE_ROLE &&
      bul_byline_read(bylines, markers, inner))
    at += more;
  bul_cursor c = bul_cursor_of(bul_text_from(text, at));
  if (read) bul_take(&c, "：");
  bul_take_spaces(&c);
  return (size_t)(c.at - text.data);
}

/* 【記者周嵐報道】, （通讯员 周岚）, （县医院 周岚） and the text: a byline
** without a dateline. */
static bool read_names_inside(bul_bylines *bylines, const bul_markers *markers,
                              bulletin_text inner) {
  if (bul_byline_has_office(inner))
    return bul_byline_read_names(bylines, inner) >= BUL_NAMES_LIKELY;
  return (bul_dateline_has_role(inner) ||
          bul_byline_begins(markers, inner) == BUL_BYLINE_ROLE) &&
         bul_byline_read(bylines, markers, inner);
}

/* The same for text without marks before it. */
static size_t read_unmarked(bul_dateline *out, size_t *dateline_size,
                            bul_bylines *bylines, const bul_markers *markers,
                            bulletin_text text) {
  *out = (bul_dateline){0};
  *dateline_size = 0;
  bulletin_text inner;
  size_t before = bylines != NULL ? bylines->count : 0;
  size_t size = bracketed(text, &inner);
  bool brackets = size > 0;
  bulletin_text rest = bul_text_trim(bul_text_from(text, size));
  if (brackets && !read_bracketed(out, bylines, markers, inner, rest)) {
    *out = (bul_dateline){0};
    return is_told(rest) && read_names_inside(bylines, markers, inner)
               ? skip_spaces(text, size)
               : 0;
  }
  if (!brackets && (size = read_plain(out, markers, text)) == 0) {
    *out = (bul_dateline){0};
    size = bul_byline_read_reported(bylines, markers, text);
    if (size == 0 && bul_byline_begins_house(markers, text))
      size = bul_byline_read_head(bylines, markers, text, false);
    return size > 0 && is_told(bul_text_from(text, size))
               ? skip_spaces(text, size)
               : 0;
  }
  if (!brackets && bul_dateline_has_role(out->place)) {
    /* 中央社記者黃國芳台北6日電 without its brackets. */
    bul_dateline whole = *out;
    if (!bul_dateline_read_desk(out, bylines, markers, whole.text))
      *out = whole;
  }
  *dateline_size = size;
  size_t at = skip_spaces(text, size);
  if (brackets && bylines != NULL && bylines->count > before) return at;
  static const bulletin_text slashes[] = {BUL_ROW("／"), BUL_ROW("/")};
  size_t slash = any_start(bul_text_from(text, at), slashes, 2);
  if (!brackets) at += slash; /* 本报讯/记者 王红 */
  bool colon = bul_text_starts(bul_text_from(text, at), BUL_TEXT("："));
  if (!brackets &&
      (colon || bul_text_starts(bul_text_from(text, at), BUL_TEXT(":")))) {
    *dateline_size = at + (colon ? 3 : 1);
    return skip_spaces(text, *dateline_size);
  }
  size_t byline =
      bul_byline_read_head(bylines, markers, bul_text_from(text, at),
                           may_be_bare(out, bul_text_from(text, at)));
  if (byline == 0 && !brackets && slash > 0) *dateline_size = at;
  return behind_byline(bylines, markers, text, at + byline, byline > 0);
}

size_t bul_dateline_read(bul_dateline *out, size_t *dateline_size,
                         bul_bylines *bylines, const bul_markers *markers,
                         bulletin_text text) {
  bulletin_text unmarked = bul_without_marks(text);
  size_t marks = text.size - unmarked.size;
  size_t used = read_unmarked(out, dateline_size, bylines, markers, unmarked);
  if (used == 0) return 0;
  *dateline_size += marks;
  return used + marks;
}

bool bul_dateline_read_closing(bul_dateline *out, bul_bylines *bylines,
                               const bul_markers *markers, bulletin_text text) {
  *out = (bul_dateline){0};
  bulletin_text inner;
  if (text.size == 0 || text.size > LONGEST_CLOSING) return false;
  if (bracketed(text, &inner) != text.size) inner = text;
  if (read_inside(out, bylines, markers, inner)) return true;
  *out = (bul_dateline){0};
  /* Without brackets only 据新华社 is sure. */
  return (inner.data != text.data || bul_text_starts(text, BUL_TEXT("据"))) &&
         bul_dateline_read_source(out, markers, inner);
}

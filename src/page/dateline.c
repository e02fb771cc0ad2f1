/*
** dateline.c - see dateline.h.
**
** A dateline is an agency, a place or several, a day, and 电 or 讯. What
** tells it from a sentence that begins alike (本报电子版…) is that nothing
** but places and a day stands between, and that 电 ends it.
*/
#include "dateline.h"

enum { LONGEST_DATELINE = 240 };

static size_t skip_spaces(bulletin_text text, size_t at) {
  size_t size;
  while (at < text.size && bul_is_space(bul_char_at(text.data + at, &size)))
    at += size;
  return at;
}

/* --- numbers and days -------------------------------------------------- */

static int digit_value(uint32_t c) {
  static const uint32_t han[] = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB,
                                 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D};
  if (bul_is_digit(c)) return (int)(c - '0');
  if (c - 0xFF10 < 10) return (int)(c - 0xFF10);
  if (c == 0x25CB || c == 0x96F6) return 0;
  for (int i = 0; i < 10; i++) {
    if (han[i] == c) return i;
  }
  return -1;
}

int bul_number_value(bulletin_text text) {
  int value = 0, last = 0;
  bool tens = false;
  size_t at = 0, size;
  if (text.size == 0) return -1;
  for (; at < text.size; at += size) {
    uint32_t c = bul_char_at(text.data + at, &size);
    int digit = digit_value(c);
    if (digit >= 0) {
      if (!tens) value = value * 10 + digit;
      last = digit;
      if (tens) {
        value += digit;
        tens = false;
      }
      if (value > 9999) return -1;
      continue;
    }
    int ten = c == 0x5341 ? 1 : c == 0x5EFF ? 2 : c == 0x5345 ? 3 : 0;
    if (ten == 0) return -1;
    value = ten == 1 && last > 0 ? value - last + last * 10 : ten * 10;
    tens = true;
  }
  return value;
}

bul_civil bul_dateline_day(const bul_dateline *dateline, bul_civil issue) {
  static const bul_civil none = {0, 0, 0};
  if (issue.year == 0 || dateline->day == 0) return none;
  bul_civil day = {issue.year, dateline->month, dateline->day};
  if (day.month == 0) {
    /* 26日 alone: of the issue's month, or of the one before. */
    day.month = issue.month;
    if (day.day > issue.day + 1 && --day.month == 0) {
      day.month = 12;
      day.year--;
    }
  } else if (day.month > issue.month + 1) {
    day.year--;
  } else if (issue.month == 12 && day.month == 1) {
    day.year++;
  }
  return bul_day_valid(day.year, day.month, day.day) ? day : none;
}

/* A day (4月26日, 26日, 四月廿六日) at `at`: its size, 0 if none. */
static size_t read_day(bulletin_text text, size_t at, int *month, int *day) {
  size_t start = at;
  *month = *day = 0;
  size_t number = bul_number_size(bul_text_from(text, at));
  if (number == 0 || number > 12) return 0;
  int value = bul_number_value(bul_text(text.data + at, number));
  at += number;
  if (bul_text_starts(bul_text_from(text, at), BUL_TEXT("月"))) {
    *month = value;
    at += 3;
    number = bul_number_size(bul_text_from(text, at));
    if (number == 0 || number > 12) return 0;
    value = bul_number_value(bul_text(text.data + at, number));
    at += number;
  }
  if (!bul_text_starts(bul_text_from(text, at), BUL_TEXT("日"))) return 0;
  *day = value;
  if (*month < 0 || *month > 12 || *day < 1 || *day > 31) return 0;
  return at + 3 - start;
}

/* --- datelines --------------------------------------------------------- */

/* The size of 电 or 讯 with what goes before it, at the start of `text`. */
static size_t wire_word(bulletin_text text) {
  static const bulletin_text words[] = {
    BUL_ROW("专电"), BUL_ROW("專電"), BUL_ROW("综合电"), BUL_ROW("电讯"),
    BUL_ROW("電訊"), BUL_ROW("综合消息"), BUL_ROW("消息"), BUL_ROW("综合讯"),
    BUL_ROW("特讯"), BUL_ROW("快讯"), BUL_ROW("特写"), BUL_ROW("特寫"),
    BUL_ROW("专访"), BUL_ROW("專訪"), BUL_ROW("电"), BUL_ROW("電"),
    BUL_ROW("讯"), BUL_ROW("訊"),
};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (bul_text_starts(text, words[i]))
      return words[i].size;
  }
  return 0;
}

/* True when what follows 电 shows that the dateline ends there. */
static bool may_follow(const bul_markers *markers, bulletin_text text) {
  size_t size;
  if (text.size == 0) return true;
  uint32_t c = bul_char_at(text.data, &size);
  if (bul_is_space(c)) return true;
  switch (c) {
  case 0xFF08: /* （ */
  case '(':
  case 0x3014: /* 〔 */
  case 0xFF1A: /* ： */
  case ':':
  case 0x3015: /* 〕 */
  case 0x3011: /* 】 */
    return true;
  default: {
    bulletin_text role;
    return bul_find_role(markers, text, false, &role).size > 0;
  }
  }
}

/* A house that a dateline may begin with when no table knows it: Han
** characters up to 报, 社, 网 or 台, twelve at most, with 讯 or a day soon
** after. */
static bulletin_text unknown_house(bulletin_text text) {
  size_t at = 0, size;
  for (int i = 0; i < 12 && at < text.size; i++) {
    uint32_t c = bul_char_at(text.data + at, &size);
    if (!bul_is_han(c)) break;
    at += size;
    bool ends = c == 0x62A5 || c == 0x5831 || c == 0x793E || c == 0x7F51 ||
                c == 0x7DB2 || c == 0x53F0 || c == 0x81FA || c == 0x520A;
    if (ends && i >= 2) return bul_text(text.data, at);
  }
  return bul_text(NULL, 0);
}

static bool in_place(uint32_t c) {
  return bul_is_han(c) || bul_is_latin(c) || c == 0x3001 || c == 0xB7 ||
         c == '/' || c == 0xFF0F || c == 0x201C || c == 0x201D || c == '-' ||
         c == 0x2014;
}

/* Reads [据]AGENCY[PLACE][DAY]电 at the start of `text`; its size. */
static size_t read_plain(bul_dateline *out, const bul_markers *markers,
                         bulletin_text text) {
  size_t at = 0, size;
  if (bul_text_starts(text, BUL_TEXT("据")) ||
      bul_text_starts(text, BUL_TEXT("據")))
    at = 3;
  bulletin_text agency = bul_find_agency(markers, bul_text_from(text, at));
  bool known = agency.size > 0;
  if (!known) agency = unknown_house(bul_text_from(text, at));
  if (agency.size == 0) return 0;
  out->agency = bul_text(text.data + at, agency.size);
  at += agency.size;
  size_t place = at, places = 0, wire;
  while (at < text.size && at < LONGEST_DATELINE) {
    size_t day = read_day(text, at, &out->month, &out->day);
    if (day > 0) {
      size_t end = at;
      at = skip_spaces(text, at + day);
      wire = wire_word(bul_text_from(text, at));
      if (wire == 0) return 0;
      if (end > place)
        out->place = bul_text_trim(bul_text(text.data + place, end - place));
      out->text = bul_text(text.data, at + wire);
      return at + wire;
    }
    wire = wire_word(bul_text_from(text, at));
    bool first = at == place;
    bool news = bul_text_starts(bul_text_from(text, at), BUL_TEXT("讯")) ||
                bul_text_starts(bul_text_from(text, at), BUL_TEXT("訊"));
    /* 本报讯 needs nothing after it; 本报…电 must be seen to end; and of a
    ** house that no table knows only …报讯 is believed without a day. */
    if (wire > 0 && places <= 24 && (known || (first && news)) &&
        ((first && known && news) ||
         may_follow(markers, bul_text_from(text, at + wire)))) {
      if (at > place)
        out->place = bul_text_trim(bul_text(text.data + place, at - place));
      out->text = bul_text(text.data, at + wire);
      return at + wire;
    }
    uint32_t c = bul_char_at(text.data + at, &size);
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
  case 0x3014:
    shut = BUL_TEXT("〕");
    break;
  case 0xFF08:
    shut = BUL_TEXT("）");
    break;
  case '(':
    shut = BUL_TEXT(")");
    break;
  case 0xFF3B:
    shut = BUL_TEXT("］");
    break;
  case 0x3010:
    shut = BUL_TEXT("】");
    break;
  case '[':
    shut = BUL_TEXT("]");
    break;
  case 0xFE5D:
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

/* 綜合報導, 人物專訪: how a piece was made, not where. */
static bool is_no_place(bulletin_text text) {
  static const bulletin_text words[] = {
    BUL_ROW("綜合"), BUL_ROW("综合"), BUL_ROW("連線"), BUL_ROW("连线"),
    BUL_ROW("人物"), BUL_ROW("專題"), BUL_ROW("特別"), BUL_ROW("即時"),
};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (bul_text_equal(text, words[i])) return true;
  }
  return false;
}

static bool is_slash(uint32_t c) {
  return c == '/' || c == 0xFF0F || c == 0x2215; /* ／ ∕ */
}

/* 記者梁偉銘／台北報導, 記者王小明台北報導, 中央社記者黃國芳嘉義縣17日電:
** the name ends where the place begins. */
static bool read_taiwan(bul_dateline *out, bul_bylines *bylines,
                        const bul_markers *markers, bulletin_text inner) {
  bulletin_text role, agency = bul_find_agency(markers, inner);
  size_t at = agency.size;
  bulletin_text word =
      bul_find_role(markers, bul_text_from(inner, at), false, &role);
  if (word.size == 0) return false;
  size_t end = inner.size;
  static const bulletin_text ends[] = {
    BUL_ROW("報導"), BUL_ROW("报道"), BUL_ROW("報道"), BUL_ROW("專訪"),
    BUL_ROW("特稿"), BUL_ROW("特寫"), BUL_ROW("專電"), BUL_ROW("电"),
    BUL_ROW("電"),
};
  bool closed = false;
  for (size_t i = 0; i < sizeof ends / sizeof *ends && !closed; i++) {
    if (bul_text_ends(inner, ends[i])) {
      end = inner.size - ends[i].size;
      closed = true;
    }
  }
  if (!closed) return false;
  size_t start = at + word.size, place = end, size;
  for (size_t i = start; i < end; i += size) {
    uint32_t c = bul_char_at(inner.data + i, &size);
    if (is_slash(c)) {
      place = i + size;
      end = end > place ? end : place;
      break;
    }
    if (i > start &&
        bul_table_start(&bul_regions, bul_text_from(inner, i)) != NULL) {
      place = i;
      break;
    }
  }
  if (place == end) return false;
  size_t names = place;
  while (names > start) {
    size_t back = bul_char_back(inner.data + start, inner.data + names);
    uint32_t c = bul_char_at(inner.data + names - back, &size);
    if (!is_slash(c) && !bul_is_space(c)) break;
    names -= back;
  }
  bulletin_text byline = bul_text(inner.data, names);
  if (names <= start || !bul_byline_read(bylines, markers, byline)) return false;
  out->text = agency.size > 0 ? inner : bul_text_from(inner, place);
  out->agency = agency.size > 0 ? bul_text(inner.data, agency.size)
                                : bul_text(NULL, 0);
  size_t day_at = place;
  while (day_at < end && bul_number_size(bul_text_from(inner, day_at)) == 0) {
    bul_char_at(inner.data + day_at, &size);
    day_at += size;
  }
  if (day_at < end) read_day(inner, day_at, &out->month, &out->day);
  bulletin_text where = bul_text_trim(
      bul_text(inner.data + place, (day_at < end ? day_at : end) - place));
  if (!is_no_place(where)) out->place = where;
  return true;
}

/* 中央社記者黃國芳…: what seems a place holds a byline. */
static bool has_role(bulletin_text place) {
  return bul_text_find(place, BUL_TEXT("記者")) != NULL ||
         bul_text_find(place, BUL_TEXT("记者")) != NULL;
}

/* A dateline and its byline that fill a pair of brackets; the reporters are
** the agency's. */
static bool read_inside(bul_dateline *out, bul_bylines *bylines,
                        const bul_markers *markers, bulletin_text inner) {
  size_t used = read_plain(out, markers, inner);
  if (used == 0 || has_role(out->place)) return false;
  bulletin_text rest = bul_text_trim(bul_text_from(inner, used));
  if (rest.size == 0) return true;
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
  if (bul_text_starts(text, BUL_TEXT("据")) ||
      bul_text_starts(text, BUL_TEXT("據")))
    return true;
  if (bul_find_agency(markers, text).size > 0) return true;
  return bracketed(text, &inner) > 0 || (!known && unknown_house(text).size > 0);
}

size_t bul_dateline_read(bul_dateline *out, size_t *dateline_size,
                         bul_bylines *bylines, const bul_markers *markers,
                         bulletin_text text) {
  *out = (bul_dateline){0};
  *dateline_size = 0;
  bulletin_text inner;
  size_t size = bracketed(text, &inner);
  if (size > 0) {
    if (read_inside(out, bylines, markers, inner)) {
      *dateline_size = size;
      return skip_spaces(text, size);
    }
    *out = (bul_dateline){0};
    if (!read_taiwan(out, bylines, markers, inner)) return 0;
    *dateline_size = size;
    return skip_spaces(text, size);
  }
  size = read_plain(out, markers, text);
  if (size == 0) {
    *out = (bul_dateline){0};
    return 0;
  }
  *dateline_size = size;
  size_t at = skip_spaces(text, size);
  bool colon = bul_text_starts(bul_text_from(text, at), BUL_TEXT("："));
  if (colon || bul_text_starts(bul_text_from(text, at), BUL_TEXT(":"))) {
    *dateline_size = at + (colon ? 3 : 1);
    return skip_spaces(text, *dateline_size);
  }
  size_t byline =
      bul_byline_read_head(bylines, markers, bul_text_from(text, at));
  return skip_spaces(text, at + byline);
}

bool bul_dateline_read_closing(bul_dateline *out, bul_bylines *bylines,
                               const bul_markers *markers, bulletin_text text) {
  *out = (bul_dateline){0};
  bulletin_text inner;
  return text.size <= LONGEST_DATELINE * 2 &&
         bracketed(text, &inner) == text.size &&
         read_inside(out, bylines, markers, inner);
}

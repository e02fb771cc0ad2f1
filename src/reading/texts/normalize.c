/*
** normalize.c - bulletin_normalize: punctuation, widths, scripts, spacing; and
** bulletin_script.
*/
#include "../../base/buffer.h"
#include "../../base/error.h"
#include "../../base/hanzi.h"
#include "../../base/glyphs.h"
#include "script_words.h"

/* Half-width marks and the Chinese ones that stand for them; what is not
** here (%, #, &, @, +) has one form in either. */
static const struct {
  char half;
  uint32_t full;
} marks[] = {
    {',', U'，'}, {'.', U'。'}, {';', U'；'}, {':', U'：'},
    {'?', U'？'}, {'!', U'！'}, {'(', U'（'}, {')', U'）'},
};

static uint32_t full_mark(uint32_t c) {
  for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
    if ((uint32_t)marks[k].half == c) return marks[k].full;
  return 0;
}

static uint32_t half_mark(uint32_t c) {
  for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
    if (marks[k].full == c) return (uint32_t)marks[k].half;
  switch (c) {
  case U'．':
    return '.';
  case U'“':
  case U'”':
    return '"';
  case U'‘':
  case U'’':
    return '\'';
  }
  return 0;
}

static bool is_wide(uint32_t c) {
  return bul_is_han(c) || (c >= 0x3001 && c <= 0x30FF) ||
         (c >= 0xFF01 && c <= 0xFF60) || c == U'“' || c == U'”' || c == U'…' ||
         c == U'—';
}

static bool is_alnum(uint32_t c) {
  return bul_is_digit(c) || bul_is_latin(c);
}

typedef struct writer {
  bul_buffer buffer;
  int flags;
  uint32_t before;  /* the last character read, 0 at a line's beginning */
  uint32_t written; /* … and the last one written */
  bool open_double, open_single; /* a straight quote is open */
} writer;

static void put(writer *w, uint32_t c) {
  /* 5G网络 → 5G 网络; nothing where a mark or a space stands already */
  if ((w->flags & BULLETIN_SPACING) && w->written != 0) {
    bool a = is_alnum(w->written) || w->written == '%';
    bool b = is_alnum(c);
    if ((a && bul_is_han(c)) || (b && bul_is_han(w->written)))
      bul_buffer_add_char(&w->buffer, ' ');
  }
  bul_buffer_add_char(&w->buffer, c);
  w->written = c == '\n' ? 0 : c;
}

/* Whether a half-width mark belongs to Chinese text: a Han character or a
** Chinese mark stands on either side, and it parts no number, time, or name
** of Latin letters. */
static bool beside_han(const writer *w, uint32_t c, uint32_t next) {
  if (bul_in(c, U".:,") && is_alnum(w->before) && is_alnum(next)) return false;
  if (c == '.') return is_wide(w->before) && !is_alnum(next) && next != '.';
  if (c == ':' && next == '/') return false;
  return is_wide(w->before) || is_wide(next);
}

static uint32_t change_mark(writer *w, uint32_t c, uint32_t next) {
  if (w->flags & BULLETIN_FULL_PUNCTUATION) {
    if (c == '"' || c == '\'') {
      bool *open = c == '"' ? &w->open_double : &w->open_single;
      bool wide = is_wide(w->before) || is_wide(next) || *open;
      if (!wide || (c == '\'' && bul_is_latin(w->before) && bul_is_latin(next)))
        return c;
      *open = !*open;
      if (c == '"') return *open ? U'“' : U'”';
      return *open ? U'‘' : U'’';
    }
    uint32_t full = full_mark(c);
    if (full != 0 && beside_han(w, c, next)) return full;
  } else if (w->flags & BULLETIN_HALF_PUNCTUATION) {
    uint32_t half = half_mark(c);
    if (half != 0) return half;
  }
  return c;
}

static uint32_t change_digit(const writer *w, uint32_t c, uint32_t next) {
  if (w->flags & BULLETIN_HALF_DIGITS) {
    uint32_t half = bul_halfwidth(c);
    if (is_alnum(half) || half == '%') return half;
    /* ３．５ */
    if (c == U'．' && bul_is_digit(bul_halfwidth(w->before)) &&
        bul_is_digit(bul_halfwidth(next)))
      return '.';
  } else if ((w->flags & BULLETIN_FULL_DIGITS) && is_alnum(c)) {
    return bul_fullwidth(c);
  }
  return c;
}

/* The entry of `words` at byte `at` of the text, the longest there. */
static const script_word *find_word(const script_word *words, size_t count,
                                    bulletin_text text, size_t at) {
  size_t low = 0, high = count;
  const script_word *best = NULL;
  bulletin_text rest = bul_text_from(text, at);
  if (rest.size < 6) return NULL;
  /* Entries are sorted by bytes: those with the first three bytes of the
  ** text stand together. */
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (memcmp(words[middle].from, rest.data, 3) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  for (; low < count && memcmp(words[low].from, rest.data, 3) == 0; low++) {
    bulletin_text from = bulletin_text_of(words[low].from);
    if (bul_text_starts(rest, from) &&
        (best == NULL || from.size > strlen(best->from)))
      best = &words[low];
  }
  return best;
}

static uint32_t change_script(const writer *w, uint32_t c) {
  if (w->flags & BULLETIN_SIMPLIFIED) return bul_hanzi_simplified(c);
  if (w->flags & BULLETIN_TRADITIONAL) return bul_hanzi_traditional(c);
  return c;
}

/* Writes the word of the script tables at byte `at`; its bytes, or 0. */
static size_t put_word(writer *w, bulletin_text text, size_t at) {
  const script_word *word = NULL;
  if (w->flags & BULLETIN_SIMPLIFIED)
    word = find_word(to_simplified,
                     sizeof to_simplified / sizeof *to_simplified, text, at);
  else if (w->flags & BULLETIN_TRADITIONAL)
    word = find_word(to_traditional,
                     sizeof to_traditional / sizeof *to_traditional, text, at);
  if (word == NULL) return 0;
  bulletin_text to = bulletin_text_of(word->to);
  for (size_t i = 0; i < to.size;) {
    size_t size;
    uint32_t c = bul_char_at(to.data + i, &size);
    put(w, c);
    w->before = c;
    i += size;
  }
  return strlen(word->from);
}

int bulletin_script(bulletin_text text) {
  size_t here = 0, there = 0, end = bul_utf8_invalid(text);
  for (size_t at = 0, size; at < end; at += size) {
    uint32_t c = bul_char_at(text.data + at, &size);
    if (!bul_is_han(c)) continue;
    if (bul_hanzi_simplified(c) != c)
      there++;
    else if (bul_hanzi_traditional(c) != c)
      here++;
  }
  return there > here ? BULLETIN_TRADITIONAL : BULLETIN_SIMPLIFIED;
}

int bulletin_normalize(bulletin_string *out, bulletin_text text, int flags,
                       const bulletin_allocator *allocator,
                       bulletin_error *error) {
  *out = (bulletin_string){.allocator = bul_allocator(allocator)};
  int status = bul_check_text(text, error);
  if (status != BULLETIN_OK) return status;
  writer w = {.flags = flags};
  bul_buffer_init(&w.buffer, &out->allocator);
  bul_buffer_reserve(&w.buffer, text.size + 1);
  for (size_t at = 0; at < text.size && !w.buffer.failed;) {
    size_t size, unused;
    uint32_t c = bul_char_at(text.data + at, &size);
    if (bul_is_han(c)) {
      size_t whole = put_word(&w, text, at);
      if (whole == 0) {
        put(&w, change_script(&w, c));
        w.before = c;
        whole = size;
      }
      at += whole;
      continue;
    }
    if (w.flags & BULLETIN_FULL_PUNCTUATION)
      c = bul_kana_at(text.data + at, text.data + text.size, &size);
    uint32_t next =
        at + size < text.size ? bul_char_at(text.data + at + size, &unused) : 0;
    uint32_t changed = change_digit(&w, c, next);
    if (changed == c) changed = change_mark(&w, c, next);
    put(&w, changed);
    w.before = c == '\n' ? 0 : c;
    if (c == '\n') w.open_double = w.open_single = false;
    at += size;
  }
  if (w.buffer.failed) {
    bul_buffer_free(&w.buffer);
    return bul_nomem(error);
  }
  out->text = bul_text(w.buffer.data, w.buffer.size);
  out->capacity = w.buffer.capacity;
  return BULLETIN_OK;
}

void bulletin_string_free(bulletin_string *string) {
  if (string->text.data != NULL)
    bul_free(&string->allocator, (void *)string->text.data, string->capacity);
  string->text = (bulletin_text){NULL, 0};
  string->capacity = 0;
}

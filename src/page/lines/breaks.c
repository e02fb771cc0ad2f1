/*
** breaks.c - see breaks.h.
**
** Of all ways to divide the lines, the one with the best sum is taken: for
** every paragraph how usual its length is, for every break how the sentence
** after it begins. spec/fit/breaks.py fits the weights to articles; of those
** left out of the fit they decide eight ends of sentences in ten rightly, where
** never to break decides six. The best division is found by dynamic programming
** over the latest WINDOW places, so that time stays linear.
*/
#include "breaks.h"

#include "../markers.h"
#include "breaks_weights.h"

enum {
  WINDOW = 12,
  LEAST_USUAL = 60,      /* cells */
  LONGEST_SENTENCE = 100 /* characters that are counted */
};

/* How a sentence ends that says who spoke. */
static const bulletin_text said[] = {
    BUL_ROW("说。"),   BUL_ROW("表示。"), BUL_ROW("介绍。"),
    BUL_ROW("认为。"), BUL_ROW("道。"),   BUL_ROW("指出。"),
};

static int weight_of(const bul_weight *rows, size_t number) {
  while (number >= rows->below)
    rows++;
  return rows->weight;
}

static int length_weight(size_t cells, size_t usual) {
  return weight_of(lengths, cells * 100 / usual);
}

/* A place where a paragraph may have ended. */
typedef struct place {
  size_t line;  /* the line after it */
  size_t cells; /* from the first line up to it */
  int weight;   /* of a break here */
  int best;     /* of the best division that breaks here */
  size_t from;  /* the break before it in that division; 0: the start */
} place;

static bool is_place(const bul_lines *lines, size_t index) {
  const bul_line *line = &lines->items[index];
  return (line->ending == BUL_END_SENTENCE || line->ending == BUL_END_ASK) &&
         bul_line_full(lines, line);
}

size_t bul_breaks_possible(const bul_lines *lines, size_t first, size_t last) {
  size_t count = 0;
  if (lines->layout.measure == 0 || lines->layout.indented) return 0;
  for (size_t i = first; i < last; i++)
    count += is_place(lines, i);
  return count;
}

static bulletin_text line_text(bulletin_text text, const bul_line *line) {
  return bul_text(text.data + line->start, line->end - line->start);
}

static bool ends_sentence(uint32_t c) {
  return c == U'。' || c == U'！' || c == U'？'; /* 。！？ */
}

/* Characters of the sentence that begins at `start` of the page's text. */
static size_t sentence_after(bulletin_text text, size_t start) {
  size_t count = 0, size;
  for (size_t at = start; at < text.size && count < LONGEST_SENTENCE;
       at += size) {
    uint32_t c = bul_char_at(text.data + at, &size);
    count += !bul_is_space(c);
    if (ends_sentence(c)) break;
  }
  return count;
}

/* Characters of the sentence that ends at `end`. */
static size_t sentence_before(bulletin_text text, size_t end) {
  size_t count = 0, size, marks = 0;
  const char *at = text.data + end;
  while (at > text.data && count < LONGEST_SENTENCE) {
    size_t back = bul_char_back(text.data, at);
    uint32_t c = bul_char_at(at - back, &size);
    if (ends_sentence(c) && marks++ > 0) break;
    count += !bul_is_space(c);
    at -= back;
  }
  return count;
}

/* The weight of a break between two lines, `open` quotations before it. */
static int break_weight(bulletin_text text, const bul_line *last,
                        const bul_line *next, bulletin_text paragraph,
                        int open) {
  bulletin_text before = line_text(text, last), after = line_text(text, next);
  bool closed = bul_text_ends(before, BUL_TEXT("”"));
  bool opens = bul_text_starts(after, BUL_TEXT("“"));
  int weight = BREAK;
  if (open > 0) weight += OPEN_QUOTE;
  if (closed && opens) weight += QUOTE_AFTER_QUOTE;
  if (closed && !opens) weight += NONE_AFTER_QUOTE;
  if (!closed && opens) weight += QUOTE_AFTER_NONE;
  if (paragraph.size >= 6 &&
      bul_text_starts(after, bul_text(paragraph.data, 6)))
    weight += SAME_START;
  weight += weight_of(sentences_after, sentence_after(text, next->start));
  weight += weight_of(sentences_before, sentence_before(text, last->end));
  for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
    if (bul_text_ends(before, said[i])) weight += SAID;
  }
  for (size_t i = 0; i < sizeof starts_with / sizeof *starts_with; i++) {
    if (bul_text_starts(after, bulletin_text_of(starts_with[i].start)))
      return weight + starts_with[i].weight;
  }
  return weight;
}

size_t bul_breaks_find(size_t *starts, bool *ok, bul_arena *arena,
                       bulletin_text text, const bul_lines *lines, size_t first,
                       size_t last, size_t usual) {
  size_t most = bul_breaks_possible(lines, first, last);
  *ok = true;
  if (most == 0) return 0;
  if (usual < LEAST_USUAL) usual = LEAST_USUAL;
  /* Place 0 is the start, the last one the end. */
  place *places = bul_arena_alloc(arena, (most + 2) * sizeof *places);
  if (places == NULL) {
    *ok = false;
    return 0;
  }
  size_t count = 1, cells = 0;
  int open = 0;
  bulletin_text head = line_text(text, &lines->items[first]);
  places[0] = (place){.line = first};
  for (size_t i = first; i <= last; i++) {
    cells += lines->items[i].width;
    open += lines->items[i].quotes;
    if (i == last || is_place(lines, i)) {
      int weight = i == last ? 0
                             : break_weight(text, &lines->items[i],
                                            &lines->items[i + 1], head, open);
      places[count++] =
          (place){.line = i + 1, .cells = cells, .weight = weight};
    }
  }
  for (size_t i = 1; i < count; i++) {
    size_t low = i > WINDOW ? i - WINDOW : 0;
    for (size_t j = i; j-- > low;) {
      int sum = places[j].best + places[i].weight +
                length_weight(places[i].cells - places[j].cells, usual);
      if (j + 1 == i || sum > places[i].best) {
        places[i].best = sum;
        places[i].from = j;
      }
    }
  }
  size_t found = 0;
  for (size_t i = places[count - 1].from; i > 0; i = places[i].from)
    starts[found++] = places[i].line;
  for (size_t i = 0; i < found / 2; i++) {
    size_t other = starts[i];
    starts[i] = starts[found - 1 - i];
    starts[found - 1 - i] = other;
  }
  return found;
}

/*
** begins.c - see walk.h: where a piece begins.
*/
#include "../walk.h"

#include "begins_weights.h"
#include "begins_words.h"
#include "titles.h"

enum {
  LONGEST_PLACE = 27, /* bytes of a place that heads a short item */
  NEAR = 48,          /* blocks that are looked ahead */
  MOST_GAP = 3,       /* blank lines that are told apart */
  DOUBTFUL = 40,      /* hundredths of a logit: six to four, or less */
  WIDEST_ALONE = 60,  /* cells of a title that nothing but names tells */
  FEW_ANCHORS = 2,    /* that make a page one of signed pieces */
  LOOK = 600,         /* bytes of a text that are held against another */
  /* Where the values of features are cut; see begins.h. */
  WIDE = 30,
  WIDER = 44,
  NARROW = 17,
  MANY_PARAGRAPHS = 8,
  ECHO = 40,      /* hundredths of a title's pairs of characters */
  FEW_COMMON = 8, /* hundredths of a text's pairs that another has */
  MANY_COMMON = 20,
  UNHEARD = 5, /* hundredths of a text's telling pairs */
  KNOWN = 10,
  FAMILIAR = 20,
  STRANGE = 5, /* of a title's */
  AT_HOME = 20,
  TOPIC_BITS = 16,
  TOPIC_WORDS = 1 << (TOPIC_BITS - 6),
  TOPIC_TEXTS = 12 /* the latest of the piece */
};

bool bul_has_anchor(const bul_walk *w, size_t first, size_t end) {
  if (end == w->count || end == first) return false;
  const bul_block *next = w->flow[end];
  return next->kind == BUL_BLOCK_BYLINE || next->dateline ||
         bul_names_follow(w, first, end);
}

/* 河南宝丰县 over a title. */
static bool is_place(bulletin_text text) {
  static const bulletin_text ends[] = {
      BUL_ROW("省"), BUL_ROW("市"), BUL_ROW("县"), BUL_ROW("区"), BUL_ROW("州"),
      BUL_ROW("镇"), BUL_ROW("乡"), BUL_ROW("村"), BUL_ROW("旗"),
  };
  if (text.size > LONGEST_PLACE) return false;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    if (bul_text_ends(text, ends[i])) return true;
  }
  return false;
}

/* True for two lines or more of which the first is a label that heads pieces:
** 读者来信. */
static bool has_label(const bul_walk *w, size_t first, size_t end) {
  const bul_word *label =
      bul_table_whole(&bul_labels, bul_block_text(w, w->flow[first]));
  return end - first >= 2 && label != NULL &&
         bul_text_equal(label->value, BUL_TEXT("piece"));
}

/* True for two lines or more of which the first reads as a kicker: it ends
** with a dash and no other subhead near does, or it is a place. */
static bool has_kicker(const bul_walk *w, size_t first, size_t end) {
  if (end - first < 2) return false;
  if (is_place(bul_block_text(w, w->flow[first]))) return true;
  if (w->flow[first]->ending != BUL_END_DASH || w->dashes > 0) return false;
  for (size_t i = end; i < w->count && i < end + NEAR; i++) {
    const bul_block *block = w->flow[i];
    if (block->dateline || block->kind == BUL_BLOCK_BYLINE) break;
    if (block->ending == BUL_END_DASH && bul_may_be_title(w, block))
      return false;
  }
  return true;
}

/* True when the text after title lines ends with a line that says whose it is
** (（新华社北京4月30日电  记者齐中熙）), though the piece at hand is signed. */
static bool has_closing(const bul_walk *w, size_t end) {
  if (!w->is_signed) return false;
  for (size_t i = end; i < w->count && i < end + NEAR; i++) {
    const bul_block *block = w->flow[i];
    if (bul_may_be_title(w, block)) return false;
    if (block->dateline &&
        bul_text_starts(bul_block_text(w, block), BUL_TEXT("（")))
      return block->ending == BUL_END_OPEN;
  }
  return false;
}

/* --- what the whole page shows --- */

void bul_begins_survey(bul_walk *w) {
  size_t dated = 0, gaps[MOST_GAP + 1] = {0};
  for (size_t i = 0; i < w->count;) {
    size_t end = bul_title_run(w, i);
    if (end == i) {
      i++;
      continue;
    }
    w->titles++;
    if (bul_has_anchor(w, i, end)) {
      w->anchored++;
      dated += w->flow[end]->dateline;
    }
    i = end;
  }
  for (size_t i = 1; i < w->count; i++) {
    uint8_t gap = w->s->lines->items[w->flow[i]->first].gap;
    gaps[gap > MOST_GAP ? MOST_GAP : gap]++;
  }
  for (uint8_t gap = 1; gap <= MOST_GAP; gap++) {
    w->gaps = w->gaps || gaps[gap] > 0;
    if (gaps[gap] > gaps[w->usual_gap]) w->usual_gap = gap;
  }
  w->dated_page = w->anchored > 0 && dated * 10 >= w->anchored * 7;
}

/* --- what title lines show --- */

/* The beginning of a block's text, over its lines, at most LOOK bytes. */
static bulletin_text some_text(const bul_walk *w, const bul_block *block) {
  const bul_line *items = w->s->lines->items;
  size_t start = items[block->first].start, end = items[block->last].end;
  if (end - start > LOOK) {
    end = start + LOOK;
    while (bul_goes_on(w->s->text.data[end]))
      end--;
  }
  return bul_text(w->s->text.data + start, end - start);
}

static bool has_blank(bulletin_text text) {
  size_t size;
  for (size_t at = 0; at < text.size; at += size) {
    if (bul_is_space(bul_char_at(text.data + at, &size))) return true;
  }
  return false;
}

/* 近日，, 5月20日，, 记者从: how news begins. */
static bool begins_news(bulletin_text text) {
  for (size_t i = 0; i < BUL_COUNT(news_starts); i++) {
    if (bul_text_starts(text, news_starts[i])) return true;
  }
  size_t number = bul_number_size(text);
  bulletin_text rest = bul_text_from(text, number);
  return number > 0 && (bul_text_starts(rest, BUL_TEXT("月")) ||
                        bul_text_starts(rest, BUL_TEXT("日")));
}

/* What closes the text behind title lines, before the next title. */
static void look_later(const bul_walk *w, size_t end, uint8_t *features) {
  for (size_t i = end; i < w->count && i < end + NEAR; i++) {
    const bul_block *block = w->flow[i];
    bool signed_here = block->ending == BUL_END_BYLINE ||
                       block->kind == BUL_BLOCK_BYLINE ||
                       (i > end && bul_is_signature(w, block));
    if (block->dateline && i > end) {
      features[BUL_BEGIN_WIRE_LATER] = 1;
      return;
    }
    if (signed_here) {
      features[BUL_BEGIN_SIGNED_LATER] = 1;
      return;
    }
    if (i > end && bul_may_be_title(w, block)) return;
  }
}

/* 新华社青溪4月27日电 at the end of a block: an agency's, no names. */
static bool ends_wire(const bul_walk *w, const bul_block *block) {
  const bul_line *line = &w->s->lines->items[block->last];
  bulletin_text text =
      bul_text(w->s->text.data + line->start, line->end - line->start);
  for (size_t i = 0; i < BUL_COUNT(wire_ends); i++) {
    if (bul_text_ends(text, wire_ends[i])) return true;
  }
  return false;
}

/* True when names close the text behind title lines, before the next title,
** and the piece at hand has its own already: of 756 such titles on composed
** pages 750 began a piece. Pictures are signed apart. */
static bool is_signed_twice(const bul_walk *w, size_t first, size_t end) {
  if (!w->named || w->closed) return false;
  for (size_t i = first; i < end; i++) { /* no line cut from a paragraph */
    if (w->flow[i]->width > WIDEST_ALONE) return false;
  }
  for (size_t i = end; i < w->count && i < end + NEAR; i++) {
    const bul_block *block = w->flow[i];
    if (i > end && (block->dateline || block->kind == BUL_BLOCK_CAPTION))
      return false;
    if (block->ending == BUL_END_BYLINE || block->kind == BUL_BLOCK_BYLINE ||
        (i > end && bul_is_signature(w, block)))
      return !ends_wire(w, block);
    if (i > end && bul_may_be_title(w, block)) return false;
  }
  return false;
}

/* True when the next title lines are set as those at `first` are and have no
** byline or dateline either, so that all may be subheads of one piece. */
static bool is_series(const bul_walk *w, size_t first, size_t end) {
  const bul_block *block = w->flow[first];
  const bul_line *items = w->s->lines->items;
  for (size_t i = end + 1; i < w->count && i < end + NEAR; i++) {
    if (w->flow[i]->dateline) return false;
    size_t stop = bul_title_run(w, i);
    if (stop == i) continue;
    return !bul_has_anchor(w, i, stop) && stop < w->count &&
           w->flow[i]->indented == block->indented &&
           items[w->flow[i]->first].gap == items[block->first].gap;
  }
  return false;
}

/* How the lines themselves look. */
static void look_at_lines(const bul_walk *w, size_t first, size_t end,
                          uint8_t *features) {
  const bul_line *line = &w->s->lines->items[w->flow[first]->first];
  const bul_layout *layout = &w->s->lines->layout;
  uint32_t widest = 0;
  for (size_t i = first; i < end; i++) {
    const bul_block *block = w->flow[i];
    bulletin_text text = bul_block_text(w, block);
    if (block->width > widest) widest = block->width;
    features[BUL_BEGIN_ASKS] |= block->ending == BUL_END_ASK;
    features[BUL_BEGIN_DASHED] |= block->ending == BUL_END_DASH;
    features[BUL_BEGIN_NAMES] |= block->kind == BUL_BLOCK_NAMES;
    features[BUL_BEGIN_SPACED] |=
        block->kind == BUL_BLOCK_TEXT && has_blank(text);
  }
  features[BUL_BEGIN_PARTED] = layout->parted && line->gap > 0;
  features[BUL_BEGIN_UNPARTED] = layout->parted && w->gaps && line->gap == 0;
  features[BUL_BEGIN_SITE] = w->flow[first]->parted;
  features[BUL_BEGIN_GAP] = line->gap > w->usual_gap;
  features[BUL_BEGIN_FLUSH] = layout->indented && !w->flow[first]->indented;
  features[BUL_BEGIN_INDENTED] = w->flow[first]->indented;
  features[BUL_BEGIN_LINES_2] = end - first >= 2;
  features[BUL_BEGIN_LINES_3] = end - first >= 3;
  features[BUL_BEGIN_KICKER] = has_kicker(w, first, end);
  features[BUL_BEGIN_WIDE] = widest > WIDE;
  features[BUL_BEGIN_WIDER] = widest > WIDER;
  features[BUL_BEGIN_NARROW] = widest < NARROW;
  bulletin_text text = bul_block_text(w, w->flow[first]);
  if (bul_text_starts(text, BUL_TEXT("（"))) text = bul_text_from(text, 3);
  size_t number = bul_number_size(text);
  bulletin_text behind = bul_text_from(text, number);
  features[BUL_BEGIN_COUNTED] =
      number > 0 && (bul_text_starts(behind, BUL_TEXT("、")) ||
                     bul_text_starts(behind, BUL_TEXT("）")) ||
                     bul_text_starts(behind, BUL_TEXT(".")) ||
                     bul_text_starts(behind, BUL_TEXT("．")));
  if (w->subhead == NULL) return;
  const bul_line *other = &w->s->lines->items[w->subhead->first];
  bool alike = w->subhead->indented == w->flow[first]->indented &&
               other->gap == line->gap && end - first == 1;
  bulletin_text start = bul_block_text(w, w->subhead);
  features[BUL_BEGIN_SAME_START] =
      bul_text_starts(bul_block_text(w, w->flow[first]),
                      bul_text(start.data, bul_char_size(start.data)));
  features[BUL_BEGIN_LIKE_SUBHEADS] = alike;
  features[BUL_BEGIN_UNLIKE_SUBHEADS] = !alike;
}

/* --- what a piece is about --- */

/* The pairs of characters of a piece, by a hash of TOPIC_BITS. */
typedef struct bul_topic {
  uint64_t bits[TOPIC_WORDS];
  uint64_t particles[16]; /* by their lowest ten bits */
} bul_topic;

static bul_topic new_topic(void) {
  bul_topic topic = {{0}, {0}};
  for (const char32_t *p = particles; *p != 0; p++)
    topic.particles[*p >> 6 & 15] |= (uint64_t)1 << (*p & 63);
  return topic;
}

/* A character that says what a text is about; most marks and particles stand
** in every text. */
static bool is_telling(const bul_topic *topic, uint32_t c) {
  if (!bul_is_han(c)) return false;
  return (topic->particles[c >> 6 & 15] >> (c & 63) & 1) == 0 ||
         !bul_in(c, particles);
}

/* The next telling pair of a text, as a bit of the topic's and the word that
** the bit is in; false at the end. `before` is the character before. */
static bool next_pair(bul_topic *topic, bul_cursor *c, uint32_t *before,
                      uint64_t **word, uint64_t *bit) {
  bool found = false;
  while (!bul_at_end(c) && !found) {
    uint32_t here = bul_next(c);
    if (!is_telling(topic, here)) here = 0;
    if (here != 0 && *before != 0) {
      uint32_t hash =
          (*before * 0x9E3779B1u ^ here * 0x85EBCA6Bu) >> (32 - TOPIC_BITS);
      *bit = (uint64_t)1 << (hash & 63);
      *word = &topic->bits[hash >> 6];
      found = true;
    }
    *before = here;
  }
  return found;
}

/* The pairs of the latest paragraphs and subheads of the piece at hand. */
static void gather_topic(const bul_walk *w, bul_topic *topic) {
  size_t texts = 0;
  uint64_t *word, bit;
  for (size_t i = w->parts.count; i-- > 0 && texts < TOPIC_TEXTS; texts++) {
    bul_cursor c = bul_cursor_of(some_text(w, w->parts.items[i].block));
    uint32_t before = 0;
    while (next_pair(topic, &c, &before, &word, &bit))
      *word |= bit;
  }
}

/* The share of the telling pairs of `text` that the topic has, in hundredths.
 */
static int topic_share(bul_topic *topic, bulletin_text text) {
  size_t pairs = 0, met = 0;
  uint64_t *word, bit;
  bul_cursor c = bul_cursor_of(text);
  uint32_t before = 0;
  while (next_pair(topic, &c, &before, &word, &bit)) {
    pairs++;
    met += (*word & bit) != 0;
  }
  return pairs == 0 ? 0 : (int)(met * 100 / pairs);
}

/* What they have in common with the text before and the one after them. */
static void look_at_neighbours(const bul_walk *w, size_t first, size_t end,
                               uint8_t *features) {
  bul_chars before = {{0}}, after = {{0}};
  bulletin_text next = some_text(w, w->flow[end]);
  bulletin_text title = bul_block_text(w, w->flow[first]);
  bul_titles_add_pairs(&before, some_text(w, w->text));
  bul_titles_add_pairs(&after, next);
  features[BUL_BEGIN_ECHO] = bul_titles_share(&after, title) >= ECHO;
  features[BUL_BEGIN_ECHO_BEFORE] = bul_titles_share(&before, title) >= ECHO;
  int common = bul_titles_share(&before, next);
  features[BUL_BEGIN_APART] = common < FEW_COMMON;
  features[BUL_BEGIN_TOGETHER] = common > MANY_COMMON;
}

/* Whether the piece at hand speaks of what they and the next text do. */
static void look_at_topic(const bul_walk *w, size_t first, size_t end,
                          uint8_t *features) {
  bul_topic topic = new_topic();
  gather_topic(w, &topic);
  int known = topic_share(&topic, some_text(w, w->flow[end]));
  features[BUL_BEGIN_UNHEARD] = known < UNHEARD;
  features[BUL_BEGIN_KNOWN] = known >= KNOWN;
  features[BUL_BEGIN_FAMILIAR] = known >= FAMILIAR;
  int own = topic_share(&topic, bul_block_text(w, w->flow[first]));
  features[BUL_BEGIN_STRANGE] = own < STRANGE;
  features[BUL_BEGIN_AT_HOME] = own >= AT_HOME;
}

/* One paragraph stands between title lines and the next ones. */
static bool is_brief(const bul_walk *w, size_t end) {
  return end + 1 >= w->count || bul_title_run(w, end + 1) > end + 1;
}

static void look(const bul_walk *w, size_t first, size_t end,
                 uint8_t *features) {
  features[BUL_BEGIN_ALWAYS] = 1;
  features[BUL_BEGIN_CLOSED] = w->closed;
  features[BUL_BEGIN_SIGNED] = w->is_signed;
  features[BUL_BEGIN_DATED_PAGE] = w->dated_page;
  features[BUL_BEGIN_ANCHORED] = w->anchored >= FEW_ANCHORS;
  features[BUL_BEGIN_NO_ANCHORS] = w->anchored == 0;
  features[BUL_BEGIN_SUBHEADS] = w->subhead != NULL;
  features[BUL_BEGIN_SHORT] = w->paragraphs <= 1;
  features[BUL_BEGIN_LONG] = w->paragraphs >= MANY_PARAGRAPHS;
  look_at_lines(w, first, end, features);
  look_later(w, end, features);
  features[BUL_BEGIN_SERIES] = is_series(w, first, end);
  features[BUL_BEGIN_BRIEF] = is_brief(w, end);
  features[BUL_BEGIN_LONE] = !features[BUL_BEGIN_SUBHEADS] &&
                             !features[BUL_BEGIN_SERIES] &&
                             w->paragraphs >= MANY_PARAGRAPHS;
  features[BUL_BEGIN_OWED] =
      features[BUL_BEGIN_SIGNED_LATER] && w->is_signed && !w->named;
  bulletin_text next = some_text(w, w->flow[end]);
  features[BUL_BEGIN_NEWS] = begins_news(next);
  features[BUL_BEGIN_QUOTE] = bul_text_starts(next, BUL_TEXT("“"));
}

/* --- deciding --- */

static const int *weights_of(const uint8_t *features) {
  return begin_weights[features[BUL_BEGIN_DATED_PAGE]   ? 3
                       : features[BUL_BEGIN_ANCHORED]   ? 2
                       : features[BUL_BEGIN_NO_ANCHORS] ? 0
                                                        : 1];
}

static int score_of(const uint8_t *features) {
  const int *weights = weights_of(features);
  int score = 0;
  for (size_t i = 0; i < BUL_BEGIN_FEATURES; i++)
    score += features[i] * weights[i];
  return score;
}

/* True when nothing that the features from `first` up to BRIEF could show would
** make the score of the others another answer, or a doubtful one. */
static bool is_settled(const uint8_t *features, int score,
                       bul_begin_feature first) {
  const int *weights = weights_of(features);
  int least = score, most = score;
  for (int i = first; i < BUL_BEGIN_BRIEF; i++) {
    if (weights[i] < 0)
      least += weights[i];
    else
      most += weights[i];
  }
  return least >= DOUBTFUL || most <= -DOUBTFUL;
}

/* The score of title lines that `features` are seen of. Words cost the most to
** look at and seldom matter: a trainer wants all of them. */
static int weigh(const bul_walk *w, size_t first, size_t end,
                 uint8_t *features) {
  bool all = w->s->trace != NULL;
  look(w, first, end, features);
  int score = score_of(features);
  if (w->text == NULL || (!all && is_settled(features, score, BUL_BEGIN_ECHO)))
    return score;
  look_at_neighbours(w, first, end, features);
  score = score_of(features);
  if (!all && is_settled(features, score, BUL_BEGIN_UNHEARD)) return score;
  look_at_topic(w, first, end, features);
  return score_of(features);
}

bool bul_begins_anyway(const bul_walk *w, size_t first, size_t end,
                       bool *doubtful) {
  *doubtful = false;
  if (!w->begun) return true;
  for (size_t i = first; i < end; i++) {
    uint8_t forced = w->flow[i]->forced;
    if (forced >= BUL_LINE_KICKER && forced <= BUL_LINE_DECK) return true;
    if (bul_titles_column(w->s->markers, bul_block_text(w, w->flow[i])).data)
      return true;
  }
  /* Titles want a text under them, and what stands over them one too. */
  if (end == w->count || w->flow[end]->kind != BUL_BLOCK_TEXT || !w->body)
    return has_closing(w, end);
  if (has_label(w, first, end) || is_signed_twice(w, first, end)) return true;
  /* 记者手记, with or without a title of its own: in the piece. */
  if (bul_is_label(w, w->flow[first])) return false;
  uint8_t features[BUL_BEGIN_FEATURES] = {0};
  const bul_begin_trace *trace = w->s->trace;
  int score = weigh(w, first, end, features);
  if (trace != NULL) {
    size_t line = w->s->lines->items[w->flow[first]->first].number;
    int told = trace->see(trace->context, line, features);
    if (told >= 0) return told > 0;
  }
  *doubtful = score > -DOUBTFUL && score < DOUBTFUL;
  return score > 0;
}

/* A piece without a title: its dateline stands in brackets, and more blank
** lines before it than between paragraphs. */
bool bul_begins_untitled(const bul_walk *w, size_t index) {
  const bul_block *block = w->flow[index];
  const bul_line *line = &w->s->lines->items[block->first];
  return block->dateline && w->body &&
         line->gap >= (w->s->lines->layout.spaced ? 3 : 2) &&
         !bul_is_han(bul_char_at(w->s->text.data + line->start, &(size_t){0}));
}

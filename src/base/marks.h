/*
** marks.h - punctuation: what each mark does, and which two make a pair.
**
** Marks are those printed, full and half width; folded text (glyphs.h) has the
** half-width ones.
*/
#ifndef BUL_MARKS_H
#define BUL_MARKS_H

#include <stdbool.h>
#include <stdint.h>
#include <uchar.h>

/* What a mark does; a character that is no mark does nothing (0). */
enum {
  BUL_ENDS_SENTENCE = 1, /* 。！？… */
  BUL_PARTS_CLAUSES = 2, /* ，；： */
  BUL_PARTS_ITEMS = 4,   /* 、／ */
  BUL_OPENS = 8,         /* （《“ */
  BUL_CLOSES = 16,       /* ）》” */
  BUL_QUOTES = 32,       /* with one of both: “‘「『 */
  BUL_BRACKETS = 64,     /* with one of both: （〔［【 */
  BUL_TITLES = 128,      /* with one of both: 《〈 */
  BUL_JOINS = 256,       /* the dashes and waves between two ends: —～ */
  BUL_DOTS_NAMES = 512,  /* · between the parts of a name */
  BUL_LEADS = 1024       /* ■●◆ before an item or a notice */
};

/* The dashes and waves that print as another would: all but — and ASCII's. */
#define BUL_CASE_DASHES                                                        \
  case U'–':                                                                   \
  case U'―':                                                                   \
  case U'－':                                                                  \
  case U'～':                                                                  \
  case U'〜':                                                                  \
  case U'−':                                                                   \
  case U'‐':                                                                   \
  case U'‑':                                                                   \
  case U'─':                                                                   \
  case U'﹣'

/* One function: the table of marks, as a switch. */
static inline unsigned bul_mark(uint32_t c) {
  switch (c) {
  case U'。':
  case U'｡':
  case U'！':
  case U'？':
  case U'…':
  case '!':
  case '?':
    return BUL_ENDS_SENTENCE;
  case U'，':
  case U'；':
  case U'：':
  case ',':
  case ';':
  case ':':
  case U'∶':
  case U'︰':
    return BUL_PARTS_CLAUSES;
  case U'、':
  case U'､':
  case U'／':
  case U'∕':
  case '/':
    return BUL_PARTS_ITEMS;
  case U'“':
  case U'‘':
  case U'「':
  case U'『':
  case U'｢':
    return BUL_OPENS | BUL_QUOTES;
  case U'”':
  case U'’':
  case U'」':
  case U'』':
  case U'｣':
    return BUL_CLOSES | BUL_QUOTES;
  case U'《':
  case U'〈':
    return BUL_OPENS | BUL_TITLES;
  case U'》':
  case U'〉':
    return BUL_CLOSES | BUL_TITLES;
  case U'（':
  case U'(':
  case U'〔':
  case U'［':
  case U'[':
  case U'【':
  case U'｛':
  case U'{':
  case U'〖':
    return BUL_OPENS | BUL_BRACKETS;
  case U'）':
  case U')':
  case U'〕':
  case U'］':
  case U']':
  case U'】':
  case U'｝':
  case U'}':
  case U'〗':
    return BUL_CLOSES | BUL_BRACKETS;
  case U'—':
  BUL_CASE_DASHES:
  case '-':
  case '~':
    return BUL_JOINS;
  case U'·':
  case U'•':
  case U'・':
  case U'‧':
    return BUL_DOTS_NAMES;
  case U'■':
  case U'□':
  case U'●':
  case U'○':
  case U'◆':
  case U'◇':
  case U'★':
  case U'☆':
  case U'▲':
  case U'△':
  case U'※':
    return BUL_LEADS;
  }
  return 0;
}

static inline bool bul_ends_sentence(uint32_t c) {
  return bul_mark(c) == BUL_ENDS_SENTENCE;
}

/* The mark that closes what `c` opens; 0 for any other character. */
static inline uint32_t bul_closing(uint32_t c) {
  switch (c) {
  case U'“':
    return U'”';
  case U'‘':
    return U'’';
  case U'「':
    return U'」';
  case U'『':
    return U'』';
  case U'｢':
    return U'｣';
  case U'《':
    return U'》';
  case U'〈':
    return U'〉';
  case U'（':
    return U'）';
  case U'(':
    return U')';
  case U'〔':
    return U'〕';
  case U'［':
    return U'］';
  case U'[':
    return U']';
  case U'【':
    return U'】';
  case U'〖':
    return U'〗';
  case U'｛':
    return U'｝';
  case U'{':
    return U'}';
  }
  return 0;
}

#endif

/*
** mets_words.h - what the logical maps of METS call the parts of an issue, in
** capitals: those of METAe, which most libraries' newspapers have, and others'.
*/
#ifndef BUL_METS_WORDS_H
#define BUL_METS_WORDS_H

#include "ocr.h"

/* What a part is besides a role of its text. */
enum {
  METS_NOTHING = -1, /* it is as what it lies in */
  METS_PIECE = -2,
  METS_SECTION = -3,  /* a piece, if none lies in it */
  METS_PARAGRAPH = -4 /* its blocks go on with each other */
};

static const struct {
  bulletin_text type;
  int role; /* bul_ocr_role, or one of those above */
} mets_types[] = {
    {BUL_ROW("ADVERT"), BUL_OCR_ADVERT},
    {BUL_ROW("ADVERTISEMENT"), BUL_OCR_ADVERT},
    {BUL_ROW("ARTICLE"), METS_PIECE},
    {BUL_ROW("AUTHOR"), BUL_OCR_BYLINE},
    {BUL_ROW("BIRTH_NOTICE"), METS_PIECE},
    {BUL_ROW("BYLINE"), BUL_OCR_BYLINE},
    {BUL_ROW("CAPTION"), BUL_OCR_CAPTION},
    {BUL_ROW("CHAPTER"), METS_SECTION},
    {BUL_ROW("CROSSHEADING"), BUL_OCR_SUBHEAD},
    {BUL_ROW("DEATH_NOTICE"), METS_PIECE},
    {BUL_ROW("FOOTER"), BUL_OCR_OTHER},
    {BUL_ROW("FOOTNOTE"), BUL_OCR_NOTE},
    {BUL_ROW("HEADER"), BUL_OCR_FOLIO},
    {BUL_ROW("HEADLINE"), BUL_OCR_HEADING},
    {BUL_ROW("INTERVIEW"), METS_PIECE},
    {BUL_ROW("LETTER"), METS_PIECE},
    {BUL_ROW("NEWSARTICLE"), METS_PIECE},
    {BUL_ROW("OBITUARY"), METS_PIECE},
    {BUL_ROW("OVERLINE"), BUL_OCR_KICKER},
    {BUL_ROW("PAGE_NUMBER"), BUL_OCR_FOLIO},
    {BUL_ROW("PARAGRAPH"), METS_PARAGRAPH},
    {BUL_ROW("POEM"), METS_PIECE},
    {BUL_ROW("PUBLISHING_STMT"), BUL_OCR_OTHER},
    {BUL_ROW("REVIEW"), METS_PIECE},
    {BUL_ROW("RUNNING_TITLE"), BUL_OCR_FOLIO},
    {BUL_ROW("SECTION"), METS_SECTION},
    {BUL_ROW("SUBHEADING"), BUL_OCR_SUBHEAD},
    {BUL_ROW("SUBHEADLINE"), BUL_OCR_DECK},
    {BUL_ROW("SUBTITLE"), BUL_OCR_DECK},
    {BUL_ROW("TITLE"), BUL_OCR_HEADING},
    {BUL_ROW("TITLE_SECTION"), BUL_OCR_MASTHEAD},
};

#endif

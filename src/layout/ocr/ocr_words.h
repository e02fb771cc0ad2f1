/*
** ocr_words.h - the words by which files of recognized pages name blocks: the
** types of PAGE, the tags of ALTO (SegmOnto's zones too), in small letters.
*/
#ifndef BUL_OCR_WORDS_H
#define BUL_OCR_WORDS_H

#include "ocr.h"

static const struct {
  bulletin_text word;
  int role;
} ocr_roles[] = {
    {BUL_ROW("advert"), BUL_OCR_ADVERT},
    {BUL_ROW("advertisement"), BUL_OCR_ADVERT},
    {BUL_ROW("caption"), BUL_OCR_CAPTION},
    {BUL_ROW("catch-word"), BUL_OCR_OTHER},
    {BUL_ROW("deck"), BUL_OCR_DECK},
    {BUL_ROW("endnote"), BUL_OCR_NOTE},
    {BUL_ROW("figurecaption"), BUL_OCR_CAPTION},
    {BUL_ROW("folio"), BUL_OCR_FOLIO},
    {BUL_ROW("footer"), BUL_OCR_OTHER},
    {BUL_ROW("footnote"), BUL_OCR_NOTE},
    {BUL_ROW("header"), BUL_OCR_FOLIO},
    {BUL_ROW("heading"), BUL_OCR_HEADING},
    {BUL_ROW("headline"), BUL_OCR_HEADING},
    {BUL_ROW("kicker"), BUL_OCR_KICKER},
    {BUL_ROW("marginalia"), BUL_OCR_NOTE},
    {BUL_ROW("margintextzone"), BUL_OCR_NOTE},
    {BUL_ROW("masthead"), BUL_OCR_MASTHEAD},
    {BUL_ROW("numberingzone"), BUL_OCR_FOLIO},
    {BUL_ROW("page-number"), BUL_OCR_FOLIO},
    {BUL_ROW("quiremarkszone"), BUL_OCR_OTHER},
    {BUL_ROW("runningtitlezone"), BUL_OCR_FOLIO},
    {BUL_ROW("signature-mark"), BUL_OCR_OTHER},
    {BUL_ROW("subhead"), BUL_OCR_SUBHEAD},
    {BUL_ROW("title"), BUL_OCR_HEADING},
};

#endif

/*
** summary_traits.h - what the form of a sentence tells: whether it can be
** quoted at all, and whether it is understood without the one before.
*/
#ifndef BUL_SUMMARY_TRAITS_H
#define BUL_SUMMARY_TRAITS_H

#include "../../base/text.h"

/* Letters, digits and Han characters; marks do not count. */
size_t bul_summary_chars(bulletin_text text);

/* Whether a sentence of `chars` such characters states something whole: not a
** heading or a byline, which have no stop, a note in brackets, a question,
** half a quotation, who said what stands elsewhere (馆长介绍。), or who was
** there (某某参加会见。). */
bool bul_summary_is_fit(bulletin_text sentence, size_t chars);

/* An item of a list, which says nothing without its head: 二是…, （三）…. */
bool bul_summary_is_item(bulletin_text sentence);

/* It has the first item of a list only. */
bool bul_summary_breaks_off(bulletin_text sentence);

/* It begins with what points to the sentence before: 他…, 同时…, 要…. */
bool bul_summary_refers(bulletin_text sentence);

/* It says who speaks and begins what is said: 局长表示，…. What follows in the
** paragraph may go on with it. */
bool bul_summary_speaks(bulletin_text sentence);

/* It tells something beside the news: 据悉，…. */
bool bul_summary_is_aside(bulletin_text sentence);

/* It is a quotation and no more: who speaks stands elsewhere. */
bool bul_summary_is_quotation(bulletin_text sentence);

/* It says what somebody answered, in a few words. */
bool bul_summary_answers(bulletin_text sentence, size_t chars);

/* It begins as scenes do (the hour, the weather, 走进…), or tells of a
** reporter's walk or of gestures. */
bool bul_summary_is_scene(bulletin_text sentence);

/* It only says that something was held or published; it says what is wanted
** or decided. */
bool bul_summary_opens(bulletin_text sentence);
bool bul_summary_resolves(bulletin_text sentence);

/* Whether a sentence has a number at all. */
bool bul_summary_has_number(bulletin_text sentence);

/* The numbers of a title that tell, `room` at most: of two digits and more, no
** years, with what is counted (十项措施), or days (7月1日). Returns how many. */
size_t bul_summary_figures(bulletin_text *figures, size_t room,
                           bulletin_text title);

/* Whether a sentence has such a number, whole: no 16 in 2016. */
bool bul_summary_has_figure(bulletin_text sentence, bulletin_text figure);

#endif

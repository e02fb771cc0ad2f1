/*
** html_facts.h - the lines between a piece's titles and its text.
*/
#ifndef BUL_HTML_FACTS_H
#define BUL_HTML_FACTS_H

#include "../layout.h"

/* Adds the line, or the parts of it: a day, 来源：…, 字数：… become furniture,
** names stay for the parser. The layout's date is the first day said. False
** when memory ran out. */
bool bul_facts_add(bul_draft *draft, const bul_draft_line *line);

/* Sets the layout's date, unless it is known, to the first day in `text`. */
void bul_facts_find_day(bul_draft *draft, bulletin_text text);

/* Adds `text`, as markup wrote it, without tags and entities. */
void bul_html_strip(bul_buffer *out, bulletin_text text);

#endif

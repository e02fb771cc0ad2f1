/*
** html_meta.h - what an HTML file says of itself and does not show.
*/
#ifndef BUL_HTML_META_H
#define BUL_HTML_META_H

#include "html_lines.h"

/* Takes the facts of a vendor's comment, <!--enpproperty <title>…, which is
** trimmed. Other comments say nothing. */
void bul_html_meta_comment(bul_html_facts *facts, bulletin_text comment);

/* Takes the fact of a <meta> element. */
void bul_html_meta_element(bul_html_facts *facts, bulletin_text attributes);

/* Takes the size of a picture that areas lie on: the largest counts. */
void bul_html_meta_picture(bul_html_document *d, bulletin_text attributes);

#endif

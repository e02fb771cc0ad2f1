/*
** entities.h - text in which characters stand as entities: &amp; or &#26412;.
*/
#ifndef BUL_ENTITIES_H
#define BUL_ENTITIES_H

#include "../base/buffer.h"
#include "../base/cursor.h"

/* Reads the entity at `text`'s start, which is &: the character that it stands
** for, and in `*size` its bytes; 0 where none stands. */
typedef uint32_t bul_entity_reader(bulletin_text text, size_t *size);

bul_entity_reader bul_html_entity; /* of html_scan.c */
bul_entity_reader bul_xml_entity;  /* of xml.c: XML's own five, and numbers */

/* Takes digits to base 10 or 16: the character of that number, 0 if Unicode
** has none. */
uint32_t bul_take_code_point(bul_cursor *cursor, unsigned base);

/* Adds `text` with its entities resolved; any other & stays as it is. */
void bul_entities_decode(bul_buffer *out, bulletin_text text,
                         bul_entity_reader *entity);

#endif

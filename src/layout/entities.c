/*
** entities.c - see entities.h: one walk for HTML's entities and for XML's.
*/
#include "entities.h"

void bul_entities_decode(bul_buffer *out, bulletin_text text,
                         bul_entity_reader *entity) {
  while (text.size > 0) {
    const char *next = memchr(text.data, '&', text.size);
    size_t plain = next == NULL ? text.size : (size_t)(next - text.data);
    bul_buffer_add(out, text.data, plain);
    text = bul_text_from(text, plain);
    if (text.size == 0) return;
    size_t size = 1;
    uint32_t c = entity(text, &size);
    bul_buffer_add_char(out, c == 0 ? '&' : c);
    text = bul_text_from(text, c == 0 ? 1 : size);
  }
}

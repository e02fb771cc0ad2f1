/*
** entities.c - see entities.h: one walk for HTML's entities and for XML's.
*/
#include "entities.h"

/* The value of a digit to base 16; 16 for any other byte. */
static uint32_t digit_value(unsigned char byte) {
  if (bul_is_digit(byte)) return byte - '0';
  uint32_t letter = (byte | 0x20u) - 'a';
  return letter < 6 ? letter + 10 : 16;
}

uint32_t bul_take_code_point(bul_cursor *cursor, unsigned base) {
  enum { LAST = 0x10FFFF, FIRST_SURROGATE = 0xD800, LAST_SURROGATE = 0xDFFF };
  uint32_t c = 0;
  for (; cursor->at < cursor->end; cursor->at++) {
    uint32_t digit = digit_value((unsigned char)*cursor->at);
    if (digit >= base) break;
    if (c <= LAST) c = c * base + digit;
  }
  return c > LAST || (c >= FIRST_SURROGATE && c <= LAST_SURROGATE) ? 0 : c;
}

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

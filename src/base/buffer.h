/*
** buffer.h - owned text that grows.
*/
#ifndef BUL_BUFFER_H
#define BUL_BUFFER_H

#include "memory.h"

/* `failed` is set once memory ran out; later calls then do nothing, so a
** caller may build a whole text and check once at its end. */
typedef struct bul_buffer {
  const bulletin_allocator *allocator;
  char *data;
  size_t size;
  size_t capacity;
  bool failed;
} bul_buffer;

/* `allocator` must outlive the buffer. */
void bul_buffer_init(bul_buffer *buffer, const bulletin_allocator *allocator);
void bul_buffer_free(bul_buffer *buffer);

void bul_buffer_add(bul_buffer *buffer, const char *data, size_t size);
void bul_buffer_add_text(bul_buffer *buffer, bulletin_text text);
void bul_buffer_add_char(bul_buffer *buffer, uint32_t character);

/* Room for `size` more bytes at data + size of the buffer, or NULL. */
char *bul_buffer_reserve(bul_buffer *buffer, size_t size);

#endif

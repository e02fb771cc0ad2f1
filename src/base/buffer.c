/*
** buffer.c - see buffer.h.
*/
#include "buffer.h"

#include "text.h"

void bul_buffer_init(bul_buffer *buffer, const bulletin_allocator *allocator) {
  *buffer = (bul_buffer){.allocator = allocator};
}

void bul_buffer_free(bul_buffer *buffer) {
  bul_free(buffer->allocator, buffer->data, buffer->capacity);
  buffer->data = NULL;
  buffer->size = buffer->capacity = 0;
}

char *bul_buffer_reserve(bul_buffer *buffer, size_t size) {
  size_t need;
  if (buffer->failed) return NULL;
  char *data = NULL;
  if (bul_add(&need, buffer->size, size))
    data = bul_grow(buffer->allocator, buffer->data, &buffer->capacity,
                    need < 64 ? 64 : need, 1);
  if (data == NULL) {
    buffer->failed = true;
    return NULL;
  }
  buffer->data = data;
  return data + buffer->size;
}

void bul_buffer_add(bul_buffer *buffer, const char *data, size_t size) {
  char *room = bul_buffer_reserve(buffer, size);
  if (room == NULL || size == 0) return;
  memcpy(room, data, size);
  buffer->size += size;
}

void bul_buffer_add_text(bul_buffer *buffer, bulletin_text text) {
  bul_buffer_add(buffer, text.data, text.size);
}

void bul_buffer_add_char(bul_buffer *buffer, uint32_t character) {
  char *room = bul_buffer_reserve(buffer, 4);
  if (room != NULL) buffer->size += bul_char_put(room, character);
}

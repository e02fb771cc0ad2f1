/*
** memory.h - the allocator in use, sizes that cannot overflow, and arenas.
*/
#ifndef BUL_MEMORY_H
#define BUL_MEMORY_H

#include "../bulletin.h"

#include <stdbool.h>

/* The caller's allocator, or the C library's when it is NULL. */
bulletin_allocator bul_allocator(const bulletin_allocator *given);

/* `block` grown or shrunk to `new_size` bytes; NULL when memory ran out. */
void *bul_resize(const bulletin_allocator *allocator, void *block,
                 size_t old_size, size_t new_size);
void bul_free(const bulletin_allocator *allocator, void *block, size_t size);

/* *out = a * b or a + b; false when it does not fit. */
static inline bool bul_mul(size_t *out, size_t a, size_t b) {
  return !__builtin_mul_overflow(a, b, out);
}
static inline bool bul_add(size_t *out, size_t a, size_t b) {
  return !__builtin_add_overflow(a, b, out);
}

/* Room for at least `need` items in a growing array of `item` bytes each:
** doubles *capacity. Returns the array, moved or not, or NULL when memory
** ran out (the old array then stays valid). */
void *bul_grow(const bulletin_allocator *allocator, void *items,
               size_t *capacity, size_t need, size_t item);

/* The same of an array that a caller is handed, with *owner, which holds it
** and its allocator (NULL: there is no array yet). */
void *bul_list_grow(void **owner, const bulletin_allocator *allocator,
                    size_t need, size_t item);

/* Frees the array and its owner; NULL is fine. */
void bul_list_free(void *owner);

/* An arena: many small blocks, one free. Blocks are aligned for
** any number or pointer, as the allocator's are. */
typedef struct bul_arena {
  bulletin_allocator allocator;
  struct bul_chunk *chunks;
  char *next;
  char *end;
  size_t chunk_size;
} bul_arena;

void bul_arena_init(bul_arena *arena, const bulletin_allocator *allocator);
void bul_arena_free(bul_arena *arena);

/* An arena in memory of its own, for what a caller is handed; NULL when
** memory ran out. Deleting NULL is fine. */
bul_arena *bul_arena_new(const bulletin_allocator *allocator);
void bul_arena_delete(bul_arena *arena);

/* Makes the next chunk of memory at least `size` bytes, for whoever knows
** about how much will be needed. */
void bul_arena_expect(bul_arena *arena, size_t size);

/* `size` bytes, uninitialised; NULL when memory ran out. */
void *bul_arena_alloc(bul_arena *arena, size_t size);

/* bul_grow for an array in an arena. One that moves leaves its old place there:
** in all no more bytes than the array has in the end. */
void *bul_arena_grow(bul_arena *arena, void *items, size_t *capacity,
                     size_t need, size_t item);

/* A copy of `count` items of `item` bytes; NULL when memory ran out. */
void *bul_arena_copy(bul_arena *arena, const void *items, size_t count,
                     size_t item);

/* Gives back the unused tail of the newest block: of its `size` bytes only
** `used` stay. */
void bul_arena_trim(bul_arena *arena, void *block, size_t size, size_t used);

#endif

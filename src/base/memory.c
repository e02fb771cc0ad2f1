/*
** memory.c - see memory.h.
*/
#include "memory.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

/* Under a checker every block is a chunk of its own, whose ends it sees. */
#if defined(__SANITIZE_ADDRESS__)
enum { FIRST_CHUNK = 1, LARGEST_CHUNK = 1 };
#else
enum { FIRST_CHUNK = 8 * 1024, LARGEST_CHUNK = 1024 * 1024 };
#endif

enum { FEWEST_ITEMS = 8 }; /* of a growing array */

/* As an allocator aligns its blocks: LuaJIT's gives no more. */
typedef union aligned {
  double number;
  void *pointer;
  long long integer;
} aligned;

typedef struct bul_chunk {
  struct bul_chunk *next;
  size_t size;
  aligned data[];
} bul_chunk;

static void *libc_resize(void *context, void *block, size_t old_size,
                         size_t new_size) {
  (void)context;
  (void)old_size;
  if (new_size == 0) {
    free(block);
    return NULL;
  }
  return realloc(block, new_size);
}

bulletin_allocator bul_allocator(const bulletin_allocator *given) {
  if (given != NULL) return *given;
  return (bulletin_allocator){.resize = libc_resize, .context = NULL};
}

void *bul_resize(const bulletin_allocator *allocator, void *block,
                 size_t old_size, size_t new_size) {
  return allocator->resize(allocator->context, block, old_size, new_size);
}

void bul_free(const bulletin_allocator *allocator, void *block, size_t size) {
  if (block != NULL) allocator->resize(allocator->context, block, size, 0);
}

/* *wanted items of `item` bytes each, *size bytes: `capacity` doubled until
** there is room for `need`. False when that does not fit. */
static bool doubled(size_t *wanted, size_t *size, size_t capacity, size_t need,
                    size_t item) {
  *wanted = capacity < FEWEST_ITEMS ? FEWEST_ITEMS : capacity;
  while (*wanted < need)
    if (!bul_mul(wanted, *wanted, 2)) return false;
  return bul_mul(size, *wanted, item);
}

void *bul_grow(const bulletin_allocator *allocator, void *items,
               size_t *capacity, size_t need, size_t item) {
  size_t wanted, size;
  if (need <= *capacity) return items;
  if (!doubled(&wanted, &size, *capacity, need, item)) return NULL;
  void *moved = bul_resize(allocator, items, *capacity * item, size);
  if (moved != NULL) *capacity = wanted;
  return moved;
}

typedef struct list {
  bulletin_allocator allocator;
  size_t room; /* bytes of items */
  aligned items[];
} list;

void *bul_list_grow(void **owner, const bulletin_allocator *allocator,
                    size_t need, size_t item) {
  list *old = *owner;
  size_t had = old == NULL ? 0 : sizeof *old + old->room;
  size_t capacity = old == NULL ? 0 : old->room / item;
  if (need <= capacity && old != NULL) return old->items;
  size_t wanted, room, size;
  if (!doubled(&wanted, &room, capacity, need, item) ||
      !bul_add(&size, room, sizeof *old))
    return NULL;
  list *moved = bul_resize(allocator, old, had, size);
  if (moved == NULL) return NULL;
  moved->allocator = *allocator;
  moved->room = room;
  *owner = moved;
  return moved->items;
}

void bul_list_free(void *owner) {
  if (owner == NULL) return;
  list *l = owner;
  bulletin_allocator allocator = l->allocator;
  bul_free(&allocator, l, sizeof *l + l->room);
}

void bul_arena_init(bul_arena *arena, const bulletin_allocator *allocator) {
  *arena = (bul_arena){.allocator = bul_allocator(allocator),
                       .chunk_size = FIRST_CHUNK};
}

void bul_arena_free(bul_arena *arena) {
  bul_chunk *chunk = arena->chunks;
  while (chunk != NULL) {
    bul_chunk *next = chunk->next;
    bul_free(&arena->allocator, chunk, chunk->size);
    chunk = next;
  }
  arena->chunks = NULL;
  arena->next = arena->end = NULL;
}

bul_arena *bul_arena_new(const bulletin_allocator *allocator) {
  bul_arena *arena = bul_resize(allocator, NULL, 0, sizeof *arena);
  if (arena != NULL) bul_arena_init(arena, allocator);
  return arena;
}

void bul_arena_delete(bul_arena *arena) {
  if (arena == NULL) return;
  bulletin_allocator allocator = arena->allocator;
  bul_arena_free(arena);
  bul_free(&allocator, arena, sizeof *arena);
}

void bul_arena_expect(bul_arena *arena, size_t size) {
  if (arena->chunk_size < size)
    arena->chunk_size = size < LARGEST_CHUNK ? size : LARGEST_CHUNK;
}

static void *arena_new_chunk(bul_arena *arena, size_t size) {
  size_t room = size > arena->chunk_size ? size : arena->chunk_size;
  size_t whole;
  if (!bul_add(&whole, room, sizeof(bul_chunk))) return NULL;
  bul_chunk *chunk = bul_resize(&arena->allocator, NULL, 0, whole);
  if (chunk == NULL) return NULL;
  chunk->next = arena->chunks;
  chunk->size = whole;
  arena->chunks = chunk;
  arena->next = (char *)chunk->data + size;
  arena->end = (char *)chunk->data + room;
  if (arena->chunk_size < LARGEST_CHUNK) arena->chunk_size *= 2;
  return chunk->data;
}

void *bul_arena_alloc(bul_arena *arena, size_t size) {
  size_t rounded;
  if (!bul_add(&rounded, size, alignof(aligned) - 1)) return NULL;
  rounded &= ~(alignof(aligned) - 1);
  if (rounded == 0) rounded = alignof(aligned);
  if ((size_t)(arena->end - arena->next) >= rounded && arena->next != NULL) {
    void *block = arena->next;
    arena->next += rounded;
    return block;
  }
  return arena_new_chunk(arena, rounded);
}

void *bul_arena_grow(bul_arena *arena, void *items, size_t *capacity,
                     size_t need, size_t item) {
  size_t wanted, size;
  if (need <= *capacity) return items;
  if (!doubled(&wanted, &size, *capacity, need, item)) return NULL;
  void *moved = bul_arena_alloc(arena, size);
  if (moved == NULL) return NULL;
  if (*capacity > 0) memcpy(moved, items, *capacity * item);
  *capacity = wanted;
  return moved;
}

void *bul_arena_copy(bul_arena *arena, const void *items, size_t count,
                     size_t item) {
  size_t size;
  if (!bul_mul(&size, count, item)) return NULL;
  void *copy = bul_arena_alloc(arena, size);
  if (copy != NULL && size > 0) memcpy(copy, items, size);
  return copy;
}

void bul_arena_trim(bul_arena *arena, void *block, size_t size, size_t used) {
  const size_t align = alignof(aligned);
  size_t had = (size + align - 1) & ~(align - 1);
  size_t keep = (used + align - 1) & ~(align - 1);
  if (keep == 0) keep = align;
  if ((char *)block + had == arena->next && keep < had)
    arena->next = (char *)block + keep;
}

/* failing.h - an allocator of which one allocation fails, or all that follow.
** It counts what is held, and is told when a size is not true. */
#ifndef FAILING_H
#define FAILING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

/* `left` allocations succeed, then one fails, or all that follow. */
typedef struct failing {
  size_t left;
  size_t bytes, blocks;
  bool forever, failed, lied;
} failing;

/* Each block keeps its size in front of it, and so is aligned no better than
** an allocator must: malloc's blocks are aligned for vectors too. */
typedef union head {
  size_t size;
  double number;
  void *pointer;
  long long integer;
} head;

static void *failing_resize(void *context, void *block, size_t old_size,
                            size_t new_size) {
  failing *f = context;
  head *had = block == NULL ? NULL : (head *)block - 1;
  if (had != NULL ? had->size != old_size : old_size != 0) f->lied = true;
  if (new_size == 0) {
    if (had == NULL) return NULL;
    f->bytes -= had->size;
    f->blocks--;
    free(had);
    return NULL;
  }
  if (new_size > old_size) {
    if (f->left == 0 && (f->forever || !f->failed)) {
      f->failed = true;
      return NULL;
    }
    if (f->left > 0) f->left--;
  }
  head *moved = realloc(had, sizeof(head) + new_size);
  if (moved == NULL) return NULL;
  f->bytes += new_size - old_size;
  f->blocks += had == NULL;
  moved->size = new_size;
  return moved + 1;
}

#endif

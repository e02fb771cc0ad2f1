/* remove.h - taking a store away, with what SQLite keeps beside it. */
#ifndef REMOVE_H
#define REMOVE_H

#include <stdio.h>

static void remove_store(const char *path) {
  static const char *const endings[] = {"", "-wal", "-shm", "-journal"};
  char one[1100];
  for (int i = 0; i < 4; i++) {
    snprintf(one, sizeof one, "%s%s", path, endings[i]);
    remove(one);
  }
}

#endif

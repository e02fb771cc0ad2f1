/*
** begins_trace.c - prints what begins.c sees of pages whose beginnings are
** told: for begins.py.
**
** usage: begins_trace < LIST
**
** A line of LIST is a file and the numbers of the lines with which its pieces
** begin, between blanks. Prints a line for each title that neither byline nor
** dateline settles: 1 or 0 as it begins a piece or not, then the features.
*/
#include "../../src/page/articles.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST_BEGINNINGS = 256, LONGEST_LINE = 4096 };

typedef struct told {
  size_t lines[MOST_BEGINNINGS];
  size_t count;
} told;

static int see(void *context, size_t line, const uint8_t *features) {
  const told *t = context;
  int begins = 0;
  for (size_t i = 0; i < t->count; i++)
    begins |= t->lines[i] == line;
  printf("%d ", begins);
  for (int i = 0; i < BUL_BEGIN_FEATURES; i++)
    putchar('0' + features[i]);
  putchar('\n');
  return begins;
}

static bulletin_text read_file(const char *path) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) exit(1);
  fseek(file, 0, SEEK_END);
  size_t size = (size_t)ftell(file);
  rewind(file);
  char *bytes = malloc(size + 1);
  if (bytes == NULL || fread(bytes, 1, size, file) != size) exit(1);
  fclose(file);
  return bul_text(bytes, size);
}

static void trace(bulletin_text text, const told *t) {
  bul_arena arena;
  bul_lines lines;
  bul_blocks blocks;
  bul_articles articles;
  bul_markers markers;
  bulletin_page_options options = {0};
  bulletin_error error;
  bul_begin_trace hook = {see, (void *)t};
  bul_arena_init(&arena, NULL);
  bul_markers_init(&markers, NULL, 0);
  if (bul_lines_split(&lines, text, &arena) != BULLETIN_OK ||
      bul_blocks_flow(&blocks, &lines, text, &markers, &options, &arena,
                      &error) != BULLETIN_OK)
    exit(1);
  bul_setting setting = {.arena = &arena,
                         .text = text,
                         .lines = &lines,
                         .blocks = &blocks,
                         .markers = &markers,
                         .trace = &hook};
  if (bul_articles_read(&articles, &setting) != BULLETIN_OK) exit(1);
  bul_arena_free(&arena);
}

int main(void) {
  char line[LONGEST_LINE];
  while (fgets(line, sizeof line, stdin) != NULL) {
    told t = {.count = 0};
    char *path = strtok(line, " \n"), *number;
    while ((number = strtok(NULL, " \n")) != NULL && t.count < MOST_BEGINNINGS)
      t.lines[t.count++] = (size_t)strtoul(number, NULL, 10);
    bulletin_text text = read_file(path);
    trace(text, &t);
    free((char *)text.data);
  }
  return 0;
}

/* Printed pages as runs of text, read in order: the cases of spec/cases/sheets,
** each the records of a page, a line of dashes, and the lines that are to come
** of it, with what they are and a star where a piece begins. And that the
** assignment is the cheapest there is. */
#include "check.h"

#include "layout/sheet/sheet.h"

#include <dirent.h>
#include <stdlib.h>

static char *read_whole(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  char *text = malloc(1 << 16);
  *size = 0;
  if (file == NULL || text == NULL) abort();
  *size = fread(text, 1, 1 << 16, file);
  fclose(file);
  return text;
}

static void run_case(const char *path) {
  size_t size;
  char *text = read_whole(path, &size);
  bulletin_text whole = {text, size};
  const char *dashes = bul_text_find(whole, BUL_TEXT("\n----\n"));
  CHECK(dashes != NULL);
  bulletin_text records = {text, (size_t)(dashes + 1 - text)};
  bulletin_text wanted = bul_text_from(whole, records.size + 5);
  bulletin_allocator allocator = bul_allocator(NULL);
  bulletin_layout *layout = NULL;
  bulletin_error error = {0};
  bul_buffer got;
  bul_buffer_init(&got, &allocator);
  CHECK(bulletin_lay_out(&layout, records, BULLETIN_FORMAT_PDF, NULL, NULL,
                         &error) == BULLETIN_OK);
  for (size_t i = 0; layout != NULL && i < layout->line_count; i++) {
    const bulletin_evidence *e = &layout->evidence[i];
    bulletin_span line = layout->places[i].text;
    bul_buffer_add_text(&got, e->kind.data == NULL ? BUL_TEXT("-") : e->kind);
    bul_buffer_add_text(&got, e->piece ? BUL_TEXT("*|") : BUL_TEXT("|"));
    bul_buffer_add(&got, layout->text.data + line.start, line.end - line.start);
    bul_buffer_add(&got, "\n", 1);
  }
  bool same = bul_text_equal(bul_text(got.data, got.size), wanted);
  if (!same) fprintf(stderr, "%s:\n%.*s", path, (int)got.size, got.data);
  CHECK(same);
  bul_buffer_free(&got);
  bulletin_layout_free(layout);
  free(text);
}

static void cases(void) {
  static const char folder[] = "spec/cases/sheets";
  DIR *list = opendir(folder);
  char path[512];
  size_t count = 0;
  if (list == NULL) abort();
  for (struct dirent *entry; (entry = readdir(list)) != NULL;) {
    if (strstr(entry->d_name, ".txt") == NULL) continue;
    snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
    run_case(path);
    count++;
  }
  closedir(list);
  CHECK(count >= 3);
}

/* The least sum by trying all. */
static double least(const double *cost, size_t row, size_t count,
                    size_t columns, unsigned taken) {
  double best = 1e9;
  if (row == count) return 0;
  for (size_t i = 0; i < columns; i++) {
    if (taken >> i & 1) continue;
    double sum = cost[row * columns + i] +
                 least(cost, row + 1, count, columns, taken | 1U << i);
    if (sum < best) best = sum;
  }
  return best;
}

static void assignments(void) {
  enum { ROWS = 5, COLUMNS = 7 };
  unsigned seed = 1;
  for (int turn = 0; turn < 100; turn++) {
    double cost[ROWS * COLUMNS], sum = 0;
    size_t found[ROWS];
    bul_arena arena;
    bulletin_allocator allocator = bul_allocator(NULL);
    bul_arena_init(&arena, &allocator);
    for (size_t i = 0; i < ROWS * COLUMNS; i++) {
      seed = seed * 1103515245 + 12345;
      cost[i] = (double)(seed >> 16 & 63) - 32;
    }
    CHECK(bul_assign(found, cost, ROWS, COLUMNS, &arena));
    for (size_t i = 0; i < ROWS; i++)
      sum += cost[i * COLUMNS + found[i]];
    if (sum != least(cost, 0, ROWS, COLUMNS, 0)) CHECK(!"the least sum");
    bul_arena_free(&arena);
  }
}

static void failures(void) {
  static const struct {
    const char *records;
    int status;
  } given[] = {{"", BULLETIN_ENCODING},
               {"%PDF-1.7\n", BULLETIN_MISSING},
               {"page 1 600 800\n", BULLETIN_ENCODING},
               {"page 0 600 800\n", BULLETIN_CORRUPT},
               {"page 1 600\n", BULLETIN_CORRUPT},
               {"page 1 6e9 800\n", BULLETIN_CORRUPT},
               {"page 1 600 800\nrun 1 2 3\n", BULLETIN_CORRUPT},
               {"run 1 2 3 4 5 6 7 x\n", BULLETIN_CORRUPT}};
  for (size_t i = 0; i < BUL_COUNT(given); i++) {
    bulletin_layout *layout = NULL;
    bulletin_error error = {0};
    CHECK(bulletin_lay_out(&layout, bulletin_text_of(given[i].records),
                           BULLETIN_FORMAT_PDF, NULL, NULL,
                           &error) == given[i].status);
    CHECK(layout == NULL && error.message[0] != '\0');
  }
}

int main(void) {
  cases();
  assignments();
  failures();
  return check_done();
}

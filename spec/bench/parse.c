/* How fast the core parses, against iconv passing the same bytes through as
** UTF-8. Prints MB/s, medians of interleaved rounds: `NAME VALUE` a line.
**
**   parse ROUNDS FILE...
*/
#include "bulletin.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MAX_ROUNDS = 101 };

typedef struct pages {
  bulletin_text *texts;
  size_t count;
  size_t bytes;
  size_t longest;
} pages;

static void stop(const char *what, const char *which) {
  fprintf(stderr, "parse: %s: %s\n", what, which);
  exit(1);
}

static bulletin_text text_of_file(const char *path) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) stop("cannot read", path);
  fseek(file, 0, SEEK_END);
  size_t size = (size_t)ftell(file);
  rewind(file);
  char *bytes = malloc(size + 1);
  if (bytes == NULL || fread(bytes, 1, size, file) != size)
    stop("cannot read", path);
  fclose(file);
  bulletin_decoded decoded;
  bulletin_error error;
  if (bulletin_decode(&decoded, (bulletin_text){bytes, size}, NULL, NULL,
                      &error) != BULLETIN_OK)
    stop(error.message, path);
  return decoded.text; /* kept until the end */
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void parse_all(const pages *p) {
  for (size_t i = 0; i < p->count; i++) {
    bulletin_page *page;
    if (bulletin_parse(&page, p->texts[i], NULL, NULL, NULL) != BULLETIN_OK)
      stop("cannot parse", "a page");
    bulletin_page_free(page);
  }
}

static void decode_and_parse_all(const pages *p) {
  for (size_t i = 0; i < p->count; i++) {
    bulletin_decoded decoded;
    bulletin_page *page;
    if (bulletin_decode(&decoded, p->texts[i], NULL, NULL, NULL) !=
            BULLETIN_OK ||
        bulletin_parse(&page, decoded.text, NULL, NULL, NULL) != BULLETIN_OK)
      stop("cannot parse", "a page");
    bulletin_page_free(page);
    bulletin_decoded_free(&decoded);
  }
}

static char *room;

static void iconv_all(const pages *p) {
  iconv_t converter = iconv_open("UTF-8", "UTF-8");
  if (converter == (iconv_t)-1) stop("cannot open", "iconv");
  for (size_t i = 0; i < p->count; i++) {
    char *in = (char *)p->texts[i].data, *out = room;
    size_t in_left = p->texts[i].size, out_left = p->longest;
    if (iconv(converter, &in, &in_left, &out, &out_left) == (size_t)-1)
      stop("cannot convert", "a page");
  }
  iconv_close(converter);
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(int argc, char **argv) {
  static const struct {
    const char *name;
    void (*all)(const pages *);
  } jobs[] = {{"iconv", iconv_all},
              {"parse", parse_all},
              {"decode+parse", decode_and_parse_all}};
  enum { JOBS = sizeof jobs / sizeof *jobs };
  if (argc < 3) stop("usage", "parse ROUNDS FILE...");
  int rounds = atoi(argv[1]);
  if (rounds < 1 || rounds > MAX_ROUNDS) stop("rounds", argv[1]);

  pages p = {.count = (size_t)argc - 2};
  p.texts = calloc(p.count, sizeof *p.texts);
  if (p.texts == NULL) stop("no memory", "");
  for (size_t i = 0; i < p.count; i++) {
    p.texts[i] = text_of_file(argv[i + 2]);
    p.bytes += p.texts[i].size;
    if (p.texts[i].size > p.longest) p.longest = p.texts[i].size;
  }
  room = malloc(p.longest + 1);
  if (room == NULL || p.bytes == 0) stop("no text", argv[2]);

  /* As many passes as 8 MB of text take, so that a clock's tick is small. */
  size_t passes = 8000000 / p.bytes + 1;
  static double seconds[JOBS][MAX_ROUNDS];
  for (int round = 0; round < rounds; round++) {
    for (int job = 0; job < JOBS; job++) {
      double start = now();
      for (size_t i = 0; i < passes; i++)
        jobs[job].all(&p);
      seconds[job][round] = now() - start;
    }
  }
  for (int job = 0; job < JOBS; job++) {
    qsort(seconds[job], (size_t)rounds, sizeof(double), ascending);
    printf("%s %.1f\n", jobs[job].name,
           (double)(p.bytes * passes) / seconds[job][rounds / 2] / 1e6);
  }
  return 0;
}

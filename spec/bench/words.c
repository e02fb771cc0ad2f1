/*
** words.c - how fast a text is segmented: reads the file named, runs over it
** so many times, prints one line a run: `ready MS` and `run MB/s` and last
** `resident MB`. spec/bench/words puts it beside other segmenters.
*/
#include "bulletin.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static size_t count_words(bulletin_text text) {
  static bulletin_segmenter s;
  bulletin_error error;
  if (bulletin_segmenter_start(&s, text, NULL, 0, &error) != 0) {
    fprintf(stderr, "%s\n", error.message);
    exit(1);
  }
  size_t count, all = 0;
  while ((count = bulletin_segmenter_next(&s)) > 0)
    all += count;
  return all;
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  double start = now();
  count_words(bulletin_text_of("中国人民"));
  printf("ready %.3f\n", (now() - start) * 1e3);
  FILE *f = fopen(argv[1], "rb");
  if (f == NULL || fseek(f, 0, SEEK_END) != 0) return 1;
  size_t size = (size_t)ftell(f);
  rewind(f);
  char *data = malloc(size + 1);
  if (data == NULL || fread(data, 1, size, f) != size) return 1;
  fclose(f);
  for (int i = atoi(argv[2]); i > 0; i--) {
    start = now();
    size_t words = count_words((bulletin_text){data, size});
    double taken = now() - start;
    printf("run %.2f %zu\n", (double)size / 1e6 / taken, words);
  }
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  printf("resident %.1f\n",
         (double)usage.ru_maxrss / 1024 - (double)size / 1e6);
  free(data);
  return 0;
}

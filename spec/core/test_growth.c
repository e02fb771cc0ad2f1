/* Input made to be slow: eight times the bytes may take eight times the time
** and memory, with room for noise, never the square of it. */
#include "check.h"
#include "sound.h"

#include <time.h>

enum { SMALL = 64 * 1024, TIMES = 8 };

/* What is repeated to fill a page. */
static const char *const patterns[] = {
    "\n",
    " ",
    "　",
    "一",
    "。",
    "“",
    "”",
    "（",
    "）",
    "(",
    "《",
    "a",
    "7",
    "■",
    "—",
    "…",
    "·",
    ",",
    "一\n",
    "　　一\n",
    "一\n\n",
    "。\n",
    "标题\n",
    "棠州十二条支线航道年内通航\n",
    "本报讯 ",
    "本报讯\n",
    "记者 ",
    "记者\n",
    "（记者",
    "（记者丁一禾）",
    "记者 丁一禾\n",
    "本报记者  丁一禾\n",
    "丁一禾\n",
    "新华社棠州6月15日电  （记者丁一禾）",
    "（新华社棠州6月15日电  记者",
    "2026年6月15日 ",
    "2026年6月15日\n",
    "（下转第二版）",
    "（下转第二版）\n",
    "本版责编：丁一禾 ",
    "广告热线：",
    "编者按：",
    "图为",
    "——",
    "——\n",
    "强调\n",
    "问：\n答：",
    "【",
    "〔記者",
    "〔記者／",
    "word ",
    "word\n",
    "\xE2\x80\x8B",
    "\xC2\xA0",
    "\r",
    "\f",
    "　　“一\n",
    "（一）\n",
    "（民生一线）\n",
    "标题（民生一线）\n　　正文一句话在这里结束。\n",
};

static char *fill(const char *pattern, size_t size, size_t *filled) {
  char *data = malloc(size);
  size_t step = strlen(pattern);
  if (data == NULL) return NULL;
  for (*filled = 0; *filled + step <= size; *filled += step)
    memcpy(data + *filled, pattern, step);
  return data;
}

/* The most memory in use at once, in bytes. */
typedef struct meter {
  size_t now, most;
} meter;

static void *metered(void *context, void *block, size_t old_size,
                     size_t new_size) {
  meter *m = context;
  if (new_size == 0) {
    free(block);
    m->now -= old_size;
    return NULL;
  }
  void *moved = realloc(block, new_size);
  if (moved == NULL) return NULL;
  m->now += new_size - old_size;
  if (m->now > m->most) m->most = m->now;
  return moved;
}

/* The least seconds of three parses, and the most memory. */
static double cost(const char *data, size_t size, size_t *memory) {
  double least = 1e9;
  for (int i = 0; i < 3; i++) {
    meter m = {0};
    bulletin_allocator allocator = {.resize = metered, .context = &m};
    bulletin_page *page = NULL;
    struct timespec a, b;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &a);
    int status =
        bulletin_parse(&page, bul_text(data, size), NULL, &allocator, NULL);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &b);
    CHECK(status == BULLETIN_OK);
    if (i == 0 && page != NULL)
      CHECK(page_unsound(page, bul_text(data, size)) == NULL);
    bulletin_page_free(page);
    double seconds =
        (double)(b.tv_sec - a.tv_sec) + (double)(b.tv_nsec - a.tv_nsec) / 1e9;
    if (seconds < least) least = seconds;
    *memory = m.most;
  }
  return least;
}

int main(void) {
  for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
    size_t small, large, small_memory = 0, large_memory = 0;
    char *a = fill(patterns[i], SMALL, &small);
    char *b = fill(patterns[i], (size_t)SMALL * TIMES, &large);
    CHECK(a != NULL && b != NULL);
    if (a != NULL && b != NULL) {
      double few = cost(a, small, &small_memory);
      double many = cost(b, large, &large_memory);
      bool linear = many < 1e-3 || many < few * TIMES * 4;
      bool flat = large_memory < small_memory * TIMES * 2 + (1 << 20);
      CHECK(linear && flat);
      if (!linear || !flat)
        fprintf(stderr,
                "`%s`: %zu bytes %.2f ms %zu KB, %zu bytes %.2f ms %zu KB\n",
                patterns[i], small, few * 1e3, small_memory / 1024, large,
                many * 1e3, large_memory / 1024);
    }
    free(a);
    free(b);
  }
  return check_done();
}

/* Words, entities and keywords of the core: what holds for any text, linear
** time, and every allocation failing in turn. */
#include "check.h"

#include "bulletin.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* --- any text ---------------------------------------------------------- */

static bool is_space(unsigned char c) {
  return c <= ' ';
}

/* The words of ASCII-spaced text are all of it but the white space. */
static void covers(bulletin_text text) {
  bulletin_words words;
  bulletin_error error;
  if (bulletin_words_read(&words, text, NULL, 0, NULL, &error) != BULLETIN_OK) {
    CHECK(!"text that is UTF-8 is read");
    return;
  }
  size_t at = 0;
  bool whole = true;
  for (size_t i = 0; i < words.count; i++) {
    const bulletin_word *w = &words.items[i];
    while (at < w->span.start && is_space((unsigned char)text.data[at]))
      at++;
    whole = whole && at == w->span.start && w->span.end > w->span.start;
    at = w->span.end;
  }
  while (at < text.size && is_space((unsigned char)text.data[at]))
    at++;
  CHECK(whole && at == text.size);
  bulletin_words_free(&words);
  bulletin_words_free(&words);
}

static char *repeat(const char *unit, size_t size) {
  size_t step = strlen(unit);
  char *text = malloc(size + step);
  if (text == NULL) abort();
  size_t at = 0;
  for (; at < size; at += step)
    memcpy(text + at, unit, step);
  text[at] = '\0';
  return text;
}

static void coverage(void) {
  static const char *const units[] = {"的",
                                      "一",
                                      "国",
                                      "斯",
                                      "〇",
                                      "1",
                                      "1,",
                                      "a",
                                      "a.",
                                      "-",
                                      "—",
                                      "《",
                                      "》",
                                      "中国人民解放军",
                                      "王",
                                      "百分之",
                                      "第",
                                      "第1",
                                      "记者王",
                                      "市",
                                      "公司",
                                      "阿·",
                                      "中、",
                                      "2001年1月1日",
                                      "\xF0\xA0\x80\x80",
                                      "é",
                                      "日本の",
                                      "　"};
  covers(bulletin_text_of(""));
  covers(bulletin_text_of(" \n\t"));
  for (size_t i = 0; i < sizeof units / sizeof *units - 1; i++) {
    char *text = repeat(units[i], 5000);
    covers(bulletin_text_of(text));
    covers(bulletin_text_of(units[i]));
    free(text);
  }
}

/* --- time -------------------------------------------------------------- */

static void read_entities(bulletin_text text) {
  bulletin_entities entities;
  CHECK(bulletin_entities_read(&entities, text, NULL, NULL, NULL) ==
        BULLETIN_OK);
  bulletin_entities_free(&entities);
}

static void read_keywords(bulletin_text text) {
  bulletin_keywords keywords;
  CHECK(bulletin_keywords_read(&keywords, text,
                               &(bulletin_keyword_options){.limit = 10}, NULL,
                               NULL) == BULLETIN_OK);
  bulletin_keywords_free(&keywords);
}

static void find_dates(bulletin_text text) {
  bulletin_dates dates;
  CHECK(bulletin_dates_read(&dates, text, bulletin_text_of("2020-07-20"), NULL,
                            NULL) == BULLETIN_OK);
  bulletin_dates_free(&dates);
}

static void find_figures(bulletin_text text) {
  bulletin_figures figures;
  CHECK(bulletin_figures_read(&figures, text, 0, NULL, NULL) == BULLETIN_OK);
  bulletin_figures_free(&figures);
}

static void find_points(bulletin_text text) {
  bulletin_points points;
  CHECK(bulletin_points_read(&points, text, NULL, NULL) == BULLETIN_OK);
  bulletin_points_free(&points);
}

static void summarize(bulletin_text text) {
  bulletin_summary summary;
  CHECK(bulletin_summary_read(&summary, text,
                              &(bulletin_summary_options){.sentences = 3}, NULL,
                              NULL) == BULLETIN_OK);
  bulletin_summary_free(&summary);
}

/* A half of the text is title. */
static void summarize_titled(bulletin_text text) {
  bulletin_summary summary;
  bulletin_summary_options options = {.title_size = text.size / 2, .chars = 80};
  CHECK(bulletin_summary_read(&summary, text, &options, NULL, NULL) ==
        BULLETIN_OK);
  bulletin_summary_free(&summary);
}

static void read_titled(bulletin_text text) {
  bulletin_keywords keywords;
  bulletin_keyword_options options = {.title_size = text.size / 2, .limit = 20};
  CHECK(bulletin_keywords_read(&keywords, text, &options, NULL, NULL) ==
        BULLETIN_OK);
  bulletin_keywords_free(&keywords);
}

static void compare(bulletin_text text) {
  double same;
  CHECK(bulletin_similarity(&same, text, text, NULL, NULL) == BULLETIN_OK);
}

static const struct {
  const char *name;
  void (*read)(bulletin_text text);
} readings[] = {
    {"entities", read_entities},
    {"keywords", read_keywords},
    {"dates", find_dates},
    {"figures", find_figures},
    {"points", find_points},
    {"summary", summarize},
    {"summary of titles", summarize_titled},
    {"keywords of titles", read_titled},
    {"similarity", compare},
};

/* The last unit is followed by others, as a mark between names would not be
** at the end. */
static double seconds(size_t reading, const char *unit, size_t size) {
  static const char tail[] = "，他";
  char *text = repeat(unit, size);
  char *longer = realloc(text, strlen(text) + sizeof tail);
  if (longer == NULL) abort();
  text = strcat(longer, tail);
  clock_t start = clock();
  readings[reading].read(bulletin_text_of(text));
  clock_t end = clock();
  free(text);
  return (double)(end - start) / CLOCKS_PER_SEC;
}

/* Eight times the text takes no more than some twenty times as long (eight,
** but for what a busy machine adds). */
static void linear(void) {
  static const char *const units[] = {"国",
                                      "斯",
                                      "中、",
                                      "王",
                                      "公司",
                                      "a.",
                                      "《",
                                      "市",
                                      "记者王小红",
                                      "阿·",
                                      "卡A·",
                                      "（1）、（2）、",
                                      "一是二是",
                                      "①②",
                                      "《一\n",
                                      "“",
                                      "。",
                                      "！”",
                                      "7",
                                      "一",
                                      "12.5亿元、",
                                      "2020年",
                                      "1月至",
                                      "去年同期",
                                      "前",
                                      "三百",
                                      "至",
                                      "第",
                                      "1、",
                                      "一句话。",
                                      "word ",
                                      "郑州大学（简称郑大）、",
                                      "郑州市公安局、",
                                      "局",
                                      "双汇公司",
                                      "中国人民银行",
                                      "“渠。",
                                      "‘",
                                      "“‘",
                                      "（渠。",
                                      "——渠。\n",
                                      "一方面，",
                                      "首先，",
                                      "他说：“渠。”",
                                      "十项措施。",
                                      "12 ",
                                      "“渠”",
                                      "（一）\n",
                                      "……",
                                      "三项工程三项管理"};
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
    for (size_t k = 0; k < sizeof readings / sizeof *readings; k++) {
      double small = seconds(k, units[i], 20000);
      double large = seconds(k, units[i], 160000);
      bool fine = large < 0.03 + small * 20;
      CHECK(fine);
      if (!fine)
        fprintf(stderr, "%s of `%s`: %.1f ms, then %.1f ms\n", readings[k].name,
                units[i], small * 1e3, large * 1e3);
    }
  }
}

/* --- failing memory ---------------------------------------------------- */

typedef struct failing {
  size_t left, blocks;
  bool failed;
} failing;

static void *failing_resize(void *context, void *block, size_t old_size,
                            size_t new_size) {
  failing *f = context;
  if (new_size == 0) {
    f->blocks -= block != NULL;
    free(block);
    return NULL;
  }
  if (new_size > old_size) {
    if (f->left == 0) {
      f->failed = true;
      return NULL;
    }
    f->left--;
  }
  void *moved = realloc(block, new_size);
  if (moved != NULL) f->blocks += block == NULL;
  return moved;
}

static const char news[] =
    "记者 李红梅 二七区委副书记、区长苏建设和王立岩社区居民井长安来到北京大学，"
    "参观《清明上河图》。郑州大学、中国共产党云州市委员会（下称云州市委），郑大"
    "。中美两国的企业家比尔·盖茨、中国足协访华。井长安说：“老邻居”";

/* Runs everything with the allocation after `left` others failing; returns
** whether one did. */
static bool run(size_t left) {
  failing f = {.left = left};
  bulletin_allocator a = {.resize = failing_resize, .context = &f};
  bulletin_error error = {0};
  bulletin_text text = bulletin_text_of(news);
  bulletin_text none = {NULL, 0};
  bulletin_lexicon *lexicon;
  int status = bulletin_lexicon_new(&lexicon, &a, &error);
  if (status == BULLETIN_OK)
    status =
        bulletin_lexicon_add(lexicon, bulletin_text_of("老邻居"), none, &error);
  bulletin_entities entities = {0};
  if (status == BULLETIN_OK)
    status = bulletin_entities_read(&entities, text, lexicon, &a, &error);
  bulletin_keyword_options options = {.limit = 5, .lexicon = lexicon};
  bulletin_keywords keywords = {0};
  if (status == BULLETIN_OK)
    status = bulletin_keywords_read(&keywords, text, &options, &a, &error);
  CHECK(status == (f.failed ? BULLETIN_NOMEM : BULLETIN_OK));
  bulletin_keywords_free(&keywords);
  bulletin_entities_free(&entities);
  bulletin_lexicon_free(lexicon);
  CHECK(f.blocks == 0);
  return f.failed;
}

static void memory(void) {
  size_t left = 0;
  while (run(left))
    left++;
  CHECK(left > 10);
}

/* --- words of the caller's --------------------------------------------- */

static void lexicon(void) {
  bulletin_lexicon *l;
  bulletin_error error;
  bulletin_text none = {NULL, 0};
  CHECK(bulletin_lexicon_new(&l, NULL, &error) == BULLETIN_OK);
  CHECK(bulletin_lexicon_add(l, bulletin_text_of("\xE4\xBA"), none, &error) ==
        BULLETIN_ENCODING);
  char *longer = repeat("词", 300);
  CHECK(bulletin_lexicon_add(l, bulletin_text_of(longer), none, &error) ==
        BULLETIN_LIMIT);
  free(longer);
  CHECK(bulletin_lexicon_add(l, bulletin_text_of("  "), none, &error) == 0);
  for (uint32_t i = 0; i < 3000; i++) {
    char word[16];
    snprintf(word, sizeof word, "词%u语", (unsigned)i);
    CHECK(bulletin_lexicon_add(l, bulletin_text_of(word), none, &error) == 0);
  }
  /* More words than a segmenter has room for, side by side. */
  char *text = repeat("词7语词2999语", 60000);
  bulletin_words words;
  CHECK(bulletin_words_read(&words, bulletin_text_of(text), l, 0, NULL,
                            &error) == BULLETIN_OK);
  CHECK(words.count == strlen(text) / strlen("词7语词2999语") * 2);
  bulletin_words_free(&words);
  free(text);
  bulletin_lexicon_free(l);
  bulletin_lexicon_free(NULL);
}

static void encoding(void) {
  bulletin_error error;
  bulletin_entities entities;
  bulletin_text bad = bulletin_text_of("二七区\n\xFF");
  CHECK(bulletin_entities_read(&entities, bad, NULL, NULL, &error) ==
        BULLETIN_ENCODING);
  CHECK(entities.items == NULL && entities.owner == NULL && error.line == 2 &&
        error.byte == 11);
}

int main(void) {
  coverage();
  linear();
  memory();
  lexicon();
  encoding();
  return check_done();
}

/* Any text as words, names, keywords and a summary, and held against itself:
** the words are all of it but its white space, and every span lies in it. */
#include "base/text.h"
#include "require.h"

static void blank(bulletin_text text, size_t from, size_t to) {
  while (from < to) {
    size_t size;
    REQUIRE(bul_is_space(bul_char_at(text.data + from, &size)));
    from += size;
  }
}

static void words(bulletin_text text, const bulletin_lexicon *lexicon,
                  int flags) {
  bulletin_words all;
  bulletin_error error = {0};
  REQUIRE(bulletin_words_read(&all, text, lexicon, flags, NULL, &error) == 0);
  size_t at = 0;
  for (size_t i = 0; i < all.count; i++) {
    bulletin_span span = all.items[i].span;
    REQUIRE(span.start >= at && span.end > span.start && span.end <= text.size);
    REQUIRE(bulletin_pos_name(all.items[i].pos)[0] != '\0');
    blank(text, at, span.start);
    at = span.end;
  }
  blank(text, at, text.size);
  bulletin_words_free(&all);
}

static void entities(bulletin_text text, const bulletin_lexicon *lexicon) {
  bulletin_entities all;
  bulletin_error error = {0};
  REQUIRE(bulletin_entities_read(&all, text, lexicon, NULL, &error) == 0);
  for (size_t i = 0; i < all.count; i++) {
    const bulletin_entity *e = &all.items[i];
    REQUIRE(e->name.size > 0 && e->span_count > 0);
    REQUIRE(bul_utf8_invalid(e->name) == e->name.size);
    for (size_t s = 0; s < e->span_count; s++) {
      bulletin_span span = e->spans[s];
      REQUIRE(span.end > span.start && span.end <= text.size);
      REQUIRE(s == 0 || e->spans[s - 1].start < span.start);
    }
    for (size_t t = 0; t < e->title_count; t++)
      REQUIRE(e->titles[t].size > 0);
  }
  bulletin_entities_free(&all);
}

static void keywords(bulletin_text text, size_t limit) {
  bulletin_keywords all;
  bulletin_keyword_options options = {.title_size = text.size / 4,
                                      .limit = limit};
  bulletin_error error = {0};
  REQUIRE(bulletin_keywords_read(&all, text, &options, NULL, &error) == 0);
  REQUIRE(all.count <= limit);
  for (size_t i = 0; i < all.count; i++) {
    REQUIRE(bul_utf8_invalid(all.items[i].term) == all.items[i].term.size);
    REQUIRE(i == 0 || all.items[i - 1].score >= all.items[i].score);
  }
  bulletin_keywords_free(&all);
}

static void summary(bulletin_text text, size_t sentences, size_t chars) {
  bulletin_summary all;
  bulletin_summary_options options = {
      .title_size = text.size / 4, .sentences = sentences, .chars = chars};
  bulletin_error error = {0};
  REQUIRE(bulletin_summary_read(&all, text, &options, NULL, &error) == 0);
  REQUIRE(sentences == 0 || all.count <= sentences);
  size_t at = options.title_size;
  for (size_t i = 0; i < all.count; i++) {
    const bulletin_sentence *s = &all.items[i];
    REQUIRE(s->span.start >= at && s->span.end > s->span.start);
    REQUIRE(s->span.end <= text.size);
    REQUIRE(s->text.data == text.data + s->span.start);
    REQUIRE(s->text.size == s->span.end - s->span.start);
    REQUIRE(bul_utf8_invalid(s->text) == s->text.size);
    at = s->span.end;
  }
  bulletin_summary_free(&all);
}

static void likeness(bulletin_text text) {
  double same = 0;
  bulletin_error error = {0};
  REQUIRE(bulletin_similarity(&same, text, text, NULL, &error) == 0);
  REQUIRE(same == 1);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);
int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
  if (size == 0) return 0;
  bulletin_text text = {(const char *)data + 1, size - 1};
  text.size = bul_utf8_invalid(text);
  bulletin_lexicon *lexicon = NULL;
  if (data[0] & 1) {
    bulletin_text none = {NULL, 0};
    bulletin_text own = {text.data, 0};
    while (own.size < text.size && own.size < 12) {
      size_t next;
      bul_char_at(text.data + own.size, &next);
      own.size += next;
    }
    REQUIRE(bulletin_lexicon_new(&lexicon, NULL, NULL) == 0);
    int status = bulletin_lexicon_add(lexicon, own, none, NULL);
    REQUIRE(status == 0 || memchr(own.data, '\0', own.size) != NULL);
  }
  words(text, lexicon, data[0] & 2 ? BULLETIN_WHOLE_NAMES : 0);
  entities(text, lexicon);
  keywords(text, data[0] >> 2);
  summary(text, data[0] >> 6, data[0] & 32 ? 30 : 0);
  likeness(text);
  bulletin_lexicon_free(lexicon);
  return 0;
}

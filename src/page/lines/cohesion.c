/*
** cohesion.c - see cohesion.h.
*/
#include "cohesion.h"

#include "../../base/marks.h"
#include "../markers.h"

/* What no title ends with, though a line may break after it. */
static const char open_ends[] =
    "的了和与及或而在是把被将也都就让对从向以既着可并但又才且则很更最我你他她它"
    "们这那该每各使令给跟同于由经按据因若如虽即再还仍却只";

/* What no title or paragraph begins with. */
static const char never_starts[] =
    "的了着呢吗吧啊么们，。、；：！？）”’》」』】…,.;:!?)%％";

/* What a title or paragraph seldom begins with. */
static const char seldom_starts[] = "之和与及或者性化等才也都就又";

/* What carries a sentence on after a comma, as no title does. */
static const bulletin_text carried_on[] = {
    BUL_ROW("，也"), BUL_ROW("，但"), BUL_ROW("，却"),
    BUL_ROW(",也"),  BUL_ROW(",但"),  BUL_ROW(",却"),
};

/* What a sentence tells, and hardly any title. */
static const bulletin_text told[] = {
    BUL_ROW("先后"),   BUL_ROW("近日，"), BUL_ROW("近日,"),
    BUL_ROW("日前，"), BUL_ROW("日前,"),  BUL_ROW("据悉"),
};

/* What says who spoke, and wants a subject before it. */
static const bulletin_text spoke[] = {
    BUL_ROW("表示"), BUL_ROW("指出"), BUL_ROW("强调"),
    BUL_ROW("说"),   BUL_ROW("介绍"),
};

/* Words that want an object, at the end of a line. */
static const bulletin_text reaching[] = {
    BUL_ROW("通过"), BUL_ROW("达到"), BUL_ROW("位于"), BUL_ROW("来到"),
    BUL_ROW("进行"), BUL_ROW("成为"), BUL_ROW("作为"), BUL_ROW("包括"),
    BUL_ROW("根据"), BUL_ROW("为了"), BUL_ROW("关于"), BUL_ROW("对于"),
    BUL_ROW("由于"), BUL_ROW("以及"), BUL_ROW("并且"), BUL_ROW("但是"),
    BUL_ROW("如果"), BUL_ROW("因为"), BUL_ROW("所以"), BUL_ROW("我们"),
    BUL_ROW("他们"), BUL_ROW("她们"), BUL_ROW("自己"), BUL_ROW("经常"),
    BUL_ROW("已经"), BUL_ROW("正在"), BUL_ROW("没有"), BUL_ROW("可以"),
    BUL_ROW("能够"), BUL_ROW("应当"), BUL_ROW("必须"), BUL_ROW("不断"),
    BUL_ROW("一个"), BUL_ROW("这个"), BUL_ROW("那个"), BUL_ROW("哪些"),
    BUL_ROW("其中"), BUL_ROW("同时"), BUL_ROW("正式"), BUL_ROW("表示"),
    BUL_ROW("认为"), BUL_ROW("介绍"), BUL_ROW("来自"), BUL_ROW("围绕"),
    BUL_ROW("按照"),
};

bool bul_inside_word(bulletin_text first, bulletin_text second) {
  size_t low = 0, high = bul_cohesion_count;
  if (first.size != 3 || second.size != 3) return false;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = memcmp(bul_cohesion[middle].first, first.data, 3);
    if (order == 0) {
      const char *at = bul_cohesion[middle].followers;
      for (; *at != '\0'; at += 3) {
        if (memcmp(at, second.data, 3) == 0) return true;
      }
      return false;
    }
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return false;
}

static bool is_among(const char *set, bulletin_text character) {
  bulletin_text all = bulletin_text_of(set);
  const char *at = bul_text_find(all, character);
  if (at == NULL) return false;
  /* Both are valid UTF-8, so a match begins at a character. */
  return true;
}

bool bul_opens(bulletin_text text) {
  size_t size;
  return text.size > 0 && bul_closing(bul_char_at(text.data, &size)) != 0;
}

/* What a look over the whole of a line finds. */
typedef struct sight {
  bool unclosed;
  int commas;
  bool dated; /* it begins with a day or year and a comma: 5月9日， */
} sight;

static sight look(bulletin_text text) {
  uint32_t open[16];
  size_t depth = 0, size;
  sight s = {0};
  bool day = false;
  for (size_t at = 0; at < text.size; at += size) {
    uint32_t c = bul_char_at(text.data + at, &size);
    uint32_t close = bul_closing(c);
    if (close != 0 && depth < sizeof open / sizeof *open)
      open[depth++] = close;
    else if (depth > 0 && c == open[depth - 1])
      depth--;
    day = day || c == U'日' || c == U'年'; /* 日 年 */
    if (c == U'，' || c == ',') {
      if (s.commas++ == 0)
        s.dated = day && at <= 36 && bul_number_size(text) > 0;
    }
  }
  s.unclosed = depth > 0;
  return s;
}

bool bul_never_starts(bulletin_text text) {
  size_t size;
  if (text.size == 0) return false;
  bul_char_at(text.data, &size);
  return is_among(never_starts, bul_text(text.data, size));
}

/* True when `text` ends with a character that wants more: 的 of 自己的, but
** not that of 目的. */
static bool ends_wanting(bulletin_text text, bulletin_text final) {
  for (size_t i = 0; i < sizeof reaching / sizeof *reaching; i++) {
    if (bul_text_ends(text, reaching[i])) return true;
  }
  if (!is_among(open_ends, final) || text.size <= final.size) return false;
  const char *end = text.data + text.size - final.size;
  size_t back = bul_char_back(text.data, end);
  return !bul_inside_word(bul_text(end - back, back), final);
}

/* 在致辞中表示…: begins with a verb of speech whose subject stands before. */
static bool wants_subject(bulletin_text next) {
  if (!bul_text_starts(next, BUL_TEXT("在"))) return false;
  bulletin_text near = bul_text(next.data, next.size < 30 ? next.size : 30);
  const char *comma = bul_text_find(near, BUL_TEXT("，"));
  if (comma == NULL) comma = bul_text_find(near, BUL_TEXT(","));
  if (comma != NULL) near.size = (size_t)(comma - near.data);
  for (size_t i = 0; i < sizeof spoke / sizeof *spoke; i++) {
    if (bul_text_ends(near, spoke[i])) return true;
  }
  return false;
}

/* 六十 of 六十开外: a Han number of two characters or more at the end. */
static bool ends_number(bulletin_text text) {
  size_t count = 0;
  const char *end = text.data + text.size;
  while (end > text.data) {
    size_t back = bul_char_back(text.data, end);
    if (bul_number_size(bul_text(end - back, back)) == 0) break;
    count++;
    end -= back;
  }
  return count >= 2;
}

bool bul_coheres(bulletin_text page, const bul_line *last,
                 const bul_line *next) {
  bulletin_text text =
      bul_text(page.data + last->start, last->end - last->start);
  const char *end = text.data + text.size;
  size_t back = bul_char_back(text.data, end), size;
  bulletin_text final = bul_text(end - back, back);
  uint32_t c = bul_char_at(page.data + next->start, &size);
  bulletin_text initial = bul_text(page.data + next->start, size);
  uint32_t f = bul_char_at(final.data, &back);

  sight s = look(text);
  if (s.unclosed || s.commas >= 2 || s.dated) return true;
  if (is_among(seldom_starts, initial)) return true;
  bool quoted = bul_text_starts(text, BUL_TEXT("“")) &&
                bul_text_ends(text, BUL_TEXT("”"));
  if (quoted) return false;
  for (size_t i = 0; i < sizeof carried_on / sizeof *carried_on; i++) {
    if (bul_text_find(text, carried_on[i]) != NULL) return true;
  }
  for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
    if (bul_text_find(text, told[i]) != NULL) return true;
  }
  if (ends_wanting(text, final) || ends_number(text)) return true;
  if (wants_subject(bul_text(page.data + next->start, next->end - next->start)))
    return true;
  if (bul_is_digit(f) &&
      (bul_is_digit(c) || is_among("年月日时个名人万亿元%", initial)))
    return true;
  return bul_inside_word(final, initial);
}

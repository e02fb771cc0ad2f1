/*
** titles.c - see titles.h.
**
** A dash, a bracketed date or a column label settles most titles. For the
** rest, how much line A reads as the kicker of a headline B, rather than as
** a headline with the deck B, is a sum of weights in hundredths of a logit,
** fitted by logistic regression to title pairs of a national daily; in ten
** folds it is right for 86 of 100 pairs that nothing settles, and so for 94
** of 100 in all.
*/
#include "titles.h"

enum {
  SETTLED = 1000, /* what leaves no doubt */
  BASE = 78,
  BYLINE = 154,
  LENGTH = 3, /* a character that A is longer than B */
  SHORT_A = 238,
  SPEECH_A = 120,
  PAIRED_B = 150, /* 两句 并列 */
  PAIRED_A = -150,
  QUOTE_B = 79,
  ACTIVITY_A = -30,
  COMMA_A = 103,
  EVENT_A = -60,
  EVENT_B = 44,
  MEASURE_A = -98,
  MEASURE_B = -26,
  DETAIL_B = -109,
  CLOSE_B = -114,
  REGION_A = -31,
  REGION_B = 93,
  NOUN_A = 120,
  FIGURE_A = -51,
  FIGURE_B = -52,
  LEAD = 66, /* the lead has all pairs of B's characters and none of A's */
  SECOND_A = -600, /* a kicker under a kicker */
  MIDDLE = 800,    /* of three lines the second is most often the headline */
  STACKED = 12,    /* characters of a stacked line, */
  UNEVEN = 2,      /* and by how many two of them differ */
  LONG_B = -200,   /* few headlines are as long; decks list agendas */
  SHORT = 9,       /* characters */
  LONG = 36
};

/* --- the words --------------------------------------------------------- */

static const bulletin_text event_ends[] = {
    BUL_ROW("发布"), BUL_ROW("印发"), BUL_ROW("出台"), BUL_ROW("公布"),
    BUL_ROW("开幕"), BUL_ROW("闭幕"), BUL_ROW("举行"), BUL_ROW("启动"),
    BUL_ROW("召开"), BUL_ROW("会谈"), BUL_ROW("逝世"), BUL_ROW("开通"),
    BUL_ROW("成功"), BUL_ROW("揭晓"), BUL_ROW("结束"), BUL_ROW("完成"),
    BUL_ROW("落幕"), BUL_ROW("揭幕"), BUL_ROW("发车"), BUL_ROW("亮相"),
    BUL_ROW("收官"), BUL_ROW("成立"), BUL_ROW("生效"), BUL_ROW("施行"),
    BUL_ROW("实施"), BUL_ROW("上线"), BUL_ROW("揭牌"), BUL_ROW("开工"),
    BUL_ROW("投产"), BUL_ROW("通车"), BUL_ROW("开赛"),
};
static const bulletin_text measures[] = {
    BUL_ROW("增长"), BUL_ROW("提升"), BUL_ROW("超"),   BUL_ROW("达"),
    BUL_ROW("下降"), BUL_ROW("突破"), BUL_ROW("稳定"), BUL_ROW("回升"),
    BUL_ROW("增加"), BUL_ROW("加快"), BUL_ROW("提速"), BUL_ROW("扩大"),
    BUL_ROW("新高"), BUL_ROW("改善"), BUL_ROW("优化"), BUL_ROW("持续"),
    BUL_ROW("平稳"), BUL_ROW("增至"), BUL_ROW("降至"), BUL_ROW("减少"),
    BUL_ROW("压缩"), BUL_ROW("翻番"), BUL_ROW("过半"),
};
static const bulletin_text detail_starts[] = {
    BUL_ROW("将"),   BUL_ROW("为"),     BUL_ROW("提出"), BUL_ROW("推动"),
    BUL_ROW("推进"), BUL_ROW("实现"),   BUL_ROW("促进"), BUL_ROW("加强"),
    BUL_ROW("提供"), BUL_ROW("支持"),   BUL_ROW("明确"), BUL_ROW("优化"),
    BUL_ROW("去年"), BUL_ROW("今年"),   BUL_ROW("较"),   BUL_ROW("其中"),
    BUL_ROW("预计"), BUL_ROW("到20"),   BUL_ROW("共"),   BUL_ROW("累计"),
    BUL_ROW("覆盖"), BUL_ROW("禁止"),   BUL_ROW("力争"), BUL_ROW("涉及"),
    BUL_ROW("增加"), BUL_ROW("包括"),   BUL_ROW("同比"), BUL_ROW("规模"),
    BUL_ROW("已"),   BUL_ROW("计划"),   BUL_ROW("提升"), BUL_ROW("聚焦"),
    BUL_ROW("揭示"), BUL_ROW("听取"),   BUL_ROW("表决"), BUL_ROW("过去"),
    BUL_ROW("近"),   BUL_ROW("平均"),   BUL_ROW("新增"), BUL_ROW("审议"),
    BUL_ROW("研究"), BUL_ROW("要求"),   BUL_ROW("做到"), BUL_ROW("确保"),
    BUL_ROW("力求"), BUL_ROW("坚持"),   BUL_ROW("切实"), BUL_ROW("全力"),
    BUL_ROW("着力"), BUL_ROW("进一步"),
};
/* What leaders do, in the headlines of papers that report it. */
static const bulletin_text activities[] = {
    BUL_ROW("调研"), BUL_ROW("会见"), BUL_ROW("出席"), BUL_ROW("主持"),
    BUL_ROW("召开"), BUL_ROW("举办"), BUL_ROW("检查"), BUL_ROW("视察"),
    BUL_ROW("走访"), BUL_ROW("慰问"), BUL_ROW("会谈"), BUL_ROW("考察"),
    BUL_ROW("看望"), BUL_ROW("督导"), BUL_ROW("部署"),
};
static const bulletin_text close_ends[] = {
    BUL_ROW("讲话"),     BUL_ROW("致辞"),     BUL_ROW("主持"),
    BUL_ROW("主持会议"), BUL_ROW("毕业证书"), BUL_ROW("作出批示"),
    BUL_ROW("致贺信"),   BUL_ROW("贺电"),     BUL_ROW("新高"),
    BUL_ROW("最快"),     BUL_ROW("增长"),     BUL_ROW("公开"),
    BUL_ROW("行动"),
};
static const bulletin_text region_starts[] = {
    BUL_ROW("北京"), BUL_ROW("天津"),   BUL_ROW("上海"),   BUL_ROW("重庆"),
    BUL_ROW("河北"), BUL_ROW("河南"),   BUL_ROW("山东"),   BUL_ROW("山西"),
    BUL_ROW("江苏"), BUL_ROW("浙江"),   BUL_ROW("安徽"),   BUL_ROW("江西"),
    BUL_ROW("福建"), BUL_ROW("广东"),   BUL_ROW("广西"),   BUL_ROW("海南"),
    BUL_ROW("湖南"), BUL_ROW("湖北"),   BUL_ROW("四川"),   BUL_ROW("云南"),
    BUL_ROW("贵州"), BUL_ROW("西藏"),   BUL_ROW("陕西"),   BUL_ROW("甘肃"),
    BUL_ROW("青海"), BUL_ROW("宁夏"),   BUL_ROW("新疆"),   BUL_ROW("辽宁"),
    BUL_ROW("吉林"), BUL_ROW("香港"),   BUL_ROW("澳门"),   BUL_ROW("我国"),
    BUL_ROW("中国"), BUL_ROW("内蒙古"), BUL_ROW("黑龙江"),
};
static const bulletin_text noun_ends[] = {
    BUL_ROW("假期"), BUL_ROW("期间"), BUL_ROW("方面"), BUL_ROW("景区"),
    BUL_ROW("公司"), BUL_ROW("大会"), BUL_ROW("项目"), BUL_ROW("工程"),
    BUL_ROW("单位"), BUL_ROW("年来"), BUL_ROW("以来"), BUL_ROW("之际"),
    BUL_ROW("地区"), BUL_ROW("县"),   BUL_ROW("市"),   BUL_ROW("省"),
    BUL_ROW("区"),   BUL_ROW("村"),   BUL_ROW("镇"),   BUL_ROW("赛"),
    BUL_ROW("杯"),   BUL_ROW("月底"), BUL_ROW("年"),   BUL_ROW("节"),
    BUL_ROW("日"),   BUL_ROW("站"),
};

/* A list with its length, for the three that follow. */
#define LIST(words) (words), sizeof(words) / sizeof *(words)

static bool starts_any(bulletin_text text, const bulletin_text *words,
                       size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (bul_text_starts(text, words[i])) return true;
  }
  return false;
}

static bool ends_any(bulletin_text text, const bulletin_text *words,
                     size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (bul_text_ends(text, words[i])) return true;
  }
  return false;
}

static bool has_any(bulletin_text text, const bulletin_text *words,
                    size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (bul_text_find(text, words[i]) != NULL) return true;
  }
  return false;
}

/* --- what a line shows ------------------------------------------------- */

static bool has_space(bulletin_text text) {
  size_t size;
  for (size_t at = 0; at < text.size; at += size) {
    if (bul_is_space(bul_char_at(text.data + at, &size))) return true;
  }
  return false;
}

static bool has_digit(bulletin_text text) {
  for (size_t i = 0; i < text.size; i++) {
    if (bul_is_digit((unsigned char)text.data[i])) return true;
  }
  return false;
}

static bool ends_dash(bulletin_text text) {
  return bul_text_ends(text, BUL_TEXT("—")) ||
         bul_text_ends(text, BUL_TEXT("――")) ||
         bul_text_ends(text, BUL_TEXT("--"));
}

static bool starts_dash(bulletin_text text) {
  return bul_text_starts(text, BUL_TEXT("—")) ||
         bul_text_starts(text, BUL_TEXT("――")) ||
         bul_text_starts(text, BUL_TEXT("--"));
}

/* （二〇二五年十月二十九日）: all of the line in brackets. */
static bool is_bracketed(bulletin_text text) {
  return (bul_text_starts(text, BUL_TEXT("（")) &&
          bul_text_ends(text, BUL_TEXT("）"))) ||
         (bul_text_starts(text, BUL_TEXT("(")) &&
          bul_text_ends(text, BUL_TEXT(")"))) ||
         (bul_text_starts(text, BUL_TEXT("［")) &&
          bul_text_find(text, BUL_TEXT("］")) != NULL &&
          bul_text_ends(text, BUL_TEXT("号")));
}

/* “助力乡村振兴，人大代表在行动”: a series, quoted whole. */
static bool is_quoted(bulletin_text text) {
  if (!bul_text_starts(text, BUL_TEXT("“")) ||
      !bul_text_ends(text, BUL_TEXT("”")))
    return false;
  const char *close = bul_text_find(text, BUL_TEXT("”"));
  return close == text.data + text.size - 3;
}

/* 【民生】 and nothing else. */
static bool is_label(bulletin_text text) {
  const char *shut = bul_text_find(text, BUL_TEXT("】"));
  return bul_text_starts(text, BUL_TEXT("【")) && shut != NULL &&
         shut == text.data + text.size - strlen("】");
}

/* Neighbouring characters of two hashes, as a hash of ten bits. */
static unsigned pair_hash(unsigned first, unsigned second) {
  return (first * 31 + second) & 1023;
}

void bul_titles_add_pairs(bul_chars *set, bulletin_text text) {
  if (text.size == 0) return;
  unsigned before = bul_char_hash(text.data);
  size_t at = bul_char_size(text.data);
  for (; at < text.size; at += bul_char_size(text.data + at)) {
    unsigned here = bul_char_hash(text.data + at);
    bul_chars_add(set, pair_hash(before, here));
    before = here;
  }
}

/* The share of the pairs of `title` that the set has too, in hundredths. */
int bul_titles_share(const bul_chars *set, bulletin_text title) {
  if (title.size == 0) return 0;
  unsigned before = bul_char_hash(title.data);
  size_t pairs = 0, met = 0, at = bul_char_size(title.data);
  for (; at < title.size; at += bul_char_size(title.data + at), pairs++) {
    unsigned here = bul_char_hash(title.data + at);
    met += bul_chars_hold(set, pair_hash(before, here));
    before = here;
  }
  return pairs == 0 ? 0 : (int)(met * 100 / pairs);
}

bulletin_text bul_titles_column(const bul_markers *markers,
                                bulletin_text title) {
  static const char *const pairs[][2] = {{"（", "）"}, {"(", ")"}};
  bulletin_text none = {NULL, 0};
  if (bul_text_starts(title, BUL_TEXT("【"))) {
    const char *end = bul_text_find(title, BUL_TEXT("】"));
    if (end != NULL && end > title.data + 3)
      return bul_text(title.data + 3, (size_t)(end - title.data) - 3);
  }
  if (bul_is_column(markers, title)) return title;
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    bulletin_text open = bulletin_text_of(pairs[i][0]);
    bulletin_text shut = bulletin_text_of(pairs[i][1]);
    if (!bul_text_ends(title, shut)) continue;
    size_t end = title.size - shut.size, start = end, size;
    size_t han = 0, length = 0;
    while (start > 0) {
      size_t back = bul_char_back(title.data, title.data + start);
      uint32_t c = bul_char_at(title.data + start - back, &size);
      if (bul_text_starts(bul_text(title.data + start - back, back), open))
        break;
      han += bul_is_han(c) && c != U'上' && c != U'下' && c != U'中';
      length++;
      start -= back;
    }
    bulletin_text inner = bul_text(title.data + start, end - start);
    if (start <= open.size || length < 2 || length > 26 || han < 2) continue;
    size_t number = bul_number_size(inner);
    if (number == inner.size) continue;
    if (number > 0 && (bul_text_ends(inner, BUL_TEXT("年")) ||
                       bul_text_ends(inner, BUL_TEXT("月")) ||
                       bul_text_ends(inner, BUL_TEXT("日"))))
      continue;
    return inner;
  }
  return none;
}

/* How much A is the kicker of B, in hundredths of a logit. */
static int kicker_score(const bul_title_lines *titles, const bul_chars *lead,
                        const bul_markers *markers, bulletin_text a,
                        bulletin_text b) {
  if (ends_dash(a) || bul_text_ends(a, BUL_TEXT("：")) ||
      bul_text_ends(a, BUL_TEXT(":")))
    return SETTLED;
  if (starts_dash(b) || is_bracketed(b)) return -SETTLED;
  if (is_label(a) != is_label(b)) return is_label(a) ? SETTLED : -SETTLED;
  /* A caller's column that fills a line heads a piece and is not its title. */
  if (bul_is_column(markers, a)) return SETTLED;
  if (bul_is_column(markers, b)) return -SETTLED;
  bool column_a = bul_titles_column(markers, a).data != NULL;
  bool column_b = bul_titles_column(markers, b).data != NULL;
  if (column_a != column_b) return column_b ? SETTLED : -SETTLED;
  if (is_quoted(a) && !is_quoted(b)) return SETTLED / 2;

  int length_a = (int)bul_text_length(a), length_b = (int)bul_text_length(b);
  int score = BASE + LENGTH * (length_a - length_b);
  if (titles->byline) score += BYLINE;
  if (length_a <= SHORT) score += SHORT_A;
  if (length_b >= LONG) score += LONG_B;
  if (bul_table_end(&bul_kicker_ends, a) != NULL)
    score += SPEECH_A;
  else if (has_any(a, LIST(activities)))
    score += ACTIVITY_A;
  if (has_space(b)) score += PAIRED_B;
  if (has_space(a)) score += PAIRED_A;
  if (bul_text_find(b, BUL_TEXT("“")) != NULL &&
      bul_text_find(a, BUL_TEXT("“")) == NULL)
    score += QUOTE_B;
  if (bul_text_find(a, BUL_TEXT("，")) != NULL ||
      bul_text_find(a, BUL_TEXT(",")) != NULL ||
      bul_text_find(a, BUL_TEXT("、")) != NULL)
    score += COMMA_A;
  if (ends_any(a, LIST(event_ends))) score += EVENT_A;
  if (ends_any(b, LIST(event_ends))) score += EVENT_B;
  if (has_any(a, LIST(measures))) score += MEASURE_A;
  if (has_any(b, LIST(measures))) score += MEASURE_B;
  if (starts_any(b, LIST(detail_starts))) score += DETAIL_B;
  if (ends_any(b, LIST(close_ends))) score += CLOSE_B;
  if (starts_any(a, LIST(region_starts))) score += REGION_A;
  if (starts_any(b, LIST(region_starts))) score += REGION_B;
  if (ends_any(a, LIST(noun_ends))) score += NOUN_A;
  if (has_digit(a)) score += FIGURE_A;
  if (has_digit(b)) score += FIGURE_B;
  return score +
         LEAD * (bul_titles_share(lead, b) - bul_titles_share(lead, a)) / 100;
}

size_t bul_titles_headline(const bul_title_lines *titles,
                           const bul_markers *markers, int *margin) {
  int score[BUL_MOST_TITLES] = {0};
  *margin = SETTLED;
  if (titles->count < 2) return 0;
  bul_chars lead = {{0}};
  bul_titles_add_pairs(&lead, titles->lead);
  bool dashed = false; /* a kicker stands above: hardly two of them */
  for (size_t i = 0; i < titles->count; i++) {
    for (size_t j = i + 1; j < titles->count; j++) {
      int kicker = kicker_score(titles, &lead, markers, titles->lines[i],
                                titles->lines[j]);
      if (dashed) kicker += SECOND_A;
      score[j] += kicker;
      score[i] -= kicker;
    }
    dashed = dashed || ends_dash(titles->lines[i]);
  }
  if (titles->count == 3) score[1] += MIDDLE;
  size_t best = 0;
  for (size_t i = 1; i < titles->count; i++) {
    if (score[i] > score[best]) best = i;
  }
  for (size_t i = 0; i < titles->count; i++) {
    int apart = (score[best] - score[i]) / 2;
    if (i != best && apart < *margin) *margin = apart;
  }
  return best;
}

bool bul_titles_stacked(const bul_title_lines *titles) {
  if (titles->count != 2) return false;
  if (!bul_text_starts(titles->lead, BUL_TEXT("〔")) &&
      !bul_text_starts(titles->lead, BUL_TEXT("【")))
    return false;
  size_t first = bul_text_length(titles->lines[0]);
  size_t second = bul_text_length(titles->lines[1]);
  size_t apart = first > second ? first - second : second - first;
  return first <= STACKED && second <= STACKED && apart <= UNEVEN &&
         !starts_dash(titles->lines[1]) && !ends_dash(titles->lines[0]);
}

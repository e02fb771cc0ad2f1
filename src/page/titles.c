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
  SECOND_A = -300, /* a kicker under a kicker */
  LONG_B = -200, /* few headlines are as long; decks list agendas */
  SHORT = 9,     /* characters */
  LONG = 36
};

/* --- the words --------------------------------------------------------- */

static const char *const event_ends[] = {
    "发布", "印发", "出台", "公布", "开幕", "闭幕", "举行", "启动", "召开",
    "会谈", "逝世", "开通", "成功", "揭晓", "结束", "完成", "落幕", "揭幕",
    "发车", "亮相", "收官", "成立", "生效", "施行", "实施", "上线", "揭牌",
    "开工", "投产", "通车", "开赛", NULL};
static const char *const measures[] = {
    "增长", "提升", "超", "达", "下降", "突破", "稳定", "回升", "增加",
    "加快", "提速", "扩大", "新高", "改善", "优化", "持续", "平稳", "增至",
    "降至", "减少", "压缩", "翻番", "过半", NULL};
static const char *const detail_starts[] = {
    "将",   "为",   "提出", "推动", "推进", "实现", "促进", "加强", "提供",
    "支持", "明确", "优化", "去年", "今年", "较",   "其中", "预计", "到20",
    "共",   "累计", "覆盖", "禁止", "力争", "涉及", "增加", "包括", "同比",
    "规模", "已",   "计划", "提升", "聚焦", "揭示", "听取", "表决", "过去",
    "近",   "平均", "新增", "审议", "研究", "要求", "做到", "确保", "力求",
    "坚持", "切实", "全力", "着力", "进一步", NULL};
/* What leaders do, in the headlines of papers that report it. */
static const char *const activities[] = {
    "调研", "会见", "出席", "主持", "召开", "举办", "检查", "视察", "走访",
    "慰问", "会谈", "考察", "看望", "督导", "部署", NULL};
static const char *const close_ends[] = {
    "讲话", "致辞", "主持", "主持会议", "毕业证书", "作出批示", "致贺信",
    "贺电", "新高", "最快", "增长", "公开", "行动", NULL};
static const char *const region_starts[] = {
    "北京", "天津", "上海", "重庆", "河北", "河南", "山东",   "山西", "江苏",
    "浙江", "安徽", "江西", "福建", "广东", "广西", "海南",   "湖南", "湖北",
    "四川", "云南", "贵州", "西藏", "陕西", "甘肃", "青海",   "宁夏", "新疆",
    "辽宁", "吉林", "香港", "澳门", "我国", "中国", "内蒙古", "黑龙江", NULL};
static const char *const noun_ends[] = {
    "假期", "期间", "方面", "景区", "公司", "大会", "项目", "工程", "单位",
    "年来", "以来", "之际", "地区", "县",   "市",   "省",   "区",   "村",
    "镇",   "赛",   "杯",   "月底", "年",   "节",   "日",   "站",   NULL};

static bool starts_any(bulletin_text text, const char *const *words) {
  for (; *words != NULL; words++) {
    if (bul_text_starts(text, bulletin_text_of(*words))) return true;
  }
  return false;
}

static bool ends_any(bulletin_text text, const char *const *words) {
  for (; *words != NULL; words++) {
    if (bul_text_ends(text, bulletin_text_of(*words))) return true;
  }
  return false;
}

static bool has_any(bulletin_text text, const char *const *words) {
  for (; *words != NULL; words++) {
    if (bul_text_find(text, bulletin_text_of(*words)) != NULL) return true;
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

/* The share of neighbouring characters of `title` that `lead` has too, in
** hundredths. */
static int share(bulletin_text title, bulletin_text lead) {
  size_t pairs = 0, met = 0, first, second;
  for (size_t at = 0; at < title.size; at += first) {
    bul_char_at(title.data + at, &first);
    if (at + first >= title.size) break;
    bul_char_at(title.data + at + first, &second);
    pairs++;
    met += bul_text_find(lead, bul_text(title.data + at, first + second)) !=
           NULL;
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
      han += bul_is_han(c) && c != 0x4E0A && c != 0x4E0B && c != 0x4E2D;
      length++;
      start -= back;
    }
    bulletin_text inner = bul_text(title.data + start, end - start);
    if (start <= open.size || length < 2 || length > 26 || han < 2) continue;
    size_t number = bul_number_size(inner);
    if (number == inner.size) continue;
    if (number > 0 && bul_text_ends(inner, BUL_TEXT("年"))) continue;
    return inner;
  }
  return none;
}

/* How much A is the kicker of B, in hundredths of a logit. */
static int kicker_score(const bul_title_lines *titles,
                        const bul_markers *markers, bulletin_text a,
                        bulletin_text b) {
  if (ends_dash(a) || bul_text_ends(a, BUL_TEXT("：")) ||
      bul_text_ends(a, BUL_TEXT(":")))
    return SETTLED;
  if (starts_dash(b) || is_bracketed(b)) return -SETTLED;
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
  else if (has_any(a, activities))
    score += ACTIVITY_A;
  if (has_space(b)) score += PAIRED_B;
  if (bul_text_find(b, BUL_TEXT("“")) != NULL &&
      bul_text_find(a, BUL_TEXT("“")) == NULL)
    score += QUOTE_B;
  if (bul_text_find(a, BUL_TEXT("，")) != NULL ||
      bul_text_find(a, BUL_TEXT(",")) != NULL ||
      bul_text_find(a, BUL_TEXT("、")) != NULL)
    score += COMMA_A;
  if (ends_any(a, event_ends)) score += EVENT_A;
  if (ends_any(b, event_ends)) score += EVENT_B;
  if (has_any(a, measures)) score += MEASURE_A;
  if (has_any(b, measures)) score += MEASURE_B;
  if (starts_any(b, detail_starts)) score += DETAIL_B;
  if (ends_any(b, close_ends)) score += CLOSE_B;
  if (starts_any(a, region_starts)) score += REGION_A;
  if (starts_any(b, region_starts)) score += REGION_B;
  if (ends_any(a, noun_ends)) score += NOUN_A;
  if (has_digit(a)) score += FIGURE_A;
  if (has_digit(b)) score += FIGURE_B;
  return score +
         LEAD * (share(b, titles->lead) - share(a, titles->lead)) / 100;
}

size_t bul_titles_headline(const bul_title_lines *titles,
                           const bul_markers *markers, int *margin) {
  int score[BUL_MOST_TITLES] = {0};
  *margin = SETTLED;
  if (titles->count < 2) return 0;
  bool dashed = false; /* a kicker stands above: hardly two of them */
  for (size_t i = 0; i < titles->count; i++) {
    for (size_t j = i + 1; j < titles->count; j++) {
      int kicker =
          kicker_score(titles, markers, titles->lines[i], titles->lines[j]);
      if (dashed) kicker += SECOND_A;
      score[j] += kicker;
      score[i] -= kicker;
    }
    dashed = dashed || ends_dash(titles->lines[i]);
  }
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

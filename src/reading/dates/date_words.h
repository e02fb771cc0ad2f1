/*
** date_words.h - the words that name times; an editor may add a line.
**
** Written simplified and half width; the reader folds the text to that. Of
** words that begin alike the longer stands first.
*/
#ifndef BUL_DATE_WORDS_H
#define BUL_DATE_WORDS_H

#include <stddef.h>
#include <uchar.h>

/* What a word counts from the article's day, or from the date before it. */
typedef enum word_unit {
  WORD_DAY,      /* 昨天: offset in days */
  WORD_WEEK,     /* 上周 */
  WORD_MONTH,    /* 本月 */
  WORD_YEAR,     /* 去年 */
  WORD_SEASON,   /* 今春: offset in years, part is the season */
  WORD_QUARTER,  /* 上季度 */
  WORD_SAID_DAY, /* 当日: offset from the date named before it */
  WORD_SAID_MONTH,
  WORD_SAID_YEAR,
  WORD_PAST,  /* 近日: ends today, begins nowhere */
  WORD_FUTURE /* 日后: the reverse */
} word_unit;

/* Parts of a day. From PART_AFTERNOON on an hour up to 11 means 12 more. */
typedef enum day_part {
  PART_NONE,
  PART_DAWN,
  PART_MORNING,
  PART_NOON,
  PART_AFTERNOON,
  PART_EVENING
} day_part;

typedef struct date_word {
  const char32_t *word;
  int unit;
  int offset;
  int part;                  /* day_part, or the season 1–4 of WORD_SEASON */
  const char32_t *not_after; /* characters that make it another word: 目|前天 */
  const char32_t *not_before; /* … and those behind it: 今日|头条 */
} date_word;

static const date_word date_words[] = {
    {U"大前天", WORD_DAY, -3, 0, NULL, NULL},
    {U"大后天", WORD_DAY, 3, 0, NULL, NULL},
    {U"今天", WORD_DAY, 0, 0, U"如现", U"下"},
    {U"今日", WORD_DAY, 0, 0, U"如", U"头说"},
    {U"今早", WORD_DAY, 0, PART_MORNING, NULL, NULL},
    {U"今晨", WORD_DAY, 0, PART_MORNING, NULL, NULL},
    {U"今晚", WORD_DAY, 0, PART_EVENING, NULL, U"报"},
    {U"今夜", WORD_DAY, 0, PART_EVENING, NULL, NULL},
    {U"昨天", WORD_DAY, -1, 0, NULL, NULL},
    {U"昨日", WORD_DAY, -1, 0, NULL, U"重"},
    {U"昨早", WORD_DAY, -1, PART_MORNING, NULL, NULL},
    {U"昨晨", WORD_DAY, -1, PART_MORNING, NULL, NULL},
    {U"昨晚", WORD_DAY, -1, PART_EVENING, NULL, NULL},
    {U"昨夜", WORD_DAY, -1, PART_EVENING, NULL, NULL},
    {U"前天", WORD_DAY, -2, 0, U"目此之以提会赛战生年日月大", U"气津然下"},
    {U"前日", WORD_DAY, -2, 0, U"目此之以提会赛战生年日月大", U"均本"},
    {U"前晚", WORD_DAY, -2, PART_EVENING, U"目此之以提会赛", NULL},
    {U"明天", WORD_DAY, 1, 0, NULL, NULL},
    {U"明日", WORD_DAY, 1, 0, U"黎", NULL},
    {U"明早", WORD_DAY, 1, PART_MORNING, NULL, NULL},
    {U"明晨", WORD_DAY, 1, PART_MORNING, NULL, NULL},
    {U"明晚", WORD_DAY, 1, PART_EVENING, NULL, NULL},
    {U"后天", WORD_DAY, 2, 0, U"之此然以先雨今会赛战年日月大、",
     U"气津然性免的因"},
    {U"后日", WORD_DAY, 2, 0, U"之此然以先雨今会赛战年日月大", U"均"},

    {U"上上周", WORD_WEEK, -2, 0, NULL, U"边围期转密全"},
    {U"上周", WORD_WEEK, -1, 0, U"以", U"边围期转密全"},
    {U"上星期", WORD_WEEK, -1, 0, NULL, NULL},
    {U"上个星期", WORD_WEEK, -1, 0, NULL, NULL},
    {U"上礼拜", WORD_WEEK, -1, 0, NULL, NULL},
    {U"上个礼拜", WORD_WEEK, -1, 0, NULL, NULL},
    {U"本周", WORD_WEEK, 0, 0, U"日", U"边围期转密全"},
    {U"这周", WORD_WEEK, 0, 0, NULL, U"边围期转密全"},
    {U"这一周", WORD_WEEK, 0, 0, NULL, NULL},
    {U"本星期", WORD_WEEK, 0, 0, NULL, NULL},
    {U"这个星期", WORD_WEEK, 0, 0, NULL, NULL},
    {U"下周", WORD_WEEK, 1, 0, U"以", U"边围期转密全"},
    {U"下星期", WORD_WEEK, 1, 0, NULL, NULL},
    {U"下个星期", WORD_WEEK, 1, 0, NULL, NULL},
    {U"下礼拜", WORD_WEEK, 1, 0, NULL, NULL},

    {U"上月", WORD_MONTH, -1, 0, U"以马路", NULL},
    {U"上个月", WORD_MONTH, -1, 0, U"以", NULL},
    {U"本月", WORD_MONTH, 0, 0, U"日", NULL},
    {U"这个月", WORD_MONTH, 0, 0, NULL, NULL},
    {U"下月", WORD_MONTH, 1, 0, U"以", NULL},
    {U"下个月", WORD_MONTH, 1, 0, U"以", NULL},

    {U"大前年", WORD_YEAR, -3, 0, NULL, NULL},
    {U"今年", WORD_YEAR, 0, 0, U"如", NULL},
    {U"本年", WORD_YEAR, 0, 0, U"日", NULL},
    {U"去年", WORD_YEAR, -1, 0, NULL, NULL},
    {U"上年", WORD_SAID_YEAR, -1, 0, U"以", U"纪级"},
    {U"前年", WORD_YEAR, -2, 0, U"目此之以提会赛战生年日月个", U"均产"},
    {U"明年", WORD_YEAR, 1, 0, U"说表证", NULL},
    {U"来年", WORD_YEAR, 1, 0,
     U"以近几本从将未原历两三四五六七八九十多0123456789", NULL},
    {U"后年", WORD_YEAR, 2, 0, U"之此然以先今会赛战年日月", U"均产"},

    {U"去冬", WORD_SEASON, -1, 4, NULL, NULL},
    {U"今春", WORD_SEASON, 0, 1, NULL, NULL},
    {U"今夏", WORD_SEASON, 0, 2, NULL, NULL},
    {U"今秋", WORD_SEASON, 0, 3, NULL, NULL},
    {U"今冬", WORD_SEASON, 0, 4, NULL, NULL},
    {U"明春", WORD_SEASON, 1, 1, NULL, NULL},

    {U"上季度", WORD_QUARTER, -1, 0, NULL, NULL},
    {U"上个季度", WORD_QUARTER, -1, 0, NULL, NULL},
    {U"上一季度", WORD_QUARTER, -1, 0, NULL, NULL},
    {U"本季度", WORD_QUARTER, 0, 0, NULL, NULL},
    {U"下季度", WORD_QUARTER, 1, 0, NULL, NULL},

    {U"当天", WORD_SAID_DAY, 0, 0, NULL, NULL},
    {U"当日", WORD_SAID_DAY, 0, 0, NULL, NULL},
    {U"当晚", WORD_SAID_DAY, 0, PART_EVENING, NULL, NULL},
    {U"同日", WORD_SAID_DAY, 0, 0, NULL, NULL},
    {U"次日", WORD_SAID_DAY, 1, 0, NULL, NULL},
    {U"翌日", WORD_SAID_DAY, 1, 0, NULL, NULL},
    {U"同月", WORD_SAID_MONTH, 0, 0, NULL, NULL},
    {U"当月", WORD_SAID_MONTH, 0, 0, NULL, NULL},
    {U"次月", WORD_SAID_MONTH, 1, 0, NULL, NULL},
    {U"同年", WORD_SAID_YEAR, 0, 0, NULL, U"级龄"},
    {U"当年", WORD_SAID_YEAR, 0, 0, NULL, NULL},
    {U"次年", WORD_SAID_YEAR, 1, 0, U"每", NULL},
    {U"翌年", WORD_SAID_YEAR, 1, 0, NULL, NULL},

    {U"近日", WORD_PAST, 0, 0, U"最临接附贴靠", U"点常"},
    {U"近期", WORD_PAST, 0, 0, U"最中", NULL},
    {U"近来", WORD_PAST, 0, 0, U"最走靠", NULL},
    {U"近年来", WORD_PAST, 0, 0, NULL, NULL},
    {U"近几年来", WORD_PAST, 0, 0, NULL, NULL},
    {U"近些年来", WORD_PAST, 0, 0, NULL, NULL},
    {U"近几年", WORD_PAST, 0, 0, U"最", NULL},
    {U"近些年", WORD_PAST, 0, 0, U"最", NULL},
    {U"近几天", WORD_PAST, 0, 0, U"最", NULL},
    {U"近几个月", WORD_PAST, 0, 0, U"最", NULL},
    {U"近年", WORD_PAST, 0, 0, NULL, NULL},
    {U"日前", WORD_PAST, 0, 0,
     U"即往生工节假今明昨当同次翌末多几数两一二三四五六七八九十0123456789",
     NULL},
    {U"不久前", WORD_PAST, 0, 0, NULL, NULL},
    {U"前不久", WORD_PAST, 0, 0, U"之以", NULL},
    {U"前几天", WORD_PAST, 0, 0, NULL, NULL},
    {U"前些天", WORD_PAST, 0, 0, NULL, NULL},
    {U"前些年", WORD_PAST, 0, 0, NULL, NULL},
    {U"前几年", WORD_PAST, 0, 0, NULL, NULL},
    {U"前段时间", WORD_PAST, 0, 0, NULL, NULL},
    {U"前一段时间", WORD_PAST, 0, 0, NULL, NULL},
    {U"最近几年", WORD_PAST, 0, 0, NULL, NULL},
    {U"最近几天", WORD_PAST, 0, 0, NULL, NULL},
    {U"最近", WORD_PAST, 0, 0, U"离距是隔",
     U"的距邻一两三四五六七八九十0123456789"},
    {U"连日来", WORD_PAST, 0, 0, NULL, NULL},
    {U"连日", WORD_PAST, 0, 0, NULL, U"本"},
    {U"不日", WORD_FUTURE, 0, 0, NULL, U"夜"},
    {U"近日起", WORD_FUTURE, 0, 0, NULL, NULL},
    {U"未来几年", WORD_FUTURE, 0, 0, NULL, NULL},
    {U"未来几天", WORD_FUTURE, 0, 0, NULL, NULL},
};

typedef struct part_word {
  const char32_t *word;
  int part;
} part_word;

/* What follows a day. */
static const part_word part_words[] = {
    {U"凌晨", PART_DAWN},      {U"清晨", PART_MORNING},
    {U"早晨", PART_MORNING},   {U"早上", PART_MORNING},
    {U"上午", PART_MORNING},   {U"中午", PART_NOON},
    {U"正午", PART_NOON},      {U"午间", PART_NOON},
    {U"午后", PART_AFTERNOON}, {U"下午", PART_AFTERNOON},
    {U"傍晚", PART_AFTERNOON}, {U"晚上", PART_EVENING},
    {U"晚间", PART_EVENING},   {U"夜间", PART_EVENING},
    {U"夜里", PART_EVENING},   {U"深夜", PART_EVENING},
    {U"午夜", PART_EVENING},   {U"晚", PART_EVENING},
    {U"夜", PART_EVENING},     {U"早", PART_MORNING},
    {U"晨", PART_MORNING},
};

/* Holidays. A name alone is an event (春节联欢); it is a date with a year
** before it, a word of `holiday_marks` behind it, or where it can name
** nothing but a day. */
typedef struct holiday {
  const char32_t *word;
  int month;
  int day; /* 0: 清明 */
  bool lunar;
  bool alone;
} holiday;

static const holiday holidays[] = {
    {U"元旦", 1, 1, false, false},     {U"国庆", 10, 1, false, false},
    {U"“五一”", 5, 1, false, false},   {U"五一", 5, 1, false, false},
    {U"“十一”", 10, 1, false, false},  {U"清明", 4, 0, false, false},
    {U"劳动节", 5, 1, false, false},   {U"儿童节", 6, 1, false, false},
    {U"建军节", 8, 1, false, false},   {U"教师节", 9, 10, false, false},
    {U"圣诞节", 12, 25, false, false}, {U"平安夜", 12, 24, false, false},
    {U"春节", 1, 1, true, false},      {U"元宵", 1, 15, true, false},
    {U"端午", 5, 5, true, false},      {U"七夕", 7, 7, true, false},
    {U"中秋", 8, 15, true, false},     {U"重阳", 9, 9, true, false},
    {U"除夕夜", 12, 30, true, true},   {U"除夕", 12, 30, true, true},
    {U"大年夜", 12, 30, true, true},   {U"大年三十", 12, 30, true, true},
};

static const char32_t *const holiday_marks[] = {
    U"期间", U"假期", U"小长假", U"长假",   U"当天", U"当日",
    U"当晚", U"前夕", U"前后",   U"前一天", U"假日",
};

/* The ends of a month or a year. */
typedef struct end_word {
  const char32_t *word;
  int third; /* 1, 2, 3 */
  const char32_t *not_before;
} end_word;

static const end_word end_words[] = {
    {U"上旬", 1, NULL},
    {U"中旬", 2, NULL},
    {U"下旬", 3, NULL},
    {U"初", 1, U"级中步衷次始创高审"},
    {U"底", 3, U"下部层线色气蕴座盘"},
    {U"末", 3, U"端尾"},
};

static const char32_t heavenly_stems[] = U"甲乙丙丁戊己庚辛壬癸";
static const char32_t earthly_branches[] = U"子丑寅卯辰巳午未申酉戌亥";
static const char32_t zodiac[] = U"鼠牛虎兔龙蛇马羊猴鸡狗猪";

#endif

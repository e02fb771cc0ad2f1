/*
** date_words.h - the words that name times; an editor may add a line.
**
** Written simplified and half width; the reader folds the text to that. Of
** words that begin alike the longer stands first.
*/
#ifndef BUL_DATE_WORDS_H
#define BUL_DATE_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
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
  bool loose; /* a date only where its paragraph named a day: 前一天 */
} date_word;

static const date_word date_words[] = {
    {U"大前天", WORD_DAY, -3, 0, NULL, NULL, false},
    {U"大后天", WORD_DAY, 3, 0, NULL, NULL, false},
    {U"今天", WORD_DAY, 0, 0, U"如现", U"下", false},
    {U"今日", WORD_DAY, 0, 0, U"如", U"头说", false},
    {U"今早", WORD_DAY, 0, PART_MORNING, NULL, NULL, false},
    {U"今晨", WORD_DAY, 0, PART_MORNING, NULL, NULL, false},
    {U"今晚", WORD_DAY, 0, PART_EVENING, NULL, U"报", false},
    {U"今夜", WORD_DAY, 0, PART_EVENING, NULL, NULL, false},
    {U"今儿", WORD_DAY, 0, 0, NULL, NULL, false},
    {U"本日", WORD_DAY, 0, 0, U"日", NULL, false},
    {U"是日", WORD_SAID_DAY, 0, 0, U"就正还也总都不但只可若", NULL, true},
    {U"昨天", WORD_DAY, -1, 0, NULL, NULL, false},
    {U"昨日", WORD_DAY, -1, 0, NULL, U"重黄", false},
    {U"昨早", WORD_DAY, -1, PART_MORNING, NULL, NULL, false},
    {U"昨晨", WORD_DAY, -1, PART_MORNING, NULL, NULL, false},
    {U"昨晚", WORD_DAY, -1, PART_EVENING, NULL, NULL, false},
    {U"昨夜", WORD_DAY, -1, PART_EVENING, NULL, NULL, false},
    {U"昨儿", WORD_DAY, -1, 0, NULL, NULL, false},
    {U"昨午", WORD_DAY, -1, PART_NOON, NULL, NULL, false},
    {U"前天", WORD_DAY, -2, 0, U"目此之以提会赛战生年日月大", U"气津然下",
     false},
    {U"前日", WORD_DAY, -2, 0, U"目此之以提会赛战生年日月大", U"均本", false},
    {U"前晚", WORD_DAY, -2, PART_EVENING, U"目此之以提会赛", NULL, false},
    {U"明天", WORD_DAY, 1, 0, NULL, NULL, false},
    {U"明日", WORD_DAY, 1, 0, U"黎", NULL, false},
    {U"明早", WORD_DAY, 1, PART_MORNING, NULL, NULL, false},
    {U"明晨", WORD_DAY, 1, PART_MORNING, NULL, NULL, false},
    {U"明晚", WORD_DAY, 1, PART_EVENING, NULL, NULL, false},
    {U"明儿", WORD_DAY, 1, 0, NULL, NULL, false},
    {U"后天", WORD_DAY, 2, 0, U"之此然以先雨今会赛战年日月大、",
     U"气津然性免的因养努失", false},
    {U"后日", WORD_DAY, 2, 0, U"之此然以先雨今会赛战年日月大", U"均", false},

    {U"上上周", WORD_WEEK, -2, 0, NULL, U"边围期转密全", false},
    {U"上上星期", WORD_WEEK, -2, 0, NULL, NULL, false},
    {U"大上周", WORD_WEEK, -2, 0, NULL, NULL, false},
    {U"上周", WORD_WEEK, -1, 0, U"以", U"边围期转密全", false},
    {U"上星期", WORD_WEEK, -1, 0, NULL, NULL, false},
    {U"上个星期", WORD_WEEK, -1, 0, NULL, NULL, false},
    {U"上礼拜", WORD_WEEK, -1, 0, NULL, NULL, false},
    {U"上个礼拜", WORD_WEEK, -1, 0, NULL, NULL, false},
    {U"本周", WORD_WEEK, 0, 0, U"日", U"边围期转密全", false},
    {U"这周", WORD_WEEK, 0, 0, NULL, U"边围期转密全", false},
    {U"这一周", WORD_WEEK, 0, 0, NULL, NULL, false},
    {U"本星期", WORD_WEEK, 0, 0, NULL, NULL, false},
    {U"这个星期", WORD_WEEK, 0, 0, NULL, NULL, false},
    {U"下下周", WORD_WEEK, 2, 0, NULL, U"边围期转密全", false},
    {U"下下星期", WORD_WEEK, 2, 0, NULL, NULL, false},
    {U"下下个星期", WORD_WEEK, 2, 0, NULL, NULL, false},
    {U"下周", WORD_WEEK, 1, 0, U"以", U"边围期转密全", false},
    {U"下星期", WORD_WEEK, 1, 0, NULL, NULL, false},
    {U"下个星期", WORD_WEEK, 1, 0, NULL, NULL, false},
    {U"下礼拜", WORD_WEEK, 1, 0, NULL, NULL, false},
    {U"下个礼拜", WORD_WEEK, 1, 0, NULL, NULL, false},
    {U"这礼拜", WORD_WEEK, 0, 0, NULL, NULL, false},
    {U"这个礼拜", WORD_WEEK, 0, 0, NULL, NULL, false},
    {U"这星期", WORD_WEEK, 0, 0, NULL, NULL, false},
    {U"本礼拜", WORD_WEEK, 0, 0, NULL, NULL, false},
    {U"上一周", WORD_WEEK, -1, 0, NULL, U"边围期转密全", false},
    {U"下一周", WORD_WEEK, 1, 0, NULL, U"边围期转密全", false},

    {U"上上个月", WORD_MONTH, -2, 0, NULL, NULL, false},
    {U"上上月", WORD_MONTH, -2, 0, NULL, NULL, false},
    {U"上月", WORD_MONTH, -1, 0, U"以马路", NULL, false},
    {U"上个月", WORD_MONTH, -1, 0, U"以", NULL, false},
    {U"本月", WORD_MONTH, 0, 0, U"日", NULL, false},
    {U"这个月", WORD_MONTH, 0, 0, NULL, NULL, false},
    {U"下月", WORD_MONTH, 1, 0, U"以", NULL, false},
    {U"下个月", WORD_MONTH, 1, 0, U"以", NULL, false},
    {U"下下个月", WORD_MONTH, 2, 0, NULL, NULL, false},
    {U"下下月", WORD_MONTH, 2, 0, NULL, NULL, false},
    {U"上一个月", WORD_MONTH, -1, 0, U"以", NULL, false},
    {U"下一个月", WORD_MONTH, 1, 0, U"以", NULL, false},

    {U"大前年", WORD_YEAR, -3, 0, NULL, NULL, false},
    {U"今年", WORD_YEAR, 0, 0, U"如", NULL, false},
    {U"本年", WORD_YEAR, 0, 0, U"日", NULL, false},
    {U"去年", WORD_YEAR, -1, 0, NULL, NULL, false},
    {U"上年", WORD_SAID_YEAR, -1, 0, U"以", U"纪级轮", false},
    {U"前年", WORD_YEAR, -2, 0, U"目此之以提会赛战生年日月个", U"均产", false},
    {U"明年", WORD_YEAR, 1, 0, U"说表证", NULL, false},
    {U"来年", WORD_YEAR, 1, 0,
     U"以近几本从将未原历两三四五六七八九十多0123456789", NULL, false},
    {U"后年", WORD_YEAR, 2, 0, U"之此然以先今会赛战年日月", U"均产", false},
    {U"大后年", WORD_YEAR, 3, 0, NULL, NULL, false},

    {U"去春", WORD_SEASON, -1, 1, NULL, NULL, false},
    {U"去夏", WORD_SEASON, -1, 2, NULL, NULL, false},
    {U"去秋", WORD_SEASON, -1, 3, NULL, NULL, false},
    {U"去冬", WORD_SEASON, -1, 4, NULL, NULL, false},
    {U"今春", WORD_SEASON, 0, 1, NULL, NULL, false},
    {U"今夏", WORD_SEASON, 0, 2, NULL, NULL, false},
    {U"今秋", WORD_SEASON, 0, 3, NULL, NULL, false},
    {U"今冬", WORD_SEASON, 0, 4, NULL, NULL, false},
    {U"明春", WORD_SEASON, 1, 1, NULL, NULL, false},
    {U"明夏", WORD_SEASON, 1, 2, NULL, NULL, false},
    {U"明秋", WORD_SEASON, 1, 3, NULL, NULL, false},
    {U"明冬", WORD_SEASON, 1, 4, NULL, NULL, false},
    {U"来春", WORD_SEASON, 1, 1, U"以", NULL, false},

    {U"上季度", WORD_QUARTER, -1, 0, NULL, NULL, false},
    {U"上个季度", WORD_QUARTER, -1, 0, NULL, NULL, false},
    {U"上一季度", WORD_QUARTER, -1, 0, NULL, NULL, false},
    {U"本季度", WORD_QUARTER, 0, 0, NULL, NULL, false},
    {U"下季度", WORD_QUARTER, 1, 0, NULL, NULL, false},
    {U"下个季度", WORD_QUARTER, 1, 0, NULL, NULL, false},
    {U"下一季度", WORD_QUARTER, 1, 0, NULL, NULL, false},
    {U"这个季度", WORD_QUARTER, 0, 0, NULL, NULL, false},
    {U"上一季", WORD_QUARTER, -1, 0, NULL, NULL, false},
    {U"本季", WORD_QUARTER, 0, 0, NULL, U"节赛", false},

    {U"当天", WORD_SAID_DAY, 0, 0, NULL, NULL, false},
    {U"当日", WORD_SAID_DAY, 0, 0, NULL, NULL, false},
    {U"当晚", WORD_SAID_DAY, 0, PART_EVENING, NULL, NULL, false},
    {U"当夜", WORD_SAID_DAY, 0, PART_EVENING, NULL, U"晚", false},
    {U"同一天", WORD_SAID_DAY, 0, 0, U"在于", NULL, true},
    {U"前一天", WORD_SAID_DAY, -1, 0, NULL, NULL, true},
    {U"后一天", WORD_SAID_DAY, 1, 0, U"最", NULL, true},
    {U"次晨", WORD_SAID_DAY, 1, PART_MORNING, NULL, NULL, true},
    {U"翌晨", WORD_SAID_DAY, 1, PART_MORNING, NULL, NULL, true},
    {U"隔天", WORD_SAID_DAY, 1, 0, NULL, NULL, true},
    {U"隔日", WORD_SAID_DAY, 1, 0, NULL, NULL, true},
    {U"同日", WORD_SAID_DAY, 0, 0, NULL, NULL, false},
    {U"次日", WORD_SAID_DAY, 1, 0, U"一二两三四五六七八九十几每首多初再第0123456789", NULL, false},
    {U"翌日", WORD_SAID_DAY, 1, 0, NULL, NULL, false},
    {U"同月", WORD_SAID_MONTH, 0, 0, NULL, NULL, false},
    {U"当月", WORD_SAID_MONTH, 0, 0, NULL, NULL, false},
    {U"次月", WORD_SAID_MONTH, 1, 0, U"一二两三四五六七八九十几每首多初再第0123456789", NULL, false},
    {U"翌月", WORD_SAID_MONTH, 1, 0, NULL, NULL, false},
    {U"同年", WORD_SAID_YEAR, 0, 0, NULL, U"级龄", false},
    {U"当年", WORD_SAID_YEAR, 0, 0, NULL, NULL, false},
    {U"次年", WORD_SAID_YEAR, 1, 0, U"每", NULL, false},
    {U"翌年", WORD_SAID_YEAR, 1, 0, NULL, NULL, false},

    {U"近日", WORD_PAST, 0, 0, U"最临接附贴靠", U"点常", false},
    {U"近期", WORD_PAST, 0, 0, U"最中", NULL, false},
    {U"近来", WORD_PAST, 0, 0, U"最走靠", NULL, false},
    {U"近年来", WORD_PAST, 0, 0, NULL, NULL, false},
    {U"近几年来", WORD_PAST, 0, 0, NULL, NULL, false},
    {U"近些年来", WORD_PAST, 0, 0, NULL, NULL, false},
    {U"近几年", WORD_PAST, 0, 0, U"最", NULL, false},
    {U"近些年", WORD_PAST, 0, 0, U"最", NULL, false},
    {U"近几天", WORD_PAST, 0, 0, U"最", NULL, false},
    {U"近几个月", WORD_PAST, 0, 0, U"最", NULL, false},
    {U"近年", WORD_PAST, 0, 0, NULL, NULL, false},
    {U"日前", WORD_PAST, 0, 0,
     U"即往生工节假今明昨当同次翌末多几数两一二三四五六七八九十0123456789",
     NULL, false},
    {U"不久前", WORD_PAST, 0, 0, NULL, NULL, false},
    {U"前不久", WORD_PAST, 0, 0, U"之以", NULL, false},
    {U"前几天", WORD_PAST, 0, 0, NULL, NULL, false},
    {U"前两天", WORD_PAST, 0, 0, U"目此之以提会赛战年日月节期假开考", NULL,
     false},
    {U"前两日", WORD_PAST, 0, 0, U"目此之以提会赛战年日月节期假开考", NULL,
     false},
    {U"前几日", WORD_PAST, 0, 0, NULL, NULL, false},
    {U"前些日子", WORD_PAST, 0, 0, NULL, NULL, false},
    {U"这几天", WORD_PAST, 0, 0, NULL, NULL, false},
    {U"这两天", WORD_PAST, 0, 0, NULL, NULL, false},
    {U"近两天", WORD_PAST, 0, 0, U"最", NULL, false},
    {U"近些日子", WORD_PAST, 0, 0, U"最", NULL, false},
    {U"前些天", WORD_PAST, 0, 0, NULL, NULL, false},
    {U"前些年", WORD_PAST, 0, 0, NULL, NULL, false},
    {U"前几年", WORD_PAST, 0, 0, NULL, NULL, false},
    {U"前段时间", WORD_PAST, 0, 0, NULL, NULL, false},
    {U"前一段时间", WORD_PAST, 0, 0, NULL, NULL, false},
    {U"最近几年", WORD_PAST, 0, 0, NULL, NULL, false},
    {U"最近几天", WORD_PAST, 0, 0, NULL, NULL, false},
    {U"最近", WORD_PAST, 0, 0, U"离距是隔",
     U"的距邻一两三四五六七八九十0123456789", false},
    {U"连日来", WORD_PAST, 0, 0, NULL, NULL, false},
    {U"连日", WORD_PAST, 0, 0, NULL, U"本", false},
    {U"不日", WORD_FUTURE, 0, 0, NULL, U"夜", false},
    {U"近日起", WORD_FUTURE, 0, 0, NULL, NULL, false},
    {U"即日起", WORD_FUTURE, 0, 0, NULL, NULL, false},
    {U"未来几年", WORD_FUTURE, 0, 0, NULL, NULL, false},
    {U"未来几天", WORD_FUTURE, 0, 0, NULL, NULL, false},
};

typedef struct part_word {
  const char32_t *word;
  int part;
  const char32_t *not_before; /* 晚|报, 早|已 */
} part_word;

/* What follows a day; those of two characters may stand alone. */
static const part_word part_words[] = {
    {U"凌晨", PART_DAWN, NULL},
    {U"清晨", PART_MORNING, NULL},
    {U"早晨", PART_MORNING, NULL},
    {U"早上", PART_MORNING, NULL},
    {U"上午", PART_MORNING, NULL},
    {U"中午", PART_NOON, NULL},
    {U"正午", PART_NOON, NULL},
    {U"午间", PART_NOON, NULL},
    {U"午后", PART_AFTERNOON, NULL},
    {U"下午", PART_AFTERNOON, NULL},
    {U"傍晚", PART_AFTERNOON, NULL},
    {U"晚上", PART_EVENING, NULL},
    {U"晚间", PART_EVENING, NULL},
    {U"夜间", PART_EVENING, NULL},
    {U"夜里", PART_EVENING, NULL},
    {U"深夜", PART_EVENING, NULL},
    {U"午夜", PART_EVENING, NULL},
    {U"入夜", PART_EVENING, NULL},
    {U"晚", PART_EVENING, U"报会宴餐年市景校期高光稻熟婚霞"},
    {U"夜", PART_EVENING, U"报会宴餐年市景校期高光读游空色班"},
    {U"早", PART_MORNING, U"报会餐市在已就期日高光跑练稻熟婚有些"},
    {U"晨", PART_MORNING, U"报会曦光跑练读"},
};

/* A part of the day that stands alone is none of the day when it follows one
** of these: 每天|上午, 从|上午. */
static const char32_t part_not_after[] =
    U"每天日晚早各从至到号周末今明昨前后整一二三四五六七八九十两个半、";

/* Thirds of a month, and the ends of whatever has some. */
typedef struct end_word {
  const char32_t *word;
  int first, last; /* 1, 2, 3 */
  const char32_t *not_before;
} end_word;

static const end_word end_words[] = {
    {U"上旬", 1, 1, NULL},
    {U"中旬", 2, 2, NULL},
    {U"下旬", 3, 3, NULL},
    {U"上中旬", 1, 2, NULL},
    {U"中上旬", 1, 2, NULL},
    {U"中下旬", 2, 3, NULL},
    {U"初", 1, 1, U"级中步衷次始创高审"},
    {U"底", 3, 3, U"下部层线色气蕴座盘"},
    {U"末", 3, 3, U"端尾"},
};

/* What opens an end of the date before it. */
typedef enum open_kind {
  OPEN_SINCE,  /* 以来: up to the text's own day */
  OPEN_FROM,   /* 起: from its first day on */
  OPEN_AFTER,  /* 以后: from the day after it on */
  OPEN_BEFORE, /* 以前: up to the day before it */
  OPEN_UNTIL   /* 及以前: up to its last day */
} open_kind;

typedef struct open_word {
  const char32_t *word;
  int kind;
  const char32_t *not_before; /* 起|诉, 前|往: another word begins */
} open_word;

static const open_word open_words[] = {
    {U"及以前", OPEN_UNTIL, NULL},
    {U"及之前", OPEN_UNTIL, NULL},
    {U"或以前", OPEN_UNTIL, NULL},
    {U"或之前", OPEN_UNTIL, NULL},
    {U"及其以前", OPEN_UNTIL, NULL},
    {U"(含)以前", OPEN_UNTIL, NULL},
    {U"及以后", OPEN_FROM, NULL},
    {U"及之后", OPEN_FROM, NULL},
    {U"或以后", OPEN_FROM, NULL},
    {U"(含)以后", OPEN_FROM, NULL},
    {U"以来", OPEN_SINCE, NULL},
    {U"起", OPEN_FROM,
     U"码草飞诉火义源点步降跑航床价初身伏爆吊名程承家获立因于运始重头见舞劲夜"
     U"舍"},
    {U"以前", OPEN_BEFORE, NULL},
    {U"之前", OPEN_BEFORE, NULL},
    {U"前", OPEN_BEFORE,
     U"后往来夕身列沿线期任半三几一两二四五六七八九十所进景行赴去述面卫锋方奏"
     U"程提缀部额端辈世台赛锦0123456789"},
    {U"以后", OPEN_AFTER, NULL},
    {U"之后", OPEN_AFTER, NULL},
    {U"后", OPEN_AFTER,
     U"来期半续勤备者方果面三几一两二四五六七八九十卫台裔代世市天年日记01234567"
     U"89"},
};

/* Before a date that ends what is counted: 截至7月15日. */
static const char32_t *const until_words[] = {U"截至", U"截止到", U"截止至",
                                              U"截止"};

/* 昨开幕, 昨（27）日: one character for the day. */
typedef struct short_day {
  uint32_t character;
  int offset;
  const char32_t *not_before; /* 昨|非, 今|后 */
} short_day;

static const short_day short_days[] = {
    {U'昨', -1, U"非天日晚夜晨早年今"},
    {U'今', 0, U"年天日后昔生世朝古番是人晨早晚夜春夏秋冬次儿回已不有明周月"},
    {U'明', 1, U""},
    {U'前', -2, U""},
};

static const char32_t heavenly_stems[] = U"甲乙丙丁戊己庚辛壬癸";
static const char32_t earthly_branches[] = U"子丑寅卯辰巳午未申酉戌亥";
static const char32_t zodiac[] = U"鼠牛虎兔龙蛇马羊猴鸡狗猪";

#endif

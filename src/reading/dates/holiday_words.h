/*
** holiday_words.h - holidays and their days off; an editor may add a line.
*/
#ifndef BUL_HOLIDAY_WORDS_H
#define BUL_HOLIDAY_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <uchar.h>

/* The holidays that have days off. */
typedef enum holiday_break {
  BREAK_NONE,
  BREAK_NEW_YEAR,
  BREAK_SPRING, /* 春节 */
  BREAK_QINGMING,
  BREAK_LABOUR,
  BREAK_DRAGON, /* 端午 */
  BREAK_AUTUMN, /* 中秋 */
  BREAK_NATIONAL
} holiday_break;

/* A name alone is an event (春节联欢); it is a date with a year before it, a
** word of `holiday_marks` behind it, or where it can name nothing but a
** day. */
typedef struct holiday {
  const char32_t *word;
  int month;
  int day; /* 0: 清明. Below 0: the -day-th `weekday` of the month */
  int weekday;
  bool lunar;
  bool alone;
  int off; /* holiday_break */
} holiday;

static const holiday holidays[] = {
    {U"元旦", 1, 1, 0, false, false, BREAK_NEW_YEAR},
    {U"国庆", 10, 1, 0, false, false, BREAK_NATIONAL},
    {U"“五一”国际劳动节", 5, 1, 0, false, false, BREAK_LABOUR},
    {U"五一国际劳动节", 5, 1, 0, false, false, BREAK_LABOUR},
    {U"国际劳动节", 5, 1, 0, false, false, BREAK_LABOUR},
    {U"“六一”国际儿童节", 6, 1, 0, false, false, BREAK_NONE},
    {U"六一国际儿童节", 6, 1, 0, false, false, BREAK_NONE},
    {U"国际儿童节", 6, 1, 0, false, false, BREAK_NONE},
    {U"“六一”儿童节", 6, 1, 0, false, false, BREAK_NONE},
    {U"六一儿童节", 6, 1, 0, false, false, BREAK_NONE},
    {U"“三八”妇女节", 3, 8, 0, false, false, BREAK_NONE},
    {U"三八妇女节", 3, 8, 0, false, false, BREAK_NONE},
    {U"“五四”青年节", 5, 4, 0, false, false, BREAK_NONE},
    {U"五四青年节", 5, 4, 0, false, false, BREAK_NONE},
    {U"“八一”建军节", 8, 1, 0, false, false, BREAK_NONE},
    {U"八一建军节", 8, 1, 0, false, false, BREAK_NONE},
    {U"“七一”建党节", 7, 1, 0, false, false, BREAK_NONE},
    {U"七一建党节", 7, 1, 0, false, false, BREAK_NONE},
    {U"“五一”劳动节", 5, 1, 0, false, false, BREAK_LABOUR},
    {U"五一劳动节", 5, 1, 0, false, false, BREAK_LABOUR},
    {U"“六一”", 6, 1, 0, false, false, BREAK_NONE},
    {U"“三八”国际妇女节", 3, 8, 0, false, false, BREAK_NONE},
    {U"国际妇女节", 3, 8, 0, false, false, BREAK_NONE},
    {U"“七一”", 7, 1, 0, false, false, BREAK_NONE},
    {U"“八一”", 8, 1, 0, false, false, BREAK_NONE},
    {U"“五四”", 5, 4, 0, false, false, BREAK_NONE},
    {U"“五一”", 5, 1, 0, false, false, BREAK_LABOUR},
    {U"五一", 5, 1, 0, false, false, BREAK_LABOUR},
    {U"“十一”", 10, 1, 0, false, false, BREAK_NATIONAL},
    {U"清明", 4, 0, 0, false, false, BREAK_QINGMING},
    {U"劳动节", 5, 1, 0, false, false, BREAK_LABOUR},
    {U"妇女节", 3, 8, 0, false, false, BREAK_NONE},
    {U"植树节", 3, 12, 0, false, false, BREAK_NONE},
    {U"青年节", 5, 4, 0, false, false, BREAK_NONE},
    {U"母亲节", 5, -2, 7, false, false, BREAK_NONE},
    {U"儿童节", 6, 1, 0, false, false, BREAK_NONE},
    {U"父亲节", 6, -3, 7, false, false, BREAK_NONE},
    {U"建党节", 7, 1, 0, false, false, BREAK_NONE},
    {U"建军节", 8, 1, 0, false, false, BREAK_NONE},
    {U"教师节", 9, 10, 0, false, false, BREAK_NONE},
    {U"国家公祭日", 12, 13, 0, false, false, BREAK_NONE},
    {U"世界读书日", 4, 23, 0, false, false, BREAK_NONE},
    {U"世界环境日", 6, 5, 0, false, false, BREAK_NONE},
    {U"国际博物馆日", 5, 18, 0, false, false, BREAK_NONE},
    {U"全国助残日", 5, -3, 7, false, false, BREAK_NONE},
    {U"护士节", 5, 12, 0, false, false, BREAK_NONE},
    {U"记者节", 11, 8, 0, false, false, BREAK_NONE},
    {U"“双十一”", 11, 11, 0, false, false, BREAK_NONE},
    {U"“双11”", 11, 11, 0, false, false, BREAK_NONE},
    {U"双十一", 11, 11, 0, false, false, BREAK_NONE},
    {U"“双十二”", 12, 12, 0, false, false, BREAK_NONE},
    {U"双十节", 10, 10, 0, false, false, BREAK_NONE},
    {U"感恩节", 11, -4, 4, false, false, BREAK_NONE},
    {U"情人节", 2, 14, 0, false, false, BREAK_NONE},
    {U"圣诞节", 12, 25, 0, false, false, BREAK_NONE},
    {U"圣诞", 12, 25, 0, false, false, BREAK_NONE},
    {U"平安夜", 12, 24, 0, false, false, BREAK_NONE},
    {U"春节", 1, 1, 0, true, false, BREAK_SPRING},
    {U"元宵", 1, 15, 0, true, false, BREAK_NONE},
    {U"端午", 5, 5, 0, true, false, BREAK_DRAGON},
    {U"七夕", 7, 7, 0, true, false, BREAK_NONE},
    {U"中元", 7, 15, 0, true, false, BREAK_NONE},
    {U"中秋", 8, 15, 0, true, false, BREAK_AUTUMN},
    {U"重阳", 9, 9, 0, true, false, BREAK_NONE},
    {U"腊八", 12, 8, 0, true, false, BREAK_NONE},
    {U"除夕夜", 12, 30, 0, true, true, BREAK_NONE},
    {U"除夕", 12, 30, 0, true, true, BREAK_NONE},
    {U"大年夜", 12, 30, 0, true, true, BREAK_NONE},
    {U"大年三十", 12, 30, 0, true, true, BREAK_NONE},
    {U"年三十", 12, 30, 0, true, true, BREAK_NONE},
};

/* What such a word says of the holiday before it. */
typedef enum mark_means {
  MEANS_DAY,   /* the day itself */
  MEANS_BREAK, /* all its days off */
  MEANS_EVE,   /* the day before */
  MEANS_NEXT   /* the day after */
} mark_means;

typedef struct holiday_mark {
  const char32_t *word;
  int means;
} holiday_mark;

static const holiday_mark holiday_marks[] = {
    {U"期间", MEANS_BREAK},     {U"假期", MEANS_BREAK},
    {U"小长假", MEANS_BREAK},   {U"长假", MEANS_BREAK},
    {U"假日", MEANS_BREAK},     {U"黄金周", MEANS_BREAK},
    {U"放假期间", MEANS_BREAK}, {U"连假", MEANS_BREAK},
    {U"当天", MEANS_DAY},       {U"当日", MEANS_DAY},
    {U"当晚", MEANS_DAY},       {U"前后", MEANS_DAY},
    {U"前夕", MEANS_EVE},       {U"前一天", MEANS_EVE},
    {U"前夜", MEANS_EVE},       {U"次日", MEANS_NEXT},
    {U"第二天", MEANS_NEXT},
};

/* Behind a list of holidays (清明、“五一”等重点时段) these say that days are
** meant. */
static const char32_t *const holiday_lists[] = {
    U"期间", U"时段", U"假期",   U"节日",     U"节假日",
    U"假日", U"长假", U"小长假", U"时间节点",
};

/* The days off that the State Council set (国务院办公厅关于部分节假日安排的
** 通知, each year's), with the weekends that they join; 2020's spring break
** as it was extended. Known from 2008, when 清明, 端午 and 中秋 were added,
** to 2026; of other years only the seven days of 春节, “五一” and 国庆 from
** the autumn of 1999 to 2007 are. */
typedef struct days_off {
  short year;
  unsigned char off;        /* holiday_break */
  unsigned char month, day; /* the first: where it lies in the year before */
  unsigned char count;      /* its month is 12 */
} days_off;

enum { FIRST_DAYS_OFF = 2008, LAST_DAYS_OFF = 2026 };

static const days_off days_off_table[] = {
    {2008, BREAK_NEW_YEAR, 12, 30, 3}, {2008, BREAK_SPRING, 2, 6, 7},
    {2008, BREAK_QINGMING, 4, 4, 3},   {2008, BREAK_LABOUR, 5, 1, 3},
    {2008, BREAK_DRAGON, 6, 7, 3},     {2008, BREAK_AUTUMN, 9, 13, 3},
    {2008, BREAK_NATIONAL, 9, 29, 7},  {2009, BREAK_NEW_YEAR, 1, 1, 3},
    {2009, BREAK_SPRING, 1, 25, 7},    {2009, BREAK_QINGMING, 4, 4, 3},
    {2009, BREAK_LABOUR, 5, 1, 3},     {2009, BREAK_DRAGON, 5, 28, 3},
    {2009, BREAK_AUTUMN, 10, 1, 8},    {2009, BREAK_NATIONAL, 10, 1, 8},
    {2010, BREAK_NEW_YEAR, 1, 1, 3},   {2010, BREAK_SPRING, 2, 13, 7},
    {2010, BREAK_QINGMING, 4, 3, 3},   {2010, BREAK_LABOUR, 5, 1, 3},
    {2010, BREAK_DRAGON, 6, 14, 3},    {2010, BREAK_AUTUMN, 9, 22, 3},
    {2010, BREAK_NATIONAL, 10, 1, 7},  {2011, BREAK_NEW_YEAR, 1, 1, 3},
    {2011, BREAK_SPRING, 2, 2, 7},     {2011, BREAK_QINGMING, 4, 3, 3},
    {2011, BREAK_LABOUR, 4, 30, 3},    {2011, BREAK_DRAGON, 6, 4, 3},
    {2011, BREAK_AUTUMN, 9, 10, 3},    {2011, BREAK_NATIONAL, 10, 1, 7},
    {2012, BREAK_NEW_YEAR, 1, 1, 3},   {2012, BREAK_SPRING, 1, 22, 7},
    {2012, BREAK_QINGMING, 4, 2, 3},   {2012, BREAK_LABOUR, 4, 29, 3},
    {2012, BREAK_DRAGON, 6, 22, 3},    {2012, BREAK_AUTUMN, 9, 30, 8},
    {2012, BREAK_NATIONAL, 9, 30, 8},  {2013, BREAK_NEW_YEAR, 1, 1, 3},
    {2013, BREAK_SPRING, 2, 9, 7},     {2013, BREAK_QINGMING, 4, 4, 3},
    {2013, BREAK_LABOUR, 4, 29, 3},    {2013, BREAK_DRAGON, 6, 10, 3},
    {2013, BREAK_AUTUMN, 9, 19, 3},    {2013, BREAK_NATIONAL, 10, 1, 7},
    {2014, BREAK_NEW_YEAR, 1, 1, 1},   {2014, BREAK_SPRING, 1, 31, 7},
    {2014, BREAK_QINGMING, 4, 5, 3},   {2014, BREAK_LABOUR, 5, 1, 3},
    {2014, BREAK_DRAGON, 5, 31, 3},    {2014, BREAK_AUTUMN, 9, 6, 3},
    {2014, BREAK_NATIONAL, 10, 1, 7},  {2015, BREAK_NEW_YEAR, 1, 1, 3},
    {2015, BREAK_SPRING, 2, 18, 7},    {2015, BREAK_QINGMING, 4, 4, 3},
    {2015, BREAK_LABOUR, 5, 1, 3},     {2015, BREAK_DRAGON, 6, 20, 3},
    {2015, BREAK_AUTUMN, 9, 26, 2},    {2015, BREAK_NATIONAL, 10, 1, 7},
    {2016, BREAK_NEW_YEAR, 1, 1, 3},   {2016, BREAK_SPRING, 2, 7, 7},
    {2016, BREAK_QINGMING, 4, 2, 3},   {2016, BREAK_LABOUR, 4, 30, 3},
    {2016, BREAK_DRAGON, 6, 9, 3},     {2016, BREAK_AUTUMN, 9, 15, 3},
    {2016, BREAK_NATIONAL, 10, 1, 7},  {2017, BREAK_NEW_YEAR, 12, 31, 3},
    {2017, BREAK_SPRING, 1, 27, 7},    {2017, BREAK_QINGMING, 4, 2, 3},
    {2017, BREAK_LABOUR, 4, 29, 3},    {2017, BREAK_DRAGON, 5, 28, 3},
    {2017, BREAK_AUTUMN, 10, 1, 8},    {2017, BREAK_NATIONAL, 10, 1, 8},
    {2018, BREAK_NEW_YEAR, 12, 30, 3}, {2018, BREAK_SPRING, 2, 15, 7},
    {2018, BREAK_QINGMING, 4, 5, 3},   {2018, BREAK_LABOUR, 4, 29, 3},
    {2018, BREAK_DRAGON, 6, 16, 3},    {2018, BREAK_AUTUMN, 9, 22, 3},
    {2018, BREAK_NATIONAL, 10, 1, 7},  {2019, BREAK_NEW_YEAR, 12, 30, 3},
    {2019, BREAK_SPRING, 2, 4, 7},     {2019, BREAK_QINGMING, 4, 5, 3},
    {2019, BREAK_LABOUR, 5, 1, 4},     {2019, BREAK_DRAGON, 6, 7, 3},
    {2019, BREAK_AUTUMN, 9, 13, 3},    {2019, BREAK_NATIONAL, 10, 1, 7},
    {2020, BREAK_NEW_YEAR, 1, 1, 1},   {2020, BREAK_SPRING, 1, 24, 10},
    {2020, BREAK_QINGMING, 4, 4, 3},   {2020, BREAK_LABOUR, 5, 1, 5},
    {2020, BREAK_DRAGON, 6, 25, 3},    {2020, BREAK_AUTUMN, 10, 1, 8},
    {2020, BREAK_NATIONAL, 10, 1, 8},  {2021, BREAK_NEW_YEAR, 1, 1, 3},
    {2021, BREAK_SPRING, 2, 11, 7},    {2021, BREAK_QINGMING, 4, 3, 3},
    {2021, BREAK_LABOUR, 5, 1, 5},     {2021, BREAK_DRAGON, 6, 12, 3},
    {2021, BREAK_AUTUMN, 9, 19, 3},    {2021, BREAK_NATIONAL, 10, 1, 7},
    {2022, BREAK_NEW_YEAR, 1, 1, 3},   {2022, BREAK_SPRING, 1, 31, 7},
    {2022, BREAK_QINGMING, 4, 3, 3},   {2022, BREAK_LABOUR, 4, 30, 5},
    {2022, BREAK_DRAGON, 6, 3, 3},     {2022, BREAK_AUTUMN, 9, 10, 3},
    {2022, BREAK_NATIONAL, 10, 1, 7},  {2023, BREAK_NEW_YEAR, 12, 31, 3},
    {2023, BREAK_SPRING, 1, 21, 7},    {2023, BREAK_QINGMING, 4, 5, 1},
    {2023, BREAK_LABOUR, 4, 29, 5},    {2023, BREAK_DRAGON, 6, 22, 3},
    {2023, BREAK_AUTUMN, 9, 29, 8},    {2023, BREAK_NATIONAL, 9, 29, 8},
    {2024, BREAK_NEW_YEAR, 12, 30, 3}, {2024, BREAK_SPRING, 2, 10, 8},
    {2024, BREAK_QINGMING, 4, 4, 3},   {2024, BREAK_LABOUR, 5, 1, 5},
    {2024, BREAK_DRAGON, 6, 8, 3},     {2024, BREAK_AUTUMN, 9, 15, 3},
    {2024, BREAK_NATIONAL, 10, 1, 7},  {2025, BREAK_NEW_YEAR, 1, 1, 1},
    {2025, BREAK_SPRING, 1, 28, 8},    {2025, BREAK_QINGMING, 4, 4, 3},
    {2025, BREAK_LABOUR, 5, 1, 5},     {2025, BREAK_DRAGON, 5, 31, 3},
    {2025, BREAK_AUTUMN, 10, 1, 8},    {2025, BREAK_NATIONAL, 10, 1, 8},
    {2026, BREAK_NEW_YEAR, 1, 1, 3},   {2026, BREAK_SPRING, 2, 15, 9},
    {2026, BREAK_QINGMING, 4, 4, 3},   {2026, BREAK_LABOUR, 5, 1, 5},
    {2026, BREAK_DRAGON, 6, 19, 3},    {2026, BREAK_AUTUMN, 9, 25, 3},
    {2026, BREAK_NATIONAL, 10, 1, 7},
};

#endif

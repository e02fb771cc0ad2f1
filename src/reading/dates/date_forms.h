/*
** date_forms.h - the forms a date is written in; dates.c walks the text.
*/
#ifndef BUL_DATE_FORMS_H
#define BUL_DATE_FORMS_H

#include "calendar.h"
#include "../../base/glyphs.h"

/* The grain of what looks like a date and is not one: 第45年. */
enum { BUL_NO_DATE = -1 };

/* A date while it is read. What was not said is 0, and no minute is -1. */
typedef struct bul_moment {
  int year, month, day;
  int32_t from, to; /* where known */
  bool from_known, to_known;
  bool said_year;  /* 2016年 or 去年, not filled in */
  bool said_month; /* 7月, not filled in */
  bool absolute;   /* 2016年 */
  bool open;
  bool ends; /* 底, 末, 中旬: the end of something, which 前 includes */
  int grain;
  int lunar_day; /* of its month in the Chinese calendar */
  int minute;    /* of the day */
  int era;       /* the year before the first of its era; 0 for none */
  const char *every;
} bul_moment;

/* What a date without a year, or 当日, takes the rest from. */
typedef struct bul_date_context {
  const bul_glyphs *glyphs;
  bool anchored;
  int32_t today;
  bul_civil civil;  /* today's */
  bool has_last;    /* a date was named before, */
  bul_moment last;  /* this one */
  bool has_day;     /* a day was named before, */
  bul_moment day;   /* this one; */
  bool day_in_line; /* in this paragraph */
  bool day_in_sentence;
  bool last_in_line;
  int sentence_year; /* said earlier in the sentence; 0 for none */
  bool has_story;    /* a day or month of a said year was named in this */
  bul_moment story;  /* paragraph: later ones without a year follow it */
  int era;           /* of a year named in this paragraph; 0 for none */
} bul_date_context;

/* Reads the date at glyph i, as long as it goes, but no range. `base` is the
** range's beginning, which its end takes year and month from; else NULL.
** Returns the glyph after it, or 0 when there is none. What is to be passed
** over without being a date has the grain BUL_NO_DATE. */
size_t bul_date_read(bul_moment *out, const bul_date_context *context, size_t i,
                     const bul_moment *base);

/* What opens an end of the date before it (起, 以来, 前), at glyph i; opens
** it, and returns the glyph after it, or i. */
size_t bul_date_open(bul_moment *m, const bul_date_context *context, size_t i);

/* Marks in `starts`, one bit a character of the basic plane, all that
** bul_date_read can begin with. */
void bul_date_starts(uint8_t starts[8192]);

#endif

/*
** breaks_weights.h - made by spec/fit/breaks.py; do not edit.
**
** Hundredths of a logit, fitted to 67302 ends of sentences.
*/
#ifndef BUL_BREAKS_WEIGHTS_H
#define BUL_BREAKS_WEIGHTS_H

#include <stddef.h>
#include <stdint.h>

/* A weight for numbers below a bound; the last row's has no bound. */
typedef struct bul_weight {
  size_t below;
  int weight;
} bul_weight;

enum {
  OPEN_QUOTE = -544,
  QUOTE_AFTER_NONE = 38,
  NONE_AFTER_QUOTE = -108,
  QUOTE_AFTER_QUOTE = 43,
  SAME_START = 45,
  SAID = 94,
  BREAK = 66,
};

/* The weight of a paragraph by its length over the usual one, in percent. */
static const bul_weight lengths[] = {
    {15, -145}, {25, -150}, {35, -142}, {50, -106}, {65, -43}, {80, 20},
    {100, 74}, {125, 119}, {150, 142}, {180, 135}, {220, 114}, {270, 57},
    {350, 17}, {SIZE_MAX, -27},
};

/* The weight of the sentence after a break, and of the one before, by their
** lengths in characters. */
static const bul_weight sentences_after[] = {
    {10, 154}, {20, 96}, {32, 6}, {48, -34}, {70, -51}, {100, -57},
    {SIZE_MAX, -49},
};
static const bul_weight sentences_before[] = {
    {12, 105}, {25, -7}, {40, -43}, {60, -23}, {90, 1}, {SIZE_MAX, 32},
};

/* How the first sentence of a paragraph begins, and how it does not. */
static const struct {
  const char *start;
  int weight;
} starts_with[] = {
    {"（作者", 511}, {"（", 510}, {"答：", 408}, {"答", -99}, {"问：", 454},
    {"问", -7}, {"第十", 271}, {"第一", 98}, {"第二", 217}, {"第", 272},
    {"会", 176}, {"走进", 148}, {"从“", 67}, {"这份", 25}, {"这些", -140},
    {"这种", -143}, {"这", -71}, {"发", -52}, {"没", -25}, {"做", -47},
    {"全", -3}, {"越", -44}, {"截至", -96}, {"其中", -199}, {"其", -97},
    {"同时", -231}, {"同", -9}, {"每", -32}, {"例如", -194}, {"各", -25},
    {"一是", -112}, {"二是", -261}, {"三是", -255}, {"后", -90}, {"相", -76},
    {"该", -119}, {"我", -94}, {"希", -149}, {"最终", -114}, {"公", -106},
    {"可", -120}, {"为此", -142}, {"现", -99}, {"当地", -97}, {"因", -85},
    {"比如", -149}, {"积极", -236}, {"而", -130}, {"只", -109}, {"通过", -132},
    {"但", -155}, {"他说", -233}, {"他们", -91}, {"它", -229}, {"她", -224},
    {"他", -248}, {"获", -410}, {"要", -220}, {"——", 287}, {"曾", -219},
    {"围绕", -175}, {"聚焦", -130}, {"连续", -264}, {"双方", 49},
    {"目前", -68},
};

#endif

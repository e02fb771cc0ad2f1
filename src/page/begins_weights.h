/*
** begins_weights.h - made by spec/fit/begins.py; do not edit.
**
** Hundredths of a logit, in the order of begins.h, fitted to 3281 titles.
*/
#ifndef BUL_BEGINS_WEIGHTS_H
#define BUL_BEGINS_WEIGHTS_H

#include "begins.h"

static const int begin_weights[3][BUL_BEGIN_FEATURES] = {
    {-272, 314, 218, -46, 512, 2, -68, 59, -55, -2, 25, 64, -44, -42, 0, 7,
     12, 346, 101, -45, 102, 0, 0, 27, -202, -201, -1, -99, 177, 181, -8,
     243, -92, -19, -195},
    {-152, 276, 213, -53, 540, 26, -11, -6, -69, -22, -42, 39, -124, -15, 0,
     211, 119, 289, 143, -131, 31, 0, -152, 0, -300, -218, -86, -167, 159,
     245, -53, 263, -111, -20, -73},
    {-136, 237, 167, 0, 449, 206, -24, 137, 48, 22, -60, 116, -223, -104, 0,
     4, -137, 240, 250, -126, 37, -136, -147, 0, -246, -245, -2, -141, 62,
     273, -9, 163, -145, 7, -108},
};

#endif

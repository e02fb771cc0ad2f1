/*
** summary_weights.h - made by spec/fit/summary.c; do not edit.
**
** In the order of summary_candidates.h, fitted to 34143 sentences of 1951 articles.
*/
#ifndef BUL_SUMMARY_WEIGHTS_H
#define BUL_SUMMARY_WEIGHTS_H

#include "summary_candidates.h"

static const double summary_weights[BUL_TRAITS] = {
    3.10, -0.86, 3.40, 0.10, -0.80, -1.20, 5.60, 6.00,
    4.70, 14.80, 14.80, -3.00, 0.50, -0.30, 2.50, -0.90,
    4.50, -2.40, -5.60, 4.50, 0.20,
};

#endif

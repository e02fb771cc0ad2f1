/*
** box.h - rectangles on a page.
*/
#ifndef BUL_BOX_H
#define BUL_BOX_H

#include "../bulletin.h"

/* Makes `box` hold `other`, too. */
static inline void bul_box_widen(bulletin_box *box, const bulletin_box *other) {
  double right = box->x + box->width, bottom = box->y + box->height;
  double other_right = other->x + other->width;
  double other_bottom = other->y + other->height;
  if (other->x < box->x) box->x = other->x;
  if (other->y < box->y) box->y = other->y;
  box->width = (other_right > right ? other_right : right) - box->x;
  box->height = (other_bottom > bottom ? other_bottom : bottom) - box->y;
}

#endif

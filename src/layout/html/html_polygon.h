/*
** html_polygon.h - the areas of a page's picture as boxes.
*/
#ifndef BUL_HTML_POLYGON_H
#define BUL_HTML_POLYGON_H

#include "../../base/text.h"

enum { BUL_POLYGON_BOXES = 64 };

/* The boxes of an area by its coordinates as written, x,y,x,y,…, of page 1;
** how many. Those of a polygon with upright sides, as pieces have them, cover
** it exactly; of one that is more than those can tell there is the box around
** it. Two points are a rectangle's corners, three numbers a circle; percentages
** are of the picture's width and height. */
size_t bul_polygon_boxes(bulletin_box *out, bulletin_text coordinates,
                         double width, double height);

#endif

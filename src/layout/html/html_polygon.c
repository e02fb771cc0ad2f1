/*
** html_polygon.c - see html_polygon.h: a polygon is cut at the height of each
** of its corners, and slices of one width that lie on each other are one box.
*/
#include "html_polygon.h"

#include "html_roles.h"

#include <stdlib.h>

enum {
  MOST_NUMBERS = 128, /* of an area */
  MOST_POINTS = MOST_NUMBERS / 2
};

/* What is thinner, in pixels, is how a corner was clicked, and no box. */
static const double thinnest = 0.01;

typedef struct polygon {
  double numbers[MOST_NUMBERS]; /* x, y, x, y, … */
  size_t count;
  bool whole; /* it has no more */
} polygon;

static bool parts(char c) {
  return c == ',' || c == ';' || c == ' ' || (c >= '\t' && c <= '\r');
}

/* Percentages are of the picture's width and height, by turns. */
static void read_numbers(polygon *p, bulletin_text rest, const double *sides) {
  p->count = 0;
  for (;;) {
    size_t size = 0;
    while (rest.size > 0 && parts(rest.data[0]))
      rest = bul_text_from(rest, 1);
    if (rest.size == 0 || p->count == MOST_NUMBERS) break;
    while (size < rest.size && !parts(rest.data[size]))
      size++;
    double number = bul_number_of(bul_text(rest.data, size));
    if (rest.data[size - 1] == '%') number *= sides[p->count % 2] / 100;
    p->numbers[p->count++] = number;
    rest = bul_text_from(rest, size);
  }
  p->whole = rest.size == 0;
}

static int by_number(const void *a, const void *b) {
  double one = *(const double *)a, other = *(const double *)b;
  return one < other ? -1 : one > other;
}

/* Where the sides cross the height `y`, from left to right; how many. */
static size_t find_crossings(double *out, const polygon *p, double y) {
  size_t points = p->count / 2, count = 0;
  for (size_t i = 0; i < points; i++) {
    const double *a = &p->numbers[2 * i];
    const double *b = &p->numbers[2 * ((i + 1) % points)];
    if ((a[1] < y) == (b[1] < y)) continue;
    out[count++] = a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]);
  }
  qsort(out, count, sizeof *out, by_number);
  return count;
}

static bool is_same(double a, double b) {
  return a - b < thinnest && b - a < thinnest;
}

/* Adds a slice, or lengthens the box that it goes on with. */
static bool add_slice(bulletin_box *out, size_t *count, bulletin_box slice) {
  for (size_t i = *count; i-- > 0;) {
    bulletin_box *box = &out[i];
    if (!is_same(box->x, slice.x) || !is_same(box->width, slice.width) ||
        !is_same(box->y + box->height, slice.y))
      continue;
    box->height = slice.y + slice.height - box->y;
    return true;
  }
  if (*count == BUL_POLYGON_BOXES) return false;
  out[(*count)++] = slice;
  return true;
}

/* False when they are too many. */
static bool cut(bulletin_box *out, size_t *count, const polygon *p) {
  double heights[MOST_POINTS] = {0}, crossings[MOST_POINTS];
  size_t points = p->count / 2;
  for (size_t i = 0; i < points; i++)
    heights[i] = p->numbers[2 * i + 1];
  qsort(heights, points, sizeof *heights, by_number);
  for (size_t i = 1; i < points; i++) {
    double top = heights[i - 1], height = heights[i] - top;
    if (height < thinnest) continue;
    size_t sides = find_crossings(crossings, p, top + height / 2);
    for (size_t k = 1; k < sides; k += 2) {
      double left = crossings[k - 1], width = crossings[k] - left;
      if (width >= thinnest &&
          !add_slice(out, count, (bulletin_box){left, top, width, height, 1}))
        return false;
    }
  }
  return true;
}

static bulletin_box box_around(const polygon *p) {
  const double *n = p->numbers;
  if (p->count == 3)
    return (bulletin_box){n[0] - n[2], n[1] - n[2], 2 * n[2], 2 * n[2], 1};
  double left = n[0], top = n[1], right = left, bottom = top;
  for (size_t i = 2; i + 1 < p->count; i += 2) {
    if (n[i] < left) left = n[i];
    if (n[i] > right) right = n[i];
    if (n[i + 1] < top) top = n[i + 1];
    if (n[i + 1] > bottom) bottom = n[i + 1];
  }
  return (bulletin_box){left, top, right - left, bottom - top, 1};
}

size_t bul_polygon_boxes(bulletin_box *out, bulletin_text coordinates,
                         double width, double height) {
  polygon p;
  size_t count = 0;
  read_numbers(&p, coordinates, (const double[]){width, height});
  if (p.count < 3) return 0;
  if (p.whole && p.count >= 6 && cut(out, &count, &p) && count > 0)
    return count;
  out[0] = box_around(&p);
  return out[0].width > 0 && out[0].height > 0;
}

/*
** places.c - see places.h: the places of lines put together.
*/
#include "places.h"

#include "../base/box.h"

/* What the lines of a text have in common, seen one by one. */
typedef struct extent {
  const bulletin_layout *layout;
  bul_arena *arena;
  bulletin_box *boxes;
  size_t box_count, box_room;
  bulletin_span *source;
  size_t source_count, source_room;
  double confidence;
  bool recognized;
} extent;

/* Lines that stand below each other in one column share a box. */
static bool in_column(const bulletin_box *box, const bulletin_box *line) {
  return box->page == line->page && line->x < box->x + box->width &&
         box->x < line->x + line->width && line->y + line->height >= box->y;
}

static bool see_box(extent *e, const bulletin_box *box) {
  if (box->page == 0) return true;
  if (e->box_count > 0 && in_column(&e->boxes[e->box_count - 1], box)) {
    bul_box_widen(&e->boxes[e->box_count - 1], box);
    return true;
  }
  bulletin_box *boxes = bul_arena_grow(e->arena, e->boxes, &e->box_room,
                                       e->box_count + 1, sizeof *boxes);
  if (boxes == NULL) return false;
  e->boxes = boxes;
  boxes[e->box_count++] = *box;
  return true;
}

/* Lines of one place in the file, a table's row or a paragraph, have it once. */
static bool see_source(extent *e, bulletin_span source) {
  if (source.end <= source.start) return true;
  if (e->source_count > 0) {
    const bulletin_span *last = &e->source[e->source_count - 1];
    if (last->start == source.start && last->end == source.end) return true;
  }
  bulletin_span *list = bul_arena_grow(e->arena, e->source, &e->source_room,
                                       e->source_count + 1, sizeof *list);
  if (list == NULL) return false;
  e->source = list;
  list[e->source_count++] = source;
  return true;
}

static bool see_line(extent *e, const bulletin_place *place) {
  double sure = place->confidence;
  if (sure >= 0 && (!e->recognized || sure < e->confidence)) {
    e->confidence = sure;
    e->recognized = true;
  }
  return see_box(e, &place->box) && see_source(e, place->source);
}

/* The first line of the layout that ends behind byte `at`. */
static size_t first_line(const bulletin_layout *layout, size_t at) {
  size_t low = 0, high = layout->line_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (layout->places[middle].text.end > at)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

static bool touches(const bulletin_layout *layout, size_t line,
                    bulletin_span span) {
  return line < layout->line_count &&
         layout->places[line].text.start < span.end;
}

static bool set_element(bulletin_element *element,
                        const bulletin_layout *layout, bul_arena *arena) {
  extent e = {.layout = layout, .arena = arena};
  for (size_t k = 0; k < element->field.span_count; k++) {
    bulletin_span span = element->field.spans[k];
    for (size_t i = first_line(layout, span.start); touches(layout, i, span);
         i++)
      if (!see_line(&e, &layout->places[i])) return false;
  }
  element->found = (bulletin_found){.boxes = e.boxes,
                                    .box_count = e.box_count,
                                    .source = e.source,
                                    .source_count = e.source_count,
                                    .confidence = e.confidence,
                                    .recognized = e.recognized};
  return true;
}

/* Where the walk through the articles is: behind these lines and before this
** piece of furniture. Both stand in the text's order. */
typedef struct walked {
  size_t line;
  size_t furniture;
} walked;

/* The areas that the file tells of pieces which begin in these lines. */
static bool see_areas(extent *e, size_t first, size_t end) {
  const bulletin_layout *layout = e->layout;
  size_t low = 0, high = layout->area_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (layout->areas[middle].line < first)
      low = middle + 1;
    else
      high = middle;
  }
  for (; low < layout->area_count && layout->areas[low].line < end; low++) {
    const bulletin_area *area = &layout->areas[low];
    bulletin_box *boxes =
        bul_arena_grow(e->arena, e->boxes, &e->box_room,
                       e->box_count + area->box_count, sizeof *boxes);
    if (boxes == NULL) return false;
    e->boxes = boxes;
    for (size_t i = 0; i < area->box_count; i++)
      boxes[e->box_count++] = area->boxes[i];
  }
  return true;
}

/* The piece's lines but for the furniture among them, which is no part of it. */
static bool set_article(bulletin_article *a, const bul_articles *articles,
                        walked *at, const bulletin_layout *layout,
                        bul_arena *arena) {
  extent e = {.layout = layout, .arena = arena};
  size_t first = first_line(layout, a->span.start), end = first;
  while (touches(layout, end, a->span))
    end++;
  if (!see_areas(&e, at->line, end)) return false;
  at->line = end;
  bool told = e.box_count > 0;
  for (size_t i = first; !told && i < end; i++) {
    bulletin_span line = layout->places[i].text;
    while (at->furniture < articles->furniture_count &&
           articles->furniture[at->furniture].span.end <= line.start)
      at->furniture++;
    if (at->furniture < articles->furniture_count &&
        articles->furniture[at->furniture].span.start <= line.start)
      continue;
    if (!see_box(&e, &layout->places[i].box)) return false;
  }
  a->boxes = e.boxes;
  a->box_count = e.box_count;
  return true;
}

bool bul_places_set(const bul_articles *articles, const bulletin_layout *layout,
                    bul_arena *arena) {
  walked at = {0};
  for (size_t i = 0; i < articles->count; i++) {
    bulletin_article *a = &articles->items[i];
    for (size_t k = 0; k < a->body_count; k++)
      if (!set_element((bulletin_element *)&a->body[k], layout, arena))
        return false;
    if (!set_article(a, articles, &at, layout, arena)) return false;
  }
  return true;
}

/*
** found.c - see found.h.
*/
#include "found.h"

#include "../../base/error.h"
#include "../../base/text.h"
#include "../../base/varint.h"
#include "spans.h"

/* Hundredths beyond which a double does not tell them all. */
static const double most_hundredths = 9e15;

/* --- writing ----------------------------------------------------------- */

static void put_number(bul_buffer *out, double number) {
  double scaled = number * 100;
  if (scaled < most_hundredths && scaled > -most_hundredths) {
    int64_t whole = (int64_t)(scaled < 0 ? scaled - .5 : scaled + .5);
    if ((double)whole / 100 == number) {
      bul_buffer_add_varint(out, bul_zigzag(whole) << 1);
      return;
    }
  }
  uint64_t bits;
  char bytes[8];
  memcpy(&bits, &number, sizeof bits);
  for (size_t i = 0; i < sizeof bytes; i++)
    bytes[i] = (char)(bits >> 8 * i & 0xFF);
  bul_buffer_add_varint(out, 1);
  bul_buffer_add(out, bytes, sizeof bytes);
}

static void put_boxes(bul_buffer *out, const bulletin_box *boxes,
                      size_t count) {
  bul_buffer_add_varint(out, count);
  for (size_t i = 0; i < count; i++) {
    put_number(out, boxes[i].x);
    put_number(out, boxes[i].y);
    put_number(out, boxes[i].width);
    put_number(out, boxes[i].height);
    bul_buffer_add_varint(out, boxes[i].page);
  }
}

static bool is_known(const bulletin_found *found) {
  return found->box_count > 0 || found->source_count > 0 || found->recognized;
}

bool bul_found_put(bul_buffer *out, const bulletin_article *a) {
  bool any = a->box_count > 0;
  put_boxes(out, a->boxes, a->box_count);
  for (size_t i = 0; i < a->body_count; i++) {
    const bulletin_found *found = &a->body[i].found;
    if (!is_known(found)) continue;
    any = true;
    bul_buffer_add_varint(out, i + 1);
    put_boxes(out, found->boxes, found->box_count);
    bul_buffer_add_varint(out, found->source_count);
    bul_spans_put(out, found->source, found->source_count);
    bul_buffer_add_varint(out, found->recognized);
    if (found->recognized) put_number(out, found->confidence);
  }
  bul_buffer_add_varint(out, 0);
  return any;
}

void bul_size_put(bul_buffer *out, const bulletin_page *page) {
  put_number(out, page->width);
  put_number(out, page->height);
  if (page->unit.data != NULL) bul_buffer_add_text(out, page->unit);
}

/* --- reading ----------------------------------------------------------- */

static double take_number(bul_blob *r) {
  uint64_t tag = bul_blob_number(r), bits = 0;
  double number;
  if ((tag & 1) == 0) return (double)bul_unzigzag(tag >> 1) / 100;
  if (r->end - r->at < 8) {
    bul_blob_fail(r);
    return 0;
  }
  for (size_t i = 0; i < 8; i++)
    bits |= (uint64_t)*r->at++ << 8 * i;
  memcpy(&number, &bits, sizeof number);
  return number;
}

static const bulletin_box *take_boxes(bul_blob *r, size_t *count) {
  *count = 0;
  uint64_t size = bul_blob_number(r);
  if (r->status != BULLETIN_OK || size == 0) return NULL;
  if (size > (size_t)(r->end - r->at)) {
    bul_blob_fail(r);
    return NULL;
  }
  bulletin_box *boxes = bul_arena_alloc(r->arena, (size_t)size * sizeof *boxes);
  if (boxes == NULL) {
    r->status = bul_nomem(r->error);
    return NULL;
  }
  for (size_t i = 0; i < size; i++) {
    bulletin_box *box = &boxes[i];
    box->x = take_number(r);
    box->y = take_number(r);
    box->width = take_number(r);
    box->height = take_number(r);
    box->page = (uint32_t)bul_blob_number(r);
  }
  *count = (size_t)size;
  return boxes;
}

static void take_found(bulletin_found *out, bul_blob *r) {
  out->boxes = take_boxes(r, &out->box_count);
  out->source_count = (size_t)bul_blob_number(r);
  out->source = bul_blob_spans(r, out->source_count);
  if (r->status != BULLETIN_OK) return;
  out->recognized = bul_blob_number(r) != 0;
  if (out->recognized) out->confidence = take_number(r);
}

int bul_found_take(bulletin_article *out, bulletin_text blob, bul_arena *arena,
                   bulletin_error *error) {
  if (blob.data == NULL) return BULLETIN_OK;
  bul_blob r;
  bul_blob_open(&r, blob, arena, error);
  out->boxes = take_boxes(&r, &out->box_count);
  for (;;) {
    uint64_t number = bul_blob_number(&r);
    if (r.status != BULLETIN_OK || number == 0) return r.status;
    if (number > out->body_count) return bul_blob_fail(&r);
    take_found((bulletin_found *)&out->body[number - 1].found, &r);
  }
}

int bul_size_take(bulletin_page *out, bulletin_text blob, bul_arena *arena,
                  bulletin_error *error) {
  if (blob.data == NULL) return BULLETIN_OK;
  bul_blob r;
  bul_blob_open(&r, blob, arena, error);
  out->width = take_number(&r);
  out->height = take_number(&r);
  if (r.status != BULLETIN_OK) return r.status;
  bulletin_text unit = {(const char *)r.at, (size_t)(r.end - r.at)};
  if (bul_utf8_invalid(unit) < unit.size) return bul_blob_fail(&r);
  if (unit.size == 0) return BULLETIN_OK;
  out->unit =
      bul_text(bul_arena_copy(arena, unit.data, unit.size, 1), unit.size);
  return out->unit.data != NULL ? BULLETIN_OK : bul_nomem(error);
}

/* --- comparing --------------------------------------------------------- */

static bool same_boxes(const bulletin_box *a, size_t n, const bulletin_box *b,
                       size_t m) {
  if (n != m) return false;
  for (size_t i = 0; i < n; i++)
    if (a[i].x != b[i].x || a[i].y != b[i].y || a[i].width != b[i].width ||
        a[i].height != b[i].height || a[i].page != b[i].page)
      return false;
  return true;
}

static bool same_found(const bulletin_found *a, const bulletin_found *b) {
  if (a->recognized != b->recognized || a->confidence != b->confidence ||
      a->source_count != b->source_count ||
      !same_boxes(a->boxes, a->box_count, b->boxes, b->box_count))
    return false;
  for (size_t i = 0; i < a->source_count; i++)
    if (a->source[i].start != b->source[i].start ||
        a->source[i].end != b->source[i].end)
      return false;
  return true;
}

bool bul_found_equal(const bulletin_article *a, const bulletin_article *b) {
  if (a->body_count != b->body_count ||
      !same_boxes(a->boxes, a->box_count, b->boxes, b->box_count))
    return false;
  for (size_t i = 0; i < a->body_count; i++)
    if (!same_found(&a->body[i].found, &b->body[i].found)) return false;
  return true;
}

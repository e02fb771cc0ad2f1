/*
** spans.c - see spans.h.
*/
#include "spans.h"

#include "../../base/error.h"
#include "../../base/varint.h"

void bul_spans_put(bul_buffer *out, const bulletin_span *spans, size_t count) {
  size_t before = 0;
  for (size_t i = 0; i < count; i++) {
    bul_buffer_add_varint(
        out, bul_zigzag((int64_t)spans[i].start - (int64_t)before));
    bul_buffer_add_varint(
        out, bul_zigzag((int64_t)spans[i].end - (int64_t)spans[i].start));
    before = spans[i].end;
  }
}

static void put_list(bul_buffer *out, const bulletin_span *spans, size_t count,
                     bool *any) {
  bul_buffer_add_varint(out, spans == NULL ? 0 : count + 1);
  if (spans == NULL) return;
  *any = true;
  bul_spans_put(out, spans, count);
}

static void put_number(bul_buffer *out, size_t number, bool *any) {
  bul_buffer_add_varint(out, number);
  *any |= number > 0;
}

bool bul_article_spans_put(bul_buffer *out, const bulletin_article *a) {
  bool any = false;
  for (size_t i = 0; i < BUL_PLACED_FIELDS; i++) {
    const bulletin_field *field = bul_placed_field(a, i);
    put_list(out, field->spans, field->span_count, &any);
  }
  put_list(out, a->byline_spans, a->byline_span_count, &any);
  put_number(out, a->span.start, &any);
  put_number(out, a->span.end, &any);
  put_number(out, a->first_line, &any);
  put_number(out, a->last_line, &any);
  return any;
}

void bul_blob_open(bul_blob *blob, bulletin_text bytes, bul_arena *arena,
                   bulletin_error *error) {
  const uint8_t *data = (const uint8_t *)bytes.data;
  *blob = (bul_blob){data, data + bytes.size, arena, error, BULLETIN_OK};
}

int bul_blob_fail(bul_blob *blob) {
  return blob->status = bul_fail(blob->error, BULLETIN_CORRUPT,
                                 "the spans of an article are damaged; restore "
                                 "a backup");
}

uint64_t bul_blob_number(bul_blob *r) {
  uint64_t value = 0;
  if (r->status == BULLETIN_OK && !bul_varint(&r->at, r->end, &value))
    bul_blob_fail(r);
  return value;
}

const bulletin_span *bul_blob_spans(bul_blob *r, size_t count) {
  if (r->status != BULLETIN_OK) return NULL;
  if (count > (size_t)(r->end - r->at)) {
    bul_blob_fail(r);
    return NULL;
  }
  bulletin_span *spans = bul_arena_alloc(r->arena, (count + 1) * sizeof *spans);
  if (spans == NULL) {
    r->status = bul_nomem(r->error);
    return NULL;
  }
  uint64_t before = 0;
  for (size_t i = 0; i < count; i++) {
    uint64_t start = before + (uint64_t)bul_unzigzag(bul_blob_number(r));
    uint64_t end = start + (uint64_t)bul_unzigzag(bul_blob_number(r));
    spans[i] = (bulletin_span){(size_t)start, (size_t)end};
    before = end;
  }
  return spans;
}

static void take_list(bul_blob *r, const bulletin_span **spans, size_t *count) {
  uint64_t size = bul_blob_number(r);
  *spans = NULL;
  *count = 0;
  if (size == 0) return;
  *spans = bul_blob_spans(r, (size_t)size - 1);
  *count = (size_t)size - 1;
}

int bul_article_spans_take(bulletin_article *out, bulletin_text blob,
                           bul_arena *arena, bulletin_error *error) {
  if (blob.data == NULL) return BULLETIN_OK;
  bul_blob r;
  bul_blob_open(&r, blob, arena, error);
  for (size_t i = 0; i < BUL_PLACED_FIELDS; i++) {
    bulletin_field *field =
        (bulletin_field *)((char *)out + bul_placed_fields[i]);
    take_list(&r, &field->spans, &field->span_count);
  }
  take_list(&r, &out->byline_spans, &out->byline_span_count);
  out->span.start = (size_t)bul_blob_number(&r);
  out->span.end = (size_t)bul_blob_number(&r);
  out->first_line = (size_t)bul_blob_number(&r);
  out->last_line = (size_t)bul_blob_number(&r);
  return r.status;
}

int bul_spans_take(bulletin_field *out, bulletin_text blob, bul_arena *arena,
                   bulletin_error *error) {
  if (blob.data == NULL) return BULLETIN_OK;
  bul_blob r;
  bul_blob_open(&r, blob, arena, error);
  size_t numbers = 0;
  for (const uint8_t *at = r.at; at < r.end; at++)
    numbers += *at < 0x80;
  out->spans = bul_blob_spans(&r, numbers / 2);
  out->span_count = numbers / 2;
  return r.status;
}

/*
** layout.c - files as they come: which reader a file needs, and its result.
*/
#include "layout.h"

#include "../base/cursor.h"
#include "../base/day.h"
#include "../base/marks.h"
#include "formats.h"

#include <stdlib.h>

/* --- drafts ------------------------------------------------------------ */

bool bul_draft_add(bul_draft *draft, const bul_draft_line *line) {
  bulletin_text text = bul_text_trim(line->text);
  if (text.size == 0) return true;
  bulletin_evidence *evidence =
      bul_grow(&draft->allocator, draft->evidence, &draft->evidence_room,
               draft->count + 1, sizeof *evidence);
  if (evidence == NULL) return false;
  draft->evidence = evidence;
  bulletin_place *places =
      bul_grow(&draft->allocator, draft->places, &draft->place_room,
               draft->count + 1, sizeof *places);
  if (places == NULL) return false;
  draft->places = places;
  size_t start = draft->text.size;
  bul_buffer_add_text(&draft->text, text);
  places[draft->count] = (bulletin_place){.text = {start, draft->text.size},
                                          .source = line->source,
                                          .box = line->box,
                                          .confidence = line->confidence};
  evidence[draft->count++] = line->evidence;
  bul_buffer_add(&draft->text, "\n", 1);
  return !draft->text.failed;
}

bool bul_draft_note(bul_draft *draft, const char *kind, bulletin_text text) {
  size_t count = draft->layout.note_count;
  bulletin_layout_note *notes =
      bul_grow(&draft->allocator, draft->notes, &draft->note_room, count + 1,
               sizeof *notes);
  if (notes == NULL) return false;
  draft->layout.notes = draft->notes = notes;
  notes[count] = (bulletin_layout_note){bulletin_text_of(kind),
                                        bul_draft_keep(draft, text)};
  draft->layout.note_count++;
  return notes[count].text.data != NULL;
}

bool bul_draft_area(bul_draft *draft, const bulletin_box *boxes, size_t count) {
  size_t known = draft->layout.area_count;
  if (count == 0) return true;
  bulletin_area *areas = bul_grow(&draft->allocator, draft->areas,
                                  &draft->area_room, known + 1, sizeof *areas);
  if (areas == NULL) return false;
  draft->layout.areas = draft->areas = areas;
  bulletin_box *copy =
      bul_arena_copy(&draft->arena, boxes, count, sizeof *copy);
  if (copy == NULL) return false;
  areas[known] = (bulletin_area){draft->count, copy, count};
  draft->layout.area_count++;
  return true;
}

uint32_t bul_last_inside(bulletin_text line) {
  while (line.size > 0) {
    uint32_t c = bul_char_last(line);
    if ((bul_mark(c) & BUL_CLOSES) == 0 && c != '"') return c;
    line.size -= bul_char_back(line.data, line.data + line.size);
  }
  return 0;
}

bulletin_text bul_draft_keep(bul_draft *draft, bulletin_text text) {
  if (text.data == NULL) return text;
  char *copy = bul_arena_alloc(&draft->arena, text.size + 1);
  if (copy != NULL) {
    memcpy(copy, text.data, text.size);
    copy[text.size] = '\0';
  }
  return bul_text(copy, copy == NULL ? 0 : text.size);
}

/* Takes as many digits; their number, -1 if fewer than `least` stand there. */
static int take_digits(bul_cursor *c, size_t least, size_t most) {
  int value = 0;
  size_t count = 0;
  for (; count < most && bul_is_digit(bul_peek(c)); count++)
    value = value * 10 + (int)(bul_next(c) - '0');
  return count < least ? -1 : value;
}

bulletin_text bul_draft_day(bul_draft *draft, bulletin_text text,
                            size_t *size) {
  bul_cursor c = bul_cursor_of(text);
  bul_civil civil;
  while (bul_take_spaces(&c) > 0 || bul_take_in(&c, U"(（["))
    ;
  civil.year = take_digits(&c, 4, 4);
  if (!bul_take_in(&c, U"年-/.")) return bul_text(NULL, 0);
  civil.month = take_digits(&c, 1, 2);
  if (!bul_take_in(&c, U"月-/.")) return bul_text(NULL, 0);
  civil.day = take_digits(&c, 1, 2);
  if (!bul_day_valid(civil.year, civil.month, civil.day))
    return bul_text(NULL, 0);
  bul_take(&c, "日");
  *size = bul_taken(&c, text.data).size;
  bulletin_text day = bul_civil_text(&draft->arena, civil);
  draft->failed |= day.data == NULL;
  return day;
}

/* --- places in the file ------------------------------------------------ */

/* How many bytes of `charset` the character takes that begins at `at`. */
static size_t bytes_of(int charset, bulletin_text bytes, size_t at) {
  unsigned char first = (unsigned char)bytes.data[at];
  unsigned char next =
      at + 1 < bytes.size ? (unsigned char)bytes.data[at + 1] : 0;
  switch (charset) {
  case 1: /* GB18030 */
    return first < 0x80 ? 1 : bul_is_digit(next) ? 4 : 2;
  case 2: /* Big5 */
    return first < 0x80 ? 1 : 2;
  case 3: /* UTF-16LE, UTF-16BE: a surrogate pair takes four */
    return next >= 0xD8 && next < 0xDC ? 4 : 2;
  case 4:
    return first >= 0xD8 && first < 0xDC ? 4 : 2;
  }
  return 1;
}

static int by_place(const void *a, const void *b) {
  size_t one = **(size_t *const *)a, other = **(size_t *const *)b;
  return one < other ? -1 : one > other;
}

static int charset_of(const char *encoding) {
  static const char *const names[] = {"", "GB18030", "Big5", "UTF-16LE",
                                      "UTF-16BE"};
  for (int i = 1; i < (int)BUL_COUNT(names); i++)
    if (strcmp(encoding, names[i]) == 0) return i;
  return 0;
}

/* Changes places in the decoded text, which come in any order, into places in
** the file's bytes. Charsets that are not known keep none. False when memory ran
** out. */
static bool place_in_file(bul_draft *draft, bulletin_text bytes,
                          bulletin_text decoded, const char *encoding) {
  int charset = charset_of(encoding);
  size_t count = 2 * draft->count, text_at = 0, file_at = 0;
  if (count == 0) return true;
  size_t **ends = bul_resize(&draft->allocator, NULL, 0, count * sizeof *ends);
  if (ends == NULL) return false;
  for (size_t i = 0; i < draft->count; i++) {
    ends[2 * i] = &draft->places[i].source.start;
    ends[2 * i + 1] = &draft->places[i].source.end;
  }
  qsort(ends, count, sizeof *ends, by_place);
  if (charset >= 3 && bytes.size >= 2 &&
      (bul_text_starts(bytes, BUL_TEXT("\xFF\xFE")) ||
       bul_text_starts(bytes, BUL_TEXT("\xFE\xFF"))))
    file_at = 2;
  for (size_t i = 0; i < count; i++) {
    size_t wanted = *ends[i];
    while (charset != 0 && text_at < wanted && text_at < decoded.size &&
           file_at < bytes.size) {
      text_at += bul_char_size(decoded.data + text_at);
      file_at += bytes_of(charset, bytes, file_at);
    }
    if (charset == 0)
      *ends[i] = 0;
    else
      *ends[i] = file_at < bytes.size ? file_at : bytes.size;
  }
  bul_free(&draft->allocator, ends, count * sizeof *ends);
  return true;
}

/* --- reading ----------------------------------------------------------- */

static void forget(bul_draft *draft) {
  bulletin_allocator allocator = draft->allocator;
  bul_free(&allocator, draft->evidence,
           draft->evidence_room * sizeof *draft->evidence);
  bul_free(&allocator, draft->places,
           draft->place_room * sizeof *draft->places);
  bul_free(&allocator, draft->notes, draft->note_room * sizeof *draft->notes);
  bul_free(&allocator, draft->areas, draft->area_room * sizeof *draft->areas);
  bul_buffer_free(&draft->text);
  bul_arena_free(&draft->arena);
  bul_free(&allocator, draft, sizeof *draft);
}

/* Decodes by the charset that was told, else by that which the file names, else
** by what its bytes look like. */
static int decode(bulletin_decoded *decoded, bulletin_text bytes,
                  const char *encoding, const bulletin_allocator *allocator,
                  bulletin_error *error) {
  char named[24];
  if (encoding == NULL && bul_charset_named(bytes, named, sizeof named)) {
    int status = bulletin_decode(decoded, bytes, named, allocator, error);
    if (status == BULLETIN_OK || status == BULLETIN_NOMEM) return status;
  }
  return bulletin_decode(decoded, bytes, encoding, allocator, error);
}

static int read_into(bul_draft *draft, bulletin_text bytes,
                     const bul_format *format) {
  bulletin_decoded decoded = {0};
  if (format->binary) return format->read(draft, bytes);
  int status = decode(&decoded, bytes, draft->options->encoding,
                      &draft->allocator, draft->error);
  if (status != BULLETIN_OK) return status;
  bulletin_text named =
      bul_draft_keep(draft, bulletin_text_of(decoded.encoding));
  draft->layout.encoding = named;
  status = named.data == NULL ? bul_nomem(draft->error)
                              : format->read(draft, decoded.text);
  size_t mark = (size_t)(decoded.text.data - bytes.data);
  if (status == BULLETIN_OK && decoded.owned != NULL) {
    if (!place_in_file(draft, bytes, decoded.text, named.data))
      status = bul_nomem(draft->error);
  } else {
    for (size_t i = 0; i < draft->count; i++) {
      draft->places[i].source.start += mark; /* behind a byte order mark */
      draft->places[i].source.end += mark;
    }
  }
  bulletin_decoded_free(&decoded);
  return status;
}

static int fail_missing(bulletin_error *error, const bul_format *format) {
  if (format == NULL)
    return bul_fail(error, BULLETIN_MISSING, "there is no such format");
  bool library = format->package != NULL;
  return bul_fail(error, BULLETIN_MISSING,
                  "this build cannot read %s; %s%s%sbuild with make WITH=%s",
                  format->name, library ? "install " : "",
                  library ? format->package : "", library ? " and " : "",
                  format->part);
}

int bul_draft_part(const bul_draft *draft, size_t index,
                   bulletin_decoded *out) {
  *out = (bulletin_decoded){.text = {"", 0}};
  if (index >= draft->options->part_count ||
      draft->options->parts[index].data == NULL)
    return BULLETIN_OK;
  return decode(out, draft->options->parts[index], NULL, &draft->allocator,
                draft->error);
}

int bulletin_lay_out(bulletin_layout **out, bulletin_text bytes, int format,
                     const bulletin_layout_options *given_options,
                     const bulletin_allocator *given, bulletin_error *error) {
  static const bulletin_layout_options plain = {.encoding = NULL};
  bulletin_allocator allocator = bul_allocator(given);
  *out = NULL;
  const bul_format *reader = bul_format_of(format);
  if (reader == NULL || reader->read == NULL)
    return fail_missing(error, reader);
  bul_draft *draft = bul_resize(&allocator, NULL, 0, sizeof *draft);
  if (draft == NULL) return bul_nomem(error);
  *draft =
      (bul_draft){.allocator = allocator,
                  .options = given_options == NULL ? &plain : given_options,
                  .error = error};
  bul_buffer_init(&draft->text, &draft->allocator);
  bul_arena_init(&draft->arena, &draft->allocator);
  draft->layout.format = format;
  int status = read_into(draft, bytes, reader);
  if (status == BULLETIN_OK && (draft->text.failed || draft->failed))
    status = bul_nomem(error);
  if (status != BULLETIN_OK) {
    forget(draft);
    return status;
  }
  bulletin_layout *layout = &draft->layout;
  layout->text = bul_text(draft->text.data == NULL ? "" : draft->text.data,
                          draft->text.size);
  layout->evidence = draft->evidence;
  layout->places = draft->places;
  layout->line_count = draft->count;
  *out = layout;
  return BULLETIN_OK;
}

void bulletin_layout_free(bulletin_layout *layout) {
  if (layout != NULL) forget((bul_draft *)layout);
}

/* --- parts ------------------------------------------------------------- */

typedef struct part_list {
  bulletin_allocator allocator;
  bul_arena arena; /* of the links */
  bulletin_part *items;
  size_t room;
  size_t count;
} part_list;

bool bul_links_add(bulletin_parts *parts, const bulletin_allocator *allocator,
                   bulletin_text link, double size) {
  part_list *list = parts->owner;
  if (list == NULL) {
    list = bul_resize(allocator, NULL, 0, sizeof *list);
    if (list == NULL) return false;
    *list = (part_list){.allocator = *allocator};
    bul_arena_init(&list->arena, &list->allocator);
    parts->owner = list;
  }
  bulletin_part *items = bul_grow(&list->allocator, list->items, &list->room,
                                  list->count + 1, sizeof *items);
  if (items == NULL) return false;
  list->items = items;
  char *copy = bul_arena_alloc(&list->arena, link.size + 1);
  if (copy == NULL) return false;
  memcpy(copy, link.data, link.size);
  copy[link.size] = '\0';
  items[list->count++] = (bulletin_part){
      {copy, link.size}, size > 0 && size < 1e15 ? (size_t)size : 0};
  parts->items = items;
  parts->count = list->count;
  return true;
}

int bulletin_parts_read(bulletin_parts *out, bulletin_text bytes, int format,
                        const char *encoding, const bulletin_allocator *given,
                        bulletin_error *error) {
  bulletin_allocator allocator = bul_allocator(given);
  *out = (bulletin_parts){NULL, 0, NULL};
  const bul_format *reader = bul_format_of(format);
  if (reader == NULL || reader->read == NULL)
    return fail_missing(error, reader);
  if (reader->parts == NULL) return BULLETIN_OK;
  bulletin_decoded decoded = {0};
  int status = decode(&decoded, bytes, encoding, &allocator, error);
  if (status == BULLETIN_OK)
    status = reader->parts(out, decoded.text, &allocator, error);
  bulletin_decoded_free(&decoded);
  if (status != BULLETIN_OK) bulletin_parts_free(out);
  return status;
}

void bulletin_parts_free(bulletin_parts *parts) {
  part_list *list = parts->owner;
  *parts = (bulletin_parts){NULL, 0, NULL};
  if (list == NULL) return;
  bulletin_allocator allocator = list->allocator;
  bul_arena_free(&list->arena);
  bul_free(&allocator, list->items, list->room * sizeof *list->items);
  bul_free(&allocator, list, sizeof *list);
}

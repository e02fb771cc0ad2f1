/*
** runs.c - the records of a printed page, as sheet.h says they are written.
*/
#include "sheet.h"

enum {
  MOST_RUNS = 60000, /* of a page; a broadsheet's has some 6,000 */
  MOST_DRAWN = 4000  /* more are no borders */
};

static const double LARGEST_PAGE = 20000, SMALLEST_TYPE = .5,
                    LARGEST_TYPE = 2000;

/* --- numbers ----------------------------------------------------------- */

/* A decimal behind white space; 0, and *good false, if none stands there. */
static double take_number(bulletin_text *text, bool *good) {
  bul_cursor c = bul_cursor_of(*text);
  double value = 0;
  while (bul_take(&c, " "))
    ;
  if (!bul_take_decimal(&c, &value) || !(bul_at_end(&c) || *c.at == ' '))
    *good = false;
  *text = bul_rest(&c);
  return value;
}

static unsigned take_count(bulletin_text *text, bool *good) {
  double value = take_number(text, good);
  if (!(value >= 0 && value < 1e9)) *good = false;
  return *good ? (unsigned)value : 0;
}

/* --- records ----------------------------------------------------------- */

static bulletin_text take_record(bulletin_text *text) {
  const char *end = memchr(text->data, '\n', text->size);
  size_t size = end == NULL ? text->size : (size_t)(end - text->data);
  bulletin_text record = bul_text(text->data, size);
  *text = bul_text_from(*text, end == NULL ? size : size + 1);
  return record;
}

static bool read_page(bul_sheet *sheet, bulletin_text record) {
  bool good = true;
  record = bul_text_from(record, 5);
  sheet->number = take_count(&record, &good);
  sheet->width = take_number(&record, &good);
  sheet->height = take_number(&record, &good);
  return good && sheet->number > 0 && sheet->width > 0 && sheet->height > 0 &&
         sheet->width <= LARGEST_PAGE && sheet->height <= LARGEST_PAGE;
}

/* Whether what was printed there can be read on the page at all. */
static bool is_on_page(const bul_sheet *sheet, const bul_run *run) {
  return run->size >= SMALLEST_TYPE && run->size <= LARGEST_TYPE &&
         run->box.width >= 0 && run->box.height >= 0 &&
         run->box.x > -run->size && run->box.x < sheet->width &&
         run->box.y > -run->size && run->box.y < sheet->height &&
         run->box.width <= sheet->width && run->box.height <= sheet->height;
}

static bulletin_box take_box(bulletin_text *record, bool *good) {
  bulletin_box box = {0};
  box.x = take_number(record, good);
  box.y = take_number(record, good);
  box.width = take_number(record, good);
  box.height = take_number(record, good);
  return box;
}

static bool read_run(bul_run *run, bulletin_text record) {
  bool good = true;
  record = bul_text_from(record, 4);
  run->box = take_box(&record, &good);
  run->size = take_number(&record, &good);
  run->weight = take_count(&record, &good);
  run->face = take_count(&record, &good);
  run->text = bul_text_trim(record);
  run->next = BUL_NONE;
  return good;
}

static int add_run(bul_sheet *sheet, const bul_run *run,
                   bulletin_error *error) {
  if (sheet->run_count == MOST_RUNS)
    return bul_fail(error, BULLETIN_LIMIT, "page %u has too many glyphs",
                    (unsigned)sheet->number);
  bul_run *runs = bul_arena_grow(&sheet->arena, sheet->runs, &sheet->run_room,
                                 sheet->run_count + 1, sizeof *runs);
  if (runs == NULL) return bul_nomem(error);
  sheet->runs = runs;
  runs[sheet->run_count] = *run;
  runs[sheet->run_count++].box.page = sheet->number;
  return BULLETIN_OK;
}

/* A rule or a box. */
static int add_drawn(bul_sheet *sheet, bulletin_text record, size_t word,
                     bulletin_error *error) {
  bool good = true;
  record = bul_text_from(record, word);
  bulletin_box box = take_box(&record, &good);
  if (!good || !(box.width >= 0 && box.height >= 0))
    return bul_fail(error, BULLETIN_CORRUPT,
                    "page %u has a record that is none of a rule",
                    (unsigned)sheet->number);
  if (sheet->drawn_count == MOST_DRAWN) return BULLETIN_OK;
  bulletin_box *drawn =
      bul_arena_grow(&sheet->arena, sheet->drawn, &sheet->drawn_room,
                     sheet->drawn_count + 1, sizeof *drawn);
  if (drawn == NULL) return bul_nomem(error);
  sheet->drawn = drawn;
  drawn[sheet->drawn_count++] = box;
  return BULLETIN_OK;
}

int bul_sheet_read(bul_sheet *sheet, bulletin_text text, bulletin_text *rest,
                   bulletin_error *error) {
  bulletin_text record = take_record(&text);
  if (!bul_text_starts(record, BUL_TEXT("page ")) || !read_page(sheet, record))
    return bul_fail(error, BULLETIN_CORRUPT, "no records of a printed page");
  while (text.size > 0 && !bul_text_starts(text, BUL_TEXT("page "))) {
    bul_run run = {.next = BUL_NONE};
    record = take_record(&text);
    if (record.size == 0) continue;
    size_t word = bul_text_starts(record, BUL_TEXT("rule "))  ? 5
                  : bul_text_starts(record, BUL_TEXT("box ")) ? 4
                                                              : 0;
    if (word > 0) {
      int status = add_drawn(sheet, record, word, error);
      if (status != BULLETIN_OK) return status;
      continue;
    }
    if (!bul_text_starts(record, BUL_TEXT("run ")) || !read_run(&run, record))
      return bul_fail(error, BULLETIN_CORRUPT,
                      "page %u has a record that is none of a run",
                      (unsigned)sheet->number);
    if (run.text.size == 0 || !is_on_page(sheet, &run)) continue;
    int status = add_run(sheet, &run, error);
    if (status != BULLETIN_OK) return status;
  }
  *rest = text;
  return BULLETIN_OK;
}

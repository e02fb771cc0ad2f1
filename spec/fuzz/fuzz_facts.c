/* Any text as dates, figures and points: every span lies in it between
** characters, in the text's order, and holds what its field says. */
#include "base/text.h"
#include "require.h"

#include <math.h>

static void whole(bulletin_text text, bulletin_text part, bulletin_span span) {
  REQUIRE(span.start <= span.end && span.end <= text.size);
  REQUIRE(part.size == span.end - span.start);
  REQUIRE(part.data == text.data + span.start);
  REQUIRE(bul_utf8_invalid(part) == part.size);
}

static void within(bulletin_text text, bulletin_text part) {
  if (part.data == NULL) return;
  REQUIRE(bul_utf8_invalid(part) == part.size && part.size > 0);
  if (part.data >= text.data && part.data < text.data + text.size)
    REQUIRE(part.size <= (size_t)(text.data + text.size - part.data));
}

static void dates(bulletin_text text, bulletin_text today) {
  bulletin_dates all;
  bulletin_error error = {0};
  REQUIRE(bulletin_dates_read(&all, text, today, NULL, &error) == 0);
  size_t at = 0;
  for (size_t i = 0; i < all.count; i++) {
    const bulletin_date *d = &all.items[i];
    whole(text, d->text, d->span);
    REQUIRE(d->span.start >= at && d->text.size > 0);
    REQUIRE(d->grain >= 0 && d->grain < BULLETIN_GRAINS);
    if (d->from[0] != '\0' && d->to[0] != '\0' && d->from[0] != '-' &&
        d->to[0] != '-')
      REQUIRE(strcmp(d->from, d->to) <= 0);
    at = d->span.end;
  }
  bulletin_dates_free(&all);
}

static void figures(bulletin_text text, int flags) {
  bulletin_figures all;
  bulletin_error error = {0};
  REQUIRE(bulletin_figures_read(&all, text, flags, NULL, &error) == 0);
  size_t at = 0;
  for (size_t i = 0; i < all.count; i++) {
    const bulletin_figure *f = &all.items[i];
    whole(text, f->text, f->span);
    REQUIRE(f->span.end > at && f->text.size > 0 && isfinite(f->value));
    within(text, f->unit);
    within(text, f->per);
    within(text, f->what);
    REQUIRE(f->kind != BULLETIN_SCORE || isnan(f->max));
    at = f->span.end;
  }
  bulletin_figures_free(&all);
}

static void points(bulletin_text text) {
  bulletin_points all;
  bulletin_error error = {0};
  REQUIRE(bulletin_points_read(&all, text, NULL, &error) == 0);
  for (size_t i = 0; i < all.count; i++) {
    const bulletin_point *p = &all.items[i];
    whole(text, p->text, p->span);
    within(text, p->mark);
    REQUIRE(p->parent == SIZE_MAX || p->parent < i);
    if (p->parent != SIZE_MAX)
      REQUIRE(p->span.end <= all.items[p->parent].span.end);
  }
  bulletin_points_free(&all);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);
int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
  if (size == 0) return 0;
  bulletin_text text = {(const char *)data + 1, size - 1};
  text.size = bul_utf8_invalid(text);
  bulletin_text none = {NULL, 0};
  dates(text, data[0] & 1 ? BUL_TEXT("2026-07-20") : none);
  figures(text, data[0] & 2 ? BULLETIN_ORDINALS : 0);
  points(text);
  return 0;
}

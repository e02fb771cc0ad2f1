/*
** fields.c - see fields.h.
*/
#include "fields.h"

#include "../base/error.h"

#include <string.h>

void bul_fields_init(bul_fields *fields, const bul_query *query,
                     const bulletin_allocator *allocator) {
  *fields = (bul_fields){.allocator = bul_allocator(allocator), .query = query};
}

void bul_fields_free(bul_fields *fields) {
  for (size_t p = 0; p < BUL_MOST_PHRASES; p++) {
    bul_set *set = &fields->sets[p];
    bul_free(&fields->allocator, set->bits, set->words * sizeof *set->bits);
    *set = (bul_set){0};
  }
}

typedef struct reading {
  bul_fields *fields;
  size_t phrases[BUL_MOST_PHRASES]; /* by number of the key */
} reading;

static int keep_member(void *to, size_t asked, int64_t article,
                       bulletin_error *error) {
  reading *r = to;
  bul_set *set = &r->fields->sets[r->phrases[asked]];
  if (article < 0 || article > UINT32_MAX)
    return bul_fail(error, BULLETIN_CORRUPT,
                    "there is no article %lld; restore a backup",
                    (long long)article);
  size_t word = (size_t)article >> 6;
  if (word >= set->words) {
    size_t words = 2 * word + 16;
    uint64_t *grown =
        bul_resize(&r->fields->allocator, set->bits, set->words * sizeof *grown,
                   words * sizeof *grown);
    if (grown == NULL) return bul_nomem(error);
    memset(grown + set->words, 0, (words - set->words) * sizeof *grown);
    *set = (bul_set){.bits = grown, .words = words};
  }
  set->bits[word] |= (uint64_t)1 << (article & 63);
  return BULLETIN_OK;
}

int bul_fields_read(bul_fields *fields, const bul_engine *engine,
                    bulletin_error *error) {
  reading r = {.fields = fields};
  bul_member_key keys[BUL_MOST_PHRASES];
  size_t count = 0;
  for (size_t p = 0; p < fields->query->phrase_count; p++) {
    const bul_phrase *phrase = &fields->query->phrases[p];
    if (phrase->kind != BUL_PHRASE_FIELD) continue;
    r.phrases[count] = p;
    keys[count++] = (bul_member_key){phrase->field, phrase->value};
  }
  if (count == 0) return BULLETIN_OK;
  return engine->members(engine->context, keys, count, keep_member, &r, error);
}

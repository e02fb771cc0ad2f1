/*
** card.c - see card.h.
**
** A card is the lengths of source, page's name and date, each + 1, or 0 when
** the text is absent; 1 or 0 for a headline or none; and the texts, the headline
** last, to the end. What the pieces of a page have in common comes first, for
** the index keeps that once. A length is written in bytes of ASCII, six bits
** each, the lowest first, and bit 6 when more follow: so a card is well-formed
** UTF-8 when its texts are, and many of them are checked at once.
*/
#include "card.h"

#include "../../base/error.h"
#include "../../base/text.h"

enum {
  LENGTH_BITS = 6, /* in a byte */
  LENGTH_MORE = 1 << LENGTH_BITS,
  LENGTH_BYTES = 10 /* of 60 bits */
};

static void put_length(bul_buffer *out, size_t length) {
  for (; length >= LENGTH_MORE; length >>= LENGTH_BITS) {
    char low = (char)((length & (LENGTH_MORE - 1)) | LENGTH_MORE);
    bul_buffer_add(out, &low, 1);
  }
  bul_buffer_add(out, &(char){(char)length}, 1);
}

static bool take_length(const char **at, const char *end, size_t *out) {
  *out = 0;
  for (unsigned i = 0; *at < end && i < LENGTH_BYTES; i++) {
    unsigned char byte = (unsigned char)*(*at)++;
    *out |= (size_t)(byte & (LENGTH_MORE - 1)) << i * LENGTH_BITS;
    if (byte < LENGTH_MORE) return true;
    if (byte >= 2 * LENGTH_MORE) return false;
  }
  return false;
}

static void put_card(bul_buffer *out, const bulletin_card *card) {
  const bulletin_text texts[] = {card->source, card->page_name, card->date,
                                 card->headline};
  for (size_t i = 0; i < 3; i++)
    put_length(out, texts[i].data == NULL ? 0 : texts[i].size + 1);
  put_length(out, card->headline.data != NULL);
  for (size_t i = 0; i < 4; i++)
    if (texts[i].data != NULL) bul_buffer_add_text(out, texts[i]);
}

int bul_card_add(bulletin_store *store, const bulletin_page *page,
                 const bulletin_article *a, bulletin_error *error) {
  bulletin_card card = {.headline = a->headline.text,
                        .date = a->date.data != NULL ? a->date : page->date,
                        .source = page->source,
                        .page_name = page->name};
  bul_buffer bytes;
  bul_buffer_init(&bytes, &store->allocator);
  put_card(&bytes, &card);
  int status = bytes.failed
                   ? bul_nomem(error)
                   : bul_batch_card(&store->batch,
                                    bul_text(bytes.data, bytes.size), error);
  bul_buffer_free(&bytes);
  return status;
}

/* Does no character go on where the text begins? */
static bool begins_whole(bulletin_text text) {
  return text.size == 0 || !bul_goes_on(text.data[0]);
}

bool bul_card_take(bulletin_card *out, bulletin_text bytes) {
  const char *at = bytes.data, *end = at + bytes.size;
  size_t sizes[4];
  for (size_t i = 0; i < 4; i++)
    if (!take_length(&at, end, &sizes[i])) return false;
  bulletin_text *const texts[] = {&out->source, &out->page_name, &out->date,
                                  &out->headline};
  for (size_t i = 0; i < 4; i++) {
    size_t left = (size_t)(end - at), size = sizes[i] - 1;
    *texts[i] = (bulletin_text){NULL, 0};
    if (sizes[i] == 0) continue;
    if (size > left) return false;
    if (i == 3) size = left;
    *texts[i] = bul_text(at, size);
    if (!begins_whole(*texts[i])) return false;
    at += size;
  }
  return at == end;
}

int bul_card_read(bul_buffer *out, bulletin_store *store, int64_t revision,
                  bulletin_error *error) {
  bul_rows rows;
  bul_rows_open(&rows, store->sql,
                "SELECT r.headline, ifnull(r.date, p.date), s.name, p.name "
                "FROM revision r JOIN article a ON a.id = r.article "
                "/*+ AND a.shard = r.shard */ "
                "JOIN page p ON p.id = ifnull(r.page, a.page) "
                "/*+ AND p.shard = r.shard */ "
                "LEFT JOIN source s ON s.id = p.source "
                "/*+ AND s.shard = p.shard */ "
                "WHERE r.id = ?1 /*+ AND r.shard = ?1 & 63 */",
                "i", revision);
  bool there = bul_rows_next(&rows);
  if (there) {
    bulletin_card card = {.headline = bul_rows_text(&rows, 0),
                          .date = bul_rows_text(&rows, 1),
                          .source = bul_rows_text(&rows, 2),
                          .page_name = bul_rows_text(&rows, 3)};
    put_card(out, &card);
  }
  int status = bul_rows_close(&rows, error);
  if (status == BULLETIN_OK && !there)
    status = bul_fail(error, BULLETIN_NOTFOUND, "the article is gone");
  if (status == BULLETIN_OK && out->failed) status = bul_nomem(error);
  return status;
}

/*
** card.h - what a list of answers shows of an article, as the bytes that the
** index keeps.
*/
#ifndef BUL_STORE_CARD_H
#define BUL_STORE_CARD_H

#include "../store.h"

/* Gives the newest document of the store's batch its card. */
int bul_card_add(bulletin_store *store, const bulletin_page *page,
                 const bulletin_article *article, bulletin_error *error);

/* What a card says; its texts point into `bytes`, which are well-formed UTF-8.
** False when it is damaged. */
bool bul_card_take(bulletin_card *out, bulletin_text bytes);

/* The card of a revision, put together from the archive's tables. NOTFOUND. */
int bul_card_read(bul_buffer *out, bulletin_store *store, int64_t revision,
                  bulletin_error *error);

#endif

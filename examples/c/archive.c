/*
** archive.c - fills an archive with pages and searches it.
**
**   cc -std=c11 -o archive archive.c $(pkg-config --cflags --libs bulletin)
**   ./archive NEWS.db QUERY PAGE.txt...
**
** Run again with the same pages, it keeps no second copy of a piece.
*/
#include <bulletin.h>

#include <stdio.h>
#include <stdlib.h>

enum { LARGEST_PAGE = 1 << 20, SHOWN = 10, WAIT = 5000 /* milliseconds */ };

/* Puts the articles of one file into the store: all of them, or none. */
static int add_file(bulletin_store *store, const char *path, char *room,
                    bulletin_error *error) {
  FILE *file = fopen(path, "rb");
  if (!file) {
    error->status = BULLETIN_NOTFOUND;
    snprintf(error->message, sizeof error->message, "cannot open the file");
    return error->status;
  }
  bulletin_text bytes = {room, fread(room, 1, LARGEST_PAGE, file)};
  fclose(file);

  bulletin_decoded decoded = {0};
  bulletin_page *page = NULL;
  bulletin_stored *stored = NULL;
  int status = bulletin_decode(&decoded, bytes, NULL, NULL, error);
  if (status == BULLETIN_OK)
    status = bulletin_parse(&page, decoded.text, NULL, NULL, error);
  if (status == BULLETIN_OK) {
    stored = calloc(page->article_count + 1, sizeof *stored);
    status = stored ? bulletin_add(stored, store, page, error) : BULLETIN_NOMEM;
  }
  if (status == BULLETIN_OK)
    for (size_t i = 0; i < page->article_count; i++)
      if (stored[i].outcome == BULLETIN_ADDED)
        printf("+ %lld %.*s\n", (long long)stored[i].id,
               (int)page->articles[i].headline.text.size,
               page->articles[i].headline.text.data);
  free(stored);
  bulletin_page_free(page);
  bulletin_decoded_free(&decoded);
  return status;
}

static int search(bulletin_store *store, const char *query,
                  bulletin_error *error) {
  bulletin_filter filter = {.limit = SHOWN};
  bulletin_hits *hits = NULL;
  int status =
      bulletin_search(&hits, store, bulletin_text_of(query), &filter, error);
  size_t count = status == BULLETIN_OK ? bulletin_hits_count(hits) : 0;
  for (size_t i = 0; status == BULLETIN_OK && i < count; i++) {
    bulletin_hit hit = bulletin_hits_at(hits, i);
    bulletin_card card;
    bulletin_text snippet;
    status = bulletin_hit_card(&card, store, hits, i, error);
    if (status != BULLETIN_OK) break;
    printf("%5.2f  %.*s  %.*s\n", hit.score, (int)card.date.size,
           card.date.data, (int)card.headline.size, card.headline.data);
    status = bulletin_hit_snippet(&snippet, store, hits, i, error);
    if (status == BULLETIN_OK)
      printf("       %.*s\n", (int)snippet.size, snippet.data);
  }
  bulletin_hits_free(hits);
  return status;
}

int main(int argc, char **argv) {
  static char room[LARGEST_PAGE];
  bulletin_store *store = NULL;
  bulletin_error error = {0};
  if (argc < 3) {
    fprintf(stderr, "usage: %s NEWS.db QUERY PAGE.txt...\n", argv[0]);
    return 2;
  }
  int status = bulletin_open(&store, bulletin_text_of(argv[1]),
                             BULLETIN_READ_WRITE, WAIT, NULL, &error);
  for (int i = 3; status == BULLETIN_OK && i < argc; i++) {
    status = add_file(store, argv[i], room, &error);
    if (status != BULLETIN_OK) fprintf(stderr, "%s: ", argv[i]);
  }
  if (status == BULLETIN_OK) status = search(store, argv[2], &error);
  if (status != BULLETIN_OK)
    fprintf(stderr, "%s (%s)\n", error.message, bulletin_status_name(status));
  bulletin_close(store);
  return status == BULLETIN_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}

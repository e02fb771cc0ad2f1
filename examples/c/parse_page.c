/*
** parse_page.c - what is on a newspaper page: every piece with its headline,
** its people and how many paragraphs it has.
**
**   cc -std=c11 -o parse_page parse_page.c $(pkg-config --cflags --libs bulletin)
**   ./parse_page PAGE.txt
*/
#include <bulletin.h>

#include <stdio.h>
#include <stdlib.h>

/* Reads a whole file. Returns NULL, with a message, when it cannot. */
static char *read_file(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  char *bytes = NULL;
  size_t capacity = 0;
  *size = 0;
  if (!file) {
    perror(path);
    return NULL;
  }
  for (;;) {
    if (*size == capacity) {
      size_t larger = capacity ? 2 * capacity : 65536;
      char *grown = realloc(bytes, larger);
      if (!grown) break;
      bytes = grown;
      capacity = larger;
    }
    size_t got = fread(bytes + *size, 1, capacity - *size, file);
    *size += got;
    if (got == 0) {
      if (ferror(file)) break;
      fclose(file);
      return bytes;
    }
  }
  perror(path);
  fclose(file);
  free(bytes);
  return NULL;
}

static void print(const char *before, bulletin_text text) {
  if (text.data) printf("%s%.*s\n", before, (int)text.size, text.data);
}

static void show(const bulletin_article *article) {
  print("  引题 ", article->kicker.text);
  print("■ ", article->headline.text);
  print("  副题 ", article->deck.text);
  print("  电头 ", article->dateline.field.text);
  for (size_t i = 0; i < article->byline_count; i++) {
    const bulletin_byline *byline = &article->bylines[i];
    printf("  %.*s", (int)byline->role.size, byline->role.data);
    print(" ", byline->name);
  }
  size_t paragraphs = 0;
  for (size_t i = 0; i < article->body_count; i++) {
    paragraphs += article->body[i].kind == BULLETIN_PARAGRAPH;
  }
  printf("  %zu paragraphs, lines %zu to %zu\n", paragraphs,
         article->first_line, article->last_line);
}

int main(int argc, char **argv) {
  bulletin_decoded decoded = {0};
  bulletin_page *page = NULL;
  bulletin_error error = {0};
  bulletin_text bytes;
  int status = EXIT_FAILURE;
  if (argc != 2) {
    fprintf(stderr, "usage: %s PAGE.txt\n", argv[0]);
    return 2;
  }
  char *file = read_file(argv[1], &bytes.size);
  if (!file) return EXIT_FAILURE;
  bytes.data = file;

  /* The page points into the decoded text, and that into the file. */
  if (bulletin_decode(&decoded, bytes, NULL, NULL, &error) != BULLETIN_OK)
    goto done;
  if (bulletin_parse(&page, decoded.text, NULL, NULL, &error) != BULLETIN_OK)
    goto done;
  for (size_t i = 0; i < page->article_count; i++)
    show(&page->articles[i]);
  status = EXIT_SUCCESS;

done:
  if (status != EXIT_SUCCESS)
    fprintf(stderr, "%s:%zu: %s (%s)\n", argv[1], error.line, error.message,
            bulletin_status_name(error.status));
  bulletin_page_free(page);
  bulletin_decoded_free(&decoded);
  free(file);
  return status;
}

/*
** running.c - the running text of an article: its title lines, then its body.
*/
#include "../base/buffer.h"
#include "../base/error.h"
#include "../base/text.h"

static void add_line(bul_buffer *out, bulletin_text line) {
  if (line.size == 0) return;
  if (out->size > 0) bul_buffer_add(out, "\n", 1);
  bul_buffer_add_text(out, line);
}

int bulletin_running_text(bulletin_string *out, size_t *title_size,
                          const bulletin_article *article,
                          const bulletin_allocator *allocator,
                          bulletin_error *error) {
  *out = (bulletin_string){.allocator = bul_allocator(allocator)};
  bul_buffer text;
  bul_buffer_init(&text, &out->allocator);
  bul_buffer_reserve(&text, 1); /* an empty text is a text */
#define ADD(title) add_line(&text, article->title.text);
  BULLETIN_EACH_TITLE(ADD)
#undef ADD
  size_t before = text.size;
  for (size_t i = 0; i < article->body_count; i++)
    add_line(&text, article->body[i].field.text);
  if (text.failed) {
    bul_buffer_free(&text);
    return bul_nomem(error);
  }
  /* The line end behind the titles is theirs. */
  if (title_size != NULL)
    *title_size = before > 0 && text.size > before ? before + 1 : before;
  out->text = bul_text(text.data, text.size);
  out->capacity = text.capacity;
  return BULLETIN_OK;
}

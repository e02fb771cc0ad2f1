/*
** docx.c - manuscripts as Word, WPS and LibreOffice write them: which of their
** paragraphs are titles, and the whole.
**
** Titles stand over the text: by their style, or set larger, or bold and centred.
** The largest is the headline; what stands before it is kicker, behind it deck.
** A style's title further down begins another piece.
*/
#ifdef BUL_WITH_DOCX
#include "../formats.h"
#include "docx.h"
#include "zip.h"

static const double LARGER = 1.2; /* than the text's type: a title's */

enum {
  LONGEST_TITLE = 60,
  LONGEST_SUBHEAD = 40,
  MOST_TITLES = 4,
  MOST_SIZES = 32
};

/* The size in which most characters are set. */
static double body_size(const bul_docx *d) {
  double sizes[MOST_SIZES];
  size_t chars[MOST_SIZES] = {0}, count = 0, best = 0;
  for (size_t i = 0; i < d->count; i++) {
    size_t k = 0;
    while (k < count && sizes[k] != d->items[i].size)
      k++;
    if (k == MOST_SIZES) continue;
    if (k == count) sizes[count++] = d->items[i].size;
    chars[k] += d->items[i].chars;
    if (chars[k] > chars[best]) best = k;
  }
  return count == 0 ? 0 : sizes[best];
}

static bulletin_text text_of(const bul_docx *d, size_t i) {
  const bul_docx_paragraph *p = &d->items[i];
  return bul_text_trim(
      bul_text(d->text.data + p->text.start, p->text.end - p->text.start));
}

static bool is_larger(const bul_docx_paragraph *p, double body) {
  return body > 0 && p->size >= body * LARGER;
}

static bool is_title(const bul_docx_paragraph *p, double body) {
  if (p->chars > LONGEST_TITLE || p->table || p->note) return false;
  return p->style == BUL_DOCX_TITLE || p->style == BUL_DOCX_SUBTITLE ||
         is_larger(p, body) || (p->bold && p->centred);
}

static bool is_sentence(bulletin_text text) {
  return bul_text_ends(text, BUL_TEXT("。")) ||
         bul_text_ends(text, BUL_TEXT("；")) ||
         bul_text_ends(text, BUL_TEXT("，"));
}

static const char *body_kind(const bul_docx *d, size_t i, double body) {
  const bul_docx_paragraph *p = &d->items[i];
  if (p->note) return "note";
  if (p->table) return "paragraph";
  if (p->style == BUL_DOCX_CAPTION) return "caption";
  bool set = p->style == BUL_DOCX_HEADING || p->style == BUL_DOCX_SUBTITLE ||
             p->bold || is_larger(p, body);
  return set && p->chars <= LONGEST_SUBHEAD && !is_sentence(text_of(d, i))
             ? "subhead"
             : NULL;
}

/* Adds paragraphs [i, end), which follow each other in the text, as a line. */
static bool add_lines(bul_docx *d, size_t i, size_t end, const char *kind,
                      bool piece) {
  bulletin_span span = {d->items[i].text.start, d->items[end - 1].text.end};
  return bul_draft_add(
      d->draft, &(bul_draft_line){.text = bul_text(d->text.data + span.start,
                                                   span.end - span.start),
                                  .evidence = {.kind = bulletin_text_of(kind),
                                               .whole = true,
                                               .piece = piece},
                                  .confidence = -1});
}

static bool add(bul_docx *d, size_t i, const char *kind, bool piece) {
  return add_lines(d, i, i + 1, kind, piece);
}

/* A title's next line, set as the one before it. */
static bool is_same_title(const bul_docx_paragraph *p) {
  return p->broken && p->size == p[-1].size && p->bold == p[-1].bold &&
         p->text.start == p[-1].text.end;
}

/* Whether `a` is more of a headline than `b`. */
static bool is_more(const bul_docx_paragraph *a, const bul_docx_paragraph *b) {
  bool one = a->style == BUL_DOCX_TITLE, other = b->style == BUL_DOCX_TITLE;
  return one != other ? one : a->size > b->size;
}

/* Writes the titles that begin at `first`; where the text goes on. */
static size_t write_titles(bul_docx *d, size_t first, double body, bool *good) {
  size_t end = first, best = first;
  while (end < d->count && end < first + MOST_TITLES &&
         is_title(&d->items[end], body))
    end++;
  for (size_t i = first + 1; i < end; i++)
    if (is_more(&d->items[i], &d->items[best])) best = i;
  for (size_t i = first, next; *good && i < end; i = next) {
    const char *kind = best < i ? "deck" : "kicker";
    for (next = i + 1; next < end && is_same_title(&d->items[next]);)
      next++;
    if (best >= i && best < next) kind = "headline";
    *good = add_lines(d, i, next, kind, i == first);
  }
  return end;
}

bool bul_docx_write(bul_docx *d) {
  double body = body_size(d);
  bool good = true;
  size_t i = write_titles(d, 0, body, &good), first = i;
  while (good && i < d->count) {
    const bul_docx_paragraph *p = &d->items[i];
    if (i > first && p->style == BUL_DOCX_TITLE && is_title(p, body)) {
      i = write_titles(d, i, body, &good);
      continue;
    }
    good =
        add(d, i, i == 0 && first == 0 ? NULL : body_kind(d, i, body), i == 0);
    i++;
  }
  return good;
}

/* --- the whole --------------------------------------------------------- */

/* Reads a part by its name, if there is one; *found says so. Its bytes stay in
** `bytes`. */
static int read_part(const bul_zip *zip, const char *name, bul_buffer *bytes,
                     bulletin_text *text, bool *found) {
  bytes->size = 0;
  int status = bul_zip_read(zip, name, bytes, found);
  if (status != BULLETIN_OK || !*found) return status;
  *text = bul_text(bytes->data, bytes->size);
  if (bul_text_starts(*text, BUL_TEXT("\xEF\xBB\xBF")))
    *text = bul_text_from(*text, 3);
  return bul_check_text(*text, zip->error);
}

/* The parts besides the text: notes are text, comments are not. */
static int read_others(bul_docx *d, const bul_zip *zip, bul_buffer *bytes) {
  static const struct {
    const char *name;
    bul_docx_part part;
  } parts[] = {{"word/footnotes.xml", BUL_DOCX_NOTES},
               {"word/endnotes.xml", BUL_DOCX_NOTES},
               {"word/comments.xml", BUL_DOCX_COMMENTS}};
  int status = BULLETIN_OK;
  for (size_t i = 0; status == BULLETIN_OK && i < BUL_COUNT(parts); i++) {
    bulletin_text text;
    bool found;
    status = read_part(zip, parts[i].name, bytes, &text, &found);
    if (status == BULLETIN_OK && found)
      status = bul_docx_read_text(d, text, parts[i].part);
  }
  return status;
}

/* `kept` are the bytes of the styles and of the numbering, of which what is read
** has parts. */
static int read_parts(bul_docx *d, const bul_zip *zip, bul_buffer kept[2],
                      bul_buffer *bytes) {
  bulletin_text text;
  bool found;
  int status = read_part(zip, "word/styles.xml", &kept[0], &text, &found);
  if (status == BULLETIN_OK && found) status = bul_docx_read_styles(d, text);
  if (status == BULLETIN_OK)
    status = read_part(zip, "word/numbering.xml", &kept[1], &text, &found);
  if (status == BULLETIN_OK && found) status = bul_docx_read_numbering(d, text);
  if (status == BULLETIN_OK)
    status = read_part(zip, "word/document.xml", bytes, &text, &found);
  if (status == BULLETIN_OK && !found)
    return bul_fail(zip->error, BULLETIN_CORRUPT,
                    "a ZIP file, but no Word document");
  if (status == BULLETIN_OK)
    status = bul_docx_read_text(d, text, BUL_DOCX_BODY);
  if (status == BULLETIN_OK) status = read_others(d, zip, bytes);
  return status;
}

/* Manuscripts that are no ZIP file, by name. A compound file keeps the names of
** what is in it as UTF-16. */
static int check_kind(bulletin_text source, bulletin_error *error) {
  static const bulletin_text encrypted = {
      "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e", 31};
  if (bul_text_starts(source, BUL_TEXT(BUL_RTF_MARK)))
    return bul_fail(error, BULLETIN_CORRUPT,
                    "an RTF file; save it as a Word document (.docx)");
  if (!bul_text_starts(source, BUL_TEXT(BUL_OLE_MARK))) return BULLETIN_OK;
  if (bul_text_find(source, encrypted) != NULL)
    return bul_fail(error, BULLETIN_CORRUPT,
                    "the document is encrypted; save it without a password");
  return bul_fail(error, BULLETIN_CORRUPT,
                  "a document of an older Word (.doc); save it as .docx");
}

int bul_docx_read(bul_draft *draft, bulletin_text source) {
  bul_zip zip;
  int refused = check_kind(source, draft->error);
  if (refused != BULLETIN_OK) return refused;
  bul_docx d = {.draft = draft};
  bul_buffer kept[2], bytes;
  bul_buffer_init(&d.text, &draft->allocator);
  bul_buffer_init(&kept[0], &draft->allocator);
  bul_buffer_init(&kept[1], &draft->allocator);
  bul_buffer_init(&bytes, &draft->allocator);
  int status = bul_zip_open(&zip, source, draft->error);
  if (status == BULLETIN_OK) status = read_parts(&d, &zip, kept, &bytes);
  if (status == BULLETIN_OK && !bul_docx_write(&d))
    status = bul_nomem(draft->error);
  draft->layout.pieces_told = true;
  bul_free(&draft->allocator, d.items, d.room * sizeof *d.items);
  bul_free(&draft->allocator, d.types, d.type_room * sizeof *d.types);
  bul_buffer_free(&d.text);
  bul_free(&draft->allocator, d.lists, d.list_room * sizeof *d.lists);
  bul_free(&draft->allocator, d.numbers, d.number_room * sizeof *d.numbers);
  bul_buffer_free(&kept[0]);
  bul_buffer_free(&kept[1]);
  bul_buffer_free(&bytes);
  return status;
}
#else
typedef int bul_docx_is_not_built;
#endif

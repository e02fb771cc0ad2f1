/*
** rulings.c - where the content of a PDF's pages stands in the file, by qpdf.
**
** Poppler tells what is drawn only to those that draw it, which takes longer than
** all else. qpdf knows the file's objects; streams are unpacked here, within
** bounds. Without it (it is asked for when the module is built) pages have no
** rules.
*/
#include "rulings.h"

#ifdef PDF_WITH_QPDF

#include <qpdf/qpdf-c.h>
#include <zlib.h>

#include <stdlib.h>
#include <string.h>

enum {
  MOST_BYTES =
      32 << 20,       /* of a page's content, unpacked, forms again and again */
  MOST_NODES = 20000, /* of the tree of pages */
  DEEPEST = 32,       /* of it */
  MOST_STREAMS = 1000,   /* of a page's content */
  MOST_RESOURCES = 1024, /* that forms of a page bring along */
  MOST_FONTS = 2000,
  STEP = 1 << 16
};

/* A page, with what those above it say of all their pages. */
typedef struct leaf {
  qpdf_oh page, resources;
  int quarters;
} leaf;

struct rulings {
  qpdf_data file;
  GArray *leaves;
  int nodes;
  /* Of the page that is read: */
  GArray *resources; /* handles */
  GHashTable *known; /* a font's name and resources: its number and one more */
  GPtrArray *fonts;  /* names */
  gsize left;        /* bytes that may still be unpacked */
};

gboolean pdf_rulings_known(void) {
  return TRUE;
}

/* --- the tree of pages ------------------------------------------------- */

static double number_in(rulings *r, qpdf_oh array, int i) {
  qpdf_oh item = qpdf_oh_get_array_item(r->file, array, i);
  double value = qpdf_oh_is_number(r->file, item)
                     ? qpdf_oh_get_numeric_value(r->file, item)
                     : 0;
  qpdf_oh_release(r->file, item);
  return value;
}

static gboolean has_array(rulings *r, qpdf_oh of, const char *key, int count,
                          double *numbers) {
  qpdf_oh array = qpdf_oh_get_key(r->file, of, key);
  gboolean found = qpdf_oh_is_array(r->file, array) &&
                   qpdf_oh_get_array_n_items(r->file, array) == count;
  for (int i = 0; found && i < count; i++)
    numbers[i] = number_in(r, array, i);
  qpdf_oh_release(r->file, array);
  return found;
}

/* What the node says of its pages; the handle of its resources is new. */
static void inherit(rulings *r, leaf *l) {
  qpdf_oh turned = qpdf_oh_get_key_if_dict(r->file, l->page, "/Rotate");
  qpdf_oh resources = qpdf_oh_get_key_if_dict(r->file, l->page, "/Resources");
  if (qpdf_oh_is_integer(r->file, turned)) {
    int degrees = qpdf_oh_get_int_value_as_int(r->file, turned) % 360;
    l->quarters = (degrees + 360) % 360 / 90;
  }
  if (qpdf_oh_is_dictionary(r->file, resources)) l->resources = resources;
  qpdf_oh_release(r->file, turned);
}

/* Adds the pages below a node, in their order. */
static void add_leaves(rulings *r, leaf node, int depth, int most) {
  if (depth > DEEPEST || r->nodes++ > MOST_NODES) return;
  inherit(r, &node);
  qpdf_oh kids = qpdf_oh_get_key_if_dict(r->file, node.page, "/Kids");
  if (!qpdf_oh_is_array(r->file, kids)) {
    if (qpdf_oh_is_dictionary(r->file, node.page))
      g_array_append_val(r->leaves, node);
    return;
  }
  int count = qpdf_oh_get_array_n_items(r->file, kids);
  for (int i = 0; i < count && (int)r->leaves->len <= most; i++) {
    if (r->nodes > MOST_NODES) break;
    leaf kid = node;
    kid.page = qpdf_oh_get_array_item(r->file, kids, i);
    add_leaves(r, kid, depth + 1, most);
  }
}

rulings *pdf_rulings_open(const char *bytes, gsize size, int pages) {
  rulings *r = g_new0(rulings, 1);
  r->leaves = g_array_new(FALSE, FALSE, sizeof(leaf));
  r->resources = g_array_new(FALSE, FALSE, sizeof(qpdf_oh));
  r->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  r->fonts = g_ptr_array_new_with_free_func(g_free);
  r->file = qpdf_init();
  qpdf_silence_errors(r->file);
  qpdf_set_suppress_warnings(r->file, QPDF_TRUE);
  qpdf_set_attempt_recovery(r->file, QPDF_FALSE);
  int status = qpdf_read_memory(r->file, "page", bytes, size, NULL);
  if ((status & QPDF_ERRORS) == 0) {
    qpdf_oh root = qpdf_get_root(r->file);
    leaf all = {.page = qpdf_oh_get_key_if_dict(r->file, root, "/Pages"),
                .resources = qpdf_oh_new_null(r->file)};
    add_leaves(r, all, 0, pages);
  }
  if ((int)r->leaves->len == pages) return r;
  pdf_rulings_close(r);
  return NULL;
}

void pdf_rulings_close(rulings *r) {
  if (r == NULL) return;
  /* An error that nobody asked for would be printed. */
  if (qpdf_has_error(r->file)) qpdf_get_error(r->file);
  qpdf_cleanup(&r->file);
  g_array_free(r->leaves, TRUE);
  g_array_free(r->resources, TRUE);
  g_hash_table_destroy(r->known);
  g_ptr_array_free(r->fonts, TRUE);
  g_free(r);
}

/* --- streams ----------------------------------------------------------- */

/* Appends what a stream has packed. */
static gboolean inflate_into(rulings *r, GByteArray *out,
                             const unsigned char *bytes, size_t size) {
  z_stream z = {.next_in = (Bytef *)bytes, .avail_in = (uInt)size};
  int status = Z_OK;
  if (size > MOST_BYTES || inflateInit(&z) != Z_OK) return FALSE;
  while (status == Z_OK) {
    guint at = out->len;
    gsize room = r->left < STEP ? r->left : STEP;
    if (room == 0) break;
    g_byte_array_set_size(out, at + (guint)room);
    z.next_out = out->data + at;
    z.avail_out = (uInt)room;
    status = inflate(&z, Z_NO_FLUSH);
    g_byte_array_set_size(out, at + (guint)(room - z.avail_out));
    r->left -= room - z.avail_out;
  }
  inflateEnd(&z);
  /* What breaks off has been read so far. */
  return r->left > 0;
}

/* Whether the stream is packed as streams of content are, or not at all. */
static gboolean is_plain(rulings *r, qpdf_oh stream, gboolean *packed) {
  qpdf_oh dict = qpdf_oh_get_dict(r->file, stream);
  qpdf_oh filter = qpdf_oh_get_key(r->file, dict, "/Filter");
  qpdf_oh name = filter;
  if (qpdf_oh_is_array(r->file, filter) &&
      qpdf_oh_get_array_n_items(r->file, filter) == 1)
    name = qpdf_oh_get_array_item(r->file, filter, 0);
  *packed = qpdf_oh_is_name_and_equals(r->file, name, "/FlateDecode");
  gboolean none = qpdf_oh_is_null(r->file, filter);
  if (name != filter) qpdf_oh_release(r->file, name);
  qpdf_oh_release(r->file, filter);
  qpdf_oh_release(r->file, dict);
  return *packed || none;
}

static gboolean add_stream(rulings *r, qpdf_oh stream, GByteArray *out) {
  unsigned char *bytes = NULL;
  size_t size = 0;
  gboolean packed, good;
  if (!qpdf_oh_is_stream(r->file, stream) || !is_plain(r, stream, &packed) ||
      (qpdf_oh_get_stream_data(r->file, stream, qpdf_dl_none, NULL, &bytes,
                               &size) &
       QPDF_ERRORS) != 0)
    return FALSE;
  if (packed) {
    good = inflate_into(r, out, bytes, size);
  } else {
    good = size < r->left;
    if (good) g_byte_array_append(out, bytes, (guint)size);
    if (good) r->left -= size;
  }
  free(bytes);
  g_byte_array_append(out, (const guint8 *)"\n", 1);
  return good;
}

/* --- forms ------------------------------------------------------------- */

static int add_resources(rulings *r, qpdf_oh handle) {
  g_array_append_val(r->resources, handle);
  return (int)r->resources->len - 1;
}

static gboolean open_form(void *context, int resources, const char *name,
                          form *found) {
  static const double same[6] = {1, 0, 0, 1, 0, 0};
  rulings *r = context;
  if (r->resources->len >= MOST_RESOURCES) return FALSE;
  char key[80];
  g_snprintf(key, sizeof key, "/%s", name);
  qpdf_oh all = g_array_index(r->resources, qpdf_oh, resources);
  qpdf_oh forms = qpdf_oh_get_key_if_dict(r->file, all, "/XObject");
  qpdf_oh stream = qpdf_oh_get_key_if_dict(r->file, forms, key);
  qpdf_oh dict = qpdf_oh_is_stream(r->file, stream)
                     ? qpdf_oh_get_dict(r->file, stream)
                     : qpdf_oh_new_null(r->file);
  qpdf_oh kind = qpdf_oh_get_key_if_dict(r->file, dict, "/Subtype");
  gboolean good = qpdf_oh_is_name_and_equals(r->file, kind, "/Form");
  found->bytes = g_byte_array_new();
  found->resources = resources;
  memcpy(found->matrix, same, sizeof same);
  if (good) {
    has_array(r, dict, "/Matrix", 6, found->matrix);
    good = has_array(r, dict, "/BBox", 4, found->box) &&
           add_stream(r, stream, found->bytes);
  }
  qpdf_oh own = qpdf_oh_get_key_if_dict(r->file, dict, "/Resources");
  if (good && qpdf_oh_is_dictionary(r->file, own))
    found->resources = add_resources(r, own);
  else
    qpdf_oh_release(r->file, own);
  qpdf_oh_release(r->file, kind);
  qpdf_oh_release(r->file, dict);
  qpdf_oh_release(r->file, stream);
  qpdf_oh_release(r->file, forms);
  if (!good) g_byte_array_free(found->bytes, TRUE);
  return good;
}

static void close_form(void *context, form *found) {
  (void)context;
  g_byte_array_free(found->bytes, TRUE);
}

/* --- fonts ------------------------------------------------------------- */

/* The name in the description of a Type 3 font, or NULL. */
static char *name_of(rulings *r, int resources, const char *key) {
  qpdf_oh all = g_array_index(r->resources, qpdf_oh, resources);
  qpdf_oh fonts = qpdf_oh_get_key_if_dict(r->file, all, "/Font");
  qpdf_oh font = qpdf_oh_get_key_if_dict(r->file, fonts, key);
  qpdf_oh kind = qpdf_oh_get_key_if_dict(r->file, font, "/Subtype");
  qpdf_oh described = qpdf_oh_get_key_if_dict(r->file, font, "/FontDescriptor");
  qpdf_oh name = qpdf_oh_get_key_if_dict(r->file, described, "/FontName");
  char *found = NULL;
  if (qpdf_oh_is_name_and_equals(r->file, kind, "/Type3") &&
      qpdf_oh_is_name(r->file, name))
    found = g_strdup(qpdf_oh_get_name(r->file, name) + 1);
  qpdf_oh_release(r->file, name);
  qpdf_oh_release(r->file, described);
  qpdf_oh_release(r->file, kind);
  qpdf_oh_release(r->file, font);
  qpdf_oh_release(r->file, fonts);
  return found;
}

static int find_font(void *context, int resources, const char *name) {
  rulings *r = context;
  char key[96];
  g_snprintf(key, sizeof key, "%d/%s", resources, name);
  gpointer known = g_hash_table_lookup(r->known, key);
  if (known != NULL) return GPOINTER_TO_INT(known) - 1;
  if (g_hash_table_size(r->known) == MOST_FONTS) return 0;
  char *found = name_of(r, resources, strchr(key, '/'));
  if (found != NULL) g_ptr_array_add(r->fonts, found);
  int number = found != NULL ? (int)r->fonts->len : 0;
  g_hash_table_insert(r->known, g_strdup(key), GINT_TO_POINTER(number + 1));
  return number;
}

const char *pdf_rulings_font(const rulings *r, int font) {
  return g_ptr_array_index(r->fonts, font - 1);
}

/* --- pages ------------------------------------------------------------- */

static gboolean add_content(rulings *r, qpdf_oh page, GByteArray *out) {
  qpdf_oh content = qpdf_oh_get_key_if_dict(r->file, page, "/Contents");
  gboolean good = TRUE;
  if (qpdf_oh_is_array(r->file, content)) {
    int count = qpdf_oh_get_array_n_items(r->file, content);
    good = count <= MOST_STREAMS;
    for (int i = 0; good && i < count; i++) {
      qpdf_oh part = qpdf_oh_get_array_item(r->file, content, i);
      good = add_stream(r, part, out);
      qpdf_oh_release(r->file, part);
    }
  } else {
    good = add_stream(r, content, out);
  }
  qpdf_oh_release(r->file, content);
  return good;
}

void pdf_rulings_read(rulings *r, int page, view *seen, drawing *out) {
  if (r == NULL || page >= (int)r->leaves->len) return;
  const leaf *l = &g_array_index(r->leaves, leaf, page);
  const source from = {r, open_form, close_form, find_font};
  GByteArray *content = g_byte_array_new();
  r->left = MOST_BYTES;
  g_hash_table_remove_all(r->known);
  g_ptr_array_set_size(r->fonts, 0);
  seen->quarters = l->quarters;
  int resources = add_resources(r, l->resources);
  if (!add_content(r, l->page, content) ||
      !pdf_paint(out, content, resources, &from, seen))
    g_array_set_size(out->areas, 0);
  for (guint i = 1; i < r->resources->len; i++)
    qpdf_oh_release(r->file, g_array_index(r->resources, qpdf_oh, i));
  g_array_set_size(r->resources, 0);
  g_byte_array_free(content, TRUE);
}

#else

gboolean pdf_rulings_known(void) {
  return FALSE;
}

rulings *pdf_rulings_open(const char *bytes, gsize size, int pages) {
  (void)bytes, (void)size, (void)pages;
  return NULL;
}

void pdf_rulings_close(rulings *r) {
  (void)r;
}

void pdf_rulings_read(rulings *r, int page, view *seen, drawing *out) {
  (void)r, (void)page, (void)seen, (void)out;
}

const char *pdf_rulings_font(const rulings *r, int font) {
  (void)r, (void)font;
  return "";
}

#endif

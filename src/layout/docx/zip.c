/*
** zip.c - see zip.h.
*/
#ifdef BUL_WITH_DOCX
#include "zip.h"

#include "../../base/error.h"

#include <zlib.h>

enum {
  END_SIZE = 22,           /* of the record that ends the file, */
  LONGEST_COMMENT = 65535, /* without its comment */
  ENTRY_SIZE = 46,
  LOCAL_SIZE = 30,
  MOST_MEMBERS = 4096,
  ANY_RATIO = 1024 * 1024, /* bytes of a member up to which none is too high */
  MOST_RATIO = 250,
  STORED = 0,
  DEFLATED = 8,
  ENCRYPTED = 1 /* a flag */
};

static const size_t LARGEST = 64u * 1024 * 1024; /* member, unpacked */

/* --- numbers ----------------------------------------------------------- */

static size_t two(bulletin_text b, size_t at) {
  const unsigned char *p = (const unsigned char *)b.data + at;
  return (size_t)(p[0] | p[1] << 8);
}

static size_t four(bulletin_text b, size_t at) {
  return two(b, at) | two(b, at + 2) << 16;
}

static bool is_signed(bulletin_text b, size_t at, const char *mark) {
  return memcmp(b.data + at, mark, 4) == 0;
}

/* --- the directory ----------------------------------------------------- */

typedef struct entry {
  bulletin_text name;
  size_t flags, method, crc, packed, size, local;
} entry;

static int corrupt(bulletin_error *error) {
  return bul_fail(error, BULLETIN_CORRUPT,
                  "the file is damaged or is no Word document");
}

/* The entry at *at, which goes on behind it; false if none stands there. */
static bool take_entry(const bul_zip *zip, size_t *at, entry *e) {
  bulletin_text b = zip->bytes;
  if (b.size < ENTRY_SIZE || *at > b.size - ENTRY_SIZE ||
      !is_signed(b, *at, "PK\x01\x02"))
    return false;
  size_t name = two(b, *at + 28);
  size_t more = name + two(b, *at + 30) + two(b, *at + 32);
  if (more > b.size - ENTRY_SIZE - *at) return false;
  *e = (entry){.name = bul_text(b.data + *at + ENTRY_SIZE, name),
               .flags = two(b, *at + 8),
               .method = two(b, *at + 10),
               .crc = four(b, *at + 16),
               .packed = four(b, *at + 20),
               .size = four(b, *at + 24),
               .local = four(b, *at + 42)};
  *at += ENTRY_SIZE + more;
  return true;
}

/* Whether a name is a path that stays below the archive. */
static bool is_plain(bulletin_text name) {
  if (name.size == 0 || name.data[0] == '/' ||
      memchr(name.data, '\\', name.size) != NULL ||
      memchr(name.data, ':', name.size) != NULL ||
      memchr(name.data, '\0', name.size) != NULL)
    return false;
  for (size_t at = 0; at < name.size;) {
    const char *slash = memchr(name.data + at, '/', name.size - at);
    size_t end = slash == NULL ? name.size : (size_t)(slash - name.data);
    if (end - at == 2 && memcmp(name.data + at, "..", 2) == 0) return false;
    at = end + 1;
  }
  return true;
}

static bool find_end(bul_zip *zip) {
  bulletin_text b = zip->bytes;
  if (b.size < END_SIZE) return false;
  size_t at = b.size - END_SIZE;
  size_t least = at > LONGEST_COMMENT ? at - LONGEST_COMMENT : 0;
  for (;; at--) {
    if (is_signed(b, at, "PK\x05\x06")) break;
    if (at == least) return false;
  }
  zip->count = two(b, at + 10);
  zip->directory = four(b, at + 16);
  return zip->directory < at;
}

int bul_zip_open(bul_zip *zip, bulletin_text bytes, bulletin_error *error) {
  *zip = (bul_zip){.bytes = bytes, .error = error};
  if (!find_end(zip)) return corrupt(error);
  if (zip->count > MOST_MEMBERS)
    return bul_fail(error, BULLETIN_LIMIT,
                    "more files in it than a manuscript has");
  size_t at = zip->directory;
  for (size_t i = 0; i < zip->count; i++) {
    entry e;
    if (!take_entry(zip, &at, &e)) return corrupt(error);
    if (!is_plain(e.name))
      return bul_fail(error, BULLETIN_CORRUPT,
                      "the path of a file in it leads out of it");
  }
  return BULLETIN_OK;
}

/* --- unpacking --------------------------------------------------------- */

/* zlib gives no size back: each block keeps its own before it. */
enum { HEAD = 16 };

static void *allocate(void *context, unsigned items, unsigned size) {
  const bulletin_allocator *allocator = context;
  size_t bytes;
  if (!bul_mul(&bytes, items, size) || !bul_add(&bytes, bytes, HEAD))
    return NULL;
  char *block = bul_resize(allocator, NULL, 0, bytes);
  if (block == NULL) return NULL;
  memcpy(block, &bytes, sizeof bytes);
  return block + HEAD;
}

static void release(void *context, void *address) {
  char *block = (char *)address - HEAD;
  size_t bytes;
  memcpy(&bytes, block, sizeof bytes);
  bul_free(context, block, bytes);
}

static int inflate_into(char *out, const entry *e, bulletin_text packed,
                        const bulletin_allocator *allocator,
                        bulletin_error *error) {
  bulletin_allocator copy = *allocator;
  z_stream z = {.zalloc = allocate, .zfree = release, .opaque = &copy};
  z.next_in = (unsigned char *)(uintptr_t)packed.data;
  z.avail_in = (unsigned)packed.size;
  z.next_out = (unsigned char *)out;
  z.avail_out = (unsigned)e->size;
  if (inflateInit2(&z, -MAX_WBITS) != Z_OK) return bul_nomem(error);
  int result = inflate(&z, Z_FINISH);
  bool whole = result == Z_STREAM_END && z.avail_out == 0;
  inflateEnd(&z);
  if (result == Z_MEM_ERROR) return bul_nomem(error);
  return whole ? BULLETIN_OK : corrupt(error);
}

/* What is packed of the member; absent if the file is damaged. */
static bulletin_text packed_of(const bul_zip *zip, const entry *e) {
  bulletin_text b = zip->bytes;
  if (e->local > b.size || b.size - e->local < LOCAL_SIZE ||
      !is_signed(b, e->local, "PK\x03\x04"))
    return bul_text(NULL, 0);
  size_t start =
      e->local + LOCAL_SIZE + two(b, e->local + 26) + two(b, e->local + 28);
  if (start > b.size || b.size - start < e->packed) return bul_text(NULL, 0);
  return bul_text(b.data + start, e->packed);
}

static int unpack(const bul_zip *zip, const entry *e, bul_buffer *out) {
  bulletin_text packed = packed_of(zip, e);
  if (packed.data == NULL || (e->flags & ENCRYPTED) != 0 ||
      (e->method != STORED && e->method != DEFLATED) ||
      (e->method == STORED && e->packed != e->size))
    return corrupt(zip->error);
  if (e->size > LARGEST ||
      (e->size > ANY_RATIO && e->size / MOST_RATIO > e->packed))
    return bul_fail(zip->error, BULLETIN_LIMIT,
                    "a file in it unpacks to more than a manuscript holds");
  char *room = bul_buffer_reserve(out, e->size + 1);
  if (room == NULL) return bul_nomem(zip->error);
  int status = BULLETIN_OK;
  if (e->method == STORED)
    memcpy(room, packed.data, packed.size);
  else
    status = inflate_into(room, e, packed, out->allocator, zip->error);
  if (status != BULLETIN_OK) return status;
  if (crc32(0, (const unsigned char *)room, (unsigned)e->size) != e->crc)
    return corrupt(zip->error);
  out->size += e->size;
  return BULLETIN_OK;
}

int bul_zip_read(const bul_zip *zip, const char *name, bul_buffer *out,
                 bool *found) {
  size_t at = zip->directory;
  entry e;
  *found = false;
  for (size_t i = 0; i < zip->count && take_entry(zip, &at, &e); i++) {
    if (!bul_text_equal(e.name, bulletin_text_of(name))) continue;
    *found = true;
    return unpack(zip, &e, out);
  }
  return BULLETIN_OK;
}
#else
typedef int bul_zip_is_not_built;
#endif

/*
** userwords.c - words of the caller's own: a hash table of words, searched
** at each character whose beginning some word has.
*/
#include "words.h"

#include "../base/error.h"
#include "../base/memory.h"

enum { LONGEST = 255 };

typedef struct user_word {
  char *text; /* NULL in an empty place */
  uint32_t hash;
  uint8_t size;
  uint8_t pos;
} user_word;

struct bulletin_lexicon {
  bul_arena arena;
  bulletin_allocator allocator;
  user_word *table; /* a power of two of places, at most half of them full */
  size_t capacity;
  size_t count;
  size_t longest;
  uint64_t first[1024];              /* which characters words begin with */
  uint64_t sizes[LONGEST / 64 + 1]; /* which sizes words have */
};

static inline uint32_t hash_more(uint32_t hash, char byte) {
  return (hash ^ (unsigned char)byte) * 16777619u;
}

static const uint32_t hash_none = 2166136261u;

static bool has_bit(const uint64_t *bits, size_t bit) {
  return bits[bit / 64] >> (bit % 64) & 1;
}

static void set_bit(uint64_t *bits, size_t bit) {
  bits[bit / 64] |= (uint64_t)1 << (bit % 64);
}

int bulletin_lexicon_new(bulletin_lexicon **out,
                         const bulletin_allocator *allocator,
                         bulletin_error *error) {
  bulletin_allocator a = bul_allocator(allocator);
  *out = NULL;
  bulletin_lexicon *lexicon = bul_resize(&a, NULL, 0, sizeof *lexicon);
  if (lexicon == NULL) return bul_nomem(error);
  memset(lexicon, 0, sizeof *lexicon);
  lexicon->allocator = a;
  bul_arena_init(&lexicon->arena, &a);
  *out = lexicon;
  return BULLETIN_OK;
}

void bulletin_lexicon_free(bulletin_lexicon *lexicon) {
  if (lexicon == NULL) return;
  bulletin_allocator a = lexicon->allocator;
  bul_arena_free(&lexicon->arena);
  bul_free(&a, lexicon->table, lexicon->capacity * sizeof *lexicon->table);
  bul_free(&a, lexicon, sizeof *lexicon);
}

/* The place of a word: its own, or the empty one where it belongs. */
static user_word *find(const bulletin_lexicon *lexicon, const char *text,
                       size_t size, uint32_t hash) {
  size_t mask = lexicon->capacity - 1;
  for (size_t i = hash & mask;; i = (i + 1) & mask) {
    user_word *place = &lexicon->table[i];
    if (place->text == NULL) return place;
    if (place->hash == hash && place->size == size &&
        memcmp(place->text, text, size) == 0)
      return place;
  }
}

static bool make_room(bulletin_lexicon *lexicon) {
  if (lexicon->count * 2 < lexicon->capacity) return true;
  size_t capacity = lexicon->capacity == 0 ? 64 : lexicon->capacity * 2;
  size_t bytes;
  if (!bul_mul(&bytes, capacity, sizeof *lexicon->table)) return false;
  user_word *table = bul_resize(&lexicon->allocator, NULL, 0, bytes);
  if (table == NULL) return false;
  memset(table, 0, bytes);
  bulletin_lexicon old = *lexicon;
  lexicon->table = table;
  lexicon->capacity = capacity;
  for (size_t i = 0; i < old.capacity; i++) {
    const user_word *word = &old.table[i];
    if (word->text != NULL)
      *find(lexicon, word->text, word->size, word->hash) = *word;
  }
  bul_free(&lexicon->allocator, old.table, old.capacity * sizeof *old.table);
  return true;
}

int bulletin_lexicon_add(bulletin_lexicon *lexicon, bulletin_text word,
                         bulletin_text pos, bulletin_error *error) {
  size_t bad = bul_utf8_invalid(word);
  if (bad < word.size)
    return bul_fail_at(error, BULLETIN_ENCODING, 0, bad + 1,
                       "a word of the lexicon is not UTF-8 (its byte %zu)",
                       bad + 1);
  word = bul_text_trim(word);
  if (word.size == 0) return BULLETIN_OK;
  if (word.size > LONGEST)
    return bul_fail(error, BULLETIN_LIMIT,
                    "a word of the lexicon is longer than %d bytes", LONGEST);
  int tag = pos.data == NULL ? BUL_POS_NZ : bul_pos_of(pos);
  if (tag < 0)
    return bul_fail(error, BULLETIN_QUERY,
                    "no part of speech '%.*s'; say n, v, nr, ns, nt, nz …",
                    (int)(pos.size < 20 ? pos.size : 20), pos.data);
  if (!make_room(lexicon)) return bul_nomem(error);
  uint32_t hash = hash_none;
  for (size_t i = 0; i < word.size; i++) hash = hash_more(hash, word.data[i]);
  user_word *place = find(lexicon, word.data, word.size, hash);
  if (place->text == NULL) {
    char *copy = bul_arena_copy(&lexicon->arena, word.data, word.size, 1);
    if (copy == NULL) return bul_nomem(error);
    *place = (user_word){.text = copy, .hash = hash, .size = (uint8_t)word.size};
    lexicon->count++;
    size_t size;
    set_bit(lexicon->first, bul_char_at(word.data, &size) & 0xFFFF);
    set_bit(lexicon->sizes, word.size);
    if (word.size > lexicon->longest) lexicon->longest = word.size;
  }
  place->pos = (uint8_t)tag;
  return BULLETIN_OK;
}

static bool is_latin_byte(char byte) {
  return bul_is_latin((unsigned char)byte) || bul_is_digit((unsigned char)byte);
}

/* Whether a word may end or begin between two bytes: not inside a run of
** Latin letters and digits. */
static bool is_edge(bulletin_text text, size_t at) {
  return at == 0 || at == text.size || !is_latin_byte(text.data[at - 1]) ||
         !is_latin_byte(text.data[at]);
}

size_t bul_lexicon_match(const bulletin_lexicon *lexicon, bulletin_text text,
                         size_t from, size_t *end, int *pos) {
  size_t size;
  for (size_t at = from; at < text.size && lexicon->count > 0; at += size) {
    uint32_t c = bul_char_at(text.data + at, &size);
    if (!has_bit(lexicon->first, c & 0xFFFF) || !is_edge(text, at)) continue;
    size_t most = text.size - at;
    if (most > lexicon->longest) most = lexicon->longest;
    const user_word *best = NULL;
    uint32_t hash = hash_none;
    for (size_t i = 0; i < most; i++) {
      hash = hash_more(hash, text.data[at + i]);
      if (!has_bit(lexicon->sizes, i + 1) || !is_edge(text, at + i + 1))
        continue;
      const user_word *place = find(lexicon, text.data + at, i + 1, hash);
      if (place->text != NULL) best = place;
    }
    if (best == NULL) continue;
    *end = at + best->size;
    *pos = best->pos;
    return at;
  }
  *end = text.size;
  return text.size;
}

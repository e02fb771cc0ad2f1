/*
** userwords.c - words of the caller's own: a hash table of words, searched
** at each character whose beginning some word has.
*/
#include "words.h"

#include "../../base/error.h"
#include "../../base/hash.h"

enum { LONGEST = 255 };

typedef struct user_word {
  char *text;
  uint8_t size;
  uint8_t pos;
} user_word;

struct bulletin_lexicon {
  bul_arena arena;
  bulletin_allocator allocator;
  user_word *words;
  size_t count;
  size_t capacity;
  bul_hash_table table; /* of words */
  size_t longest;
  uint64_t first[1024];             /* which characters words begin with */
  uint64_t sizes[LONGEST / 64 + 1]; /* which sizes words have */
};

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
  lexicon->allocator = lexicon->table.allocator = a;
  bul_arena_init(&lexicon->arena, &a);
  *out = lexicon;
  return BULLETIN_OK;
}

void bulletin_lexicon_free(bulletin_lexicon *lexicon) {
  if (lexicon == NULL) return;
  bulletin_allocator a = lexicon->allocator;
  bul_arena_free(&lexicon->arena);
  bul_free(&a, lexicon->words, lexicon->capacity * sizeof *lexicon->words);
  bul_hash_free(&lexicon->table);
  bul_free(&a, lexicon, sizeof *lexicon);
}

/* The slot of a word: its own, or the empty one where it belongs. */
static bul_hash_slot *find(const bulletin_lexicon *lexicon, const char *text,
                           size_t size, uint32_t hash) {
  bul_hash_slot *slot = bul_hash_first(&lexicon->table, hash);
  for (; slot->item != 0; slot = bul_hash_next(&lexicon->table, slot)) {
    const user_word *word = &lexicon->words[slot->item - 1];
    if (word->size == size && memcmp(word->text, text, size) == 0) break;
  }
  return slot;
}

int bulletin_lexicon_add(bulletin_lexicon *lexicon, bulletin_text word,
                         bulletin_text pos, bulletin_error *error) {
  int status = bul_name_check(word, "a word of the lexicon", error);
  if (status != BULLETIN_OK) return status;
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
  if (!bul_hash_room(&lexicon->table)) return bul_nomem(error);
  uint32_t hash = bul_hash(word);
  bul_hash_slot *slot = find(lexicon, word.data, word.size, hash);
  if (slot->item != 0) {
    lexicon->words[slot->item - 1].pos = (uint8_t)tag;
    return BULLETIN_OK;
  }
  user_word *words =
      bul_grow(&lexicon->allocator, lexicon->words, &lexicon->capacity,
               lexicon->count + 1, sizeof *words);
  if (words == NULL) return bul_nomem(error);
  lexicon->words = words;
  char *copy = bul_arena_copy(&lexicon->arena, word.data, word.size, 1);
  if (copy == NULL) return bul_nomem(error);
  bul_hash_put(&lexicon->table, slot, hash, lexicon->count);
  words[lexicon->count++] = (user_word){
      .text = copy, .size = (uint8_t)word.size, .pos = (uint8_t)tag};
  size_t size;
  set_bit(lexicon->first, bul_char_at(word.data, &size) & 0xFFFF);
  set_bit(lexicon->sizes, word.size);
  if (word.size > lexicon->longest) lexicon->longest = word.size;
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
    uint32_t hash = bul_hash_start;
    for (size_t i = 0; i < most; i++) {
      hash = bul_hash_more(hash, text.data[at + i]);
      if (!has_bit(lexicon->sizes, i + 1) || !is_edge(text, at + i + 1))
        continue;
      const bul_hash_slot *slot = find(lexicon, text.data + at, i + 1, hash);
      if (slot->item != 0) best = &lexicon->words[slot->item - 1];
    }
    if (best == NULL) continue;
    *end = at + best->size;
    *pos = best->pos;
    return at;
  }
  *end = text.size;
  return text.size;
}

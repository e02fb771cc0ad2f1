/*
** ocr_order.c - the order in which a recognized page's blocks are read, as its
** file says it: a list of references, or each block's word for the next one.
*/
#include "ocr_words.h"

#include <stdlib.h>

enum { LONGEST_WORD = 24 };

int bul_ocr_role_of(bulletin_text word) {
  char small[LONGEST_WORD];
  if (word.size > sizeof small) return BUL_OCR_TEXT;
  for (size_t i = 0; i < word.size; i++) {
    char c = word.data[i];
    small[i] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
  }
  for (size_t i = 0; i < BUL_COUNT(ocr_roles); i++)
    if (bul_text_equal(bul_text(small, word.size), ocr_roles[i].word))
      return ocr_roles[i].role;
  return BUL_OCR_TEXT;
}

/* --- references -------------------------------------------------------- */

static size_t add_ref(bul_ocr *ocr, const bul_ocr_ref *ref) {
  bul_ocr_ref *refs = bul_grow(ocr->allocator, ocr->refs, &ocr->ref_room,
                               ocr->ref_count + 1, sizeof *refs);
  if (refs == NULL) {
    ocr->failed = true;
    return 0;
  }
  ocr->refs = refs;
  refs[ocr->ref_count] = *ref;
  return ocr->ref_count++;
}

bool bul_ocr_read_order(bul_ocr *ocr, bul_xml *xml) {
  size_t outside = xml->depth - 1, groups[BUL_XML_DEEPEST + 1];
  bul_xml_token token;
  groups[0] = add_ref(ocr, &(bul_ocr_ref){.name = {NULL, 0}});
  while (!ocr->failed && xml->depth > outside) {
    int kind = bul_xml_next(xml, &token);
    if (kind == BUL_XML_FAILED) return false;
    if (kind != BUL_XML_OPEN) continue;
    size_t level = xml->depth - outside - 1;
    bul_ocr_ref ref = {.parent = groups[level - 1],
                       .index = (double)ocr->ref_count,
                       .depth = (uint32_t)level};
    bulletin_text name, value, attributes = token.attributes;
    while (bul_xml_attribute(&attributes, &name, &value)) {
      if (bul_text_equal(name, BUL_TEXT("index")))
        ref.index = bul_xml_number(value);
      else if (bul_text_equal(name, BUL_TEXT("regionRef")) ||
               bul_text_equal(name, BUL_TEXT("REF")))
        ref.name = value;
    }
    groups[level] = add_ref(ocr, &ref);
  }
  return true;
}

/* As they are read: a group before what is in it. */
static int by_place(const void *a, const void *b) {
  const bul_ocr_ref *one = *(const bul_ocr_ref *const *)a;
  const bul_ocr_ref *other = *(const bul_ocr_ref *const *)b;
  int deeper = one->depth < other->depth ? -1 : one->depth > other->depth;
  while (one->depth > other->depth)
    one = one->above;
  while (other->depth > one->depth)
    other = other->above;
  if (one == other) return deeper;
  while (one->above != other->above) {
    one = one->above;
    other = other->above;
  }
  if (one->index != other->index) return one->index < other->index ? -1 : 1;
  return one < other ? -1 : one > other;
}

/* --- names ------------------------------------------------------------- */

static int compare(bulletin_text a, bulletin_text b) {
  size_t size = a.size < b.size ? a.size : b.size;
  int order = size == 0 ? 0 : memcmp(a.data, b.data, size);
  if (order != 0) return order;
  return a.size < b.size ? -1 : a.size > b.size;
}

static int by_name(const void *a, const void *b) {
  const bul_ocr_name *one = a, *other = b;
  int order = compare(one->name, other->name);
  if (order != 0) return order;
  return one->block < other->block ? -1 : one->block > other->block;
}

size_t bul_ocr_find(const bul_ocr *ocr, bulletin_text name) {
  size_t low = 0, high = ocr->name_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (compare(ocr->names[middle].name, name) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low < ocr->name_count && bul_text_equal(ocr->names[low].name, name)
             ? ocr->names[low].block
             : ocr->block_count;
}

static bool sort_names(bul_ocr *ocr) {
  if (ocr->block_count == 0) return true;
  ocr->names = bul_resize(ocr->allocator, NULL, 0,
                          ocr->block_count * sizeof *ocr->names);
  if (ocr->names == NULL) return false;
  ocr->name_count = ocr->block_count;
  for (size_t i = 0; i < ocr->block_count; i++)
    ocr->names[i] = (bul_ocr_name){ocr->blocks[i].name, i};
  qsort(ocr->names, ocr->name_count, sizeof *ocr->names, by_name);
  return true;
}

/* --- the order --------------------------------------------------------- */

/* Adds the block, once. */
static bool add_order(bul_ocr *ocr, size_t block) {
  if (ocr->blocks[block].ordered) return true;
  ocr->blocks[block].ordered = true;
  if (ocr->blocks[block].composed) return true;
  size_t *order = bul_grow(ocr->allocator, ocr->order, &ocr->order_room,
                           ocr->order_count + 1, sizeof *order);
  if (order == NULL) return false;
  ocr->order = order;
  order[ocr->order_count++] = block;
  return true;
}

/* The block, or those that it is composed of. */
static bool add_block(bul_ocr *ocr, size_t block) {
  if (block >= ocr->block_count || ocr->blocks[block].ordered) return true;
  size_t end =
      ocr->blocks[block].composed ? ocr->blocks[block].last : block + 1;
  for (size_t i = block; i < end; i++)
    if (!add_order(ocr, i)) return false;
  return true;
}

static bool order_by_refs(bul_ocr *ocr) {
  size_t count = ocr->ref_count, room = count * sizeof(bul_ocr_ref *);
  const bul_ocr_ref **sorted = bul_resize(ocr->allocator, NULL, 0, room);
  if (sorted == NULL) return false;
  for (size_t i = 0; i < count; i++) {
    bul_ocr_ref *ref = &ocr->refs[i];
    ref->above = ref->depth == 0 ? NULL : &ocr->refs[ref->parent];
    sorted[i] = ref;
  }
  qsort(sorted, count, sizeof *sorted, by_place);
  bool good = true;
  for (size_t i = 0; good && i < count; i++)
    if (sorted[i]->name.data != NULL)
      good = add_block(ocr, bul_ocr_find(ocr, sorted[i]->name));
  bul_free(ocr->allocator, sorted, room);
  return good;
}

/* The block that goes on with the one of that number, or block_count. */
static size_t next_of(const bul_ocr *ocr, size_t block) {
  bulletin_text next = ocr->blocks[block].next;
  return next.size == 0 ? ocr->block_count : bul_ocr_find(ocr, next);
}

/* Blocks in the file's order, each followed by those that it names as next;
** first those that no other names. */
static bool order_by_next(bul_ocr *ocr) {
  for (size_t i = 0; i < ocr->block_count; i++) {
    size_t next = next_of(ocr, i);
    if (next < ocr->block_count && next != i) ocr->blocks[next].named = true;
  }
  for (int pass = 0; pass < 2; pass++) {
    for (size_t i = 0; i < ocr->block_count; i++) {
      if (pass == 0 && ocr->blocks[i].named) continue;
      for (size_t block = i;
           block < ocr->block_count && !ocr->blocks[block].ordered;
           block = next_of(ocr, block))
        if (!add_order(ocr, block)) return false;
    }
  }
  return true;
}

typedef struct ranked {
  uint32_t page;
  double rank;
  size_t block;
} ranked;

/* Those without a rank come behind the others of their page. */
static int by_rank(const void *a, const void *b) {
  const ranked *one = a, *other = b;
  if (one->page != other->page) return one->page < other->page ? -1 : 1;
  if (one->rank != other->rank)
    return one->rank == 0            ? 1
           : other->rank == 0        ? -1
           : one->rank < other->rank ? -1
                                     : 1;
  return one->block < other->block ? -1 : 1;
}

static bool has_ranks(const bul_ocr *ocr) {
  for (size_t i = 0; i < ocr->block_count; i++)
    if (ocr->blocks[i].rank > 0) return true;
  return false;
}

static bool order_by_rank(bul_ocr *ocr) {
  size_t count = ocr->block_count;
  ranked *list = bul_resize(ocr->allocator, NULL, 0, count * sizeof *list);
  if (list == NULL) return false;
  for (size_t i = 0; i < count; i++)
    list[i] = (ranked){ocr->blocks[i].box.page, ocr->blocks[i].rank, i};
  qsort(list, count, sizeof *list, by_rank);
  bool good = true;
  for (size_t i = 0; good && i < count; i++)
    good = add_order(ocr, list[i].block);
  bul_free(ocr->allocator, list, count * sizeof *list);
  return good;
}

void bul_ocr_settle(bul_ocr *ocr) {
  bool good = !ocr->failed && sort_names(ocr);
  /* Several ordering groups, e.g. one for each page, are read in turn. */
  if (good)
    good = ocr->ref_count > 0 ? order_by_refs(ocr)
           : has_ranks(ocr)   ? order_by_rank(ocr)
                              : order_by_next(ocr);
  if (!good) ocr->failed = true;
}

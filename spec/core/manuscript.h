/* manuscript.h - a Word file of its parts, as tests pack it. */
#ifndef MANUSCRIPT_H
#define MANUSCRIPT_H

#include "bulletin.h"

#include <string.h>

enum { MOST_PARTS = 6 };

typedef struct manuscript {
  char bytes[1 << 20];
  size_t size;
  bool full;
} manuscript;

static void put(manuscript *a, const void *bytes, size_t size) {
  if (size > sizeof a->bytes - a->size) a->full = true;
  if (a->full) return;
  if (size > 0) memcpy(a->bytes + a->size, bytes, size);
  a->size += size;
}

static void put_number(manuscript *a, uint32_t number, int bytes) {
  for (int i = 0; i < bytes; i++) {
    char byte = (char)(number >> 8 * i & 0xFF);
    put(a, &byte, 1);
  }
}

static uint32_t sum_of(bulletin_text text) {
  uint32_t sum = 0xFFFFFFFF;
  for (size_t i = 0; i < text.size; i++) {
    sum ^= (unsigned char)text.data[i];
    for (int bit = 0; bit < 8; bit++)
      sum = sum >> 1 ^ ((sum & 1) != 0 ? 0xEDB88320 : 0);
  }
  return ~sum;
}

/* From the version needed up to the length of the name. */
static void put_head(manuscript *a, const char *name, bulletin_text text) {
  put(a, "\x14\0\0\0\0\0\0\0\0\0", 10);
  put_number(a, sum_of(text), 4);
  put_number(a, (uint32_t)text.size, 4);
  put_number(a, (uint32_t)text.size, 4);
  put_number(a, (uint32_t)strlen(name), 2);
  put_number(a, 0, 2);
}

/* word/document.xml and those that may follow it: numbering, styles, footnotes,
** comments, endnotes; stored. False when they are too many bytes. */
static bool manuscript_pack(manuscript *a, const bulletin_text *parts,
                            size_t count) {
  static const char *const names[MOST_PARTS] = {
      "word/document.xml",  "word/numbering.xml", "word/styles.xml",
      "word/footnotes.xml", "word/comments.xml",  "word/endnotes.xml"};
  uint32_t places[MOST_PARTS];
  a->size = 0;
  a->full = false;
  for (size_t i = 0; i < count; i++) {
    places[i] = (uint32_t)a->size;
    put(a, "PK\x03\x04", 4);
    put_head(a, names[i], parts[i]);
    put(a, names[i], strlen(names[i]));
    put(a, parts[i].data, parts[i].size);
  }
  uint32_t directory = (uint32_t)a->size;
  for (size_t i = 0; i < count; i++) {
    put(a, "PK\x01\x02\x14\0", 6);
    put_head(a, names[i], parts[i]);
    put(a, "\0\0\0\0\0\0\0\0\0\0", 10);
    put_number(a, places[i], 4);
    put(a, names[i], strlen(names[i]));
  }
  uint32_t end = (uint32_t)a->size;
  put(a, "PK\x05\x06\0\0\0\0", 8);
  put_number(a, (uint32_t)count, 2);
  put_number(a, (uint32_t)count, 2);
  put_number(a, end - directory, 4);
  put_number(a, directory, 4);
  put_number(a, 0, 2);
  return !a->full;
}

#endif

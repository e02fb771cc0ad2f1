/*
** mets.h - a METS file in the making: the files that it groups and the parts of
** the issue that its map names.
*/
#ifndef BUL_METS_H
#define BUL_METS_H

#include "../xml.h"

/* A file of the issue. */
typedef struct bul_mets_file {
  bulletin_text id;
  bulletin_text link; /* as written */
  double size;        /* in bytes; 0 if unsaid */
  bool text;   /* of a group of files of text, or a map names its blocks */
  size_t part; /* its number among those of text */
} bul_mets_file;

/* A part of the issue, as the logical map has it: a division. */
typedef struct bul_mets_part {
  size_t parent; /* the first one is its own */
  bulletin_text label;
  int role;    /* bul_ocr_role, or what mets_words.h has besides */
  bool filled; /* a piece lies in it */
  bool begun;  /* of a piece: something of it has been written */
} bul_mets_part;

/* A block of a part: its name and the file that it is in. */
typedef struct bul_mets_area {
  size_t part;
  bulletin_text file;  /* its ID */
  bulletin_text block; /* its ID */
} bul_mets_area;

typedef struct bul_mets {
  bul_mets_file *files;
  size_t file_count, file_room;
  bul_mets_part *parts;
  size_t part_count, part_room;
  bul_mets_area *areas;
  size_t area_count, area_room;
  bulletin_text date; /* when the issue came out, as written; absent */
  const bulletin_allocator *allocator;
} bul_mets;

/* Reads a METS file, valid UTF-8, into which the result keeps pointers. */
int bul_mets_scan(bul_mets *mets, bulletin_text source,
                  const bulletin_allocator *allocator, bulletin_error *error);
void bul_mets_free(bul_mets *mets);

/* The file of that ID, or NULL. */
const bul_mets_file *bul_mets_find(const bul_mets *mets, bulletin_text id);

#endif

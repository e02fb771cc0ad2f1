/*
** intake.h - files that wait to be read, and what was read of them.
*/
#ifndef BUL_INTAKE_H
#define BUL_INTAKE_H

#include "../articles/prepared.h"

/* A file on its way: put by the caller, read by a thread, taken by the
** caller. What it holds is a thread's while it is being read, else the
** caller's. All memory of its reading is bounded by `most`. */
typedef struct bul_parcel {
  char *path; /* NULL: the parcel is empty */
  size_t path_size;
  char day[12]; /* of the page, where nothing else says it; "" for none */
  size_t held, most;
  bool spent; /* more than `most` was asked for */
  int status;
  bulletin_error error;
  bulletin_string bytes;
  bulletin_decoded decoded;
  bulletin_layout *layout;
  bulletin_page *page;
  bul_prepared_page prepared;
} bul_parcel;

/* Reads the parcel's file: status, error, page and prepared are its result. */
void bul_parcel_read(bul_parcel *parcel, const bulletin_page_options *options);

/* Gives back what reading took. */
void bul_parcel_empty(bul_parcel *parcel);

#endif

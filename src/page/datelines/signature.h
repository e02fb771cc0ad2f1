/*
** signature.h - what a paragraph's last sentence is signed with: a byline,
** names, or the line of an agency.
*/
#ifndef BUL_SIGNATURE_H
#define BUL_SIGNATURE_H

#include "dateline.h"

typedef enum bul_signature_kind {
  BUL_SIGNATURE_NONE,
  BUL_SIGNATURE_BYLINE, /* with roles: 。记者 景静, 。常延东 摄 */
  BUL_SIGNATURE_NAMES,  /* 。■徐坚波, 。（王哲 夏杰） */
  BUL_SIGNATURE_WIRE,   /* 。新华社北京4月27日电 */
  BUL_SIGNATURE_NOTE,   /* （作者为…） */
  BUL_SIGNATURE_CREDITS /* 。（编辑：… 一审：… 二审：…） */
} bul_signature_kind;

typedef struct bul_signature {
  bul_signature_kind kind;
  size_t at; /* of the text that is signed */
  bulletin_text
      text; /* the signature; read it with the function for its kind */
} bul_signature;

/* Finds the signature that `text`, a paragraph or its last line, runs on to.
** kind is BUL_SIGNATURE_NONE, and `at` text.size, if there is none. Looks at
** the last 400 bytes only. */
bul_signature bul_signature_find(const bul_markers *markers,
                                 bulletin_text text);

#endif

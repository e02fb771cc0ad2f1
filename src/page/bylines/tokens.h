/*
** tokens.h - a byline's tokens: what stands between white space and
** enumeration marks.
*/
#ifndef BUL_TOKENS_H
#define BUL_TOKENS_H

#include "../../base/text.h"

enum { BUL_MOST_TOKENS = 96 };

typedef struct bul_token {
  bulletin_text text;
  bool spaced; /* white space stands before it, not an enumeration mark */
  bool joint;  /* 文/图 */
  bool barred; /* a bar stands before it: 文｜王红 */
} bul_token;

/* The tokens of `text`, or BUL_MOST_TOKENS + 1 when there are too many. */
size_t bul_tokens_split(bul_token *tokens, bulletin_text text);

/* White space, or a mark that stands between names: 、 ／ ； | */
bool bul_is_separator(uint32_t c);

/* The dot of a foreign name. */
bool bul_is_name_dot(uint32_t c);

/* What a name may be made of. */
typedef struct bul_letters {
  size_t han;
  size_t dots;
  size_t latin; /* with . and - */
  bool alien;   /* anything else is among them */
} bul_letters;

bul_letters bul_letters_count(bulletin_text text);

/* A name as printed without padding: two to six Han characters, or a foreign
** name. */
bool bul_is_name(bulletin_text text);

/* One Han character. */
bool bul_is_single(bulletin_text text);

#endif

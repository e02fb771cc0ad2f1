/*
** kept.c - see kept.h.
*/
#include "kept.h"

#include "box.h"

#include <string.h>

static void release(void *content) {
  bul_lua_kept *kept = content;
  if (kept->bytes == NULL) return;
  kept->allocator.resize(kept->allocator.context, kept->bytes, kept->room, 0);
}

static const bul_lua_type kept_type = {"bulletin.kept", sizeof(bul_lua_kept),
                                       release};

bul_lua_kept *bul_lua_new_kept(lua_State *L) {
  bul_lua_kept *kept = bul_lua_box(L, &kept_type);
  kept->allocator = bul_lua_allocator(L);
  return kept;
}

static bool make_room(bul_lua_kept *kept, size_t size) {
  enum { LEAST = 1024 };
  if (size <= kept->room) return true;
  size_t room = size < LEAST ? LEAST : size + size / 2;
  char *grown = kept->allocator.resize(kept->allocator.context, kept->bytes,
                                       kept->room, room);
  if (grown == NULL) return false;
  kept->bytes = grown;
  kept->room = room;
  return true;
}

void bul_lua_keep(lua_State *L, bul_lua_kept *kept, bulletin_text *texts,
                  size_t count) {
  size_t size = 1;
  for (size_t i = 0; i < count; i++)
    size += texts[i].size;
  if (!make_room(kept, size)) bul_lua_error(L, "out of memory");
  char *at = kept->bytes;
  for (size_t i = 0; i < count; i++) {
    if (texts[i].data == NULL) continue;
    if (texts[i].size > 0) memcpy(at, texts[i].data, texts[i].size);
    texts[i].data = at;
    at += texts[i].size;
  }
}

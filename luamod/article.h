/*
** article.h - the core's articles and pages as plain tables.
*/
#ifndef BUL_LUA_ARTICLE_H
#define BUL_LUA_ARTICLE_H

#include "util.h"

/* Each pushes a table with its metatable, whose __index is the module table's
** `methods`, which bulletin/init.lua fills. `issue` is the day of the issue
** that has the article; absent when it is not known. */
void bul_lua_push_page(lua_State *L, const bulletin_page *page);
void bul_lua_push_article(lua_State *L, const bulletin_article *article,
                          bulletin_text issue);

/* Pushes the article of a record as bul_lua_push_article does, with its id,
** tags, page_name and source. Places that it was kept without are left out.
** `issue` is false when the article has a day and its issue's day is unknown. */
void bul_lua_push_record(lua_State *L, const bulletin_record *record);

/* Pushes a span as {first, last}, 1-based and inclusive. */
void bul_lua_push_span(lua_State *L, bulletin_span span);

/* Pushes an array of spans, or of texts. */
void bul_lua_push_spans(lua_State *L, const bulletin_span *spans, size_t count);
void bul_lua_push_texts(lua_State *L, const bulletin_text *texts, size_t count);

#endif

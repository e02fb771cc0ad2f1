/*
** caption.h - 图片说明 without 图为: found by the credit of their picture.
*/
#ifndef BUL_CAPTION_H
#define BUL_CAPTION_H

#include "../base/text.h"

/* True when `line` says under a picture what it shows and ends with whose
** picture it is: …。（民眾提供）, ■…。 網上圖片, …。記者X／攝影. */
bool bul_is_caption(bulletin_text line);

/* True when the name at the end of a caption is its photographer's byline:
** （記者X攝）. Other credits (X／翻攝, 民眾提供) stay in the caption. */
bool bul_caption_signed(bulletin_text line);

/* True when `line`, of a title's length, ends with the day or the archive of
** what a picture shows: 某会议旧址（1974年5月）. Such lines are captions where
** they stand between a title and its text. */
bool bul_is_dated_caption(bulletin_text line);

/* True for a line behind an arrow: ↑老船厂内景。 */
bool bul_is_pointed(bulletin_text line);

#endif

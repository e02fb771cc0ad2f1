/*
** credits.h - the line that names those who let a page or a piece pass.
*/
#ifndef BUL_CREDITS_H
#define BUL_CREDITS_H

#include "../../base/text.h"

/* 编 审 | 张三 责编 | 李四: what somebody did begins the line,
** and a colon, a bar or a slash comes next. */
bool bul_is_credits(bulletin_text line);

#endif

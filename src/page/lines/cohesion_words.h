/*
** cohesion_words.h - how titles, paragraphs and broken lines begin and end: for
** cohesion.c.
*/
#ifndef BUL_COHESION_WORDS_H
#define BUL_COHESION_WORDS_H

#include "../../base/text.h"

/* What no title ends with, though a line may break after it. */
static const char open_ends[] =
    "的了和与及或而在是把被将也都就让对从向以既着可并但又才且则很更最我你他她它"
    "们这那该每各使令给跟同于由经按据因若如虽即再还仍却只";

/* Before 了 they end titles too: 鼓起来了. */
static const char turned[] = "来去好多高大少新富绿美亮暖远近";

/* What no title or paragraph begins with. */
static const char never_starts[] =
    "的了着呢吗吧啊么们，。、；：！？）”’》」』】…,.;:!?)%％";

/* What a title or paragraph seldom begins with. */
static const char seldom_starts[] = "之和与及或者性化等才也都就又";

/* What carries a sentence on after a comma, as no title does. */
static const bulletin_text carried_on[] = {
    BUL_ROW("，也"), BUL_ROW("，但"), BUL_ROW("，却"),
    BUL_ROW(",也"),  BUL_ROW(",但"),  BUL_ROW(",却"),
};

/* What a sentence tells, and hardly any title. */
static const bulletin_text told[] = {
    BUL_ROW("先后"),   BUL_ROW("近日，"), BUL_ROW("近日,"),
    BUL_ROW("日前，"), BUL_ROW("日前,"),  BUL_ROW("据悉"),
    BUL_ROW("表示，"), BUL_ROW("表示,"),  BUL_ROW("介绍，"),
    BUL_ROW("介绍,"),  BUL_ROW("认为，"), BUL_ROW("认为,"),
    BUL_ROW("指出，"), BUL_ROW("指出,"),  BUL_ROW("近年来，"),
    BUL_ROW("近年来,"), BUL_ROW("期间，"), BUL_ROW("期间,"),
};

/* What says who spoke, and wants a subject before it. */
static const bulletin_text spoke[] = {
    BUL_ROW("表示"), BUL_ROW("指出"), BUL_ROW("强调"),
    BUL_ROW("说"),   BUL_ROW("介绍"),
};

/* Words that want an object, at the end of a line. */
static const bulletin_text reaching[] = {
    BUL_ROW("通过"), BUL_ROW("达到"), BUL_ROW("位于"), BUL_ROW("来到"),
    BUL_ROW("进行"), BUL_ROW("成为"), BUL_ROW("作为"), BUL_ROW("包括"),
    BUL_ROW("根据"), BUL_ROW("为了"), BUL_ROW("关于"), BUL_ROW("对于"),
    BUL_ROW("由于"), BUL_ROW("以及"), BUL_ROW("并且"), BUL_ROW("但是"),
    BUL_ROW("如果"), BUL_ROW("因为"), BUL_ROW("所以"), BUL_ROW("我们"),
    BUL_ROW("他们"), BUL_ROW("她们"), BUL_ROW("自己"), BUL_ROW("经常"),
    BUL_ROW("已经"), BUL_ROW("正在"), BUL_ROW("没有"), BUL_ROW("可以"),
    BUL_ROW("能够"), BUL_ROW("应当"), BUL_ROW("必须"), BUL_ROW("不断"),
    BUL_ROW("一个"), BUL_ROW("这个"), BUL_ROW("那个"), BUL_ROW("哪些"),
    BUL_ROW("其中"), BUL_ROW("同时"), BUL_ROW("正式"), BUL_ROW("表示"),
    BUL_ROW("认为"), BUL_ROW("介绍"), BUL_ROW("来自"), BUL_ROW("围绕"),
    BUL_ROW("按照"),
};

#endif

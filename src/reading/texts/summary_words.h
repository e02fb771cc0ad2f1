/*
** summary_words.h - words that say what a sentence is for; an editor may add
** a line.
*/
#ifndef BUL_SUMMARY_WORDS_H
#define BUL_SUMMARY_WORDS_H

/* Who wrote or drew it, not what happened. */
static const char *const credit_words[] = {
    "记者 ",    "本报记者 ",   "通讯员", "作者：", "责编",
    "责任编辑", "摄影：",      "编辑：", "来源：", "图为",
    "制图",     "新华社记者 ", "記者 ",
};

/* They point to a sentence before. */
static const char *const referring_words[] = {
    "这",   "那",   "他",   "她", "它",   "但", "而",   "同时", "此外", "其中",
    "因此", "对此", "如今", "也", "会上", "這", "對此", "同時", "因為",
};

/* The first sentence often says only that something was held or published;
** what was said there follows. */
static const char *const opener_words[] = {
    "举行", "召开", "发布会", "发表", "公布", "发布",
    "接受", "舉行", "召開",   "發布", "發表",
};

static const char *const resolving_words[] = {
    "强调", "要求", "呼吁", "宣布", "决定", "将", "強調", "宣佈", "決定", "將",
};

#endif

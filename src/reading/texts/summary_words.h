/*
** summary_words.h - words that say what a sentence is for; an editor may add
** a line.
*/
#ifndef BUL_SUMMARY_WORDS_H
#define BUL_SUMMARY_WORDS_H

#include <uchar.h>

/* Who wrote or drew it, not what happened. */
static const char *const credit_words[] = {
    "记者 ",    "本报记者 ",   "通讯员", "作者：", "责编",
    "责任编辑", "摄影：",      "编辑：", "来源：", "图为",
    "制图",     "新华社记者 ", "記者 ",  "问：",   "問：",  "有记者问",
};

/* With them ends a sentence that only says who speaks. */
static const char *const speaking_words[] = {
    "说。",   "介绍。", "表示。", "道。",   "告诉记者。", "坦言。", "回忆。",
    "介绍说。", "感慨。", "解释。", "补充。", "説。", "說。", "介紹。", "告訴記者。",
    "卖了个关子。", "打开话匣子。", "打开了话匣子。", "感慨万千。", "开门见山。",
    "进行了解读。", "负责人。", "回应社会关切。", "如数家珍。", "娓娓道来。", "笑着回答。", "连连点头。",
};

/* With them ends one that only says who was there. */
static const char *const attending_words[] = {
    "参加会见。", "参加活动。", "参加会议。", "参加调研。", "参加上述活动。",
    "出席会议。", "出席活动。", "出席。", "参加。", "陪同。", "陪同调研。",
    "參加會見。", "出席會議。", "陪同調研。",
};

/* With them an answer begins that is nothing without its question. */
static const char *const answering_words[] = {
    "说：“", "答：“", "回答：“", "道：“", "答道：“", "说道：“", "說：「", "答：「",
};

/* They begin an item of a list that has no number. */
static const char *const item_words[] = {
    "首先，", "其次，", "再次，", "再者，", "最后，", "另一方面", "一方面",
};

/* They point to a sentence before, or go on with it. */
static const char *const referring_words[] = {
    "这", "那", "他", "她", "它", "但", "而", "同时", "此外", "其中", "因此",
    "对此", "如今", "也", "会上", "该", "此举", "此次", "随后", "之后",
    "与此", "为此", "于是", "所以", "并", "要", "还", "不过", "然而", "尤其",
    "由此", "据此", "两人", "双方", "当时", "這", "對此", "同時", "因為",
    "還", "該", "為此", "與此", "隨後", "可当", "可是", "可见，", "可如今",
    "可若", "还有的", "只见", "其实",
    "说实在", "——", "另一", "同一", "有的", "为何", "谈起", "说起", "说到",
    "再如", "比如", "例如", "又如", "像", "正因", "正是", "话音", "其间", "把",
    "答：", "得知", "听说", "接着", "后来", "从此", "至此", "相比", "相较",
    "除此", "不仅如此", "届时", "屆時", "再看", "曾", "彼时", "因为", "接起",
};

/* Within the first words they add to what was said before: 活动还将…. */
static const char *const adding_words[] = {
    "还将", "还要", "还会", "还可", "还有", "还在", "还为", "还对", "还与",
    "还向", "还推", "还开", "还设", "还组织", "也将", "也要", "也是", "也在",
    "也愿", "也有", "也对", "也为", "也会", "也可", "也让", "也能", "也体现",
    "還將", "還要", "還會", "還有", "也將", "也願", "也會",
};

/* They introduce what stands beside the news. */
static const char *const aside_words[] = {
    "据悉", "据了解", "會談前", "會見前", "會後", "據悉", "據瞭解",
    "会谈前", "会见前", "会前", "会后",
};

/* With them somebody's words begin, which may go on in the next sentence. */
static const char *const stating_words[] = {
    "表示，", "指出，", "强调，", "认为，", "介绍，", "说，",   "提出，",
    "表示：", "指出：", "强调：", "认为：", "介绍：", "说：",   "告诉记者，",
    "強調，", "認為，", "介紹，", "說，",   "說：",   "強調：",
};

/* They point there from within. */
static const char *const pointing_words[] = {
    "这句话", "这番话", "这一幕", "上述", "如此", "這句話",
};

/* A reporter's walk is a scene, wherever it is told. */
static const char *const walking_words[] = {
    "记者走进", "记者来到", "记者走访", "记者探访", "記者走進", "記者來到",
};

/* Neither is the news what somebody's face and hands do. */
static const char *const gesture_words[] = {
    "嘴唇", "眼眶", "眼角", "泪水", "热泪", "泪花", "双手紧紧", "手里攥", "手捧",
    "微微颤抖", "笑得合不拢嘴", "脸上洋溢", "脸上露出", "满脸笑容", "满脸笑意", "递到记者",
    "擦了擦", "抹了抹", "颇感意外", "电话声响起", "接起电话", "铃声响起", "欢声笑语",
    "传来一阵", "淚水", "熱淚", "歡聲笑語", "滿臉笑容",
};

/* The first item of a list, and the second: a sentence that has the one
** without the other breaks off. */
static const char *const first_items[] = {"一是", "首先，", "（一）", "第一，"};
static const char *const second_items[] = {"二是", "其次，", "（二）", "第二，"};

/* Behind a number of a headline, they say that it counts what the piece is
** about. */
static const char32_t counting_words[] = U"项个条批名位家件种类大招场座所起轮处套门";

/* With them and an hour begins one, too. */
static const char *const day_parts[] = {
    "上午", "下午", "中午", "早上", "早晨", "晚上", "傍晚", "凌晨", "清晨", "深夜",
};

/* With them begins a scene: the hour, the weather, where a reporter walked. */
static const char *const scene_words[] = {
    "清晨", "凌晨", "早晨", "黎明", "天蒙蒙亮", "天刚", "天色", "傍晚", "黄昏",
    "午后", "夜幕", "入夜", "深夜", "夜色", "晨光", "晨曦", "阳光", "春日",
    "初春", "仲春", "暮春", "初夏", "盛夏", "夏日", "初秋", "金秋", "深秋",
    "秋日", "寒冬", "冬日", "立夏", "时值", "正值", "时下", "走进", "走在",
    "步入", "漫步", "站在", "推开", "踏入", "驱车", "沿着", "微风", "细雨",
    "春光", "春风", "春意", "早上", "晚上", "周末", "时间回到", "夕阳", "暮色",
    "天還", "陽光", "黃昏", "走進", "時值", "午後",
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

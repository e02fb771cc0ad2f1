/*
** office_words.h - who authors are and where they are from: for offices.c.
*/
#ifndef BUL_OFFICE_WORDS_H
#define BUL_OFFICE_WORDS_H

#include "../../base/text.h"

/* How the word before an author's name ends that says who the author is or
** where from. */
static const bulletin_text office_ends[] = {
    BUL_ROW("书记"), BUL_ROW("主任"), BUL_ROW("主席"), BUL_ROW("院长"),
    BUL_ROW("校长"), BUL_ROW("局长"), BUL_ROW("处长"), BUL_ROW("科长"),
    BUL_ROW("部长"), BUL_ROW("厅长"), BUL_ROW("所长"), BUL_ROW("会长"),
    BUL_ROW("社长"), BUL_ROW("馆长"), BUL_ROW("园长"), BUL_ROW("队长"),
    BUL_ROW("镇长"), BUL_ROW("县长"), BUL_ROW("市长"), BUL_ROW("区长"),
    BUL_ROW("省长"), BUL_ROW("乡长"), BUL_ROW("村长"), BUL_ROW("董事长"),
    BUL_ROW("总经理"), BUL_ROW("经理"), BUL_ROW("教授"), BUL_ROW("导师"), BUL_ROW("導師"), BUL_ROW("讲师"),
    BUL_ROW("教师"), BUL_ROW("老师"), BUL_ROW("研究员"), BUL_ROW("学者"),
    BUL_ROW("专家"), BUL_ROW("博士"), BUL_ROW("律师"), BUL_ROW("医生"),
    BUL_ROW("医师"), BUL_ROW("秘书长"), BUL_ROW("委员"), BUL_ROW("代表"),
    BUL_ROW("干事"), BUL_ROW("干部"), BUL_ROW("作家"), BUL_ROW("评论员"),
    BUL_ROW("编辑"), BUL_ROW("读者"), BUL_ROW("市民"), BUL_ROW("学生"),
    BUL_ROW("大学"), BUL_ROW("学院"), BUL_ROW("学校"), BUL_ROW("中学"),
    BUL_ROW("小学"), BUL_ROW("中心"), BUL_ROW("公司"), BUL_ROW("集团"),
    BUL_ROW("医院"), BUL_ROW("法院"), BUL_ROW("检察院"), BUL_ROW("公安局"),
    BUL_ROW("委员会"), BUL_ROW("协会"), BUL_ROW("局"), BUL_ROW("處"), BUL_ROW("厅"),
    BUL_ROW("委"), BUL_ROW("办"), BUL_ROW("部"), BUL_ROW("处"), BUL_ROW("科"),
    BUL_ROW("所"), BUL_ROW("厂"), BUL_ROW("站"), BUL_ROW("队"), BUL_ROW("社"),
    BUL_ROW("省"), BUL_ROW("市"), BUL_ROW("县"), BUL_ROW("区"), BUL_ROW("镇"),
    BUL_ROW("乡"), BUL_ROW("村"), BUL_ROW("街道"), BUL_ROW("社区"),
    BUL_ROW("岗"), BUL_ROW("庄"), BUL_ROW("组"), BUL_ROW("教授"),
    BUL_ROW("主任"), BUL_ROW("校長"), BUL_ROW("主席"), BUL_ROW("會長"),
    BUL_ROW("議員"), BUL_ROW("大學"), BUL_ROW("學院"), BUL_ROW("中學"),
    BUL_ROW("小學"), BUL_ROW("學生"), BUL_ROW("讀者"), BUL_ROW("教師"),
    BUL_ROW("委員"), BUL_ROW("研究員"), BUL_ROW("縣"), BUL_ROW("區"),
    BUL_ROW("鎮"), BUL_ROW("鄉"), BUL_ROW("院士"), BUL_ROW("级"),
    BUL_ROW("級"), BUL_ROW("报"), BUL_ROW("報"), BUL_ROW("网"),
    BUL_ROW("網"), BUL_ROW("通讯站"), BUL_ROW("班"), BUL_ROW("作协"),
    BUL_ROW("文联"), BUL_ROW("工会"), BUL_ROW("妇联"), BUL_ROW("团委"), BUL_ROW("政协"),
    BUL_ROW("融媒"), BUL_ROW("融媒体"), BUL_ROW("发布"), BUL_ROW("客户端"),
    BUL_ROW("台"), BUL_ROW("政府"), BUL_ROW("本科生"), BUL_ROW("研究生"), BUL_ROW("博士生"),
    BUL_ROW("硕士生"), BUL_ROW("列兵"), BUL_ROW("上等兵"), BUL_ROW("下士"),
    BUL_ROW("中士"), BUL_ROW("上士"), BUL_ROW("军士长"), BUL_ROW("战士"),
    BUL_ROW("新兵"), BUL_ROW("学员"), BUL_ROW("排长"), BUL_ROW("连长"),
    BUL_ROW("营长"), BUL_ROW("团长"), BUL_ROW("旅长"), BUL_ROW("师长"),
    BUL_ROW("军长"), BUL_ROW("政委"), BUL_ROW("指导员"), BUL_ROW("教导员"),
    BUL_ROW("参谋"), BUL_ROW("少尉"), BUL_ROW("中尉"), BUL_ROW("上尉"),
    BUL_ROW("少校"), BUL_ROW("中校"), BUL_ROW("上校"), BUL_ROW("大校"),
    BUL_ROW("某部"), BUL_ROW("某旅"), BUL_ROW("某团"), BUL_ROW("支队"),
    BUL_ROW("总队"), BUL_ROW("大队"), BUL_ROW("班长"), BUL_ROW("党委"),
    BUL_ROW("人大"), BUL_ROW("纪委"), BUL_ROW("学会"), BUL_ROW("學會"),
};

#endif

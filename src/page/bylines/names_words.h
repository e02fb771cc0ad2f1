/*
** names_words.h - surnames, and words that look like names: for names.c.
*/
#ifndef BUL_NAMES_WORDS_H
#define BUL_NAMES_WORDS_H

#include "../../base/cursor.h"

/* Surnames of one character that nine in ten people have, in both scripts,
** without those that are everyday words. These three rows of characters stand
** in the order of Unicode, for they are looked up by halves. */
static const bulletin_text common_surnames = BUL_ROW(
    "丁万严乔于付任伍何余侯俞倪兰关冯刘劉區卢叢史叶向吕吳吴呂周唐嚴夏"
    "姚姜孔孙孟孫宋尹岳崔師庄庞康廖张張彭徐戴曹曾朱李杜杨林梁楊榮樊樓"
    "欧歐武段殷毛江汤汪沈温湯潘焦熊王田申盧石秦程章範簡紀繆罗羅翟耿聂"
    "聞聶肖胡苏范莫華萬葉葛董蒋蔡蕭薛蘇蘭袁覃許詹談謝譚许谢谭費賀賈贺"
    "贾赵趙連邓邢邱邵邹郑郝郭鄒鄧鄭鄺金錢鍾鐘钟钱閔閻關闫陆陈陳陶陸陽"
    "雷鞏韓韦韩顏顧顾颜饒馬馮马魏魯鲁黃黄黎龍龐龔龙龚");

/* The rest of the 百家姓 as far as papers print it. */
static const bulletin_text rare_surnames = BUL_ROW(
    "丛丰乌乐云亓井亢仇仝仲伊伏但位佘佟信修储儲元党全公冀冉农况冶冷冼"
    "凌刁初利劳勞勾包匡匪区华卓单南卜卞卫印危卿厉原古司吉呼和哈商喻国"
    "奉奚姬娄季宁安宗官宣宫容宾宿寇富封尉尚尤尧居屈展屠岑嵇左巩巫巴帅"
    "师席常干平幸应廉強强惠慕戈戎成战戚房扈揭支敖敬文斯方於施时明易昝"
    "晁晋晏普景智曲朴权束来杭柏查柯柳柴栗栾桂桑梅植楚楼樂檀母毕池沙浦"
    "海涂渔游湛滕满滿漆燕牛牟狄玉班甄甘由白皮盖盘盛相瞿祁祖祝禹穆窦童"
    "符简管米粟索纪练缪羊翁胥臧舒艾芦芮花苑苗苟若茅茹荆荣莽蒙蒲蓝蔚蔺"
    "薄虞衡衣裘裴褚解计诺谈谌谷豆费赫路車车辛辜農边连迟逯邝那邬邰邸郁"
    "郎郜都鄢银长门闭闵闻阙阚阮阳阴阿隆隋雍霍青靳鞠项饶骆高鲍鲜鹿麦麻"
    "齊齐");

/* The first characters of the table below. */
static const bulletin_text compound_starts = BUL_ROW(
    "上东乐亓令公单南司呼單壤夏太夹子宇宰尉巫张張慕拓東欧歐淳漆澹濮独"
    "獨申百皇端第聞范諸诸谷赫軒轩鍾钟長长闻闾颛");

static const bulletin_text compound_surnames[] = {
    BUL_ROW("欧阳"), BUL_ROW("歐陽"), BUL_ROW("上官"), BUL_ROW("司马"),
    BUL_ROW("司馬"), BUL_ROW("诸葛"), BUL_ROW("諸葛"), BUL_ROW("尉迟"),
    BUL_ROW("尉遲"), BUL_ROW("皇甫"), BUL_ROW("司徒"), BUL_ROW("夏侯"),
    BUL_ROW("慕容"), BUL_ROW("令狐"), BUL_ROW("东方"), BUL_ROW("東方"),
    BUL_ROW("南宫"), BUL_ROW("南宮"), BUL_ROW("宇文"), BUL_ROW("长孙"),
    BUL_ROW("長孫"), BUL_ROW("公孙"), BUL_ROW("公孫"), BUL_ROW("轩辕"),
    BUL_ROW("軒轅"), BUL_ROW("申屠"), BUL_ROW("呼延"), BUL_ROW("端木"),
    BUL_ROW("拓跋"), BUL_ROW("独孤"), BUL_ROW("獨孤"), BUL_ROW("淳于"),
    BUL_ROW("澹台"), BUL_ROW("澹臺"), BUL_ROW("闻人"), BUL_ROW("聞人"),
    BUL_ROW("百里"), BUL_ROW("赫连"), BUL_ROW("赫連"), BUL_ROW("钟离"),
    BUL_ROW("鍾離"), BUL_ROW("太史"), BUL_ROW("第五"), BUL_ROW("公冶"),
    BUL_ROW("濮阳"), BUL_ROW("濮陽"), BUL_ROW("单于"), BUL_ROW("單于"),
    BUL_ROW("亓官"), BUL_ROW("司空"), BUL_ROW("闾丘"), BUL_ROW("子车"),
    BUL_ROW("颛孙"), BUL_ROW("巫马"), BUL_ROW("漆雕"), BUL_ROW("乐正"),
    BUL_ROW("壤驷"), BUL_ROW("公良"), BUL_ROW("拓拔"), BUL_ROW("夹谷"),
    BUL_ROW("宰父"), BUL_ROW("谷梁"), BUL_ROW("范姜"), BUL_ROW("張簡"),
    BUL_ROW("张简"), BUL_ROW("張廖"),
};

/* What stands where names do, and is none. */
static const bulletin_text no_names[] = {
    BUL_ROW("报道"), BUL_ROW("報導"), BUL_ROW("報道"), BUL_ROW("报导"),
    BUL_ROW("即時"), BUL_ROW("即时"), BUL_ROW("翻攝"), BUL_ROW("翻摄"),
    BUL_ROW("招待会"), BUL_ROW("招待會"), BUL_ROW("综合"), BUL_ROW("綜合"),
    BUL_ROW("连线"), BUL_ROW("連線"), BUL_ROW("摄影"), BUL_ROW("攝影"),
    BUL_ROW("全文"), BUL_ROW("全媒体"), BUL_ROW("全媒體"), BUL_ROW("获悉"),
    BUL_ROW("了解"), BUL_ROW("采访"), BUL_ROW("手记"), BUL_ROW("观察"),
    BUL_ROW("调查"), BUL_ROW("站"), BUL_ROW("证"), BUL_ROW("会"),
};

/* Words that begin with a surname's character; where a role says that a name
** stands there, they may still be names (温馨, 黄河). */
static const bulletin_text seldom_names[] = {
    BUL_ROW("连载"), BUL_ROW("连播"), BUL_ROW("时评"), BUL_ROW("时讯"),
    BUL_ROW("时间"), BUL_ROW("时代"), BUL_ROW("时尚"), BUL_ROW("时政"),
    BUL_ROW("时事"), BUL_ROW("時間"), BUL_ROW("時代"), BUL_ROW("時事"),
    BUL_ROW("时令"), BUL_ROW("文化"), BUL_ROW("文明"), BUL_ROW("文艺"),
    BUL_ROW("文学"), BUL_ROW("文旅"), BUL_ROW("文物"), BUL_ROW("文件"),
    BUL_ROW("文章"), BUL_ROW("文體"), BUL_ROW("文化節"), BUL_ROW("高温"),
    BUL_ROW("高考"), BUL_ROW("高铁"), BUL_ROW("高层"), BUL_ROW("高校"),
    BUL_ROW("高度"), BUL_ROW("高溫"), BUL_ROW("安全"), BUL_ROW("安徽"),
    BUL_ROW("安居"), BUL_ROW("安排"), BUL_ROW("安置"), BUL_ROW("常态"),
    BUL_ROW("常委"), BUL_ROW("常委会"), BUL_ROW("常识"), BUL_ROW("常态化"),
    BUL_ROW("方案"), BUL_ROW("方法"), BUL_ROW("方向"), BUL_ROW("方面"),
    BUL_ROW("白天"), BUL_ROW("白皮书"), BUL_ROW("平安"), BUL_ROW("平台"),
    BUL_ROW("平方"), BUL_ROW("平等"), BUL_ROW("成功"), BUL_ROW("成绩"),
    BUL_ROW("成立"), BUL_ROW("成果"), BUL_ROW("成人"), BUL_ROW("成都"),
    BUL_ROW("金融"), BUL_ROW("金秋"), BUL_ROW("金牌"), BUL_ROW("金奖"),
    BUL_ROW("金额"), BUL_ROW("金牌榜"), BUL_ROW("和平"), BUL_ROW("和谐"),
    BUL_ROW("国家"), BUL_ROW("国际"), BUL_ROW("国内"), BUL_ROW("国外"),
    BUL_ROW("国庆"), BUL_ROW("国庆节"), BUL_ROW("国防"), BUL_ROW("石油"),
    BUL_ROW("石家庄"), BUL_ROW("马上"), BUL_ROW("马路"), BUL_ROW("江南"),
    BUL_ROW("江苏"), BUL_ROW("江西"), BUL_ROW("江湖"), BUL_ROW("江北"),
    BUL_ROW("河南"), BUL_ROW("河北"), BUL_ROW("海外"), BUL_ROW("海南"),
    BUL_ROW("海洋"), BUL_ROW("海上"), BUL_ROW("黄金"), BUL_ROW("黄河"),
    BUL_ROW("黄山"), BUL_ROW("周刊"), BUL_ROW("周末"), BUL_ROW("周年"),
    BUL_ROW("周边"), BUL_ROW("周报"), BUL_ROW("周期"), BUL_ROW("周知"),
    BUL_ROW("游客"), BUL_ROW("游戏"), BUL_ROW("路线"), BUL_ROW("路况"),
    BUL_ROW("路灯"), BUL_ROW("路口"), BUL_ROW("车站"), BUL_ROW("车辆"),
    BUL_ROW("车市"), BUL_ROW("项目"), BUL_ROW("项目部"), BUL_ROW("关于"),
    BUL_ROW("关注"), BUL_ROW("关爱"), BUL_ROW("关怀"), BUL_ROW("关键"),
    BUL_ROW("關於"), BUL_ROW("關注"), BUL_ROW("關懷"), BUL_ROW("应急"),
    BUL_ROW("应对"), BUL_ROW("应当"), BUL_ROW("党建"), BUL_ROW("党委"),
    BUL_ROW("党员"), BUL_ROW("党史"), BUL_ROW("程序"), BUL_ROW("程度"),
    BUL_ROW("段落"), BUL_ROW("曲艺"), BUL_ROW("万元"), BUL_ROW("万家"),
    BUL_ROW("万人"), BUL_ROW("万名"), BUL_ROW("万亩"), BUL_ROW("山水"),
    BUL_ROW("山东"), BUL_ROW("山西"), BUL_ROW("古城"), BUL_ROW("古镇"),
    BUL_ROW("古代"), BUL_ROW("古迹"), BUL_ROW("宣传"), BUL_ROW("宣传部"),
    BUL_ROW("支持"), BUL_ROW("支部"), BUL_ROW("支援"), BUL_ROW("隆重"),
    BUL_ROW("玉米"), BUL_ROW("银行"), BUL_ROW("银色"), BUL_ROW("公司"),
    BUL_ROW("公安"), BUL_ROW("公安局"), BUL_ROW("公开"), BUL_ROW("公布"),
    BUL_ROW("公告"), BUL_ROW("公益"), BUL_ROW("公园"), BUL_ROW("公路"),
    BUL_ROW("公交"), BUL_ROW("公里"), BUL_ROW("公示"), BUL_ROW("公平"),
    BUL_ROW("公正"), BUL_ROW("公共"), BUL_ROW("湛江"), BUL_ROW("来自"),
    BUL_ROW("来源"), BUL_ROW("来信"), BUL_ROW("来函"), BUL_ROW("来稿"),
    BUL_ROW("强化"), BUL_ROW("强调"), BUL_ROW("强国"), BUL_ROW("权益"),
    BUL_ROW("权威"), BUL_ROW("花园"), BUL_ROW("花卉"), BUL_ROW("花絮"),
    BUL_ROW("花草"), BUL_ROW("盘点"), BUL_ROW("盘活"), BUL_ROW("位于"),
    BUL_ROW("位列"), BUL_ROW("满意"), BUL_ROW("满分"), BUL_ROW("满足"),
    BUL_ROW("楼市"), BUL_ROW("楼盘"), BUL_ROW("楼宇"), BUL_ROW("房产"),
    BUL_ROW("房价"), BUL_ROW("房屋"), BUL_ROW("蓝天"), BUL_ROW("单位"),
    BUL_ROW("农业"), BUL_ROW("农村"), BUL_ROW("农民"), BUL_ROW("农历"),
    BUL_ROW("农户"), BUL_ROW("童话"), BUL_ROW("童年"), BUL_ROW("甘肃"),
    BUL_ROW("左右"), BUL_ROW("左图"), BUL_ROW("元旦"), BUL_ROW("元宵"),
    BUL_ROW("元宵节"), BUL_ROW("相关"), BUL_ROW("相约"), BUL_ROW("计划"),
    BUL_ROW("计生"), BUL_ROW("司法"), BUL_ROW("司机"), BUL_ROW("干部"),
    BUL_ROW("干群"), BUL_ROW("但是"), BUL_ROW("居民"), BUL_ROW("居家"),
    BUL_ROW("呼吁"), BUL_ROW("索引"), BUL_ROW("信息"), BUL_ROW("信用"),
    BUL_ROW("信访"), BUL_ROW("植树"), BUL_ROW("青年"), BUL_ROW("青春"),
    BUL_ROW("青岛"), BUL_ROW("乐园"), BUL_ROW("乐于"), BUL_ROW("长江"),
    BUL_ROW("长期"), BUL_ROW("长城"), BUL_ROW("长春"), BUL_ROW("长沙"),
    BUL_ROW("能源"), BUL_ROW("温馨"), BUL_ROW("温度"), BUL_ROW("温暖"),
    BUL_ROW("温室"), BUL_ROW("温州"), BUL_ROW("毛利"), BUL_ROW("易地"),
    BUL_ROW("景区"), BUL_ROW("景观"), BUL_ROW("景点"), BUL_ROW("别墅"),
    BUL_ROW("郑州"), BUL_ROW("桂林"), BUL_ROW("徐州"), BUL_ROW("苏州"),
    BUL_ROW("杭州"), BUL_ROW("连云港"), BUL_ROW("连续"), BUL_ROW("连日"),
    BUL_ROW("连接"), BUL_ROW("柳州"), BUL_ROW("陆地"), BUL_ROW("陆军"),
    BUL_ROW("陆续"), BUL_ROW("陆路"), BUL_ROW("雷达"), BUL_ROW("雷锋"),
    BUL_ROW("雷雨"), BUL_ROW("雷电"), BUL_ROW("武汉"), BUL_ROW("武警"),
    BUL_ROW("武器"), BUL_ROW("武术"), BUL_ROW("康复"), BUL_ROW("康养"),
    BUL_ROW("康乐"), BUL_ROW("梅雨"), BUL_ROW("祝福"), BUL_ROW("祝贺"),
    BUL_ROW("宁波"), BUL_ROW("宁夏"), BUL_ROW("宁静"), BUL_ROW("包括"),
    BUL_ROW("包装"), BUL_ROW("包容"), BUL_ROW("尚未"), BUL_ROW("广告"),
    BUL_ROW("向上"), BUL_ROW("向前"), BUL_ROW("边防"), BUL_ROW("边境"),
    BUL_ROW("边疆"), BUL_ROW("商业"), BUL_ROW("商务"), BUL_ROW("商场"),
    BUL_ROW("商品"), BUL_ROW("商户"), BUL_ROW("商讯"), BUL_ROW("商报"),
    BUL_ROW("沙漠"), BUL_ROW("沙滩"), BUL_ROW("仲裁"), BUL_ROW("池塘"),
    BUL_ROW("麻将"), BUL_ROW("席位"), BUL_ROW("费用"), BUL_ROW("查处"),
    BUL_ROW("查看"), BUL_ROW("谈判"), BUL_ROW("谈话"), BUL_ROW("谈心"),
    BUL_ROW("计算机"), BUL_ROW("家庭"), BUL_ROW("储备"), BUL_ROW("班级"),
    BUL_ROW("班子"), BUL_ROW("原则"), BUL_ROW("原因"), BUL_ROW("原本"),
    BUL_ROW("燕子"), BUL_ROW("鲜花"), BUL_ROW("鲜活"), BUL_ROW("印象"),
    BUL_ROW("印刷"), BUL_ROW("印发"), BUL_ROW("况且"), BUL_ROW("宿舍"),
    BUL_ROW("战士"), BUL_ROW("战略"), BUL_ROW("战役"), BUL_ROW("战疫"),
    BUL_ROW("慕名"), BUL_ROW("危险"), BUL_ROW("危机"), BUL_ROW("危房"),
    BUL_ROW("利用"), BUL_ROW("利润"), BUL_ROW("利好"), BUL_ROW("展望"),
    BUL_ROW("束缚"), BUL_ROW("衣服"), BUL_ROW("信心"), BUL_ROW("幸福"),
    BUL_ROW("幸运"), BUL_ROW("富裕"), BUL_ROW("富民"), BUL_ROW("奉献"),
    BUL_ROW("种植"), BUL_ROW("种子"), BUL_ROW("充分"), BUL_ROW("充电"),
    BUL_ROW("全国"), BUL_ROW("全市"), BUL_ROW("全省"), BUL_ROW("全县"),
    BUL_ROW("全区"), BUL_ROW("全民"), BUL_ROW("全面"), BUL_ROW("全年"),
    BUL_ROW("全程"), BUL_ROW("全球"), BUL_ROW("全景"), BUL_ROW("通讯"),
    BUL_ROW("通知"), BUL_ROW("通报"), BUL_ROW("通车"), BUL_ROW("通告"),
    BUL_ROW("通信"), BUL_ROW("要闻"), BUL_ROW("社论"), BUL_ROW("社評"),
    BUL_ROW("社评"), BUL_ROW("特稿"), BUL_ROW("特寫"), BUL_ROW("特写"),
    BUL_ROW("專訪"), BUL_ROW("专访"), BUL_ROW("短评"), BUL_ROW("评论"),
    BUL_ROW("速览"), BUL_ROW("速递"), BUL_ROW("图文"), BUL_ROW("图片"),
    BUL_ROW("资料"), BUL_ROW("下同"), BUL_ROW("未完"), BUL_ROW("待续"),
    BUL_ROW("下转"), BUL_ROW("上接"), BUL_ROW("编者"), BUL_ROW("编者按"),
    BUL_ROW("左起"), BUL_ROW("右图"), BUL_ROW("上图"), BUL_ROW("下图"),
    BUL_ROW("史料"), BUL_ROW("史话"), BUL_ROW("史册"), BUL_ROW("艾滋病"),
    BUL_ROW("温情"), BUL_ROW("江水"), BUL_ROW("江山"), BUL_ROW("项链"),
    BUL_ROW("明显"), BUL_ROW("明天"), BUL_ROW("明年"), BUL_ROW("明日"),
    BUL_ROW("明确"), BUL_ROW("明星"), BUL_ROW("向阳"), BUL_ROW("向导"),
    BUL_ROW("支付"), BUL_ROW("支出"), BUL_ROW("计量"), BUL_ROW("计时"),
    BUL_ROW("于是"), BUL_ROW("于今"), BUL_ROW("章节"), BUL_ROW("章程"),
    BUL_ROW("阳光"), BUL_ROW("阳台"), BUL_ROW("房地产"), BUL_ROW("钱包"),
    BUL_ROW("钱款"), BUL_ROW("管理"), BUL_ROW("管道"), BUL_ROW("管控"),
    BUL_ROW("季节"), BUL_ROW("季度"), BUL_ROW("季军"), BUL_ROW("解放"),
    BUL_ROW("解放军"), BUL_ROW("解决"), BUL_ROW("解读"), BUL_ROW("解释"),
    BUL_ROW("应届"), BUL_ROW("应用"), BUL_ROW("农产品"), BUL_ROW("简介"),
    BUL_ROW("简报"), BUL_ROW("简讯"), BUL_ROW("简单"), BUL_ROW("简称"),
    BUL_ROW("古稀"), BUL_ROW("连连"), BUL_ROW("卢比"), BUL_ROW("鲁能"),
    BUL_ROW("何以"), BUL_ROW("何时"), BUL_ROW("何处"), BUL_ROW("何谓"),
    BUL_ROW("何为"), BUL_ROW("那么"), BUL_ROW("那些"), BUL_ROW("那时"),
    BUL_ROW("都市"), BUL_ROW("都是"), BUL_ROW("曾经"), BUL_ROW("曾任"),
    BUL_ROW("许可"), BUL_ROW("许多"), BUL_ROW("许诺"), BUL_ROW("钟表"),
    BUL_ROW("谢绝"), BUL_ROW("谢幕"), BUL_ROW("谢谢"), BUL_ROW("唐山"),
    BUL_ROW("唐代"), BUL_ROW("宋代"), BUL_ROW("宋词"), BUL_ROW("元代"),
    BUL_ROW("明代"), BUL_ROW("汉代"), BUL_ROW("程控"), BUL_ROW("白酒"),
    BUL_ROW("白领"), BUL_ROW("白银"), BUL_ROW("白菜"),
};

/* How a word ends that stands where names do and is none: 台南報導. */
static const bulletin_text no_name_ends[] = {
    BUL_ROW("报道"), BUL_ROW("報導"), BUL_ROW("報道"), BUL_ROW("专电"),
    BUL_ROW("專電"), BUL_ROW("消息"), BUL_ROW("翻攝"), BUL_ROW("翻摄"),
    BUL_ROW("新闻"), BUL_ROW("新聞"), BUL_ROW("会议"), BUL_ROW("發布會"),
    BUL_ROW("发布会"), BUL_ROW("招待会"), BUL_ROW("招待會"),
};

/* How a word ends that stands where names do and means a body or its work. */
static const bulletin_text body_ends[] = {
    BUL_ROW("提供"), BUL_ROW("供图"), BUL_ROW("供圖"), BUL_ROW("宣传部"),
    BUL_ROW("宣傳部"), BUL_ROW("部门"), BUL_ROW("部門"), BUL_ROW("中心"),
    BUL_ROW("政府"), BUL_ROW("委员会"), BUL_ROW("委員會"), BUL_ROW("公司"),
    BUL_ROW("集团"), BUL_ROW("集團"), BUL_ROW("单位"), BUL_ROW("單位"),
    BUL_ROW("大学"), BUL_ROW("大學"), BUL_ROW("学院"), BUL_ROW("學院"),
    BUL_ROW("中学"), BUL_ROW("小学"), BUL_ROW("医院"), BUL_ROW("醫院"),
    BUL_ROW("法院"), BUL_ROW("检察院"), BUL_ROW("公安局"), BUL_ROW("运输局"),
    BUL_ROW("管理局"), BUL_ROW("农村局"), BUL_ROW("网络"), BUL_ROW("網絡"),
    BUL_ROW("资料"), BUL_ROW("資料"), BUL_ROW("受访者"), BUL_ROW("受訪者"),
    BUL_ROW("主办方"), BUL_ROW("主辦方"), BUL_ROW("视觉中国"), BUL_ROW("新华社"),
    BUL_ROW("中新社"), BUL_ROW("组委会"), BUL_ROW("融媒体"), BUL_ROW("社区"),
    BUL_ROW("联盟"),
};

/* The last characters of no_names and no_name_ends, and of body_ends: most
** words end otherwise. */
static const char32_t no_name_lasts[] =
    U"道導导時时攝摄会會合线線影文体體悉解访记察查站证电電息闻"
    U"聞议";
static const char32_t body_lasts[] =
    U"供图圖部门門心府会會司团團位学學院局络絡料者方国社体区盟";

#endif

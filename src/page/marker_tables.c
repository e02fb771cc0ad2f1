/*
** marker_tables.c - what newspapers always print, for an editor to extend:
** one row a word or pattern. Longer words stand before those that they begin
** with. In patterns, * is any run of characters, # a number, and a blank any
** white space or none.
*/
#include "markers.h"

/* A row without and with a value. */
#define W(word) {{(word), sizeof(word) - 1}, {NULL, 0}}
#define V(word, value) \
  {{(word), sizeof(word) - 1}, {(value), sizeof(value) - 1}}
#define TABLE(name, rows)                                                     \
  const bul_table name = {rows, sizeof(rows) / sizeof *(rows)}

/* --- who speaks in a dateline ------------------------------------------ */

static const bul_word agencies[] = {
    W("本报"), W("本報"), W("本刊"),
    W("本台"), W("本臺"), W("本网"),
    W("本網"), W("本社"), W("本站"),
    W("新华社"), W("新華社"), W("新华网"),
    W("新华日报"), W("中新社"), W("中新网"),
    W("中国新闻社"), W("中国新闻网"), W("人民网"),
    W("人民日报"), W("央视网"), W("央视"),
    W("央广网"), W("光明网"), W("中青网"),
    W("中通社"), W("中央社"), W("中央通訊社"),
    W("中評社"), W("聯合社"), W("联合社"),
    W("路透社"), W("路透"), W("法新社"),
    W("美联社"), W("美聯社"), W("合众社"),
    W("合眾社"), W("合众国际社"), W("共同社"),
    W("时事社"), W("塔斯社"), W("俄新社"),
    W("国际文传电讯社"), W("德新社"), W("安莎社"),
    W("埃菲社"), W("韩联社"), W("朝中社"),
    W("海通社"), W("哈瓦斯社"), W("哈瓦斯"),
    W("同盟社"), W("綜合"), W("本市"), W("本埠"), W("本港"), W("本县"),
    W("本縣"),
};
TABLE(bul_agencies, agencies);

static const bul_word houses[] = {
    W("报"), W("報"), W("社"),
    W("网"), W("網"), W("台"),
    W("臺"), W("刊"), W("讯"),
    W("站"), W("端"), W("在线"),
    W("频道"), W("周刊"), W("杂志"),
    W("中心"), W("人物》"), W("》"),
    W("央视"), W("新闻"), W("集团"),
    W("驻华"), W("部"), W("分社"),
    W("客户端"),
};
TABLE(bul_houses, houses);

/* --- roles ------------------------------------------------------------- */

static const bul_word roles[] = {
    V("特约记者", "special"),
    V("特約記者", "special"),
    V("特约撰稿人", "special"),
    V("特约撰稿", "special"),
    V("特派记者", "reporter"),
    V("特派員", "reporter"),
    V("特派员", "reporter"),
    V("见习记者", "intern"),
    V("見習記者", "intern"),
    V("实习记者", "intern"),
    V("實習記者", "intern"),
    V("实习生", "intern"),
    V("實習生", "intern"),
    V("首席记者", "reporter"),
    V("融媒体记者", "reporter"),
    V("融媒记者", "reporter"),
    V("全媒体记者", "reporter"),
    V("全媒记者", "reporter"),
    V("摄影记者", "photographer"),
    V("攝影記者", "photographer"),
    V("记者", "reporter"),
    V("記者", "reporter"),
    V("特约通讯员", "correspondent"),
    V("通讯员", "correspondent"),
    V("通訊員", "correspondent"),
    V("报道员", "correspondent"),
    V("通联", "correspondent"),
    V("特约评论员", "commentator"),
    V("评论员", "commentator"),
    V("評論員", "commentator"),
    V("摄影", "photographer"),
    V("攝影", "photographer"),
    V("图片", "photographer"),
    V("责任编辑", "editor"),
    V("執行編輯", "editor"),
    V("编辑", "editor"),
    V("編輯", "editor"),
    V("责编", "editor"),
    V("责任校对", "proofreader"),
    V("校对", "proofreader"),
    V("校對", "proofreader"),
    V("翻译", "translator"),
    V("翻譯", "translator"),
    V("编译", "translator"),
    V("編譯", "translator"),
    V("译者", "translator"),
    V("整理", "compiler"),
    V("采写", "reporter"),
    V("撰文", "author"),
    V("执笔", "author"),
    V("作者", "author"),
    V("口述", "author"),
};
TABLE(bul_roles, roles);

static const bul_word tail_roles[] = {
    V("摄影报道", "photographer"),
    V("攝影報導", "photographer"),
    V("摄影", "photographer"),
    V("攝影", "photographer"),
    V("图/文", "photographer"),
    V("图文", "photographer"),
    V("供图", "photographer"),
    V("图", "photographer"),
    V("摄", "photographer"),
    V("攝", "photographer"),
    W("文/图"),
    W("文/摄"),
    W("综合报道"),
    V("综合", "compiler"),
    W("報導"),
    W("报道"),
    V("整理", "compiler"),
    V("编译", "translator"),
    V("譯", "translator"),
    V("译", "translator"),
    W("文"),
};
TABLE(bul_tail_roles, tail_roles);

/* --- whole lines: furniture, captions, notes ---------------------------------------- */

static const bul_word line_patterns[] = {
    V("*责编 ：*", "credits"),
    V("*责编 :*", "credits"),
    V("责编 *", "credits"),
    V("责任编辑*", "credits"),
    V("責任編輯*", "credits"),
    V("*版编辑*", "credits"),
    V("本期编辑*", "credits"),
    V("编辑 ：*", "credits"),
    V("编辑 *校对*", "credits"),
    V("编辑／*", "credits"),
    V("編輯／*", "credits"),
    V("責編／*", "credits"),
    V("责编／*", "credits"),
    V("校对／*", "credits"),
    V("校對／*", "credits"),
    V("编辑 :*", "credits"),
    V("編輯 ：*", "credits"),
    V("值班编委*", "credits"),
    V("值班主任*", "credits"),
    V("值班主编*", "credits"),
    V("值班总编*", "credits"),
    V("执行主编*", "credits"),
    V("本版主编*", "credits"),
    V("主编 ：*", "credits"),
    V("主编 :*", "credits"),
    V("审读 ：*", "credits"),
    V("审读 :*", "credits"),
    V("版式设计*", "credits"),
    V("版面设计*", "credits"),
    V("本版设计*", "credits"),
    V("本版美编*", "credits"),
    V("美编 *", "credits"),
    V("美术编辑*", "credits"),
    V("视觉设计*", "credits"),
    V("校对 *", "credits"),
    V("校對 *", "credits"),
    V("责任校对*", "credits"),
    V("本版校对*", "credits"),
    V("组版 *", "credits"),
    V("制版 *", "credits"),
    V("电子邮箱*", "other"),
    V("本版邮箱*", "other"),
    V("投稿邮箱*", "other"),
    V("本版电子信箱*", "other"),
    V("本版投稿*", "other"),

    V("（ 下转 *版*）", "jump"),
    V("( 下转 *版*)", "jump"),
    V("（ 上接 *版*）", "jump"),
    V("( 上接 *版*)", "jump"),
    V("〔 上接 *〕", "jump"),
    V("〔 下轉 *〕", "jump"),
    V("〔 下转 *〕", "jump"),
    V("（ 上接 *）", "jump"),
    V("（ 下轉 *版*）", "jump"),
    V("（ 转 第 # 版 ）", "jump"),
    V("（ 紧接 *版*）", "jump"),
    V("▲ 上接*", "jump"),
    V("▲ 下转*", "jump"),
    V("▼ 下转*", "jump"),
    V("▲ 详见*", "jump"),
    V("▶ 下转*", "jump"),
    V("► 下转*", "jump"),
    V("→ 下转*", "jump"),
    V("◀ 上接*", "jump"),
    V("上接 *版", "jump"),
    V("上接 第 #版*", "jump"),
    V("下转 *版", "jump"),
    V("下轉 *版", "jump"),
    V("上接 A#*", "jump"),
    V("下转 A#*", "jump"),
    V("（*报道*见*版*）", "jump"),
    V("（*全文*见*版*）", "jump"),
    V("（ 详见 *版*）", "jump"),
    V("（*见第 # 版）", "jump"),
    V("（*见 # 版）", "jump"),
    V("详见 *版", "jump"),
    V("(*报道*见*版*)", "jump"),
    V("（相關*版）", "jump"),
    V("（*新聞*刊*版）", "jump"),
    V("（詳見*版*）", "jump"),
    V("( 详见 *版*)", "jump"),

    V("广告", "advert"),
    V("廣告", "advert"),
    V("公益广告*", "advert"),
    V("·广告·", "advert"),
    V("【广告】*", "advert"),
    V("广告刊登热线*", "advert"),
    V("广告热线*", "advert"),
    V("广告联系*", "advert"),
    V("广告专线*", "advert"),
    V("*广告热线*", "advert"),
    V("*广告部*电话*", "advert"),
    V("订报热线*", "advert"),
    V("订阅热线*", "advert"),
    V("发行热线*", "advert"),
    V("*订阅*热线*", "advert"),
    V("廣告專線*", "advert"),
    V("廣告刊例*", "advert"),
    V("广告刊例*", "advert"),

    V("*国内统一连续出版物号*", "masthead"),
    V("*国内统一刊号*", "masthead"),
    V("*统一刊号*CN*", "masthead"),
    V("*邮发代号*", "masthead"),
    V("国内统一*CN*", "masthead"),
    V("*网址*://*", "masthead"),
    V("*网址*www.*", "masthead"),
    V("总第 # 期*", "masthead"),
    V("第 # 期*总第*", "masthead"),
    V("今日 # 版*", "masthead"),
    V("今日#版", "masthead"),
    V("*主管*主办*出版*", "masthead"),
    V("*主管 *主办", "masthead"),
    V("*社址*邮编*", "masthead"),
    V("社址*电话*", "masthead"),
    V("*社址*電話*", "masthead"),
    V("本报社址*", "masthead"),
    V("本報社址*", "masthead"),
    V("社址 ：*", "masthead"),
    V("地址*邮编*电话*", "masthead"),
    V("*编辑部*电话*", "masthead"),
    V("新闻热线*", "masthead"),
    V("新闻热线 ：*", "masthead"),
    V("*新闻热线*#", "masthead"),
    V("*零售*每份*", "masthead"),
    V("*印刷*承印*", "masthead"),
    V("*法律顾问*律师*", "masthead"),
    V("*出版*印刷厂*", "masthead"),

    /* captions */
    V("图为*", "caption"),
    V("图①*", "caption"),
    V("图②*", "caption"),
    V("图③*", "caption"),
    V("图④*", "caption"),
    V("图⑤*", "caption"),
    V("图 # ：*", "caption"),
    V("图#为*", "caption"),
    V("上图*", "caption"),
    V("下图*", "caption"),
    V("左图*", "caption"),
    V("右图*", "caption"),
    V("題圖*", "caption"),
    V("圖為*", "caption"),
    V("▲ 图*", "caption"),
    V("▲*摄", "caption"),
    V("▼*摄", "caption"),
    V("▶*摄", "caption"),
    V("◀*摄", "caption"),
    V("图片说明*", "caption"),
    V("图：*", "caption"),
    V("圖：*", "caption"),
    V("圖／*", "caption"),

    /* notes */
    V("（*参与采写）", "note"),
    V("（*参与采访*）", "note"),
    V("（*对本文亦有贡献）", "note"),
    V("（作者为*）", "note"),
    V("（作者系*）", "note"),
    V("（作者单位*）", "note"),
    V("（作者：*）", "note"),
    V("（作者*）", "note"),
    V("(作者*)", "note"),
    V("（执笔*）", "note"),
    V("（*摘编*）", "note"),
    V("（摘自*）", "note"),
    V("（选自*）", "note"),
    V("（原载*）", "note"),
    V("（来源：*）", "note"),
    V("（*节选*）", "note"),
    V("（附图片#张）", "note"),
    V("（附图片*）", "note"),
    V("（*参与采写报道）", "note"),
    V("(*参与采写)", "note"),
    V("——编 者", "note"),
    V("编者按 ：*", "note"),
    V("编者按 :*", "note"),
    V("编者的话 ：*", "note"),
    V("【编者按】*", "note"),
    V("[编者按]*", "note"),
    V("數據來源*", "note"),
    V("数据来源 ：*", "note"),
    V("资料来源 ：*", "note"),
    V("数据来源 :*", "note"),
    V("制图 ：*", "note"),
    V("制图 :*", "note"),
    V("制表 ：*", "note"),
    V("制图/*", "note"),
    V("绘图 ：*", "note"),
    V("漫画 ：*", "note"),
    V("插图 ：*", "note"),
    V("题图 ：*", "note"),
    V("本文图片*", "note"),
    V("本版图片*", "note"),
    V("（本文图片*）", "note"),
    V("（图片*提供）", "note"),
    V("*供图", "note"),
};
TABLE(bul_line_patterns, line_patterns);

/* The value "piece" marks those that head a piece of its own. */
static const bul_word labels[] = {
    V("讀者投書", "piece"), V("读者来信", "piece"), V("来函照登", "piece"),
    V("來函照登", "piece"), V("更正", "piece"),     V("启事", "piece"),
    W("编者按"), W("编者的话"), W("编后"),
    W("编后语"), W("延伸阅读"), W("相关链接"),
    W("新闻链接"), W("背景链接"), W("链接"),
    W("记者手记"), W("采访手记"), W("短评"),
    W("名词解释"), W("知识链接"), W("新闻背景"),
    W("新闻助读"), W("专家点评"), W("记者观察"),
    W("编辑手记"), W("数说"), W("小贴士"),
};
TABLE(bul_labels, labels);

/* --- titles ------------------------------------------------------------ */

/* What a kicker ends with when the headline is what was said or done. */
static const bul_word kicker_ends[] = {
    W("强调"), W("強調"), W("指出"),
    W("要求"), W("表示"), W("提出"),
    W("明确"), W("时说"), W("呼吁"),
    W("提醒"), W("认为"), W("建议"),
    W("发现"), W("显示"),
};
TABLE(bul_kicker_ends, kicker_ends);

/* --- names ------------------------------------------------------------- */

/* The hundred-odd commonest surnames cover nineteen in twenty; the rest of
** the list is the old 百家姓 as far as papers print it. One character a
** column, all in one row's text. */
static const bul_word surnames[] = {
    W("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖"
       "田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付"
       "方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向"
       "汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞"
       "左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛"
       "靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦"
       "褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾"
       "隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁"
       "胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠"
       "豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙"
       "浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢"
       "嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧"
       "闭由莽智匪渔若乐长青海蔚"),
    W("陳黃張劉楊趙吳孫馬鄭羅謝許韓馮鄧蕭葉蘇呂盧鐘鍾譚陸範賈鄒閻龍賀顧"
       "龔萬錢嚴湯龐顏聶魯歐關蘭齊紀華饒陽農繆簡車連盧費閔師榮叢鞏鄺談樂儲"
       "勞樓滿聞區強"),
};
TABLE(bul_surnames, surnames);

static const bul_word regions[] = {
    W("台北"), W("臺北"), W("新北"),
    W("桃園"), W("新竹"), W("苗栗"),
    W("台中"), W("臺中"), W("彰化"),
    W("南投"), W("雲林"), W("嘉義"),
    W("台南"), W("臺南"), W("高雄"),
    W("屏東"), W("宜蘭"), W("花蓮"),
    W("台東"), W("臺東"), W("澎湖"),
    W("金門"), W("馬祖"), W("基隆"),
    W("綜合"), W("連線"), W("香港"),
    W("澳門"), W("北京"), W("上海"),
    W("南京"), W("重慶"), W("東京"),
    W("華盛頓"), W("紐約"), W("倫敦"),
};
TABLE(bul_regions, regions);

--- The command line in Chinese: the catalogue that say.lua reads. The keys are
-- the English texts as they stand in the code; a spec sees to it that neither
-- lacks a line. What the library says stands in messages_core.lua and
-- messages_lua.lua, what comes from others in messages_others.lua.
local chinese = {}

--- What argparse writes itself.
chinese.heads = {
  { "Usage: ", "用法：" }, { "Arguments:", "参数：" }, { "Options:", "选项：" },
  { "Commands:", "命令：" },
}

--- What the values of arguments are called, and those of options.
chinese.names = {
  ["argument"] = "参数", ["change"] = "字段=内容", ["command"] = "命令", ["db"] = "稿件库", ["dir"] = "目录",
  ["field"] = "字段", ["file"] = "文件", ["id"] = "编号", ["path"] = "路径", ["person"] = "人物",
  ["query"] = "检索式", ["revision"] = "版次", ["script"] = "脚本", ["statement"] = "语句",
  ["tag"] = "标签", ["to"] = "目标", ["value"] = "值",
  ["--author"] = "姓名", ["--by"] = "姓名", ["--chars"] = "字数", ["--column"] = "栏目",
  ["--columns"] = "列", ["--commentator"] = "姓名", ["--compiler"] = "姓名",
  ["--correspondent"] = "姓名", ["--date"] = "日期", ["--editor"] = "姓名",
  ["--encoding"] = "编码", ["--file-size"] = "兆字节", ["--folder"] = "目录",
  ["--format"] = "格式", ["--from"] = "日期", ["--from-file"] = "清单",
  ["--instructions"] = "百万步", ["--intern"] = "姓名", ["--jobs"] = "数目",
  ["--json"] = "文件", ["--limit"] = "条数", ["--memory"] = "兆字节", ["--offset"] = "条数",
  ["--organization"] = "机构", ["--output"] = "文件", ["--page"] = "版面",
  ["--person"] = "人物", ["--photographer"] = "姓名", ["--place"] = "地点",
  ["--precision"] = "比率", ["--proofreader"] = "姓名", ["--query"] = "检索式",
  ["--reporter"] = "姓名", ["--resume"] = "日志", ["--revision"] = "版次",
  ["--rules"] = "文件", ["--seconds"] = "秒", ["--sentences"] = "句数",
  ["--source"] = "报纸", ["--special"] = "姓名", ["--tag"] = "标签", ["--template"] = "模板",
  ["--title"] = "标题", ["--to"] = "日期", ["--translator"] = "姓名",
}

--- What commands print and say.
chinese.texts = {
  -- what is counted
  ["%d pieces"] = "%d 篇", ["1 piece"] = "1 篇",
  ["%s: %d pieces"] = "%s：%d 篇",
  ["%s: sound, %d pieces"] = "%s：完好，共 %d 篇",
  ["%d pieces copied and compared"] = "已复制并核对 %d 篇",
  ["%d of %d; more with --limit or --offset"] = "显示 %d 篇，共 %d 篇；要看更多，用 --limit 或 --offset",
  ["%d added, %d updated, %d unchanged, %d files failed"]
    = "新增 %d 篇，更新 %d 篇，未变 %d 篇，失败 %d 个文件",
  ["lines %d–%d"] = "第 %d—%d 行",
  ["line %d: %s"] = "第 %d 行：%s",
  ["reads: text %s"] = "能读：text %s",
  ["keeps archives in: %s"] = "可用的存储引擎：%s",
  ["(untitled)"] = "（无题）",
  ["(none)"] = "（没有）",
  ["(undated)"] = "（无日期）",
  ["(no value)"] = "（无）",
  ["nothing found"] = "没有找到",
  -- progress
  ["%d s"] = "%d 秒",
  ["%d min %d s"] = "%d 分 %d 秒",
  ["%d h %d min"] = "%d 小时 %d 分",
  ["%.0f/s"] = "%.0f 个/秒",
  ["%s left"] = "还需 %s",
  ["took %s"] = "用时 %s",
  -- heads of columns
  ["kind"] = "类别", ["name"] = "名称", ["count"] = "次数", ["titles, short forms"] = "职务、简称",
  ["people"] = "人物", ["organizations"] = "机构", ["places"] = "地点", ["works"] = "作品",
  ["term"] = "词", ["score"] = "分", ["text"] = "原文", ["date"] = "日期", ["grain"] = "粒度",
  ["value"] = "数值", ["unit"] = "单位", ["of what"] = "对象", ["about"] = "约数",
  ["mark"] = "标记", ["content"] = "内容", ["tag"] = "标签", ["pieces"] = "篇数", ["id"] = "编号",
  ["how sure"] = "把握", ["headline"] = "主题", ["origin"] = "出处", ["title"] = "职务",
  ["sentence"] = "句子", ["likeness"] = "相似", ["older"] = "先", ["newer"] = "后",
  ["revision"] = "版次", ["time"] = "时间", ["change"] = "变动", ["relation"] = "相关",
  ["by"] = "修改人",
  ["share"] = "折合", ["characters"] = "字数",
  ["added"] = "加入", ["updated"] = "修改", ["removed"] = "移出", ["restored"] = "恢复",
  -- fields of tally, as heads
  ["reporter"] = "记者", ["intern"] = "见习记者", ["special"] = "特约记者",
  ["correspondent"] = "通讯员", ["commentator"] = "评论员", ["author"] = "作者",
  ["photographer"] = "摄影", ["editor"] = "责编", ["proofreader"] = "校对",
  ["translator"] = "翻译", ["compiler"] = "整理", ["source"] = "来源", ["page"] = "版面",
  ["column"] = "栏目", ["year"] = "年份", ["quarter"] = "季度", ["month"] = "月份",
  ["week"] = "周", ["day"] = "日期", ["person"] = "人物", ["place"] = "地点",
  ["organization"] = "机构",
  -- what was typed wrong
  ["name a file, or a list of files with --from-file"] = "请给出文件，或用 --from-file 给出文件清单",
  ["'%s' is no change; write FIELD=TEXT"] = "“%s”不是修改，请写成 字段=内容",
  ["no change is given"] = "没有给出要修改的内容",
  ["'%s' is no number"] = "“%s”不是数",
  ["'%s' is no whole number, 0 or more"] = "“%s”应是不小于 0 的整数",
  ["'%s' jobs cannot be had; choose 1 to %d"] = "--jobs 不能是“%s”，请选 1 到 %d",
  ["an empty tag"] = "标签是空的",
  ["article %d has no tag '%s'"] = "编号为 %d 的稿件没有标签“%s”",
  ["--retry goes with --resume"] = "--retry 要与 --resume 合用",
  ["--template goes with html, markdown and text"] = "--template 只用于 html、markdown 和 text",
  ["--columns goes with csv and xlsx"] = "--columns 只用于 csv 和 xlsx",
  ["--from %s comes after --to %s"] = "起始日期 %s 在截止日期 %s 之后",
  ["interrupted"] = "已中断",
  ["interrupted; %d of %d files are kept, the same command goes on"]
    = "已中断：%d 个文件已入库（共 %d 个），再次执行同一命令即可继续",
  ["'%s' is no article's number"] = "“%s”不是稿件编号",
  ["there is no article %d"] = "没有编号为 %d 的稿件",
  ["%s is no text for a terminal; write it to a file: > NAME.%s"]
    = "%s 不是终端能显示的文本，请写到文件里：> 文件名.%s",
  ["standard output wants a --format"] = "写到标准输出时要有 --format",
  ["an object expected"] = "应是一个 JSON 对象",
}

--- What readings call things: how wide a date is, how near a figure.
chinese.values = {
  ["minute"] = "分", ["hour"] = "时", ["half-day"] = "半天", ["day"] = "日", ["week"] = "周",
  ["ten-days"] = "旬", ["month"] = "月", ["quarter"] = "季度", ["season"] = "季节",
  ["half-year"] = "半年", ["year"] = "年", ["five-years"] = "五年", ["decade"] = "年代",
  ["century"] = "世纪", ["open"] = "不定",
  ["over"] = "以上", ["under"] = "不足", ["about"] = "左右",
}

--- What --help says.
chinese.help = {
  ["Newspaper pages into articles."] = "把报纸版面拆成一篇篇稿件。",
  ["Show this help message and exit."] = "显示这份说明。",
  ["Print the version."] = "显示版本号。",
  ["Say nothing but results and failures."] = "只输出结果和错误。",
  ["Print the completion for a shell (bash, zsh or fish)."] = "输出命令补全脚本（bash、zsh 或 fish）。",
  ["A morning with it:\n"
    .. "  bulletin parse 2020-07-21-01.txt            what is on the page\n"
    .. "  bulletin import pages.db papers/            keep it\n"
    .. "  bulletin search pages.db '志愿服务 -招募'   find it again\n"
    .. "  bulletin tally pages.db reporter --from 2020-07-01 --to 2020-07-31\n"
    .. "  bulletin export pages.db -o 7月.docx --from 2020-07-01 --title 七月要闻\n"
    .. "  bulletin site pages.db room                 then open room/index.html\n\n"
    .. "Each command explains itself: bulletin COMMAND --help."]
    = "一个上午的用法：\n"
    .. "  bulletin parse 2020-07-21-01.txt            看版面上有哪些稿件\n"
    .. "  bulletin import pages.db papers/            入库\n"
    .. "  bulletin search pages.db '志愿服务 -招募'   检索\n"
    .. "  bulletin tally pages.db reporter --from 2020-07-01 --to 2020-07-31\n"
    .. "  bulletin export pages.db -o 7月.docx --from 2020-07-01 --title 七月要闻\n"
    .. "  bulletin site pages.db room                 然后打开 room/index.html\n\n"
    .. "每个命令都有自己的说明：bulletin 命令 --help。",
  -- commands
  ["Print the articles of pages."] = "列出版面上的稿件。",
  ["Print the text with blanks between its words."] = "分词，词与词之间空一格。",
  ["Print what pages are about."] = "列出关键词。",
  ["Print the sentences that say most."] = "摘出最要紧的句子。",
  ["Print the people, organizations, places and works named."] = "列出文中的人物、机构、地点和作品。",
  ["Print the dates that are named, as days."] = "列出文中的日期，换算成年月日。",
  ["Print the numbers with what they count."] = "列出文中的数据及其对象。",
  ["Print the enumerated points (一是…二是…)."] = "列出分条的要点（一是……二是……）。",
  ["Add pages to an archive."] = "把版面加入稿件库。",
  ["Find articles in an archive."] = "在稿件库中检索。",
  ["Print one article."] = "显示一篇稿件。",
  ["Count articles (稿件统计)."] = "稿件统计。",
  ["Give an article tags."] = "给稿件加标签。",
  ["Take tags from an article."] = "去掉稿件的标签。",
  ["Print all tags, the most used first."] = "列出所有标签，用得最多的在前。",
  ["Propose tags, as editors gave them before."] = "参照编辑以往的做法推荐标签。",
  ["Print articles that say nearly the same."] = "查找内容几乎相同的稿件。",
  ["Print articles about the same."] = "查找题材相关的稿件。",
  ["Print what is told of a person, day by day."] = "按日期列出某人的活动报道。",
  ["Print all pairs of near copies."] = "列出所有成对的重复稿件。",
  ["Print what became of an article."] = "列出稿件的修改记录。",
  ["Bring back an article, or an earlier revision."] = "恢复稿件，或恢复到以前的版次。",
  ["Change fields of an article."] = "修改稿件的字段。",
  ["Take articles out; restore brings them back."] = "移出稿件，可用 restore 恢复。",
  ["Print how many articles there are."] = "统计稿件篇数。",
  ["Ask an archive by SQL, reading only."] = "用 SQL 查询稿件库（只读）。",
  ["Copy an archive as it is at one moment."] = "备份稿件库，取同一时刻的内容。",
  ["Copy an archive into another, of any engine."] = "把稿件库复制到另一个稿件库，引擎可以不同。",
  ["Check that an archive is sound."] = "检查稿件库是否完好。",
  ["Write articles to a file."] = "把稿件导出为文件。",
  ["Write a reading room, to be opened in a browser."] = "生成网页阅览室，用浏览器打开。",
  ["Run a Lua script with `bulletin` loaded."] = "运行 Lua 脚本，脚本中可直接使用 bulletin。",
  -- pages
  ["A page as text, in any encoding; - for standard input."] = "版面文本，编码不限；- 表示标准输入。",
  ["One JSON object a file, each on its line, with path and SHA-256."]
    = "每个文件输出一行 JSON，带路径和 SHA-256。",
  ["Titles, bylines and places only."] = "只列标题、署名和位置。",
  ["The issue's date, as 2020-07-21."] = "出版日期，如 2020-07-21。",
  ["The issue's date, from which 昨日 is counted."] = "出版日期，“昨日”等由此推算。",
  ["The issue's date, where pages do not say."] = "出版日期，用于版面上没有日期的情况。",
  ["The newspaper, where pages do not say."] = "报纸名称，用于版面上没有报名的情况。",
  ["The pages' encoding, if it is not to be found out."] = "版面的编码；不写则自动识别。",
  ["PDFs are read in a process of their own, within limits."]
    = "另开进程读取 PDF，限制其时间和内存。",
  ["The files' encoding, if it is not to be found out."] = "文件的编码；不写则自动识别。",
  ["A file with the house's own words: return { roles = … }."]
    = "本报自定的用语文件，形如 return { roles = … }。",
  ["A file with the house's own words, as for parse."] = "本报自定的用语文件，与 parse 相同。",
  ["A file with more files' names, a line each or each with a NUL behind it; - for standard input."]
    = "文件清单，一行一个文件名，或以 NUL 分隔；- 表示标准输入。",
  ["What an earlier run with --json printed; files that are named there are left out."]
    = "上一次 --json 的输出；其中已有的文件不再处理。",
  ["With --resume, files that failed are tried again."] = "与 --resume 合用：失败的文件重新处理。",
  ["So many threads read and parse pages; one keeps them."] = "读版面、分稿件的线程数；入库的只有一个。",
  ["So many processes; files then come in any order."] = "进程数；此时输出的先后不定。",
  ["JSON, one value a file (words: one a line)."] = "输出 JSON，每个文件一个（words 每行一个）。",
  ["At most so many."] = "最多几条。",
  ["So many sentences."] = "句数。",
  ["At most so many characters."] = "最多多少字。",
  -- archives
  ["Who makes the changes, else $BULLETIN_USER."] = "修改人；不写则取 $BULLETIN_USER。",
  ["The archive, one SQLite file."] = "稿件库，一个 SQLite 文件。",
  ["Pages, folders of pages, .json or .jsonl exports."] = "版面文件、版面文件夹，或导出的 .json、.jsonl。",
  ["One JSON object a hit, each on its line."] = "每条结果输出一行 JSON。",
  ["One JSON object a line."] = "每行一个 JSON 对象。",
  ["One JSON object a row, each on its line."] = "每条记录输出一行 JSON。",
  ["CSV, with a byte order mark."] = "输出 CSV，带 BOM。",
  ["The first day, as 2020-07-01."] = "起始日期，如 2020-07-01。",
  ["The last day, as 2020-07-31."] = "截止日期，如 2020-07-31。",
  ["The newspaper."] = "报纸名称。",
  ["The page's name."] = "版面名称。",
  ["A tag."] = "标签。",
  ["The column (栏目)."] = "栏目。",
  ["A reporter's name (记者)."] = "记者姓名。",
  ["A correspondent's name (通讯员)."] = "通讯员姓名。",
  ["An author's name."] = "作者姓名。",
  ["A photographer's name."] = "摄影者姓名。",
  ["An editor's name."] = "编辑姓名。",
  ["An intern's name."] = "见习记者或实习生姓名。",
  ["A special correspondent's name."] = "特约记者姓名。",
  ["A commentator's name."] = "评论员姓名。",
  ["A translator's name."] = "翻译姓名。",
  ["A compiler's name."] = "整理者姓名。",
  ["A proofreader's name."] = "校对姓名。",
  ["A person who is named."] = "文中出现的人物。",
  ["A place that is named."] = "文中出现的地点。",
  ["An organization that is named."] = "文中出现的机构。",
  ["Leave out the first so many."] = "略过前几条。",
  ["rank, date, -date or id."] = "排序：rank（相关）、date（由旧到新）、-date（由新到旧）或 id（编号）。",
  ["Words (all of them), “a phrase”, -without, OR, headline:词, "
    .. "reporter:景静 or another field, date:2026-06..2026-07."]
    = "检索式：几个词（须全部出现）、“短语”、-不要的词、OR、标题:词、记者:姓名（或其他字段：人物、地点、机构、标签、"
    .. "栏目、版面、来源）、日期:2026-06..2026-07。",
  ["text, markdown, html, json or another format."] = "格式：text、markdown、html、json 等。",
  ["An earlier revision."] = "以前的版次。",
  ["The same as --format json."] = "等于 --format json。",
  ["The article's number."] = "稿件编号。",
  ["The article's number, as search prints it."] = "稿件编号，即 search 列出的编号。",
  ["A JSON array of value, count, share and chars."] = "输出 JSON 数组，含 value、count、share、chars。",
  ["Bars instead of a table."] = "以横条图代替表格。",
  ["reporter, correspondent or another role; tag, source, page, column, year, quarter, month, "
    .. "week, day, person, place, organization; or two of them: reporter,month."]
    = "按什么统计：记者、通讯员等署名身份；标签、来源、版面、栏目；年、季度、月、周、日；人物、地点、机构；"
    .. "也可以是两项，如 记者,月。英文名（reporter,month）同样可用。",
  ["Propose what was right as often as this (0.8)."] = "只推荐以往准确率达到此值的标签（0.8）。",
  ["Give the pieces the tags that are proposed."] = "把推荐的标签加给稿件。",
  ["Pieces to propose tags for; else those that have none."] = "要推荐标签的稿件；不写则为所有没有标签的稿件。",
  ["A person's whole name."] = "人物全名。",
  ["The revision; else the one before the last change."] = "版次；不写则为最近一次修改之前的版次。",
  ["A file with a JSON object of changes; - for standard input."]
    = "写有修改内容的 JSON 文件；- 表示标准输入。",
  ["FIELD=TEXT; FIELD= takes a field away."] = "字段=内容；“字段=”表示去掉该字段。",
  ["One statement that reads; - for standard input."] = "一条只读的 SQL 语句；- 表示标准输入。",
  ["What stands for each ? of it."] = "依次代入语句中的各个 ?。",
  ["A file, or an address of PostgreSQL."] = "文件，或 PostgreSQL 的地址。",
  ["The copy's file; a store there is replaced."] = "备份文件；原有的稿件库会被替换。",
  ["The file, whose ending tells the format; - for standard output."]
    = "输出文件，格式由扩展名决定；- 表示标准输出。",
  ["The format, where the ending does not tell it."] = "格式，用于扩展名看不出格式的情况。",
  ["Only what this query finds, best first."] = "只导出检索到的稿件，最相关的在前。",
  ["The title of the whole."] = "整份文件的标题。",
  ["A ready template's name, or a file with one."] = "现成模板的名称，或模板文件。",
  ["The columns of csv and xlsx, as date,headline,reporter."]
    = "csv 和 xlsx 的各列，如 日期,主题,记者。",
  ["Summaries instead of the whole text."] = "以摘要代替全文。",
  ["The reading room's name."] = "阅览室的名称。",
  ["Mark in each text the sentences of its summary."] = "在正文中标出摘要所用的句子。",
  ["The folder to write to."] = "输出的文件夹。",
  -- scripts
  ["In a process of its own that sees one folder only, with limits. "
    .. "With =soft also where the kernel has no Landlock."]
    = "在单独的进程中运行，只能访问一个文件夹，资源受限；内核不支持 Landlock 时可用 =soft。",
  ["The folder that a sandboxed script may read and write."] = "沙箱中的脚本可以读写的文件夹。",
  ["Its memory in megabytes."] = "内存上限（MB）。",
  ["Its steps in millions."] = "步数上限（百万步）。",
  ["Its processor time; by the clock it has five times that."] = "处理器时间上限（秒）；实际时间为其五倍。",
  ["The most megabytes of a file it writes."] = "所写文件的大小上限（MB）。",
  ["A Lua script."] = "Lua 脚本。",
  ["Its arguments, in `arg` and `...`."] = "脚本的参数，在 `arg` 和 `...` 中。",
}

return chinese

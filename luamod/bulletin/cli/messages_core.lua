--- What the C library and its binding say, in Chinese; say.lua reads it. A key
-- is the text as it stands in the code, with the forms for printf; %1, %2, … in
-- the Chinese are what these stand for, in their order. A key that ends with a
-- blank or a colon, or begins with a mark, goes on before or after itself.
-- A spec sees to it that no text is missing and none is left over.
return {
  -- encodings
  ["line %zu, byte %zu: not valid %s; name the text's encoding, or mend the file"]
    = "第 %1 行，第 %2 字节：不是有效的 %3；请指明编码，或修好文件",
  ["this system cannot read '%.40s'; name another encoding"]
    = "本系统不能读取编码“%1”；请换一种编码",
  ["line %zu, byte %zu: neither UTF-8 nor GB18030, Big5 or UTF-16; name the text's encoding, or "
    .. "mend the file"]
    = "第 %1 行，第 %2 字节：不是 UTF-8，也不是 GB18030、Big5 或 UTF-16；请指明编码，或修好文件",
  ["'%.40s' is no encoding; name one that iconv knows"]
    = "没有编码“%1”；请用 iconv 认识的名称",
  ["line %zu, byte %zu: not UTF-8; decode the text first"]
    = "第 %1 行，第 %2 字节：不是 UTF-8；请先转换编码",
  ["line %zu, byte %zu: not UTF-8; decode the text first or name its encoding"]
    = "第 %1 行，第 %2 字节：不是 UTF-8；请先转换编码，或指明编码",
  ["%s: %s at byte %zu"] = "%1：第 %3 字节是%2",
  ["a NUL character"] = " NUL 字符",
  ["not UTF-8"] = "非 UTF-8 内容",
  -- memory and limits
  ["out of memory; work on a smaller input or raise the limit"]
    = "内存不足；请减少输入，或提高上限",
  ["out of memory"] = "内存不足",
  ["out of memory while reading"] = "读取时内存不足",
  ["sql: out of memory"] = "sql：内存不足",
  ["a page of 4 GB or more; is this one page?"] = "一个版面有 4 GB 以上；这真是一个版面吗？",
  ["more phrases than markers have room for"] = "用语太多，放不下",
  -- dates
  ["%s: '%.*s' is an invalid date; write it as 2020-07-18"] = "%1：“%2”不是有效日期，请写成 2020-07-18",
  ["%s: a date is YYYY, YYYY-MM or YYYY-MM-DD, not '%.*s'"]
    = "%1：日期应为 YYYY、YYYY-MM 或 YYYY-MM-DD，不能是“%2”",
  ["the issue's day"] = "出版日期",
  ["the day of the text"] = "文本的日期",
  -- queries
  ["query: %s at character %zu"] = "检索式：%1（第 %2 字）",
  ["a quote that is not closed"] = "引号没有配对",
  ["nothing to look for"] = "没有要检索的内容",
  ["a phrase that is too long"] = "短语太长",
  ["no date (YYYY, YYYY-MM or YYYY-MM-DD, or two with .. between)"]
    = "不是日期（应为 YYYY、YYYY-MM 或 YYYY-MM-DD，或中间加 .. 的两个日期）",
  ["a range of days that ends before it begins"] = "起止日期颠倒",
  ["more than 64 words"] = "多于 64 个词",
  ["an unknown field (known: "] = "没有这个字段（可用：",
  ["OR without a word before it"] = "OR 前面没有词",
  ["OR without a word after it"] = "OR 后面没有词",
  ["OR after a word with '-'"] = "带“-”的词后面不能用 OR",
  ["'-' without a word after it"] = "“-”后面没有词",
  ["bytes that are not UTF-8"] = "有非 UTF-8 的字节",
  ["only words with '-'"] = "只有带“-”的词",
  -- files of other formats
  ["there is no such format"] = "没有这种格式",
  ["this build cannot read %s; %s%s%sbuild with make WITH=%s"]
    = "这个版本不能读取 %1；%2%3%4编译时用 make WITH=%5",
  ["page %zu of the issue is no ALTO, PAGE or hOCR"]
    = "本期第 %1 版的文件不是 ALTO、PAGE 或 hOCR",
  ["the file is damaged or is no Word document"] = "文件已损坏，或不是 Word 文档",
  ["the document is encrypted; save it without a password"] = "文档已加密；请去掉密码后另存",
  ["a document of an older Word (.doc); save it as .docx"] = "是旧版 Word 文档（.doc）；请另存为 .docx",
  ["an RTF file; save it as a Word document (.docx)"] = "是 RTF 文件；请另存为 Word 文档（.docx）",
  ["a ZIP file, but no Word document"] = "是 ZIP 文件，但不是 Word 文档",
  ["more files in it than a manuscript has"] = "里面的文件太多，不像稿件",
  ["the path of a file in it leads out of it"] = "里面有文件的路径越出了压缩包",
  ["a file in it unpacks to more than a manuscript holds"]
    = "里面有文件解压后过大，不像稿件",
  ["line %zu: %s"] = "第 %1 行：%2",
  ["an unknown entity"] = "有不认识的实体",
  ["an attribute has < in it"] = "属性值里有 <",
  ["an attribute is not name=\"value\""] = "属性的写法应为 name=\"value\"",
  ["a tag has no name"] = "有标签没有名称",
  ["a tag that does not end"] = "有标签没有写完",
  ["a second root element"] = "有两个根元素",
  ["more than 256 elements within each other"] = "元素嵌套超过 256 层",
  ["a closing tag that closes no open element"] = "有结束标签与开始标签不配对",
  ["the root element is that of another format"] = "根元素是另一种格式的",
  ["no hOCR: no element has the class ocr_page"] = "不是 hOCR：没有元素的类名是 ocr_page",
  ["text outside the root element"] = "根元素之外有文字",
  ["markup that does not end"] = "有标记没有写完",
  ["a document type (DTD) is not read; save the file without it"]
    = "不读取文档类型声明（DTD）；请去掉后另存",
  ["the file ends before its root element does"] = "文件不完整，根元素没有结束",
  -- rules and words
  ["line %u: a rule for lines gave the unknown kind '%.*s'; give a body or title kind, a furniture "
    .. "kind, or none"]
    = "第 %1 行：rules.line 给出的种类“%2”不存在；应为正文、标题或版面附属的种类，或不给",
  ["a word of the lexicon"] = "词典中的词",
  ["a word of the lexicon is longer than %d bytes"] = "词典中有词长于 %1 字节",
  ["no part of speech '%.*s'; say n, v, nr, ns, nt, nz …"]
    = "没有词性“%1”；可用 n、v、nr、ns、nt、nz 等",
  -- an archive's file
  ["%s: no such file; check the name"] = "%1：文件不存在；请检查文件名",
  ["%s: its folder does not exist; make it first"] = "%1：所在文件夹不存在；请先建立",
  ["%s: its folder may not be written; choose another or change its rights"]
    = "%1：所在文件夹不可写；请换一个，或修改权限",
  ["a store's file needs a name"] = "稿件库要有文件名",
  ["the store's file has no name"] = "稿件库没有文件名",
  ["a store's name holds a NUL character"] = "稿件库的文件名中有 NUL 字符",
  ["a NUL byte in the store's file name"] = "稿件库的文件名中有 NUL 字节",
  ["a store's name of %zu bytes, beside which SQLite's own files could not be named; choose a "
    .. "shorter one"] = "稿件库的文件名长 %1 字节，SQLite 放在旁边的文件无法命名；请换短些的",
  ["%s: its links lead nowhere; name the file itself"] = "%1：链接没有指向文件；请直接写文件名",
  ["%s: SQLite names files of its own so; choose a name that does not end in %s, nor leads to one"]
    = "%1：SQLite 自己的文件这样命名；请换一个不以 %2 结尾、也不指向这类文件的名称",
  ["%s may not be written; change its owner or rights, or open the store with mode=\"ro\" to read "
    .. "it"]
    = "%1 不可写；请修改所有者或权限，或以 mode=\"ro\" 打开，只供读取",
  ["%s: its folder may not be written, where the store keeps its log; change its rights, or open "
    .. "the store with mode=\"ro\" to read it"]
    = "%1：所在文件夹不可写，稿件库的日志要写在那里；请修改权限，或以 mode=\"ro\" 打开，只供读取",
  ["%s: a folder above it may not be read; change its rights"]
    = "%1：上级文件夹不可读；请修改权限",
  ["%s: a folder; name a file in it"] = "%1：这是文件夹；请写出其中的文件名",
  ["%s: may not be read; change its owner or rights"] = "%1：不可读；请修改所有者或权限",
  ["%s: its log cannot be read where its folder may not be written; open it once with the right "
    .. "to write"]
    = "%1：所在文件夹不可写，日志无法读取；请先以可写的权限打开一次",
  ["%s: an SQLite file of another program, not a bulletin store; name another file"]
    = "%1：这是别的程序的 SQLite 文件，不是稿件库；请换一个文件",
  ["%s: the store was written by a newer bulletin (schema %lld, this one knows %d); update "
    .. "bulletin"]
    = "%1：这个稿件库由更新的 bulletin 写成（结构版本 %2，本版只认到 %3）；请更新 bulletin",
  ["%s: no store has been made in this file yet; open it for writing to make one"]
    = "%1：这个文件里还没有稿件库；以可写方式打开即可建立",
  ["the store is being brought up to date; open it once for writing"]
    = "稿件库正在更新；请以可写方式打开一次",
  ["%s: the store was written by an older bulletin (schema %lld); open it once for writing to "
    .. "bring it up to date"]
    = "%1：这个稿件库由旧版 bulletin 写成（结构版本 %2）；请以可写方式打开一次，使其更新",
  ["%s: it or its log cannot be opened at this moment; try again, with fewer files open"]
    = "%1：文件或其日志暂时无法打开；请少开些文件后再试",
  ["%s: another process has begun to write it; open it again"]
    = "%1：另一个进程开始写入；请重新打开",
  ["a store's mode is one of bulletin_open_mode, not %d"]
    = "打开方式应是 bulletin_open_mode 之一，不能是 %1",
  ["a backup is a file; name one"] = "备份是文件；请写文件名",
  ["another is writing; try again, or open with a longer timeout"]
    = "另有人正在写入；请重试，或打开时把等待时间设长",
  ["another was writing the same; try again"] = "另有人刚写了同一处；请重试",
  ["the server's disk is full"] = "服务器的磁盘已满",
  ["the server is out of memory"] = "服务器内存不足",
  ["the server has no room for more; try again"] = "服务器已满负荷；请重试",
  ["no permission; ask for the rights to it"] = "没有权限；请申请权限",
  ["the server refused the user; check user and password"] = "服务器拒绝了这个用户；请检查用户名和密码",
  ["the server wants a password; put it into ~/.pgpass"] = "服务器要求密码；请写进 ~/.pgpass",
  ["the server admits nobody from here; its pg_hba.conf says whom"]
    = "服务器不接受从这里来的连接；接受谁由它的 pg_hba.conf 决定",
  ["no such service; name it in ~/.pg_service.conf"] = "没有这个服务；请在 ~/.pg_service.conf 里写明",
  ["the server's certificate does not hold; see sslmode and sslrootcert"]
    = "服务器的证书不被认可；请看 sslmode 和 sslrootcert",
  ["no TLS with this server as the address wants it; see sslmode"]
    = "地址要求的 TLS，这台服务器做不到；请看 sslmode",
  ["no address that libpq knows"] = "libpq 不认识这样的地址",
  ["no such database; create it first"] = "没有这个数据库；请先建立",
  ["a text has a NUL, which PostgreSQL does not keep"] = "文字中有 NUL，PostgreSQL 不能保存",
  ["too large for the server"] = "太大，服务器放不下",
  ["stopped: it took too long"] = "已停止：用时太长",
  ["the store contradicts itself; run check and restore a backup"]
    = "库中内容自相矛盾；请运行 check，并恢复备份",
  ["the tables are not a store's; name another schema"] = "这些表不是稿件库的；请换一个 schema",
  ["the connection to the server failed; try again (%.*s)"] = "与服务器的连接中断；请重试（%1）",
  ["the connection was lost while changes were being kept; look whether they were (%.*s)"]
    = "保存修改时连接中断；请查看修改是否已保存（%1）",
  ["%s: a text is damaged; restore a backup"] = "%1：有文字已损坏；请恢复备份",
  ["a schema's name has letters, digits and _ only, 63 at the most"]
    = "schema 的名称只能有字母、数字和 _，最多 63 个",
  ["%s: the store was written by another bulletin (schema %lld, this one knows %d)"]
    = "%1：这个库由另一版本的 bulletin 写成（结构 %2，本版本为 %3）",
  ["%s: no store has been made in the schema %s yet; open it for writing to make one"]
    = "%1：schema %2 里还没有稿件库；以可写方式打开即可建立",
  ["%s: only a store in a file can be copied into a file"] = "%1：只有文件里的库才能复制成文件",
  ["this build cannot reach PostgreSQL: install libpq-dev and build again, or name a file"]
    = "这个版本没有编入 PostgreSQL：请安装 libpq-dev 后重新编译，或写文件名",
  ["who makes the changes"] = "修改人",
  ["who makes the changes: a name of more than %d bytes"] = "修改人：名称长于 %1 字节",
  ["an earlier failure has undone this transaction; end it"]
    = "此前的错误已使这个事务作废；请结束它",
  ["the store was opened for reading; open it without mode=\"ro\" to write"]
    = "稿件库以只读方式打开；要写入，请不用 mode=\"ro\" 打开",
  ["no transaction is open"] = "没有进行中的事务",
  ["a transaction is open; end it before copying"] = "事务还在进行；请先结束再复制",
  ["the store itself; name another one to copy into"] = "这就是稿件库自己；请另写一个复制到的地方",
  ["article %lld is not the same in both stores; copy into an empty one"]
    = "两个稿件库里的第 %1 号稿件不同；请复制到空的稿件库里",
  ["the other store has articles of its own; copy into an empty one"]
    = "对方稿件库里另有稿件；请复制到空的稿件库里",
  ["a transaction is open; end it before the backup"] = "事务还在进行；请先结束再备份",
  ["%s: the store itself; name another file for the backup"]
    = "%1：这就是稿件库本身；请为备份另取文件名",
  -- what SQLite is told to say
  ["the disk is full; free some space and try again"] = "磁盘已满；请腾出空间再试",
  ["another process is writing; try again, or open with a longer timeout"]
    = "另一个进程正在写入；请再试，或打开时延长等待时间",
  ["the store is in use by an operation that has not ended"] = "稿件库还有操作没有结束",
  ["not a bulletin store; name another file"] = "不是稿件库；请换一个文件",
  ["the file is damaged; restore a backup"] = "文件已损坏；请用备份恢复",
  ["the store may not be written; check its permissions and its mode"]
    = "稿件库不可写；请检查权限和打开方式",
  ["no permission; check the file's owner and rights"] = "没有权限；请检查文件的所有者和权限",
  ["only reading is allowed here"] = "这里只能读取",
  ["cannot open the file; check that its folder exists and is writable"]
    = "无法打开文件；请检查文件夹是否存在、可写",
  ["the disk failed a read or write; check it and restore a backup"]
    = "磁盘读写出错；请检查磁盘，并用备份恢复",
  ["a text is too large for the store"] = "文本太大，稿件库放不下",
  ["the file contradicts itself; run check and restore a backup"]
    = "文件自相矛盾；请运行 check，并用备份恢复",
  ["stopped: what it may take is used up; ask for less"] = "已停止：用量到了上限；请减少所求",
  ["the file's tables are not a store's; restore a backup"]
    = "文件中的表不是稿件库的；请用备份恢复",
  ["sql: the statement is too long"] = "sql：语句太长",
  ["sql: the statement has %d ?, but %zu values are given"]
    = "sql：语句中有 %1 个 ?，却给出了 %2 个值",
  ["sql: one statement, please"] = "sql：一次只能有一条语句",
  ["sql: only reading is allowed"] = "sql：只能查询，不能修改",
  -- pieces
  ["there is no article %lld; restore a backup"] = "没有编号为 %1 的稿件；请用备份恢复",
  ["there are no %lld articles; restore a backup"] = "没有 %1 篇稿件；请用备份恢复",
  ["there is no article %lld"] = "没有编号为 %1 的稿件",
  ["article %lld was removed; restore(%lld) brings it back"]
    = "编号为 %1 的稿件已移出；用 restore 可以恢复 %2 号稿件",
  ["article %zu"] = "第 %1 篇", ["article %zu's dateline"] = "第 %1 篇的电头",
  ["a pipe"] = "管道", ["a socket"] = "套接字", ["a device"] = "设备",
  ["article %lld has no content as revision %lld"] = "编号为 %1 的稿件没有第 %2 版的内容",
  ["article %lld has no number for its newest revision; restore a backup"]
    = "编号为 %1 的稿件缺最新版次的号；请用备份恢复",
  ["the article is gone"] = "稿件已经不在",
  ["%s: the article is gone"] = "%1：稿件已经不在",
  ["article %zu: the %s is not UTF-8 at byte %zu; decode it first"]
    = "第 %1 篇：%2 的第 %3 字节不是 UTF-8；请先转换编码",
  ["article %zu: more than %zu elements; split it"] = "第 %1 篇：多于 %2 个段落；请分开",
  ["the page's name"] = "版面名称",
  ["the source"] = "报纸名称",
  ["the encoding"] = "编码",
  ["the unit of sizes"] = "尺寸的单位",
  ["more than four thousand million values; count fewer pieces at a time"]
    = "数值超过四十亿个；请一次少统计一些稿件",
  ["names are of the fields person, place and organization"]
    = "名称只属于 person、place、organization 三个字段",
  ["a filter's order is one of bulletin_order, not %d"] = "排序应是 bulletin_order 之一，不能是 %1",
  ["a filter of %zu conditions, more than %d; ask in steps"]
    = "筛选条件有 %1 个，多于 %2 个；请分几次查询",
  ["a tally is of one field or of two, not of %zu"] = "统计只能按一项或两项，不能按 %1 项",
  -- what check finds
  ["%s; restore a backup"] = "%1；请用备份恢复",
  ["the search index is damaged; restore a backup"] = "检索索引已损坏；请用备份恢复",
  ["the spans of an article are damaged; restore a backup"] = "稿件的位置数据已损坏；请用备份恢复",
  ["what is shown of article %lld is damaged; restore a backup"]
    = "编号为 %1 的稿件的简目已损坏；请用备份恢复",
  ["revision %lld of the archive is damaged; restore a backup"]
    = "稿件库的第 %1 号版次已损坏；请用备份恢复",
  ["an article without its newest revision"] = "有稿件缺最新版次",
  ["an article that is present and has no day"] = "有稿件没有日期记录",
  ["a removed article that is still counted"] = "已移出的稿件还在统计中",
  ["a count of characters that is not the revision's"] = "字数与版次不符",
  ["names of an article that is not there"] = "有名称属于不存在的稿件",
  ["a revision without the page it stood on"] = "有版次缺所在版面",
  ["an article that stands where its newest revision does not"] = "稿件的位置与最新版次不符",
  ["an article counted on a day that is not in the calendar"] = "稿件计在日历上没有的一天",
  ["a part of a body without its revision"] = "有正文段落缺版次",
  ["a byline without its revision"] = "有署名缺版次",
  ["a gap in an article's revisions"] = "稿件的版次不连续",
  ["postings of a segment that is not there"] = "索引条目属于不存在的段",
  ["cards of a segment that is not there"] = "简目属于不存在的段",
  ["segments that overlap"] = "索引段相互重叠",
  ["a broken reference between tables"] = "表之间的引用中断",
  ["the search index has more or fewer documents than there are articles"]
    = "检索索引的篇数与稿件数不符",
  ["the search index has another revision of an article than the archive"]
    = "检索索引中的版次与稿件库不符",
  ["what lists of answers show is not what the articles say"] = "检索结果所列与稿件不符",
  ["the search index is not that of the articles"] = "检索索引与稿件不符",
  -- files and folders
  ["cannot read the folder: "] = "无法读取文件夹：",
  ["%s: no file matches"] = "%1：没有匹配的文件",
  ["%s: cannot read the folder"] = "%1：无法读取文件夹",
  ["a file without a name"] = "文件没有名称",
  ["a file's name holds a NUL character"] = "文件名中有 NUL 字符",
  ["cannot read: %s"] = "无法读取：%1",
  ["; make its folder first"] = "；请先建立所在的文件夹",
  ["; choose a folder that you may write to"] = "；请选一个可写的文件夹",
  ["; make room and write it again"] = "；请腾出空间再写",
  ["path expected, got an empty string"] = "应是路径，不能是空字符串",
  ["path holds a NUL character"] = "路径中有 NUL 字符",
  ["path is too long"] = "路径太长",
  ["%s, not a plain file; send what it holds to standard input"]
    = "%1，不是普通文件；请把内容送到标准输入",
  ["cannot read: %s, not a plain file; send what it holds to standard input"]
    = "无法读取：%1，不是普通文件；请把内容送到标准输入",
  ["cannot open: no name of a file"] = "无法打开：不是文件名",
  ["jobs must be 0 to %d, not %d"] = "线程数应为 0 到 %1，不能是 %2",
  ["a rule for lines is called on one thread only"] = "逐行规则只能在一个线程里调用",
  ["%d files wait; take some first"] = "已有 %1 个文件在等候；请先取走一些",
  ["a day is YYYY-MM-DD"] = "日期应写成 YYYY-MM-DD",
  ["no file waits"] = "没有等候的文件",
  ["no page was taken"] = "还没有取出版面",
  ["reading it takes more than the %zu bytes that each file of an intake has; read it by itself"]
    = "读取它要用的内存超过每个文件的 %1 字节；请单独读取",
  ["make the folder"] = "建立文件夹",
  ["standard output"] = "标准输出",
  ["cannot write standard output: some of it was not taken"] = "无法写到标准输出：没有全部写出",
  ["writer expected"] = "应是写入器",
  ["writer is closed"] = "写入器已关闭",
  ["a PDF is read with another module; install the rock bulletin-pdf"]
    = "PDF 由另一个模块读取；请安装 rock 包 bulletin-pdf",
  ["no records of a printed page"] = "不是印刷版面的记录",
  ["page %u has a record that is none of a rule"] = "第 %1 页有一条记录不是线条或方框",
  ["page %u has a record that is none of a run"] = "第 %1 页有一条记录不是文字段",
  ["page %u has too many glyphs"] = "第 %1 页的字符太多",
  ["no text in it: pictures of pages need OCR"] = "文件里没有文字：版面图片要先做文字识别（OCR）",
}

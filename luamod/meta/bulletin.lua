---@meta bulletin

---Newspaper pages into articles.
---
---A failure of the world (no such file, bytes that are no text) returns
---`nil, message, code`; a wrong argument raises.
---@class bulletin
---@field _VERSION string
local bulletin = {}

---First and last byte of a place in the UTF-8 text, counted from 1, both
---included: `text:sub(span[1], span[2])` is what stands there.
---@alias bulletin.span { [1]: integer, [2]: integer }

---A short stable word for what failed.
---@alias bulletin.code
---| "encoding"  # bytes that are no text in the encoding
---| "io"        # the operating system failed a read or write
---| "busy"      # another process holds the lock
---| "corrupt"   # the file is damaged or not what it claims
---| "full"      # no space left
---| "readonly"  # writing is not allowed
---| "notfound"  # no such file or article
---| "schema"    # written by another version
---| "limit"     # larger than a fixed limit, or no such value
---| "nomem"     # memory ran out
---| "query"     # a malformed query
---| "missing"   # an optional part is not there
---| "callback"  # a function of the caller's, or a script, failed
---| "format"    # JSON or another file that is not what it should be

-- pages ----------------------------------------------------------------

---版: one newspaper page.
---@class bulletin.page
---@field name? string          page name: "02 要闻"
---@field date? string          the issue's day: "2026-05-27"
---@field source? string
---@field encoding? string      of the file that was read
---@field number? integer       which page of its file it is, of a PDF or METS file that `bulletin.pages` reads
---@field format? "html"|"docx"|"alto"|"mets"|"page"|"hocr"|"pdf"  of a file that is no plain text
---@field text? string          of such a file: what spans count in
---@field size? bulletin.size  of the printed page, where known
---@field notes? { kind: "comment"|"deletion"|"hidden", text: string }[]  what a manuscript has besides its text
---@field articles bulletin.article[]
---@field furniture bulletin.furniture[]
---@field warnings bulletin.warning[]

---稿件: one piece.
---@class bulletin.article
---@field kicker? string        引题
---@field headline? string      主题; absent where a page goes on with a piece of another
---@field deck? string          副题
---@field column? string        栏目, which stays in the headline too
---@field dateline? bulletin.dateline
---@field bylines bulletin.byline[]
---@field body bulletin.element[]
---@field date? string          the dateline's day, else the issue's
---@field issue? string|false   the issue's day; false where `date` is known and that is not
---@field span bulletin.span    all of the piece
---@field lines bulletin.span   its first and last line
---@field spans table<string, bulletin.span[]>  places of the title fields, "dateline" and "byline"
---@field id? integer           once it is in a store
---@field source? string       once it is in a store
---@field page_name? string    once it is in a store
---@field boxes? bulletin.box[]  all of it on its page, where that is known
---@field size? bulletin.size    its page's, once it is in a store, where boxes are known
---@field tags? string[]

---电头: where, when and from whom.
---@class bulletin.dateline
---@field text string           as printed: "本报北京4月26日电"
---@field agency? string
---@field place? string
---@field date? string

---署名: one person in one role.
---@class bulletin.byline
---@field role "reporter"|"intern"|"correspondent"|"special"|"commentator"|"author"|"photographer"|"editor"|"proofreader"|"translator"|"compiler"|string
---@field name string
---@field affiliation? string   the house, where it is printed with the name

---@class bulletin.element
---@field kind "paragraph"|"subhead"|"caption"|"note"
---@field text string           re-flowed
---@field spans bulletin.span[]
---@field source? bulletin.span[]  where it stands in the file, in bytes; of HTML and XML
---@field boxes? bulletin.box[]    where it is printed, where that is known
---@field confidence? number       the lowest of its words, 0 to 1, of a text that was recognized

---A place on a printed page; the origin is the upper left corner.
---@class bulletin.box
---@field x number
---@field y number
---@field width number
---@field height number
---@field page integer  counted from 1

---The size of a page, in the unit of its boxes.
---@class bulletin.size
---@field width number
---@field height number
---@field unit string  "px", "pt", "mm10" (tenths of a millimetre) or "inch1200"

---版面附属: what belongs to the page, not to a piece.
---@class bulletin.furniture
---@field kind "masthead"|"folio"|"credits"|"jump"|"advert"|"other"
---@field text string
---@field span bulletin.span

---Something that an editor should look at. The codes: "no-headline", "no-body",
---"no-byline", "title-order", "piece-or-subhead", "unclosed-quote", "unopened-quote",
---"unclosed-title", "latin-word", "no-text" (a picture among a file's pages: it needs
---OCR), "part-missing" (a file that this one names).
---@class bulletin.warning
---@field code string
---@field message string
---@field line integer

---Your own knowledge, tried before the built-in tables.
---@class bulletin.rules
---@field datelines? string[]              agencies and papers: { "本台" }
---@field roles? table<string, string>     word to role: { ["拍客"] = "photographer" }
---@field furniture? table<string, string> pattern of a whole line to its kind, "caption", "note" or "text"; * is any run, # a number, a blank any white space
---@field columns? string[]                standing labels
---@field line? fun(text: string, number: integer): string?  the kind of a line: "kicker", "headline", "deck", "byline", "paragraph", "subhead", "caption", "note" or a furniture kind; nil to let the parser decide

---@class bulletin.page_options
---@field date? string      the issue's day as "2020-07-21"; fills in the year of datelines
---@field source? string
---@field name? string
---@field encoding? string  of the bytes; found out where it is not given
---@field isolate? boolean  a PDF is read in a process of its own: 60 seconds of the processor, 1 GB, no files and no network of its own
---@field format? "text"|"html"|"docx"|"alto"|"mets"|"page"|"hocr"|"pdf"  `read` finds it by content; `parse` takes text
---@field rules? bulletin.rules

---Reads a page from UTF-8 text (or bytes in `options.encoding`).
---@param text string
---@param options? bulletin.page_options
---@return bulletin.page? page
---@return string? message
---@return bulletin.code? code
function bulletin.parse(text, options) end

---Reads a page from a file and finds its format and encoding. A format that
---this build does not read is a failure with the code "missing".
---@param path string
---@param options? bulletin.page_options
---@return bulletin.page? page
---@return string? message
---@return bulletin.code? code
function bulletin.read(path, options) end

---The pages of a file or a folder: `for page, path in bulletin.pages("2026-06")`.
---Those of an issue that METS groups come one by one, each with the pieces that
---begin on it; the page of a digital edition has the pieces whose files lie below
---the folder, each with its place. Links are followed in that folder alone.
---A file that cannot be read gives `false, message, code`.
---@param path string
---@param options? bulletin.page_options
---@return (fun(): bulletin.page|false|nil, string?, bulletin.code?)? next
---@return string? message
---@return bulletin.code? code
function bulletin.pages(path, options) end

---UTF-8 text of bytes in UTF-8, GB18030, Big5, UTF-16, or what `encoding` says.
---@param bytes string
---@param encoding? string
---@return string? utf8
---@return string encoding_or_message
---@return bulletin.code? code
function bulletin.decode(bytes, encoding) end

---The running text: title lines, then the body, a line each; articles of a
---page with an empty line between. What other functions say of places counts
---bytes of this text.
---@param x bulletin.article|bulletin.page|string
---@return string
function bulletin.text(x) end

-- words, entities, keywords ---------------------------------------------

---One word of a text. `pos` is its part of speech in the letters of Peking
---University's standard: "n", "v", "nr" (a person), "ns" (a place), "nt" (an
---organization), "m" (a number), "t" (a time), "nx" (Latin), "w" (a mark) …
---@class bulletin.word
---@field text string
---@field pos string
---@field span bulletin.span

---Words of your own, which win over those that are built in: each a string, or
---a table with its part of speech, { "樱桃沟", pos = "ns" }.
---@alias bulletin.word_list (string|{ [1]: string, pos: string? })[]

---@class bulletin.lexicon
local lexicon = {}

---@class bulletin.words_options
---@field tags? boolean               tables with part of speech and place, not strings
---@field names? boolean              a personal name is one word, not surname and given name
---@field words? bulletin.word_list   for this call only
---@field lexicon? bulletin.lexicon   for this call only

---The words of a text by the segmentation standard of Peking University's
---newspaper corpus; joined again they are the text without its white space.
---@param x bulletin.article|bulletin.page|string
---@param options? bulletin.words_options
---@return string[]|bulletin.word[]? words
---@return string? message
---@return bulletin.code? code
function bulletin.words(x, options) end

---Makes a lexicon of your own words and sets it for all readings from here on;
---`bulletin.lexicon {}` sets none.
---@param options { words: bulletin.word_list? }
---@return bulletin.lexicon? lexicon
---@return string? message
---@return bulletin.code? code
function bulletin.lexicon(options) end

---@class bulletin.title_change
---@field title string  one of the person's titles
---@field change "appointed"|"removed"

---Someone or something that a text names. `name` is as first written in full;
---a work's is without its 《》, which its spans hold.
---@class bulletin.entity
---@field name string
---@field titles? string[]  of people: 区委副书记, 外交部长; each once, with 副, 原, 时任 and the body's name
---@field changes? bulletin.title_change[]  of people: the titles that someone is appointed to or removed from
---@field aliases? string[] of organizations and places: short forms the text has, 市公安局 of 郑州市公安局, 中 of 中国
---@field count integer     of full and short forms together
---@field spans bulletin.span[]

---@class bulletin.entities
---@field people bulletin.entity[]
---@field places bulletin.entity[]
---@field organizations bulletin.entity[]
---@field works bulletin.entity[]

---Whom and what a text names, each in the order of the text.
---@param x bulletin.article|bulletin.page|string
---@param options? { words: bulletin.word_list?, lexicon: bulletin.lexicon? }
---@return bulletin.entities? entities
---@return string? message
---@return bulletin.code? code
function bulletin.entities(x, options) end

---@class bulletin.keyword
---@field term string
---@field score number    without a unit
---@field count integer   how often the text has the term
---@field rarity integer  sixteen times the natural logarithm of one in how many articles has it

---@class bulletin.keywords_options
---@field limit? integer             at most so many; 10
---@field store? bulletin.store      whose articles say how rare a term is
---@field words? bulletin.word_list
---@field lexicon? bulletin.lexicon

---The terms that say what a text is about, best first: words, names, compounds
---that the text repeats, terms in 《》 or “”. Fewer than `limit` where fewer are good ones.
---@param x bulletin.article|bulletin.page|string
---@param options? bulletin.keywords_options
---@return bulletin.keyword[]? keywords
---@return string? message
---@return bulletin.code? code
function bulletin.keywords(x, options) end


-- store ----------------------------------------------------------------

---An archive of articles in one SQLite file. What writes returns
---`nil, message, code` and changes nothing when it fails. `store[id]` is
---`store:get(id)`, `#store` the number of articles.
---@class bulletin.store
---@field [integer] bulletin.article
local archive = {}

---@class bulletin.open_options
---@field mode? "rw"|"ro"|"memory"  "rw" makes the file when it is not there
---@field timeout? number           seconds to wait for another process: 5
---@field by? string                who makes the changes: $BULLETIN_USER

---Opens an archive: a file, or PostgreSQL at an address of libpq's,
---`postgresql://user@host/database?schema=name` (schema `bulletin` if none is
---named; it is made when it is not there). `sql` of PostgreSQL is its own.
---@param path string
---@param options? bulletin.open_options
---@return bulletin.store? store
---@return string? message
---@return bulletin.code? code
function bulletin.open(path, options) end

---Which articles: all of what is given must hold. A list of strings in place
---of one means all of them.
---@class bulletin.filter
---@field from? string   first day: "2026", "2026-05" or "2026-05-27"
---@field to? string     last day, included
---@field source? string
---@field page? string   name of the page
---@field tag? string|string[]
---@field column? string
---@field person? string
---@field place? string
---@field organization? string
---@field reporter? string
---@field intern? string
---@field correspondent? string
---@field special? string
---@field commentator? string
---@field author? string
---@field photographer? string
---@field editor? string
---@field proofreader? string
---@field translator? string
---@field compiler? string
---@field limit? integer
---@field offset? integer
---@field order? "rank"|"id"|"date"|"-date"
---@field snippet? boolean  false leaves snippets out
---@field fields? ("id"|"score"|"headline"|"date"|"source"|"page_name"|"snippet")[]  of the answers of a search, only these; ids alone are quickest

---@class bulletin.added
---@field added integer[]     ids
---@field updated integer[]   ids of articles with a new revision
---@field unchanged integer[]

---Keeps a page or an article, in one transaction. The same piece (source,
---issue's day, page name, headline) changed is a new revision. An article that
---does not say its `issue` stands in that of its own day; `issue = false`, in
---none. Dates are days of the calendar, "2026-05-27". JSON's null is an absent
---field.
---@param x bulletin.page|bulletin.article
---@param options? { source?: string, date?: string, name?: string, by?: string }
---@return bulletin.added? result
---@return string? message
---@return bulletin.code? code
function archive:add(x, options) end

---The fields of an article that can be changed.
---@class bulletin.changes
---@field kicker? string|false
---@field headline? string|false
---@field deck? string|false
---@field column? string|false
---@field dateline? bulletin.dateline|false
---@field bylines? bulletin.byline[]|false
---@field body? bulletin.element[]|false
---@field date? string|false
---@field issue? string|false
---@field source? string|false
---@field page_name? string|false
---@field tags? string[]|false
---@field span? bulletin.span|false
---@field lines? bulletin.span|false
---@field spans? table<string, bulletin.span[]>|false

---@class bulletin.import_options
---@field encoding? string
---@field date? string    else from the page, else from the file's name
---@field source? string
---@field rules? bulletin.rules
---@field isolate? boolean as of bulletin.page_options
---@field progress? fun(done: integer, total: integer, path: string)
---@field jobs? integer    threads that read and parse pages, 1 to 256; else 1. What is kept is the same; with `rules.line` it is one

---@class bulletin.imported
---@field files integer      that were read
---@field added integer      articles
---@field updated integer
---@field unchanged integer
---@field failed integer     files that were not
---@field failures { file: string, line?: integer, message: string, code: bulletin.code }[]

---Imports files, folders and patterns: pages as text, and what was exported
---as JSON. Of a folder it takes text and JSON files. A bad file is a failure in
---the list and stops nothing. A file is taken once, whatever links lead to it;
---one that is in memory is given as its name and its bytes, lines of JSON as a
---name that ends in .jsonl and a function that gives the next line. Each line
---stands for itself: a bad one is a failure, and the others are added.
---@param paths string|(string|{ name: string, bytes?: string, lines?: fun(): string? })[]
---@param options? bulletin.import_options
---@return bulletin.imported? counts
---@return table|string failures_or_message
---@return bulletin.code? code
function archive:import(paths, options) end

---An article as it went in, with `id`, `tags`, `issue`, `page_name` and
---`source`; an earlier revision, with those of its time.
---@param id integer
---@param revision? integer
---@return bulletin.article? article
---@return string? message
---@return bulletin.code? code
function archive:get(id, revision) end

---Who makes a change; revisions tell it.
---@class bulletin.signature
---@field by? string  as the store was opened, where it is not given

---Changes fields; `false`, or JSON's null, takes one away. An unknown field
---raises. The earlier revision stays.
---@param id integer
---@param changes bulletin.changes
---@param options? bulletin.signature
---@return boolean? done
---@return string? message
---@return bulletin.code? code
function archive:update(id, changes, options) end

---Takes an article out; its revisions stay.
---@param id integer
---@param options? bulletin.signature
---@return boolean? done
---@return string? message
---@return bulletin.code? code
function archive:remove(id, options) end

---Brings back a removed article, or an earlier revision, to where it stood (the
---one before the last change when none is named).
---@param id integer
---@param revision? integer
---@param options? bulletin.signature
---@return boolean? done
---@return string? message
---@return bulletin.code? code
function archive:restore(id, revision, options) end

---One change of an article, and where the article stood after it.
---@class bulletin.revision
---@field revision integer
---@field time string        UTC: "2026-05-27T08:30:00Z"
---@field change "added"|"updated"|"removed"|"restored"
---@field by? string         who made it
---@field headline? string
---@field source? string
---@field issue? string      the issue's day
---@field page_name? string

---@param id integer
---@return bulletin.revision[]?
---@return string? message
---@return bulletin.code? code
function archive:revisions(id) end

---All articles that the filter lets through; safe to leave at any time.
---@param filter? bulletin.filter
---@return (fun(): bulletin.article?)? iterator
---@return string? message
---@return bulletin.code? code
function archive:each(filter) end

---@class bulletin.hit  what `fields` leaves of it
---@field id integer
---@field score number      bm25, the headline weighted
---@field headline? string
---@field date? string
---@field source? string
---@field page_name? string
---@field snippet? string   the place, with what was looked for between « and »

---Finds articles. Words are all wanted; `"a phrase"`, `-word`, `a OR b`,
---`headline:word`. Han text is found wherever its characters stand side by
---side; width, case and script make no difference. Before a colon also the
---fields of a filter, whose value is the whole of it (`reporter:景静`, another
---role, `person:`, `place:`, `organization:`, `tag:`, `column:`, `page:`,
---`source:`), and `date:` with a day, month or year, or two of them:
---`date:2026-06..2026-07`, `date:2026-06..`. Fields have Chinese names, too
---(`记者:景静`, `标题:`, `日期:`). A mistake is an error of the code "query" that
---says at which character.
---@param query string
---@param filter? bulletin.filter
---@return (fun(): bulletin.hit?)? iterator
---@return string? message
---@return bulletin.code? code
function archive:search(query, filter) end

---@param filter? bulletin.filter
---@return integer? count
---@return string? message
---@return bulletin.code? code
function archive:count(filter) end

---One row of a tally. Of two fields, `value` is an array of two, and each is
---there by the name of its field too: row.reporter, row.month.
---@class bulletin.tally_row
---@field value string|string[]  "" for articles that have none; the last row
---@field count integer          articles
---@field share number           the same, each article divided among its values
---@field chars integer          of the bodies of all of them

---稿件统计: articles, and characters of their bodies, by a field or by two: a
---role, "tag", "source", "page", "column", "person", "place", "organization",
---"year", "quarter" (2026-Q1), "month", "week" (ISO 8601: 2026-W01) or "day". The
---most first; dates in their order. Shares sum to the number of articles.
---@param field string|string[]
---@param filter? bulletin.filter
---@return bulletin.tally_row[]? rows
---@return string? message
---@return bulletin.code? code
function archive:tally(field, filter) end

--- Gives an article tags. They are an editor's filing and no part of what was
--- printed: no revision is made, and nobody signs them.
---@param id integer
---@param ... string
---@return boolean? done
---@return string? message
---@return bulletin.code? code
function archive:tag(id, ...) end

---@param id integer
---@param ... string
---@return boolean? done
---@return string? message
---@return bulletin.code? code
function archive:untag(id, ...) end

---All tags, the most used first, and how many articles have each.
---@return string[]? tags
---@return table<string, integer>|string counts_or_message
---@return bulletin.code? code
function archive:tags() end

---Articles that tell nearly the same in the same words.
---@param id integer
---@param options? { limit?: integer }
---@return bulletin.hit[]? similar
---@return string? message
---@return bulletin.code? code
function archive:similar(id, options) end

---Articles about the same: people, places, organizations and keywords that they
---share with this one. The score is the part (0 to 1) of what it is about that
---they have too; what few articles have weighs more.
---@param id integer
---@param options? { limit?: integer }  10 without one
---@return bulletin.hit[]? related
---@return string? message
---@return bulletin.code? code
function archive:related(id, options) end

---A sentence that names a person.
---@class bulletin.event
---@field id integer       the article that has it
---@field date? string     the article's own day, else the issue's
---@field sentence? string nil where only an editor has named the person
---@field titles string[]  those that the article gives the person
---@field headline? string
---@field source? string
---@field page_name? string

---What the archive tells of a person, day by day, articles without a day first:
---each sentence that names the person. The name is the whole one.
---@param person string
---@return bulletin.event[]? events
---@return string? message
---@return bulletin.code? code
function archive:timeline(person) end

---All pairs of near copies; and whether it is all: of more than 128 articles
---that share a part of their texts each is compared with the next few only.
---@return { score: number, older: bulletin.hit, newer: bulletin.hit }[]? pairs
---@return boolean|string complete_or_message
---@return bulletin.code? code
function archive:duplicates() end

---Runs fn(store): all of what it does is kept, or nothing when it raises or
---returns `nil, message, code`. Returns what fn returns, true for nothing. fn
---cannot yield: what yields may never come back.
---@param fn fun(store: bulletin.store): any
---@return any
function archive:transaction(fn) end

---Copies the store into another file while others go on.
---@param path string
---@return boolean? done
---@return string? message
---@return bulletin.code? code
function archive:backup(path) end

---Copies all articles into another store, a file or an address of PostgreSQL,
---with their numbers, revisions, tags and names. Where an earlier copying was
---broken off, it goes on. In the end all revisions are compared: `corrupt` when the
---two differ.
---@param path string
---@return integer? count  how many articles both have
---@return string? message
---@return bulletin.code? code
function archive:copy(path) end

---Looks whether the file is whole: SQLite's check, what the tables promise each
---other, and the search index against the texts.
---@return boolean? sound
---@return string? message
---@return bulletin.code? code
function archive:check() end

---Rows of one reading SQL statement, as tables by column; a value for each `?`.
---Tables and dialect are those of the store's engine.
---@param statement string
---@param ... string|number|boolean|nil
---@return table[]? rows
---@return string[]|string names_or_message  of the columns, in their order
---@return bulletin.code? code
function archive:sql(statement, ...) end

---What is not committed is undone; twice is fine.
function archive:close() end
-- dates, figures, points, summaries, text forms --------------------------

---A date and the days it means, both included. `from` or `to` is absent where
---it is not known: of 近日 the beginning, of 昨日 both without a day to count from.
---@class bulletin.date
---@field text string
---@field from? string       "2020-07-18"
---@field to? string
---@field grain "minute"|"hour"|"half-day"|"day"|"week"|"ten-days"|"month"|"quarter"|"season"|"half-year"|"year"|"five-years"|"decade"|"century"|"open"
---@field time? string       "20:30", of grain minute or hour
---@field open? boolean      近日, 2016年以来
---@field every? "day"|"week"|"month"|"year"  of what recurs: 每周四上午
---@field span bulletin.span  in the running text

---@class bulletin.dates_options
---@field date? string       the day to count from, where it is not the piece's own

---Dates in every form that newspapers use, counted from the piece's own day.
---@param x bulletin.article|bulletin.page|string
---@param options? bulletin.dates_options
---@return bulletin.date[]? dates
---@return string? message
---@return bulletin.code? code
function bulletin.dates(x, options) end

---A figure. What falls is negative (下降3.2% is -3.2, 减少20万吨 -200000), what it
---falls to is not (降至5%); fractions and ratios are quotients.
---@class bulletin.figure
---@field text string
---@field value number
---@field max? number        of a range: 3至5年
---@field unit? string       without 万 and 亿: 2万余元 is 20000 元; 每斤1.25元 is 元/斤
---@field what? string       the thing counted or measured
---@field kind? "score"|"duration"  21∶18; 1小时23分45秒, in 秒, or in 个月 where it has years
---@field against? integer   the other side's of a score: 18
---@field approx? "over"|"under"|"about"
---@field change? "up"|"down"
---@field ordinal? boolean   第3名
---@field span bulletin.span  in the running text

---@class bulletin.figures_options
---@field ordinals? boolean  ordinals (第二批) too

---Figures with their units and what they count; no dates, addresses or names.
---@param x bulletin.article|bulletin.page|string
---@param options? bulletin.figures_options
---@return bulletin.figure[]? figures
---@return string? message
---@return bulletin.code? code
function bulletin.figures(x, options) end

---@class bulletin.point
---@field mark string        "一是", "（二）"
---@field text string        without the mark
---@field span bulletin.span  of `text`, in the running text
---@field points? bulletin.point[]  inside it

---Enumerations: 一是…二是…, 第一…, 一方面…另一方面…, （一）…, ①…, —— before
---paragraphs; in a paragraph or across them.
---@param x bulletin.article|bulletin.page|string
---@return bulletin.point[]? points
---@return string? message
---@return bulletin.code? code
function bulletin.points(x) end

---@class bulletin.sentence
---@field text string
---@field score number
---@field span bulletin.span  in the running text
---@field article? integer   which of several articles

---@class bulletin.summarize_options
---@field sentences? integer at most so many; 3 where nothing is given
---@field chars? integer     at most so many characters; never less than a sentence

---The sentences that say most, whole and in the order of the text. Of a page,
---a list of articles or an iterator, at most one of each article.
---@param x bulletin.article|bulletin.page|string|bulletin.article[]|fun(): bulletin.article?
---@param options? bulletin.summarize_options
---@return string? summary
---@return bulletin.sentence[]|string sentences  or the message
---@return bulletin.code? code
function bulletin.summarize(x, options) end

---How alike two texts are in their words, 0 to 1.
---@param a bulletin.article|bulletin.page|string
---@param b bulletin.article|bulletin.page|string
---@return number? similarity
---@return string? message
---@return bulletin.code? code
function bulletin.similarity(a, b) end

---How like each of an array's texts is to the rest, 0 to 1: the mean of its
---similarity to them, or to sixty of them, taken evenly.
---@param list (bulletin.article|bulletin.page|string)[]
---@return number[]|nil likeness
---@return string? message
---@return bulletin.code? code
function bulletin.likeness(list) end

---@class bulletin.normalize_options
---@field punctuation? "full"|"half"
---@field digits? "half"|"full"         digits and Latin letters
---@field script? "simplified"|"traditional"
---@field spacing? boolean              a space between Han and Latin

---The text in the forms that are asked for.
---@param text string
---@param options? bulletin.normalize_options
---@return string? text
---@return string? message
---@return bulletin.code? code
function bulletin.normalize(text, options) end

-- tags --------------------------------------------------------------------

---A rule holds when all its conditions do; each is one string or a list. The
---roles of bylines (`reporter`, `correspondent`, …) are conditions too.
---@class bulletin.tag_rule
---@field tag string
---@field any? string|string[]
---@field all? string|string[]
---@field none? string|string[]
---@field pattern? string|string[]      Lua patterns
---@field source? string|string[]
---@field column? string|string[]
---@field page_name? string|string[]
---@field person? string|string[]
---@field place? string|string[]
---@field organization? string|string[]
---@field where? "text"|"headline"

---@class bulletin.tag_evidence
---@field tag string
---@field text? string
---@field span? bulletin.span

---@class bulletin.tagger
---@operator call(bulletin.article|string): string[]
---@field tag fun(self: bulletin.tagger, x: bulletin.article|string): string[], bulletin.tag_evidence[]

---Tags by rule: call what it returns with an article.
---@param rules bulletin.tag_rule[]
---@return bulletin.tagger
function bulletin.tagger(rules) end

---@class bulletin.proposal
---@field tag string
---@field score number       the share of such proposals that were right

---@class bulletin.learner
---@operator call(bulletin.article|string): bulletin.proposal[]
---@field texts integer      how many texts it has learned from
---@field suggest fun(self: bulletin.learner, x: bulletin.article|string, options?: {limit?: integer, precision?: number}): bulletin.proposal[]

---@class bulletin.learn_options
---@field filter? table      of store:each
---@field precision? number  propose what was right as often as this; 0.8
---@field least? integer     learn tags of as many texts; 3

---Tags by example: proposes what editors gave to texts like this one.
---@param store table        anything whose `each` iterates over articles
---@param options? bulletin.learn_options
---@return bulletin.learner
function bulletin.learn(store, options) end

---Vocabularies to tag with: `gbt20093`, the first classes of the Chinese
---standard, and `mediatopics`, the top level of IPTC's; each a list of
---{code, name, …}, indexed by code and name too.
---@type table<string, table>
bulletin.vocabularies = {}

-- exports --------------------------------------------------------------

---Whatever gives articles: one, a page, an array of either, a store, or an
---iterator such as store:each gives.
---@alias bulletin.items
---| bulletin.article
---| bulletin.page
---| (bulletin.article|bulletin.page)[]
---| fun(): bulletin.article?

---@class bulletin.export_options
---@field title? string          of the whole
---@field date? string           the day that documents and feeds bear
---@field author? string         who stands behind it
---@field language? string       where the text is not to tell
---@field body? "full"|"summary" what stands for the text
---@field sentences? integer     of a summary
---@field entities? boolean      false leaves names out of the exchange formats
---@field columns? table         of csv and xlsx: names, or { key or function, title }
---@field total? boolean         a last row of sums in xlsx
---@field tables? table[]        { title, rows, columns, total } before the pieces
---@field charts? table[]        { title, rows, kind, series } before the pieces
---@field template? string       a ready template's name, or a template's text
---@field data? table            more for the template
---@field partials? table<string, string>|fun(name: string): string?
---@field link? string           the site's address, for feeds
---@field link_of? fun(article: bulletin.article): string?
---@field format? string         of bulletin.write, where the ending does not tell
---@field subtitle? string       of docx, below the title
---@field comments? boolean      false leaves out docx's comments, a page's warnings
---@field sheet? string          of xlsx, the first sheet's name
---@field separator? ","|";"|"\t"  of csv
---@field source? string         for templates
---@field description? string    for feeds
---@field email? string          for rss

---The formats of ours: text, markdown, html, json, jsonl, csv, ninjs, newsml, nitf,
---tei, atom, rss, jsonfeed, epub, docx, xlsx, and wechat: HTML with its styles in
---its elements, to be pasted into the editor of public accounts.
---
---A format goes through `items` (`for article in items do`) and returns the
---text, or hands it to `emit` piece by piece; it may fail with nil, message,
---code.
---@alias bulletin.format fun(items: any, options: table, emit?: fun(text: string)): string?, string?, bulletin.code?

---The formats by name; one's own is added by setting it.
---@type table<string, bulletin.format>
bulletin.formats = {}

---The articles in a format.
---@param items bulletin.items
---@param format string
---@param options? bulletin.export_options
---@return string? text
---@return string? message
---@return bulletin.code? code
function bulletin.export(items, format, options) end

---The same to a file, in the format that its ending tells; all of it or, on any
---failure, none, and then the old file is still there.
---@param items bulletin.items
---@param path string
---@param options? bulletin.export_options
---@return true? done
---@return string? message
---@return bulletin.code? code
function bulletin.write(items, path, options) end

---An iterator over the articles and pages of a .json or .jsonl export.
---@param path string
---@return (fun(): bulletin.article|bulletin.page|nil)? iterator
---@return string? message
---@return bulletin.code? code
function bulletin.load(path) end

---A Mustache template with its data. Raises for a malformed template, naming
---the line.
---@param template string
---@param data any
---@param partials? table<string, string>|fun(name: string): string?
---@return string
function bulletin.render(template, data, partials) end

---@class bulletin.chart_options
---@field kind? "bar"|"stacked"|"line"
---@field title? string
---@field unit? string
---@field series? (string|table)[]  keys of the rows, or { key, title }
---@field upright? boolean          bars that stand, whatever their labels
---@field top? integer              so many bars, the last of them 其余 (30); periods all stay
---@field heading? string           of the labels' column, where there is a table

---A chart as SVG. Rows are store:tally's, or { label, number }, or tables with
---`label` and the keys of `series`. Raises for what is no number.
---@param rows table[]
---@param options? bulletin.chart_options
---@return string svg
function bulletin.chart(rows, options) end

---@class bulletin.site_options
---@field title? string
---@field filter? table       as for store:each
---@field sentences? integer  of a summary; 0 for none
---@field marks? boolean      marks a summary's sentences in the text
---@field picture? fun(page: { source?: string, date?: string, name?: string, sheet: integer }): string?  the path of a printed page's picture (PNG, JPEG or WebP), to stand under its map
---@field language? string    of the pages, "zh-Hans"
---@field progress? fun(done: integer, total: integer)

---A reading room: static pages with a search in the browser, from a folder as
---from a server.
---@param store any
---@param directory string
---@param options? bulletin.site_options
---@return { articles: integer, files: integer }? done
---@return string? message
---@return bulletin.code? code
function bulletin.site(store, directory, options) end

---@class bulletin.sandbox_options
---@field folder? string        what the script may read and write; "."
---@field arguments? string[]   in `arg` and `...`
---@field memory? number        megabytes; 256
---@field instructions? number  millions of steps; 2000
---@field seconds? number       of the processor, 120; by the clock five times that
---@field file_size? number     megabytes of one file; 1024
---@field mode? "hard"|"soft"   soft: no process, and no walls of the kernel's

---Runs a script that is not trusted, in a process of its own that the kernel
---bounds; SECURITY in the README says what that promises. A kernel without
---Landlock is `missing`, a limit that was reached `limit`, an error of the
---script's `callback`.
---@param script string
---@param options? bulletin.sandbox_options
---@return boolean? done
---@return string? message
---@return bulletin.code? code
function bulletin.sandbox(script, options) end

return bulletin

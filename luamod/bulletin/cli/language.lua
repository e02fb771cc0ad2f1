--- bulletin words, keywords, summarize, entities, dates, figures, points: what
-- the language functions find in files, as tables or as JSON.
local batch = require "bulletin.cli.batch"
local bulletin = require "bulletin"
local json = require "bulletin.json"
local say = require "bulletin.cli.say"
local terminal = require "bulletin.cli.terminal"
local typed = require "bulletin.cli.typed"

local function table_of(header, right, cells)
  return function(list)
    if not list[1] then return terminal.write(say "(none)", "\n") end
    local rows = { header }
    for i, thing in ipairs(list) do rows[i + 1] = cells(thing) end
    terminal.columns(rows, right)
  end
end

local function show_entities(found)
  local rows = { { say "kind", say "name", say "count", say "titles, short forms" } }
  for _, kind in ipairs {
    { "people", say "people" }, { "organizations", say "organizations" },
    { "places", say "places" }, { "works", say "works" },
  } do
    for _, entity in ipairs(found[kind[1]] or {}) do
      rows[#rows + 1] = { kind[2], entity.name, tostring(entity.count or ""),
        table.concat(entity.titles or entity.aliases or {}, "、") }
    end
  end
  if not rows[2] then return terminal.write(say "(none)", "\n") end
  terminal.columns(rows, { [3] = true })
end

local function days(date)
  if not date.from and not date.to then return "" end
  if date.from == date.to then return date.from end
  return (date.from or "") .. "—" .. (date.to or "")
end

local function amount(figure)
  local text = ("%.14g"):format(figure.value)
  if figure.against then return ("%s:%.14g"):format(text, figure.against) end
  return figure.max and text .. "—" .. ("%.14g"):format(figure.max) or text
end

local shows = {
  keywords = table_of({ say "term", say "score", say "count" }, { [2] = true, [3] = true },
    function(word)
      return { word.term, ("%.3f"):format(word.score), tostring(word.count) }
    end),
  summarize = function(summary) terminal.write(terminal.safe(summary), "\n") end,
  entities = show_entities,
  dates = table_of({ say "text", say "date", say "grain" }, {}, function(date)
    return { date.text, days(date), say.value(date.grain) }
  end),
  figures = table_of({ say "text", say "value", say "unit", say "of what", say "about" },
    { [2] = true }, function(figure)
    return { figure.text, amount(figure), figure.unit or "", figure.what or "",
      say.value(figure.approx) }
  end),
  points = table_of({ say "mark", say "content" }, {}, function(point)
    return { point.mark, point.text }
  end),
}

local function options_of(arguments)
  return { limit = arguments.limit, sentences = arguments.sentences, chars = arguments.chars,
    date = arguments.date }
end

-- What JSON gets: a summary comes with the sentences that it is made of.
local function result_of(name, first, second)
  if name == "summarize" then return { summary = first, sentences = second or {} } end
  if name == "entities" then return json.object(first) end
  return first
end

local function run_on_pages(name)
  return function(arguments)
    if not bulletin[name] then
      return terminal.fail(("this build cannot do it yet (bulletin.%s is missing)"):format(name))
    end
    local files, why = batch.files(arguments)
    if not files then return terminal.fail(why) end
    local failed, total = 0, 0
    for path in files do
      total = total + 1
      local page, message = terminal.page(path,
        { date = arguments.date, encoding = arguments.encoding })
      if not page then
        failed = failed + 1
        terminal.fail(message)
      else
        local first, second = terminal.asked(bulletin[name], page, options_of(arguments))
        if first == nil then
          failed = failed + 1
          terminal.fail(second)
        elseif arguments.json then
          terminal.write(json.encode(result_of(name, first, second)), "\n")
        else
          if batch.several(arguments) then
            terminal.write(total > 1 and "\n" or "", terminal.bold(terminal.safe(path)), "\n")
          end
          shows[name](first)
        end
      end
    end
    return terminal.some(failed, total)
  end
end

-- A line is read in parts of one or two times so many bytes.
local part_size = 65536

-- Where the part of a line that begins at `first` ends: behind a mark, where no
-- word goes on; in a text that has none for so long, between two characters.
local function part_end(text, first, last)
  if last - first < 2 * part_size then return last end
  local from = first + part_size
  local window = text:sub(from, from + part_size - 1)
  for _, mark in ipairs { "。", "！", "？", "；", "，", " " } do
    local _, at = window:find(mark, 1, true)
    if at then return from + at - 1 end
  end
  local at = from + part_size - 1
  while text:find("^[\128-\191]", at + 1) do at = at - 1 end
  return at
end

-- Prints the words of a line, which may be as long as a file.
local function print_words(text, first, last, as_json)
  local between = as_json and "[" or ""
  repeat
    local stop = part_end(text, first, last)
    local words = bulletin.words(text:sub(first, stop))
    if words[1] then
      terminal.write(between, as_json and json.encode(words):sub(2, -2)
        or terminal.safe(table.concat(words, " ")))
      between = as_json and "," or " "
    end
    first = stop + 1
  until first > last
  terminal.write(not as_json and "\n" or between == "[" and "[]\n" or "]\n")
end

-- Words: a line out for a line in.
local function run_words(arguments)
  if not bulletin.words then
    return terminal.fail "this build cannot do it yet (bulletin.words is missing)"
  end
  local files, why = batch.files(arguments)
  if not files then return terminal.fail(why) end
  local failed, total = 0, 0
  for path in files do
    total = total + 1
    local text, message = terminal.read(path)
    if text then
      text, message = bulletin.decode(text, arguments.encoding)
      if not text then message = path .. ": " .. message end
    end
    local first = 1
    if not text then
      failed = failed + 1
      terminal.fail(message)
    end
    while text and first <= #text do
      local feed = text:find("\n", first, true) or #text + 1
      local last = feed - 1
      if text:byte(last) == 13 and last >= first then last = last - 1 end
      print_words(text, first, last, arguments.json)
      first = feed + 1
    end
  end
  return terminal.some(failed, total)
end

local function define(extra)
  return function(command)
    batch.define(command, "file", "A page as text, in any encoding; - for standard input.")
    command:flag("--json", "JSON, one value a file (words: one a line).")
    command:option("--encoding", "The files' encoding, if it is not to be found out.")
    if extra == "dates" then
      command:option("--date", "The issue's date, from which 昨日 is counted.")
        :convert(typed.day)
    end
    if extra == "keywords" then
      command:option("--limit", "At most so many."):convert(typed.count)
    elseif extra == "summarize" then
      command:mutex(
        command:option("--sentences", "So many sentences."):convert(typed.count),
        command:option("--chars", "At most so many characters."):convert(typed.count))
    end
  end
end

local summaries = {
  { "words", "Print the text with blanks between its words." },
  { "keywords", "Print what pages are about." },
  { "summarize", "Print the sentences that say most." },
  { "entities", "Print the people, organizations, places and works named." },
  { "dates", "Print the dates that are named, as days." },
  { "figures", "Print the numbers with what they count." },
  { "points", "Print the enumerated points (一是…二是…)." },
}

local commands = {}
for i, summary in ipairs(summaries) do
  local name = summary[1]
  commands[i] = {
    name = name, summary = summary[2], define = define(name),
    run = name == "words" and run_words or run_on_pages(name), paged = true,
  }
end

return commands

--- bulletin words, keywords, summarize, entities, dates, figures, points: what
-- the language functions find in files, as tables or as JSON.
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
    local failed = 0
    for i, path in ipairs(arguments.file) do
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
          if arguments.file[2] then
            terminal.write(i > 1 and "\n" or "", terminal.bold(terminal.safe(path)), "\n")
          end
          shows[name](first)
        end
      end
    end
    return terminal.some(failed, #arguments.file)
  end
end

-- Words: a line out for a line in.
local function run_words(arguments)
  if not bulletin.words then
    return terminal.fail "this build cannot do it yet (bulletin.words is missing)"
  end
  local failed = 0
  for _, path in ipairs(arguments.file) do
    local bytes, message = terminal.read(path)
    local text
    if bytes then
      text, message = bulletin.decode(bytes, arguments.encoding)
      if not text then message = path .. ": " .. message end
    end
    if not text then
      failed = failed + 1
      terminal.fail(message)
    else
      if text:sub(-1) ~= "\n" and text ~= "" then text = text .. "\n" end
      for line in text:gmatch "(.-)\r?\n" do
        local words = bulletin.words(line)
        terminal.write(arguments.json and json.encode(words)
          or terminal.safe(table.concat(words, " ")), "\n")
      end
    end
  end
  return terminal.some(failed, #arguments.file)
end

local function define(extra)
  return function(command)
    command:argument("file", "A page as text, in any encoding; - for standard input."):args "+"
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

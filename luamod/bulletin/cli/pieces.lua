--- bulletin tag, untag, tags, learn, similar, related, timeline, duplicates,
-- revisions, restore, update, remove: the pieces of an archive, one by one, as the
-- store's calls.
local archive = require "bulletin.cli.archive"
local bulletin = require "bulletin"
local core = require "bulletin.core"
local json = require "bulletin.json"
local say = require "bulletin.cli.say"
local terminal = require "bulletin.cli.terminal"
local typed = require "bulletin.cli.typed"

local function article(command, several)
  archive.database(command)
  local ids = command:argument("id", "The article's number, as search prints it."):convert(typed.id)
  if several then ids:args "+" end
end

-- The status of what a store's call gave.
local function status_of(result, message, code)
  if result == nil then return terminal.status(message, code) end
  return 0
end

--- A command whose work is one call of the store's.
local function calls(name)
  return function(arguments)
    return archive.writing(arguments, function(store)
      return status_of(terminal.asked(store[name], store, arguments.id,
        (table.unpack or unpack)(arguments.tag or { arguments.revision }))) -- luacheck: ignore
    end)
  end
end

local function json_flag(command)
  command:flag("--json", "One JSON object a line.")
end

-- Rows as JSON lines or as a table; `cells` makes a row of the table.
local function shown(arguments, rows, header, right, cells)
  if arguments.json then
    for _, row in ipairs(rows) do terminal.write(json.encode(row), "\n") end
    return 0
  end
  if not rows[1] then
    if not terminal.quiet then terminal.note("bulletin: " .. say "nothing found") end
    return 0
  end
  local out = { header }
  for i, row in ipairs(rows) do out[i + 1] = cells(row) end
  terminal.columns(out, right)
  return 0
end

-- Where a piece stands, on one line.
local function origin(hit)
  local facts = {}
  for _, name in ipairs { "date", "source", "page_name" } do facts[#facts + 1] = hit[name] end
  return table.concat(facts, "  ")
end

-- --- tags ------------------------------------------------------------------

local function define_tags_of(command)
  article(command)
  command:argument("tag", "A tag."):args "+":convert(typed.tag)
end

-- Tags that the piece has not are told of, as they may be mistyped.
local function run_untag(arguments)
  return archive.writing(arguments, function(store)
    local piece, message, code = terminal.asked(store.get, store, arguments.id)
    if not piece then return terminal.status(message, code) end
    local has, missing = {}, 0
    for _, tag in ipairs(piece.tags) do has[tag] = true end
    for _, tag in ipairs(arguments.tag) do
      if not has[tag] then
        missing = missing + 1
        terminal.fail(say("article %d has no tag '%s'", arguments.id, tag))
      end
    end
    local done
    done, message, code = terminal.asked(store.untag, store, arguments.id,
      (table.unpack or unpack)(arguments.tag)) -- luacheck: ignore
    if not done then return terminal.status(message, code) end
    return terminal.some(missing, #arguments.tag)
  end)
end

local function run_tags(arguments)
  return archive.reading(arguments, function(store)
    local tags, counts, code = store:tags()
    if not tags then return terminal.status(counts, code) end
    local rows = {}
    for i, tag in ipairs(tags) do rows[i] = { tag = tag, count = counts[tag] } end
    return shown(arguments, rows, { say "tag", say "pieces" }, { [2] = true }, function(row)
      return { row.tag, ("%d"):format(row.count) }
    end)
  end)
end

local function define_learn(command)
  archive.database(command)
  command:argument("id", "Pieces to propose tags for; else those that have none.")
    :args "*":convert(typed.id)
  command:option("--precision", "Propose what was right as often as this (0.8).")
    :convert(typed.number)
  command:flag("--apply", "Give the pieces the tags that are proposed.")
  json_flag(command)
  archive.filters(command)
end

-- The pieces that were named, or those that have no tags.
local function pieces_without(store, arguments)
  local out = {}
  for _, id in ipairs(arguments.id) do
    local piece, message, code = terminal.asked(store.get, store, id)
    if not piece then return nil, message or say("there is no article %d", id), code end
    out[#out + 1] = piece
  end
  if arguments.id[1] then return out end
  local each, message, code = terminal.asked(store.each, store, archive.filter(arguments))
  if not each then return nil, message, code end
  for piece in each do
    if not piece.tags[1] then out[#out + 1] = piece end
  end
  return out
end

local function run_learn(arguments)
  local mode = arguments.apply and "rw" or "ro"
  return archive.with(arguments.db, { mode = mode }, function(store)
    local pieces, message, code = pieces_without(store, arguments)
    if not pieces then return terminal.status(message, code) end
    local learner
    learner, message, code = terminal.asked(bulletin.learn, store,
      { precision = arguments.precision })
    if not learner then return terminal.status(message, code) end
    local rows = {}
    for _, piece in ipairs(pieces) do
      for _, proposal in ipairs(learner(piece)) do
        rows[#rows + 1] = { id = piece.id, tag = proposal.tag, score = proposal.score,
          headline = piece.headline }
      end
    end
    if arguments.apply then
      local done
      done, message, code = store:transaction(function()
        for _, row in ipairs(rows) do
          local tagged, why, which = store:tag(row.id, row.tag)
          if not tagged then return nil, why, which end
        end
      end)
      if not done then return terminal.status(message, code) end
    end
    return shown(arguments, rows,
      { say "id", say "tag", say "how sure", say "headline" }, { [1] = true, [3] = true },
      function(row)
        return { ("%d"):format(row.id), row.tag, ("%.2f"):format(row.score), row.headline or "" }
      end)
  end)
end

-- --- pieces like others ----------------------------------------------------

local function define_similar(command)
  article(command)
  command:option("--limit", "At most so many."):convert(typed.count)
  json_flag(command)
end

-- Prints what the method `name` finds; `measure` heads the column of scores.
local function finds(name, measure)
  return function(arguments)
    return archive.reading(arguments, function(store)
      local hits, message, code = terminal.asked(store[name], store, arguments.id,
        { limit = arguments.limit })
      if not hits then return terminal.status(message, code) end
      return shown(arguments, hits,
        { say "id", say(measure), say "headline", say "origin" }, { [1] = true, [2] = true },
        function(hit)
          return { ("%d"):format(hit.id), ("%.2f"):format(hit.score), hit.headline or "",
            origin(hit) }
        end)
    end)
  end
end

local function define_timeline(command)
  archive.database(command)
  command:argument("person", "A person's whole name.")
  json_flag(command)
end

local function run_timeline(arguments)
  return archive.reading(arguments, function(store)
    local events, message, code = terminal.asked(store.timeline, store, arguments.person)
    if not events then return terminal.status(message, code) end
    return shown(arguments, events, { say "date", say "id", say "title", say "sentence" },
      { [2] = true },
      function(event)
        return { event.date or "", ("%d"):format(event.id), table.concat(event.titles, "、"),
          event.sentence or event.headline or "" }
      end)
  end)
end

local function define_duplicates(command)
  archive.database(command)
  json_flag(command)
end

local function run_duplicates(arguments)
  return archive.reading(arguments, function(store)
    local found, message, code = store:duplicates()
    if not found then return terminal.status(message, code) end
    return shown(arguments, found, { say "likeness", say "older", say "newer", say "headline" },
      { [1] = true, [2] = true, [3] = true }, function(pair)
        return { ("%.2f"):format(pair.score), ("%d"):format(pair.older.id),
          ("%d"):format(pair.newer.id), pair.newer.headline or "" }
      end)
  end)
end

-- --- changes ---------------------------------------------------------------

local changes = { added = say "added", updated = say "updated", removed = say "removed",
  restored = say "restored" }

local function define_revisions(command)
  article(command)
  json_flag(command)
end

local function run_revisions(arguments)
  return archive.reading(arguments, function(store)
    local list, message, code = terminal.asked(store.revisions, store, arguments.id)
    if not list then return terminal.status(message, code) end
    return shown(arguments, list,
      { say "revision", say "time", say "change", say "by", say "headline" }, { [1] = true },
      function(revision)
        return { ("%d"):format(revision.revision), revision.time,
          changes[revision.change] or revision.change, revision.by or "",
          revision.headline or "" }
      end)
  end)
end

local function define_restore(command)
  article(command)
  command:argument("revision", "The revision; else the one before the last change.")
    :args "?":convert(typed.count)
  archive.signed(command)
end

local function define_remove(command)
  article(command, true)
  archive.signed(command)
end

local function define_update(command)
  article(command)
  command:argument("change", "FIELD=TEXT; FIELD= takes a field away."):args "*"
  command:option("--json", "A file with a JSON object of changes; - for standard input.")
    :argname "<file>"
  archive.signed(command)
end

local is_day = { date = true, issue = true }

-- The changes that were typed, behind those of the file.
local function read_changes(arguments)
  local out = {}
  if arguments.json then
    local text, message, code = terminal.read(arguments.json)
    if not text then return nil, message, code end
    local read, value = pcall(json.decode, text)
    if not read or type(value) ~= "table" or value[1] ~= nil then
      return nil, ("%s: %s"):format(arguments.json, read and say "an object expected" or value),
        "format"
    end
    for key, new in pairs(value) do
      out[key] = json.plain(new)
      if new == json.null then out[key] = false end
    end
  end
  for _, change in ipairs(arguments.change) do
    local name, text = change:match "^([^%s=]+)=(.*)$"
    if not name then terminal.wrong(say("'%s' is no change; write FIELD=TEXT", change)) end
    local field = core.store.changeable(name) or name
    if field == "tags" then
      out.tags = typed.list(text)
    else
      if is_day[field] and text ~= "" then
        local day, why = typed.day(text)
        if not day then terminal.wrong(why) end
      end
      out[field] = text ~= "" and text
    end
  end
  if next(out) == nil then terminal.wrong(say "no change is given") end
  return out
end

local function run_update(arguments)
  local new, message, code = read_changes(arguments)
  if not new then return terminal.status(message, code) end
  return archive.writing(arguments, function(store)
    return status_of(terminal.asked(store.update, store, arguments.id, new))
  end)
end

local function run_remove(arguments)
  return archive.writing(arguments, function(store)
    local failed = 0
    for _, id in ipairs(arguments.id) do
      local done, message = terminal.asked(store.remove, store, id)
      if not done then
        failed = failed + 1
        terminal.fail(message)
      end
    end
    return terminal.some(failed, #arguments.id)
  end)
end

return {
  { name = "tag", summary = "Give an article tags.", define = define_tags_of, run = calls "tag" },
  { name = "untag", summary = "Take tags from an article.", define = define_tags_of,
    run = run_untag },
  { name = "tags", summary = "Print all tags, the most used first.",
    define = function(command)
      archive.database(command)
      json_flag(command)
    end, run = run_tags, paged = true },
  { name = "learn", summary = "Propose tags, as editors gave them before.",
    define = define_learn, run = run_learn, paged = true },
  { name = "similar", summary = "Print articles that say nearly the same.",
    define = define_similar, run = finds("similar", "likeness"), paged = true },
  { name = "related", summary = "Print articles about the same.",
    define = define_similar, run = finds("related", "relation"), paged = true },
  { name = "timeline", summary = "Print what is told of a person, day by day.",
    define = define_timeline, run = run_timeline, paged = true },
  { name = "duplicates", summary = "Print all pairs of near copies.",
    define = define_duplicates, run = run_duplicates, paged = true },
  { name = "revisions", summary = "Print what became of an article.",
    define = define_revisions, run = run_revisions, paged = true },
  { name = "restore", summary = "Bring back an article, or an earlier revision.",
    define = define_restore, run = calls "restore" },
  { name = "update", summary = "Change fields of an article.", define = define_update,
    run = run_update },
  { name = "remove", summary = "Take articles out; restore brings them back.",
    define = define_remove, run = run_remove },
}

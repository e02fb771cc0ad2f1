--- What a reading room is searched by: the index, and the texts in blocks.
local clean = require "bulletin.clean"
local forms = require "bulletin.site.forms"
local json = require "bulletin.json"
local Room = require "bulletin.site.room"
local view = require "bulletin.export.view"

local in_block = 50 -- articles a file of texts

-- The number of a value in a list of the search's facts.
local function numbered(list, value)
  list.by_value = list.by_value or {}
  local at = list.by_value[value]
  if not at then
    at = #list
    list.by_value[value], list[at + 1] = at, value
  end
  return at
end

function Room:search_entry(article, entry)
  local origin, facts = view.origin(article), self.facts
  local names = view.names(article)
  local text = view.text(article)
  if names[1] then text = text .. "\n" .. table.concat(names, " ") end
  self.index:add(forms.fold(text))
  facts.day[#facts.day + 1] = numbered(facts.days, origin.date or "")
  facts.source[#facts.source + 1] = numbered(facts.sources, clean.line(origin.source or "—"))
  local who = {}
  for i, name in ipairs(names) do who[i] = numbered(facts.people, name) end
  facts.who[#facts.who + 1] = who
  self.block[#self.block + 1] = {
    path = entry.path, headline = entry.headline, text = text,
    origin = table.concat({ entry.origin or "", entry.byline or "" }, "　"),
  }
  if #self.block == in_block then self:flush_block() end
end

function Room:flush_block()
  if not self.block[1] then return end
  self:write(("search/d%d.js"):format(self.blocks),
    ("room.docs(%d,%s);\n"):format(self.blocks, json.encode(self.block)))
  self.blocks, self.block = self.blocks + 1, {}
end

function Room:finish_search()
  self:flush_block()
  local shards = self.index:finish(function(shard, keys)
    self:write(("search/i%d.js"):format(shard),
      ("room.shard(%d,%s);\n"):format(shard, json.encode(json.object(keys))))
  end)
  local facts = self.facts
  for _, name in ipairs { "days", "sources", "people" } do facts[name].by_value = nil end
  facts.shards, facts.block = shards, in_block
  facts.forms = forms.known(self.index:characters())
  self:write("search/facts.js", "room.facts(" .. json.encode(facts) .. ");\n")
  self:write("search.html", self:page("查找", 0, [[
<h1>查找</h1>
<p class="origin">几个词都要有，中间空一格；“加引号”的连着找；<kbd>-词</kbd> 是不要的词。</p>
<form id="filters" class="filters" aria-label="筛选">
<label>从 <input type="date" name="from"></label>
<label>到 <input type="date" name="to"></label>
<label>来源 <select name="source"><option value="">全部</option></select></label>
<label>署名 <input type="text" name="who"></label>
<button>筛选</button>
</form>
<p id="status" role="status">正在准备……</p>
<noscript><p>查找要用脚本；不用脚本时，请从日期、版面、署名、人物、机构、地点或标签进入。</p></noscript>
<ol id="results" class="list"></ol>
<p><button id="more" type="button" hidden>再看一些</button></p>
]], { here = "search" }))
end

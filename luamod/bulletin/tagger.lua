--- Tags by rule. `bulletin.tagger{ rule, … }` gives an object that is called
-- with an article and returns its tags; a rule is
--   { tag = "志愿服务", any = {…}, all = {…}, none = {…}, pattern = …, … }
-- and holds when every condition in it does:
--   any, all, none    texts to be found in the article (one or a list)
--   pattern           Lua patterns, one of which must match
--   source, column, page_name       the article's own
--   person, place, organization     named in it
--   reporter, correspondent, author, …   in its bylines
-- `where = "headline"` looks in the title lines only.
local words = require "bulletin.known"

-- Conditions on texts: do they hold, and by which piece of the text?
local function find_plain(text, wanted)
  return text:find(wanted, 1, true)
end

local function find_pattern(text, wanted)
  local first, last = text:find(wanted)
  if first and last >= first then return first, last end
end

local function any_of(find)
  return function(text, list)
    for _, wanted in ipairs(list) do
      local first, last = find(text, wanted)
      if first then return true, first, last end
    end
    return false
  end
end

local texts = {
  any = any_of(find_plain),
  pattern = any_of(find_pattern),
  all = function(text, list)
    local first, last
    for i, wanted in ipairs(list) do
      local a, z = find_plain(text, wanted)
      if not a then return false end
      if i == 1 then first, last = a, z end
    end
    return true, first, last
  end,
  none = function(text, list)
    for _, wanted in ipairs(list) do
      if find_plain(text, wanted) then return false end
    end
    return true
  end,
}

local own = { source = true, column = true, page_name = true }
local named = { person = "people", place = "places", organization = "organizations" }
local roles = {}
for _, role in ipairs(require("bulletin.roles").order) do roles[role] = true end

-- The order in which conditions are asked: what costs least comes first, and
-- what shows that a rule holds is found in the same place each time.
local order = { "any", "all", "pattern", "none", "source", "column", "page_name" }
for _, role in ipairs(require("bulletin.roles").order) do order[#order + 1] = role end
for _, kind in ipairs { "person", "place", "organization" } do order[#order + 1] = kind end

local function as_list(value, rule, key)
  if type(value) == "string" then value = { value } end
  if type(value) ~= "table" then
    error(("tagger: %s of rule '%s' must be a string or a list of strings"):format(key, rule), 4)
  end
  for _, item in ipairs(value) do
    if type(item) ~= "string" or item == "" then
      error(("tagger: %s of rule '%s' must hold strings that are not empty"):format(key, rule), 4)
    end
  end
  return value
end

local function conditions()
  return words.names("any all pattern none where source column page_name person place",
    "organization", table.concat(require("bulletin.roles").order, " "))
end

-- The rule as its conditions in order, lists for strings; raises, on the caller's line, for what no
-- rule can hold.
local function check_rule(rule, number)
  if type(rule) ~= "table" or type(rule.tag) ~= "string" then
    error(("tagger: rule %d must be a table with a string 'tag'"):format(number), 3)
  end
  local lists = {}
  for key, value in pairs(rule) do
    if texts[key] or own[key] or named[key] or roles[key] then
      lists[key] = as_list(value, rule.tag, key)
    elseif key == "where" then
      if value ~= "headline" and value ~= "text" then
        error(("tagger: where of rule '%s' is \"headline\" or \"text\""):format(rule.tag), 3)
      end
    elseif key ~= "tag" then
      error(("tagger: rule '%s' has an unknown condition '%s'%s"):format(rule.tag, tostring(key),
        words.expected(key, conditions())), 3)
    end
  end
  if next(lists) == nil then
    error(("tagger: rule '%s' has no condition"):format(rule.tag), 3)
  end
  for _, pattern in ipairs(lists.pattern or {}) do
    local good, message = pcall(string.find, "", pattern)
    if not good then
      error(("tagger: pattern of rule '%s': %s"):format(rule.tag, message), 3)
    end
  end
  local checked = { tag = rule.tag, where = rule.where, conditions = {} }
  for _, key in ipairs(order) do
    if lists[key] then
      checked.conditions[#checked.conditions + 1] = { key = key, list = lists[key] }
    end
  end
  return checked
end

local function contains(list, value)
  for _, item in ipairs(list) do
    if item == value then return true end
  end
  return false
end

local function title_of(article)
  local lines = {}
  for _, key in ipairs { "kicker", "headline", "deck" } do lines[#lines + 1] = article[key] end
  return table.concat(lines, "\n")
end

return function(bulletin)
  -- What a rule asks of an article is worked out once, and only if asked.
  local function facts(article)
    local known = {}
    local makers = {
      text = function() return bulletin.text(article) end,
      headline = function()
        return type(article) == "table" and title_of(article) or article
      end,
      entities = function() return bulletin.entities(article) or {} end,
    }
    return function(name)
      if known[name] == nil then known[name] = makers[name]() end
      return known[name]
    end
  end

  local function has_byline(article, role, names)
    for _, byline in ipairs(type(article) == "table" and article.bylines or {}) do
      if byline.role == role and contains(names, byline.name) then return true end
    end
    return false
  end

  -- By its name or a short form that the text has of it.
  local function is_any(names, entity)
    if contains(names, entity.name) then return true end
    for _, alias in ipairs(entity.aliases or {}) do
      if contains(names, alias) then return true end
    end
    return false
  end

  -- Title lines begin the text: a place in them is one in the text too.
  local function is_named(fact, kind, names, place)
    local limit = #fact(place)
    for _, entity in ipairs(fact("entities")[kind] or {}) do
      local first = is_any(names, entity) and entity.spans[1]
      if first and first[2] <= limit then return true, first end
    end
    return false
  end

  -- Whether the rule holds, and the span that shows it.
  local function holds(rule, article, fact)
    local span
    local place = rule.where == "headline" and "headline" or "text"
    for _, condition in ipairs(rule.conditions) do
      local key, list = condition.key, condition.list
      if texts[key] then
        local good, first, last = texts[key](fact(place), list)
        if not good then return false end
        if first and not span then span = { first, last } end
      elseif own[key] then
        if type(article) ~= "table" or not contains(list, article[key]) then return false end
      elseif roles[key] then
        if not has_byline(article, key, list) then return false end
      elseif named[key] then
        local good, where = is_named(fact, named[key], list, place)
        if not good then return false end
        span = span or where
      end
    end
    return true, span
  end

  --- Tags and, second, an array of {tag, text, span}: what each was given for.
  local function tag(self, article)
    local fact, tags, evidence = facts(article), {}, {}
    for _, rule in ipairs(self) do
      if not contains(tags, rule.tag) then
        local good, span = holds(rule, article, fact)
        if good then
          tags[#tags + 1] = rule.tag
          evidence[#evidence + 1] = {
            tag = rule.tag,
            span = span,
            text = span and fact(rule.where == "headline" and "headline" or "text")
              :sub(span[1], span[2]) or nil,
          }
        end
      end
    end
    return tags, evidence
  end

  local meta = { __call = tag, __index = { tag = tag }, __name = "bulletin.tagger" }

  return function(rules)
    if type(rules) ~= "table" then
      error("tagger: a list of rules expected, got " .. type(rules), 2)
    end
    local checked = {}
    for i, rule in ipairs(rules) do checked[i] = check_rule(rule, i) end
    return setmetatable(checked, meta)
  end
end

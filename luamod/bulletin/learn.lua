--- Tags by example. `bulletin.learn(store [, options])` reads the articles
-- that editors have tagged and gives an object that proposes tags for others.
--
-- For each tag a naive Bayes classifier over the words of a text, tag against
-- the rest (after A. McCallum and K. Nigam, 1998): the words that tell most
-- are kept. How sure a score is, is read off the training texts themselves,
-- each scored by what the others taught (cross-validation in four parts); so
-- a tag is proposed only where such proposals were right often enough
-- (`precision`).
local known = require "bulletin.known"

local SMOOTHING = 0.5
local FEATURES = 400 -- the most words that decide about a tag
local COUNTED = 40   -- the most of them that count in one text
local LEAST = 3      -- texts that have a word which decides
local PARTS = 4      -- of the cross-validation

-- What a text is about is in its nouns, verbs and adjectives.
local content = { n = true, v = true, a = true, j = true, i = true, l = true }

return function(bulletin)
  -- The words of a text that may decide, each once.
  local function features(article)
    local list, seen = {}, {}
    for _, word in ipairs(bulletin.words(article, { tags = true }) or {}) do
      if content[word.pos:sub(1, 1)] and #word.text > 3 and not seen[word.text] then
        seen[word.text] = true
        list[#list + 1] = word.text
      end
    end
    return list
  end

  -- The texts that have tags, { words, tags }, with words as numbers; and the
  -- words by number, in the order of their bytes. Or nil, message, code.
  local function read(store, filter)
    local texts, numbers, names = {}, {}, {}
    local articles, message, code = store:each(filter)
    if not articles then return nil, message, code end
    for article in articles do
      if #article.tags > 0 then
        local words = features(article)
        for _, word in ipairs(words) do
          if not numbers[word] then
            numbers[word] = true
            names[#names + 1] = word
          end
        end
        texts[#texts + 1] = { words = words, tags = article.tags }
      end
    end
    table.sort(names)
    for number, word in ipairs(names) do numbers[word] = number end
    for _, text in ipairs(texts) do
      for i, word in ipairs(text.words) do text.words[i] = numbers[word] end
    end
    return texts, names
  end

  -- How many texts have each word, and how many there are, but for those of
  -- the part `without`.
  local function count(texts, without)
    local counts, n = {}, 0
    for _, text in ipairs(texts) do
      if text.part ~= without then
        n = n + 1
        local words = text.words
        for i = 1, #words do counts[words[i]] = (counts[words[i]] or 0) + 1 end
      end
    end
    return counts, n
  end

  -- The same of all tags, and the words that may decide, the frequent first.
  local function total(texts, names, without)
    local counts, n = count(texts, without)
    local by_count, words = {}, {}
    for word = 1, #names do
      local in_texts = counts[word] or 0
      local list = by_count[in_texts] or {}
      by_count[in_texts], list[#list + 1] = list, word
    end
    for in_texts = n, LEAST, -1 do
      for _, word in ipairs(by_count[in_texts] or {}) do words[#words + 1] = word end
    end
    return { counts = counts, n = n, words = words }
  end

  -- The words that tell most about a tag, for it or against, and how much, the
  -- largest weight first: those of the largest weight times the number of
  -- texts. A word in `with` of the `n` texts that have the tag and in `in_texts`
  -- of all weighs as any other of these two counts. Of words that no text with
  -- the tag has, the frequent tell most: the first of them are enough.
  local function telling(counts, n, all)
    local kinds, by_counts = {}, {}
    local rest = math.log((all.n - n + 2 * SMOOTHING) / (n + 2 * SMOOTHING))
    local function consider(word, with, in_texts)
      local key = with * (all.n + 1) + in_texts
      local kind = by_counts[key]
      if not kind then
        local weight = rest + math.log((with + SMOOTHING) / (in_texts - with + SMOOTHING))
        local size = math.abs(weight)
        kind = { weight = weight, size = size, worth = size * math.sqrt(in_texts) }
        by_counts[key], kinds[#kinds + 1] = kind, kind
      end
      kind[#kind + 1] = word
    end
    for word, with in pairs(counts) do
      if all.counts[word] >= LEAST then consider(word, with, all.counts[word]) end
    end
    local left = FEATURES
    for _, word in ipairs(all.words) do
      if left == 0 or all.counts[word] <= all.n / n then break end
      if not counts[word] then
        consider(word, 0, all.counts[word])
        left = left - 1
      end
    end
    table.sort(kinds, function(a, b)
      if a.worth ~= b.worth then return a.worth > b.worth end
      return a.weight > b.weight
    end)
    local list = {}
    for _, kind in ipairs(kinds) do
      if #list == FEATURES then break end
      table.sort(kind)
      for i = 1, math.min(#kind, FEATURES - #list) do
        list[#list + 1] = { word = kind[i], weight = kind.weight, size = kind.size }
      end
    end
    table.sort(list, function(a, b)
      if a.size ~= b.size then return a.size > b.size end
      return a.word < b.word
    end)
    return list
  end

  -- By word, the numbers of the texts that have it.
  local function index(texts)
    local by_word = { texts = #texts }
    for number, text in ipairs(texts) do
      for _, word in ipairs(text.words) do
        local list = by_word[word] or {}
        by_word[word], list[#list + 1] = list, number
      end
    end
    return by_word
  end

  -- The scores of indexed texts: the weights of a text's strongest words,
  -- averaged so that long texts are not surer than short ones.
  local function scores(list, by_word)
    local sums, counted = {}, {}
    for number = 1, by_word.texts do sums[number], counted[number] = 0, 0 end
    for _, feature in ipairs(list) do
      local weight, numbers = feature.weight, by_word[feature.word] or {}
      for i = 1, #numbers do
        local number = numbers[i]
        local n = counted[number]
        if n < COUNTED then
          sums[number], counted[number] = sums[number] + weight, n + 1
        end
      end
    end
    for number, n in ipairs(counted) do sums[number] = sums[number] / (n + 5) end
    return sums
  end

  -- How often proposals at each score or above were right: an array of
  -- {score, share}, from the best score downwards. A higher score is never
  -- less sure than a lower one.
  local function calibrate(scored)
    table.sort(scored, function(a, b)
      if a.score ~= b.score then return a.score > b.score end
      return a.right < b.right
    end)
    local steps, right = {}, 0
    for i, item in ipairs(scored) do
      right = right + item.right
      if item.right == 1 then
        steps[#steps + 1] = { score = item.score, share = (right + 0.5) / (i + 1) }
      end
    end
    for i = #steps - 1, 1, -1 do
      steps[i].share = math.max(steps[i].share, steps[i + 1].share)
    end
    return steps
  end

  -- The texts that have each tag; as keys, too.
  local function by_tag(texts)
    local tags = {}
    for _, text in ipairs(texts) do
      for _, tag in ipairs(text.tags) do
        local tagged = tags[tag] or {}
        if not tagged[text] then tagged[#tagged + 1] = text end
        tags[tag], tagged[text] = tagged, true
      end
    end
    return tags
  end

  -- All but one of the parts, and the words of that one.
  local function split(texts, names)
    local parts = {}
    for i, text in ipairs(texts) do text.part = i % PARTS end
    for part = 0, PARTS - 1 do
      local own = {}
      for _, text in ipairs(texts) do
        if text.part == part then own[#own + 1] = text end
      end
      parts[#parts + 1] = {
        number = part, texts = own, by_word = index(own), others = total(texts, names, part),
      }
    end
    return parts
  end

  -- The texts of each part scored by what the others say about the tag.
  local function cross_validate(tagged, parts)
    local scored = {}
    for _, part in ipairs(parts) do
      local counts, n = count(tagged, part.number)
      local values = scores(telling(counts, n, part.others), part.by_word)
      for number, text in ipairs(part.texts) do
        scored[#scored + 1] = { score = values[number], right = tagged[text] and 1 or 0 }
      end
    end
    return calibrate(scored)
  end

  local function train(texts, names, least_texts)
    local parts, all, models = split(texts, names), total(texts, names), {}
    for tag, tagged in pairs(by_tag(texts)) do
      if #tagged >= least_texts and #tagged < #texts then
        local list = telling(count(tagged), #tagged, all)
        for _, feature in ipairs(list) do feature.word = names[feature.word] end
        models[#models + 1] = {
          tag = tag, features = list, steps = cross_validate(tagged, parts),
        }
      end
    end
    table.sort(models, function(a, b) return a.tag < b.tag end)
    return models
  end

  local function confidence(model, value)
    for _, step in ipairs(model.steps) do
      if step.score <= value then return step.share end
    end
    return 0
  end

  --- An array of {tag, score}, the surest first; score is the share of such
  -- proposals that were right. Options: limit (5), precision.
  local function suggest(self, article, options)
    options = options or {}
    local least, list = options.precision or self.precision, {}
    local by_word = index { { words = features(article) } }
    for _, model in ipairs(self.models) do
      local sure = confidence(model, scores(model.features, by_word)[1])
      if sure >= least then list[#list + 1] = { tag = model.tag, score = sure } end
    end
    table.sort(list, function(a, b)
      if a.score ~= b.score then return a.score > b.score end
      return a.tag < b.tag
    end)
    for i = #list, (options.limit or 5) + 1, -1 do list[i] = nil end
    return list
  end

  local meta = { __call = suggest, __index = { suggest = suggest }, __name = "bulletin.learner" }

  local option_names = known.names "filter precision least"

  return function(store, options)
    if store == nil or type(store) ~= "table" and type(store) ~= "userdata" then
      error("learn: a store expected, got " .. type(store), 2)
    end
    options = known.options(options, "learn", 2, option_names, 3)
    local texts, names, code = read(store, options.filter)
    if not texts then return nil, names, code end
    return setmetatable({
      models = train(texts, names, options.least or 3),
      texts = #texts,
      precision = options.precision or 0.8,
    }, meta)
  end
end

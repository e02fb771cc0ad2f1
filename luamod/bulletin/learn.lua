--- Tags by example. `bulletin.learn(store [, options])` reads the articles
-- that editors have tagged and gives an object that proposes tags for others.
--
-- For each tag a naive Bayes classifier over the words of a text, tag against
-- the rest (after A. McCallum and K. Nigam, 1998): the words that tell most
-- are kept. How sure a score is, is read off the training texts themselves,
-- each scored by what the others taught (cross-validation in four parts); so
-- a tag is proposed only where such proposals were right often enough
-- (`precision`).

local SMOOTHING = 0.5
local FEATURES = 400 -- the most words that decide about a tag
local COUNTED = 40   -- the most of them that count in one text
local PARTS = 4      -- of the cross-validation

-- What a text is about is in its nouns, verbs and adjectives.
local content = { n = true, v = true, a = true, j = true, i = true, l = true }

return function(bulletin)
  local function features(article)
    local set, words = {}, bulletin.words(article, { tags = true })
    for _, word in ipairs(words or {}) do
      if content[word.pos:sub(1, 1)] and #word.text > 3 then set[word.text] = true end
    end
    return set
  end

  -- The texts that have tags: { words, tags }; or nil, message, code.
  local function read(store, filter)
    local texts = {}
    local articles, message, code = store:each(filter)
    if not articles then return nil, message, code end
    for article in articles do
      local tags = article.tags
      if not tags and article.id and store.get then
        article = store:get(article.id) or article
        tags = article.tags
      end
      if tags and #tags > 0 then
        local set = {}
        for _, tag in ipairs(tags) do set[tag] = true end
        texts[#texts + 1] = { words = features(article), tags = set }
      end
    end
    return texts
  end

  -- How many of the texts have each word, and how many there are.
  local function count(texts, wanted)
    local counts, n = {}, 0
    for i, text in ipairs(texts) do
      if wanted(text, i) then
        n = n + 1
        for word in pairs(text.words) do counts[word] = (counts[word] or 0) + 1 end
      end
    end
    return counts, n
  end

  -- How much a word that is in `with` of `n` texts with the tag and in
  -- `without` of `m` others speaks for the tag.
  local function weigh(with, n, without, m)
    return math.log((with + SMOOTHING) / (n + 2 * SMOOTHING))
      - math.log((without + SMOOTHING) / (m + 2 * SMOOTHING))
  end

  -- The weights of the words that tell most about a tag, for it or against:
  -- those of the largest weight times the number of texts.
  local function weights_of(counts, n, totals, all)
    local list = {}
    for word, total in pairs(totals) do
      local with = counts[word] or 0
      if total > 2 and (with > 0 or total > all / n) then
        local weight = weigh(with, n, total - with, all - n)
        list[#list + 1] = {
          word = word, weight = weight, worth = math.abs(weight) * math.sqrt(total),
        }
      end
    end
    table.sort(list, function(a, b)
      if a.worth ~= b.worth then return a.worth > b.worth end
      return a.word < b.word
    end)
    local weights = {}
    for i = 1, math.min(FEATURES, #list) do weights[list[i].word] = list[i].weight end
    return weights
  end

  -- The score of a text: the weights of its strongest words, averaged so
  -- that long texts are not surer than short ones.
  local function score(weights, words)
    local found = {}
    for word in pairs(words) do found[#found + 1] = weights[word] end
    table.sort(found, function(a, b) return math.abs(a) > math.abs(b) end)
    local sum, counted = 0, math.min(#found, COUNTED)
    for i = 1, counted do sum = sum + found[i] end
    return sum / (counted + 5)
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

  -- One part of the texts scored by what the rest say about the tag.
  local function score_part(scored, texts, tag, part, totals, all)
    local counts, n = count(texts, function(text, i)
      return text.tags[tag] and i % PARTS ~= part
    end)
    local weights = weights_of(counts, n, totals, all)
    for i, text in ipairs(texts) do
      if i % PARTS == part then
        scored[#scored + 1] = {
          score = score(weights, text.words), right = text.tags[tag] and 1 or 0,
        }
      end
    end
  end

  local function train(texts, least_texts)
    local tags, others = {}, {}
    for _, text in ipairs(texts) do
      for tag in pairs(text.tags) do tags[tag] = (tags[tag] or 0) + 1 end
    end
    local totals = count(texts, function() return true end)
    for part = 0, PARTS - 1 do
      others[part] = { count(texts, function(_, i) return i % PARTS ~= part end) }
    end
    local models = {}
    for tag, n in pairs(tags) do
      if n >= least_texts and n < #texts then
        local counts, scored = count(texts, function(text) return text.tags[tag] end), {}
        for part = 0, PARTS - 1 do
          score_part(scored, texts, tag, part, others[part][1], others[part][2])
        end
        models[#models + 1] = {
          tag = tag, weights = weights_of(counts, n, totals, #texts), steps = calibrate(scored),
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
    local least, words, list = options.precision or self.precision, features(article), {}
    for _, model in ipairs(self.models) do
      local sure = confidence(model, score(model.weights, words))
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

  local known = { filter = true, precision = true, least = true }

  return function(store, options)
    if store == nil or type(store) ~= "table" and type(store) ~= "userdata" then
      error("learn: a store expected, got " .. type(store), 2)
    end
    options = options or {}
    for key in pairs(options) do
      if not known[key] then
        error(("learn: unknown option '%s' (expected filter, precision, least)")
          :format(tostring(key)), 2)
      end
    end
    local texts, message, code = read(store, options.filter)
    if not texts then return nil, message, code end
    return setmetatable({
      models = train(texts, options.least or 3),
      texts = #texts,
      precision = options.precision or 0.8,
    }, meta)
  end
end

--- Tags by example. `bulletin.learn(store [, options])` reads the articles
-- that editors have tagged and gives an object that proposes tags for others.
--
-- For each tag a naive Bayes classifier over the words of a text, tag against
-- the rest (after A. McCallum and K. Nigam, 1998): the words that tell most
-- are kept. How sure a score is, is read off the training texts themselves,
-- each scored as if it had not been there; so a tag is proposed only where
-- such proposals were right often enough (`precision`).

local SMOOTHING = 0.5
local FEATURES = 400 -- the most words that decide about a tag
local COUNTED = 40   -- the most of them that count in one text

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

  -- The texts that have tags: { words, tags }.
  local function read(store, filter)
    local texts = {}
    for article in store:each(filter) do
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

  -- How much a word that is in `with` of `n` texts with the tag and in
  -- `without` of `m` others speaks for the tag.
  local function weigh(with, n, without, m)
    return math.log((with + SMOOTHING) / (n + 2 * SMOOTHING))
      - math.log((without + SMOOTHING) / (m + 2 * SMOOTHING))
  end

  -- The words that tell most about the tag: those with the largest weight
  -- times the number of texts they tell it in.
  local function select(counts, totals, n, all)
    local list = {}
    for word, total in pairs(totals) do
      if total > 1 then
        local with = counts[word] or 0
        local weight = weigh(with, n, total - with, all - n)
        list[#list + 1] = { word = word, worth = math.abs(weight) * math.sqrt(total) }
      end
    end
    table.sort(list, function(a, b)
      if a.worth ~= b.worth then return a.worth > b.worth end
      return a.word < b.word
    end)
    local chosen = {}
    for i = 1, math.min(FEATURES, #list) do chosen[list[i].word] = true end
    return chosen
  end

  -- The score of a text: the weights of its strongest words, averaged so
  -- that long texts are not surer than short ones. `own` is 1 when the text is
  -- one of those counted with the tag, -1 when one of those without, else nil.
  local function score(model, words, own)
    local weights = {}
    local n, m = model.n, model.all - model.n
    local minus_with, minus_without = own == 1 and 1 or 0, own == -1 and 1 or 0
    for word in pairs(words) do
      if model.chosen[word] then
        local with = model.counts[word] or 0
        local without = model.totals[word] - with
        weights[#weights + 1] = weigh(with - minus_with, n - minus_with,
          without - minus_without, m - minus_without)
      end
    end
    table.sort(weights, function(a, b) return math.abs(a) > math.abs(b) end)
    local sum, count = 0, math.min(#weights, COUNTED)
    for i = 1, count do sum = sum + weights[i] end
    return sum / (count + 5)
  end

  -- How often proposals at each score or above were right: an array of
  -- {score, share}, from the best score downwards. A higher score is never
  -- less sure than a lower one.
  local function calibrate(model, texts)
    local scored = {}
    for i, text in ipairs(texts) do
      local has = text.tags[model.tag]
      scored[i] = { score = score(model, text.words, has and 1 or -1), right = has and 1 or 0 }
    end
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

  local function train(texts, least_texts)
    local totals, tags = {}, {}
    for _, text in ipairs(texts) do
      for word in pairs(text.words) do totals[word] = (totals[word] or 0) + 1 end
      for tag in pairs(text.tags) do tags[tag] = (tags[tag] or 0) + 1 end
    end
    local models = {}
    for tag, n in pairs(tags) do
      if n >= least_texts and n < #texts then
        local counts = {}
        for _, text in ipairs(texts) do
          if text.tags[tag] then
            for word in pairs(text.words) do counts[word] = (counts[word] or 0) + 1 end
          end
        end
        local model = { tag = tag, n = n, all = #texts, counts = counts, totals = totals }
        model.chosen = select(counts, totals, n, #texts)
        model.steps = calibrate(model, texts)
        models[#models + 1] = model
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
      local sure = confidence(model, score(model, words))
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
    local texts = read(store, options.filter)
    return setmetatable({
      models = train(texts, options.least or 3),
      texts = #texts,
      precision = options.precision or 0.8,
    }, meta)
  end
end

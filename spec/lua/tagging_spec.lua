-- bulletin.tagger, bulletin.learn and the vocabularies.
local bulletin = require "bulletin"

local piece = {
  headline = "社区志愿服务队成立",
  source = "青石日报",
  column = "身边事",
  bylines = { { role = "reporter", name = "林小满" } },
  body = { { kind = "paragraph", text = "昨天，三十名志愿者走进社区，清理楼道1200米。" } },
}

describe("a tagger", function()
  local function tags(rule)
    rule.tag = rule.tag or "是"
    return bulletin.tagger { rule }(piece)
  end

  it("knows any, all, none and patterns", function()
    assert.same({ "是" }, tags { any = { "足球", "志愿者" } })
    assert.same({}, tags { any = { "足球" } })
    assert.same({ "是" }, tags { all = { "志愿者", "楼道" } })
    assert.same({}, tags { all = { "志愿者", "足球" } })
    assert.same({}, tags { any = "志愿者", none = "楼道" })
    assert.same({ "是" }, tags { none = "足球" })
    assert.same({ "是" }, tags { pattern = "%d+米" })
    assert.same({}, tags { pattern = { "%d+吨", "^米" } })
  end)

  it("knows sources, columns, bylines and title lines", function()
    assert.same({ "是" }, tags { source = "青石日报", any = "社区" })
    assert.same({}, tags { source = { "别的报" } })
    assert.same({ "是" }, tags { column = { "别的", "身边事" } })
    assert.same({ "是" }, tags { reporter = "林小满" })
    assert.same({}, tags { correspondent = "林小满" })
    assert.same({ "是" }, tags { where = "headline", any = "服务队" })
    assert.same({}, tags { where = "headline", any = "楼道" })
  end)

  it("finds names in the title lines only, when told to", function()
    local named = { headline = "李红梅走访北京大学", bylines = {}, body = {
      { kind = "paragraph", text = "昨天，记者张海涛同行。李红梅说，她去过上海。" },
    } }
    local function evidence(rule)
      rule.tag, rule.where = "是", "headline"
      return select(2, bulletin.tagger { rule }(named))
    end
    assert.same({}, evidence { person = "张海涛" })
    assert.equal("李红梅", evidence { person = "李红梅" }[1].text)
    for _ = 1, 20 do -- by the same condition each time
      assert.equal("走访", evidence { person = "李红梅", all = "走访", pattern = "北京" }[1].text)
    end
  end)

  it("knows an organization by its short form too", function()
    local text = "郑州大学今年扩招，郑大的老师介绍了计划。"
    for _, name in ipairs { "郑州大学", "郑大" } do
      assert.same({ "是" }, (bulletin.tagger { { tag = "是", organization = name } }(text)))
    end
    assert.same({}, (bulletin.tagger { { tag = "是", organization = "郑大" } } "郑州大学今年扩招。"))
  end)

  it("gives each tag once, in the order of the rules, with its evidence", function()
    local tagger = bulletin.tagger {
      { tag = "志愿服务", any = { "志愿者" } },
      { tag = "社区", any = { "社区" } },
      { tag = "志愿服务", any = { "志愿服务" } },
    }
    local found, evidence = tagger(piece)
    assert.same({ "志愿服务", "社区" }, found)
    local text = bulletin.text(piece)
    assert.equal("志愿者", text:sub(evidence[1].span[1], evidence[1].span[2]))
    assert.equal("志愿者", evidence[1].text)
    assert.same({ "社区" }, tagger("社区。"))
  end)

  it("refuses what no rule can hold, on the line that says it", function()
    for _, rule in ipairs {
      { any = { "x" } }, { tag = "x" }, { tag = "x", some = { "x" } },
      { tag = "x", any = { 7 } }, { tag = "x", any = { "" } }, { tag = "x", pattern = "[" },
      { tag = "x", where = "deck", any = "y" },
    } do
      local good, message = pcall(bulletin.tagger, { rule })
      assert.is_false(good)
      assert.matches("tagger: ", message)
    end
    assert.has_error(function() bulletin.tagger("x") end)
  end)
end)

-- Pieces of three kinds, put together from phrases of each kind and others
-- that all have; the same for every run.
local function pieces(count, seed)
  local state = seed
  local function pick(list)
    state = (state * 1103515245 + 12345) % 2147483648
    return list[math.floor(state / 65536) % #list + 1]
  end
  local common = {
    "昨天上午，区里召开会议。", "负责人介绍了有关情况。", "居民对此表示欢迎。",
    "这项工作今年初启动。", "下一步将继续推进。", "活动持续了三天。",
  }
  local kinds = {
    { "志愿者走进小区帮助老人。", "志愿服务队新增队员。", "爱心企业捐赠物资。", "义诊活动在广场举行。",
      "公益组织招募新人。", "热心邻居照看孩子。" },
    { "教师带领学生做实验。", "新学期课程表公布。", "校园里建起图书馆。", "中考招生名额增加。",
      "课堂上用起平板电脑。", "家长参加校长座谈。" },
    { "球队赢得决赛。", "运动员打破纪录。", "教练安排了训练。", "马拉松比赛鸣枪开跑。",
      "体育馆座无虚席。", "守门员扑出点球。" },
  }
  local tags = { "志愿服务", "教育", "体育" }
  local list = {}
  for i = 1, count do
    local kind = i % 3 + 1
    local lines = { pick(kinds[kind]), pick(common), pick(kinds[kind]), pick(common) }
    if i % 4 == 0 then lines[#lines + 1] = pick(kinds[kind % 3 + 1]) end
    list[i] = {
      id = i, headline = "简讯", body = { { kind = "paragraph", text = table.concat(lines) } },
      tags = { tags[kind] },
    }
  end
  return list
end

local function store_of(list)
  local store = {}
  function store.each()
    local i = 0
    return function()
      i = i + 1
      return list[i]
    end
  end
  return store
end

describe("a learner", function()
  it("proposes what editors would: right in nine of ten held-back pieces", function()
    local learner = bulletin.learn(store_of(pieces(90, 7)))
    local right, proposed, wanted = 0, 0, 0
    for _, item in ipairs(pieces(60, 1234)) do
      wanted = wanted + 1
      for _, proposal in ipairs(learner:suggest(item)) do
        proposed = proposed + 1
        assert.is_true(proposal.score >= 0.8 and proposal.score <= 1)
        if proposal.tag == item.tags[1] then right = right + 1 end
      end
    end
    assert.is_true(right / proposed >= 0.9, ("precision %d/%d"):format(right, proposed))
    assert.is_true(right / wanted >= 0.8, ("recall %d/%d"):format(right, wanted))
  end)

  it("is silent about what it has not seen", function()
    local learner = bulletin.learn(store_of(pieces(90, 7)))
    assert.same({}, learner("股市昨天收盘下跌，央行下调利率。"))
    assert.same({}, learner(""))
  end)

  it("learns what the texts that have tags are tagged with", function()
    local list = pieces(60, 7)
    for i = 61, 90 do list[i] = { id = i, headline = "简讯", body = {}, tags = {} } end
    local learner = bulletin.learn(store_of(list))
    assert.equal(60, learner.texts)
    assert.equal(3, #learner.models)
  end)

  it("learns nothing from tags without meaning, or from nothing", function()
    local list = pieces(60, 7)
    for i, item in ipairs(list) do item.tags = { i % 2 == 0 and "甲" or "乙" } end
    local learner, proposed = bulletin.learn(store_of(list)), 0
    for _, item in ipairs(pieces(60, 1234)) do
      proposed = proposed + #learner:suggest(item, { precision = 0.9 })
    end
    assert.is_true(proposed <= 6)
    assert.same({}, bulletin.learn(store_of({}))("志愿者。"))
    assert.has_error(function() bulletin.learn(nil) end)
    assert.has_error(function() bulletin.learn(store_of({}), { presicion = 1 }) end)
  end)
end)

describe("the vocabularies", function()
  it("hold 24 classes and 17 topics, each known by code and name", function()
    local classes, topics = bulletin.vocabularies.gbt20093, bulletin.vocabularies.mediatopics
    assert.equal(24, #classes)
    assert.equal(17, #topics)
    assert.equal("体育", classes["39"].name)
    assert.equal("39", classes["体育"].code)
    for _, class in ipairs(classes) do
      for _, code in ipairs(class.topics) do assert.is_table(topics[code]) end
    end
  end)
end)

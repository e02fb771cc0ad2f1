-- Pieces about the same, and what is told of a person.
local stores = require "stores"

local open, piece = stores.open, stores.piece

describe("a store", function()
  teardown(stores.remove)

  describe("relates", function()
    local store, id = open(), {}
    setup(function()
      local texts = {
        bridge = "棠州市清江大桥昨天合龙。市长顾明远说，清江大桥通车后，棠州到容湾只要二十分钟。",
        tolls = "棠州市长顾明远在发布会上介绍了清江大桥的收费办法。清江大桥不收客车的费用。",
        harvest = "容湾县的早稻开镰了。合作社的收割机从天亮干到天黑。",
        rice = "合作社的收割机送到了田头，早稻收得很快。",
        film = "影院本周上映三部新片，周末加映夜场。",
      }
      for _, name in ipairs { "bridge", "tolls", "harvest", "rice", "film" } do
        id[name] = store:add(piece(name, texts[name], { date = "2026-06-0" .. #name })).added[1]
      end
      for i = 1, 12 do store:add(piece("天气" .. i, "今天多云，明天有小雨。")) end
    end)

    local function related(of, options)
      local found = {}
      for i, hit in ipairs(assert(store:related(of, options))) do found[i] = hit.id end
      return found
    end

    it("by names and terms, the most shared first", function()
      assert.equal(id.tolls, related(id.bridge)[1])
      assert.equal(id.bridge, related(id.tolls)[1])
      assert.same({ id.rice }, related(id.harvest))
      assert.same({}, related(id.film))
    end)

    it("with a score up to 1, and cards", function()
      local hits = store:related(id.bridge)
      for i, hit in ipairs(hits) do
        assert.is_true(hit.score >= 0.1 and hit.score <= 1 + 1e-9)
        assert.is_true(i == 1 or hits[i - 1].score >= hit.score)
      end
      assert.equal("tolls", hits[1].headline)
      assert.equal("2026-06-05", hits[1].date)
    end)

    it("only what is there, so many of them", function()
      assert.equal(1, #related(id.bridge, { limit = 1 }))
      assert.same({}, related(id.bridge, { limit = 0 }))
      store:remove(id.tolls)
      for _, other in ipairs(related(id.bridge)) do assert.not_equal(id.tolls, other) end
      assert.equal("notfound", select(3, store:related(id.tolls)))
      store:restore(id.tolls)
      assert.equal(id.tolls, related(id.bridge)[1])
      assert.has_error(function() store:related "1" end)
      assert.has_error(function() store:related(1, { most = 2 }) end)
    end)

    it("a list of many names less than a piece of few", function()
      local other = open()
      local names = {}
      local family, given = { "赵", "钱", "孙", "李", "周", "吴" }, { "文华", "国栋", "晓燕", "志强", "丽萍" }
      for _, a in ipairs(family) do
        for _, b in ipairs(given) do names[#names + 1] = a .. b end
      end
      local first = other:add(piece("任职", "县长陆春生说，大桥通车了。")).added[1]
      local list = other:add(piece("名录", "县长陆春生、" .. table.concat(names, "、") .. "。")).added[1]
      local second = other:add(piece("走访", "县长陆春生到社区走访。")).added[1]
      local hits = other:related(first)
      assert.equal(second, hits[1].id)
      assert.equal(list, hits[2].id)
      assert.is_true(hits[2].score < hits[1].score)
    end)
  end)

  describe("tells of a person", function()
    local store, id = open(), {}
    setup(function()
      local function add(name, headline, text, date)
        id[name] = store:add(piece(headline, text, { date = date })).added[1]
      end
      add("later", "大桥通车", "棠州市委书记顾明远宣布大桥通车。人们鼓掌。顾明远说，这只是开始。", "2026-07-02")
      add("first", "顾明远任棠州市长", "会议决定，顾明远为棠州市市长。天气晴朗。", "2026-05-01")
      add("title", "顾明远的一天", "他从早上忙到晚上。", "2026-06-01")
      add("other", "无关", "影院本周上映三部新片。", "2026-06-15")
    end)

    it("each sentence, day by day", function()
      local sentences, ids = {}, {}
      for i, event in ipairs(assert(store:timeline "顾明远")) do
        sentences[i], ids[i] = event.sentence, event.id
      end
      assert.same({ id.first, id.title, id.later, id.later }, ids)
      assert.same({ "会议决定，顾明远为棠州市市长。", "顾明远的一天",
        "棠州市委书记顾明远宣布大桥通车。", "顾明远说，这只是开始。" }, sentences)
    end)

    it("with the piece and the titles then held", function()
      local events = store:timeline "顾明远"
      assert.equal("2026-07-02", events[3].date)
      assert.equal("大桥通车", events[3].headline)
      assert.matches("市委书记", table.concat(events[3].titles, " "))
      assert.same({}, events[2].titles)
    end)

    it("nothing of who is not there", function()
      assert.same({}, store:timeline "顾明")
      assert.same({}, store:timeline "")
      assert.equal("encoding", select(3, store:timeline "\255"))
      assert.has_error(function() store:timeline() end)
      store:remove(id.title)
      assert.equal(3, #store:timeline "顾明远")
    end)
  end)
end)

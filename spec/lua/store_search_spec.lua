-- What a query finds in a store, and how it is shown.
local stores = require "stores"

local open, piece, ids = stores.open, stores.piece, stores.ids

describe("a store", function()
  teardown(stores.remove)

  describe("finds", function()
    local store, texts = open(), {}
    setup(function()
      for i, text in ipairs {
        "中国经济保持增长。G20峰会在杭州举行。", "經濟發展的重要意義。",
        "ＧＤＰ增长５％，你好，世界！", "科技创新的高地　世界合作的舞台",
        "hello world，New York 的人们。", "重要的发展，重要的经济。",
      } do
        texts[i] = store:add(piece("第" .. i .. "篇", text,
          { bylines = { { role = "reporter", name = "王小" .. i } } })).added[1]
      end
    end)

    local cases = {
      { "经济", { 1, 2, 6 } }, { "經濟", { 1, 2, 6 } }, { "的", { 2, 4, 5, 6 } },
      { "的重要", { 2 } }, { "重要的发展", { 6 } }, { "增长G20", {} },
      { "G20峰会", { 1 } }, { "g20", { 1 } }, { "20", {} }, { "gdp", { 3 } },
      { '"gdp增长"', { 3 } }, { "5", { 3, 5 } }, { '"你好，世界"', { 3 } }, { "你好世界", {} },
      { "地世", {} }, { "高地世界", {} }, { '"new york"', { 5 } }, { '"york new"', {} },
      { "经济 -增长", { 2, 6 } }, { "峰会 OR 舞台", { 1, 4 } }, { "世界 OR 经济 重要", { 2, 6 } },
      { "王小3", { 3 } }, { "小", { 1, 2, 3, 4, 5, 6 } }, { "headline:第2", { 2 } },
      { "headline:经济", {} }, { "“重要意义”", { 2 } }, { "－增长　经济", { 2, 6 } },
      { "第1篇 增长", { 1 } }, { "篇中", {} },
    }
    for _, case in ipairs(cases) do
      it(case[1], function()
        local want = {}
        for i, n in ipairs(case[2]) do want[i] = texts[n] end
        assert.same(want, ids(store, case[1]))
        local _, count = 0, 0
        for _ in store:search(case[1], { limit = 2 }) do count = count + 1 end
        assert.equal(math.min(2, #want), count)
      end)
    end

    for query, position in pairs {
      ['"a'] = 1, ["中国 OR"] = 4, ["OR 中国"] = 1, ["-"] = 1, ["-中国"] = 1, [""] = 1,
      ["title:中国"] = 1, ["中国 \"，\""] = 4, ["a OR -b"] = 3,
    } do
      it("the mistake in " .. query, function()
        local good, message, code = store:search(query)
        assert.is_nil(good)
        assert.equal("query", code)
        assert.matches("character " .. position .. "$", message)
      end)
    end

    it("the snippet, marked and cut at clauses", function()
      for hit in store:search("峰会") do
        assert.equal("中国经济保持增长。G20«峰会»在杭州举行。", hit.snippet)
      end
      for hit in store:search("峰会", { snippet = false }) do assert.is_nil(hit.snippet) end
    end)
  end)

  it("finds what a scan of the text finds, whatever the segments", function()
    local store, texts = open(), {}
    local characters = { "中", "国", "人", "民", "经", "济", "，", "a", "\n", "报" }
    local seed = 7
    local function random(n)
      seed = (seed * 1103515245 + 12345) % 2147483648
      return math.floor(seed / 65536) % n + 1
    end
    for i = 1, 300 do
      local text = {}
      for k = 1, 40 do text[k] = characters[random(#characters)] end
      text = table.concat(text)
      local id = store:add(piece("题" .. i, text)).added[1]
      texts[id] = text
      if i % 7 == 0 then
        store:remove(id)
        texts[id] = nil
      end
    end
    for length = 1, 5 do
      for _ = 1, 20 do
        local query = {}
        for k = 1, length do query[k] = characters[random(6)] end
        query = table.concat(query)
        local want = {}
        for id, text in pairs(texts) do
          if text:find(query, 1, true) then want[#want + 1] = id end
        end
        table.sort(want)
        assert.same(want, ids(store, query))
        local best = {}
        for hit in store:search(query, { limit = 5 }) do best[#best + 1] = hit.score end
        local all = {}
        for hit in store:search(query) do all[#all + 1] = hit.score end
        for i, score in ipairs(best) do assert.equal(all[i], score) end
      end
    end
    assert.is_true(store:check())
  end)
end)

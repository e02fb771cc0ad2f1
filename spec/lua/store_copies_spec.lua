-- Near copies.
local stores = require "stores"

local open, piece = stores.open, stores.piece

describe("a store", function()
  teardown(stores.remove)

  it("finds near copies", function()
    local store = open()
    local text = {}
    for i = 1, 60 do text[i] = "第" .. i .. "件事是街道办事处在社区里推进的工作之" .. (i * 7 % 13) .. "。" end
    local first = store:add(piece("原稿", table.concat(text))).added[1]
    text[30] = "这一句被编辑改过了，意思没有变。"
    local second = store:add(piece("改稿", table.concat(text))).added[1]
    store:add(piece("无关", ("天气晴朗，适合出行。"):rep(30)))
    local found = store:similar(first)
    assert.equal(1, #found)
    assert.equal(second, found[1].id)
    assert.is_true(found[1].score > 0.8)
    local pairs_ = store:duplicates()
    assert.equal(1, #pairs_)
    assert.equal(first, pairs_[1].older.id)
    assert.equal(second, pairs_[1].newer.id)
  end)

  it("gives all near copies, or says that it stopped", function()
    local text = {}
    for i = 1, 30 do text[i] = "第" .. i .. "件事是渡口的人在清江边上做的事之" .. (i * 7 % 13) .. "。" end
    text = table.concat(text)
    for _, copies in ipairs { 100, 140 } do
      local store = open()
      assert(store:transaction(function()
        for i = 1, copies do store:add(piece("启事" .. i, text)) end
      end))
      local found, complete = store:duplicates()
      assert.equal(copies == 100, complete)
      local seen = {}
      for _, pair in ipairs(found) do
        assert.is_true(pair.older.id < pair.newer.id)
        seen[pair.older.id], seen[pair.newer.id] = true, true
      end
      for id = 1, copies do assert.is_true(seen[id]) end
      if complete then assert.equal(copies * (copies - 1) / 2, #found) end
    end
  end)
end)

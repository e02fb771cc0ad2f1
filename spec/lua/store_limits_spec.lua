-- What a store refuses, and what it says when it stops.
local bulletin = require "bulletin"

local function open() return assert(bulletin.open("", { mode = "memory" })) end

local function piece(headline, text)
  return { headline = headline, body = { { kind = "paragraph", text = text } } }
end

describe("a store", function()
  it("says that conditions are too many, whoever asks", function()
    local store, tags = open(), {}
    store:add(piece("题", "文章。"))
    for i = 1, 500 do tags[i] = "标签" end
    assert.equal(0, store:count { tag = tags })
    for i = 501, 3000 do tags[i] = "标签" end
    local filter = { tag = tags }
    assert.equal("limit", select(3, store:count(filter)))
    assert.equal("limit", select(3, store:each(filter)))
    assert.equal("limit", select(3, store:search("文", filter)))
    assert.equal("limit", select(3, store:tally("year", filter)))
  end)

  it("takes no NUL in a name or a word", function()
    local store = open()
    local id = store:add(piece("题", "文章。")).added[1]
    local function refused(expected, ...)
      local good, message, code = ...
      assert.is_nil(good)
      assert.equal(expected, code)
      assert.matches("NUL character at byte %d$", message)
    end
    local name = "报\0纸"
    refused("encoding", store:add(piece("题", "文"), { source = name }))
    refused("encoding", store:add(piece("题", "文"), { name = name }))
    refused("encoding", store:update(id, { page_name = name }))
    refused("encoding", store:tag(id, name))
    refused("encoding", store:untag(id, name))
    refused("encoding", store:count { source = name })
    refused("encoding", store:each { reporter = name })
    refused("encoding", store:search("文", { tag = name }))
    refused("query", store:search(name))
    refused("query", store:search('"' .. "“\0”" .. '"'))
    refused("encoding", bulletin.lexicon { words = { name } })
    assert.equal("io", select(3, bulletin.open "/tmp/a\0b"))
    assert.equal("io", select(3, store:backup "/tmp/a\0b"))
    assert.equal(1, #store:revisions(id))
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

-- What a store refuses.
local bulletin = require "bulletin"
local stores = require "stores"

local open, piece = stores.open, stores.piece

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
end)

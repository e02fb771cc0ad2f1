-- Half-width kana are the kana that they stand for: in the store's search, in
-- the reading room's, in normalize.
local bulletin = require "bulletin"
local forms = require "bulletin.site.forms"

-- Half-width, and what it stands for.
local kana = {}
for half, wide in ([[
  ｡ 。 ｢ 「 ｣ 」 ､ 、 ･ ・ ｦ ヲ ｧ ァ ｨ ィ ｩ ゥ ｪ ェ ｫ ォ ｬ ャ ｭ ュ ｮ ョ ｯ ッ ｰ ー ｱ ア ｲ イ ｳ ウ ｴ エ ｵ オ
  ｶ カ ｷ キ ｸ ク ｹ ケ ｺ コ ｻ サ ｼ シ ｽ ス ｾ セ ｿ ソ ﾀ タ ﾁ チ ﾂ ツ ﾃ テ ﾄ ト ﾅ ナ ﾆ ニ ﾇ ヌ ﾈ ネ ﾉ ノ
  ﾊ ハ ﾋ ヒ ﾌ フ ﾍ ヘ ﾎ ホ ﾏ マ ﾐ ミ ﾑ ム ﾒ メ ﾓ モ ﾔ ヤ ﾕ ユ ﾖ ヨ ﾗ ラ ﾘ リ ﾙ ル ﾚ レ ﾛ ロ ﾜ ワ ﾝ ン
  ｳﾞ ヴ ｶﾞ ガ ｷﾞ ギ ｸﾞ グ ｹﾞ ゲ ｺﾞ ゴ ｻﾞ ザ ｼﾞ ジ ｽﾞ ズ ｾﾞ ゼ ｿﾞ ゾ ﾀﾞ ダ ﾁﾞ ヂ ﾂﾞ ヅ ﾃﾞ デ ﾄﾞ ド
  ﾊﾞ バ ﾋﾞ ビ ﾌﾞ ブ ﾍﾞ ベ ﾎﾞ ボ ﾊﾟ パ ﾋﾟ ピ ﾌﾟ プ ﾍﾟ ペ ﾎﾟ ポ ﾜﾞ ヷ ｦﾞ ヺ
]]):gmatch "(%S+)%s+(%S+)" do
  kana[#kana + 1] = { half, wide }
end

local function words(seed, count, from)
  local half, wide = {}, {}
  for i = 1, count do
    seed = (seed * 1103515245 + 12345) % 2147483648
    local pair = kana[from + math.floor(seed / 65536) % (#kana - from + 1)]
    half[i], wide[i] = pair[1], pair[2]
  end
  return table.concat(half), table.concat(wide)
end

describe("half-width kana", function()
  it("have the form of those that they stand for", function()
    for _, pair in ipairs(kana) do
      local half, wide = pair[1], pair[2]
      assert.equal(forms.fold(wide), forms.fold(half))
      local text = bulletin.normalize("甲" .. half .. "乙", { punctuation = "full" })
      assert.equal("甲" .. wide .. "乙", text)
      assert.equal(half, bulletin.normalize(half, { digits = "half" }))
    end
    for _, alone in ipairs { "ﾞ", "ｱﾞ", "ｶﾟ", "ﾝﾞ", "ﾊﾟﾞ" } do
      local wide = bulletin.normalize(alone, { punctuation = "full" })
      assert.equal(forms.fold(wide), forms.fold(alone))
    end
  end)

  it("are found by either, and only where they stand", function()
    local store, from = assert(bulletin.open("", { mode = "memory" })), 6
    local texts = {}
    for i = 1, 40 do
      local half, wide = words(i, 12, from)
      texts[i] = wide
      store:add { headline = "题" .. i, body = { { text = i % 2 == 0 and half or wide } } }
    end
    for i = 1, 40 do
      for size = 1, 3 do
        local half, wide = words(i, size, from)
        local want = {}
        for id, text in ipairs(texts) do want[id] = text:find(wide, 1, true) ~= nil or nil end
        for _, query in ipairs { half, wide } do
          local got = {}
          for hit in store:search(query) do got[hit.id] = true end
          assert.same(want, got)
        end
      end
    end
    assert(store:check())
  end)

  it("are marked whole in a snippet", function()
    local store = assert(bulletin.open("", { mode = "memory" }))
    store:add { headline = "题", body = { { text = "新店ｶﾞﾗｽ开业。" } } }
    for hit in store:search "ガラ" do assert.equal("新店«ｶﾞﾗ»ｽ开业。", hit.snippet) end
  end)
end)

--- Simplified or traditional: which of the two a text is written in, judged
-- by common characters that have one form here and another there.
local clean = require "bulletin.clean"

-- Pairs of forms, simplified first. A character that both scripts use
-- (后, 里, 台, 干) is none of them.
local pairs_of_forms = [[
们們 这這 国國 为為 会會 来來 时時 说說 对對 东東 发發 个個 学學 过過 还還 进進
开開 关關 长長 门門 问問 间間 见見 车車 马馬 书書 电電 话話 语語 员員 务務 动動
办辦 区區 乡鄉 镇鎮 县縣 气氣 产產 业業 报報 记記 访訪 讯訊 议議 论論 评評
经經 济濟 财財 贸貿 银銀 钱錢 医醫 药藥 卫衛 军軍 战戰 党黨 总總 级級 义義
华華 汉漢 湾灣 陈陳 刘劉 张張 赵趙 杨楊 吴吳 郑鄭 许許 邓鄧 冯馮 韩韓 龙龍 凤鳳
广廣 场場 体體 爱愛 让讓 应應 当當 点點 亿億 万萬 实實 现現 观觀 认認 识識
传傳 统統 创創 历歷 选選 举舉 领領 导導 组組 织織 机機 构構 请請 谢謝 头頭 条條
节節 岁歲 层層 农農 鱼魚 鸟鳥 飞飛 风風 云雲 阳陽 难難 双雙 变變 热熱 图圖 团團
]]

local simplified, traditional = {}, {}
for left, right in pairs_of_forms:gmatch "([\228-\233][\128-\191][\128-\191])(%S%S%S)" do
  if left ~= right then
    simplified[left], traditional[right] = true, true
  end
end

local enough = 2000

--- "zh-Hans" or "zh-Hant". Text that does not tell is zh-Hans.
return function(text)
  text = clean.utf8(text:sub(1, enough))
  local here, there = 0, 0
  for char in text:gmatch "[\228-\233][\128-\191][\128-\191]" do
    if simplified[char] then
      here = here + 1
    elseif traditional[char] then
      there = there + 1
    end
  end
  return there > here and "zh-Hant" or "zh-Hans"
end

-- 《望海岛讯》的用语。
return {
  -- 电头：“岛上消息”
  datelines = { "岛上" },
  -- 署名：记者叫行走员，录音的人叫绘声
  roles = { ["行走员"] = "reporter", ["绘声"] = "photographer" },
  -- 版面附属：每期版头的潮汐表
  furniture = { ["潮汐表*"] = "masthead" },
  -- 栏目：“灯塔下”
  columns = { "灯塔下" },
}

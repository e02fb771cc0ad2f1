--- Vocabularies ready to tag with: arrays of {code, name, …} that are also
-- indexed by code and by name.

local function vocabulary(entries)
  for _, entry in ipairs(entries) do
    entries[entry.code] = entry
    entries[entry.name] = entry
  end
  return entries
end

local vocabularies = {}

-- The first classes of GB/T 20093, the Chinese news classification standard,
-- with the IPTC Media Topics that cover them.
vocabularies.gbt20093 = vocabulary {
  { code = "01", name = "政治", topics = { "11000000" } },
  { code = "02", name = "法律、司法", topics = { "02000000" } },
  { code = "03", name = "对外关系、国际关系", topics = { "11000000" } },
  { code = "04", name = "军事", topics = { "16000000" } },
  { code = "05", name = "社会、劳动", topics = { "14000000", "09000000" } },
  { code = "06", name = "灾难、事故", topics = { "03000000" } },
  { code = "11", name = "经济", topics = { "04000000" } },
  { code = "12", name = "财政、金融", topics = { "04000000" } },
  { code = "13", name = "基本建设、建筑业、房地产", topics = { "04000000" } },
  { code = "14", name = "农业、农村", topics = { "04000000" } },
  { code = "15", name = "矿业、工业", topics = { "04000000" } },
  { code = "16", name = "能源、水务、水利", topics = { "04000000" } },
  { code = "17", name = "电子信息产业", topics = { "04000000", "13000000" } },
  { code = "18", name = "交通运输、邮政、物流", topics = { "04000000" } },
  { code = "19", name = "商业、外贸、海关", topics = { "04000000" } },
  { code = "21", name = "服务业、旅游业", topics = { "04000000", "10000000" } },
  { code = "22", name = "环境、气象", topics = { "06000000", "17000000" } },
  { code = "31", name = "教育", topics = { "05000000" } },
  { code = "33", name = "科学技术", topics = { "13000000" } },
  { code = "35", name = "文化、休闲娱乐", topics = { "01000000", "10000000" } },
  { code = "36", name = "文学、艺术", topics = { "01000000" } },
  { code = "37", name = "传媒业", topics = { "01000000" } },
  { code = "38", name = "医药、卫生", topics = { "07000000" } },
  { code = "39", name = "体育", topics = { "15000000" } },
}

-- The top level of the IPTC Media Topics: the official English label, and a
-- Chinese one of our own.
vocabularies.mediatopics = vocabulary {
  { code = "01000000", name = "arts, culture, entertainment and media", chinese = "艺术、文化、娱乐与媒体" },
  { code = "02000000", name = "crime, law and justice", chinese = "犯罪、法律与司法" },
  { code = "03000000", name = "disaster, accident and emergency incident", chinese = "灾害、事故与紧急事件" },
  { code = "04000000", name = "economy, business and finance", chinese = "经济、商业与金融" },
  { code = "05000000", name = "education", chinese = "教育" },
  { code = "06000000", name = "environment", chinese = "环境" },
  { code = "07000000", name = "health", chinese = "健康" },
  { code = "08000000", name = "human interest", chinese = "人物与趣闻" },
  { code = "09000000", name = "labour", chinese = "劳动" },
  { code = "10000000", name = "lifestyle and leisure", chinese = "生活与休闲" },
  { code = "11000000", name = "politics and government", chinese = "政治与政府" },
  { code = "12000000", name = "religion", chinese = "宗教" },
  { code = "13000000", name = "science and technology", chinese = "科学与技术" },
  { code = "14000000", name = "society", chinese = "社会" },
  { code = "15000000", name = "sport", chinese = "体育" },
  { code = "16000000", name = "conflict, war and peace", chinese = "冲突、战争与和平" },
  { code = "17000000", name = "weather", chinese = "天气" },
}

return vocabularies

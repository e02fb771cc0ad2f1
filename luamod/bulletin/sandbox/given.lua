--- What of the module a sandboxed script has: "whole", "guarded" by module.lua,
-- or not at all (false). What is not named here it does not have.
local given = {}

local function all(names, how, out)
  for name in names:gmatch "%S+" do out[name] = how end
  return out
end

-- Whole is what takes no path and opens nothing.
given.functions = all([[
  _VERSION parse decode text words keywords summarize entities dates figures points similarity
  likeness normalize lexicon tagger learn vocabularies export formats render chart
]], "whole", all("read load pages write site open", "guarded", { sandbox = false }))

given.methods = all([[
  add get update remove restore revisions each search count tally tag untag tags similar
  related timeline duplicates transaction check close
]], "whole", all("backup import sql", "guarded", { copy = false }))

return given

--- The roles of a byline and what a Chinese paper prints for them. A role
-- that is missing here is printed as it is named.
local roles = {}

--- What stands before the name, in the order in which papers list them.
roles.labels = {
  reporter = "记者", intern = "见习记者", special = "特约记者",
  correspondent = "通讯员", commentator = "评论员", author = "作者",
  photographer = "摄影", translator = "翻译", compiler = "整理",
  editor = "责编", proofreader = "校对",
}

roles.order = {
  "reporter", "intern", "special", "correspondent", "commentator", "author",
  "photographer", "translator", "compiler", "editor", "proofreader",
}

--- The same in English, as the exchange formats' job titles want it.
roles.english = {
  reporter = "Reporter", intern = "Intern reporter", special = "Special correspondent",
  correspondent = "Correspondent", commentator = "Commentator", author = "Author",
  photographer = "Photographer", translator = "Translator", compiler = "Compiler",
  editor = "Editor", proofreader = "Proofreader",
}

return roles

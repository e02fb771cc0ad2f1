-- Articles for the torture of stores: page n of writer `source`.
return function(source, n)
  local text = ("%s的第%d篇稿件，说的是社区里的事情。"):format(source, n)
  return {
    source = source, date = "2026-05-27", name = tostring(n),
    articles = {
      { headline = "稿件" .. n, bylines = { { role = "reporter", name = source } },
        body = { { kind = "paragraph", text = text:rep(n % 20 + 1) } } },
    },
  }
end

--- What a page's warnings say, in English, by their code; the parser says it in
-- Chinese.
return {
  ["no-headline"] = "this piece has no headline, or goes on from another page",
  ["no-body"] = "there is no text below the headline",
  ["no-byline"] = "this piece has no byline",
  ["title-order"] = "kicker, headline or deck: two readings are close, please check",
  ["piece-or-subhead"] = "a new piece or a subhead: two readings are close, please check",
  ["unclosed-quote"] = "a “ of this paragraph has no ”",
  ["unopened-quote"] = "a ” of this paragraph has no “",
  ["unclosed-title"] = "the 《》 of this paragraph are not in pairs",
  ["latin-word"] = "a foreign word between Han characters",
  ["no-text"] = "this page has no text, only pictures; to read them needs OCR first",
  ["part-missing"] = "files that this one names are not at hand",
}

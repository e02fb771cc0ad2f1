/*
** html_entities.h - the names of characters that pages use.
*/
#ifndef BUL_HTML_ENTITIES_H
#define BUL_HTML_ENTITIES_H

#include <stdint.h>

/* U+00A0 to U+00FF, in order. */
static const char *const latin_entities[] = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar",
    "sect",   "uml",    "copy",   "ordf",   "laquo",  "not",    "shy",
    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",   "acute",
    "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",
    "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",
    "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute",
    "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",
    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",   "times",
    "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",
    "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",
    "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave",
    "iacute", "icirc",  "iuml",   "eth",    "ntilde", "ograve", "oacute",
    "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave", "uacute",
    "ucirc",  "uuml",   "yacute", "thorn",  "yuml",
};

static const struct {
  const char *name;
  uint32_t character;
} other_entities[] = {
    {"amp", '&'},         {"lt", '<'},          {"gt", '>'},
    {"quot", '"'},        {"apos", '\''},       {"ldquo", 0x201C},
    {"rdquo", 0x201D},    {"lsquo", 0x2018},    {"rsquo", 0x2019},
    {"sbquo", 0x201A},    {"bdquo", 0x201E},    {"mdash", 0x2014},
    {"ndash", 0x2013},    {"horbar", 0x2015},   {"hellip", 0x2026},
    {"bull", 0x2022},     {"permil", 0x2030},   {"ensp", 0x2002},
    {"emsp", 0x2003},     {"thinsp", 0x2009},   {"zwnj", 0x200C},
    {"zwj", 0x200D},      {"euro", 0x20AC},     {"trade", 0x2122},
    {"prime", 0x2032},    {"Prime", 0x2033},    {"lsaquo", 0x2039},
    {"rsaquo", 0x203A},   {"larr", 0x2190},     {"uarr", 0x2191},
    {"rarr", 0x2192},     {"darr", 0x2193},     {"harr", 0x2194},
    {"minus", 0x2212},    {"infin", 0x221E},    {"asymp", 0x2248},
    {"ne", 0x2260},       {"le", 0x2264},       {"ge", 0x2265},
    {"loz", 0x25CA},      {"spades", 0x2660},   {"clubs", 0x2663},
    {"hearts", 0x2665},   {"diams", 0x2666},    {"lang", 0x3008},
    {"rang", 0x3009},     {"alpha", 0x03B1},    {"beta", 0x03B2},
    {"gamma", 0x03B3},    {"delta", 0x03B4},    {"pi", 0x03C0},
    {"omega", 0x03C9},    {"Omega", 0x03A9},    {"sim", 0x223C},
    {"radic", 0x221A},    {"sum", 0x2211},      {"oline", 0x203E},
    {"OElig", 0x0152},    {"oelig", 0x0153},    {"Scaron", 0x0160},
    {"scaron", 0x0161},   {"circ", 0x02C6},     {"tilde", 0x02DC},
    {"starf", 0x2605},    {"star", 0x2606},     {"squ", 0x25A1},
    {"squf", 0x25AA},     {"NewLine", '\n'},    {"Tab", '\t'},
    {"colon", ':'},       {"comma", ','},       {"period", '.'},
    {"lpar", '('},        {"rpar", ')'},        {"sol", '/'},
    {"num", '#'},         {"percnt", '%'},      {"ast", '*'},
    {"plus", '+'},        {"equals", '='},      {"quest", '?'},
    {"excl", '!'},        {"semi", ';'},        {"commat", '@'},
    {"lsqb", '['},        {"rsqb", ']'},        {"lowbar", '_'},
    {"lcub", '{'},        {"rcub", '}'},        {"vert", '|'},
    {"hyphen", 0x2010},   {"dash", 0x2010},     {"centerdot", 0xB7},
};

/* What browsers take &#128; to &#159; for: Windows-1252. */
static const uint16_t windows_characters[32] = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
    0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
};

#endif

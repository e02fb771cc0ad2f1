/*
** styles.c - what a manuscript's styles say of their paragraphs.
*/
#include "docx.h"

enum { MOST_TYPES = 1024, DEEPEST_BASE = 12, LONGEST_NAME = 24 };

const bul_docx_type *bul_docx_find(const bul_docx *docx, bulletin_text id) {
  for (size_t i = 0; i < docx->type_count; i++)
    if (bul_text_equal(docx->types[i].id, id)) return &docx->types[i];
  return NULL;
}

/* By the name, which Word keeps in English and others translate. */
static int style_of_name(bulletin_text name) {
  static const struct {
    bulletin_text name;
    int style;
  } names[] = {{BUL_ROW("title"), BUL_DOCX_TITLE},
               {BUL_ROW("标题"), BUL_DOCX_TITLE},
               {BUL_ROW("heading 1"), BUL_DOCX_TITLE},
               {BUL_ROW("标题 1"), BUL_DOCX_TITLE},
               {BUL_ROW("subtitle"), BUL_DOCX_SUBTITLE},
               {BUL_ROW("副标题"), BUL_DOCX_SUBTITLE},
               {BUL_ROW("caption"), BUL_DOCX_CAPTION},
               {BUL_ROW("题注"), BUL_DOCX_CAPTION},
               {BUL_ROW("heading 2"), BUL_DOCX_HEADING},
               {BUL_ROW("heading 3"), BUL_DOCX_HEADING},
               {BUL_ROW("heading 4"), BUL_DOCX_HEADING},
               {BUL_ROW("标题 2"), BUL_DOCX_HEADING},
               {BUL_ROW("标题 3"), BUL_DOCX_HEADING}};
  char small[LONGEST_NAME];
  if (name.size > sizeof small) return BUL_DOCX_PLAIN;
  for (size_t i = 0; i < name.size; i++) {
    char c = name.data[i];
    small[i] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
  }
  for (size_t i = 0; i < BUL_COUNT(names); i++)
    if (bul_text_equal(bul_text(small, name.size), names[i].name))
      return names[i].style;
  return BUL_DOCX_PLAIN;
}

static bool is_on(bulletin_text value) {
  return !bul_text_equal(value, BUL_TEXT("0")) &&
         !bul_text_equal(value, BUL_TEXT("false")) &&
         !bul_text_equal(value, BUL_TEXT("off"));
}

static bul_docx_type *add_type(bul_docx *d, bulletin_text attributes) {
  bul_docx_type *types = bul_grow(&d->draft->allocator, d->types, &d->type_room,
                                  d->type_count + 1, sizeof *types);
  if (types == NULL) {
    d->failed = true;
    return NULL;
  }
  d->types = types;
  types[d->type_count] =
      (bul_docx_type){.id = bul_xml_attribute_of(attributes, "styleId")};
  return &types[d->type_count++];
}

static void read_property(bul_docx *d, bul_docx_type *type,
                          const bul_xml_token *token) {
  bulletin_text value = bul_xml_attribute_of(token->attributes, "val");
  if (bul_xml_is(token, "sz")) {
    if (type != NULL)
      type->size = bul_xml_number(value);
    else if (d->size == 0)
      d->size = bul_xml_number(value);
  }
  if (type == NULL) return;
  if (bul_xml_is(token, "name") && type->style == BUL_DOCX_PLAIN)
    type->style = style_of_name(value);
  else if (bul_xml_is(token, "basedOn"))
    type->based = value;
  else if (bul_xml_is(token, "numId"))
    type->number = value;
  else if (bul_xml_is(token, "ilvl"))
    type->level = bul_docx_level_of(value);
  else if (bul_xml_is(token, "b"))
    type->bold = is_on(value);
  else if (bul_xml_is(token, "jc"))
    type->centred = bul_text_equal(value, BUL_TEXT("center"));
  else if (bul_xml_is(token, "outlineLvl") && type->style == BUL_DOCX_PLAIN &&
           bul_xml_number(value) < 9)
    type->style =
        bul_xml_number(value) == 0 ? BUL_DOCX_TITLE : BUL_DOCX_HEADING;
}

/* What a style does not say, the one that it is based on does. */
static void inherit(bul_docx *d) {
  for (size_t i = 0; i < d->type_count; i++) {
    bul_docx_type *type = &d->types[i];
    const bul_docx_type *base = type;
    for (int k = 0; k < DEEPEST_BASE && base != NULL && base->based.size > 0;
         k++) {
      base = bul_docx_find(d, base->based);
      if (base == NULL || base == type) break;
      if (type->size == 0) type->size = base->size;
      if (type->number.data == NULL) {
        type->number = base->number;
        type->level = base->level;
      }
      if (type->style == BUL_DOCX_PLAIN) type->style = base->style;
      type->bold |= base->bold;
      type->centred |= base->centred;
    }
  }
}

int bul_docx_read_styles(bul_docx *d, bulletin_text source) {
  bul_xml *xml = bul_resize(&d->draft->allocator, NULL, 0, sizeof *xml);
  if (xml == NULL) return bul_nomem(d->draft->error);
  bul_xml_begin(xml, source, d->draft->error);
  bul_xml_token token;
  bul_docx_type *type = NULL;
  int kind = BUL_XML_OPEN;
  while (!d->failed && kind != BUL_XML_END && kind != BUL_XML_FAILED) {
    kind = bul_xml_next(xml, &token);
    if (kind == BUL_XML_CLOSE && bul_xml_is(&token, "style")) type = NULL;
    if (kind != BUL_XML_OPEN) continue;
    if (bul_xml_is(&token, "style") && d->type_count < MOST_TYPES)
      type = add_type(d, token.attributes);
    else
      read_property(d, type, &token);
  }
  int status = d->failed ? bul_nomem(d->draft->error) : xml->status;
  bul_free(&d->draft->allocator, xml, sizeof *xml);
  inherit(d);
  return status;
}

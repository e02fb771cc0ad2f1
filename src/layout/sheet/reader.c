/*
** reader.c - the records of printed pages into a layout, page by page.
*/
#include "sheet.h"

static int read_page(bul_draft *draft, bulletin_text text,
                     bulletin_text *rest) {
  bul_sheet sheet = {.number = 0};
  bul_arena_init(&sheet.arena, &draft->allocator);
  int status = bul_sheet_read(&sheet, text, rest, draft->error);
  if (status == BULLETIN_OK &&
      !(bul_sheet_make_lines(&sheet) && bul_sheet_make_blocks(&sheet) &&
        bul_sheet_make_heads(&sheet) && bul_sheet_follow(&sheet) &&
        bul_sheet_write(&sheet, draft)))
    status = bul_nomem(draft->error);
  if (draft->layout.width == 0) {
    draft->layout.width = sheet.turned ? sheet.height : sheet.width;
    draft->layout.height = sheet.turned ? sheet.width : sheet.height;
  }
  bul_arena_free(&sheet.arena);
  return status;
}

int bul_sheet_lay_out(bul_draft *draft, bulletin_text source) {
  if (bul_text_starts(source, BUL_TEXT("%PDF-")))
    return bul_fail(draft->error, BULLETIN_MISSING,
                    "a PDF is read with another module; install the rock "
                    "bulletin-pdf");
  int status = bul_check_text(source, draft->error);
  draft->layout.unit = BUL_TEXT("pt");
  draft->layout.pieces_told = true;
  while (status == BULLETIN_OK && source.size > 0)
    status = read_page(draft, source, &source);
  if (status == BULLETIN_OK && draft->count == 0)
    return bul_fail(draft->error, BULLETIN_ENCODING,
                    "no text in it: pictures of pages need OCR");
  return status;
}

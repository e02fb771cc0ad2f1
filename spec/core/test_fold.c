/* A text in one form: every character keeps its bytes. */
#include "check.h"

#include "base/fold.h"

static const char *folds(const char *text) {
  static char out[256];
  bulletin_allocator a = bul_allocator(NULL);
  bul_folded folded;
  if (!bul_fold(&folded, bulletin_text_of(text), &a) ||
      folded.text.size != strlen(text) || folded.text.size >= sizeof out)
    return "";
  memcpy(out, folded.text.data, folded.text.size);
  out[folded.text.size] = 0;
  bul_fold_free(&folded, &a);
  return out;
}

static void forms(void) {
  CHECK(strcmp(folds("「臺灣」國體"), "“台湾”国体") == 0);
  CHECK(strcmp(folds("乾隆, ＡＢ 12"), "乾隆, ＡＢ 12") == 0);
}

static void lengths(void) {
  char before[4], after[4];
  for (uint32_t c = 0; c < 0x33000; c++)
    if (bul_char_put(before, c) != bul_char_put(after, bul_fold_char(c)))
      CHECK(!"a character keeps its bytes");
}

static void borrowed(void) {
  bulletin_allocator a = bul_allocator(NULL);
  bulletin_text text = BUL_TEXT("二七区");
  bul_folded folded;
  CHECK(bul_fold(&folded, text, &a));
  CHECK(folded.owned == NULL && folded.text.data == text.data);
  bul_fold_free(&folded, &a);
}

int main(void) {
  forms();
  lengths();
  borrowed();
  return check_done();
}

#include "text.h"
int bulletin_decode(bulletin_decoded *out, bulletin_text bytes, const char *encoding, const bulletin_allocator *allocator, bulletin_error *error) { (void)encoding;(void)allocator;(void)error; *out=(bulletin_decoded){.text=bytes,.encoding="UTF-8"}; return 0; }
void bulletin_decoded_free(bulletin_decoded *d){(void)d;}

/* A build without libpq: this program is linked with what postgres.c is there, and
** so with nothing of libpq's. */
#undef BUL_WITH_POSTGRES
#include "store/sql/postgres.c"

#include "check.h"

#include <bulletin.h>

#include <string.h>

int main(void) {
  static const char *const addresses[] = {
      "postgresql:///news", "postgres://editor:geheim@localhost/news?schema=x"};
  bulletin_store *store;
  bulletin_error error;
  CHECK(!bulletin_postgres_built());
  for (int i = 0; i < 2; i++) {
    bulletin_text address = bulletin_text_of(addresses[i]);
    for (int mode = BULLETIN_READ_WRITE; mode <= BULLETIN_READ_ONLY; mode++) {
      int status = bulletin_open(&store, address, mode, 1000, NULL, &error);
      CHECK(status == BULLETIN_MISSING && store == NULL);
      CHECK(strstr(error.message, "libpq-dev") != NULL);
      CHECK(strstr(error.message, "geheim") == NULL);
    }
  }
  CHECK(!bulletin_open(&store, bulletin_text_of(""), BULLETIN_IN_MEMORY, 0,
                       NULL, &error));
  int64_t count;
  bulletin_text to = bulletin_text_of(addresses[0]);
  CHECK(bulletin_copy(&count, store, to, &error) == BULLETIN_MISSING);
  CHECK(bulletin_backup(store, to, &error) == BULLETIN_MISSING);
  bulletin_close(store);
  return check_done();
}

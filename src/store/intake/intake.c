/*
** intake.c - files read ahead on threads, taken in the order in which they
** were put.
**
** Parcels lie in a ring. `begun` is the first that no thread has begun,
** `taken` the first that the caller has not taken; each counts up for ever.
** A thread waits while what lies finished is more than a share for each
** thread, except for the parcel that the caller wants next: so the caller
** never waits for one that nobody reads. Where there are no threads the caller
** reads what it takes.
*/
#include "intake.h"

#include "../../base/error.h"
#include "../../base/text.h"
#include "../articles/archive.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#ifdef _POSIX_THREADS
#include <pthread.h>
#endif

enum {
  RING = 128, /* files that may wait and lie read */
  MOST_JOBS = 256,
  SHARE = 8 * 1024 * 1024 /* bytes of a file, and of a thread's read ones */
};

struct bulletin_intake {
  bulletin_allocator allocator;
  bul_arena arena; /* of the options' texts */
  bulletin_page_options options;
  bul_parcel ring[RING];
  bool finished[RING];
  size_t put, begun, taken;
  bool holding; /* parcel taken - 1 is the caller's at the moment */
  size_t lying; /* bytes of parcels that are finished and not taken */
  size_t share; /* bytes that may lie */
  bool stop;
  size_t threads; /* that run */
#ifdef _POSIX_THREADS
  pthread_mutex_t lock;
  pthread_cond_t work, done;
  pthread_t thread[MOST_JOBS];
#endif
};

/* --- threads ----------------------------------------------------------- */

#ifdef _POSIX_THREADS
static bool may_begin(const bulletin_intake *in) {
  return in->begun < in->put &&
         (in->lying < in->share || in->begun == in->taken);
}

static void *work(void *context) {
  bulletin_intake *in = context;
  pthread_mutex_lock(&in->lock);
  for (;;) {
    while (!in->stop && !may_begin(in))
      pthread_cond_wait(&in->work, &in->lock);
    if (in->stop) break;
    size_t at = in->begun++ % RING;
    pthread_mutex_unlock(&in->lock);
    bul_parcel_read(&in->ring[at], &in->options);
    pthread_mutex_lock(&in->lock);
    in->finished[at] = true;
    in->lying += in->ring[at].held;
    if (in->taken % RING == at) pthread_cond_signal(&in->done);
  }
  pthread_mutex_unlock(&in->lock);
  return NULL;
}

/* Threads take no signal: they are the host's, whose own threads know them. */
static void start_threads(bulletin_intake *in, size_t jobs) {
  sigset_t all, before;
  if (pthread_mutex_init(&in->lock, NULL) != 0) return;
  if (pthread_cond_init(&in->work, NULL) != 0 ||
      pthread_cond_init(&in->done, NULL) != 0)
    return;
  sigfillset(&all);
  if (pthread_sigmask(SIG_SETMASK, &all, &before) != 0) return;
  while (in->threads < jobs &&
         pthread_create(&in->thread[in->threads], NULL, work, in) == 0)
    in->threads++;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static void stop_threads(bulletin_intake *in) {
  if (in->threads == 0) return;
  pthread_mutex_lock(&in->lock);
  in->stop = true;
  pthread_cond_broadcast(&in->work);
  pthread_mutex_unlock(&in->lock);
  for (size_t i = 0; i < in->threads; i++)
    pthread_join(in->thread[i], NULL);
  pthread_cond_destroy(&in->done);
  pthread_cond_destroy(&in->work);
  pthread_mutex_destroy(&in->lock);
}

static void lock(bulletin_intake *in) {
  if (in->threads > 0) pthread_mutex_lock(&in->lock);
}

static void unlock(bulletin_intake *in) {
  if (in->threads > 0) pthread_mutex_unlock(&in->lock);
}

static void wake_one(bulletin_intake *in) {
  if (in->threads > 0) pthread_cond_signal(&in->work);
}

static void wake_all(bulletin_intake *in) {
  if (in->threads > 0) pthread_cond_broadcast(&in->work);
}

static void wait_for(bulletin_intake *in, size_t at) {
  while (!in->finished[at])
    pthread_cond_wait(&in->done, &in->lock);
}
#else
static void start_threads(bulletin_intake *in, size_t jobs) {
  (void)in;
  (void)jobs;
}
static void stop_threads(bulletin_intake *in) {
  (void)in;
}
static void lock(bulletin_intake *in) {
  (void)in;
}
static void unlock(bulletin_intake *in) {
  (void)in;
}
static void wake_one(bulletin_intake *in) {
  (void)in;
}
static void wake_all(bulletin_intake *in) {
  (void)in;
}
static void wait_for(bulletin_intake *in, size_t at) {
  (void)in, (void)at;
}
#endif

/* --- opening and closing ----------------------------------------------- */

static bool copy_options(bulletin_intake *in,
                         const bulletin_page_options *given) {
  bulletin_page_options *o = &in->options;
  *o = *given;
  bool good = bul_arena_text(&o->name, &in->arena, given->name) &&
              bul_arena_text(&o->date, &in->arena, given->date) &&
              bul_arena_text(&o->source, &in->arena, given->source);
  if (good && given->encoding.data != NULL) { /* it ends in a NUL */
    char *name = bul_arena_alloc(&in->arena, given->encoding.size + 1);
    if (name == NULL) return false;
    memcpy(name, given->encoding.data, given->encoding.size);
    name[given->encoding.size] = '\0';
    o->encoding.data = name;
  }
  if (!good || given->marker_count == 0) return good;
  bulletin_marker *markers = bul_arena_copy(
      &in->arena, given->markers, given->marker_count, sizeof *markers);
  if (markers == NULL) return false;
  for (size_t i = 0; i < given->marker_count && good; i++)
    good =
        bul_arena_text(&markers[i].pattern, &in->arena, markers[i].pattern) &&
        bul_arena_text(&markers[i].value, &in->arena, markers[i].value);
  o->markers = markers;
  return good;
}

int bulletin_intake_open(bulletin_intake **out, int jobs,
                         const bulletin_page_options *options,
                         const bulletin_allocator *allocator,
                         bulletin_error *error) {
  static const bulletin_page_options none = {.marker_count = 0};
  *out = NULL;
  if (jobs < 0 || jobs > MOST_JOBS)
    return bul_fail(error, BULLETIN_QUERY, "jobs must be 0 to %d, not %d",
                    MOST_JOBS, jobs);
  if (options == NULL) options = &none;
  if (options->line != NULL)
    return bul_fail(error, BULLETIN_QUERY,
                    "a rule for lines is called on one thread only");
  bulletin_allocator memory = bul_allocator(allocator);
  bulletin_intake *in = bul_resize(&memory, NULL, 0, sizeof *in);
  if (in == NULL) return bul_nomem(error);
  memset(in, 0, sizeof *in);
  in->allocator = memory;
  in->share = (size_t)(jobs > 0 ? jobs : 1) * SHARE;
  bul_arena_init(&in->arena, &in->allocator);
  if (!copy_options(in, options)) {
    bulletin_intake_close(in);
    return bul_nomem(error);
  }
  start_threads(in, (size_t)jobs);
  *out = in;
  return BULLETIN_OK;
}

static void discard(bulletin_intake *in, size_t number) {
  bul_parcel *parcel = &in->ring[number % RING];
  char *path = parcel->path;
  size_t size = parcel->path_size;
  bul_parcel_empty(parcel);
  bul_free(&in->allocator, path, size);
}

void bulletin_intake_close(bulletin_intake *in) {
  if (in == NULL) return;
  stop_threads(in);
  if (in->holding) discard(in, in->taken - 1);
  for (size_t i = in->taken; i < in->put; i++)
    discard(in, i);
  bul_arena_free(&in->arena);
  bulletin_allocator memory = in->allocator;
  bul_free(&memory, in, sizeof *in);
}

/* --- putting and taking ------------------------------------------------ */

size_t bulletin_intake_room(const bulletin_intake *in) {
  return RING - (in->put - in->taken) - in->holding;
}

int bulletin_intake_put(bulletin_intake *in, bulletin_text path,
                        bulletin_text day, bulletin_error *error) {
  bul_parcel parcel = {.path_size = path.size, .most = SHARE};
  if (bulletin_intake_room(in) == 0)
    return bul_fail(error, BULLETIN_LIMIT, "%d files wait; take some first",
                    RING);
  if (day.size >= sizeof parcel.day)
    return bul_fail(error, BULLETIN_QUERY, "a day is YYYY-MM-DD");
  if (day.size > 0) memcpy(parcel.day, day.data, day.size);
  if (path.size > 0) {
    parcel.path = bul_resize(&in->allocator, NULL, 0, path.size);
    if (parcel.path == NULL) return bul_nomem(error);
    memcpy(parcel.path, path.data, path.size);
  }
  lock(in);
  in->ring[in->put % RING] = parcel;
  in->finished[in->put % RING] = false;
  in->put++;
  wake_one(in);
  unlock(in);
  return BULLETIN_OK;
}

int bulletin_intake_take(const bulletin_page **out, bulletin_intake *in,
                         bulletin_error *error) {
  *out = NULL;
  if (in->holding) discard(in, in->taken - 1);
  in->holding = false;
  if (in->taken == in->put)
    return bul_fail(error, BULLETIN_NOTFOUND, "no file waits");
  size_t at = in->taken % RING;
  bul_parcel *parcel = &in->ring[at];
  if (in->threads == 0) {
    bul_parcel_read(parcel, &in->options);
    in->taken++;
  } else {
    lock(in);
    wait_for(in, at);
    in->lying -= parcel->held;
    in->taken++;
    wake_all(in);
    unlock(in);
  }
  in->holding = true;
  *out = parcel->status == BULLETIN_OK ? parcel->page : NULL;
  if (parcel->status != BULLETIN_OK && error != NULL) *error = parcel->error;
  return parcel->status;
}

int bulletin_intake_add(bulletin_stored *out, bulletin_store *store,
                        bulletin_intake *in, bulletin_text name,
                        bulletin_error *error) {
  const bul_parcel *parcel =
      in->holding ? &in->ring[(in->taken - 1) % RING] : NULL;
  if (parcel == NULL || parcel->page == NULL)
    return bul_fail(error, BULLETIN_NOTFOUND, "no page was taken");
  bulletin_page page = *parcel->page;
  if (page.name.data == NULL) page.name = name;
  return bul_archive_add(out, store, &page, parcel->prepared.articles, error);
}

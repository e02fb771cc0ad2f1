/*
** sandbox_walls.c - what the kernel bounds around a sandboxed process: files
** by Landlock, system calls by a seccomp filter, memory, processor time and
** the size of files by resource limits.
**
** Landlock's structures are written out here, since many systems' headers are
** older than their kernel; its call numbers are the same on all processors.
*/
#define _GNU_SOURCE /* syscall, O_PATH, dl_iterate_phdr */
#include "sandbox.h"

#include <errno.h>
#include <string.h>

#if defined(__linux__)

#include "sandbox_calls.h"

#include <fcntl.h>
#include <limits.h>
#include <link.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <math.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

/* --- files: Landlock --------------------------------------------------- */

enum { CREATE_RULESET = 444, ADD_RULE = 445, RESTRICT_SELF = 446 };
enum { RULE_PATH_BENEATH = 1, ASK_VERSION = 1 };

/* The rights that a version knows; all of them are taken away. */
enum {
  WRITE_FILE = 1 << 1,
  READ_FILE = 1 << 2,
  READ_DIR = 1 << 3,
  REMOVE_DIR = 1 << 4,
  REMOVE_FILE = 1 << 5,
  MAKE_DIR = 1 << 7,
  MAKE_REG = 1 << 8,
  FIRST_RIGHTS = (1 << 13) - 1, /* version 1 */
  REFER = 1 << 13,              /* 2: from folder to folder */
  TRUNCATE = 1 << 14,           /* 3 */
  IOCTL_DEV = 1 << 15           /* 5 */
};
/* What is given back: no devices, pipes, sockets or links, nothing to run. */
enum {
  READING = READ_FILE | READ_DIR,
  WORKING = READING | WRITE_FILE | REMOVE_DIR | REMOVE_FILE | MAKE_DIR |
            MAKE_REG | REFER | TRUNCATE
};
enum {
  TCP = 3 /* bind and connect: 4 */,
  SCOPES = 3 /* sockets, signals: 6 */
};

typedef struct ruleset_attributes {
  uint64_t files;
  uint64_t network; /* from version 4 */
  uint64_t scopes;  /* from version 6 */
} ruleset_attributes;

typedef struct __attribute__((packed)) beneath_attributes {
  uint64_t allowed;
  int32_t parent;
} beneath_attributes;

static int landlock_version(void) {
  long version = syscall(CREATE_RULESET, NULL, (size_t)0, ASK_VERSION);
  return version > 0 ? (int)version : 0;
}

static uint64_t rights_of(int version) {
  uint64_t rights = FIRST_RIGHTS;
  if (version >= 2) rights |= REFER;
  if (version >= 3) rights |= TRUNCATE;
  if (version >= 5) rights |= IOCTL_DEV;
  return rights;
}

static int make_ruleset(int version) {
  ruleset_attributes wanted = {.files = rights_of(version)};
  size_t size = sizeof wanted.files;
  if (version >= 4) {
    wanted.network = TCP;
    size = offsetof(ruleset_attributes, scopes);
  }
  if (version >= 6) {
    wanted.scopes = SCOPES;
    size = sizeof wanted;
  }
  return (int)syscall(CREATE_RULESET, &wanted, size, 0);
}

static int allow(int rules, int version, const char *path, uint64_t rights) {
  beneath_attributes rule = {.allowed = rights & rights_of(version)};
  rule.parent = open(path, O_PATH | O_CLOEXEC);
  if (rule.parent < 0) return errno;
  int number =
      syscall(ADD_RULE, rules, RULE_PATH_BENEATH, &rule, 0) == 0 ? 0 : errno;
  close(rule.parent);
  return number;
}

/* The C library reads its tables of charsets when they are first asked for,
** from a folder beside itself or, where /lib and /usr/lib are two, there. */
static int allow_charsets(struct dl_phdr_info *object, size_t size,
                          void *context) {
  (void)size;
  const int *rules = context;
  const char *slash = strrchr(object->dlpi_name, '/');
  if (slash == NULL || strncmp(slash, "/libc.so.", 9) != 0) return 0;
  static const char *const roots[] = {"", "/usr"};
  for (size_t i = 0; i < 2; i++) {
    char path[PATH_MAX];
    int length = snprintf(path, sizeof path, "%s%.*s/gconv", roots[i],
                          (int)(slash - object->dlpi_name), object->dlpi_name);
    if (length < (int)sizeof path)
      (void)allow(rules[0], rules[1], path, READING);
  }
  return 1;
}

static int wall_files(const bul_walls *walls, int version) {
  int context[2] = {make_ruleset(version), version};
  int rules = context[0];
  if (rules < 0) return errno;
  int number = 0;
  if (walls->folder != NULL)
    number = allow(rules, version, walls->folder, WORKING);
  if (number == 0 && walls->readable != NULL)
    number = allow(rules, version, walls->readable, READING);
  if (number == 0) {
    dl_iterate_phdr(allow_charsets, context);
    /* SQLite begins its random numbers from here. */
    (void)allow(rules, version, "/dev/urandom", READ_FILE);
    if (syscall(RESTRICT_SELF, rules, 0) != 0) number = errno;
  }
  close(rules);
  return number;
}

/* --- system calls: seccomp --------------------------------------------- */

#if defined(__x86_64__)
#define MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define MACHINE AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define MACHINE AUDIT_ARCH_RISCV64
#elif defined(__i386__)
#define MACHINE AUDIT_ARCH_I386
#elif defined(__arm__) && defined(__ARM_EABI__)
#define MACHINE AUDIT_ARCH_ARM
#elif defined(__s390x__)
#define MACHINE AUDIT_ARCH_S390X
#elif defined(__powerpc64__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define MACHINE AUDIT_ARCH_PPC64LE
#elif defined(__loongarch64)
#define MACHINE AUDIT_ARCH_LOONGARCH64
#endif

#ifdef MACHINE

enum {
  CALLS = sizeof allowed_calls / sizeof *allowed_calls,
  ROOM = 2 * CALLS + 64
};

typedef struct filter {
  struct sock_filter code[ROOM];
  unsigned short count;
} filter;

static void add(filter *f, unsigned short code, uint32_t value,
                unsigned char if_true, unsigned char if_false) {
  f->code[f->count++] = (struct sock_filter){code, if_true, if_false, value};
}

static void load(filter *f, size_t offset) {
  add(f, BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0);
}

static void answer(filter *f, uint32_t what) {
  add(f, BPF_RET | BPF_K, what, 0, 0);
}

/* Where the halves of an argument lie. */
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
enum { UPPER = 0, LOWER = sizeof(uint32_t) };
#else
enum { LOWER = 0, UPPER = sizeof(uint32_t) };
#endif

static void load_argument(filter *f, int number, size_t half) {
  load(f, offsetof(struct seccomp_data, args) +
              (size_t)number * sizeof(uint64_t) + half);
}

static const uint32_t allowed = SECCOMP_RET_ALLOW,
                      refused = SECCOMP_RET_ERRNO | EPERM;

/* What `call` is answered when the lower half of its argument is one of
** `values`, and what when it is none of them. */
static void answer_by(filter *f, int call, int argument, const uint32_t *values,
                      unsigned char count, uint32_t one, uint32_t none) {
  unsigned char length = (unsigned char)(count + 3);
  add(f, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, length);
  load_argument(f, argument, LOWER);
  for (unsigned char i = 0; i < count; i++)
    add(f, BPF_JMP | BPF_JEQ | BPF_K, values[i], (unsigned char)(count - i), 0);
  answer(f, none);
  answer(f, one);
}

/* Limits may be read, not set: the new ones are NULL. */
static void allow_reading_limits(filter *f) {
  add(f, BPF_JMP | BPF_JEQ | BPF_K, SYS_prlimit64, 0, 6);
  load_argument(f, 2, LOWER);
  add(f, BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 3);
  load_argument(f, 2, UPPER);
  add(f, BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 1);
  answer(f, SECCOMP_RET_ALLOW);
  answer(f, SECCOMP_RET_ERRNO | EPERM);
}

static int wall_calls(void) {
  /* A file's owner would be told of it by a signal. */
  static const uint32_t owners[] = {F_SETOWN, F_SETOWN_EX, F_SETSIG};
  /* Is it a terminal, how wide is it, how much is there to read? Not: type
  ** this into it. */
  static const uint32_t questions[] = {
      0x5401 /* TCGETS */, 0x5413 /* TIOCGWINSZ */, 0x541B /* FIONREAD */};
  const uint32_t self = (uint32_t)getpid();
  filter f = {.count = 0};
  load(&f, offsetof(struct seccomp_data, arch));
  add(&f, BPF_JMP | BPF_JEQ | BPF_K, MACHINE, 1, 0);
  answer(&f, SECCOMP_RET_KILL);
  load(&f, offsetof(struct seccomp_data, nr));
  for (size_t i = 0; i < CALLS; i++) {
    add(&f, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)allowed_calls[i], 0, 1);
    answer(&f, SECCOMP_RET_ALLOW);
  }
  answer_by(&f, SYS_fcntl, 1, owners, 3, refused, allowed);
#ifdef SYS_fcntl64
  answer_by(&f, SYS_fcntl64, 1, owners, 3, refused, allowed);
#endif
  answer_by(&f, SYS_ioctl, 1, questions, 3, allowed, refused);
  answer_by(&f, SYS_tgkill, 0, &self, 1, allowed, refused);
  allow_reading_limits(&f);
  answer(&f, SECCOMP_RET_ERRNO | ENOSYS);
  struct sock_fprog program = {.len = f.count, .filter = f.code};
  if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) != 0)
    return errno;
  return 0;
}

/* Asked for with a filter at no address, a kernel that has them says so. */
static bool has_filters(void) {
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, NULL, 0, 0) != 0 &&
         errno == EFAULT;
}

#else
static int wall_calls(void) {
  return ENOSYS;
}
static bool has_filters(void) {
  return false;
}
#endif

/* --- memory, time, sizes ----------------------------------------------- */

enum {
  MOST_FILES = 128, /* open ones; a store takes three */
  SLACK = 32 << 20, /* bytes: buffers of the C library, mapped logs */
  FRAGMENTS = 4     /* and a fourth of the memory for what lies between */
};

static int limit(int what, rlim_t most) {
  struct rlimit now;
  if (getrlimit(what, &now) != 0) return errno;
  if (now.rlim_max != RLIM_INFINITY && most > now.rlim_max) most = now.rlim_max;
  now.rlim_cur = now.rlim_max = most;
  return setrlimit(what, &now) == 0 ? 0 : errno;
}

#if defined(__SANITIZE_ADDRESS__) /* which maps terabytes for itself */
static int limit_memory(size_t most) {
  (void)most;
  return 0;
}
#else
/* Bytes that are mapped now. */
static rlim_t mapped(void) {
  enum { UNKNOWN = 256 << 20 };
  unsigned long long pages = 0;
  FILE *file = fopen("/proc/self/statm", "r");
  bool known = file != NULL && fscanf(file, "%llu", &pages) == 1;
  if (file != NULL) fclose(file);
  return known ? (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE) : UNKNOWN;
}

static int limit_memory(size_t most) {
  return limit(RLIMIT_AS, mapped() + SLACK + most + most / FRAGMENTS);
}
#endif

/* The timer is exact and ends the process by SIGPROF; the limit, in whole
** seconds, stands behind it. */
static int limit_time(double seconds) {
  struct itimerval timer = {{0, 0}, {0, 0}};
  timer.it_value.tv_sec = (time_t)seconds;
  timer.it_value.tv_usec = (suseconds_t)((seconds - floor(seconds)) * 1e6);
  if (timer.it_value.tv_sec == 0 && timer.it_value.tv_usec == 0)
    timer.it_value.tv_usec = 1;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  if (sigaction(SIGPROF, &action, NULL) != 0) return errno;
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGPROF);
  if (sigprocmask(SIG_UNBLOCK, &set, NULL) != 0) return errno;
  struct rusage used;
  if (getrusage(RUSAGE_SELF, &used) != 0) return errno;
  rlim_t spent = (rlim_t)used.ru_utime.tv_sec + (rlim_t)used.ru_stime.tv_sec;
  int number = limit(RLIMIT_CPU, spent + (rlim_t)seconds + 3);
  if (number != 0) return number;
  return setitimer(ITIMER_PROF, &timer, NULL) == 0 ? 0 : errno;
}

static int wall_resources(const bul_walls *walls) {
  struct sigaction action; /* a write beyond the size fails instead */
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_IGN;
  if (sigaction(SIGXFSZ, &action, NULL) != 0) return errno;
  int number = limit(RLIMIT_CORE, 0);
  if (number == 0) number = limit_memory(walls->memory);
  if (number == 0) number = limit(RLIMIT_FSIZE, walls->file_size);
  if (number == 0) number = limit(RLIMIT_NOFILE, MOST_FILES);
  if (number == 0) number = limit(RLIMIT_NPROC, 0);
  if (number == 0) number = limit(RLIMIT_MEMLOCK, 0);
  if (number == 0) number = limit(RLIMIT_MSGQUEUE, 0);
  if (number == 0) number = limit_time(walls->seconds);
  return number;
}

/* --- all of them ------------------------------------------------------- */

bul_offer bul_walls_offer(void) {
  return (bul_offer){.landlock = landlock_version(), .seccomp = has_filters()};
}

int bul_walls_raise(const bul_walls *walls, const char **what) {
  bul_offer offer = bul_walls_offer();
  int number = 0;
  *what = "no_new_privs";
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
  (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  tzset(); /* reads the time zone while it may */
  *what = "a resource limit";
  number = wall_resources(walls);
  if (number != 0) return number;
  *what = "Landlock";
  if (walls->landlock > 0 && offer.landlock > walls->landlock)
    offer.landlock = walls->landlock;
  if (offer.landlock > 0)
    number = wall_files(walls, offer.landlock);
  else if (!walls->soft)
    number = ENOSYS;
  if (number != 0) return number;
  *what = "seccomp";
  if (offer.seccomp)
    number = wall_calls();
  else if (!walls->soft)
    number = ENOSYS;
  return number;
}

#else

bul_offer bul_walls_offer(void) {
  return (bul_offer){0, false};
}

int bul_walls_raise(const bul_walls *walls, const char **what) {
  *what = "Linux";
  return walls->soft ? 0 : ENOSYS;
}

#endif

/* sandbox.wall(memory in bytes, seconds of the processor [, readable]) -> true |
** nil, message, code: around this process, which may write nothing from then on,
** and read below one folder at the most. */
static int sandbox_wall(lua_State *L) {
  bul_walls walls = {.soft = true};
  lua_Number memory = luaL_checknumber(L, 1);
  luaL_argcheck(L, memory > 0 && memory < (lua_Number)(SIZE_MAX >> 3), 1,
                "bytes expected");
  walls.memory = (size_t)memory;
  walls.seconds = luaL_checknumber(L, 2);
  luaL_argcheck(L, walls.seconds > 0, 2, "seconds expected");
  walls.readable = luaL_optstring(L, 3, NULL);
  const char *what;
  bulletin_reason reason;
  int number = bul_walls_raise(&walls, &what);
  if (number == 0) {
    lua_pushboolean(L, 1);
    return 1;
  }
  lua_pushnil(L);
  lua_pushfstring(L, "the sandbox cannot be closed: %s: %s", what,
                  bulletin_reason_of(&reason, number));
  lua_pushliteral(L, "missing");
  return 3;
}

/* sandbox.offer() -> the version of Landlock (0: none), whether there are
** filters of system calls. */
static int sandbox_offer(lua_State *L) {
  bul_offer offer = bul_walls_offer();
  lua_pushinteger(L, offer.landlock);
  lua_pushboolean(L, offer.seccomp);
  return 2;
}

void bul_lua_open_walls(lua_State *L) {
  lua_pushcfunction(L, sandbox_offer);
  lua_setfield(L, -2, "offer");
  lua_pushcfunction(L, sandbox_wall);
  lua_setfield(L, -2, "wall");
}

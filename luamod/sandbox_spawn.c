/*
** sandbox_spawn.c - the process in which what is not trusted is run or read,
** seen from the one that starts it: nothing of the host goes into it but three
** standard files and what it is told, and a clock ends it.
**
** Between fork and exec only what is safe in a host with threads is called.
*/
#define _GNU_SOURCE /* pipe2, SYS_close_range */
#include "box.h"
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#if defined(__linux__)
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

/* The interpreter that the module was built for: the Makefile says which. */
#ifndef BUL_LUA_NAME
#define BUL_LUA_NAME "lua"
#endif

enum {
  REPORT = 3,           /* the file on which the process says how it went */
  ROOM = 1 << 14,       /* bytes of that at first */
  NOT_STARTED = 127,    /* its status when there is no such program */
  MANY_FILES = 1 << 16, /* closed one by one where the kernel cannot */
  FIRST_NAP = 1000000   /* nanoseconds */
};

/* Lives in a box of the host's state, born without a process. */
typedef struct process {
  pid_t id;  /* 0: none */
  int file;  /* the end of the pipe that is read, no standard file; 0: none */
  int input; /* what it is to read, no standard file either; 0: the host's */
  int status;
  bool has_status, late, no_memory;
  bulletin_allocator allocator;
  char *text;              /* its report */
  size_t used, room, most; /* more is cut */
} process;

/* --- in the new process, up to exec ------------------------------------ */

static void close_from(int first) {
#ifdef SYS_close_range
  if (syscall(SYS_close_range, (unsigned)first, ~0U, 0U) == 0) return;
#endif
  struct rlimit files;
  int most = MANY_FILES;
  if (getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < MANY_FILES)
    most = (int)files.rlim_cur;
  for (int file = first; file < most; file++)
    close(file);
}

static void default_signals(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = SIG_DFL;
  for (int number = 1; number < 65; number++)
    if (number != SIGKILL && number != SIGSTOP)
      (void)sigaction(number, &action, NULL);
  sigset_t none;
  sigemptyset(&none);
  (void)sigprocmask(SIG_SETMASK, &none, NULL);
}

/* One that is given something to read has that alone, and says nothing but by
** its report. */
static void take_input(int input) {
  (void)dup2(input, STDIN_FILENO);
  int nothing = open("/dev/null", O_RDWR);
  (void)dup2(nothing, STDOUT_FILENO);
  (void)dup2(nothing, STDERR_FILENO);
}

static void become(char *const *arguments, char *const *environment, int file,
                   int input, pid_t parent) {
#if defined(__linux__)
  (void)prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
#endif
  if (getppid() != parent) _exit(NOT_STARTED);
  default_signals();
  if (input > 0) take_input(input);
  for (int standard = 0; standard < 3; standard++)
    if (fcntl(standard, F_GETFD) < 0) (void)open("/dev/null", O_RDWR);
  if (file == REPORT)
    (void)fcntl(file, F_SETFD, 0);
  else
    (void)dup2(file, REPORT);
  close_from(REPORT + 1);
  (void)execve(arguments[0], arguments, environment);
  _exit(NOT_STARTED);
}

/* --- in the host ------------------------------------------------------- */

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void reap(process *p, int how) {
  int status;
  pid_t id;
  do
    id = waitpid(p->id, &status, how);
  while (id < 0 && errno == EINTR);
  if (id == 0) return;
  p->has_status = id == p->id; /* or the host took it */
  p->status = status;
  p->id = 0;
}

static void end_process(process *p) {
  if (p->file > 0) close(p->file);
  if (p->input > 0) close(p->input);
  p->file = p->input = 0;
  if (p->id > 0) {
    kill(p->id, SIGKILL);
    reap(p, 0);
  }
}

static void release_process(void *content) {
  process *p = content;
  end_process(p);
  if (p->text != NULL)
    p->allocator.resize(p->allocator.context, p->text, p->room, 0);
  p->text = NULL;
  p->used = p->room = 0;
}

static const bul_lua_type process_type = {"bulletin.process", sizeof(process),
                                          release_process};

/* A pipe whose ends are no standard files. 0 or an errno. */
static int make_pipe(int ends[2]) {
  int made[2];
  if (pipe(made) != 0) return errno;
  int number = 0;
  for (int i = 0; i < 2; i++) {
    ends[i] = fcntl(made[i], F_DUPFD_CLOEXEC, REPORT);
    if (ends[i] < 0 && number == 0) number = errno;
    close(made[i]);
  }
  if (number != 0)
    for (int i = 0; i < 2; i++)
      if (ends[i] >= 0) close(ends[i]);
  return number;
}

/* What the process is to read, in a file without a name. 0 or an errno. */
static int make_input(process *p, bulletin_text bytes) {
  FILE *file = tmpfile();
  if (file == NULL) return errno;
  errno = 0;
  bool kept = fwrite(bytes.data, 1, bytes.size, file) == bytes.size &&
              fflush(file) == 0 && fseek(file, 0, SEEK_SET) == 0;
  int input = kept ? fcntl(fileno(file), F_DUPFD_CLOEXEC, REPORT) : -1;
  int number = input >= 0 ? 0 : errno != 0 ? errno : EIO;
  if (input >= 0) p->input = input;
  fclose(file);
  return number;
}

static int start(process *p, char *const *arguments, char *const *environment) {
  int ends[2];
  int number = make_pipe(ends);
  if (number != 0) return number;
  pid_t self = getpid();
  p->file = ends[0];
  p->id = fork();
  if (p->id == 0) become(arguments, environment, ends[1], p->input, self);
  number = p->id < 0 ? errno : 0;
  if (p->id < 0) p->id = 0;
  close(ends[1]);
  return number;
}

/* Makes room for more of the report, up to the most. */
static bool make_room(process *p) {
  if (p->used < p->room || p->room == p->most) return true;
  size_t more = p->room == 0 ? ROOM : 2 * p->room;
  if (more > p->most) more = p->most;
  char *moved =
      p->allocator.resize(p->allocator.context, p->text, p->room, more);
  if (moved == NULL) return false;
  p->text = moved;
  p->room = more;
  return true;
}

/* Reads the report to its end; what does not fit is let go. */
static void hear(process *p, double end) {
  char spare[256] = "";
  for (;;) {
    double left = end - now();
    struct pollfd wanted = {.fd = p->file, .events = POLLIN};
    int ready = left > 0
                    ? poll(&wanted, 1, left < 1 ? (int)(left * 1000) + 1 : 1000)
                    : 0;
    if (left <= 0) p->late = true;
    if (p->late) return;
    if (ready < 0 && errno != EINTR) return;
    if (ready <= 0) continue;
    if (!make_room(p)) p->no_memory = true;
    if (p->no_memory) return;
    bool room = p->used < p->room;
    ssize_t count = read(p->file, room ? p->text + p->used : spare,
                         room ? p->room - p->used : sizeof spare);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    if (room) p->used += (size_t)count;
  }
}

static void await(process *p, double end) {
  hear(p, end);
  struct timespec nap = {0, FIRST_NAP};
  while (!p->late && !p->no_memory && p->id > 0) {
    reap(p, WNOHANG);
    if (p->id > 0 && now() >= end) p->late = true;
    if (p->id > 0 && !p->late) nanosleep(&nap, NULL);
  }
  end_process(p);
}

/* The strings of the list at `index` as pointers, in a userdata that is
** pushed; the list keeps them. */
static char **strings_of(lua_State *L, int index) {
  luaL_checktype(L, index, LUA_TTABLE);
  size_t count = lua_rawlen(L, index);
  char **list = lua_newuserdata(L, (count + 1) * sizeof *list);
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, index, (int)i + 1);
    luaL_argcheck(L, lua_type(L, -1) == LUA_TSTRING, index, "strings expected");
    /* exec does not write to them */
    list[i] = (char *)(uintptr_t)lua_tostring(L, -1);
    lua_pop(L, 1);
  }
  list[count] = NULL;
  return list;
}

static int fail(lua_State *L, int number) {
  bulletin_reason reason;
  lua_pushnil(L);
  lua_pushfstring(L, "the sandbox's process cannot be started: %s",
                  bulletin_reason_of(&reason, number));
  lua_pushliteral(L, "limit");
  return 3;
}

/* sandbox.spawn({program, argument...}, {"NAME=value"...}, seconds [, input
** [, most]]) -> what it reported, `most` bytes of it, then "exit", status, or
** "signal", its number, or "clock"; or nil, message, code. The list of arguments
** has no NULs in it. What `input` holds is all that the process sees: it has no
** standard output and no errors then. */
static int sandbox_spawn(lua_State *L) {
  lua_settop(L, 5);
  double seconds = luaL_checknumber(L, 3);
  luaL_argcheck(L, seconds > 0, 3, "seconds expected");
  lua_Number most = luaL_optnumber(L, 5, ROOM);
  luaL_argcheck(L, most >= 1 && most <= INT32_MAX, 5, "bytes expected");
  char **arguments = strings_of(L, 1), **environment = strings_of(L, 2);
  luaL_argcheck(L, arguments[0] != NULL, 1, "a program expected");
  process *p = bul_lua_box(L, &process_type);
  p->allocator = bul_lua_allocator(L);
  p->most = (size_t)most;
  int number = lua_isnil(L, 4) ? 0 : make_input(p, bul_lua_text(L, 4));
  if (number == 0) number = start(p, arguments, environment);
  if (number != 0) return fail(L, number);
  await(p, now() + seconds);
  if (p->no_memory) {
    lua_pushnil(L);
    lua_pushliteral(L, "out of memory while reading");
    lua_pushliteral(L, "nomem");
    return 3;
  }
  lua_pushlstring(L, p->text != NULL ? p->text : "", p->used);
  if (p->late) {
    lua_pushliteral(L, "clock");
    return 2;
  }
  bool ended = p->has_status && WIFSIGNALED(p->status);
  lua_pushstring(L, ended ? "signal" : "exit");
  int code = ended ? WTERMSIG(p->status) : WEXITSTATUS(p->status);
  lua_pushinteger(L, p->has_status ? code : 0);
  return 3;
}

/* sandbox.report(text): what the process says to the one that started it. */
static int sandbox_report(lua_State *L) {
  bulletin_text text = bul_lua_text(L, 1);
  while (text.size > 0) {
    ssize_t count = write(REPORT, text.data, text.size);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    text.data += count;
    text.size -= (size_t)count;
  }
  return 0;
}

void bul_lua_open_spawn(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"spawn", sandbox_spawn},
      {"report", sandbox_report},
      {NULL, NULL},
  };
  static const struct {
    const char *name;
    int number;
  } signals[] = {{"SIGPROF", SIGPROF},
                 {"SIGXCPU", SIGXCPU},
                 {"SIGKILL", SIGKILL},
                 {"SIGABRT", SIGABRT},
                 {"SIGTRAP", SIGTRAP}};
  luaL_setfuncs(L, functions, 0);
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
    lua_pushinteger(L, signals[i].number);
    lua_setfield(L, -2, signals[i].name);
  }
  lua_pushinteger(L, NOT_STARTED);
  lua_setfield(L, -2, "NOT_STARTED");
  lua_pushliteral(L, BUL_LUA_NAME);
  lua_setfield(L, -2, "interpreter");
}

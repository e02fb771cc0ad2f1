/* The walls that the kernel puts around a sandboxed process, without those
** inside Lua: each door is tried in a process of its own, first without walls
** (where it opens) and then within them. And a kernel that has none. */
#define _GNU_SOURCE
#include "../../luamod/sandbox.h"
#include "../core/check.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <lualib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

int luaopen_bulletin_core(lua_State *L);

static char top[4096]; /* where the tests were started */
static char root[] = "/tmp/bulletin-walls-XXXXXX";

/* --- doors: true where one opens --------------------------------------- */

static bool closed(int file) {
  if (file >= 0) close(file);
  return file >= 0;
}

static bool read_outside(void) {
  return closed(open("out/secret", O_RDONLY));
}
static bool read_system(void) {
  return closed(open("/etc/passwd", O_RDONLY));
}
static bool read_by_link(void) {
  return closed(open("box/link/secret", O_RDONLY));
}
static bool write_outside(void) {
  return closed(open("out/secret", O_WRONLY));
}
static bool make_outside(void) {
  return closed(open("out/new", O_WRONLY | O_CREAT, 0600));
}
static bool make_by_link(void) {
  return closed(open("box/link/new", O_WRONLY | O_CREAT, 0600));
}
static bool list_outside(void) {
  return closed(open("out", O_RDONLY | O_DIRECTORY));
}
static bool remove_outside(void) {
  return unlink("out/victim") == 0;
}
static bool truncate_outside(void) {
  return truncate("out/secret", 1) == 0;
}
static bool move_out(void) {
  return rename("box/mine", "out/mine") == 0;
}
static bool move_in(void) {
  return rename("out/victim", "box/victim") == 0;
}
static bool folder_outside(void) {
  return mkdir("out/folder", 0700) == 0;
}
static bool link_in(void) {
  return symlink("/etc/passwd", "box/new-link") == 0;
}
static bool hard_link_in(void) {
  return link("out/secret", "box/hard") == 0;
}
static bool pipe_in(void) {
  return mkfifo("box/fifo", 0600) == 0;
}
static bool rights_outside(void) {
  return chmod("out/secret", 0666) == 0;
}
static bool environment(void) {
  return closed(open("/proc/self/environ", O_RDONLY));
}
static bool network(void) {
  return closed(socket(AF_INET, SOCK_STREAM, 0));
}
static bool local_socket(void) {
  return closed(socket(AF_UNIX, SOCK_STREAM, 0));
}
static bool socket_pair(void) {
  int ends[2];
  return socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0;
}
static bool new_process(void) {
  pid_t id = fork();
  if (id == 0) _exit(0);
  if (id > 0) waitpid(id, NULL, 0);
  return id > 0;
}
static bool program(void) {
  char *const arguments[] = {(char *)"true", NULL};
  execv("/bin/true", arguments); /* ends with 0, as an open door does */
  return false;
}
static bool signal_parent(void) {
  return kill(getppid(), 0) == 0;
}
static bool trace(void) {
  return ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0;
}
static bool other_memory(void) {
  char byte;
  struct {
    void *base;
    size_t size;
  } here = {&byte, 1}, there = {root, 1};
  return syscall(SYS_process_vm_readv, getppid(), &here, 1UL, &there, 1UL,
                 0UL) == 1;
}
static bool new_limits(void) {
  struct rlimit limit;
  getrlimit(RLIMIT_FSIZE, &limit);
  return setrlimit(RLIMIT_FSIZE, &limit) == 0;
}
static bool ring(void) {
  char parameters[256] = "";
  return closed((int)syscall(425 /* io_uring_setup */, 1, parameters));
}
static bool type_in(void) {
  char key = 'x';
  return ioctl(0, TIOCSTI, &key) == 0 || errno != EPERM;
}
static bool owner_of_file(void) {
  return fcntl(0, F_SETOWN, getppid()) == 0;
}
static bool name_space(void) {
  return syscall(SYS_unshare, 0x10000000 /* CLONE_NEWUSER */) == 0;
}
static bool many_files(void) {
  for (int i = 0; i < 300; i++)
    if (open("box/mine", O_RDONLY) < 0) return false;
  return true;
}
static bool large_file(void) {
  int file = open("box/large", O_WRONLY | O_CREAT, 0600);
  return pwrite(file, "x", 1, 64 << 20) == 1;
}
#if !defined(__SANITIZE_ADDRESS__) /* whose own maps the limit leaves alone */
static bool memory(void) {
  void *block = mmap(NULL, 512 << 20, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return block != MAP_FAILED;
}
#endif

typedef struct door {
  const char *name;
  bool (*open)(void);
  bool always; /* opens without walls, wherever this runs */
} door;

static const door doors[] = {
    {"reading a file outside", read_outside, true},
    {"reading the system's files", read_system, true},
    {"reading through a link", read_by_link, true},
    {"writing a file outside", write_outside, true},
    {"making a file outside", make_outside, true},
    {"making a file through a link", make_by_link, true},
    {"listing a folder outside", list_outside, true},
    {"removing a file outside", remove_outside, true},
    {"cutting a file outside", truncate_outside, true},
    {"moving a file out", move_out, true},
    {"moving a file in", move_in, true},
    {"making a folder outside", folder_outside, true},
    {"making a link", link_in, true},
    {"making a hard link", hard_link_in, true},
    {"making a pipe", pipe_in, true},
    {"changing rights outside", rights_outside, true},
    {"reading the environment", environment, true},
    {"a socket", network, true},
    {"a local socket", local_socket, true},
    {"a pair of sockets", socket_pair, true},
    {"a process", new_process, true},
    {"a program", program, true},
    {"a signal to the parent", signal_parent, true},
    {"tracing", trace, true},
    {"another process's memory", other_memory, false},
    {"other limits", new_limits, true},
    {"io_uring", ring, false},
    {"typing into the terminal", type_in, false},
    {"a file's owner", owner_of_file, false},
    {"a name space", name_space, false},
    {"many files", many_files, true},
    {"a large file", large_file, true},
#if !defined(__SANITIZE_ADDRESS__)
    {"much memory", memory, true},
#endif
};

/* --- what must still open ---------------------------------------------- */

static bool work_inside(void) {
  int file = open("box/work", O_RDWR | O_CREAT | O_TRUNC, 0600);
  bool good = write(file, "text", 4) == 4 && ftruncate(file, 2) == 0 &&
              fsync(file) == 0;
  good = closed(file) && good && mkdir("box/folder", 0700) == 0;
  good = good && rename("box/work", "box/other") == 0 &&
         unlink("box/other") == 0 && rmdir("box/folder") == 0;
  return good && closed(open("box", O_RDONLY | O_DIRECTORY));
}

/* --- trials ------------------------------------------------------------ */

static void write_file(const char *name) {
  FILE *file = fopen(name, "w");
  CHECK(file != NULL && fputs("secret\n", file) >= 0 && fclose(file) == 0);
}

/* The folder of the script and one beside it, as every trial finds them. */
static void prepare(void) {
  static const char *const made[] = {
      "box/link",   "box/new-link", "box/hard", "box/fifo", "box/large",
      "box/work",   "box/other",    "box/mine", "box/new",  "box/victim",
      "box/folder", "out/folder",   "out/new",  "out/mine", "out/victim",
      "out/secret", "box",          "out"};
  for (size_t i = 0; i < sizeof made / sizeof *made; i++)
    (void)remove(made[i]);
  CHECK(mkdir("box", 0700) == 0 || errno == EEXIST);
  CHECK(mkdir("out", 0700) == 0 || errno == EEXIST);
  write_file("out/secret");
  write_file("out/victim");
  write_file("box/mine");
  CHECK(symlink("../out", "box/link") == 0);
}

static int raise_walls(int landlock, bool soft, const char **what) {
  static char box[sizeof root + 8];
  snprintf(box, sizeof box, "%s/box", root);
  bul_walls walls = {.folder = box,
                     .memory = 64 << 20,
                     .file_size = 1 << 20,
                     .seconds = 1,
                     .landlock = landlock,
                     .soft = soft};
  return bul_walls_raise(&walls, what);
}

/* Answers 444 with "no such call", as an older kernel does. */
static void forget_landlock(void) {
  struct sock_filter code[] = {
      {BPF_LD | BPF_W | BPF_ABS, 0, 0, offsetof(struct seccomp_data, nr)},
      {BPF_JMP | BPF_JEQ | BPF_K, 0, 1, 444},
      {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ERRNO | ENOSYS},
      {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW},
  };
  struct sock_fprog filter = {4, code};
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter, 0, 0);
}

enum { OPENED = 0, SHUT = 1, NO_WALLS = 2 };

/* What comes of a door in a process of its own; landlock < 0: no walls. */
static int try_door(bool (*open_door)(void), int landlock) {
  prepare();
  fflush(NULL);
  pid_t id = fork();
  if (id == 0) {
    const char *what;
    if (landlock >= 0 && raise_walls(landlock, false, &what) != 0)
      _exit(NO_WALLS);
    _exit(open_door() ? OPENED : SHUT);
  }
  int status = 0;
  waitpid(id, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

static void try_doors(int landlock) {
  for (size_t i = 0; i < sizeof doors / sizeof *doors; i++) {
    bool shut = try_door(doors[i].open, landlock) == SHUT;
    CHECK(shut);
    if (!shut) fprintf(stderr, "Landlock %d: %s\n", landlock, doors[i].name);
  }
  CHECK(try_door(work_inside, landlock) == OPENED);
}

/* Without walls they open, or they would tell nothing. */
static void open_doors(void) {
  for (size_t i = 0; i < sizeof doors / sizeof *doors; i++) {
    if (!doors[i].always) continue;
    bool opened = try_door(doors[i].open, -1) == OPENED;
    CHECK(opened);
    if (!opened) fprintf(stderr, "without walls: %s\n", doors[i].name);
  }
}

static bool spin(void) {
  for (volatile bool on = true; on;)
    continue;
  return true;
}

static void time_ends(void) {
  struct timeval begun, ended;
  gettimeofday(&begun, NULL);
  CHECK(try_door(spin, 0) == -SIGPROF);
  gettimeofday(&ended, NULL);
  CHECK(ended.tv_sec - begun.tv_sec < 30);
}

/* --- a kernel without Landlock ----------------------------------------- */

static const char old_kernel[] =
    "local core, folder = ...\n"
    "package.loaded['bulletin.core'] = core\n"
    "local bulletin = require 'bulletin'\n"
    "local script = folder .. '/box/script.lua'\n"
    "local file = io.open(script, 'w')\n"
    "file:write 'io.open(\"said\", \"w\"):write \"done\"' file:close()\n"
    "local options = { folder = folder .. '/box' }\n"
    "local ok, message, code = bulletin.sandbox(script, options)\n"
    "assert(ok == nil and code == 'missing', message)\n"
    "assert(message:find 'Landlock' and message:find 'soft', message)\n"
    "assert(not io.open(folder .. '/box/said'))\n"
    "options.mode = 'soft'\n"
    "assert(bulletin.sandbox(script, options))\n"
    "assert(io.open(folder .. '/box/said'):read '*a' == 'done')\n";

static bool refuses(void) {
  forget_landlock();
  if (bul_walls_offer().landlock != 0) return false;
  lua_State *L = luaL_newstate();
  luaL_openlibs(L);
  if (chdir(top) != 0) return false;
  bool good = luaL_loadstring(L, old_kernel) == 0;
  lua_pushcfunction(L, luaopen_bulletin_core);
  lua_call(L, 0, 1);
  lua_pushstring(L, root);
  good = good && lua_pcall(L, 2, 0, 0) == 0;
  if (!good) fprintf(stderr, "%s\n", lua_tostring(L, -1));
  return good;
}

static bool hard_fails(void) {
  const char *what;
  forget_landlock();
  return raise_walls(0, false, &what) == ENOSYS &&
         strcmp(what, "Landlock") == 0;
}

/* Soft: what the kernel has still stands. */
static bool soft_stands(void) {
  const char *what;
  forget_landlock();
  if (raise_walls(0, true, &what) != 0) return false;
  return read_outside() && !network() && !new_process() && !large_file();
}

int main(void) {
  CHECK(getcwd(top, sizeof top) != NULL);
  const char *checker = getenv("CHECKER");
  bul_offer offer = bul_walls_offer();
  /* Valgrind makes calls of its own, which the walls would not let it. */
  if (checker != NULL && strcmp(checker, "valgrind") == 0) return check_done();
  CHECK(mkdtemp(root) != NULL && chdir(root) == 0);
  open_doors();
  if (offer.landlock > 0 && offer.seccomp) {
    for (int version = 1; version <= offer.landlock; version++)
      try_doors(version);
    time_ends();
  }
  if (offer.seccomp) {
    CHECK(try_door(hard_fails, -1) == OPENED);
    CHECK(try_door(soft_stands, -1) == OPENED);
    /* Lua 5.1 has walls for reading and no sandbox for scripts. */
    if (LUA_VERSION_NUM > 501) CHECK(try_door(refuses, -1) == OPENED);
  }
  char command[sizeof root + 16];
  snprintf(command, sizeof command, "rm -rf %s", root);
  CHECK(system(command) == 0);
  return check_done();
}

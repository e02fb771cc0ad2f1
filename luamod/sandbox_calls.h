/*
** sandbox_calls.h - the system calls that are left to a sandboxed process.
** All others answer "no such call": those that open a socket, start or touch
** another process, change limits, rights or mounts, or reach the kernel by a
** new road. Those that are made most often stand first; some exist on some
** processors only.
*/
#ifndef BUL_LUA_SANDBOX_CALLS_H
#define BUL_LUA_SANDBOX_CALLS_H

#include <sys/syscall.h>

static const int allowed_calls[] = {
    /* open files */
    SYS_read,
    SYS_write,
    SYS_pread64,
    SYS_pwrite64,
    SYS_lseek,
    SYS_close,
    SYS_readv,
    SYS_writev,
    SYS_fsync,
    SYS_fdatasync,
    SYS_ftruncate,
    SYS_fallocate,
    SYS_flock,
    SYS_fchmod,
    SYS_fchown,
    SYS_dup,
    SYS_dup3,
    SYS_fstatfs,
    SYS_statfs,
#ifdef SYS_fadvise64
    SYS_fadvise64,
#endif
#ifdef SYS_fstat
    SYS_fstat,
#endif
#ifdef SYS__llseek
    SYS__llseek,
#endif
#ifdef SYS_fcntl64
    SYS_fstat64,
    SYS_fstatat64,
    SYS_ftruncate64,
    SYS_fstatfs64,
    SYS_statfs64,
#endif
    /* names: Landlock says which */
    SYS_openat,
    SYS_unlinkat,
    SYS_mkdirat,
    SYS_renameat2,
    SYS_faccessat,
    SYS_readlinkat,
    SYS_getdents64,
    SYS_getcwd,
    SYS_utimensat,
    SYS_umask,
#ifdef SYS_newfstatat
    SYS_newfstatat,
#endif
#ifdef SYS_statx
    SYS_statx,
#endif
#ifdef SYS_faccessat2
    SYS_faccessat2,
#endif
#ifdef SYS_renameat
    SYS_renameat,
#endif
#ifdef SYS_open
    SYS_open,
    SYS_stat,
    SYS_lstat,
    SYS_access,
    SYS_unlink,
    SYS_mkdir,
    SYS_rmdir,
    SYS_rename,
    SYS_readlink,
    SYS_getdents,
    SYS_dup2,
    SYS_poll,
#endif
    /* memory */
    SYS_brk,
    SYS_munmap,
    SYS_mremap,
    SYS_mprotect,
    SYS_madvise,
    SYS_futex,
#ifdef SYS_mmap
    SYS_mmap,
#endif
#ifdef SYS_mmap2
    SYS_mmap2,
#endif
    /* clocks, and itself */
    SYS_clock_gettime,
    SYS_clock_getres,
    SYS_clock_nanosleep,
    SYS_nanosleep,
    SYS_gettimeofday,
    SYS_getrandom,
    SYS_getpid,
    SYS_gettid,
    SYS_getuid,
    SYS_geteuid,
    SYS_getgid,
    SYS_getegid,
    SYS_getppid,
    SYS_uname,
    SYS_sysinfo,
    SYS_getrusage,
    SYS_times,
    SYS_sched_yield,
    SYS_sched_getaffinity,
    SYS_ppoll,
    SYS_restart_syscall,
    SYS_set_tid_address,
    SYS_set_robust_list,
#ifdef SYS_time
    SYS_time,
#endif
#ifdef SYS_getrlimit
    SYS_getrlimit,
#endif
#ifdef SYS_clock_gettime64
    SYS_clock_gettime64,
    SYS_clock_nanosleep_time64,
    SYS_futex_time64,
    SYS_ppoll_time64,
#endif
#ifdef SYS_rseq
    SYS_rseq,
#endif
    /* signals to itself, and the end */
    SYS_rt_sigaction,
    SYS_rt_sigprocmask,
    SYS_rt_sigreturn,
    SYS_sigaltstack,
    SYS_exit,
    SYS_exit_group,
};

#endif

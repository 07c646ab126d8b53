namespace Sentinel.Worker.Sandbox.Kernel;

/// <summary>The system calls that this program speaks of, with their numbers in the kernel's tables.</summary>
internal static class SystemCalls
{
    public static readonly SystemCall Clone = new("clone", 56, 220);
    public static readonly SystemCall Clone3 = new("clone3", 435, 435);
    public static readonly SystemCall Execve = new("execve", 59, 221);
    public static readonly SystemCall Fcntl = new("fcntl", 72, 25);
    public static readonly SystemCall Gettid = new("gettid", 186, 178);
    public static readonly SystemCall Kill = new("kill", 62, 129);
    public static readonly SystemCall LandlockCreateRuleset = new("landlock_create_ruleset", 444, 444);
    public static readonly SystemCall LandlockRestrictSelf = new("landlock_restrict_self", 446, 446);
    public static readonly SystemCall Openat = new("openat", 257, 56);
    public static readonly SystemCall Prctl = new("prctl", 157, 167);
    public static readonly SystemCall Prlimit = new("prlimit64", 302, 261);
    public static readonly SystemCall Seccomp = new("seccomp", 317, 277);
    public static readonly SystemCall Socket = new("socket", 41, 198);
    public static readonly SystemCall Tgkill = new("tgkill", 234, 131);

    /// <summary>What runtime, compiler and pipe need, whatever the arguments; nothing here opens, creates or reaches anything new.</summary>
    public static IReadOnlyList<SystemCall> Harmless { get; } =
    [
        // what is open already
        new("read", 0, 63),
        new("write", 1, 64),
        new("close", 3, 57),
        new("fstat", 5, 80),
        new("poll", 7, null),
        new("ppoll", 271, 73),
        new("lseek", 8, 62),
        new("pread64", 17, 67),
        new("readv", 19, 65),
        new("writev", 20, 66),
        new("pipe2", 293, 59),

        // memory
        new("mmap", 9, 222),
        new("mprotect", 10, 226),
        new("munmap", 11, 215),
        new("mremap", 25, 216),
        new("brk", 12, 214),
        new("madvise", 28, 233),
        new("msync", 26, 227),
        new("mincore", 27, 232),
        new("membarrier", 324, 283),

        // signals of its own
        new("rt_sigaction", 13, 134),
        new("rt_sigprocmask", 14, 135),
        new("rt_sigreturn", 15, 139),
        new("sigaltstack", 131, 132),
        new("restart_syscall", 219, 128),

        // threads
        new("futex", 202, 98),
        new("set_robust_list", 273, 99),
        new("get_robust_list", 274, 100),
        new("rseq", 334, 293),
        new("sched_yield", 24, 124),
        new("sched_setaffinity", 203, 122),
        new("sched_getaffinity", 204, 123),
        new("sched_getparam", 143, 121),
        new("sched_getscheduler", 145, 120),
        new("sched_get_priority_max", 146, 125),
        new("sched_get_priority_min", 147, 126),
        new("exit", 60, 93),
        new("exit_group", 231, 94),

        // time and chance
        new("nanosleep", 35, 101),
        new("clock_gettime", 228, 113),
        new("clock_getres", 229, 114),
        new("clock_nanosleep", 230, 115),
        new("gettimeofday", 96, 169),
        new("getrandom", 318, 278),

        // who and where it is
        Gettid,
        new("getpid", 39, 172),
        new("getppid", 110, 173),
        new("getuid", 102, 174),
        new("geteuid", 107, 175),
        new("getgid", 104, 176),
        new("getegid", 108, 177),
        new("getcpu", 309, 168),
        new("getpriority", 140, 141),
        new("getrusage", 98, 165),
        new("sysinfo", 99, 179),
        new("uname", 63, 160),
    ];
}

using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Sentinel.Worker.Sandbox.Kernel;

namespace Sentinel.Worker.Tests.Sandbox.Kernel;

/// <summary>A hostile program that no source check has seen: tries everything before and after it locks itself in, as a runner does.</summary>
/// <remarks>A process of its own, because the lock never opens again; it writes one line per attempt: name, result before, result after.</remarks>
internal static class LockedProbe
{
    public const string Argument = "locked-probe";

    private static readonly (string Name, Action Attempt)[] Attempts =
    [
        ("read a file", static () => File.ReadAllText("/proc/self/status")),
        ("write a file", static () => File.Create(Path.Combine(Path.GetTempPath(), $"sentinel-{Environment.ProcessId}"), 1, FileOptions.DeleteOnClose).Dispose()),
        ("list a folder", static () => Directory.GetFileSystemEntries("/")),
        ("open a socket", static () => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp).Dispose()),
        ("start a process", static () => Process.Start("/bin/true").WaitForExit()),
        ("signal the parent", static () => ThrowIfFailed(Libc.Call(SystemCalls.Kill, (nint)Libc.Call(new("getppid", 110, 173))!, 0))),
        ("start a thread", static () => RunThread()),
        ("collect garbage", GC.Collect),
        ("throw and catch", static () => ThrowAndCatch()),
    ];

    // Not tried before the lock, where some would succeed and do harm.
    private static readonly SystemCall[] Calls =
    [
        new("fork", 57, null), new("vfork", 58, null), new("execveat", 322, 281), new("open", 2, null), new("openat2", 437, 437), new("connect", 42, 203),
        new("memfd_create", 319, 279), new("ioctl", 16, 29), new("ptrace", 101, 117), new("process_vm_readv", 310, 270), new("process_vm_writev", 311, 271),
        new("io_uring_setup", 425, 425), new("bpf", 321, 280), new("userfaultfd", 323, 282), new("perf_event_open", 298, 241), new("unshare", 272, 97),
        new("setns", 308, 268), new("mount", 165, 40), new("chroot", 161, 51), new("setuid", 105, 146), new("seccomp", 317, 277), new("keyctl", 250, 219),
        new("pidfd_open", 434, 434), new("pidfd_send_signal", 424, 424), new("tkill", 200, 130), new("rt_sigqueueinfo", 129, 138), new("unlinkat", 263, 35),
        new("sendmsg", 46, 211), new("dup2", 33, null), new("dup3", 292, 24), new("shmget", 29, 194), new("setrlimit", 160, 164), new("personality", 135, 92),
    ];

    private static readonly (string Name, SystemCall Call, nint First, nint Second, nint Third)[] CallsWithArguments =
    [
        ("execve", SystemCalls.Execve, 0, 0, 0),
        ("clone a process", SystemCalls.Clone, 17, 0, 0),
        ("tgkill the parent", SystemCalls.Tgkill, 1, 1, 0),
        ("prctl allow dumps", SystemCalls.Prctl, 4, 1, 0),
        ("fcntl change flags", SystemCalls.Fcntl, 2, 4, 0),
        ("prlimit the parent", SystemCalls.Prlimit, 1, 7, 0),
        ("prlimit a new limit", SystemCalls.Prlimit, 0, 7, 1),
    ];

    public static void Run()
    {
        Libc.Preload();
        var before = Attempts.Select(attempt => Result(attempt.Attempt)).ToArray();

        var finding = KernelLock.Close();

        Console.WriteLine($"lock\t\t{finding.IsActive}");
        foreach (var ((name, attempt), result) in Attempts.Zip(before)) Console.WriteLine($"{name}\t{result}\t{Result(attempt)}");
        foreach (var call in Calls.Where(call => call.NumberOn(RuntimeInformation.ProcessArchitecture) is not null))
            Console.WriteLine($"{call.Name}\t\t{Libc.Call(call)}");
        foreach (var (name, call, first, second, third) in CallsWithArguments) Console.WriteLine($"{name}\t\t{Libc.Call(call, first, second, third)}");
    }

    private static string Result(Action attempt)
    {
        try
        {
            attempt();
            return "done";
        }
        catch (Exception exception)
        {
            return $"refused ({exception.GetType().Name})";
        }
    }

    private static void ThrowIfFailed(long? result)
    {
        if (result is not 0) throw new IOException($"{result}");
    }

    private static void RunThread()
    {
        var thread = new Thread(static () => { });
        thread.Start();
        thread.Join();
    }

    private static void ThrowAndCatch()
    {
        try
        {
            throw new InvalidOperationException();
        }
        catch (InvalidOperationException)
        {
            return;
        }
    }
}

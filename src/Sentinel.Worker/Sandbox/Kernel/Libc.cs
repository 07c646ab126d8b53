using System.Runtime.InteropServices;

namespace Sentinel.Worker.Sandbox.Kernel;

/// <summary>The few functions of the C library that a runner confines itself with, on Linux alone.</summary>
internal static class Libc
{
    /// <summary>Error number: the operation is not permitted.</summary>
    public const int NotPermitted = 1;

    /// <summary>Resolves all of them, because nothing can be loaded behind the lock.</summary>
    public static void Preload() => Marshal.PrelinkAll(typeof(Libc));

    /// <summary>Makes a system call.</summary>
    /// <returns>Its result, or the negative error number; null when the processor's numbers are not known here.</returns>
    public static long? Call(SystemCall call, nint first = 0, nint second = 0, nint third = 0)
    {
        if (call.NumberOn(RuntimeInformation.ProcessArchitecture) is not { } number) return null;

        var result = Call(number, first, second, third, 0, 0, 0);
        return result < 0 ? -Marshal.GetLastPInvokeError() : result;
    }

    /// <summary>Ends the process at once, without any handler.</summary>
    [DllImport("libc", EntryPoint = "_exit")]
    public static extern void Exit(int exitCode);

    /// <summary>Changes an attribute of the process; not 0 when that failed.</summary>
    [DllImport("libc", EntryPoint = "prctl", SetLastError = true)]
    public static extern int ControlProcess(int option, nuint first, nuint second, nuint third, nuint fourth);

    /// <summary>Reads a limit; not 0 when that failed.</summary>
    [DllImport("libc", EntryPoint = "getrlimit", SetLastError = true)]
    public static extern int GetLimit(int resource, out ResourceLimit limit);

    /// <summary>Sets a limit; not 0 when that failed.</summary>
    [DllImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    public static extern int SetLimit(int resource, in ResourceLimit limit);

    /// <summary>Sets how nice a thread is to others, 0 to 19; not 0 when that failed.</summary>
    [DllImport("libc", EntryPoint = "setpriority", SetLastError = true)]
    public static extern int SetPriority(int which, int who, int niceness);

    /// <summary>Sets the further groups of all threads; not 0 when that failed.</summary>
    [DllImport("libc", EntryPoint = "setgroups", SetLastError = true)]
    public static extern int SetGroups(nint count, nint groups);

    /// <summary>Sets the group of all threads; not 0 when that failed.</summary>
    [DllImport("libc", EntryPoint = "setresgid", SetLastError = true)]
    public static extern int SetGroupIds(uint real, uint effective, uint saved);

    /// <summary>Sets the user of all threads; not 0 when that failed.</summary>
    [DllImport("libc", EntryPoint = "setresuid", SetLastError = true)]
    public static extern int SetUserIds(uint real, uint effective, uint saved);

    /// <summary>Does something with a descriptor; negative when that failed.</summary>
    [DllImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    public static extern int ControlDescriptor(int descriptor, int command, int argument);

    /// <summary>Makes a descriptor another one's copy; negative when that failed.</summary>
    [DllImport("libc", EntryPoint = "dup2", SetLastError = true)]
    public static extern int CopyDescriptor(int source, int target);

    /// <summary>Reads a clock; not 0 when that failed.</summary>
    [DllImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    public static extern int ReadClock(int clock, out ClockTime time);

    /// <summary>Writes bytes, the first of which is given, to a descriptor; negative when that failed.</summary>
    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    public static extern nint Write(int descriptor, in byte bytes, nint count);

    [DllImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static extern nint Call(nint number, nint first, nint second, nint third, nint fourth, nint fifth, nint sixth);
}

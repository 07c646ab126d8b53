using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Sentinel.Worker.Sandbox.Kernel;

namespace Sentinel.Worker.Sandbox.Runner;

/// <summary>The pipe to the parent, taken away from the console before any strategy runs.</summary>
/// <param name="Requests">What the parent sends.</param>
/// <param name="Replies">What the parent reads.</param>
/// <param name="Finding">Whether the console's descriptors lead elsewhere now.</param>
internal sealed record RunnerPipe(Stream Requests, Stream Replies, IsolationFinding Finding)
{
    private const int CopyFrom = 1030; // F_DUPFD_CLOEXEC
    private const int FirstPrivate = 200;

    /// <summary>Takes over standard input and output; the console reads nothing and writes nowhere from here on.</summary>
    public static RunnerPipe TakeOver()
    {
        var (input, output, finding) = OperatingSystem.IsLinux() ? Move() : (0, 1, Missing("only on Linux"));
        Console.SetIn(TextReader.Null);
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
        return new RunnerPipe(Open(input, FileAccess.Read), Open(output, FileAccess.Write), finding);
    }

    // Standard input becomes the null device, standard output the same as standard error.
    private static (int Input, int Output, IsolationFinding Finding) Move()
    {
        var input = Libc.ControlDescriptor(0, CopyFrom, FirstPrivate);
        var output = Libc.ControlDescriptor(1, CopyFrom, FirstPrivate);
        if (input < 0 || output < 0) return (0, 1, Missing(Marshal.GetLastPInvokeErrorMessage()));

        using var nothing = File.OpenHandle("/dev/null");
        return Libc.CopyDescriptor((int)nothing.DangerousGetHandle(), 0) >= 0 && Libc.CopyDescriptor(2, 1) >= 0
            ? (input, output, new IsolationFinding(IsolationMeasure.PrivatePipe, true, $"descriptors {input} and {output}"))
            : (input, output, Missing(Marshal.GetLastPInvokeErrorMessage()));
    }

    private static IsolationFinding Missing(string cause) => new(IsolationMeasure.PrivatePipe, false, cause);

    private static FileStream Open(nint handle, FileAccess access) => new(new SafeFileHandle(handle, ownsHandle: false), access, bufferSize: 0);
}

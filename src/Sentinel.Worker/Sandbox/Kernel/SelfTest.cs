namespace Sentinel.Worker.Sandbox.Kernel;

/// <summary>Tries what the filter must refuse, in ways that do no harm where it does not.</summary>
internal static class SelfTest
{
    // Without the filter the first three fail for their empty arguments, and the last asks whether this process exists.
    private static readonly (SystemCall Call, nint Argument)[] Forbidden =
    [
        (SystemCalls.Openat, 0), (SystemCalls.Socket, -1), (SystemCalls.Execve, 0), (SystemCalls.Kill, Environment.ProcessId),
    ];

    /// <summary>The calls that were not refused; none when the filter holds.</summary>
    public static IReadOnlyList<string> CallsThatPass() =>
        [.. Forbidden.Where(attempt => Libc.Call(attempt.Call, attempt.Argument) != -Libc.NotPermitted).Select(attempt => attempt.Call.Name)];
}

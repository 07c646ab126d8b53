using Microsoft.Win32.SafeHandles;

namespace Sentinel.Worker.Sandbox.Runner;

/// <summary>The pipe to the parent, taken away from the console before any strategy runs.</summary>
internal static class RunnerPipe
{
    /// <summary>Takes over standard input and output; the console reads nothing and writes nowhere from here on.</summary>
    public static (Stream Requests, Stream Replies) TakeOver()
    {
        var requests = Open(0, FileAccess.Read);
        var replies = Open(1, FileAccess.Write);
        Console.SetIn(TextReader.Null);
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
        return (requests, replies);
    }

    private static FileStream Open(nint handle, FileAccess access) => new(new SafeFileHandle(handle, ownsHandle: false), access, bufferSize: 0);
}

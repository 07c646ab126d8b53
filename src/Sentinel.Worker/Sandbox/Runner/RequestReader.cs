using System.Collections.Concurrent;
using System.Diagnostics;
using Sentinel.Worker.Sandbox.Kernel;
using Sentinel.Worker.Sandbox.Protocol;

namespace Sentinel.Worker.Sandbox.Runner;

/// <summary>Reads requests on a thread of its own, so that the end of the parent is noticed even while a strategy spins.</summary>
internal static class RequestReader
{
    /// <summary>Requests as they come; the process ends with the pipe.</summary>
    public static IEnumerable<RunnerRequest> ReadInBackground(Stream pipe)
    {
        var requests = new BlockingCollection<RunnerRequest>(boundedCapacity: 4);
        new Thread(() => ReadToTheEnd(pipe, requests)) { IsBackground = true, Name = "requests" }.Start();
        return requests.GetConsumingEnumerable();
    }

    private static void ReadToTheEnd(Stream pipe, BlockingCollection<RunnerRequest> requests)
    {
        try
        {
            while (true) requests.Add(pipe.ReadRequest());
        }
        catch (Exception gone) when (gone is IOException and not (FileNotFoundException or FileLoadException) or ProtocolException)
        {
            Leave();
        }
    }

    /// <summary>Ends the process at once: an orderly exit would wait for handlers that a strategy may have left behind.</summary>
    public static void Leave()
    {
        if (OperatingSystem.IsLinux()) Libc.Exit(0);
        else Kill();
    }

    // A method of its own: behind the lock on Linux what it needs cannot be loaded, and no process be killed, not even this one.
    private static void Kill()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }
}

using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox.Kernel;

/// <summary>The kernel's wall alone: a program that no source check has seen, locked in as a runner is.</summary>
public sealed class KernelLockTests
{
    [LinuxFact]
    public async Task Behind_the_lock_no_file_socket_process_or_signal_is_left()
    {
        var results = await RunProbe();

        Assert.Equal("True", results["lock"].After);
        Assert.Equal(("done", "refused (UnauthorizedAccessException)"), results["read a file"]);
        Assert.Equal(("done", "refused (UnauthorizedAccessException)"), results["write a file"]);
        Assert.Equal(("done", "refused (UnauthorizedAccessException)"), results["list a folder"]);
        Assert.Equal(("done", "refused (SocketException)"), results["open a socket"]);
        Assert.Equal(("done", "refused (UnauthorizedAccessException)"), results["start a process"]);
        Assert.Equal(("done", "refused (IOException)"), results["signal the parent"]);
    }

    [LinuxFact]
    public async Task Behind_the_lock_threads_collections_and_exceptions_go_on_working()
    {
        var results = await RunProbe();

        Assert.Equal(("done", "done"), results["start a thread"]);
        Assert.Equal(("done", "done"), results["collect garbage"]);
        Assert.Equal(("done", "done"), results["throw and catch"]);
    }

    [LinuxFact]
    public async Task Behind_the_lock_every_other_way_out_fails_with_EPERM()
    {
        var results = await RunProbe();

        var calls = results.Where(result => result.Value.Before == "" && result.Key != "lock").ToArray();
        Assert.InRange(calls.Length, 30, 60);
        Assert.All(calls, call => Assert.Equal((call.Key, "-1"), (call.Key, call.Value.After)));
    }

    private static async Task<Dictionary<string, (string Before, string After)>> RunProbe() =>
        (await ProbeProcess.Run(LockedProbe.Argument)).ToDictionary(fields => fields[0], fields => (fields[1], fields[2]));
}

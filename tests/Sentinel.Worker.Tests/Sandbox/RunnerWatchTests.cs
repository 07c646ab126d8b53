using System.Diagnostics;
using Sentinel.Core.Strategies;
using Sentinel.TestKit;
using Sentinel.Worker.Sandbox;
using Xunit;

namespace Sentinel.Worker.Tests.Sandbox;

/// <summary>The watch from outside, over programs that have none of a runner's own limits.</summary>
public sealed class RunnerWatchTests
{
    [LinuxFact]
    public async Task A_process_that_takes_too_much_memory_is_killed_for_it()
    {
        var ending = await EndingOf("tail", ["/dev/zero"], processorTime: TimeSpan.FromMinutes(5));

        Assert.Equal(DisqualificationReason.MemoryLimit, ending.Reason);
    }

    [LinuxFact]
    public async Task A_process_that_takes_too_much_processor_time_is_killed_for_it()
    {
        var ending = await EndingOf("/bin/sh", ["-c", "while :; do :; done"], processorTime: TimeSpan.FromSeconds(0.2));

        Assert.Equal(DisqualificationReason.TimeLimit, ending.Reason);
        Assert.Contains("more than 0.2 s of processor time", ending.Message, StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task A_process_that_is_between_two_strategies_is_left_alone()
    {
        using var process = Process.Start("/bin/sleep", "60");
        var watch = new RunnerWatch(process, TimeSpan.Zero, process.Kill);

        watch.Begin();
        watch.End();
        watch.Check();

        Assert.False(process.HasExited);
        process.Kill();
        await process.WaitForExitAsync();
    }

    [LinuxFact]
    public async Task Threads_that_are_left_behind_are_seen_from_outside()
    {
        using var self = Process.GetCurrentProcess();
        using var end = new ManualResetEventSlim();
        var watch = new RunnerWatch(self, TimeSpan.FromMinutes(5), () => { });

        await Task.Run(watch.Complaint); // counts those that run at first
        var threads = Enumerable.Range(0, 50).Select(_ => new Thread(end.Wait) { IsBackground = true }).ToArray();
        foreach (var thread in threads) thread.Start();
        var complaint = await Task.Run(watch.Complaint);
        end.Set();

        Assert.Matches("^[0-9]+ threads run, at first it was [0-9]+$", complaint);
    }

    [LinuxFact]
    public async Task A_process_with_the_threads_that_it_had_is_not_complained_of()
    {
        using var process = Process.Start("/bin/sleep", "60");
        var watch = new RunnerWatch(process, TimeSpan.FromMinutes(5), process.Kill);

        var complaints = new[] { watch.Complaint(), watch.Complaint() };

        Assert.All(complaints, Assert.Null);
        process.Kill();
        await process.WaitForExitAsync();
    }

    private static async Task<StrategyOutcome.Disqualified> EndingOf(string program, string[] arguments, TimeSpan processorTime)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var process = Process.Start(program, arguments);
        var watch = new RunnerWatch(process, processorTime, process.Kill);
        watch.Begin();
        while (!process.HasExited)
        {
            watch.Check();
            if (deadline.IsCancellationRequested) process.Kill();
            await Task.Delay(10);
        }

        return watch.End()!;
    }
}

using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Sentinel.Core.Strategies;
using Sentinel.TestKit;
using Sentinel.Worker.Sandbox;
using Xunit;
using Xunit.Abstractions;

namespace Sentinel.Worker.Tests.Sandbox;

/// <summary>How long every hostile program takes to its ending, and how far past the wall clock's limit that is.</summary>
public sealed class EndingTimesTests(ITestOutputHelper output)
{
    private static readonly SandboxOptions Options = new() { WallTime = TimeSpan.FromSeconds(3) };

    [EndingTimesFact]
    public void Every_ending_is_timed()
    {
        var times = new List<(string Program, DisqualificationReason Reason, TimeSpan Time)>();
        var runner = Start();

        foreach (var program in StrategyFile.NamesIn("Hostile"))
        {
            if (!runner.IsUsable) runner = Replace(runner);
            var start = Stopwatch.GetTimestamp();
            var outcome = runner.Run(new StrategyRun(StrategyFile.Read("Hostile", program), SandboxHost.Prices, Parameters.None), Options.WallTime, CancellationToken.None);
            times.Add((program, Assert.IsType<StrategyOutcome.Disqualified>(outcome).Reason, Stopwatch.GetElapsedTime(start)));
            runner.Settle();
        }

        runner.Dispose();
        foreach (var reason in times.GroupBy(time => time.Reason).OrderBy(reason => reason.Key)) Write(reason.Key, [.. reason.OrderBy(time => time.Time)]);
    }

    private static RunnerProcess Start() => RunnerProcess.Start(Options, NullLogger.Instance, CancellationToken.None);

    private static RunnerProcess Replace(RunnerProcess runner)
    {
        runner.Dispose();
        return Start();
    }

    private void Write(DisqualificationReason reason, (string Program, DisqualificationReason Reason, TimeSpan Time)[] times)
    {
        var (longest, _, time) = times[^1];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{reason,-18} {times.Length,4} programs, median {times[times.Length / 2].Time.TotalMilliseconds,6:0} ms, longest {time.TotalMilliseconds,6:0} ms ({longest}), {(time - Options.WallTime).TotalMilliseconds,6:0} ms past the limit"));
    }
}

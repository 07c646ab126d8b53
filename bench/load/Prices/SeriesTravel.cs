using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;
using Sentinel.Worker.Sandbox;

namespace Sentinel.Load.Prices;

/// <summary>How long a strategy waits for bars that its runner does not have yet: from the parent's call to the runner's answer.</summary>
/// <remarks>The strategy is known to the runner and takes no time; what is left when the bars are known too is the answer alone.</remarks>
internal static class SeriesTravel
{
    private const string Strategy = "double[] GenerateSignals(Bars bars) => new double[bars.Count];";

    /// <summary>Sends so many series, one after the other, to one confined runner process.</summary>
    public static IReadOnlyList<Figure> Run(int bars, int rounds, int seed)
    {
        var options = new SandboxOptions();
        using var runner = RunnerProcess.Start(options, NullLogger.Instance, CancellationToken.None);
        Time(runner, options, MadeUp(2_160, seed));

        var (unknown, known) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var round = 1; round <= rounds; round++)
        {
            var series = MadeUp(bars, seed + round);
            unknown.Add(Time(runner, options, series));
            known.Add(Time(runner, options, series));
        }

        return
        [
            new("first series to a runner", Text.Milliseconds(unknown[0])),
            new("a series to a runner", $"{Spread.Of(unknown)}"),
            new("the same without the series", $"{Spread.Of(known)}"),
        ];
    }

    private static PriceSeries MadeUp(int bars, int seed) => PriceSeries.Of(Symbol.BtcUsd, "made-up", MadeUpBars.Of(bars, seed));

    private static TimeSpan Time(RunnerProcess runner, SandboxOptions options, PriceSeries series)
    {
        var start = Stopwatch.GetTimestamp();
        var outcome = runner.Run(new StrategyRun(Strategy, series, Parameters.None), options.WallTime, CancellationToken.None);
        var time = Stopwatch.GetElapsedTime(start);
        runner.Settle();
        return outcome is StrategyOutcome.Completed ? time : throw new InvalidOperationException($"{outcome}");
    }
}

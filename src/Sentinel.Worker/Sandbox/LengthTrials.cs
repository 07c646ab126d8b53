using System.Diagnostics;
using System.Globalization;
using Sentinel.Core.Strategies;
using Sentinel.Worker.Sandbox.Protocol;

namespace Sentinel.Worker.Sandbox;

/// <summary>Why a strategy did not end in time, told from how long it computes over the first bars alone: twice as many each time, for two seconds at most.</summary>
/// <param name="runner">A runner that nobody else needs; it is killed where the time runs out.</param>
/// <param name="run">The strategy and all of its bars.</param>
/// <param name="wallTime">The time that it did not keep to.</param>
internal sealed class LengthTrials(RunnerProcess runner, StrategyRun run, TimeSpan wallTime)
{
    private const int FirstShare = 64;

    // Below it a run is mostly the start of its code.
    private const double MeasurableSeconds = 0.02;

    // Twice as many bars are twice the work at 1, four times at 2; what is in between is counted to the nearer.
    private const double GrowsWithSquare = 1.5;

    // From one trial to the next, which has twice as many bars.
    private const double LeastLeap = 3;

    private const string FasterForm =
        "Copies, windows and indicators inside the loop over all bars do that; compute each indicator once before the loop, keep sums from bar to bar, and read bars.Close[i - 24] instead of copying what comes before";

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LeastTime = TimeSpan.FromMilliseconds(50);

    private readonly List<(int Bars, double Seconds)> trials = [];
    private (int Bars, double Seconds)? stopped;

    /// <summary>What to look for, to follow the limit in a sentence.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public string Cause(CancellationToken cancellationToken)
    {
        try
        {
            Try(cancellationToken);
        }
        catch (Exception gone) when (gone is RunnerLostException or RunnerKilledException or RunnerFaultException)
        {
            return Unknown; // of why it was late nothing is known then, and that it was late is enough
        }

        return Told();
    }

    private static string Unknown => $"{Endings.NoEnd}, or for work in a loop over all bars that could be done before it";

    private void Try(CancellationToken cancellationToken)
    {
        var limit = TimeSpan.FromTicks(Math.Min(MostTime.Ticks, wallTime.Ticks / 4));
        var start = Stopwatch.GetTimestamp();
        for (var bars = Math.Max(2, run.Prices.Count / FirstShare); bars < run.Prices.Count && stopped is null; bars *= 2)
        {
            var left = limit - Stopwatch.GetElapsedTime(start);
            if (left < LeastTime || !runner.IsUsable) return;

            var first = run with { Prices = run.Prices.Within(null, run.Prices.TimeAt(bars)) };
            var outcome = runner.Run(first, left, cancellationToken);
            if (outcome is StrategyOutcome.Completed completed) trials.Add((bars, completed.ProcessorTime.TotalSeconds));
            if (outcome is StrategyOutcome.Disqualified { Reason: DisqualificationReason.TimeLimit }) stopped = (bars, left.TotalSeconds);
        }
    }

    private string Told()
    {
        var all = run.Prices.Count;
        if (trials is []) return stopped is { } none ? $"{Endings.NoEnd}: over the first {Bars(none.Bars)} alone it did not end either" : Unknown;

        var last = trials[^1];
        var first = trials.Find(trial => trial.Seconds >= MeasurableSeconds && trial.Bars < last.Bars);
        var growth = first.Bars == 0 || last.Seconds < MeasurableSeconds ? 0 : Math.Log(last.Seconds / first.Seconds) / Math.Log((double)last.Bars / first.Bars);
        if (growth >= GrowsWithSquare)
            return $"its work grows with the square of the bars, or faster: the first {Bars(first.Bars)} take {Seconds(first.Seconds)}, the first {Bars(last.Bars)} {Seconds(last.Seconds)}. {FasterForm}";
        if (stopped is { } at && at.Seconds > LeastLeap * last.Seconds)
            return $"the first {Bars(last.Bars)} take {Seconds(last.Seconds)}, the first {Bars(at.Bars)} more than {Seconds(at.Seconds)}: its work grows with the square of the bars, or faster, or a loop does not end there. {FasterForm}";

        var whole = last.Seconds * all / last.Bars;
        var measured = $"the first {Bars(last.Bars)} take {Seconds(last.Seconds)}";
        return whole < wallTime.TotalSeconds / 2
            ? $"{Endings.NoEnd}: {measured}, at which rate all {Bars(all)} would take {Seconds(whole)}"
            : $"its work is too much for each bar: {measured}. Compute what is the same for every bar before the loop, and look at fewer bars from each";
    }

    private static string Bars(int count) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} bars");

    private static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0##} s");
}

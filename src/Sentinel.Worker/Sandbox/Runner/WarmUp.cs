using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;
using Sentinel.Worker.Sandbox.Execution;

namespace Sentinel.Worker.Sandbox.Runner;

/// <summary>Runs a few strategies of ours, so that compiler and runtime are loaded and compiled before the first real one.</summary>
internal static class WarmUp
{
    private const int Rounds = 3;

    private const string Strategy = """
        using System.Text;

        double[] GenerateSignals(Bars bars, Parameters parameters)
        {
            var window = Math.Max(2, parameters.GetInt("window", 3));
            var levels = new List<double>();
            for (var i = 0; i < bars.Count; i++) levels.Add(Mean(bars.Close, i, window));
            var state = new State(0, 0.5);
            return bars.Select((bar, i) => bar.Close > levels[i] ? 1.0 : state.Level).ToArray();
        }

        static double Mean(Series series, int end, int window) =>
            Enumerable.Range(Math.Max(0, end - window), Math.Min(end + 1, window)).Average(i => series[i]);

        record State(int Count, double Level);
        """;

    private const string Misspelt = "double[] GenerateSignals(Bars bars) => bars.Closee.ToArray();";

    private const string Forbidden = "double[] GenerateSignals(Bars bars) { File.Delete(DateTime.Now.ToString()); return null; }";

    private const string Throwing = "double[] GenerateSignals(Bars bars) { object nothing = null; return [nothing.ToString().Length]; }";

    private static readonly PriceSeries Prices = PriceSeries.Of(
        Symbol.BtcUsd,
        PriceSource.SyntheticSample,
        [.. Enumerable.Range(0, 8).Select(i => new Bar(DateTimeOffset.UnixEpoch.AddHours(i), 100, 102, 99, 100 + (i % 3), 1))]);

    private static int variants;

    /// <summary>Runs them often enough to be quick afterwards.</summary>
    /// <exception cref="InvalidOperationException">This process cannot run strategies at all.</exception>
    public static void Run(StrategyExecutor executor)
    {
        for (var i = 1; i < Rounds; i++) Expect(executor, Strategy, reason: null);
        RunOnce(executor);
    }

    /// <summary>Runs each of them once: one that completes, one that does not compile, one that is refused, one that throws.</summary>
    /// <exception cref="InvalidOperationException">This process cannot run strategies at all.</exception>
    public static void RunOnce(StrategyExecutor executor)
    {
        Expect(executor, Strategy, reason: null);
        Expect(executor, Misspelt, DisqualificationReason.CompileError);
        Expect(executor, Forbidden, DisqualificationReason.ForbiddenApi);
        Expect(executor, Throwing, DisqualificationReason.RuntimeException);
    }

    private static void Expect(StrategyExecutor executor, string code, DisqualificationReason? reason)
    {
        var variant = $"{code}\n// {++variants}"; // the executor remembers texts, and a text that it knows would not be compiled
        var outcome = StrategyThread.Run(() => executor.Execute(variant, Prices, Parameters.None));
        var disqualified = outcome as StrategyOutcome.Disqualified;
        if (disqualified?.Reason != reason)
            throw new InvalidOperationException($"A strategy that warms the runner up ended as {disqualified?.Reason}: {disqualified?.Message}");
    }
}

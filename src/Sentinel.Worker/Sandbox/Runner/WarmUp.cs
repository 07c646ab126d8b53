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

    /// <summary>Runs them; an exception says that this process cannot run strategies at all.</summary>
    public static void Run(StrategyExecutor executor)
    {
        var bars = Bars.Of(Prices());
        for (var i = 0; i < Rounds; i++)
        {
            var outcome = StrategyThread.Run(() => executor.Execute(Strategy, bars, Parameters.None));
            if (outcome is StrategyOutcome.Disqualified failure)
                throw new InvalidOperationException($"The strategy that warms the runner up failed: {failure.Message}");
        }
    }

    private static PriceSeries Prices()
    {
        var bars = Enumerable.Range(0, 8).Select(i => new Bar(DateTimeOffset.UnixEpoch.AddHours(i), 100, 102, 99, 100 + (i % 3), 1));
        return PriceSeries.Of(Symbol.BtcUsd, PriceSource.SyntheticSample, [.. bars]);
    }
}

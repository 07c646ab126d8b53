using System.Diagnostics;
using System.Globalization;
using Sentinel.Load.Systems;

namespace Sentinel.Load.Measures;

/// <summary>What became of a fan-out.</summary>
/// <param name="Posts">How accepting went.</param>
/// <param name="Finished">All outcomes, in order of time.</param>
/// <param name="Uses">What the processes had used at the start and after each quarter.</param>
/// <param name="Launched">When the processes were started.</param>
internal sealed record FanOutResult(
    LoopResult Posts, IReadOnlyList<FinishedBacktest> Finished, IReadOnlyList<SystemUse> Uses, DateTimeOffset Launched)
{
    private int LastQuarter => Finished.Count * 3 / 4;

    /// <summary>Strategies a second in the first quarter, the start of the processes included.</summary>
    public double Cold => Rate(Finished.Count / 4, Launched, Finished[(Finished.Count / 4) - 1].FinishedAt);

    /// <summary>Strategies a second in the last quarter.</summary>
    public double Warm => Rate(Finished.Count - LastQuarter, Finished[LastQuarter - 1].FinishedAt, Finished[^1].FinishedAt);

    /// <summary>Strategies a second from the start of the processes to the last outcome.</summary>
    public double Whole => Rate(Finished.Count, Launched, Finished[^1].FinishedAt);

    /// <summary>CPU time of a strategy in the last quarter.</summary>
    public TimeSpan Cpu => (Uses[^1].Cpu - Uses[^2].Cpu) / (Finished.Count - LastQuarter);

    /// <summary>The part of it that API and workers used.</summary>
    public TimeSpan HostCpu => Cpu - ((Uses[^1].RunnerCpu - Uses[^2].RunnerCpu) / (Finished.Count - LastQuarter));

    /// <summary>CPU time that the broker used for a strategy in the last quarter.</summary>
    public TimeSpan BrokerCpu => (Uses[^1].Broker - Uses[^2].Broker) / (Finished.Count - LastQuarter);

    /// <summary>Cores that programs used in the last quarter that have no part in this: with them busy, the rates are too low.</summary>
    public double CoresOfOthers => (Uses[^1].Others - Uses[^2].Others) / Stopwatch.GetElapsedTime(Uses[^2].At, Uses[^1].At);

    /// <summary>The part of this program in all CPU time that was used.</summary>
    public double ClientShare
    {
        get
        {
            var client = Uses[^1].Client - Uses[0].Client;
            return client / (client + Uses[^1].Cpu - Uses[0].Cpu);
        }
    }

    public IEnumerable<Figure> Figures() =>
    [
        new("strategies with a verdict", $"{Finished.Count(backtest => backtest.HasVerdict)} of {Finished.Count}"),
        new("strategies that trade like an earlier one", $"{Finished.Count(backtest => backtest.Status == "duplicate")}"),
        new("strategies, cold (first quarter and start)", Text.Rate(Cold)),
        new("strategies, warm (last quarter)", Text.Rate(Warm)),
        new("strategies, from start to end", Text.Rate(Whole)),
        new("CPU of one, warm", Text.Milliseconds(Cpu)),
        new("CPU of one, warm: of it API and worker", Text.Milliseconds(HostCpu)),
        new("CPU of one, warm: of the broker beside it", Text.Milliseconds(BrokerCpu)),
        new("cores busy with others, warm", CoresOfOthers.ToString("F2", CultureInfo.InvariantCulture)),
        new("accepted from the start on, all cold", $"{Text.Rate(Finished.Count / Posts.Elapsed.TotalSeconds)}, {Latencies.Of(Posts.Latencies)}"),
        new("latency with all of them queued", $"{Latencies.Of(Finished.Select(backtest => backtest.Latency))}"),
        new("client's share of the CPU", Text.Percent(ClientShare)),
        new("memory by quarter: API", Memory(use => use.Hosts[0].ResidentMiB)),
        .. Uses[0].Hosts.Skip(1).Select((_, i) => new Figure($"memory by quarter: worker {i + 1}", Memory(use => use.Hosts[i + 1].ResidentMiB))),
        new("memory by quarter: runners, all", Memory(use => use.Runners.Sum(runner => runner.ResidentMiB))),
        new("memory by quarter: runners, largest", Memory(use => use.Runners.Max(runner => runner.ResidentMiB))),
    ];

    private string Memory(Func<SystemUse, double> part) =>
        string.Join(", ", Uses.Skip(1).Select(use => part(use).ToString("F0", CultureInfo.InvariantCulture))) + " MiB";

    private static double Rate(int strategies, DateTimeOffset from, DateTimeOffset to) => strategies / (to - from).TotalSeconds;
}

using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;

namespace Sentinel.Core.Operations;

/// <summary>A line in which accepted work waits, as operators name it.</summary>
/// <param name="Name">The name, without the prefix that the broker's queues have.</param>
/// <param name="Priority">Which backtests wait there; null for what is no backtest.</param>
public sealed record WorkQueue(string Name, BacktestPriority? Priority)
{
    private const string Prefix = "sentinel.";
    private const string AllBacktests = "backtests";

    /// <summary>Sweeps.</summary>
    public static WorkQueue Sweeps { get; } = new("sweeps", null);

    /// <summary>Refreshes of prices.</summary>
    public static WorkQueue Prices { get; } = new("prices", null);

    /// <summary>All there are: a queue of backtests for each priority, sweeps and prices.</summary>
    public static IReadOnlyList<WorkQueue> All { get; } =
        [.. Enum.GetValues<BacktestPriority>().Select(priority => new WorkQueue(NameOf(priority), priority)), Sweeps, Prices];

    /// <summary>Every name that <see cref="Named"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } = [AllBacktests, .. All.Select(queue => queue.Name)];

    /// <summary>Name of the queue of a priority, such as <c>backtests.high</c>.</summary>
    public static string NameOf(BacktestPriority priority) => $"{AllBacktests}.{SnakeCase.Of(priority)}";

    /// <summary>The queues of a name, with or without the broker's prefix; <c>backtests</c> is those of all priorities; empty when the name is unknown.</summary>
    public static IReadOnlyList<WorkQueue> Named(string name)
    {
        var plain = name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;
        return [.. All.Where(queue => queue.Name == plain || (plain == AllBacktests && queue.Priority is not null))];
    }
}

namespace Sentinel.Contracts;

/// <summary>Names of the queues that commands are sent to, as they stand in the broker's console.</summary>
public static class QueueNames
{
    /// <summary>Backtests that somebody waits for.</summary>
    public const string HighBacktests = "sentinel.backtests.high";

    /// <summary>Backtests that were posted one by one.</summary>
    public const string NormalBacktests = "sentinel.backtests.normal";

    /// <summary>Backtests that were posted by the hundred.</summary>
    public const string BulkBacktests = "sentinel.backtests.bulk";

    /// <summary>Slices of sweeps, whatever their priority.</summary>
    public const string Sweeps = "sentinel.sweeps";

    /// <summary>Price refreshes that wait for a worker.</summary>
    public const string Prices = "sentinel.prices";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [HighBacktests, NormalBacktests, BulkBacktests, Sweeps, Prices];

    /// <summary>The queue of backtests of a priority.</summary>
    /// <param name="priority">The priority in lower case: <c>high</c>, <c>normal</c> or <c>bulk</c>.</param>
    public static string BacktestsOf(string priority) => $"sentinel.backtests.{priority}";

    /// <summary>The queue in which messages of another one are kept that could not be handled.</summary>
    public static string ErrorsOf(string queue) => $"{queue}_error";
}

namespace Sentinel.Contracts;

/// <summary>Names of the queues that commands are sent to, as they stand in the broker's console.</summary>
public static class QueueNames
{
    /// <summary>Backtests that wait for a runner.</summary>
    public const string Backtests = "sentinel.backtests";

    /// <summary>Slices of sweeps that wait for a worker.</summary>
    public const string Sweeps = "sentinel.sweeps";

    /// <summary>Price refreshes that wait for a worker.</summary>
    public const string Prices = "sentinel.prices";
}

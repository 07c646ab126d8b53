using System.ComponentModel.DataAnnotations;

namespace Sentinel.Worker.Hosting;

/// <summary>How a worker takes and retries messages. Section <c>Workers</c>, checked at start-up.</summary>
public sealed record WorkersOptions
{
    /// <summary>Which messages this worker takes. Default <c>All</c>; <c>Backtests</c> needs no way to the exchanges, <c>Prices</c> no sandbox.</summary>
    public WorkerDuty Duty { get; init; }

    /// <summary>Backtests of each priority taken at once per runner process, so that storing one overlaps running the next. Default 8; more only waits here instead of at the broker.</summary>
    [Range(1, 64)]
    public int BacktestsPerRunner { get; init; } = 8;

    /// <summary>Points of sweeps taken at once per runner process. Default 3; with more a single backtest waits longer while a sweep runs.</summary>
    [Range(1, 16)]
    public int SweepPointsPerRunner { get; init; } = 3;

    /// <summary>How often a faulted message is tried again before it goes to the error queue. Default 5.</summary>
    [Range(0, 20)]
    public int Retries { get; init; } = 5;

    /// <summary>Longest wait before the first retry, and half of it at least; both double each time. Default 0.2 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan FirstRetryAfter { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Longest wait between two tries. Default 10 seconds; a message that waits holds its place among those taken.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:05:00")]
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a message, and an outcome in memory, waits for a store that is locked, full or read-only before it goes to the error queue. Default
    /// 20 minutes; a broker delivers anew what it hears nothing of for longer than it waits, half an hour with RabbitMQ.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan StorePatience { get; init; } = TimeSpan.FromMinutes(20);
}

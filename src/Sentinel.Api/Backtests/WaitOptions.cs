using System.ComponentModel.DataAnnotations;

namespace Sentinel.Api.Backtests;

/// <summary>How callers may wait for a backtest, batch or sweep to finish. Section <c>Wait</c>, checked at start-up.</summary>
internal sealed record WaitOptions
{
    /// <summary>Callers that may wait at once; those beyond are answered at once. Default 5,000; each holds a connection.</summary>
    [Range(1, 100_000)]
    public int MaxCallers { get; init; } = 5_000;

    /// <summary>How often a waiting caller looks for itself, in case an event was lost. Default 2 seconds; less costs reads.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan LookInterval { get; init; } = TimeSpan.FromSeconds(2);
}

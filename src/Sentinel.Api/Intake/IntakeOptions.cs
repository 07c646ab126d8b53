using System.ComponentModel.DataAnnotations;

namespace Sentinel.Api.Intake;

/// <summary>How much may wait. Section <c>Intake</c>, checked at start-up.</summary>
internal sealed record IntakeOptions
{
    /// <summary>Unfinished backtests beyond which no more are taken in for now. Default 200,000; each takes some 2 KB on disk, and makes all wait longer.</summary>
    [Range(1, 10_000_000)]
    public int MaxUnfinished { get; init; } = 200_000;

    /// <summary>Points of sweeps without an outcome beyond which no more sweeps are taken in for now. Default 2,000,000, which is twenty of the largest sweeps.</summary>
    [Range(1, 1_000_000_000)]
    public int MaxUnfinishedPoints { get; init; } = 2_000_000;

    /// <summary>How often the unfinished ones are counted, since other processes accept and finish some as well. Default 1 second.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan CountInterval { get; init; } = TimeSpan.FromSeconds(1);
}

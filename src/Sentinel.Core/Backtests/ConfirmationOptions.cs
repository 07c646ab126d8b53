using System.ComponentModel.DataAnnotations;

namespace Sentinel.Core.Backtests;

/// <summary>Which rejected runs are made once more in another process; all others are. Section <c>Confirmation</c>, checked at start-up.</summary>
public sealed record ConfirmationOptions
{
    /// <summary>Share of the runs that end in <c>reject</c>, 0 to 1. Default 0.02; each costs as much as its first run.</summary>
    [Range(0.0, 1.0)]
    public double Rejects { get; init; } = 0.02;

    /// <summary>Which of them: the same number always picks the same. Default 1.</summary>
    public int Seed { get; init; } = 1;
}

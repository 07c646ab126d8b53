using Sentinel.Core.Prices;
using Sentinel.Core.Verdicts;

namespace Sentinel.Core.Backtests;

/// <summary>Which backtests to list, newest first.</summary>
public sealed record BacktestQuery
{
    /// <summary>Most backtests that one page may hold.</summary>
    public const int MaxLimit = 500;

    /// <summary>Only those of this status; null for all.</summary>
    public BacktestStatus? Status { get; init; }

    /// <summary>Only those of this verdict; null for all.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Only those of this symbol; null for all.</summary>
    public Symbol? Symbol { get; init; }

    /// <summary>Only those accepted before this one; null to start at the newest.</summary>
    public Guid? After { get; init; }

    /// <summary>Most backtests to return, 1 to <see cref="MaxLimit"/>.</summary>
    public int Limit { get; init; } = 50;
}

using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;
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

    /// <summary>Only those of this name, letter by letter; null for all.</summary>
    public string? Name { get; init; }

    /// <summary>Only those whose code has this hash, in lower-case hex; null for all.</summary>
    public string? CodeHash { get; init; }

    /// <summary>Only those of this priority; null for all.</summary>
    public BacktestPriority? Priority { get; init; }

    /// <summary>Only those accepted then or later, to the millisecond; null for all.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only those accepted before then, to the millisecond; null for all.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only those accepted before this one; null to start at the newest.</summary>
    public Guid? After { get; init; }

    /// <summary>Most backtests to return, 1 to <see cref="MaxLimit"/>.</summary>
    public int Limit { get; init; } = 50;
}

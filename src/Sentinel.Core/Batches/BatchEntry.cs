using Sentinel.Core.Backtests;

namespace Sentinel.Core.Batches;

/// <summary>One item of a batch as it came: a request to accept, or what is wrong with it.</summary>
public sealed record BatchEntry
{
    private BatchEntry()
    {
    }

    /// <summary>What is asked for; null when the item is rejected.</summary>
    public BacktestRequest? Request { get; private init; }

    /// <summary>Whether to store a new backtest whatever there was before.</summary>
    public bool Rerun { get; private init; }

    /// <summary>Hash of the bars that it would be run over now; null when the item is rejected.</summary>
    public string? BarsHash { get; private init; }

    /// <summary>What is wrong with a rejected item, by field; null when it is valid.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; private init; }

    /// <summary>Fields of the item that mean nothing, for its receipt; not stored.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>A valid item; the terms are those of <see cref="IBacktestStore.Accept(BacktestRequest, bool, string, CancellationToken)"/>.</summary>
    public static BatchEntry Valid(BacktestRequest request, bool rerun, string barsHash) =>
        new() { Request = request, Rerun = rerun, BarsHash = barsHash };

    /// <summary>An item that cannot be accepted; at least one field is wrong.</summary>
    public static BatchEntry Rejected(IReadOnlyDictionary<string, string[]> errors) => new() { Errors = errors };
}

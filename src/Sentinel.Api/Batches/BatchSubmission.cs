using Sentinel.Api.Backtests;

namespace Sentinel.Api.Batches;

/// <summary>Strategies to be tested together, as a client sends them.</summary>
internal sealed record BatchSubmission
{
    /// <summary>Fields of every item that leaves them out; parameters and costs are completed one by one. Default none.</summary>
    public BacktestSubmission? Defaults { get; init; }

    /// <summary>The author's own name for the batch, at most 200 characters. Default none.</summary>
    public string? Name { get; init; }

    /// <summary>The strategies, 1 to 1,000: each with the fields of a single submission.</summary>
    public required IReadOnlyList<BacktestSubmission> Items { get; init; }
}

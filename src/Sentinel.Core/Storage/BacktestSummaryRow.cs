using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;
using Sentinel.Core.Verdicts;

namespace Sentinel.Core.Storage;

/// <summary>The narrow columns of <c>backtests</c>, as Dapper reads them.</summary>
internal sealed record BacktestSummaryRow
{
    /// <summary>Selects rows of this shape; a condition follows.</summary>
    public const string Select = """
        select id, status, priority, name, symbol, code_hash, reason_code, verdict, total_return, sharpe, max_drawdown, trades,
               data_source, created_at, finished_at
        from backtests

        """;

    public required string Id { get; init; }

    public required string Status { get; init; }

    public required string Priority { get; init; }

    public string? Name { get; init; }

    public required string Symbol { get; init; }

    public required string CodeHash { get; init; }

    public string? ReasonCode { get; init; }

    public string? Verdict { get; init; }

    public double? TotalReturn { get; init; }

    public double? Sharpe { get; init; }

    public double? MaxDrawdown { get; init; }

    public int? Trades { get; init; }

    public string? DataSource { get; init; }

    public required string CreatedAt { get; init; }

    public string? FinishedAt { get; init; }

    public BacktestSummary ToSummary() => new(
        Guid.Parse(Id),
        SnakeCase.Parse<BacktestStatus>(Status),
        SnakeCase.Parse<BacktestPriority>(Priority),
        Name,
        Symbol,
        CodeHash,
        ReasonCode is null ? null : SnakeCase.Parse<DisqualificationReason>(ReasonCode),
        Verdict is null ? null : SnakeCase.Parse<Verdict>(Verdict),
        TotalReturn,
        Sharpe,
        MaxDrawdown,
        Trades,
        DataSource,
        UtcText.Parse(CreatedAt),
        UtcText.ParseOptional(FinishedAt));
}

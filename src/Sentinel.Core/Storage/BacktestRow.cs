using System.Text.Json;
using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;
using Sentinel.Core.Verdicts;

namespace Sentinel.Core.Storage;

/// <summary>A row of <c>backtests</c> with the strategy's code, as Dapper reads it.</summary>
internal sealed record BacktestRow : RequestRow
{
    /// <summary>Selects rows of this shape; a condition follows.</summary>
    public const string Select = """
        select b.id, b.revision, b.status, b.priority, b.attempts, b.code_hash, b.duplicate_of, b.name, b.symbol,
               b.window_from, b.window_to, b.fee_bps, b.slippage_bps, b.initial_capital, b.verdict, b.reason_code,
               b.created_at, b.started_at, b.finished_at, b.message, b.parameters, b.outcome, coalesce(b.strategy_code, s.code) as strategy_code
        from backtests b join strategies s on s.code_hash = b.code_hash

        """;

    public required long Revision { get; init; }

    public required string Status { get; init; }

    public int Attempts { get; init; }

    public string? DuplicateOf { get; init; }

    public string? Verdict { get; init; }

    public string? StartedAt { get; init; }

    public string? FinishedAt { get; init; }

    public string? ReasonCode { get; init; }

    public string? Message { get; init; }

    public string? Outcome { get; init; }

    public Backtest ToBacktest() =>
        ToBacktest(Outcome is null ? null : JsonSerializer.Deserialize<BacktestOutcome>(Outcome, BacktestJson.Options));

    /// <summary>The same when the outcome is at hand, which saves reading it from JSON.</summary>
    public Backtest ToBacktest(BacktestOutcome? outcome) => new()
    {
        Id = Guid.Parse(Id),
        Revision = Revision,
        Status = SnakeCase.Parse<BacktestStatus>(Status),
        Attempts = Attempts,
        Request = ToRequest(),
        CodeHash = CodeHash,
        Outcome = outcome,
        DuplicateOf = DuplicateOf is null ? null : Guid.Parse(DuplicateOf),
        Verdict = Verdict is null ? null : SnakeCase.Parse<Verdict>(Verdict),
        CreatedAt = UtcText.Parse(CreatedAt),
        StartedAt = UtcText.ParseOptional(StartedAt),
        FinishedAt = UtcText.ParseOptional(FinishedAt),
        ReasonCode = ReasonCode is null ? null : SnakeCase.Parse<DisqualificationReason>(ReasonCode),
        Message = outcome is null ? Message : null,
    };
}

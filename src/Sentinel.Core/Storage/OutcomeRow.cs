using System.Text.Json;
using Sentinel.Core.Backtests;

namespace Sentinel.Core.Storage;

/// <summary>What is written when a backtest has ended, to its own row and to its strategy's.</summary>
internal sealed record OutcomeRow
{
    /// <summary>The first stored run of another text with the same targets over the same bars on the same terms.</summary>
    /// <remarks>
    /// Successes with the same targets on the same terms are all of one text, or the later ones would be duplicates: the first of them
    /// tells. Left to itself, SQLite takes an index that is in order of the ids, and walks through every success.
    /// </remarks>
    public const string FindOriginal = """
        select original.id
        from backtests this join backtests original on original.rowid = (
            select same.rowid
            from backtests same indexed by backtests_by_signals
            where same.status = 'success' and same.signal_hash = @SignalHash and same.data_hash = @DataHash
              and same.fee_bps = this.fee_bps and same.slippage_bps = this.slippage_bps and same.initial_capital = this.initial_capital
            order by same.rowid
            limit 1)
        where this.id = @Id and original.code_hash <> this.code_hash
        """;

    /// <summary>Changes nothing when there is an outcome. A person's verdict on the strategy counts before the rules'.</summary>
    public const string UpdateBacktest = """
        update backtests
        set status = @Status, duplicate_of = @DuplicateOf, revision = revision + 1,
            verdict = coalesce((select verdict from strategies
                                where code_hash = backtests.code_hash and verdict_source = 'person'), @Verdict),
            signal_hash = @SignalHash, data_hash = @DataHash, data_source = @DataSource, reason_code = @ReasonCode,
            total_return = @TotalReturn, sharpe = @Sharpe, max_drawdown = @MaxDrawdown, trades = @Trades,
            started_at = @StartedAt, finished_at = @FinishedAt, message = @Message, outcome = @Outcome
        where id = @Id and finished_at is null
        """;

    public const string UpdateStrategy = """
        update strategies
        set verdict = case verdict_source when 'person' then verdict else @Verdict end,
            verdict_source = coalesce(verdict_source, 'rules'), reason_code = @ReasonCode, signal_hash = @SignalHash,
            total_return = @TotalReturn, cagr = @Cagr, sharpe = @Sharpe, sortino = @Sortino, max_drawdown = @MaxDrawdown,
            calmar = @Calmar, win_rate = @WinRate, profit_factor = @ProfitFactor, trades = @Trades, exposure = @Exposure,
            turnover_annualised = @TurnoverAnnualised, buy_and_hold_return = @BuyAndHoldReturn, volatility = @Volatility,
            symbol = @Symbol, data_source = @DataSource, backtest_id = @Id, updated_at = @FinishedAt
        where code_hash = (select code_hash from backtests where id = @Id)
        """;

    public required string Id { get; init; }

    public required string Status { get; init; }

    public required string? DuplicateOf { get; init; }

    public required string Verdict { get; init; }

    public required string? ReasonCode { get; init; }

    public required string? SignalHash { get; init; }

    public required string DataHash { get; init; }

    public required string DataSource { get; init; }

    public required string Symbol { get; init; }

    public required double? TotalReturn { get; init; }

    public required double? Cagr { get; init; }

    public required double? Sharpe { get; init; }

    public required double? Sortino { get; init; }

    public required double? MaxDrawdown { get; init; }

    public required double? Calmar { get; init; }

    public required double? WinRate { get; init; }

    public required double? ProfitFactor { get; init; }

    public required int? Trades { get; init; }

    public required double? Exposure { get; init; }

    public required double? TurnoverAnnualised { get; init; }

    public required double? BuyAndHoldReturn { get; init; }

    public required double? Volatility { get; init; }

    public required string StartedAt { get; init; }

    public required string FinishedAt { get; init; }

    public required string Message { get; init; }

    public required string Outcome { get; init; }

    public static OutcomeRow Of(Guid id, BacktestOutcome outcome) => new()
    {
        Id = id.ToString(),
        Status = SnakeCase.Of(outcome.ReasonCode is null ? BacktestStatus.Success : BacktestStatus.Error),
        DuplicateOf = null,
        Verdict = SnakeCase.Of(outcome.Verdict),
        ReasonCode = SnakeCase.Of(outcome.ReasonCode),
        SignalHash = outcome.SignalHash,
        DataHash = outcome.Data.Hash,
        DataSource = outcome.Data.Source,
        Symbol = outcome.Data.Symbol,
        TotalReturn = outcome.Performance?.TotalReturn,
        Cagr = outcome.Performance?.Cagr,
        Sharpe = outcome.Performance?.Sharpe,
        Sortino = outcome.Performance?.Sortino,
        MaxDrawdown = outcome.Performance?.MaxDrawdown,
        Calmar = outcome.Performance?.Calmar,
        WinRate = outcome.Performance?.WinRate,
        ProfitFactor = outcome.Performance?.ProfitFactor,
        Trades = outcome.Performance?.Trades,
        Exposure = outcome.Performance?.Exposure,
        TurnoverAnnualised = outcome.Performance?.TurnoverAnnualised,
        BuyAndHoldReturn = outcome.Performance?.BuyAndHoldReturn,
        Volatility = outcome.Performance?.Volatility,
        StartedAt = UtcText.Of(outcome.StartedAt),
        FinishedAt = UtcText.Of(outcome.FinishedAt),
        Message = outcome.Message,
        Outcome = JsonSerializer.Serialize(outcome, BacktestJson.Options),
    };

    public OutcomeRow AsDuplicateOf(string original) =>
        this with { Status = SnakeCase.Of(BacktestStatus.Duplicate), DuplicateOf = original };
}

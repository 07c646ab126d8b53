using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;

namespace Sentinel.Core.Storage;

/// <summary>What is written when a request is accepted.</summary>
internal sealed record AcceptedRow
{
    /// <summary>The id of the backtest that answers: a finished one better than one that still waits, a later one better than an earlier.</summary>
    /// <remarks>What is not begun reads its bars when it begins. What is running has read them, and it is not known whether before or after they changed.</remarks>
    public const string FindAnswer = """
        select id from backtests
        where request_key = @RequestKey and status <> 'cancelled' and reason_code is not 'discarded'
          and (data_hash = @BarsHash or (finished_at is null and status <> 'running'))
        order by finished_at is null, id desc
        limit 1
        """;

    // Keeps the strategy's code once; the code of a known strategy stays as it first came.
    private const string InsertStrategy = """
        insert into strategies (code_hash, code, created_at, updated_at)
        values (@CodeHash, @StrategyCode, @CreatedAt, @CreatedAt)
        on conflict (code_hash) do nothing
        """;

    // Texts that differ in layout share a strategy, yet lines of errors are counted in the caller's own text.
    // The hash of the bars is that of those it was run over, once that is known.
    private const string InsertBacktest = """
        insert into backtests (id, revision, status, priority, attempts, request_key, data_hash, code_hash, name, symbol, window_from, window_to,
                               fee_bps, slippage_bps, initial_capital, created_at, parameters, strategy_code)
        values (@Id, 1, 'queued', @Priority, 0, @RequestKey, @BarsHash, @CodeHash, @Name, @Symbol, @WindowFrom, @WindowTo,
                @FeeBps, @SlippageBps, @InitialCapital, @CreatedAt, @Parameters,
                nullif(@StrategyCode, (select code from strategies where code_hash = @CodeHash)))
        """;

    // What is with the broker already stays in its line: a second command would count as a second attempt.
    private const string RaisePriority = """
        update backtests set priority = @Priority, revision = revision + 1
        where id = @earlier and finished_at is null and published_at is null and priority not in ('high', @Priority)
        """;

    private static readonly string Lowest = SnakeCase.Of(BacktestPriority.Bulk);

    public required string Id { get; init; }

    public required string Priority { get; init; }

    public required string RequestKey { get; init; }

    public required string CodeHash { get; init; }

    public required string StrategyCode { get; init; }

    public required string? Name { get; init; }

    public required string Symbol { get; init; }

    public required string? WindowFrom { get; init; }

    public required string? WindowTo { get; init; }

    public required double FeeBps { get; init; }

    public required double SlippageBps { get; init; }

    public required double InitialCapital { get; init; }

    public required string CreatedAt { get; init; }

    public required string Parameters { get; init; }

    /// <summary>Whether to store it whatever there was before.</summary>
    public required bool Rerun { get; init; }

    /// <summary>Which bars it would be run over now: a result over others does not answer.</summary>
    public required string BarsHash { get; init; }

    public static AcceptedRow Of(Backtest backtest, bool rerun, string barsHash) => new()
    {
        Id = backtest.Id.ToString(),
        Priority = SnakeCase.Of(backtest.Request.Priority),
        RequestKey = Backtests.RequestKey.Of(backtest.Request, backtest.CodeHash),
        CodeHash = backtest.CodeHash,
        StrategyCode = backtest.Request.StrategyCode,
        Name = backtest.Request.Name,
        Symbol = backtest.Request.Symbol.ToString(),
        WindowFrom = UtcText.OfBound(backtest.Request.From),
        WindowTo = UtcText.OfBound(backtest.Request.To),
        FeeBps = backtest.Request.Costs.FeeBps,
        SlippageBps = backtest.Request.Costs.SlippageBps,
        InitialCapital = backtest.Request.InitialCapital,
        CreatedAt = UtcText.Of(backtest.CreatedAt),
        Parameters = RequestTerms.Write(backtest.Request),
        Rerun = rerun,
        BarsHash = barsHash,
    };

    /// <summary>Stores it, unless an earlier backtest answers the same request; what waits for its command then gets the higher priority of the two.</summary>
    /// <returns>The id of the earlier one; null when it is stored.</returns>
    public string? InsertUnlessAnswered(SqliteSession session)
    {
        if (!Rerun && session.First<string>(FindAnswer, this) is { } earlier)
        {
            Raise(session, earlier);
            return earlier;
        }

        session.Execute(InsertStrategy, this);
        session.Execute(InsertBacktest, this);
        return null;
    }

    private void Raise(SqliteSession session, string earlier)
    {
        if (Priority != Lowest) session.Execute(RaisePriority, new { Priority, earlier });
    }
}

using System.Text.Json;
using Sentinel.Core.Backtests;

namespace Sentinel.Core.Storage;

/// <summary>What is written when a request is accepted.</summary>
internal sealed record AcceptedRow
{
    /// <summary>Keeps the strategy's code once; the code of a known strategy stays as it first came.</summary>
    public const string InsertStrategy = """
        insert into strategies (code_hash, code, created_at, updated_at)
        values (@CodeHash, @StrategyCode, @CreatedAt, @CreatedAt)
        on conflict (code_hash) do nothing
        """;

    /// <summary>Texts that differ in layout share a strategy, yet lines of errors are counted in the caller's own text.</summary>
    public const string InsertBacktest = """
        insert into backtests (id, revision, status, request_key, code_hash, name, symbol, window_from, window_to,
                               fee_bps, slippage_bps, initial_capital, created_at, parameters, strategy_code)
        values (@Id, 1, 'queued', @RequestKey, @CodeHash, @Name, @Symbol, @WindowFrom, @WindowTo,
                @FeeBps, @SlippageBps, @InitialCapital, @CreatedAt, @Parameters,
                nullif(@StrategyCode, (select code from strategies where code_hash = @CodeHash)))
        """;

    public required string Id { get; init; }

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

    public static AcceptedRow Of(Backtest backtest) => new()
    {
        Id = backtest.Id.ToString(),
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
        Parameters = JsonSerializer.Serialize(backtest.Request.Parameters, BacktestJson.Options),
    };
}

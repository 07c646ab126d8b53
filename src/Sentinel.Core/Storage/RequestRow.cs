using Sentinel.Core.Backtesting;
using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;

namespace Sentinel.Core.Storage;

/// <summary>The columns of <c>backtests</c> and <c>sweeps</c> that hold what was requested.</summary>
internal abstract record RequestRow
{
    public required string Id { get; init; }

    public required string Priority { get; init; }

    public required string CodeHash { get; init; }

    public string? Name { get; init; }

    public required string Symbol { get; init; }

    public string? WindowFrom { get; init; }

    public string? WindowTo { get; init; }

    public double FeeBps { get; init; }

    public double SlippageBps { get; init; }

    public double InitialCapital { get; init; }

    public required string CreatedAt { get; init; }

    public required string Parameters { get; init; }

    public required string StrategyCode { get; init; }

    protected BacktestRequest ToRequest()
    {
        var terms = RequestTerms.Read(Parameters);
        return new BacktestRequest
        {
            StrategyCode = StrategyCode,
            Parameters = terms.Parameters,
            Symbol = Prices.Symbol.Parse(Symbol),
            From = UtcText.ParseOptional(WindowFrom),
            To = UtcText.ParseOptional(WindowTo),
            FillGaps = terms.FillGaps,
            WarmupBars = terms.WarmupBars,
            Costs = new CostModel(FeeBps, SlippageBps),
            InitialCapital = InitialCapital,
            Priority = SnakeCase.Parse<BacktestPriority>(Priority),
            Name = Name,
        };
    }
}

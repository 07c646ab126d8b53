using Sentinel.Core.Prices;

namespace Sentinel.Core.Tests.Backtests;

/// <summary>A store that holds one series and takes no other.</summary>
internal sealed class FixedPrices(PriceSeries prices) : IPriceStore
{
    public Task<PriceSeries> Read(Symbol symbol, CancellationToken cancellationToken) => Task.FromResult(prices);

    public Task<IReadOnlyList<PriceCoverage>> List(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<PriceCoverage?> Find(Symbol symbol, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<int> Upsert(Symbol symbol, string source, IReadOnlyCollection<Bar> bars, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}

using System.Collections.Concurrent;
using Sentinel.Core.Prices;

namespace Sentinel.Core.Storage;

/// <summary>Hourly bars in SQLite, one table a symbol; what was read stays in memory until the bars change.</summary>
internal sealed class SqlitePriceStore(SqliteDatabase database) : IPriceStore
{
    private readonly ConcurrentDictionary<Symbol, CachedPrices> cache = [];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PriceCoverage>> List(CancellationToken cancellationToken)
    {
        var rows = await database.Read(session => session.All<SeriesRow>($"{SeriesRow.Select} order by symbol"), cancellationToken);
        return [.. rows.Select(row => row.ToCoverage())];
    }

    /// <inheritdoc/>
    public Task<PriceCoverage?> Find(Symbol symbol, CancellationToken cancellationToken) =>
        database.Read(session => SeriesRow.Find(session, symbol)?.ToCoverage(), cancellationToken);

    /// <inheritdoc/>
    public Task<PriceSeries> Read(Symbol symbol, CancellationToken cancellationToken) => database.Read(
        session => SeriesRow.Find(session, symbol) is { } series
            ? cache.GetOrAdd(symbol, _ => new CachedPrices()).Get(series.Revision, () => Load(session, symbol))
            : PriceSeries.Of(symbol, PriceSource.None, []),
        cancellationToken);

    /// <inheritdoc/>
    public Task<int> Upsert(Symbol symbol, string source, IReadOnlyCollection<Bar> bars, CancellationToken cancellationToken)
    {
        foreach (var bar in bars)
        {
            if (BarCheck.WhyImpossible(bar) is { } reason)
                throw new ArgumentException($"The bar of {bar.Time:u} is impossible: {reason}.", nameof(bars));
        }

        return bars.Count == 0
            ? Task.FromResult(0)
            : database.Write(session => Upsert(session, symbol, source, bars), cancellationToken);
    }

    private static (long Revision, PriceSeries Prices) Load(SqliteSession session, Symbol symbol) => session.AtOneMoment(() =>
    {
        var row = SeriesRow.Find(session, symbol)!;
        return (row.Revision, BarTable.ReadAll(session, symbol, row.Source, row.Bars));
    });

    private static int Upsert(SqliteSession session, Symbol symbol, string source, IReadOnlyCollection<Bar> bars)
    {
        BarTable.Create(session, symbol);
        var isSample = source == PriceSource.SyntheticSample;
        if (SeriesRow.Find(session, symbol) is { } stored && stored.IsSample != isSample)
        {
            if (isSample) return 0;
            BarTable.Clear(session, symbol);
        }

        var changed = BarTable.Upsert(session, symbol, bars);
        if (changed > 0) SeriesRow.Update(session, symbol, source, newest: bars.Max(bar => bar.Time));
        return changed;
    }
}

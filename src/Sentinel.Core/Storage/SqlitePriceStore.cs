using System.Collections.Concurrent;
using Sentinel.Core.Prices;

namespace Sentinel.Core.Storage;

/// <summary>Hourly bars in SQLite, one table a symbol; what was read stays in memory until the bars change.</summary>
internal sealed partial class SqlitePriceStore(SqliteDatabase database, TimeProvider time) : IPriceStore, IPriceHistory
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
        Check(bars);
        return bars.Count == 0
            ? Task.FromResult(0)
            : database.Write(session => Upsert(session, symbol, source, bars), cancellationToken);
    }

    private static (long Revision, PriceSeries Prices) Load(SqliteSession session, Symbol symbol) => session.AtOneMoment(() =>
    {
        var row = SeriesRow.Find(session, symbol)!;
        return (row.Revision, BarTable.ReadAll(session, symbol, row.Bars));
    });

    private int Upsert(SqliteSession session, Symbol symbol, string source, IReadOnlyCollection<Bar> bars)
    {
        BarTable.Create(session, symbol);
        var isSample = source == PriceSource.SyntheticSample;
        if (SeriesRow.Find(session, symbol) is { } stored && stored.IsSample != isSample)
        {
            if (isSample) return 0;
            BarTable.Clear(session, symbol);
            SourceTable.Clear(session, symbol);
        }

        IncomingBars.Fill(session, bars);
        return StoreIncoming(session, symbol, source);
    }

    private int StoreIncoming(SqliteSession session, Symbol symbol, string source)
    {
        var news = IncomingBars.ListNews(session, symbol);
        if (news.Count == 0) return 0;

        IncomingBars.LogRevisions(session, symbol, source, time.GetUtcNow());
        IncomingBars.MoveTo(session, symbol);
        SourceTable.Assign(session, symbol, source, news);
        SeriesRow.Update(session, symbol);
        return news.Count;
    }

    private static void Check(IEnumerable<Bar> bars)
    {
        foreach (var bar in bars)
        {
            if (BarCheck.WhyImpossible(bar) is { } reason)
                throw new ArgumentException($"The bar of {bar.Time:u} is impossible: {reason}.", nameof(bars));
        }
    }
}

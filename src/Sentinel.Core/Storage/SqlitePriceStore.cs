using System.Collections.Concurrent;
using Dapper;
using Microsoft.Data.Sqlite;
using Sentinel.Core.Prices;

namespace Sentinel.Core.Storage;

/// <summary>Hourly bars in SQLite, one table a symbol; what was read stays in memory until the bars change.</summary>
internal sealed class SqlitePriceStore(SqliteDatabase database) : IPriceStore
{
    private readonly ConcurrentDictionary<Symbol, CachedPrices> cache = [];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PriceCoverage>> List(CancellationToken cancellationToken)
    {
        await using var connection = database.OpenForReading();
        var rows = await connection.QueryAsync<SeriesRow>(new CommandDefinition(
            $"{SeriesRow.Select} order by symbol", cancellationToken: cancellationToken));

        return [.. rows.Select(row => row.ToCoverage())];
    }

    /// <inheritdoc/>
    public async Task<PriceCoverage?> Find(Symbol symbol, CancellationToken cancellationToken)
    {
        await using var connection = database.OpenForReading();
        var row = await connection.QuerySingleOrDefaultAsync<SeriesRow>(new CommandDefinition(
            $"{SeriesRow.Select} where symbol = @symbol", new { symbol = symbol.ToString() }, cancellationToken: cancellationToken));

        return row?.ToCoverage();
    }

    /// <inheritdoc/>
    public async Task<PriceSeries> Read(Symbol symbol, CancellationToken cancellationToken)
    {
        await using var connection = database.OpenForReading();
        var revision = await connection.QuerySingleOrDefaultAsync<long?>(new CommandDefinition(
            "select revision from series where symbol = @symbol", new { symbol = symbol.ToString() }, cancellationToken: cancellationToken));

        return revision is { } current
            ? cache.GetOrAdd(symbol, _ => new CachedPrices()).Get(current, () => Load(connection, symbol))
            : PriceSeries.Of(symbol, PriceSource.None, []);
    }

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
            : database.Write(connection => Upsert(connection, symbol, source, bars), cancellationToken);
    }

    // One transaction, so that revision and bars are of one moment.
    private static (long Revision, PriceSeries Prices) Load(SqliteConnection connection, Symbol symbol)
    {
        using var snapshot = connection.BeginTransaction(deferred: true);
        var row = SeriesRow.Find(connection, symbol)!;
        return (row.Revision, BarTable.ReadAll(connection, symbol, row.Source, row.Bars));
    }

    private static int Upsert(SqliteConnection connection, Symbol symbol, string source, IReadOnlyCollection<Bar> bars)
    {
        BarTable.Create(connection, symbol);
        var isSample = source == PriceSource.SyntheticSample;
        if (SeriesRow.Find(connection, symbol) is { } stored && stored.IsSample != isSample)
        {
            if (isSample) return 0;
            BarTable.Clear(connection, symbol);
        }

        var changed = BarTable.Upsert(connection, symbol, bars);
        if (changed > 0) SeriesRow.Update(connection, symbol, source, newest: bars.Max(bar => bar.Time));
        return changed;
    }
}

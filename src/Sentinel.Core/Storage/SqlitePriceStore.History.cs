using Sentinel.Core.Prices;

namespace Sentinel.Core.Storage;

internal sealed partial class SqlitePriceStore
{
    /// <inheritdoc/>
    public Task<BackfillProgress?> FindProgress(Symbol symbol, CancellationToken cancellationToken) => database.Read(
        session => BackfillRow.Find(session, symbol)?.ToProgress(), cancellationToken);

    /// <inheritdoc/>
    public Task<int> AddOlder(
        Symbol symbol, string source, IReadOnlyCollection<Bar> bars, BackfillProgress progress, CancellationToken cancellationToken)
    {
        Check(bars);
        return database.Write(
            session =>
            {
                BackfillRow.Keep(session, symbol, progress);
                return AddMissing(session, symbol, source, bars);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> AddMissing(Symbol symbol, string source, IReadOnlyCollection<Bar> bars, CancellationToken cancellationToken)
    {
        Check(bars);
        return database.Write(session => AddMissing(session, symbol, source, bars), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<BarDeletion?> Delete(Symbol symbol, DateTimeOffset from, DateTimeOffset until, string by, CancellationToken cancellationToken) =>
        database.Write(session => Delete(session, symbol, from, until, by), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BarDeletion>> ListDeletions(Symbol symbol, int limit, CancellationToken cancellationToken)
    {
        var rows = await database.Read(session => BarDeletionRow.List(session, symbol, limit), cancellationToken);
        return [.. rows.Select(row => row.ToDeletion())];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BarRevision>> ListRevisions(Symbol symbol, int limit, CancellationToken cancellationToken)
    {
        var rows = await database.Read(
            session => session.All<BarRevisionRow>(
                "select * from bar_revisions where symbol = @symbol order by id desc limit @limit", new { symbol = symbol.ToString(), limit }),
            cancellationToken);
        return [.. rows.Select(row => row.ToRevision())];
    }

    /// <inheritdoc/>
    public Task<int> CountRevisions(Symbol symbol, CancellationToken cancellationToken) => database.Read(
        session => session.First<int>("select count(*) from bar_revisions where symbol = @symbol", new { symbol = symbol.ToString() }),
        cancellationToken);

    private int AddMissing(SqliteSession session, Symbol symbol, string source, IReadOnlyCollection<Bar> bars)
    {
        BarTable.Create(session, symbol);
        IncomingBars.Fill(session, bars);
        IncomingBars.KeepMissing(session, symbol);
        return StoreIncoming(session, symbol, source);
    }

    private BarDeletion? Delete(SqliteSession session, Symbol symbol, DateTimeOffset from, DateTimeOffset until, string by)
    {
        if (SeriesRow.Find(session, symbol) is not { } before) return null;

        var window = BarTable.ReadAll(session, symbol, before.Bars).Within(from, until);
        if (window.Count == 0) return null;

        BarTable.Delete(session, symbol, window.Times[0], window.Times[^1]);
        if (window.Count == before.Bars)
        {
            SourceTable.Clear(session, symbol);
            SeriesRow.Empty(session, symbol);
        }
        else
        {
            SeriesRow.Update(session, symbol);
        }

        // What was asked for before the oldest bar is asked for again once that is another.
        if (SeriesRow.Find(session, symbol)?.First != before.First) BackfillRow.Clear(session, symbol);
        return BarDeletionRow.Keep(session, new BarDeletion(symbol, window.First!.Value, window.Last!.Value, window.Count, time.GetUtcNow(), by)).ToDeletion();
    }
}

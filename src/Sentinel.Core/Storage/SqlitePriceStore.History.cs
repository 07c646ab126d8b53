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
                BarTable.Create(session, symbol);
                IncomingBars.Fill(session, bars);
                IncomingBars.KeepMissing(session, symbol);
                return StoreIncoming(session, symbol, source);
            },
            cancellationToken);
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
}

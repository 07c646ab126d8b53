using Sentinel.Core.Batches;

namespace Sentinel.Core.Storage;

internal sealed partial class SqliteBatchStore
{
    private const string SelectById = $"{BatchRow.Select} where id = @id";

    // Few are running at any time, and few are parked, however many items a batch has.
    private const string CountPassing = """
        select count(*) from backtests b indexed by backtests_by_status join batch_items i on i.backtest_id = b.id
        where b.status = @status and i.batch_id = @id and i.status is null
        """;

    /// <inheritdoc/>
    public Task<Batch?> Find(Guid id, CancellationToken cancellationToken) => database.Read(
        session => session.First<BatchRow>(SelectById, new { id = id.ToString() })?.ToBatch(time.GetUtcNow()), cancellationToken);

    /// <inheritdoc/>
    public Task<BatchProgress?> FindProgress(Guid id, int after, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, IBatchStore.MaxLimit);

        return database.Read(session => session.AtOneMoment(() => ReadProgress(session, id.ToString(), after, limit)), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BatchItem>> ListItems(Guid id, CancellationToken cancellationToken)
    {
        var rows = await database.Read(
            session => session.All<DeliveredItemRow>(DeliveredItemRow.SelectAll, new { id = id.ToString() }), cancellationToken);
        return [.. rows.Select(row => row.ToItem())];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Batch>> List(Guid? after, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, IBatchStore.MaxLimit);

        var condition = after is null ? "true" : "id < @after";
        var rows = await database.Read(
            session => session.All<BatchRow>(
                $"{BatchRow.Select} where {condition} order by id desc limit @limit", new { after = after?.ToString(), limit }),
            cancellationToken);
        var now = time.GetUtcNow();
        return [.. rows.Select(row => row.ToBatch(now))];
    }

    private BatchProgress? ReadProgress(SqliteSession session, string id, int after, int limit)
    {
        var now = time.GetUtcNow();
        if (session.First<BatchRow>(SelectById, new { id })?.ToBatch(now) is not { } batch) return null;

        var counts = session.All<BatchCountRow>(BatchCountRow.Select, new { id });
        var (running, faulted) = batch.Finished == batch.Items ? (0, 0) : (Count("running"), Count("faulted"));
        return new BatchProgress(
            batch,
            BatchCountRow.ByStatus(counts, queued: batch.Items - batch.Finished - running - faulted, running, faulted),
            BatchCountRow.ByVerdict(counts),
            FinishRateRow.Find(session, batch)?.SecondsFor(batch.Items - batch.Finished, now),
            ReadFinished(session, id, after, limit));

        int Count(string status) => session.First<int>(CountPassing, new { id, status });
    }

    private static List<FinishedItem> ReadFinished(SqliteSession session, string id, int after, int limit)
    {
        var page = new { id, after, limit };
        var items = session.All<FinishedItemRow>(FinishedItemRow.SelectPage, page);
        if (items.Count == 0) return [];

        var backtests = session.All<BacktestSummaryRow>(FinishedItemRow.SelectBacktests, page)
            .ToDictionary(row => row.Id, row => row.ToSummary());
        return [.. items.Select(item => item.ToItem(backtests))];
    }
}

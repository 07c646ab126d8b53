using System.Collections.Concurrent;
using Sentinel.Core.Backtests;
using Sentinel.Core.Batches;
using Sentinel.Core.Strategies;

namespace Sentinel.Core.Storage;

/// <summary>Batches in SQLite, beside the backtests that they are made of.</summary>
internal sealed partial class SqliteBatchStore(SqliteDatabase database, TimeProvider time) : IBatchStore
{
    private const string CreateOrExtend = """
        insert into batches (id, name, items, more_until, created_at) values (@id, @name, @count, @moreUntil, @now)
        on conflict (id) do update set items = items + excluded.items, more_until = excluded.more_until where cancelled_at is null
        """;

    /// <inheritdoc/>
    public Task<IReadOnlyList<BatchItem>> Deliver(BatchDelivery delivery, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var accepted = new AcceptedRow?[delivery.Entries.Count];
        // Hashing takes longer than storing, and can be done side by side; of code that many have in common it is done once.
        var hashes = new ConcurrentDictionary<string, Lazy<string>>(ReferenceEqualityComparer.Instance);
        Parallel.For(0, accepted.Length, i => accepted[i] = Accept(delivery.Entries[i], hashes, now));

        return database.WriteMany(session => Insert(session, delivery, accepted, now), cancellationToken);
    }

    private static AcceptedRow? Accept(BatchEntry entry, ConcurrentDictionary<string, Lazy<string>> hashes, DateTimeOffset now) => entry.Request is { } request
        ? AcceptedRow.Of(Backtest.Of(request, hashes.GetOrAdd(request.StrategyCode, code => new Lazy<string>(() => CodeHash.Of(code))).Value, now), entry.Rerun, entry.BarsHash!)
        : null;

    private static IReadOnlyList<BatchItem> Insert(
        SqliteSession session, BatchDelivery delivery, AcceptedRow?[] accepted, DateTimeOffset now)
    {
        var id = delivery.BatchId.ToString();
        var isTaken = session.Execute(
            CreateOrExtend,
            new { id, name = delivery.Name, count = accepted.Length, moreUntil = UtcText.OfOptional(delivery.MoreUntil), now = UtcText.Of(now) }) > 0;
        if (!isTaken) return [];

        KeyedWork.Note(session, delivery.Key, id);
        return [.. accepted.Select((row, i) => Insert(session, id, delivery.FirstIndex + i, row, delivery.Entries[i]))];
    }

    private static BatchItem Insert(SqliteSession session, string batchId, int index, AcceptedRow? row, BatchEntry entry)
    {
        if (row is null) return BatchItemRow.InsertRejected(session, batchId, index, entry.Errors!);

        return row.InsertUnlessAnswered(session) is { } earlier
            ? BatchItemRow.InsertRepeat(session, batchId, index, earlier, row.CodeHash)
            : BatchItemRow.InsertNew(session, batchId, index, row);
    }
}

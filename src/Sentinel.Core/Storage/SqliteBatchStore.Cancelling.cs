namespace Sentinel.Core.Storage;

internal sealed partial class SqliteBatchStore
{
    private const string TakeNoMore = """
        update batches set cancelled_at = @now, more_until = null
        where id = @id and cancelled_at is null and (finished < items or more_until > @now)
        """;

    // What came with no batch was asked for by itself, whoever else waits for it.
    private const string CancelBacktests = """
        update backtests set status = 'cancelled', finished_at = @now, revision = revision + 1
        where finished_at is null and id in (
            select waiting.backtest_id from batch_items waiting
            where waiting.batch_id = @id and waiting.item_index >= @first and waiting.item_index < @end and waiting.status is null
              and exists (select 1 from batch_items own where own.backtest_id = waiting.backtest_id and not own.is_repeat)
              and not exists (select 1 from batch_items other
                              where other.backtest_id = waiting.backtest_id and other.batch_id <> @id and other.status is null)
              and not exists (select 1 from shared_backtests shared where shared.backtest_id = waiting.backtest_id))
        returning id
        """;

    private const string CancelWaiting = """
        update batch_items set status = 'cancelled', finished_at = @now
        where batch_id = @id and item_index >= @first and item_index < @end and status is null
        """;

    private const string CountItems = "select items from batches where id = @id and cancelled_at is not null";

    // Others that write wait no longer than for these.
    private const int AtOnce = 1_000;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Guid>> Cancel(Guid id, CancellationToken cancellationToken)
    {
        var items = await database.Write(session => TakeBack(session, id), cancellationToken);

        var cancelled = new List<Guid>();
        for (var first = 0; first < items; first += AtOnce)
        {
            var from = first;
            var backtests = await database.WriteMany(session => CancelItems(session, id, from), CancellationToken.None);
            cancelled.AddRange(backtests.Select(Guid.Parse));
        }

        return cancelled;
    }

    /// <returns>How many items there are to cancel; again all of them when an earlier call did not come to its end.</returns>
    private int TakeBack(SqliteSession session, Guid id)
    {
        var parameters = new { id = id.ToString(), now = UtcText.Of(time.GetUtcNow()) };
        session.Execute(TakeNoMore, parameters);
        return session.First<int>(CountItems, parameters);
    }

    private List<string> CancelItems(SqliteSession session, Guid id, int first)
    {
        var parameters = new { id = id.ToString(), first, end = first + AtOnce, now = UtcText.Of(time.GetUtcNow()) };
        var backtests = session.All<string>(CancelBacktests, parameters);
        session.Execute(CancelWaiting, parameters);
        return backtests;
    }
}

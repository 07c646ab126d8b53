namespace Sentinel.Core.Storage;

internal sealed partial class SqliteBatchStore
{
    private const string TakeBack = """
        update batches set cancelled_at = @now, more_until = null
        where id = @id and cancelled_at is null and (finished < items or more_until > @now)
        """;

    // What came with no batch was asked for by itself, whoever else waits for it.
    private const string CancelBacktests = """
        update backtests set status = 'cancelled', finished_at = @now, revision = revision + 1
        where finished_at is null and id in (
            select waiting.backtest_id from batch_items waiting
            where waiting.batch_id = @id and waiting.status is null
              and exists (select 1 from batch_items own where own.backtest_id = waiting.backtest_id and not own.is_repeat)
              and not exists (select 1 from batch_items other
                              where other.backtest_id = waiting.backtest_id and other.batch_id <> @id and other.status is null)
              and not exists (select 1 from shared_backtests shared where shared.backtest_id = waiting.backtest_id))
        returning id
        """;

    private const string CancelItems =
        "update batch_items set status = 'cancelled', finished_at = @now where batch_id = @id and status is null";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Guid>> Cancel(Guid id, CancellationToken cancellationToken)
    {
        var parameters = new { id = id.ToString(), now = UtcText.Of(time.GetUtcNow()) };
        var cancelled = await database.Write(
            session =>
            {
                if (session.Execute(TakeBack, parameters) == 0) return [];

                var backtests = session.All<string>(CancelBacktests, parameters);
                session.Execute(CancelItems, parameters);
                return backtests;
            },
            cancellationToken);

        return [.. cancelled.Select(Guid.Parse)];
    }
}

using System.Text.Json;
using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;

namespace Sentinel.Core.Storage;

internal sealed partial class SqliteBacktestStore
{
    // Rows are never deleted, so the last one's number grows with each that is accepted.
    private const string SelectBacklog = """
        select (select coalesce(max(rowid), 0) from backtests) as accepted,
               (select count(*) from backtests indexed by backtests_unfinished where finished_at is null) as unfinished
        """;

    private const string CountBefore = """
        select count(*) from (select 1 from backtests indexed by backtests_by_status where status = 'running' and id < @first limit @limit)
        union all
        select count(*) from (select 1 from backtests indexed by backtests_waiting
                              where status = 'queued' and priority = @priority and id < @first limit @limit)
        union all
        select count(*) from (select 1 from backtests indexed by backtests_waiting
                              where status = 'queued' and priority in (select value from json_each(@higher)) limit @limit)
        """;

    /// <inheritdoc/>
    public Task<BacklogCount> CountBacklog(CancellationToken cancellationToken) =>
        database.Read(session => session.First<BacklogCount>(SelectBacklog)!, cancellationToken);

    /// <inheritdoc/>
    public async Task<int?> FindPosition(DateTimeOffset acceptedAt, BacktestPriority priority, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            first = FirstId.Of(acceptedAt),
            priority = SnakeCase.Of(priority),
            higher = JsonSerializer.Serialize(Enum.GetValues<BacktestPriority>().Where(other => other < priority).Select(other => SnakeCase.Of(other))),
            limit = IBacktestStore.MaxPosition + 1,
        };
        var before = (await database.Read(session => session.All<int>(CountBefore, parameters), cancellationToken)).Sum();
        return before <= IBacktestStore.MaxPosition ? before : null;
    }
}

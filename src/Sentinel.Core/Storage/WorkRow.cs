namespace Sentinel.Core.Storage;

/// <summary>Work of one queue in one state, as Dapper reads it.</summary>
internal sealed record WorkRow
{
    // Counting what waits reads the index of what waits, and nothing else.
    public const string SelectWaiting = """
        select 'backtests.' || priority as queue, items, (select created_at from backtests where id = oldest) as oldest_at
        from (select priority, count(*) as items, min(id) as oldest from backtests indexed by backtests_waiting
              where status = 'queued' group by priority)
        union all
        select 'sweeps', count(*), min(created_at) from sweeps where finished_at is null and status = 'queued' having count(*) > 0
        """;

    public const string SelectRunning = """
        select 'backtests.' || priority as queue, count(*) as items, null as oldest_at from backtests where status = 'running' group by priority
        union all
        select 'sweeps', count(*), null from sweeps where finished_at is null and status = 'running' having count(*) > 0
        """;

    public required string Queue { get; init; }

    public int Items { get; init; }

    public string? OldestAt { get; init; }
}

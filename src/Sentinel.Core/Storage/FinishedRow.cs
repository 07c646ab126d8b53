namespace Sentinel.Core.Storage;

/// <summary>How many backtests ended in one way, as Dapper reads it.</summary>
internal sealed record FinishedRow
{
    public const string Select = """
        select coalesce(reason_code, verdict, status) as ending, count(*) as items from backtests
        where started_at is not null and coalesce(finished_at, started_at) >= @since and finished_at is not null
        group by 1
        """;

    public required string Ending { get; init; }

    public int Items { get; init; }
}

using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Sentinel.Load.Systems;

/// <summary>The system's own store, looked at from beside: asking the API for every outcome would be a load of its own.</summary>
internal sealed class StoredBacktests : IDisposable
{
    private readonly SqliteConnection connection;

    public StoredBacktests(string dataDirectory)
    {
        var file = new SqliteConnectionStringBuilder { DataSource = Path.Combine(dataDirectory, "strategy_results.db"), Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        connection = new SqliteConnection(file.ToString());
        connection.Open();
    }

    /// <summary>How many are accepted but not finished.</summary>
    public int CountUnfinished() => connection.QuerySingle<int>("select count(*) from backtests where finished_at is null");

    /// <summary>Those that were accepted since a moment and are finished, in the order in which they were.</summary>
    public IReadOnlyList<FinishedBacktest> FinishedSince(DateTimeOffset moment) =>
    [
        .. connection.Query<(string Id, string Status, string CreatedAt, string FinishedAt)>(
                "select id, status, created_at, finished_at from backtests where finished_at is not null and created_at >= @since order by finished_at",
                new { since = moment.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture) })
            .Select(row => new FinishedBacktest(Guid.Parse(row.Id), row.Status, Time(row.CreatedAt), Time(row.FinishedAt))),
    ];

    public void Dispose() => connection.Dispose();

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

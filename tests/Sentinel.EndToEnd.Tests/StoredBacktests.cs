using Dapper;
using Microsoft.Data.Sqlite;

namespace Sentinel.EndToEnd.Tests;

/// <summary>Reads the result database as other programs of the fund do.</summary>
internal sealed class StoredBacktests(string dataDirectory)
{
    private readonly string connectionString = $"Data Source={Path.Combine(dataDirectory, "strategy_results.db")};Mode=ReadOnly;Pooling=False";

    /// <summary>Number of backtests with a stored outcome.</summary>
    public long CountFinished()
    {
        using var connection = new SqliteConnection(connectionString);
        return connection.ExecuteScalar<long>("SELECT COUNT(*) FROM backtests WHERE finished_at IS NOT NULL");
    }
}

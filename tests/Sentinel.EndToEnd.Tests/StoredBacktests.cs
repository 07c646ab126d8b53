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

    /// <summary>Number of backtests of a priority with a stored outcome.</summary>
    public long CountFinished(string priority)
    {
        using var connection = new SqliteConnection(connectionString);
        return connection.ExecuteScalar<long>(
            "SELECT COUNT(*) FROM backtests WHERE priority = @priority AND finished_at IS NOT NULL", new { priority });
    }

    /// <summary>The priority of every backtest with an outcome, first ended first.</summary>
    public IReadOnlyList<string> PrioritiesInOrderOfEnding()
    {
        using var connection = new SqliteConnection(connectionString);
        return [.. connection.Query<string>("SELECT priority FROM backtests WHERE finished_at IS NOT NULL ORDER BY finished_at")];
    }

    /// <summary>Whether a worker has ever taken a backtest.</summary>
    public bool WasStarted(Guid id)
    {
        using var connection = new SqliteConnection(connectionString);
        return connection.ExecuteScalar<bool>("SELECT started_at IS NOT NULL FROM backtests WHERE id = @id", new { id = id.ToString() });
    }

    /// <summary>Number of stored points of a sweep.</summary>
    public long CountPoints(Guid sweep)
    {
        using var connection = new SqliteConnection(connectionString);
        return connection.ExecuteScalar<long>("SELECT COUNT(*) FROM sweep_points WHERE sweep_id = @sweep", new { sweep = sweep.ToString() });
    }

    /// <summary>Number of points that two sweeps of one grid have with the same figures.</summary>
    public long CountEqualPoints(Guid first, Guid second)
    {
        const string figures = "SELECT point_index, final_equity, sharpe, max_drawdown, trades, turnover FROM sweep_points WHERE sweep_id =";
        using var connection = new SqliteConnection(connectionString);
        return connection.ExecuteScalar<long>(
            $"SELECT COUNT(*) FROM ({figures} @first INTERSECT {figures} @second)", new { first = first.ToString(), second = second.ToString() });
    }
}

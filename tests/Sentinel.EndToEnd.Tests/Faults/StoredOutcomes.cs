using Dapper;
using Microsoft.Data.Sqlite;

namespace Sentinel.EndToEnd.Tests.Faults;

/// <summary>What a result database says of each backtest, without the times.</summary>
internal sealed class StoredOutcomes(string dataDirectory)
{
    private readonly string connectionString =
        $"Data Source={Path.Combine(dataDirectory, "strategy_results.db")};Mode=ReadOnly;Pooling=False;Default Timeout=60";

    /// <summary>How many have an outcome.</summary>
    public int CountFinished() => Count("finished_at is not null");

    /// <summary>How many have none yet.</summary>
    public int CountUnfinished() => Count("finished_at is null");

    /// <summary>How many wait for their command to get to the queue.</summary>
    public int CountUnpublished() => Count("published_at is null");

    /// <summary>Status, verdict, figures and hashes of every backtest in a line, by id.</summary>
    public IReadOnlyDictionary<Guid, string> Read()
    {
        const string select = """
            select id, concat_ws(' ', status, reason_code, verdict, total_return, sharpe, max_drawdown, trades, signal_hash, data_hash,
                                 json_extract(outcome, '$.performance'), json_extract(outcome, '$.verdict_reasons')) as outcome
            from backtests
            """;
        using var connection = new SqliteConnection(connectionString);
        return connection.Query<(string Id, string Outcome)>(select).ToDictionary(row => Guid.Parse(row.Id), row => row.Outcome);
    }

    /// <summary>What SQLite finds wrong with the file; <c>ok</c> when nothing.</summary>
    public string CheckIntegrity()
    {
        using var connection = new SqliteConnection(connectionString);
        return connection.ExecuteScalar<string>("pragma integrity_check")!;
    }

    private int Count(string condition)
    {
        using var connection = new SqliteConnection(connectionString);
        return connection.ExecuteScalar<int>($"select count(*) from backtests where {condition}");
    }
}

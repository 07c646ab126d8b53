using Dapper;
using Microsoft.Data.Sqlite;
using Sentinel.Core.Storage;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

public sealed class StrategyResultsMigrationTests : IDisposable
{
    private const string BatchOfTwo = """
        insert into strategies (code_hash, code, created_at, updated_at) values ('c', 'code', 't', 't');
        insert into backtests (id, revision, status, request_key, code_hash, symbol, fee_bps, slippage_bps, initial_capital,
                               verdict, created_at, published_at, finished_at, parameters, outcome)
        values ('done', 3, 'success', 'k1', 'c', 'BTC-USD', 1, 2, 3, 'good', 't', 't', 't', '{}', 'outcome'),
               ('open', 1, 'queued', 'k2', 'c', 'BTC-USD', 1, 2, 3, null, 't', null, null, '{}', null);
        insert into batches (id, items, finished, created_at) values ('b', 2, 1, 't');
        insert into batch_items (batch_id, item_index, finish_number, backtest_id, is_repeat, status)
        values ('b', 0, 1, 'done', 0, 'success'), ('b', 1, null, 'open', 0, null);
        """;

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_was_stored_before_there_were_priorities_is_kept_and_can_be_cancelled()
    {
        using var connection = Connect();
        var migrations = Migration.LoadAll("StrategyResults");
        SchemaMigrator.Migrate(connection, "test.db", [.. migrations.Take(3)]);
        connection.Execute(BatchOfTwo);

        SchemaMigrator.Migrate(connection, "test.db", migrations);
        connection.Execute("update backtests set status = 'cancelled', finished_at = 'now' where id = 'open'");

        Assert.Equal(["done|normal|1|outcome", "open|normal|0|"], connection.Query<string>(
            "select id || '|' || priority || '|' || attempts || '|' || coalesce(outcome, '') from backtests order by id"));
        Assert.Equal(["0 1 success", "1 2 cancelled"], connection.Query<string>(
            "select item_index || ' ' || finish_number || ' ' || status from batch_items order by item_index"));
        Assert.Empty(connection.Query("pragma foreign_key_check"));
        Assert.Equal(1, connection.ExecuteScalar<int>("pragma foreign_keys"));
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={folder.Of("test.db")};Foreign Keys=True;Pooling=False");
        connection.Open();
        return connection;
    }
}

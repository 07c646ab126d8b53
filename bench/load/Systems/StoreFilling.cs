using Dapper;
using Microsoft.Data.Sqlite;
using Sentinel.Core.Backtests;
using Sentinel.TestKit;

namespace Sentinel.Load.Systems;

/// <summary>Makes a store that has been in use for a while: one real result, copied under ids, codes and signals of their own.</summary>
internal static class StoreFilling
{
    private static readonly Dictionary<string, string> Fresh = new()
    {
        ["id"] = "printf('00000000-0000-7000-8000-%012x', n)",
        ["backtest_id"] = "printf('00000000-0000-7000-8000-%012x', n)",
        ["code_hash"] = "printf('%064x', n)",
        ["signal_hash"] = "printf('%064x', n)",
        ["request_key"] = "printf('filled-%d', n)",
    };

    public static async Task Fill(TempFolder folder, int results, CancellationToken cancellationToken)
    {
        if (results == 0) return;

        using (var storage = new TempStorage(folder))
        {
            var code = string.Concat(Enumerable.Repeat("// a line of a strategy as long as most of them are\n", 30));
            var accepted = await storage.Backtests.Accept(new BacktestRequest { StrategyCode = code }, rerun: true, barsHash: "", cancellationToken);
            await storage.Backtests.MarkPublished([accepted.Backtest.Id], cancellationToken);
            await storage.Backtests.KeepFirstOutcome(accepted.Backtest.Id, Outcome(), cancellationToken);
        }

        using var connection = new SqliteConnection($"Data Source={folder.Of("strategy_results.db")};Pooling=False");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        foreach (var table in new[] { "strategies", "backtests" }) Copy(connection, transaction, table, results);
        transaction.Commit();
    }

    private static void Copy(SqliteConnection connection, SqliteTransaction transaction, string table, int copies)
    {
        var columns = connection.Query<string>("select name from pragma_table_info(@table)", new { table }, transaction).ToList();
        var values = columns.Select(column => Fresh.GetValueOrDefault(column, column));
        connection.Execute(
            $"""
            with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < @copies)
            insert into {table} ({string.Join(", ", columns)})
            select {string.Join(", ", values)} from numbers cross join (select * from {table} limit 1)
            """,
            new { copies },
            transaction);
    }

    // As long as a real one: ten rows of a preview, a reason for each rule.
    private static BacktestOutcome Outcome()
    {
        var brief = Outcomes.Success(signalHash: "filled");
        return brief with
        {
            VerdictReasons = [.. Enumerable.Repeat(brief.VerdictReasons[0], 7)],
            Preview = brief.Preview! with { Rows = [.. Enumerable.Repeat(brief.Preview.Rows[0], 10)] },
        };
    }
}

using Dapper;
using Microsoft.Data.Sqlite;
using Sentinel.Core.Backtests;
using Sentinel.Core.Batches;
using Sentinel.Core.Faults;
using Sentinel.Core.Prices;
using Sentinel.Core.Storage;
using Sentinel.Core.Strategies;
using Sentinel.Core.Verdicts;
using Sentinel.TestKit;
using SQLitePCL;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

/// <summary>The store finds what it is asked for by indexes, so that it takes no longer the more is stored.</summary>
public sealed class QueryPlanTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly SqliteDatabase database;
    private readonly HashSet<string> statements = [];

    public QueryPlanTests() => database = new SqliteDatabase(
        folder.Of("strategy_results.db"), Migration.LoadAll("StrategyResults"), TimeSpan.FromSeconds(30));

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task No_statement_of_the_store_walks_through_a_table()
    {
        await database.Read(Record, default);
        await database.Write(Record, default);

        await UseEverything(new SqliteBacktestStore(database, new ManualTime()));
        await UseEverything(new SqliteFaultStore(database, new ManualTime()));
        await new SqliteBatchStore(database, new ManualTime()).Cancel(await DeliverOne(), default);

        await new SqliteAnswerStore(database, new ManualTime()).Take("key", "request", default);

        var lists = statements.Where(sql => sql.Contains("order by id desc limit", StringComparison.Ordinal)).ToList();
        Assert.Equal(8, lists.Count);
        await database.Read(session => NoneSorts(session.Connection, lists), default);
        Assert.Contains(statements, sql => sql.Contains("indexed by backtests_by_signals", StringComparison.Ordinal));
        await database.Read(session => NoneWalks(session.Connection), default);
    }

    [Theory]
    [InlineData("select id from backtests where message = 'none'")]
    [InlineData("update strategies set code = '' where symbol = 'none'")]
    public async Task A_walk_is_found_out(string sql) =>
        Assert.True(await database.Read(session => PlanOf(session.Connection, sql).Any(WalksThroughATable), default));

    private async Task<Guid> DeliverOne()
    {
        var entry = BatchEntry.Valid(new BacktestRequest { StrategyCode = "waiting" }, rerun: false, barsHash: Outcomes.BarsHash);
        var delivery = new BatchDelivery { BatchId = Guid.CreateVersion7(), Entries = [entry] };
        await new SqliteBatchStore(database, new ManualTime()).Deliver(delivery, default);
        return delivery.BatchId;
    }

    private static async Task UseEverything(SqliteBacktestStore store)
    {
        var request = new BacktestRequest { StrategyCode = "a" };
        var id = (await store.Accept(request, rerun: false, barsHash: Outcomes.BarsHash, key: null, default)).Backtest.Id;
        await store.Accept(request, rerun: false, barsHash: Outcomes.BarsHash, key: null, default);
        await store.ListUnpublished(BacktestPriority.Normal, 10, default);
        await store.MarkPublished([id], default);
        await store.RequeueLost(DateTimeOffset.UnixEpoch, [], default);
        await store.ParkLost(DateTimeOffset.UnixEpoch, 5, default);
        await store.CountStandingStill(DateTimeOffset.UnixEpoch, default);
        await store.RequeueUnfinished(default);
        await store.MarkRunning(id, DateTimeOffset.UnixEpoch, default);
        await store.KeepFirstOutcome(id, Outcomes.Success(), default);
        await store.FindRevision(id, default);
        await store.Cancel(id, default);
        await store.CountBacklog(default);
        await store.FindPosition(new ManualTime().Now, BacktestPriority.Bulk, default);
        await store.Any(default);
        await store.UpdateVerdict("hash", Verdict.Good, default);
        await store.List(new BacktestQuery { After = id }, default);
        await store.List(new BacktestQuery { Status = BacktestStatus.Success }, default);
        await store.List(new BacktestQuery { Verdict = Verdict.Good }, default);
        await store.List(new BacktestQuery { Symbol = Symbol.BtcUsd }, default);
        await store.List(new BacktestQuery { Name = "name" }, default);
        await store.List(new BacktestQuery { CodeHash = "hash" }, default);
        await store.List(new BacktestQuery { Priority = BacktestPriority.Bulk }, default);
        await store.List(new BacktestQuery { From = DateTimeOffset.UnixEpoch, To = DateTimeOffset.MaxValue }, default);
    }

    private static async Task UseEverything(SqliteFaultStore store)
    {
        var group = new FaultedGroup(WorkKind.Sweep, BacktestPriority.Bulk, "cause", 1, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
        await store.Park(WorkKind.Backtest, Guid.Empty, "cause", default);
        await store.ListGroups(default);
        await store.List(group with { Kind = WorkKind.Backtest }, 10, default);
        await store.List(group, 10, default);
        await store.FindGroup(Guid.Empty, default);
        await store.FindStates([Guid.Empty], default);
        await store.ReadHistory(Guid.Empty, default);
        await store.Requeue([Guid.Empty], "reason", default);
        await store.Discard([Guid.Empty], "message", default);
    }

    private bool Record(SqliteSession session)
    {
        raw.sqlite3_trace(session.Connection.Handle, (_, sql) => statements.Add(sql.TrimStart()), null!);
        return true;
    }

    private bool NoneWalks(SqliteConnection connection)
    {
        string[] words = ["select", "insert", "update", "delete"];
        Assert.All(
            statements.Where(sql => words.Any(word => sql.StartsWith(word, StringComparison.Ordinal))).ToList(),
            sql => Assert.DoesNotContain(PlanOf(connection, sql), WalksThroughATable));
        return true;
    }

    private static bool NoneSorts(SqliteConnection connection, List<string> lists)
    {
        Assert.All(lists, sql => Assert.DoesNotContain(PlanOf(connection, sql), step => step.Contains("B-TREE", StringComparison.Ordinal)));
        return true;
    }

    private static List<string> PlanOf(SqliteConnection connection, string sql) =>
        [.. connection.Query($"explain query plan {sql}").Select(step => (string)step.detail)];

    private static bool WalksThroughATable(string step) =>
        step.StartsWith("SCAN ", StringComparison.Ordinal)
        && !new[] { " INDEX ", "VIRTUAL TABLE", "CONSTANT ROW", "(subquery" }.Any(harmless => step.Contains(harmless, StringComparison.Ordinal));
}

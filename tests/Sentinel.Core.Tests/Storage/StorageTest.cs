using Microsoft.Data.Sqlite;
using Sentinel.Core.Backtests;
using Sentinel.Core.Batches;
using Sentinel.Core.Faults;
using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;
using Sentinel.TestKit;

namespace Sentinel.Core.Tests.Storage;

/// <summary>A test with all stores over a folder of its own.</summary>
public abstract class StorageTest : IDisposable
{
    protected StorageTest() => Storage = new TempStorage(Folder, time: Time);

    protected TempFolder Folder { get; } = new();

    protected TempStorage Storage { get; }

    protected IBacktestStore Backtests => Storage.Backtests;

    protected IBatchStore Batches => Storage.Batches;

    protected IFaultStore Faults => Storage.Faults;

    protected IPriceStore Prices => Storage.Prices;

    internal ManualTime Time { get; } = new();

    public void Dispose()
    {
        Storage.Dispose();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static BacktestRequest Request(string code) => new() { StrategyCode = code };

    protected async Task<Guid> Accept(string code, bool rerun = false) => await Accept(Request(code), rerun);

    protected async Task<Guid> Accept(BacktestRequest request, bool rerun = false) =>
        (await Backtests.Accept(request, rerun, barsHash: Outcomes.BarsHash, default)).Backtest.Id;

    protected async Task<Backtest> AcceptAndFinish(BacktestRequest request, BacktestOutcome outcome, bool rerun = false) =>
        await Backtests.KeepFirstOutcome(await Accept(request, rerun), outcome, default);

    /// <summary>Ids of what is due for publishing.</summary>
    protected async Task<Guid[]> ListDue(int limit = 10, BacktestPriority priority = BacktestPriority.Normal) =>
        [.. (await Backtests.ListUnpublished(priority, limit, default)).Select(due => due.Id)];

    /// <summary>A connection of another program that reads the results.</summary>
    protected SqliteConnection OpenResults()
    {
        var connection = new SqliteConnection($"Data Source={Folder.Of("strategy_results.db")};Pooling=false");
        connection.Open();
        return connection;
    }
}

using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Sentinel.Contracts.Backtests;
using Sentinel.Core.Backtests;
using Sentinel.Core.Operations;
using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;
using Sentinel.TestKit;
using Sentinel.Worker.Hosting;
using Sentinel.Worker.Tests.Hosting;
using Xunit;

namespace Sentinel.Worker.Tests.Backtests;

/// <summary>What holds over every transport.</summary>
public abstract class RunBacktestConsumerTests : IAsyncLifetime
{
    private const string BuyAndHold = "double[] GenerateSignals(Bars bars) => Enumerable.Repeat(1.0, bars.Count).ToArray();";

    private const string Endless = "double[] GenerateSignals(Bars bars) { while (true) { } }";

    private const string Busy = """
        double[] GenerateSignals(Bars bars)
        {
            var sum = 0.0;
            for (var i = 0; i < 600_000_000; i++) sum += Math.Sqrt(i);
            return bars.Select(_ => sum > 0 ? 1.0 : 0.0).ToArray();
        }
        """;

    private protected TestWorker Worker { get; private set; } = null!;

    public async Task InitializeAsync() =>
        Worker = await TestWorker.Start(await Broker(), new KeyValuePair<string, string?>("Sandbox:WallTime", "00:05:00"));

    // With other settings than the rest.
    private protected async Task Replace(string setting, string value)
    {
        await DisposeAsync();
        Worker = await TestWorker.Start(await Broker(), new KeyValuePair<string, string?>(setting, value));
    }

    public async Task DisposeAsync()
    {
        await Worker.DisposeAsync();
        await RemoveBroker();
    }

    [Fact]
    public async Task A_command_ends_in_a_stored_outcome_and_an_announcement()
    {
        var id = await Accept(BuyAndHold);

        await Worker.Run(id);
        await Eventually.Holds(() => !Worker.Finished.IsEmpty);

        var backtest = await Worker.Backtests.Find(id, default);
        Assert.Equal(BacktestStatus.Success, backtest!.Status);
        Assert.NotNull(backtest.StartedAt);
        var announced = Assert.Single(Worker.Finished);
        Assert.Equal((id, "success", SnakeCase.Of(backtest.Verdict!.Value)), (announced.BacktestId, announced.Status, announced.Verdict));
    }

    [Fact]
    public async Task A_disqualification_is_an_outcome_and_not_tried_again()
    {
        var id = await Accept("double[] GenerateSignals(Bars bars) => null;");

        await Worker.Run(id);
        await Eventually.Holds(() => !Worker.Finished.IsEmpty);

        Assert.Equal("error", Assert.Single(Worker.Finished).Status);
        Assert.DoesNotContain(Worker.Log, line => line.Contains("faulted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_redelivered_command_does_not_store_a_second_outcome_and_is_announced_again()
    {
        var id = await Accept(BuyAndHold);
        await Worker.Run(id);
        await Eventually.Holds(() => Worker.Finished.Count == 1);
        var first = await Worker.Backtests.Find(id, default);

        await Worker.Run(id);
        await Eventually.Holds(() => Worker.Finished.Count == 2);

        Assert.Equal(first!.Revision, await Worker.Backtests.FindRevision(id, default));
        Assert.Single(Worker.Finished.Distinct());
    }

    [Fact]
    public async Task Commands_of_one_backtest_at_the_same_time_store_one_outcome()
    {
        var id = await Accept(BuyAndHold);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Worker.Run(id)));
        await Eventually.Holds(() => Worker.Finished.Count == 8);

        Assert.Single(Worker.Finished.Distinct());
    }

    [Fact]
    public async Task An_unknown_id_is_warned_about_and_done_with()
    {
        var (unknown, known) = (Guid.CreateVersion7(), await Accept(BuyAndHold));

        await Worker.Run(unknown);
        await Worker.Run(known);
        await Eventually.Holds(() => !Worker.Finished.IsEmpty);

        await Eventually.Holds(() => Worker.Log.Any(line => line.Contains($"{unknown} is unknown", StringComparison.Ordinal)));
        Assert.Equal(known, Assert.Single(Worker.Finished).BacktestId);
    }

    [Fact]
    public async Task A_window_without_bars_is_a_fault_that_is_retried_and_then_said_with_id_cause_and_remedy()
    {
        var id = await Accept(BuyAndHold, to: new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero));

        await Worker.Run(id);
        await Eventually.Holds(() => Worker.Log.Any(line => line.Contains("for good", StringComparison.Ordinal)));

        Assert.Equal(2, Worker.Log.Count(line => line.Contains("tried again", StringComparison.Ordinal)));
        var said = Assert.Single(Worker.Log, line => line.Contains("for good", StringComparison.Ordinal));
        Assert.Contains($"{id}", said, StringComparison.Ordinal);
        Assert.Contains("No bars of BTC-USD", said, StringComparison.Ordinal);
        Assert.Contains("faults list", said, StringComparison.Ordinal);
        Assert.Empty(Worker.Finished);
    }

    [Fact]
    public async Task What_faults_for_good_is_parked_with_its_cause_and_runs_once_it_is_requeued()
    {
        var id = await Accept(BuyAndHold, to: new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await Worker.Run(id);
        await Eventually.Holds(async () => (await Worker.Backtests.Find(id, default))!.Status is BacktestStatus.Faulted);

        var parked = await Worker.Backtests.Find(id, default);
        await Worker.Run(id);
        await Eventually.Holds(() => Worker.Log.Any(line => line.Contains($"{id} is parked", StringComparison.Ordinal)));
        await Worker.ImportBarsBefore2001();
        await Worker.Faults.Requeue([id], "Requeued.", default);
        await Worker.Run(id);
        await Eventually.Holds(() => !Worker.Finished.IsEmpty);

        Assert.Equal("No bars of BTC-USD are stored from the beginning to 2001-01-01 00:00:00Z.", parked!.Message);
        Assert.Equal(BacktestStatus.Success, (await Worker.Backtests.Find(id, default))!.Status);
    }

    [Fact]
    public async Task A_store_that_is_locked_for_longer_than_all_retries_delays_an_outcome_and_loses_none()
    {
        var id = await Accept(BuyAndHold);
        await using (await Lock())
        {
            await Worker.Run(id);
            await Eventually.Holds(() => Worker.Log.Any(line => line.Contains("Outcomes wait in memory", StringComparison.Ordinal)));
            await Task.Delay(TimeSpan.FromSeconds(5)); // all retries together take a tenth of a second, and each waits a second for the lock
        }

        await Eventually.Holds(() => !Worker.Finished.IsEmpty);

        Assert.Equal(BacktestStatus.Success, (await Worker.Backtests.Find(id, default))!.Status);
        Assert.Single(Worker.Log, line => line.Contains("Outcomes wait in memory", StringComparison.Ordinal));
        Assert.Contains(Worker.Log, line => line.Contains("Outcomes can be stored again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_command_of_a_paused_queue_is_given_back_and_not_begun()
    {
        var (id, other) = (await Accept(BuyAndHold), await Accept("double[] GenerateSignals(Bars bars) => new double[bars.Count];"));
        await Worker.Backtests.MarkPublished([id], default);
        await Pause();

        await Worker.Run(id);
        await Eventually.Holds(async () => (await Worker.Backtests.Find(id, default)) is { Attempts: 0, Status: BacktestStatus.Queued });

        await Resume();
        Assert.Contains(await Worker.Backtests.ListUnpublished(BacktestPriority.Normal, 10, default), due => due.Id == id);
        await Worker.Run(other);
        await Eventually.Holds(() => !Worker.Finished.IsEmpty);
        Assert.Equal(other, Assert.Single(Worker.Finished).BacktestId);
    }

    [Fact]
    public async Task A_worker_without_runners_begins_nothing_and_finishes_all_once_it_has_some()
    {
        var ids = new List<Guid>();
        for (var i = 0; i < 40; i++) ids.Add(await Accept($"double[] GenerateSignals(Bars bars) => bars.Select(_ => {i} / 40.0).ToArray();"));

        await HaveRunners(0);
        await Task.WhenAll(ids.Select(Worker.Run));
        await HaveRunners(2);
        await Eventually.Holds(() => Worker.Finished.Count == ids.Count);

        Assert.Equal(ids.Order(), Worker.Finished.Select(finished => finished.BacktestId).Order());
    }

    [Fact]
    public async Task A_backtest_that_is_cancelled_before_it_is_taken_is_not_run()
    {
        var id = await Accept(Endless);
        await Worker.Backtests.Cancel(id, default);

        await Worker.Run(id);
        await Eventually.Holds(() => !Worker.Finished.IsEmpty);

        Assert.Equal(new BacktestFinished(id, "cancelled", Verdict: null), Assert.Single(Worker.Finished));
        Assert.Null((await Worker.Backtests.Find(id, default))!.StartedAt);
    }

    [Fact]
    public async Task A_backtest_that_is_cancelled_while_it_runs_is_stopped_with_its_runner_and_the_next_one_runs()
    {
        var (endless, next) = (await Accept(Endless), await Accept(BuyAndHold));
        await Worker.Run(endless);
        var runner = await Worker.BusyRunner();
        await Worker.Run(next);

        await Worker.Backtests.Cancel(endless, default);
        await Worker.Publish(new BacktestsCancelled([endless]));
        await Eventually.Holds(() => Worker.Finished.Count == 2);

        Assert.Contains(new BacktestFinished(endless, "cancelled", Verdict: null), Worker.Finished);
        Assert.Equal(BacktestStatus.Success, (await Worker.Backtests.Find(next, default))!.Status);
        await Eventually.Holds(() => !Directory.Exists($"/proc/{runner}"));
        Assert.DoesNotContain(Worker.Log, line => line.Contains("faulted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_backtest_that_is_cancelled_while_it_waits_for_a_runner_leaves_the_line()
    {
        var (endless, waiting) = (await Accept(Endless), await Accept(Endless.Replace("true", "bars.Count > 0", StringComparison.Ordinal)));
        await Worker.Run(endless);
        await Worker.BusyRunner();
        await Worker.Run(waiting);
        await Eventually.Holds(async () => (await Worker.Backtests.Find(waiting, default))!.Status is BacktestStatus.Running);

        await Worker.Backtests.Cancel(waiting, default);
        await Worker.Publish(new BacktestsCancelled([waiting]));
        await Eventually.Holds(() => !Worker.Finished.IsEmpty);

        Assert.Equal(waiting, Assert.Single(Worker.Finished).BacktestId);
        Assert.Equal(BacktestStatus.Running, (await Worker.Backtests.Find(endless, default))!.Status);
    }

    [Fact]
    public async Task A_message_that_a_backtest_is_cancelled_stops_nothing_when_the_store_says_otherwise()
    {
        var (endless, other) = (await Accept(Endless), await Accept(Endless.Replace("true", "bars.Count > 0", StringComparison.Ordinal)));
        await Worker.Run(endless);
        var runner = await Worker.BusyRunner();
        await Worker.Backtests.Cancel(other, default);

        await Worker.Publish(new BacktestsCancelled([endless, other]));
        await Worker.Run(other);
        await Eventually.Holds(() => !Worker.Finished.IsEmpty);

        Assert.Equal(other, Assert.Single(Worker.Finished).BacktestId);
        Assert.Equal(runner, await Worker.BusyRunner());
    }

    [Fact]
    public async Task New_bars_reach_the_next_backtest_and_not_the_one_that_is_running()
    {
        var stored = await Worker.Prices.Find(Symbol.BtcUsd, default);
        var (running, next) = (await Accept(Busy), await Accept(BuyAndHold));
        await Worker.Run(running);
        await Worker.BusyRunner();

        await Worker.Prices.Upsert(Symbol.BtcUsd, "test", [new Bar(stored!.Last.AddHours(1), 100, 110, 90, 105, 1)], default);
        await Worker.Run(next);
        await Eventually.Holds(() => Worker.Finished.Count == 2);

        Assert.Equal((stored.Bars, stored.Bars + 1), (await BarsOf(running), await BarsOf(next)));
    }

    private protected abstract Task<string?> Broker();

    private protected abstract ValueTask RemoveBroker();

    private protected async Task<Guid> Accept(string code, DateTimeOffset? to = null)
    {
        var request = new BacktestRequest { StrategyCode = code, To = to };
        return (await Worker.Backtests.Accept(request, rerun: false, barsHash: Outcomes.BarsHash, default)).Backtest.Id;
    }

    private async Task<int> BarsOf(Guid id) => (await Worker.Backtests.Find(id, default))!.Outcome!.Data.Bars;

    private async Task HaveRunners(int count)
    {
        var workers = Worker.Services.GetRequiredService<IWorkerStore>();
        await Eventually.Holds(async () => (await workers.List(default)).Count == 1);
        await workers.WantRunners((await workers.List(default))[0].Id, count, default);
        await Eventually.Holds(async () => (await workers.List(default))[0].Runners == count);
    }

    private async Task Pause()
    {
        await Worker.Services.GetRequiredService<IQueueStore>().Pause(WorkQueue.Named("backtests"), null, null, default);
        await Eventually.Holds(() => Worker.Services.GetRequiredService<PausedQueues>().Any);
    }

    private async Task Resume()
    {
        await Worker.Services.GetRequiredService<IQueueStore>().Unpause(WorkQueue.Named("backtests"), default);
        await Eventually.Holds(() => !Worker.Services.GetRequiredService<PausedQueues>().Any);
    }

    // What a backup or a careless query in another process does.
    private protected async Task<SqliteConnection> Lock()
    {
        var connection = new SqliteConnection($"Data Source={Worker.StrategyResults};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "begin immediate";
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}

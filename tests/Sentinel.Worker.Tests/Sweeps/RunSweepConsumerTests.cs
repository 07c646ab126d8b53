using Sentinel.Contracts;
using Sentinel.Contracts.Sweeps;
using Sentinel.Core.Backtests;
using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;
using Sentinel.Core.Sweeps;
using Sentinel.TestKit;
using Sentinel.Worker.Tests.Hosting;
using Xunit;

namespace Sentinel.Worker.Tests.Sweeps;

/// <summary>What holds over every transport.</summary>
public abstract class RunSweepConsumerTests : IAsyncLifetime
{
    private const string Cross = """
        double[] GenerateSignals(Bars bars, Parameters parameters)
        {
            var fast = bars.Close.Sma(parameters.GetInt("fast", 1));
            var slow = bars.Close.Sma(parameters.GetInt("slow", 1));
            return Enumerable.Range(0, bars.Count).Select(i => fast[i] > slow[i] ? 1.0 : 0.0).ToArray();
        }
        """;

    private static readonly SweepGrid Grid = new([new SweepAxis("fast", [6, 12, 24]), new SweepAxis("slow", [48, 72])]);

    private protected TestWorker Worker { get; private set; } = null!;

    public async Task InitializeAsync() =>
        Worker = await TestWorker.Start(await Broker(), new KeyValuePair<string, string?>("Sandbox:WallTime", "00:05:00"));

    public async Task DisposeAsync()
    {
        await Worker.DisposeAsync();
        await RemoveBroker();
    }

    [Fact]
    public async Task Slices_together_finish_a_sweep_and_the_last_one_announces_it()
    {
        var id = await Accept(Cross);

        await Task.WhenAll(Run(id, 0, 4), Run(id, 4, 2));
        await Eventually.Holds(() => !Worker.SweepsFinished.IsEmpty);

        var sweep = await Worker.Sweeps.Find(id, default);
        Assert.Equal((SweepStatus.Success, 6), (sweep!.Status, sweep.FinishedPoints));
        Assert.Empty(sweep.Disqualified);
        Assert.Equal(new SweepFinished(id, "success"), Assert.Single(Worker.SweepsFinished));
    }

    [Fact]
    public async Task A_sweep_that_is_cancelled_while_it_runs_is_stopped_with_its_runner()
    {
        var id = await Accept("double[] GenerateSignals(Bars bars) { while (true) { } }");
        await Task.WhenAll(Run(id, 0, 3), Run(id, 3, 3));
        var runner = await Worker.BusyRunner();

        await Worker.Sweeps.Cancel(id, default);
        await Worker.Publish(new SweepCancelled(id));
        await Eventually.Holds(() => Worker.SweepsFinished.Count == 2);

        Assert.Equal(new SweepFinished(id, "cancelled"), Assert.Single(Worker.SweepsFinished.Distinct()));
        Assert.Equal((SweepStatus.Cancelled, 0), ((await Worker.Sweeps.Find(id, default))!.Status, (await Worker.Sweeps.Find(id, default))!.FinishedPoints));
        await Eventually.Holds(() => !Directory.Exists($"/proc/{runner}"));
        Assert.DoesNotContain(Worker.Log, line => line.Contains("faulted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_point_has_the_figures_of_a_single_backtest_with_its_parameters()
    {
        var id = await Accept(Cross);
        var single = await Worker.Backtests.Accept(
            new BacktestRequest { StrategyCode = Cross, Parameters = Grid.PointAt(3) }, rerun: false, barsHash: Outcomes.BarsHash, default);

        await Task.WhenAll(Run(id, 0, 6), Worker.Run(single.Backtest.Id));
        await Eventually.Holds(() => !Worker.SweepsFinished.IsEmpty && !Worker.Finished.IsEmpty);

        var backtest = await Worker.Backtests.Find(single.Backtest.Id, default);
        var point = Assert.Single(await Worker.Sweeps.ReadPoints(id, [3], default));
        Assert.NotEqual(0, point.Performance!.Trades);
        Assert.Equal(backtest!.Outcome!.Performance, point.Performance);
    }

    [Fact]
    public async Task A_redelivered_slice_stores_no_point_twice_and_the_end_is_announced_again()
    {
        var id = await Accept(Cross);
        await Run(id, 0, 6);
        await Eventually.Holds(() => Worker.SweepsFinished.Count == 1);
        var revision = await Worker.Sweeps.FindRevision(id, default);

        await Run(id, 0, 6);
        await Eventually.Holds(() => Worker.SweepsFinished.Count == 2);

        Assert.Equal(revision, await Worker.Sweeps.FindRevision(id, default));
    }

    [Fact]
    public async Task What_does_not_compile_ends_the_whole_sweep()
    {
        var id = await Accept("double[] GenerateSignals(Bars bars, Parameters parameters)\n{\n    return fast;\n}");

        await Task.WhenAll(Run(id, 0, 3), Run(id, 3, 3));
        await Eventually.Holds(() => Worker.SweepsFinished.Count == 2);

        var sweep = await Worker.Sweeps.Find(id, default);
        Assert.Equal((SweepStatus.Error, DisqualificationReason.CompileError, 0), (sweep!.Status, sweep.Disqualification!.Reason, sweep.FinishedPoints));
        Assert.Equal(3, Assert.Single(sweep.Disqualification.Errors).Line);
    }

    [Fact]
    public async Task A_disqualified_point_is_the_result_of_that_point()
    {
        var id = await Accept("""
            double[] GenerateSignals(Bars bars, Parameters parameters) =>
                parameters["fast"] == 12 ? throw new InvalidOperationException("twelve") : new double[bars.Count];
            """);

        await Run(id, 0, 6);
        await Eventually.Holds(() => !Worker.SweepsFinished.IsEmpty);

        var sweep = await Worker.Sweeps.Find(id, default);
        var point = Assert.Single(await Worker.Sweeps.ReadPoints(id, [2], default));
        Assert.Equal((SweepStatus.Success, 2), (sweep!.Status, sweep.Disqualified[DisqualificationReason.RuntimeException]));
        Assert.Contains("twelve", point.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bars_that_come_while_a_sweep_runs_are_left_out()
    {
        var id = await Accept(Cross);
        await Run(id, 0, 1);
        await Eventually.Holds(async () => (await Worker.Sweeps.Find(id, default))!.FinishedPoints == 1);
        var data = (await Worker.Sweeps.Find(id, default))!.Data!;

        await Worker.Prices.Upsert(Symbol.BtcUsd, "test", [new Bar(data.To!.Value.AddHours(1), 100, 101, 99, 100, 1)], default);
        await Run(id, 0, 6);
        await Eventually.Holds(() => !Worker.SweepsFinished.IsEmpty);

        var points = await Worker.Sweeps.ReadPoints(id, [0, 5], default);
        Assert.All(points, point => Assert.Equal(data.Bars, point.Performance!.Bars));
        Assert.Equal(data, (await Worker.Sweeps.Find(id, default))!.Data);
    }

    [Fact]
    public async Task Bars_that_are_revised_while_a_sweep_runs_make_all_of_it_due_again()
    {
        var id = await Accept(Cross);
        await Run(id, 0, 3);
        await Eventually.Holds(async () => (await Worker.Sweeps.Find(id, default))!.FinishedPoints == 3);
        var data = (await Worker.Sweeps.Find(id, default))!.Data!;

        await Worker.Prices.Upsert(Symbol.BtcUsd, "test", [new Bar(data.To!.Value, 1, 2, 1, 2, 1)], default);
        await Run(id, 3, 3);
        await Eventually.Holds(async () => (await Worker.Sweeps.Find(id, default))!.Data!.Hash != data.Hash);
        await Run(id, 0, 6);
        await Eventually.Holds(() => !Worker.SweepsFinished.IsEmpty);

        Assert.Equal(6, (await Worker.Sweeps.Find(id, default))!.FinishedPoints);
    }

    [Fact]
    public async Task An_unknown_id_is_warned_about_and_done_with()
    {
        var (unknown, known) = (Guid.CreateVersion7(), await Accept(Cross));

        await Run(unknown, 0, 6);
        await Run(known, 0, 6);
        await Eventually.Holds(() => !Worker.SweepsFinished.IsEmpty);

        await Eventually.Holds(() => Worker.Log.Any(line => line.Contains($"{unknown} is unknown", StringComparison.Ordinal)));
    }

    private protected abstract Task<string?> Broker();

    private protected abstract ValueTask RemoveBroker();

    private Task Run(Guid id, int first, int count) => Worker.Send(new RunSweep(id, first, count), QueueNames.Sweeps);

    private async Task<Guid> Accept(string code)
    {
        var request = new SweepRequest(new BacktestRequest { StrategyCode = code }, Grid, RankMetric.Default);
        return (await Worker.Sweeps.Accept(request, rerun: false, barsHash: Outcomes.BarsHash, default)).Sweep.Id;
    }
}

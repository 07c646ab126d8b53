using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sentinel.Contracts;
using Sentinel.Contracts.Backtests;
using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;
using Sentinel.TestKit;
using Sentinel.Worker.Faults;
using Sentinel.Worker.Tests.Hosting;
using Xunit;

namespace Sentinel.Worker.Tests.Faults;

public sealed class RabbitMqErrorQueuesTests : IAsyncLifetime
{
    private const string ErrorQueue = $"{QueueNames.NormalBacktests}_error";

    private static readonly DateTimeOffset NoBars = new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private VirtualHost host = null!;
    private TestWorker worker = null!;
    private ServiceProvider services = null!;

    private FaultDesk Desk => services.GetRequiredService<FaultDesk>();

    private FaultActs Acts => services.GetRequiredService<FaultActs>();

    public async Task InitializeAsync()
    {
        host = await (await Broker.Shared).AddVirtualHost();
        worker = await TestWorker.Start(host.ConnectionString);
        var settings = new Dictionary<string, string?> { ["ConnectionStrings:RabbitMq"] = host.ConnectionString };
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(worker.Faults)
            .AddFaults(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await services.DisposeAsync();
        await worker.DisposeAsync();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task A_parked_backtest_with_its_message_and_a_foreign_message_are_one_fault_each()
    {
        var id = await FaultForGood();
        await PublishGarbage();

        var report = await Desk.List(new FaultFilter(), 3, default);

        Assert.Equal((2, null), (report.Count, report.Unread));
        Assert.Contains(report.Groups, group => group is { MessageType: "RunBacktest", Count: 1, Examples: [{ History.Count: 1 }] }
            && group.Examples[0].Id == $"{id}" && group.Cause.StartsWith("No bars of BTC-USD", StringComparison.Ordinal));
        Assert.Contains(report.Groups, group => group is { MessageType: "unknown", Count: 1, Examples: [{ History: [] }] });
    }

    [Fact]
    public async Task Looking_often_loses_no_message()
    {
        await PublishGarbage();

        for (var look = 0; look < 30; look++) await Desk.List(new FaultFilter(), 3, default);

        Assert.Equal(1, (await Desk.List(new FaultFilter(), 3, default)).Count);
        Assert.Equal("not even JSON", Assert.Single(await host.Peek(ErrorQueue)).GetProperty("payload").GetString());
    }

    [Fact]
    public async Task Requeueing_makes_the_row_due_removes_its_message_and_moves_a_foreign_one_back()
    {
        var id = await FaultForGood();
        await worker.Send(new RunBacktest(Guid.CreateVersion7()), ErrorQueue);
        await Eventually.Holds(async () => (await host.Peek(ErrorQueue)).Count == 2);

        var act = await Acts.Requeue(new FaultFilter(), "a test", default);
        var again = await Acts.Requeue(new FaultFilter(), "a test", default);

        Assert.Equal(new FaultAct(1, 1, 1, null), act);
        Assert.Equal(new FaultAct(0, 0, 0, null), again);
        Assert.Equal([id], (await worker.Backtests.ListUnpublished(BacktestPriority.Normal, 10, default)).Select(due => due.Id));
        Assert.Empty(await host.Peek(ErrorQueue));
        await Eventually.Holds(() => worker.Log.Any(line => line.Contains("is unknown", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_message_whose_row_could_not_be_parked_brings_its_backtest_back()
    {
        var id = await Accept(to: null);
        await worker.Backtests.MarkPublished([id], default);
        await worker.Send(new RunBacktest(id), ErrorQueue);
        await Eventually.Holds(async () => (await host.Peek(ErrorQueue)).Count == 1);

        var act = await Acts.Requeue(new FaultFilter(Id: $"{id}"), "a test", default);

        Assert.Equal(new FaultAct(1, 0, 1, null), act);
        Assert.Equal([id], (await worker.Backtests.ListUnpublished(BacktestPriority.Normal, 10, default)).Select(due => due.Id));
    }

    [Fact]
    public async Task Discarding_one_leaves_the_others()
    {
        var id = await FaultForGood();
        await PublishGarbage();

        var act = await Acts.Discard(new FaultFilter(Id: $"{id}"), "a test", default);

        Assert.Equal(new FaultAct(1, 0, 1, null), act);
        Assert.Equal(BacktestStatus.Error, (await worker.Backtests.Find(id, default))!.Status);
        Assert.Equal("not even JSON", Assert.Single(await host.Peek(ErrorQueue)).GetProperty("payload").GetString());
        Assert.Equal(new FaultAct(0, 0, 1, null), await Acts.Discard(new FaultFilter(), "a test", default));
    }

    private async Task<Guid> FaultForGood()
    {
        var id = await Accept(NoBars);
        await worker.Backtests.MarkPublished([id], default);
        await worker.Run(id);
        await Eventually.Holds(async () => (await host.Peek(ErrorQueue)).Count == 1);
        return id;
    }

    private async Task PublishGarbage()
    {
        var before = (await host.Peek(ErrorQueue)).Count;
        await host.Publish(QueueNames.NormalBacktests, "not even JSON");
        await Eventually.Holds(async () => (await host.Peek(ErrorQueue)).Count == before + 1);
    }

    private async Task<Guid> Accept(DateTimeOffset? to)
    {
        var request = new BacktestRequest { StrategyCode = "double[] GenerateSignals(Bars bars) => new double[bars.Count];", To = to };
        return (await worker.Backtests.Accept(request, rerun: false, barsHash: Outcomes.BarsHash, default)).Backtest.Id;
    }
}

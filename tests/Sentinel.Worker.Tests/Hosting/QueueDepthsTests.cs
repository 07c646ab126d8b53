using Microsoft.Extensions.DependencyInjection;
using Sentinel.Contracts;
using Sentinel.Core.Backtests;
using Sentinel.TestKit;
using Sentinel.Worker.Hosting;
using Xunit;

namespace Sentinel.Worker.Tests.Hosting;

public sealed class QueueDepthsTests
{
    [Fact]
    public Task What_nobody_has_taken_is_counted_in_memory() => What_nobody_has_taken_is_counted(broker: null);

    [Fact]
    public async Task What_nobody_has_taken_is_counted_at_a_broker()
    {
        await using var host = await (await Broker.Shared).AddVirtualHost();
        await What_nobody_has_taken_is_counted(host.ConnectionString);
    }

    [Fact]
    public async Task A_queue_that_is_not_there_is_empty()
    {
        await using var host = await (await Broker.Shared).AddVirtualHost();

        Assert.Equal(0, await new RabbitMqQueueDepths(RabbitMqAddress.Parse(host.ConnectionString)).Find(QueueNames.Sweeps, default));
    }

    [Fact]
    public async Task Of_a_broker_that_is_away_nothing_is_known() =>
        Assert.Null(await new RabbitMqQueueDepths(RabbitMqAddress.Parse("amqp://127.0.0.1:9")).Find(QueueNames.Sweeps, default));

    private static async Task What_nobody_has_taken_is_counted(string? broker)
    {
        await using var worker = await TestWorker.Start(broker, new KeyValuePair<string, string?>("Sandbox:WallTime", "00:05:00"));
        var depths = worker.Services.GetRequiredService<IQueueDepths>();
        var request = new BacktestRequest { StrategyCode = "double[] GenerateSignals(Bars bars) { while (true) { } }" };
        var id = (await worker.Backtests.Accept(request, rerun: false, barsHash: Outcomes.BarsHash, default)).Backtest.Id;

        for (var command = 0; command < 6 + TestWorker.BacktestsPerRunner; command++) await worker.Run(id);

        await Eventually.Holds(async () => await depths.Find(QueueNames.NormalBacktests, default) == 6);
    }
}

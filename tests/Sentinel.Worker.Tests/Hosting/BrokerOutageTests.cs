using Sentinel.Core.Backtests;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Worker.Tests.Hosting;

public sealed class BrokerOutageTests
{
    [Fact]
    public async Task A_broker_that_dies_and_comes_back_finds_its_queues_and_the_worker_again()
    {
        var broker = await Broker.StartNode();
        await using var host = await broker.AddVirtualHost();
        await using var worker = await TestWorker.Start(host.ConnectionString);
        var request = new BacktestRequest { StrategyCode = "double[] GenerateSignals(Bars bars) => new double[bars.Count];" };
        var id = (await worker.Backtests.Accept(request, rerun: false, barsHash: Outcomes.BarsHash, default)).Backtest.Id;

        await broker.Kill();
        await Eventually.Holds(() => worker.Log.Any(line => line.Contains("cannot be reached", StringComparison.Ordinal)));
        await broker.Restart();
        await Eventually.Holds(() => worker.Log.Any(line => line.Contains("is reached again", StringComparison.Ordinal)));
        await worker.Run(id);
        await Eventually.Holds(() => !worker.Finished.IsEmpty);

        Assert.Equal(id, Assert.Single(worker.Finished).BacktestId);
        Assert.Single(worker.Log, line => line.Contains("cannot be reached", StringComparison.Ordinal));
    }
}

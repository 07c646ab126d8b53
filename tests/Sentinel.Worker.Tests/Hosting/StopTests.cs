using Sentinel.Core.Backtests;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Worker.Tests.Hosting;

public sealed class StopTests
{
    private const int Waiting = 30;

    [Fact]
    public Task A_stop_under_load_says_only_what_is_given_back_where_queues_are_in_memory() => A_stop_under_load_is_quiet(broker: null, unfinished: Waiting);

    [Fact]
    public async Task A_stop_under_load_says_only_what_is_given_back_to_a_broker()
    {
        await using var host = await (await Broker.Shared).AddVirtualHost();
        await A_stop_under_load_is_quiet(host.ConnectionString, unfinished: TestWorker.BacktestsPerRunner);
    }

    private static async Task A_stop_under_load_is_quiet(string? broker, int unfinished)
    {
        var worker = await TestWorker.Start(broker, new KeyValuePair<string, string?>("Sandbox:WallTime", "00:05:00"));
        var log = worker.Log;
        for (var i = 0; i < Waiting; i++) await worker.Run(await Accept(worker, i));
        await worker.BusyRunner();
        var before = log.Count;

        await worker.DisposeAsync();

        var written = log.Skip(before).ToList();
        Assert.DoesNotContain(written, line => line.StartsWith("Warning", StringComparison.Ordinal));
        Assert.DoesNotContain(written, line => line.StartsWith("Error", StringComparison.Ordinal));
        Assert.Single(written, line => line.StartsWith($"Information: Stopped with {unfinished} messages unfinished.", StringComparison.Ordinal));
    }

    private static async Task<Guid> Accept(TestWorker worker, int number)
    {
        var request = new BacktestRequest { StrategyCode = $"double[] GenerateSignals(Bars bars) {{ while (true) {{ }} }} // {number}" };
        return (await worker.Backtests.Accept(request, rerun: false, barsHash: Outcomes.BarsHash, default)).Backtest.Id;
    }
}

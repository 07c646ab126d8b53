using Sentinel.TestKit;
using Xunit;

namespace Sentinel.EndToEnd.Tests;

/// <summary>Who goes first while a thousand backtests wait; the order is looked at, never the speed.</summary>
public abstract class PriorityTests(Func<Task<Deployment>> deploy)
{
    private const int Bulk = 1_000;
    private const int High = 150;

    [Fact]
    public async Task A_single_backtest_is_answered_while_most_of_a_batch_that_came_before_still_waits()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await using var deployment = await Deploy(deadline.Token);

        await deployment.Client.PostBatch(Enumerable.Range(0, Bulk).Select(bar => Item(bar, "bulk")), deadline.Token);
        var single = await deployment.Client.PostAndWait(Item(Bulk, null), deadline.Token);
        var finished = new StoredBacktests(deployment.DataDirectory).CountFinished("bulk");

        Assert.Equal(("success", "normal"), (single.GetProperty("status").GetString(), single.GetProperty("priority").GetString()));
        Assert.InRange(finished, 0, Bulk / 2);
    }

    [Fact]
    public async Task A_batch_goes_on_while_urgent_backtests_keep_coming()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await using var deployment = await Deploy(deadline.Token);
        var stored = new StoredBacktests(deployment.DataDirectory);

        await deployment.Client.PostBatch(Enumerable.Range(0, Bulk).Select(bar => Item(bar, "bulk")), deadline.Token);
        await deployment.Client.PostBatch(Enumerable.Range(Bulk, High).Select(bar => Item(bar, "high")), deadline.Token);
        await Eventually.Holds(() => stored.CountFinished("high") >= 20);
        var before = stored.CountFinished("bulk");
        await Eventually.Holds(() => stored.CountFinished("high") >= 100);
        var meanwhile = stored.CountFinished("bulk") - before;

        Assert.InRange(meanwhile, 1, 80);
    }

    private static object Item(int bar, string? priority) => new
    {
        priority,
        strategy_code = $$"""
            double[] GenerateSignals(Bars bars)
            {
                var sum = 0.0;
                for (var i = 0; i < 400_000; i++) sum += Math.Sqrt(i);
                var targets = new double[bars.Count];
                for (var i = {{bar}}; i < bars.Count; i++) targets[i] = sum > 0 ? 1 : 0;
                return targets;
            }
            """,
    };

    private async Task<Deployment> Deploy(CancellationToken cancellationToken)
    {
        var deployment = await deploy();
        deployment.Set("Workers__BacktestsPerRunner", "16"); // so many are taken that urgent ones always wait at the runners
        await deployment.ImportPrices(PriceHistory.Synthetic.Csv, cancellationToken);
        await deployment.Start(cancellationToken);
        return deployment;
    }
}

using Sentinel.TestKit;
using Xunit;

namespace Sentinel.EndToEnd.Tests;

/// <summary>Who goes first while hundreds of backtests wait; the order in which they end is looked at, never the speed.</summary>
public sealed class PriorityTests
{
    private const int Bulk = 400;
    private const int High = 150;

    [Theory]
    [InlineData(DeploymentKind.Embedded)]
    [InlineData(DeploymentKind.Broker)]
    public async Task A_single_backtest_is_answered_while_most_of_a_batch_that_came_before_still_waits(DeploymentKind kind)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await using var deployment = await Deploy(kind, deadline.Token);

        await deployment.Client.PostBatch(Enumerable.Range(0, Bulk).Select(bar => Item(bar, "bulk")), deadline.Token);
        var single = await deployment.Client.PostAndWait(Item(Bulk, null), deadline.Token);
        var before = new StoredBacktests(deployment.DataDirectory).PrioritiesInOrderOfEnding().TakeWhile(priority => priority == "bulk").Count();

        Assert.Equal(("success", "normal"), (single.GetProperty("status").GetString(), single.GetProperty("priority").GetString()));
        Assert.InRange(before, 0, Bulk / 2);
    }

    [Theory]
    [InlineData(DeploymentKind.Embedded)]
    [InlineData(DeploymentKind.Broker)]
    public async Task A_batch_goes_on_while_urgent_backtests_keep_coming(DeploymentKind kind)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await using var deployment = await Deploy(kind, deadline.Token);
        var stored = new StoredBacktests(deployment.DataDirectory);

        await deployment.Client.PostBatch(Enumerable.Range(0, Bulk).Select(bar => Item(bar, "bulk")), deadline.Token);
        await deployment.Client.PostBatch(Enumerable.Range(Bulk, High).Select(bar => Item(bar, "high")), deadline.Token);
        await Eventually.Holds(() => stored.CountFinished("high") >= 100);
        var urgent = stored.PrioritiesInOrderOfEnding().Index().Where(ended => ended.Item == "high").Select(ended => ended.Index).ToList();
        var bulkBetween = urgent[99] - urgent[19] - 80;

        Assert.InRange(bulkBetween, 1, 80);
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

    private async Task<Deployment> Deploy(DeploymentKind kind, CancellationToken cancellationToken)
    {
        var deployment = await Deployment.Create(kind);
        deployment.Set("Workers__BacktestsPerRunner", "16"); // so many are taken that urgent ones always wait at the runners
        await deployment.ImportPrices(PriceHistory.Synthetic.Csv, cancellationToken);
        await deployment.Start(cancellationToken);
        return deployment;
    }
}

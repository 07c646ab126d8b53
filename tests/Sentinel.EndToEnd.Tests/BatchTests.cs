using System.Text.Json;
using Xunit;

namespace Sentinel.EndToEnd.Tests;

/// <summary>A batch as a client sees it while the process that runs it is killed.</summary>
public sealed class BatchTests
{
    private const int Items = 300;

    [Theory]
    [InlineData(DeploymentKind.Embedded)]
    [InlineData(DeploymentKind.Broker)]
    public async Task A_client_that_follows_a_batch_sees_every_item_once_although_a_worker_is_killed(DeploymentKind kind)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        await using var deployment = await Deployment.Create(kind);
        await deployment.ImportPrices(PriceHistory.Synthetic.Csv, deadline.Token);
        await deployment.Start(deadline.Token);

        var receipt = await deployment.Client.PostBatch(Enumerable.Range(0, Items).Select(Item), deadline.Token);
        var seen = new List<JsonElement>();
        await foreach (var page in deployment.Client.Follow(receipt.GetProperty("links").GetProperty("finished").GetString(), deadline.Token))
        {
            var isFirst = seen.Count == 0;
            seen.AddRange(page.GetProperty("finished").EnumerateArray());
            if (isFirst) await deployment.KillAndRestartWorker(deadline.Token);
        }

        Assert.Equal(Enumerable.Range(1, Items), seen.Select(item => item.GetProperty("cursor").GetInt32()));
        Assert.Equal(Enumerable.Range(0, Items), seen.Select(item => item.GetProperty("index").GetInt32()).Order());
        Assert.All(seen, item => Assert.Equal("success", item.GetProperty("status").GetString()));
        Assert.Equal(Items, new StoredBacktests(deployment.DataDirectory).CountFinished());
    }

    private static object Item(int bar) => new
    {
        strategy_code = $$"""
            double[] GenerateSignals(Bars bars)
            {
                var targets = new double[bars.Count];
                for (var i = {{bar}}; i < bars.Count; i++) targets[i] = 1;
                return targets;
            }
            """,
    };
}

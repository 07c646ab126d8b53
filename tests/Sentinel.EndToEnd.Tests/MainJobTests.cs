using System.Text.Json;
using Sentinel.TestKit;
using Xunit;
using Xunit.Abstractions;

namespace Sentinel.EndToEnd.Tests;

/// <summary>The main job as a client sees it: post, poll, read performance and verdict.</summary>
public sealed class MainJobTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-9;

    private static readonly (string Strategy, string Sample)[] Posted =
    [
        ("sma_long_flat", "sma_24_72_long_flat"),
        ("sma_long_short", "sma_24_72_long_short"),
        ("buy_and_hold", "buy_and_hold"),
        ("always_flat", "always_flat"),
        ("momentum_fractional", "momentum_24h_fractional"),
        ("rsi_reversion", "rsi_14_reversion"),
    ];

    [Theory]
    [InlineData(DeploymentKind.Embedded)]
    [InlineData(DeploymentKind.Broker)]
    public Task A_client_posts_strategies_polls_and_reads_the_known_results_on_made_up_bars(DeploymentKind kind) =>
        Post_poll_and_compare(kind, PriceHistory.Synthetic);

    [Theory]
    [InlineData(DeploymentKind.Embedded)]
    [InlineData(DeploymentKind.Broker)]
    public async Task A_client_posts_strategies_polls_and_reads_the_known_results_on_real_bars(DeploymentKind kind)
    {
        if (PriceHistory.Real is null) output.WriteLine("NOT CHECKED: the shared folder with real bars is not there.");
        else await Post_poll_and_compare(kind, PriceHistory.Real);
    }

    [Theory]
    [InlineData(DeploymentKind.Embedded)]
    [InlineData(DeploymentKind.Broker)]
    public async Task A_worker_killed_with_jobs_queued_and_running_loses_none_and_doubles_none(DeploymentKind kind)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await using var deployment = await Deployment.Create(kind);
        await deployment.ImportPrices(PriceHistory.Synthetic.Csv, deadline.Token);
        await deployment.Start(deadline.Token);
        var ids = new List<Guid>();
        for (var i = 0; i < 100; i++) ids.Add(await deployment.Client.Post(new { strategy_code = SlowStrategy(i) }, deadline.Token));
        await deployment.Finished(ids[10], deadline.Token);

        await deployment.KillAndRestartWorker(deadline.Token);
        var finished = new List<JsonElement>();
        foreach (var id in ids) finished.Add(await deployment.Finished(id, deadline.Token));

        Assert.All(finished, backtest => Assert.Equal("success", backtest.GetProperty("status").GetString()));
        Assert.Equal(ids.Count, new StoredBacktests(deployment.DataDirectory).CountFinished());
    }

    private static string SlowStrategy(int variant) => $$"""
        double[] GenerateSignals(Bars bars)
        {
            var sum = 0.0;
            for (var i = 0; i < 4_000_000; i++) sum += Math.Sqrt(i);
            var targets = new double[bars.Count];
            targets[{{variant}}] = sum > 0 ? 1 : 0;
            return targets;
        }
        """;

    private static void AssertNear(string metric, JsonElement expected, JsonElement performance)
    {
        var actual = performance.GetProperty(JsonNamingPolicy.SnakeCaseLower.ConvertName(metric));
        Assert.Equal(expected.ValueKind, actual.ValueKind);
        if (expected.ValueKind is JsonValueKind.Null) return;

        var allowed = Tolerance * Math.Max(1, Math.Abs(expected.GetDouble()));
        Assert.True(
            Math.Abs(expected.GetDouble() - actual.GetDouble()) <= allowed, $"{metric}: {expected} expected, {actual} came.");
    }

    private async Task Post_poll_and_compare(DeploymentKind kind, PriceHistory history)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await using var deployment = await Deployment.Create(kind);
        await deployment.ImportPrices(history.Csv, deadline.Token);
        await deployment.Start(deadline.Token);

        var ids = new List<Guid>();
        foreach (var (_, sample) in Posted)
        {
            var code = await File.ReadAllTextAsync(RepositoryFolder.Find($"samples/strategies/{sample}.cs"), deadline.Token);
            ids.Add(await deployment.Client.Post(new { strategy_code = code, name = sample }, deadline.Token));
        }

        foreach (var (id, (strategy, _)) in ids.Zip(Posted))
        {
            var backtest = await deployment.Finished(id, deadline.Token);
            Assert.Equal("success", backtest.GetProperty("status").GetString());
            Assert.NotEmpty(backtest.GetProperty("verdict_reasons").EnumerateArray());
            Assert.Equal(2160, backtest.GetProperty("data").GetProperty("bars").GetInt32());
            if (history.FindMetrics(strategy) is not { } metrics) continue;
            foreach (var metric in metrics.EnumerateObject()) AssertNear(metric.Name, metric.Value, backtest.GetProperty("performance"));
        }
    }
}

using Xunit;

namespace Sentinel.EndToEnd.Tests;

/// <summary>A sweep as a client sees it, whatever happens to the process that runs it.</summary>
public sealed class SweepTests
{
    private const int Points = 200;

    // Slow enough that a kill comes in the middle.
    private const string Slow = """
        double[] GenerateSignals(Bars bars, Parameters parameters)
        {
            var sum = 0.0;
            for (var i = 0; i < 3_000_000; i++) sum += Math.Sqrt(i);
            var average = bars.Close.Ema(parameters.GetInt("length", 10));
            return bars.Select((bar, i) => sum > 0 && bar.Close > average[i] * parameters["band"] ? 1.0 : 0.0).ToArray();
        }
        """;

    private static readonly object Grid = new
    {
        length = Enumerable.Range(5, Points / 10).ToArray(),
        band = new[] { 0.98, 0.99, 1, 1.01, 1.02, 1.03, 1.04, 1.05, 1.06, 1.07 },
    };

    [Theory]
    [InlineData(DeploymentKind.Embedded)]
    [InlineData(DeploymentKind.Broker)]
    public async Task A_worker_killed_in_the_middle_loses_no_point_and_doubles_none(DeploymentKind kind)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        await using var deployment = await Deployment.Create(kind);
        await deployment.ImportPrices(PriceHistory.Synthetic.Csv, deadline.Token);
        await deployment.Start(deadline.Token);

        var disturbed = await deployment.Client.PostSweep(Sweep(), deadline.Token);
        await deployment.Client.Sweep(disturbed, sweep => sweep.GetProperty("finished").GetInt32() > 50, deadline.Token);
        await deployment.KillAndRestartWorker(deadline.Token);
        var end = await deployment.Client.Sweep(disturbed, sweep => sweep.GetProperty("terminal").GetBoolean(), deadline.Token);
        var undisturbed = await deployment.Client.PostSweep(Sweep(), deadline.Token);
        await deployment.Client.Sweep(undisturbed, sweep => sweep.GetProperty("terminal").GetBoolean(), deadline.Token);

        Assert.Equal(("success", Points, Points), (end.GetProperty("status").GetString(), end.GetProperty("finished").GetInt32(), end.GetProperty("completed").GetInt32()));
        var stored = new StoredBacktests(deployment.DataDirectory);
        Assert.Equal(Points, stored.CountPoints(disturbed));
        Assert.Equal(Points, stored.CountEqualPoints(disturbed, undisturbed));
    }

    private static object Sweep() => new { strategy_code = Slow, grid = Grid, rerun = true };
}

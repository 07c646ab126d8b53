using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Sentinel.TestKit;
using Xunit;
using Xunit.Abstractions;

namespace Sentinel.EndToEnd.Tests;

/// <summary>Honest, failing and hostile strategies through one worker; <c>SENTINEL_SOAK</c> says how many, 300 when it does not.</summary>
[Collection(Unaccompanied.Name)]
public sealed class SoakTests(ITestOutputHelper output)
{
    private const int Samples = 20;
    private const int AtATime = 16;

    private static readonly int Strategies =
        int.TryParse(Environment.GetEnvironmentVariable("SENTINEL_SOAK"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 300;

    private readonly ConcurrentDictionary<(string Kind, string Expected, string Ending), int> endings = new();

    [LinuxFact(Timeout = 0)]
    public async Task Nothing_is_lost_and_nothing_is_left_behind()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(5) + (Strategies * TimeSpan.FromSeconds(1)));
        await using var deployment = await BrokerDeployment.Create();
        deployment.Set("Sandbox__WallTime", "00:00:03");
        deployment.Set("Sandbox__Runners", "4");
        await deployment.ImportPrices(PriceHistory.Synthetic.Csv, deadline.Token);
        await deployment.Start(deadline.Token);
        var figures = new List<WorkerFigures>();
        var clock = Stopwatch.StartNew();

        foreach (var part in Enumerable.Range(0, Strategies).Chunk(Strategies / Samples))
        {
            await Parallel.ForEachAsync(
                part,
                new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = deadline.Token },
                async (number, stopped) => await Run(deployment, SoakStrategy.Of(number), stopped));
            await Eventually.Holds(() => WorkerFigures.Of(deployment.WorkerId).Zombies == 0);
            figures.Add(WorkerFigures.Of(deployment.WorkerId));
            Write(part[^1] + 1, clock.Elapsed, figures[^1]);
        }

        foreach (var ((kind, expected, ending), count) in endings.OrderBy(entry => entry.Key)) output.WriteLine($"{kind}: {count} {ending}, {expected} expected");
        Assert.All(endings.Keys, key => Assert.Equal((key.Kind, key.Expected), (key.Kind, key.Ending)));
        Assert.Equal(Strategies, endings.Values.Sum());
        Assert.Equal(Strategies, new StoredBacktests(deployment.DataDirectory).CountFinished());
        Assert.InRange(figures[^1].Descriptors - figures[0].Descriptors, -30, 30);
        Assert.InRange(figures[^1].MiB - figures[Samples / 4].MiB, -300, 60);
    }

    private async Task Run(Deployment deployment, SoakStrategy strategy, CancellationToken stopped)
    {
        var id = await deployment.Client.Post(new { strategy_code = strategy.Code, rerun = true }, stopped);
        var ending = SoakStrategy.EndingOf(await deployment.Finished(id, stopped));
        endings.AddOrUpdate((strategy.Kind, strategy.Ending, ending), 1, (_, count) => count + 1);
    }

    private void Write(int finished, TimeSpan time, WorkerFigures worker) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{finished,6} after {time.TotalSeconds,5:0} s: worker {worker.MiB} MiB, {worker.Descriptors} descriptors, {worker.Zombies} zombies"));
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Sentinel.TestKit;
using Xunit;
using Xunit.Abstractions;

namespace Sentinel.EndToEnd.Tests;

/// <summary>Honest, failing and hostile strategies through one worker; <c>SENTINEL_SOAK</c> says how many, 300 when it does not.</summary>
[Collection(Unaccompanied.Name)]
public sealed class SoakTests(ITestOutputHelper output)
{
    private const int Seed = 14;
    private const int Samples = 20;
    private const int AtATime = 16;

    private static readonly int Strategies = RunSize.Of("SENTINEL_SOAK", otherwise: 300, least: Samples, most: 1_000_000);

    private readonly ConcurrentDictionary<(string Kind, string Ending, bool IsAsItMust), int> endings = new();

    [LinuxFact(Timeout = 0)]
    public async Task Nothing_is_lost_and_nothing_is_left_behind()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(15) + (Strategies * TimeSpan.FromSeconds(1)));
        var strategies = SoakStrategy.Draw(Strategies, Seed);
        var undisturbed = await Undisturbed(strategies.Select(strategy => strategy.Twin).Distinct(), deadline.Token);
        await using var deployment = await Start(await BrokerDeployment.Create(), deadline.Token);
        var figures = new List<WorkerFigures>();
        var clock = Stopwatch.StartNew();

        foreach (var part in strategies.Chunk(Strategies / Samples))
        {
            await Parallel.ForEachAsync(
                part,
                new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = deadline.Token },
                async (strategy, stopped) =>
                {
                    var id = await Post(deployment, strategy.Code, stopped);
                    Note(strategy, await deployment.Finished(id, stopped), undisturbed);
                });
            await Eventually.Holds(() => WorkerFigures.Of(deployment.WorkerId).Zombies == 0);
            figures.Add(WorkerFigures.Of(deployment.WorkerId));
            Write(endings.Values.Sum(), clock.Elapsed, figures[^1]);
        }

        foreach (var ((kind, ending, isAsItMust), count) in endings.OrderBy(entry => entry.Key)) output.WriteLine($"{kind}: {count} {ending}{(isAsItMust ? "" : ", which is WRONG")}");
        Assert.Empty(endings.Keys.Where(end => !end.IsAsItMust).Select(end => $"{end.Kind}: {end.Ending}"));
        Assert.Equal(Strategies, endings.Values.Sum());
        Assert.Equal(Strategies, new StoredBacktests(deployment.DataDirectory).CountFinished());
        Assert.InRange(figures[^1].Descriptors - figures[0].Descriptors, -30, 30);
        Assert.InRange(figures[^1].MiB - figures[Samples / 4].MiB, -300, 60);
    }

    // In a Sentinel that sees nothing else.
    private static async Task<IReadOnlyDictionary<string, string>> Undisturbed(IEnumerable<string> honest, CancellationToken stopped)
    {
        await using var deployment = await Start(await EmbeddedDeployment.Create(), stopped);
        var posted = new Dictionary<string, Guid>();
        foreach (var code in honest) posted[code] = await Post(deployment, code, stopped);
        var figures = new Dictionary<string, string>();
        foreach (var (code, id) in posted) figures[code] = Figures.Of(await deployment.Finished(id, stopped));
        return figures;
    }

    private static async Task<Deployment> Start(Deployment deployment, CancellationToken stopped)
    {
        deployment.Set("Sandbox__WallTime", "00:00:05");
        await deployment.ImportPrices(PriceHistory.Synthetic.Csv, stopped);
        await deployment.Start(stopped);
        return deployment;
    }

    private static Task<Guid> Post(Deployment deployment, string code, CancellationToken stopped) =>
        deployment.Client.Post(new { strategy_code = code, rerun = true }, stopped);

    private void Note(SoakStrategy strategy, JsonElement backtest, IReadOnlyDictionary<string, string> undisturbed)
    {
        var ending = SoakStrategy.EndingOf(backtest);
        if (ending == "success" && Figures.Of(backtest) != undisturbed[strategy.Twin]) ending = "success with other targets or figures";
        endings.AddOrUpdate((strategy.Kind, ending, strategy.Endings.Contains(ending)), 1, (_, count) => count + 1);
    }

    private void Write(int finished, TimeSpan time, WorkerFigures worker) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{finished,6} after {time.TotalSeconds,5:0} s: worker {worker.MiB} MiB, {worker.Descriptors} descriptors, {worker.Zombies} zombies"));
}

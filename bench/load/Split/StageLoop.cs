using System.Text.Json;
using Sentinel.Core.Backtests;
using Sentinel.Core.Prices;
using Sentinel.TestKit;

namespace Sentinel.Load.Split;

/// <summary>Takes strategies through every stage in one process, and measures the later half of them.</summary>
internal static class StageLoop
{
    private const int WritesInFlight = 64;

    /// <summary>Writes the stage times to standard output.</summary>
    public static async Task Run(string codeFile, string barFile)
    {
        var requests = JsonSerializer.Deserialize<string[]>(await File.ReadAllTextAsync(codeFile))!.Select(code => new BacktestRequest { StrategyCode = code }).ToArray();
        using var folder = new TempFolder();
        using var storage = new TempStorage(folder);
        var bars = BarFile.Read(barFile);
        await storage.Prices.Upsert(Symbol.BtcUsd, "csv", [.. Enumerable.Range(0, bars.Count).Select(i => Bar(bars, i))], CancellationToken.None);
        var stages = new StrategyStages(requests[0].BarsOf(bars).Given);
        var scoring = new Scoring(storage.Prices);

        var warmUp = requests.Length / 2;
        Through(requests[..warmUp], stages, scoring);
        stages.Reset();
        scoring.Reset();
        var collections = GC.CollectionCount(GC.MaxGeneration);
        var measured = Through(requests[warmUp..], stages, scoring);
        var collected = GC.CollectionCount(GC.MaxGeneration) - collections;
        var store = await Store(storage.Backtests, measured.Outcomes);
        Console.WriteLine(JsonSerializer.Serialize(Average(stages, scoring, measured.Background, store, collected, requests.Length - warmUp)));
    }

    private static (List<(BacktestRequest, BacktestOutcome)> Outcomes, TimeSpan Background) Through(BacktestRequest[] requests, StrategyStages stages, Scoring scoring)
    {
        var outcomes = new List<(BacktestRequest, BacktestOutcome)>();
        var process = Environment.CpuUsage.TotalTime;
        var thread = ThreadClock.Now;
        foreach (var request in requests)
        {
            var targets = stages.Run(request.StrategyCode);
            outcomes.Add((request, scoring.Judge(request, targets)));
            stages.TakeApart(request.StrategyCode);
        }

        return (outcomes, Environment.CpuUsage.TotalTime - process - (ThreadClock.Now - thread));
    }

    // Of the whole process: the store writes on a thread of its own.
    private static async Task<TimeSpan> Store(IBacktestStore store, List<(BacktestRequest Request, BacktestOutcome Outcome)> finished)
    {
        var start = Environment.CpuUsage.TotalTime;
        await Parallel.ForEachAsync(finished, new ParallelOptions { MaxDegreeOfParallelism = WritesInFlight }, async (one, stop) =>
        {
            var id = (await store.Accept(one.Request, rerun: false, barsHash: "", stop)).Backtest.Id;
            await store.MarkPublished([id], stop);
            await store.MarkRunning(id, one.Outcome.StartedAt, stop);
            await store.KeepFirstOutcome(id, one.Outcome, stop);
        });
        return Environment.CpuUsage.TotalTime - start;
    }

    private static StageTimes Average(StrategyStages stages, Scoring scoring, TimeSpan background, TimeSpan store, int collected, int strategies)
    {
        var check = stages.Compile - stages.Parse - stages.Bind - stages.Emit;
        return new StageTimes(
            stages.Parse / strategies,
            stages.Bind / strategies,
            stages.Emit / strategies,
            check / strategies,
            stages.Load / strategies,
            stages.FirstRun / strategies,
            stages.SecondRun / strategies,
            scoring.Used / strategies,
            store / strategies,
            background / strategies,
            (double)collected / strategies);
    }

    private static Bar Bar(PriceSeries bars, int i) => new(bars.TimeAt(i), bars.Open[i], bars.High[i], bars.Low[i], bars.Close[i], bars.Volume[i]);
}

using System.Diagnostics;

namespace Sentinel.Load;

/// <summary>One measured run: post all, wait for all, then single jobs on the idle system.</summary>
internal sealed class LoadRun(SystemUnderLoad system, int strategies, int seed)
{
    private const int WarmUp = 50;
    private const int IdleJobs = 50;
    private const int PostsInFlight = 64;

    public async Task<LoadReport> Run(CancellationToken cancellationToken)
    {
        using var codes = GeneratedStrategies.OfSeed(seed).GetEnumerator();
        List<string> Take(int count) => [.. Enumerable.Range(0, count).Select(_ => codes.MoveNext() ? codes.Current : throw new InvalidOperationException())];

        await Finish(await Post(Take(WarmUp), cancellationToken), cancellationToken);

        var cpuBefore = ProcessTree.CpuTime(system.ProcessIds);
        var clock = Stopwatch.StartNew();
        var ids = await Post(Take(strategies), cancellationToken);
        var accepted = clock.Elapsed;
        var finished = await Finish(ids, cancellationToken);
        var elapsed = clock.Elapsed;
        var cpu = ProcessTree.CpuTime(system.ProcessIds) - cpuBefore;
        var resident = ProcessTree.ResidentMiB(system.ProcessIds);

        return new LoadReport(
            strategies,
            finished.Count(outcome => outcome.Status is "success" or "duplicate"),
            accepted,
            elapsed,
            cpu,
            resident,
            Latencies.Of(finished.Select(outcome => outcome.Latency)),
            await IdleLatencies(Take(IdleJobs), cancellationToken));
    }

    private async Task<List<Guid>> Post(List<string> codes, CancellationToken cancellationToken)
    {
        var ids = new Guid[codes.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = PostsInFlight, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, codes.Count, options, async (i, stop) =>
            ids[i] = await system.Client.Post(new { strategy_code = codes[i] }, stop));
        return [.. ids];
    }

    private async Task<List<Outcome>> Finish(List<Guid> ids, CancellationToken cancellationToken)
    {
        var outcomes = new List<Outcome>(ids.Count);
        foreach (var id in ids)
        {
            var backtest = await system.Client.Finished(id, cancellationToken);
            var latency = backtest.GetProperty("finished_at").GetDateTimeOffset() - backtest.GetProperty("created_at").GetDateTimeOffset();
            outcomes.Add(new Outcome(backtest.GetProperty("status").GetString()!, latency));
        }

        return outcomes;
    }

    private async Task<Latencies> IdleLatencies(List<string> codes, CancellationToken cancellationToken)
    {
        var latencies = new List<TimeSpan>();
        foreach (var code in codes)
        {
            var clock = Stopwatch.StartNew();
            await system.Client.PostAndWait(new { strategy_code = code }, cancellationToken);
            latencies.Add(clock.Elapsed);
        }

        return Latencies.Of(latencies);
    }

    private sealed record Outcome(string Status, TimeSpan Latency);
}

using Sentinel.Load.Strategies;
using Sentinel.Load.Systems;

namespace Sentinel.Load.Measures;

/// <summary>Everything that is measured of one running system, one thing after the other.</summary>
internal sealed class SystemMeasures(SystemUnderLoad system, StrategySupply supply, TimeSpan time)
{
    private const int SingleJobCount = 100;
    private const int Batches = 3;
    private const double AcceptPace = 500;
    private const double MostAccepts = 5_000;
    private const double HalfLoad = 0.5;
    private const string NotAvailable = "not available";

    /// <summary>Posts all strategies at once and waits for them.</summary>
    public async Task<(FanOutResult Result, IReadOnlyList<byte[]> Bodies)> FanOut(int strategies, bool inBatches, CancellationToken cancellationToken)
    {
        var codes = supply.Take(strategies).Select(strategy => strategy.Code).ToList();
        return (await new FanOut(system, FanOutPost.Of(codes, inBatches)).Run(cancellationToken), codes.ConvertAll(LoadClient.BodyOf));
    }

    /// <summary>All that callers wait for: jobs, accepts, repeats, polls.</summary>
    public async Task<IReadOnlyList<Figure>> Answers(FanOutResult fanOut, IReadOnlyList<byte[]> known, CancellationToken cancellationToken)
    {
        var pace = Math.Max(1, fanOut.Warm * HalfLoad);
        var finished = fanOut.Finished.Take(1_000).Select(backtest => backtest.Id).ToList();
        return
        [
            new("a single job, idle", $"{await SingleJobs.OnIdleSystem(system, Bodies(SingleJobCount), cancellationToken)}"),
            new($"a single job, half loaded ({Text.Rate(pace)})", $"{await SingleJobs.AtPace(system, Bodies(Count(pace)), pace, cancellationToken)}"),
            await Accepts(cancellationToken),
            new("repeats, idle", $"{await Repeats.OnIdleSystem(system, known, time, cancellationToken)}"),
            new("repeats, all runners busy, 200/s", $"{await Repeats.UnderLoad(system, known, Bodies(Count(fanOut.Warm * 1.5)), time, cancellationToken)}"),
            new("polls, 200", $"{await Polls.Run(system, finished, tagged: false, time, cancellationToken)}"),
            new("polls, 304", $"{await Polls.Run(system, finished, tagged: true, time, cancellationToken)}"),
        ];
    }

    /// <summary>Many at once in one request.</summary>
    public async Task<IReadOnlyList<Figure>> Batched(CancellationToken cancellationToken)
    {
        var batches = await BatchAccept.Run(system, supply.Take(Batches * BatchAccept.Items).Select(strategy => strategy.Code), cancellationToken);
        var sweep = await SweepRun.Run(system, cancellationToken);
        return
        [
            new("a batch of 1,000 accepted", batches is null ? NotAvailable : string.Join(", ", batches.Select(Text.Milliseconds))),
            new("sweep points", sweep is { } taken ? Text.Rate(SweepRun.Points / taken.TotalSeconds) : NotAvailable),
        ];
    }

    /// <summary>How new strategies are accepted at a pace that does not wait for the answers.</summary>
    public async Task<Figure> Accepts(CancellationToken cancellationToken)
    {
        var bodies = Bodies(Count(AcceptPace));
        var accepts = await SteadyPace.Run(AcceptPace, bodies.Count, (i, stop) => system.Client.Post(bodies[i], stop), cancellationToken);
        await system.BecomesIdle(cancellationToken);
        return new Figure("accepts at 500/s", $"{accepts}");
    }

    /// <summary>How many new strategies can be accepted while others are run, all processes being warm.</summary>
    public async Task<Figure> AcceptsBesideRuns(CancellationToken cancellationToken)
    {
        var accepts = await AsManyAsPossible(cancellationToken);
        await system.BecomesIdle(cancellationToken);
        return new Figure("accepted while the runners run", $"{accepts}");
    }

    /// <summary>How many new strategies can be accepted while none is run; they stay queued.</summary>
    public async Task<Figure> AcceptsAlone(CancellationToken cancellationToken)
    {
        await system.Client.Post("/v1/queues/backtests/pause", "{}"u8.ToArray(), cancellationToken);
        return new Figure("accepted while nothing is run", $"{await AsManyAsPossible(cancellationToken)}");
    }

    private Task<LoopResult> AsManyAsPossible(CancellationToken cancellationToken)
    {
        var bodies = Bodies(Count(MostAccepts));
        return ClosedLoop.Run(LoadClient.Connections, bodies.Count, time, (i, stop) => system.Client.Post(bodies[i], stop), cancellationToken);
    }

    private int Count(double perSecond) => Math.Max(1, (int)(perSecond * time.TotalSeconds));

    private IReadOnlyList<byte[]> Bodies(int count) => [.. supply.Take(count).Select(strategy => LoadClient.BodyOf(strategy.Code))];
}

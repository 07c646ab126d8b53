using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;
using Sentinel.Worker.Sandbox.Execution;
using Sentinel.Worker.Sandbox.Protocol;

namespace Sentinel.Worker.Sandbox.Runner;

/// <summary>Answers the parent: runs one strategy after another and says how the process is afterwards.</summary>
internal sealed class RunnerService(Stream replies, StrategyExecutor executor, CompileLimit compileLimit, ExceptionWatch exceptions, Canary canary)
{
    private const long BytesPerBar = sizeof(long) + (5 * sizeof(double));

    private readonly RecentSeries<PriceSeries> series = new();

    /// <summary>Serves requests as they come.</summary>
    /// <exception cref="IOException">The parent is gone.</exception>
    public void Serve(IEnumerable<RunnerRequest> requests)
    {
        foreach (var request in requests)
        {
            switch (request)
            {
                case RunnerRequest.Load load:
                    series.Add(load.SeriesKey, load.Prices);
                    break;
                case RunnerRequest.Run run:
                    Answer(run);
                    replies.WriteSettled(new RunnerCondition(executor.Contexts.Count, canary.Complaint(BarsKept * BytesPerBar)));
                    break;
            }
        }
    }

    // The executor has a copy of those that ran last.
    private long BarsKept => series.Values.Sum(prices => (long)prices.Count) + executor.BarsKept;

    private void Answer(RunnerRequest.Run run)
    {
        try
        {
            replies.WriteReply(run.Token, StrategyThread.Run(() => Execute(run), look: () => LeaveUnlessKept(run.Token)));
        }
        catch (Exception failure) when (failure is not IOException)
        {
            replies.WriteFault(run.Token, failure as RunnerFaultException ?? RunnerFaultException.Of(failure));
        }
    }

    private StrategyOutcome Execute(RunnerRequest.Run run)
    {
        if (!series.TryUse(run.SeriesKey, out var prices)) throw new ProtocolException("The bars of a run were not loaded.");

        exceptions.Begin();
        var outcome = executor.Execute(run.StrategyCode, prices!, run.Parameters);
        return exceptions.RanOutOfMemory ? OutOfMemory(outcome) : outcome;
    }

    // Also where the strategy caught it and went on: how far its memory goes depends on the runs before, and what is left may not do for the next.
    private static StrategyOutcome OutOfMemory(StrategyOutcome outcome) =>
        ThrownException.OutOfMemory with { CompileTime = outcome.CompileTime, RunTime = outcome.RunTime };

    // One thread alone writes replies, so there is one; the compiler that nothing else stops ends with the process, which the parent replaces.
    private void LeaveUnlessKept(long token)
    {
        if (compileLimit.IsKept()) return;

        replies.WriteReply(token, compileLimit.Reached.Outcome);
        RequestReader.Leave();
    }
}

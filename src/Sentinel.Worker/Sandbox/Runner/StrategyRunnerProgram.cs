using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;
using Sentinel.Worker.Sandbox.Execution;
using Sentinel.Worker.Sandbox.Protocol;

namespace Sentinel.Worker.Sandbox.Runner;

/// <summary>The runner process: compiles and runs one strategy after another until its parent closes the pipe or kills it.</summary>
internal static class StrategyRunnerProgram
{
    /// <summary>Serves requests from standard input; does not return while the parent lives.</summary>
    public static int Run()
    {
        var (input, replies) = RunnerPipe.TakeOver();
        var requests = RequestReader.ReadInBackground(input);
        var executor = new StrategyExecutor();
        WarmUp.Run(executor);
        replies.WriteReady();
        Serve(requests, replies, executor);
        return 0;
    }

    private static void Serve(IEnumerable<RunnerRequest> requests, Stream replies, StrategyExecutor executor)
    {
        var series = new RecentSeries<PriceSeries>();
        foreach (var request in requests)
        {
            switch (request)
            {
                case RunnerRequest.Load load:
                    series.Add(load.SeriesKey, load.Prices);
                    break;
                case RunnerRequest.Run run when series.TryUse(run.SeriesKey, out var prices):
                    replies.WriteReply(Answer(executor, run, prices!));
                    break;
                default:
                    throw new ProtocolException("The bars of a run were not loaded.");
            }
        }
    }

    // The bars are copied for each run: a strategy that got at their memory would not change them for the next one.
    private static RunnerReply Answer(StrategyExecutor executor, RunnerRequest.Run run, PriceSeries prices)
    {
        var outcome = StrategyThread.Run(() => executor.Execute(run.StrategyCode, Bars.Of(prices), run.Parameters));
        return new RunnerReply(run.Token, outcome, executor.Contexts.Count);
    }
}

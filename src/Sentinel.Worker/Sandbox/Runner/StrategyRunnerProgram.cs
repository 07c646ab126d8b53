using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;
using Sentinel.Worker.Sandbox.Compilation;
using Sentinel.Worker.Sandbox.Execution;
using Sentinel.Worker.Sandbox.Kernel;
using Sentinel.Worker.Sandbox.Protocol;

namespace Sentinel.Worker.Sandbox.Runner;

/// <summary>The runner process: locks itself in, then compiles and runs one strategy after another until its parent closes the pipe or kills it.</summary>
internal static class StrategyRunnerProgram
{
    /// <summary>Serves requests from standard input; does not return while the parent lives.</summary>
    /// <param name="processorTime">Processor time of the process's whole life.</param>
    /// <param name="user">Number of the user and group that it becomes where it is root.</param>
    public static int Run(TimeSpan processorTime, int user)
    {
        var fileRules = FileRules.Apply();
        var limits = ResourceLimits.Apply(processorTime);
        var pipe = RunnerPipe.TakeOver();
        Preload.Run();
        var requests = RequestReader.ReadInBackground(pipe.Requests);
        var executor = new StrategyExecutor(StrategyCompiler.Guarded());
        WarmUp.Run(executor);
        using var canary = new Canary();
        if (canary.Complaint() is { } complaint) throw new InvalidOperationException($"The runner is not at rest: {complaint}.");

        var ownUser = RunnerUser.Become(user); // not sooner: such a user may not be allowed to read our own files
        var filter = KernelLock.Close();
        WarmUp.RunOnce(executor); // shows that behind the lock everything still works
        pipe.Replies.WriteReady(new IsolationReport([filter, limits, pipe.Finding, fileRules, ownUser]));
        Serve(requests, pipe.Replies, executor, canary);
        return 0;
    }

    private static void Serve(IEnumerable<RunnerRequest> requests, Stream replies, StrategyExecutor executor, Canary canary)
    {
        var series = new RecentSeries<PriceSeries>();
        foreach (var request in requests)
        {
            switch (request)
            {
                case RunnerRequest.Load load:
                    series.Add(load.SeriesKey, load.Prices);
                    break;
                case RunnerRequest.Run run:
                    Answer(replies, run.Token, () => executor.Execute(run.StrategyCode, PricesOf(run, series), run.Parameters));
                    replies.WriteSettled(new RunnerCondition(executor.Contexts.Count, canary.Complaint()));
                    break;
            }
        }
    }

    private static PriceSeries PricesOf(RunnerRequest.Run run, RecentSeries<PriceSeries> series) =>
        series.TryUse(run.SeriesKey, out var prices) ? prices! : throw new ProtocolException("The bars of a run were not loaded.");

    private static void Answer(Stream replies, long token, Func<StrategyOutcome> execute)
    {
        try
        {
            replies.WriteReply(token, StrategyThread.Run(execute));
        }
        catch (Exception failure) when (failure is not IOException)
        {
            replies.WriteFault(token, failure as RunnerFaultException ?? RunnerFaultException.Of(failure));
        }
    }
}

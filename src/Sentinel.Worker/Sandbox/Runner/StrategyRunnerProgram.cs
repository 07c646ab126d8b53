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
    /// <param name="compileTime">Processor time of compiling one strategy.</param>
    /// <param name="user">Number of the user and group that it becomes where it is root.</param>
    public static int Run(TimeSpan processorTime, TimeSpan compileTime, int user)
    {
        var fileRules = FileRules.Apply();
        var limits = ResourceLimits.Apply(processorTime);
        var pipe = RunnerPipe.TakeOver();
        Preload.Run();
        var requests = RequestReader.ReadInBackground(pipe.Requests);
        var compileLimit = new CompileLimit(compileTime);
        var executor = new StrategyExecutor(StrategyCompiler.Guarded(compileLimit));
        WarmUp.Run(executor);
        using var canary = new Canary();
        if (canary.Complaint() is { } complaint) throw new InvalidOperationException($"The runner is not at rest: {complaint}.");

        var ownUser = RunnerUser.Become(user); // not sooner: such a user may not be allowed to read our own files
        var filter = KernelLock.Close();
        WarmUp.RunOnce(executor); // shows that behind the lock everything still works
        pipe.Replies.WriteReady(new IsolationReport([filter, limits, pipe.Finding, fileRules, ownUser]));
        Serve(requests, pipe.Replies, executor, compileLimit, canary);
        return 0;
    }

    private static void Serve(IEnumerable<RunnerRequest> requests, Stream replies, StrategyExecutor executor, CompileLimit compileLimit, Canary canary)
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
                    Answer(replies, run.Token, compileLimit, () => executor.Execute(run.StrategyCode, PricesOf(run, series), run.Parameters));
                    replies.WriteSettled(new RunnerCondition(executor.Contexts.Count, canary.Complaint()));
                    break;
            }
        }
    }

    private static PriceSeries PricesOf(RunnerRequest.Run run, RecentSeries<PriceSeries> series) =>
        series.TryUse(run.SeriesKey, out var prices) ? prices! : throw new ProtocolException("The bars of a run were not loaded.");

    private static void Answer(Stream replies, long token, CompileLimit compileLimit, Func<StrategyOutcome> execute)
    {
        try
        {
            replies.WriteReply(token, StrategyThread.Run(execute, look: () => LeaveUnlessKept(compileLimit, replies, token)));
        }
        catch (Exception failure) when (failure is not IOException)
        {
            replies.WriteFault(token, failure as RunnerFaultException ?? RunnerFaultException.Of(failure));
        }
    }

    // This thread alone writes replies, so there is one; the compiler that nothing else stops ends with the process, which the parent replaces.
    private static void LeaveUnlessKept(CompileLimit limit, Stream replies, long token)
    {
        if (limit.IsKept()) return;

        replies.WriteReply(token, limit.Reached.Outcome);
        RequestReader.Leave();
    }
}

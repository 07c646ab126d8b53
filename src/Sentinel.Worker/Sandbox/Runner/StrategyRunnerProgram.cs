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
    /// <param name="choice">Which compiler it uses.</param>
    public static int Run(TimeSpan processorTime, TimeSpan compileTime, int user, CompilerChoice choice)
    {
        var fileRules = FileRules.Apply();
        var limits = ResourceLimits.Apply(processorTime);
        var pipe = RunnerPipe.TakeOver();
        Preload.Run();
        var requests = RequestReader.ReadInBackground(pipe.Requests);
        var compileLimit = new CompileLimit(compileTime);
        var (compiler, description) = RunnerCompiler.Load(choice);
        var executor = new StrategyExecutor(compiler, compileLimit);
        WarmUp.Run(executor);
        using var exceptions = new ExceptionWatch();
        using var canary = new Canary(executor.Forget);
        if (canary.Complaint() is { } complaint) throw new InvalidOperationException($"The runner is not at rest: {complaint}.");

        var ownUser = RunnerUser.Become(user); // not sooner: such a user may not be allowed to read our own files
        var filter = KernelLock.Close();
        WarmUp.RunOnce(executor); // shows that behind the lock everything still works
        pipe.Replies.WriteReady(new IsolationReport([filter, limits, pipe.Finding, fileRules, ownUser]) { Compiler = description });
        new RunnerService(pipe.Replies, executor, compileLimit, exceptions, canary).Serve(requests);
        return 0;
    }
}

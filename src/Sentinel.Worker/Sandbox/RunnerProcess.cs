using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Sentinel.Core.Strategies;
using Sentinel.Worker.Sandbox.Protocol;

namespace Sentinel.Worker.Sandbox;

/// <summary>A runner process as its parent sees it: gets one strategy at a time, is never trusted, and is killed when in doubt.</summary>
internal sealed class RunnerProcess : IDisposable
{
    // Each takes some 0.1 MB. The collector takes them by the hundred; more of them are held by something that will not let go.
    private const int MostLiveContexts = 1_000;

    private readonly RecentSeries<object?> loaded = new();
    private readonly Process process;
    private readonly Stream requests;
    private readonly Stream replies;
    private readonly ErrorOutput errors;
    private readonly ILogger log;
    private volatile bool killed;

    private RunnerProcess(Process process, ILogger log)
    {
        (this.process, this.log) = (process, log);
        requests = process.StandardInput.BaseStream;
        replies = process.StandardOutput.BaseStream;
        errors = new ErrorOutput(process.StandardError.BaseStream);
    }

    /// <summary>The operating system's number of the process.</summary>
    public int Id => process.Id;

    /// <summary>How many strategies it has run.</summary>
    public int Runs { get; private set; }

    /// <summary>Load contexts that it has not collected yet, as it said last.</summary>
    public int LiveContexts { get; private set; }

    /// <summary>Whether it may run another strategy.</summary>
    public bool IsUsable => !killed && !process.HasExited && LiveContexts <= MostLiveContexts;

    /// <summary>Starts a process and waits until it is warmed up.</summary>
    /// <exception cref="StrategyRunnerFaultException">It did not start, or was not ready in time.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static RunnerProcess Start(SandboxOptions options, ILogger log, CancellationToken cancellationToken)
    {
        var runner = new RunnerProcess(Launch(RunnerCommand.Create(options.DotnetPath)), log);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(options.StartTime);
        try
        {
            using (deadline.Token.Register(runner.Kill)) runner.replies.ReadReady();
            return runner;
        }
        catch (Exception failure) when (failure is IOException or ProtocolException)
        {
            var what = deadline.IsCancellationRequested ? $"was not ready within {options.StartTime.TotalSeconds:0} s" : "ended before it was ready";
            runner.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw new StrategyRunnerFaultException($"A runner {what}. {runner.errors.ReadToEnd()}".Trim(), failure);
        }
    }

    /// <summary>Runs one strategy; the process is killed when that takes too long or is cancelled.</summary>
    /// <exception cref="RunnerLostException">The process was gone before the strategy reached it.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public StrategyOutcome Run(StrategyRun run, TimeSpan wallTime, CancellationToken cancellationToken)
    {
        Runs++;
        using var wall = new CancellationTokenSource(wallTime);
        using var atTimeout = wall.Token.Register(Kill);
        using var atCancellation = cancellationToken.Register(Kill);
        try
        {
            return Receive(Send(run), run.Prices.Count);
        }
        catch (Exception failure) when (failure is IOException or ProtocolException or RunnerLostException)
        {
            Kill();
            cancellationToken.ThrowIfCancellationRequested();
            if (wall.IsCancellationRequested) return Endings.TimeLimit(wallTime);
            if (failure is RunnerLostException) throw;

            return failure is ProtocolException ? Tampering(failure) : Crash();
        }
    }

    /// <summary>Kills the process at once.</summary>
    public void Kill()
    {
        killed = true;
        if (!process.HasExited) process.Kill();
    }

    /// <summary>Kills the process and waits until it is gone.</summary>
    public void Dispose()
    {
        Kill();
        process.WaitForExit();
        requests.Dispose();
        replies.Dispose();
        process.Dispose();
    }

    private static Process Launch(ProcessStartInfo command)
    {
        try
        {
            return Process.Start(command)!;
        }
        catch (Win32Exception failure)
        {
            throw new StrategyRunnerFaultException($"A runner process could not be started: {failure.Message}", failure);
        }
    }

    private long Send(StrategyRun run)
    {
        try
        {
            var token = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));
            var key = run.Prices.Hash;
            if (!loaded.TryUse(key, out _))
            {
                requests.WriteRequest(new RunnerRequest.Load(key, run.Prices));
                loaded.Add(key, null);
            }

            requests.WriteRequest(new RunnerRequest.Run(token, key, run.StrategyCode, run.Parameters));
            return token;
        }
        catch (IOException failure)
        {
            throw new RunnerLostException(failure);
        }
    }

    private StrategyOutcome Receive(long token, int bars)
    {
        var reply = replies.ReadReply(token, bars);
        LiveContexts = reply.LiveContexts;

        // What ran out of memory once may be short of it for the next strategy.
        if (reply.Outcome is StrategyOutcome.Disqualified { Reason: DisqualificationReason.MemoryLimit }) Kill();
        return reply.Outcome;
    }

    private StrategyOutcome.Disqualified Tampering(Exception failure)
    {
        log.LogWarning("Runner {ProcessId} is killed and replaced, its strategy tampered with the pipe: {Cause}", process.Id, failure.Message);
        return Endings.Tampered;
    }

    private StrategyOutcome.Disqualified Crash()
    {
        process.WaitForExit();
        var said = errors.ReadToEnd();
        log.LogInformation("Runner {ProcessId} went down with its strategy, exit code {ExitCode}, and is replaced: {Errors}", process.Id, process.ExitCode, said);
        return Endings.Crash(process.ExitCode, said);
    }
}

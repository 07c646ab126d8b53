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

    // A strategy has one thread; beside it the runtime compiles and collects on threads of its own.
    private const double ProcessorTimePerWallTime = 2;

    // 128 and the number of SIGKILL.
    private const int ExitCodeOfKilled = 137;

    private static long started;

    private static readonly TimeSpan SettleTime = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan HandOverTime = TimeSpan.FromSeconds(10);

    private readonly RecentSeries<object?> loaded = new();
    private readonly Process process;
    private readonly Stream requests;
    private readonly Stream replies;
    private readonly ErrorOutput errors;
    private readonly RunnerWatch watch;
    private readonly ILogger log;
    private volatile bool killed;
    private bool isSettled = true;

    private RunnerProcess(Process process, TimeSpan processorTime, ILogger log)
    {
        (this.process, this.log) = (process, log);
        requests = process.StandardInput.BaseStream;
        replies = process.StandardOutput.BaseStream;
        errors = new ErrorOutput(process.StandardError.BaseStream);
        watch = new RunnerWatch(process, processorTime, Kill);
    }

    /// <summary>The operating system's number of the process.</summary>
    public int Id => process.Id;

    /// <summary>A number that no other process of this worker ever has, as the operating system's may come again.</summary>
    public long Number { get; } = Interlocked.Increment(ref started);

    /// <summary>How it is confined, as it found out itself before any strategy ran.</summary>
    public IsolationReport Isolation { get; private set; } = new([]);

    /// <summary>How many strategies it has run.</summary>
    public int Runs { get; private set; }

    /// <summary>Load contexts that it has not collected yet, as it said last.</summary>
    public int LiveContexts { get; private set; }

    /// <summary>Whether it may run another strategy.</summary>
    public bool IsUsable => !killed && !process.HasExited && LiveContexts <= MostLiveContexts;

    /// <summary>Starts a process and waits until it is warmed up and locked in.</summary>
    /// <exception cref="StrategyRunnerFaultException">It did not start, or was not ready in time.</exception>
    /// <exception cref="KernelIsolationMissingException">It is not confined as the options require.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static RunnerProcess Start(SandboxOptions options, ILogger log, CancellationToken cancellationToken, TimeProvider? clock = null)
    {
        var runner = new RunnerProcess(Launch(RunnerCommand.Create(options)), options.WallTime * ProcessorTimePerWallTime, log);
        var deadline = new RunnerDeadline(options.StartTime, runner.watch.Computed, runner.Kill, clock ?? TimeProvider.System);
        try
        {
            using (deadline)
            using (cancellationToken.Register(runner.Kill)) runner.Isolation = runner.replies.ReadReady();
        }
        catch (Exception failure) when (failure is IOException or ProtocolException)
        {
            var what = deadline.IsOver ? $"was not ready within {options.StartTime.TotalSeconds:0} s" : "ended before it was ready";
            runner.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            throw new StrategyRunnerFaultException($"A runner {what}. {runner.errors.ReadToEnd()}".Trim(), failure);
        }

        if (!options.RequireKernelIsolation || runner.Isolation.IsKernelIsolated) return runner;

        runner.Dispose();
        throw new KernelIsolationMissingException(runner.Isolation);
    }

    /// <summary>Runs one strategy; the process is killed when that takes too much or is cancelled.</summary>
    /// <exception cref="RunnerLostException">The process was gone before the strategy reached it.</exception>
    /// <exception cref="RunnerKilledException">Somebody else killed the process while the strategy ran.</exception>
    /// <exception cref="RunnerFaultException">Our own code in the process failed.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public StrategyOutcome Run(StrategyRun run, TimeSpan wallTime, CancellationToken cancellationToken, TimeProvider? clock = null)
    {
        using var atCancellation = cancellationToken.Register(Kill);
        var token = HandOver(run, cancellationToken);
        Runs++;
        isSettled = false;
        watch.Begin();
        using var deadline = new RunnerDeadline(wallTime, watch.ComputedByStrategy, Kill, clock ?? TimeProvider.System);
        try
        {
            return Receive(token, run.Prices.Count);
        }
        catch (RunnerFaultException)
        {
            Kill();
            throw;
        }
        catch (Exception failure) when (failure is IOException or ProtocolException)
        {
            Kill();
            cancellationToken.ThrowIfCancellationRequested();
            if (deadline.IsOver) return Endings.TimeLimit(wallTime, errors.Text);
            if (watch.End() is { } excess) return excess;

            if (failure is ProtocolException) return Tampering(failure);

            var ending = Crash();
            return process.ExitCode == ExitCodeOfKilled ? throw new RunnerKilledException(ending) : ending;
        }
        finally
        {
            watch.End();
        }
    }

    /// <summary>Waits, not for long, until the last strategy is known to have left nothing behind; kills the process when it has.</summary>
    public void Settle()
    {
        if (isSettled || !IsUsable) return;

        isSettled = true;
        using var deadline = new CancellationTokenSource(SettleTime);
        using var atDeadline = deadline.Token.Register(Kill);
        try
        {
            var condition = replies.ReadSettled();
            LiveContexts = condition.LiveContexts;
            if ((condition.Complaint ?? watch.Complaint()) is { } complaint) Recycle(complaint);
        }
        catch (Exception failure) when (failure is IOException or ProtocolException)
        {
            Recycle(failure.Message);
        }
    }

    /// <summary>Has it run strategies on some cores only, given as bits; 0 leaves it where it is.</summary>
    public void KeepTo(nint cores)
    {
        if (cores == 0 || !(OperatingSystem.IsLinux() || OperatingSystem.IsWindows())) return;

        try
        {
            process.ProcessorAffinity = cores; // on Linux its first thread's, from which those of strategies have it
        }
        catch (Exception refused) when (refused is Win32Exception or InvalidOperationException)
        {
            log.LogInformation("Runner {ProcessId} runs on any core, not on those of mask {Cores:x}: {Cause}", process.Id, cores, refused.Message);
        }
    }

    /// <summary>Kills the process if it takes more than a strategy is given.</summary>
    public void Watch() => watch.Check();

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

    // The runner looks after the last strategy while the next one is on its way, and begins with it afterwards.
    private long HandOver(StrategyRun run, CancellationToken cancellationToken)
    {
        try
        {
            using var deadline = new CancellationTokenSource(HandOverTime);
            using var atDeadline = deadline.Token.Register(Kill);
            var token = Send(run);
            Settle();
            return IsUsable ? token : throw new RunnerLostException();
        }
        catch (Exception failure) when (failure is IOException or RunnerLostException)
        {
            Kill();
            cancellationToken.ThrowIfCancellationRequested();
            throw failure as RunnerLostException ?? new RunnerLostException(failure);
        }
    }

    private long Send(StrategyRun run)
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

    private StrategyOutcome Receive(long token, int bars)
    {
        var outcome = replies.ReadReply(token, bars);

        // What ran out of memory once may be short of it for the next strategy.
        if (outcome is StrategyOutcome.Disqualified { Reason: DisqualificationReason.MemoryLimit }) Kill();
        return outcome is StrategyOutcome.Completed completed ? completed with { Runner = Number } : outcome;
    }

    private void Recycle(string complaint)
    {
        Kill();
        log.LogDebug("Runner {ProcessId} is replaced: {Complaint}", process.Id, complaint);
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

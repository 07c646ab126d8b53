using Microsoft.Extensions.Logging;
using Sentinel.Core.Strategies;
using Sentinel.Worker.Sandbox.Protocol;

namespace Sentinel.Worker.Sandbox;

/// <summary>A strategy that waits for a runner, and the promise to its caller.</summary>
internal sealed class StrategyJob(StrategyRun run, TimeSpan wallTime, ILogger log, CancellationToken cancellationToken)
{
    // A strategy is on its way while the one before it is looked after, and lost with what that one left behind.
    private const int MostAttempts = 10;

    // Whoever killed the first runner, a strategy in which one after the other is killed is to blame.
    private const int MostKills = 3;

    // What fails in fresh runners too is for a person to look at.
    private const int MostFaults = 3;

    // So many turns later another lane should have come by, unless it is held up.
    private const int MostTimesLeft = 8;

    private readonly TaskCompletionSource<StrategyOutcome> promise = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private StrategyOutcome.Disqualified? doubted;
    private StrategyOutcome.Disqualified? late;
    private int attempts;
    private int timesLeft;
    private int kills;
    private int faults;

    /// <summary>The process that it must not run in, by its number; null for none.</summary>
    public long? MayNotRunIn { get; init; }

    /// <summary>Which line it waits in.</summary>
    public BacktestPriority Priority => run.Priority;

    /// <summary>Whose it is; null where nobody said.</summary>
    public RunSubject? Subject => run.Subject;

    /// <summary>Whether its outcome is known and only the cause is looked for, in any runner.</summary>
    public bool IsLate => late is not null;

    /// <summary>Its outcome, once there is one.</summary>
    public Task<StrategyOutcome> Outcome => promise.Task;

    /// <summary>Whether a runner will do: after an end for which its runner may be to blame, only one that ran nothing before.</summary>
    public bool MayRunIn(RunnerProcess runner) => IsLate || (doubted is null && faults == 0 ? runner.Number != MayNotRunIn : runner.Runs == 0);

    /// <summary>Whether a lane whose runner will not do should leave it to another: a few times, each of which counts, and never where only a fresh one will.</summary>
    public bool IsLeftToOthers() => doubted is null && faults == 0 && timesLeft++ < MostTimesLeft;

    /// <summary>Runs it; false when another runner has to try.</summary>
    public bool TryRun(RunnerProcess runner, CancellationToken stopping)
    {
        try
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
            end.Token.ThrowIfCancellationRequested();
            if (late is not null)
            {
                promise.TrySetResult(Endings.Explained(late, new LengthTrials(runner, run, wallTime).Cause(end.Token)));
                return true;
            }

            var isFresh = runner.Runs == 0;
            return TryEnd(runner.Run(run, wallTime, end.Token), runner.Id, isFresh);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            promise.TrySetCanceled(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Stop();
        }
        catch (RunnerLostException lost) when (++attempts == MostAttempts)
        {
            Fail(new StrategyRunnerFaultException($"{attempts} runners were lost before they got this strategy.", lost));
        }
        catch (RunnerKilledException killed) when (++kills == MostKills)
        {
            promise.TrySetResult(killed.Ending);
        }
        catch (RunnerFaultException fault)
        {
            return TryFault(fault, runner.Id);
        }
        catch (Exception gone) when (gone is RunnerLostException or RunnerKilledException)
        {
            return false;
        }
        catch (Exception unexpected)
        {
            // A bug of ours: the caller hears of it, and whatever state the runner is in, nobody else gets it.
            runner.Kill();
            Fail(new StrategyRunnerFaultException($"Running a strategy failed: {unexpected.Message}", unexpected));
        }

        return true;
    }

    /// <summary>Gives up on it for a reason that is not its own.</summary>
    public void Fail(StrategyRunnerFaultException fault) => promise.TrySetException(fault);

    /// <summary>Gives up on it because the runners are stopping.</summary>
    public void Stop()
    {
        if (late is not null) promise.TrySetResult(late); // that much is known
        else Fail(new StrategyRunnerFaultException("The runners are stopping."));
    }

    // What others left in a process may bring it down or fill it: a fresh one decides.
    private bool TryEnd(StrategyOutcome outcome, int processId, bool isFresh)
    {
        var end = outcome as StrategyOutcome.Disqualified;
        if (doubted is null && !isFresh && end is { IsDoubtful: true } or { Reason: DisqualificationReason.Crashed or DisqualificationReason.MemoryLimit })
        {
            doubted = end;
            return false;
        }

        if (doubted is not null && end?.Reason != doubted.Reason)
        {
            log.LogWarning(
                "A strategy of {Subject} ended as {Doubted} in one runner and as {Reason} in a fresh one, {ProcessId}; the latter counts. An earlier strategy may have left something in the first.",
                Subject?.Id, doubted.Reason, end?.Reason.ToString() ?? "completed", processId);
        }

        // What completed once and is only confirmed has no such cause.
        if (end?.Reason == DisqualificationReason.TimeLimit && MayNotRunIn is null)
        {
            late = end;
            return false;
        }

        promise.TrySetResult(outcome);
        return true;
    }

    private bool TryFault(RunnerFaultException fault, int processId)
    {
        if (++faults == 1)
        {
            log.LogError(
                "Runner {ProcessId} failed in our own code with a strategy of {Subject}, and is replaced; the strategy is tried again, then given up as a fault: {Type}: {Said} {Trace}",
                processId, Subject?.Id, fault.Type, fault.Said, fault.Trace);
        }

        if (faults < MostFaults) return false;

        Fail(new StrategyRunnerFaultException($"{faults} runners failed in our own code with this strategy, the last with {fault.Message}", fault));
        return true;
    }
}

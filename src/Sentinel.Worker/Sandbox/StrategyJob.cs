using Sentinel.Core.Strategies;

namespace Sentinel.Worker.Sandbox;

/// <summary>A strategy that waits for a runner, and the promise to its caller.</summary>
internal sealed class StrategyJob(StrategyRun run, CancellationToken cancellationToken)
{
    // A strategy is on its way while the one before it is looked after, and lost with what that one left behind.
    private const int MostAttempts = 10;

    // Whoever killed the first runner, a strategy in which one after the other is killed is to blame.
    private const int MostKills = 3;

    private readonly TaskCompletionSource<StrategyOutcome> promise = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int attempts;
    private int kills;

    /// <summary>Which line it waits in.</summary>
    public BacktestPriority Priority => run.Priority;

    /// <summary>Whose it is; null where nobody said.</summary>
    public RunSubject? Subject => run.Subject;

    /// <summary>Its outcome, once there is one.</summary>
    public Task<StrategyOutcome> Outcome => promise.Task;

    /// <summary>Runs it; false when the runner was lost or killed and another one has to try.</summary>
    public bool TryRun(RunnerProcess runner, TimeSpan wallTime, CancellationToken stopping)
    {
        try
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
            end.Token.ThrowIfCancellationRequested();
            promise.TrySetResult(runner.Run(run, wallTime, end.Token));
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
    public void Stop() => Fail(new StrategyRunnerFaultException("The runners are stopping."));
}

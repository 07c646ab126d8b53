namespace Sentinel.Core.Operations;

/// <summary>Where it is kept which queues are paused.</summary>
public interface IQueueStore
{
    /// <summary>Pauses queues; one that is paused stays as it is.</summary>
    /// <returns>The names of those that went on until now.</returns>
    Task<IReadOnlyList<string>> Pause(IReadOnlyCollection<WorkQueue> queues, string? by, string? reason, CancellationToken cancellationToken);

    /// <summary>Lets queues go on.</summary>
    /// <returns>The names of those that were paused until now.</returns>
    Task<IReadOnlyList<string>> Unpause(IReadOnlyCollection<WorkQueue> queues, CancellationToken cancellationToken);

    /// <summary>The queues that are paused, by name.</summary>
    Task<IReadOnlyList<QueuePause>> ListPaused(CancellationToken cancellationToken);

    /// <summary>Whether the first item of a batch that waits does so in a paused queue; false when none waits.</summary>
    Task<bool> IsBatchPaused(Guid id, CancellationToken cancellationToken);

    /// <summary>Puts a backtest whose queue is paused back in line, due for publishing once its queue goes on.</summary>
    /// <returns>Whether its queue is paused, so that its command is done with; false also when it is finished.</returns>
    Task<bool> GiveBackBacktest(Guid id, CancellationToken cancellationToken);

    /// <summary>Puts a sweep back in line while sweeps are paused; points that are stored stay.</summary>
    /// <returns>Whether sweeps are paused, so that the command is done with; false also when it is finished.</returns>
    Task<bool> GiveBackSweep(Guid id, CancellationToken cancellationToken);
}

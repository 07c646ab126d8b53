namespace Sentinel.Core.Operations;

/// <summary>Where workers say how they are, and read how many runners they are to have.</summary>
public interface IWorkerStore
{
    /// <summary>Notes how a worker is; forgets workers that have been silent for ten minutes.</summary>
    /// <returns>Runners an operator wants it to have; null for as many as it began with.</returns>
    Task<int?> Report(WorkerReport worker, CancellationToken cancellationToken);

    /// <summary>Forgets a worker that stops.</summary>
    Task Remove(string id, CancellationToken cancellationToken);

    /// <summary>All workers that are not forgotten, gone ones too, by id.</summary>
    Task<IReadOnlyList<WorkerReport>> List(CancellationToken cancellationToken);

    /// <summary>Notes how many runners a worker is to have from its next report on.</summary>
    /// <returns>Whether the worker is known.</returns>
    Task<bool> WantRunners(string id, int runners, CancellationToken cancellationToken);
}

namespace Sentinel.Core.Faults;

/// <summary>Where parked work is kept, with the history of everything that did not go through at once.</summary>
public interface IFaultStore
{
    /// <summary>Most that one call reads or changes.</summary>
    const int MaxLimit = 1_000;

    /// <summary>Parks work that is not finished.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="id">Its identity.</param>
    /// <param name="cause">Why, as <see cref="FaultCause"/> gives it.</param>
    /// <param name="cancellationToken">Stops waiting; it may be parked all the same.</param>
    /// <returns>Whether it is parked now and was not before.</returns>
    Task<bool> Park(WorkKind kind, Guid id, string cause, CancellationToken cancellationToken);

    /// <summary>Parked work by kind, priority and cause, the latest first; at most <see cref="MaxLimit"/> groups.</summary>
    Task<IReadOnlyList<FaultedGroup>> ListGroups(CancellationToken cancellationToken);

    /// <summary>Parked work of a group, oldest first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<FaultedWork>> List(FaultedGroup group, int limit, CancellationToken cancellationToken);

    /// <summary>The group that parked work belongs to, as if it were alone there; null when it is not parked.</summary>
    Task<FaultedGroup?> FindGroup(Guid id, CancellationToken cancellationToken);

    /// <summary>Where some work stands; what is unknown is left out.</summary>
    Task<IReadOnlyDictionary<Guid, WorkState>> FindStates(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken);

    /// <summary>What went wrong with some work, oldest first; the latest <see cref="FaultedWork.MaxHistory"/> lines.</summary>
    Task<IReadOnlyList<FaultEntry>> ReadHistory(Guid id, CancellationToken cancellationToken);

    /// <summary>Makes unfinished work due for publishing again, with all its attempts before it; what is finished or unknown is left alone.</summary>
    /// <param name="ids">Backtests and sweeps, at most <see cref="MaxLimit"/>.</param>
    /// <param name="reason">For its history: who brings it back.</param>
    /// <param name="cancellationToken">Stops waiting; it may be done all the same.</param>
    /// <returns>How many.</returns>
    Task<int> Requeue(IReadOnlyCollection<Guid> ids, string reason, CancellationToken cancellationToken);

    /// <summary>Ends unfinished work as <c>error</c> with the reason <c>discarded</c>; what is finished or unknown is left alone.</summary>
    /// <param name="ids">Backtests and sweeps, at most <see cref="MaxLimit"/>.</param>
    /// <param name="message">What its author is told.</param>
    /// <param name="cancellationToken">Stops waiting; it may be done all the same.</param>
    /// <returns>How many.</returns>
    Task<int> Discard(IReadOnlyCollection<Guid> ids, string message, CancellationToken cancellationToken);
}

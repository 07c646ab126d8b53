using Microsoft.Extensions.Logging;
using Sentinel.Core.Faults;

namespace Sentinel.Worker.Faults;

/// <summary>What an operator can do about faults: bring them back, or discard them. Doing it twice does it once.</summary>
public sealed class FaultActs
{
    private readonly IFaultStore faults;
    private readonly IErrorQueues queues;
    private readonly ILogger<FaultActs> log;

    internal FaultActs(IFaultStore faults, IErrorQueues queues, ILogger<FaultActs> log) => (this.faults, this.queues, this.log) = (faults, queues, log);

    /// <summary>Makes parked backtests and sweeps due again with all their attempts, and moves other messages back to their queues.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="who">Who wants it, for log and history.</param>
    /// <param name="cancellationToken">Stops between two steps; to do it again does the rest.</param>
    public async Task<FaultAct> Requeue(FaultFilter filter, string who, CancellationToken cancellationToken)
    {
        var act = await Do(filter, ids => faults.Requeue(ids, $"Requeued by {who}.", cancellationToken), Disposal.MoveBack, cancellationToken);
        log.LogWarning(
            "Faults requeued by {Who} ({Which}): {Work} backtests and sweeps, {Moved} other messages; {Removed} messages removed from error queues",
            who, filter, act.Work, act.MessagesMoved, act.MessagesRemoved);
        return act;
    }

    /// <summary>Ends parked backtests and sweeps as errors, and removes other messages.</summary>
    /// <inheritdoc cref="Requeue"/>
    public async Task<FaultAct> Discard(FaultFilter filter, string who, CancellationToken cancellationToken)
    {
        var act = await Do(
            filter, ids => faults.Discard(ids, $"Discarded by {who} after faults of ours; submit it again to have it run.", cancellationToken), Disposal.Remove, cancellationToken);
        log.LogWarning(
            "Faults discarded by {Who} ({Which}): {Work} backtests and sweeps; {Removed} messages removed from error queues",
            who, filter, act.Work, act.MessagesRemoved);
        return act;
    }

    private async Task<FaultAct> Do(
        FaultFilter filter, Func<IReadOnlyCollection<Guid>, Task<int>> change, Disposal ofForeign, CancellationToken cancellationToken)
    {
        var changed = new HashSet<Guid>();
        var work = await ChangeParked(filter, change, changed, cancellationToken);
        var all = new List<Disposal>();
        var unread = await queues.Walk(
            async messages =>
            {
                // Stored before any message goes: what is cut short here is found and done again.
                var states = await faults.FindStates([.. messages.Select(message => message.WorkId).OfType<Guid>().Distinct()], cancellationToken);
                var lost = messages.Where(message => IsUnderWay(message, states) && filter.Fits(message.Id, message.Key))
                    .Select(message => message.WorkId!.Value).Except(changed).ToList();
                if (lost.Count > 0) work += await change(lost);
                changed.UnionWith(lost);

                Disposal[] disposals = [.. messages.Select(message => DisposalOf(message, states, filter, changed, ofForeign))];
                all.AddRange(disposals);
                return disposals;
            },
            cancellationToken);

        return new FaultAct(work, all.Count(disposal => disposal is Disposal.MoveBack), all.Count(disposal => disposal is Disposal.Remove), unread);
    }

    private async Task<int> ChangeParked(
        FaultFilter filter, Func<IReadOnlyCollection<Guid>, Task<int>> change, HashSet<Guid> changed, CancellationToken cancellationToken)
    {
        if (filter.Id is not null) return await ChangeOne(filter, change, changed, cancellationToken);

        var count = 0;
        foreach (var group in (await faults.ListGroups(cancellationToken)).Where(group => filter.Fits(FaultKey.Of(group))))
        {
            while (await faults.List(group, IFaultStore.MaxLimit, cancellationToken) is { Count: > 0 } parked)
            {
                Guid[] ids = [.. parked.Select(work => work.Id)];
                count += await change(ids);
                changed.UnionWith(ids);
            }
        }

        return count;
    }

    private async Task<int> ChangeOne(
        FaultFilter filter, Func<IReadOnlyCollection<Guid>, Task<int>> change, HashSet<Guid> changed, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(filter.Id, out var id) || await faults.FindGroup(id, cancellationToken) is not { } group) return 0;
        if (!filter.Fits(FaultKey.Of(group))) return 0;

        changed.Add(id);
        return await change([id]);
    }

    private static Disposal DisposalOf(
        ErrorMessage message, IReadOnlyDictionary<Guid, WorkState> states, FaultFilter filter, HashSet<Guid> changed, Disposal ofForeign)
    {
        if (message.WorkId is { } id && changed.Contains(id)) return Disposal.Remove;
        if (!filter.Fits(message.Id, message.Key)) return Disposal.Keep;
        if (message.WorkId is not { } known || !states.TryGetValue(known, out var state)) return ofForeign;
        return state.IsFinished ? Disposal.Remove : Disposal.Keep;
    }

    private static bool IsUnderWay(ErrorMessage message, IReadOnlyDictionary<Guid, WorkState> states) =>
        message.WorkId is { } id && states.TryGetValue(id, out var state) && state is { IsFinished: false, IsFaulted: false };
}

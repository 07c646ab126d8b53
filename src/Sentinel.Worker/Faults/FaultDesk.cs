using Sentinel.Core.Faults;

namespace Sentinel.Worker.Faults;

/// <summary>What waits for an operator: parked backtests and sweeps, and messages in error queues, each once.</summary>
public sealed class FaultDesk
{
    private readonly IFaultStore faults;
    private readonly IErrorQueues queues;

    internal FaultDesk(IFaultStore faults, IErrorQueues queues) => (this.faults, this.queues) = (faults, queues);

    /// <summary>The faults that fit, by cause.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="examples">Most examples of each group, up to <see cref="FaultReport.MaxExamples"/>.</param>
    /// <param name="cancellationToken">Stops the look; nothing is changed by it.</param>
    public async Task<FaultReport> List(FaultFilter filter, int examples, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(examples, FaultReport.MaxExamples);

        var groups = new List<FaultGroup>();
        foreach (var group in await ParkedGroups(filter, cancellationToken)) groups.Add(await Describe(filter, group, examples, cancellationToken));

        var messages = new List<ErrorMessage>();
        var unread = await queues.Walk(
            async seen =>
            {
                messages.AddRange(await WithoutParked(seen, cancellationToken));
                return [.. seen.Select(_ => Disposal.Keep)];
            },
            cancellationToken);
        groups.AddRange(await Describe(messages.Where(message => filter.Fits(message.Id, message.Key)), examples, cancellationToken));

        var merged = groups.GroupBy(group => group.Group).Select(Merge).OrderByDescending(group => group.Last).ToList();
        return new FaultReport(merged.Sum(group => group.Count), [.. merged.Take(FaultReport.MaxGroups)], unread);
    }

    private async Task<IReadOnlyList<FaultedGroup>> ParkedGroups(FaultFilter filter, CancellationToken cancellationToken)
    {
        IReadOnlyList<FaultedGroup> groups = filter.Id is null
            ? await faults.ListGroups(cancellationToken)
            : Guid.TryParse(filter.Id, out var id) && await faults.FindGroup(id, cancellationToken) is { } alone ? [alone] : [];
        return [.. groups.Where(group => filter.Fits(FaultKey.Of(group)))];
    }

    private async Task<FaultGroup> Describe(FaultFilter filter, FaultedGroup group, int examples, CancellationToken cancellationToken)
    {
        var key = FaultKey.Of(group);
        IReadOnlyList<FaultExample> some = filter.Id is { } id
            ? [await Example(id, Guid.Parse(id), cancellationToken)]
            : [.. (await faults.List(group, examples, cancellationToken)).Select(work => new FaultExample(work.Id.ToString(), work.Name, work.History))];
        return new FaultGroup(key.Id, key.Queue, key.MessageType, key.Cause, group.Count, group.First, group.Last, some);
    }

    private async Task<IReadOnlyList<FaultGroup>> Describe(IEnumerable<ErrorMessage> messages, int examples, CancellationToken cancellationToken)
    {
        var groups = new List<FaultGroup>();
        foreach (var group in messages.DistinctBy(message => message.Id).GroupBy(message => message.Key))
        {
            var some = new List<FaultExample>();
            foreach (var message in group.Take(examples)) some.Add(await Example(message.Id, message.WorkId, cancellationToken));
            groups.Add(new FaultGroup(
                group.Key.Id, group.Key.Queue, group.Key.MessageType, group.Key.Cause, group.Count(), group.Min(m => m.At), group.Max(m => m.At), some));
        }

        return groups;
    }

    private async Task<FaultExample> Example(string id, Guid? workId, CancellationToken cancellationToken)
    {
        if (workId is not { } known) return new FaultExample(id, null, []);

        var state = (await faults.FindStates([known], cancellationToken)).GetValueOrDefault(known);
        return new FaultExample(id, state?.Name, await faults.ReadHistory(known, cancellationToken));
    }

    // What is parked is in the store, and counted there.
    private async Task<IEnumerable<ErrorMessage>> WithoutParked(IReadOnlyList<ErrorMessage> messages, CancellationToken cancellationToken)
    {
        var states = await faults.FindStates([.. messages.Select(message => message.WorkId).OfType<Guid>().Distinct()], cancellationToken);
        return messages.Where(message => message.WorkId is not { } id || !states.TryGetValue(id, out var state) || !state.IsFaulted);
    }

    private static FaultGroup Merge(IGrouping<string, FaultGroup> same) => same.First() with
    {
        Count = same.Sum(group => group.Count),
        First = same.Min(group => group.First),
        Last = same.Max(group => group.Last),
        Examples = [.. same.SelectMany(group => group.Examples).Take(same.Max(group => group.Examples.Count))],
    };
}

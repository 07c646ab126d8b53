namespace Sentinel.Worker.Faults;

/// <summary>What waits for an operator.</summary>
/// <param name="Count">How many faults there are in all groups that fit.</param>
/// <param name="Groups">The groups, the latest first; at most <see cref="MaxGroups"/>.</param>
/// <param name="Unread">Why error queues were not read, or not to their end; null when all was.</param>
public sealed record FaultReport(int Count, IReadOnlyList<FaultGroup> Groups, string? Unread)
{
    /// <summary>Most groups of a report.</summary>
    public const int MaxGroups = 100;

    /// <summary>Most examples of a group.</summary>
    public const int MaxExamples = 100;
}

namespace Sentinel.Worker.Faults;

/// <summary>Which faults are meant: those that fit all that is said, hence all when nothing is.</summary>
/// <param name="Id">Id of a backtest, a sweep or a message; null for any.</param>
/// <param name="Group">Id of a group; null for any.</param>
/// <param name="Queue">Name of a queue; null for any.</param>
public sealed record FaultFilter(string? Id = null, string? Group = null, string? Queue = null)
{
    /// <summary>Whether all faults are meant.</summary>
    public bool IsEmpty => Id is null && Group is null && Queue is null;

    /// <summary>Whether a fault is meant.</summary>
    internal bool Fits(string id, FaultKey key) => (Id is null || Id == id) && Fits(key);

    /// <summary>Whether faults of a group may be meant.</summary>
    internal bool Fits(FaultKey key) => (Group is null || Group == key.Id) && (Queue is null || Queue == key.Queue);

    /// <inheritdoc/>
    public override string ToString() => IsEmpty
        ? "all"
        : string.Join(", ", new[] { ("id", Id), ("group", Group), ("queue", Queue) }.Where(part => part.Item2 is not null).Select(part => $"{part.Item1} {part.Item2}"));
}

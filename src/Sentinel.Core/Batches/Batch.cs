namespace Sentinel.Core.Batches;

/// <summary>Requests that were sent together.</summary>
/// <param name="Id">Identity; a version 7 UUID, so that later ones sort behind earlier ones.</param>
/// <param name="Name">The author's own name for it; null for none.</param>
/// <param name="CreatedAt">UTC time of acceptance.</param>
/// <param name="Items">Number of items delivered so far.</param>
/// <param name="Finished">Number of items that are finished; what is rejected or answered by an earlier result is so at once.</param>
/// <param name="IsReceiving">Whether further items may come.</param>
public sealed record Batch(Guid Id, string? Name, DateTimeOffset CreatedAt, int Items, int Finished, bool IsReceiving)
{
    /// <summary>Whether nothing will change any more.</summary>
    public bool IsTerminal => !IsReceiving && Finished == Items;
}

namespace Sentinel.Core.Operations;

/// <summary>A queue of which nothing is begun until an operator lets it go on.</summary>
/// <param name="Name">The queue, such as <c>backtests.bulk</c>.</param>
/// <param name="PausedAt">UTC time since when.</param>
/// <param name="PausedBy">Who paused it, as they said; null when they did not.</param>
/// <param name="Reason">Why, as they said; null when they did not.</param>
public sealed record QueuePause(string Name, DateTimeOffset PausedAt, string? PausedBy, string? Reason);

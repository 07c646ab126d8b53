namespace Sentinel.Core.Operations;

/// <summary>Work of one queue.</summary>
/// <param name="Waiting">What no worker has taken.</param>
/// <param name="Running">What a worker has taken.</param>
/// <param name="OldestAt">UTC time at which the one that waits longest was accepted; null when none waits.</param>
public sealed record QueueFigures(int Waiting, int Running, DateTimeOffset? OldestAt);

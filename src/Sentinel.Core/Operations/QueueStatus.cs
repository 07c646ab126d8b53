namespace Sentinel.Core.Operations;

/// <summary>How a queue is.</summary>
/// <param name="Name">The queue, such as <c>backtests.bulk</c>.</param>
/// <param name="Waiting">Backtests, or sweeps, that no worker has taken, whether or not their command is with the broker.</param>
/// <param name="Running">Those that a worker has taken.</param>
/// <param name="OldestAt">UTC time at which the one that waits longest was accepted; null when none waits.</param>
/// <param name="OldestSeconds">How long that has waited; null when none waits.</param>
/// <param name="Paused">Since when and why nothing of it is begun; null when it goes on.</param>
public sealed record QueueStatus(
    string Name, int Waiting, int Running, DateTimeOffset? OldestAt, double? OldestSeconds, QueuePause? Paused);

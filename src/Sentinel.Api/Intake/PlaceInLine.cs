namespace Sentinel.Api.Intake;

/// <summary>How far something that is pending is from being run.</summary>
/// <param name="Position">How many unfinished ones go before it; null when it is finished or there are more than 10,000.</param>
/// <param name="EtaSeconds">Seconds until it is finished at the present rate, at the most when there is no position; null while no rate is known, and while paused.</param>
/// <param name="Paused">Whether an operator has paused the queue in which it waits.</param>
internal sealed record PlaceInLine(int? Position, double? EtaSeconds, bool Paused = false)
{
    /// <summary>The place of what does not wait.</summary>
    public static PlaceInLine None { get; } = new(null, null);

    /// <summary>The same place in a queue that may be paused: nobody knows then when it goes on.</summary>
    public PlaceInLine Held(bool paused) => paused ? this with { EtaSeconds = null, Paused = true } : this;
}

namespace Sentinel.Worker.Faults;

/// <summary>Faults with one cause.</summary>
/// <param name="Group">A short name for the group, to requeue or discard it by.</param>
/// <param name="Queue">The queue their messages came from.</param>
/// <param name="MessageType">What the messages are, such as <c>RunBacktest</c>.</param>
/// <param name="Cause">Why, without ids.</param>
/// <param name="Count">How many they are, each backtest and sweep counted once.</param>
/// <param name="First">UTC time of the first; null when its message does not say.</param>
/// <param name="Last">UTC time of the last; null when its message does not say.</param>
/// <param name="Examples">Some of them.</param>
public sealed record FaultGroup(
    string Group,
    string Queue,
    string MessageType,
    string Cause,
    int Count,
    DateTimeOffset? First,
    DateTimeOffset? Last,
    IReadOnlyList<FaultExample> Examples);

namespace Sentinel.Worker.Faults;

/// <summary>What becomes of a message in an error queue.</summary>
internal enum Disposal
{
    /// <summary>It stays.</summary>
    Keep,

    /// <summary>It goes back to the queue it came from.</summary>
    MoveBack,

    /// <summary>It is removed.</summary>
    Remove,
}

namespace Sentinel.Core.Operations;

/// <summary>How much work there is, and how it went in the last minute.</summary>
public sealed record WorkFigures
{
    /// <summary>None at all, as where they cannot be read.</summary>
    public static WorkFigures None { get; } = new()
    {
        Queues = new Dictionary<string, QueueFigures>(),
        Faulted = 0,
        Accepted = 0,
        Finished = new Dictionary<string, int>(),
        LastActivityAt = null,
    };

    /// <summary>Work of each queue that has any, by its name.</summary>
    public required IReadOnlyDictionary<string, QueueFigures> Queues { get; init; }

    /// <summary>Backtests that were parked as faults.</summary>
    public required int Faulted { get; init; }

    /// <summary>Backtests accepted in the last minute.</summary>
    public required int Accepted { get; init; }

    /// <summary>Backtests finished in the last minute, by verdict, or by why they were disqualified.</summary>
    public required IReadOnlyDictionary<string, int> Finished { get; init; }

    /// <summary>UTC time at which a worker began or finished anything; null when none ever did.</summary>
    public required DateTimeOffset? LastActivityAt { get; init; }
}

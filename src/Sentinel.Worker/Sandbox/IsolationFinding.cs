using System.Text.Json.Serialization;

namespace Sentinel.Worker.Sandbox;

/// <summary>Whether one measure is in force, as a runner found out when it started.</summary>
/// <param name="Measure">Which.</param>
/// <param name="IsActive">Whether it is in force.</param>
/// <param name="Detail">What was seen: figures, or why it is missing.</param>
public sealed record IsolationFinding(IsolationMeasure Measure, bool IsActive, string Detail)
{
    /// <summary>The measure as people name it.</summary>
    [JsonIgnore]
    public string Name => Measure switch
    {
        IsolationMeasure.SystemCallFilter => "system call filter",
        IsolationMeasure.ResourceLimits => "resource limits",
        IsolationMeasure.PrivatePipe => "private pipe",
        IsolationMeasure.FileRules => "file rules",
        _ => "own user",
    };

    /// <summary>What that means for whoever runs unread programs here.</summary>
    public string Meaning => (Measure, IsActive) switch
    {
        (IsolationMeasure.SystemCallFilter, true) => "A strategy that breaks out of the runtime still reaches no file, network or process.",
        (IsolationMeasure.SystemCallFilter, false) => "A strategy that gets past the source check can do what the worker's user can do.",
        (IsolationMeasure.ResourceLimits, true) => "A strategy that takes too much ends alone.",
        (IsolationMeasure.ResourceLimits, false) => "Only the managed heap's limit and the worker's watch over its runners bound memory.",
        (IsolationMeasure.PrivatePipe, true) => "What a strategy prints reaches nobody.",
        (IsolationMeasure.PrivatePipe, false) => "What a strategy prints ends its run as tampering.",
        (IsolationMeasure.FileRules, true) => "No file can be written or run, and nothing connected to, from the runner's first moment on.",
        (IsolationMeasure.FileRules, false) => "Until the filter stands, a second of our own code runs without; nothing of a strategy does.",
        (_, true) => "A strategy that gets past all other walls still cannot open the databases.",
        _ => "A strategy that gets past all other walls has the rights of the worker's user, who owns the databases.",
    };
}

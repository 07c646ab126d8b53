namespace Sentinel.Worker.Sandbox.Protocol;

/// <summary>How a runner is after a run.</summary>
/// <param name="LiveContexts">Load contexts of this and earlier strategies that are not collected yet.</param>
/// <param name="Complaint">What the strategy left behind; null when nothing was found.</param>
internal sealed record RunnerCondition(int LiveContexts, string? Complaint);

namespace Sentinel.Api.Intake;

/// <summary>Takes no sweep in while too many points of sweeps wait.</summary>
internal sealed class PointGate(PointBacklog backlog) : IntakeGate(backlog, "points of sweeps");

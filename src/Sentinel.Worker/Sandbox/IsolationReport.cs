using System.Text.Json.Serialization;

namespace Sentinel.Worker.Sandbox;

/// <summary>What a runner process says of itself once it has started: how it is confined, found out by trying, and which compiler it has.</summary>
/// <param name="Findings">One finding per measure.</param>
public sealed record IsolationReport(IReadOnlyList<IsolationFinding> Findings)
{
    /// <summary>Which compiler it has: native, or managed and why.</summary>
    public string Compiler { get; init; } = "";

    /// <summary>Whether the kernel confines strategies: filter and limits are in force. Landlock adds to that and is not needed for it.</summary>
    public bool IsKernelIsolated =>
        IsActive(IsolationMeasure.SystemCallFilter) && IsActive(IsolationMeasure.ResourceLimits);

    /// <summary>The same as a line.</summary>
    [JsonIgnore]
    public string Summary => string.Join("; ", Findings.Select(finding =>
        $"{finding.Name} {(finding.IsActive ? "active" : "MISSING")} ({finding.Detail})"));

    private bool IsActive(IsolationMeasure measure) => Findings.Any(finding => finding.Measure == measure && finding.IsActive);
}

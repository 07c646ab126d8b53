namespace Sentinel.Worker.Sandbox;

/// <summary>The settings require the kernel to confine strategies, and here it does not.</summary>
public sealed class KernelIsolationMissingException(IsolationReport report) : Exception(
    $"Sandbox:RequireKernelIsolation is set, but the kernel does not confine strategies here: {report.Summary}. "
    + "Run on Linux (x64 or arm64) with seccomp allowed, or do without the setting; `doctor` shows what is missing and what that means.");

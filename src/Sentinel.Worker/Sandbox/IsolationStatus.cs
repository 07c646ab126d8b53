using Microsoft.Extensions.Logging;

namespace Sentinel.Worker.Sandbox;

/// <summary>How the runners of this worker are confined, for whoever asks how it is.</summary>
public sealed class IsolationStatus(ILogger<IsolationStatus> log)
{
    private IsolationReport? report;

    /// <summary>What the first runner found out; null until one has started.</summary>
    public IsolationReport? Report => Volatile.Read(ref report);

    /// <summary>Keeps the first report, and tells the operator once.</summary>
    internal void Record(IsolationReport found)
    {
        if (Interlocked.CompareExchange(ref report, found, null) is not null) return;

        log.LogInformation("Strategies are compiled by this compiler: {Compiler}.", found.Compiler);
        if (found.IsKernelIsolated) log.LogInformation("Strategies are confined by the kernel: {Isolation}.", found.Summary);
        else log.LogWarning("Strategies are NOT confined by the kernel, only by source check and process: {Isolation}. Run `doctor` to see what that means.", found.Summary);
    }
}

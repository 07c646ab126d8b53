using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sentinel.Worker.Sandbox;

namespace Sentinel.Api.Health;

/// <summary>Whether the kernel confines strategies, where this process runs them itself.</summary>
internal sealed class SandboxHealth(IServiceProvider services) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(services.GetService<IsolationStatus>() switch
        {
            null => HealthCheckResult.Healthy("Workers of their own run the strategies; `doctor` on a worker says how it confines them."),
            { Report: null } => HealthCheckResult.Healthy("No runner has started yet."),
            { Report: { IsKernelIsolated: true } report } => HealthCheckResult.Healthy($"The kernel confines strategies: {report.Summary}. Compiler: {report.Compiler}."),
            { Report: { } report } => HealthCheckResult.Degraded(
                $"The kernel does not confine strategies, only source check and process do: {report.Summary}. Run `doctor` to see what that means. Compiler: {report.Compiler}."),
        });
}

using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sentinel.Api.Dispatch;

namespace Sentinel.Api.Health;

/// <summary>Whether accepted backtests get to the queue.</summary>
internal sealed class DispatchHealth(DispatchLanes dispatch) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(dispatch.Cause is { } cause
            ? HealthCheckResult.Degraded($"Backtests are accepted and stored, but do not get to the queue: {cause}")
            : HealthCheckResult.Healthy("Accepted backtests get to the queue."));
}

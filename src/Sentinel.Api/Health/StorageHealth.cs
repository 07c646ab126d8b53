using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sentinel.Core.Backtests;

namespace Sentinel.Api.Health;

/// <summary>Whether backtests can be read and written.</summary>
internal sealed class StorageHealth(IBacktestStore backtests) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await backtests.Any(cancellationToken);
        await backtests.MarkPublished([], cancellationToken); // changes nothing, but needs the right to write
        return HealthCheckResult.Healthy("Backtests can be read and written.");
    }
}

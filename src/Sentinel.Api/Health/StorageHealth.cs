using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sentinel.Core.Operations;

namespace Sentinel.Api.Health;

/// <summary>Whether backtests can be read and written, and bars; found out by writing.</summary>
internal sealed class StorageHealth(IStatusStore figures) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var failing = (await figures.ReadStores(cancellationToken)).Where(store => !store.Writable).ToList();
        var detail = string.Join(' ', failing.Select(Describe));
        if (failing.Count == 0) return HealthCheckResult.Healthy("Backtests can be read and written.");

        // Without new bars work is accepted and done all the same.
        return failing.TrueForAll(store => store is { Content: "prices", Readable: true })
            ? HealthCheckResult.Degraded(detail)
            : HealthCheckResult.Unhealthy(detail);
    }

    private static string Describe(StoreStatus store) =>
        $"{(store.Content == "prices" ? "Bars" : "Backtests")} cannot be {(store.Readable ? "stored" : "read")}: {store.Cause}. {store.Remedy}";
}

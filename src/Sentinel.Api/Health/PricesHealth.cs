using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sentinel.Api.Requests;
using Sentinel.Core.Prices;

namespace Sentinel.Api.Health;

/// <summary>Whether there are bars to test on, real ones, and new enough.</summary>
internal sealed class PricesHealth(IPriceStore prices, TimeProvider time) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var stored = await prices.List(cancellationToken);
        if (stored.Count == 0) return HealthCheckResult.Degraded("No bars are stored: backtests are accepted and wait for prices.");

        var detail = string.Join("; ", stored.Select(Describe));
        if (stored.Any(coverage => coverage.Source == PriceSource.SyntheticSample))
            return HealthCheckResult.Degraded($"Made-up prices stand in until real ones come: {detail}.");

        var ahead = stored.Where(coverage => coverage.IsAhead(time.GetUtcNow())).Select(coverage => coverage.Symbol).ToArray();
        if (ahead.Length > 0) return HealthCheckResult.Degraded($"The newest bars of {string.Join(", ", ahead)} have not ended: {detail}.");

        var stale = stored.Where(coverage => coverage.IsStale(time.GetUtcNow())).Select(coverage => coverage.Symbol).ToArray();
        return stale.Length > 0
            ? HealthCheckResult.Degraded($"The newest bars of {string.Join(", ", stale)} ended more than two hours ago: {detail}.")
            : HealthCheckResult.Healthy($"{detail}.");
    }

    private static string Describe(PriceCoverage stored) =>
        $"{stored.Symbol} has {stored.Bars:N0} bars from {Times.Text(stored.First)} to {Times.Text(stored.Last)}, {stored.Source}";
}

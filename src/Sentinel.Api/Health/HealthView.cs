using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Sentinel.Api.Health;

/// <summary>How the service is.</summary>
/// <param name="Status">The worst of its checks: <c>healthy</c>, <c>degraded</c> (it accepts, but read why) or <c>unhealthy</c>.</param>
/// <param name="Checks">What was looked at, by name; empty when nothing had to be.</param>
internal sealed record HealthView(HealthStatus Status, IReadOnlyDictionary<string, HealthView.Check> Checks)
{
    /// <summary>What a client sees of a health report.</summary>
    public static HealthView Of(HealthReport report) => new(
        report.Status,
        report.Entries.ToDictionary(entry => entry.Key, entry => Check.Of(entry.Value)));

    /// <summary>One part of the service.</summary>
    /// <param name="Status">How it is.</param>
    /// <param name="Detail">The same as a sentence, with cause and consequence.</param>
    internal sealed record Check(HealthStatus Status, string? Detail)
    {
        /// <summary>What a client sees of one entry.</summary>
        public static Check Of(HealthReportEntry entry) => new(entry.Status, entry.Description ?? entry.Exception?.Message);
    }
}

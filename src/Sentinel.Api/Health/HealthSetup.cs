using MassTransit;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Sentinel.Api.Health;

/// <summary>What readiness depends on.</summary>
internal static class HealthSetup
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>Registers the checks of storage, prices, dispatch and sandbox.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services) => services
        .AddHealthChecks()
        .AddCheck<StorageHealth>("storage", timeout: Timeout)
        .AddCheck<PricesHealth>("prices", timeout: Timeout)
        .AddCheck<DispatchHealth>("dispatch", timeout: Timeout)
        .AddCheck<SandboxHealth>("sandbox", timeout: Timeout)
        .Services;

    /// <summary>Registers the check of the broker; without one, requests are still accepted.</summary>
    public static void ReportHealth(this IBusRegistrationConfigurator bus) => bus.ConfigureHealthCheckOptions(check =>
    {
        check.Name = "broker";
        check.MinimalFailureStatus = HealthStatus.Degraded;
    });
}

using Sentinel.Api.Backtests;
using Sentinel.Api.Health;
using Sentinel.Api.Sweeps;
using Sentinel.Core.Storage;
using Sentinel.Worker.Hosting;
using Sentinel.Worker.Prices;

namespace Sentinel.Api.Hosting;

/// <summary>Storage, bus and, in embedded mode, the worker.</summary>
internal static class SentinelSetup
{
    /// <summary>Registers what the Api stands on; with the worker inside unless a broker is configured.</summary>
    public static IServiceCollection AddSentinel(this IServiceCollection services, IConfiguration configuration)
    {
        var hosting = HostingMode.Of(configuration);
        services.AddSingleton(hosting);

        services.AddDataDirectoryLock(hosting.IsEmbedded ? DataUse.Alone : DataUse.Shared);
        if (hosting.IsEmbedded) services.AddWorker(configuration);
        else services.AddStorage().AddKnownSymbols();

        return services.AddMessaging(configuration, bus =>
        {
            bus.AddApiConsumers();
            bus.AddSweepConsumers();
            bus.ReportHealth();
            if (hosting.IsEmbedded) bus.AddWorkerConsumers(configuration);
        });
    }

    // The workers fetch these symbols; the Api only has to know which.
    private static void AddKnownSymbols(this IServiceCollection services) => services.AddOptions<PricesOptions>()
        .BindConfiguration("Prices", binder => binder.ErrorOnUnknownConfiguration = true)
        .ValidateDataAnnotations().ValidateOnStart();
}

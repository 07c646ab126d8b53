using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sentinel.Core.Backtests;
using Sentinel.Core.Storage;
using Sentinel.Worker.Backtests;
using Sentinel.Worker.Cancelling;
using Sentinel.Worker.Faults;
using Sentinel.Worker.Prices;
using Sentinel.Worker.Sandbox;
using Sentinel.Worker.Sweeps;

namespace Sentinel.Worker.Hosting;

/// <summary>Everything a worker is made of; the Api uses it too when it hosts the worker itself.</summary>
public static class WorkerSetup
{
    /// <summary>Registers all of the worker that its duty needs, but the bus.</summary>
    public static IServiceCollection AddWorker(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WorkersOptions>()
            .Bind(configuration.GetSection("Workers"), static binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations().ValidateOnStart();

        services.TryAddSingleton(TimeProvider.System);
        services.AddStorage().AddOperations()
            .AddSingleton<CommandQueue>().AddSingleton<CancellableRuns>()
            .AddSingleton<FaultParking>().AddSingleton<DeliveryLimit>().AddSingleton<GiveBack>();

        var duty = WorkerDuties.Of(configuration);
        if (duty.IncludesBacktests())
        {
            services.AddBacktestPipeline().AddSandbox().AddSweeps().AddSingleton<RunnerStaff>().AddSingleton<FinishAnnouncer>()
                .AddHostedService(static provider => provider.GetRequiredService<FinishAnnouncer>());
        }

        return duty.IncludesPrices() ? services.AddPrices() : services;
    }

    /// <summary>Registers the consumers of the worker's duty with their queues.</summary>
    public static IBusRegistrationConfigurator AddWorkerConsumers(this IBusRegistrationConfigurator bus, IConfiguration configuration)
    {
        var duty = WorkerDuties.Of(configuration);
        if (duty.IncludesBacktests())
        {
            bus.AddConsumer<RunBacktestConsumer>().ExcludeFromConfigureEndpoints();
            bus.AddSingleton<ICommandEndpoints, RunBacktestEndpoints>();
            bus.AddConsumer<RunSweepConsumer, RunSweepConsumerDefinition>();
            bus.AddConsumer<BacktestsCancelledConsumer, BacktestsCancelledConsumerDefinition>();
            bus.AddConsumer<SweepCancelledConsumer, SweepCancelledConsumerDefinition>();
        }

        if (duty.IncludesPrices()) bus.AddConsumer<RefreshPricesConsumer, RefreshPricesConsumerDefinition>();
        return bus;
    }

    // What operators see of a worker, and what they tell it.
    private static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddSingleton<WorkerIdentity>()
        .AddHostedService<WorkerHeartbeat>()
        .AddSingleton<PausedQueues>()
        .AddHostedService(static provider => provider.GetRequiredService<PausedQueues>());
}

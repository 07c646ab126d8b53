using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Sentinel.Core.Backtests;
using Sentinel.Core.Batches;
using Sentinel.Core.Faults;
using Sentinel.Core.Idempotency;
using Sentinel.Core.Operations;
using Sentinel.Core.Prices;
using Sentinel.Core.Sweeps;

namespace Sentinel.Core.Storage;

/// <summary>Registers the stores.</summary>
public static class StorageSetup
{
    /// <summary>
    /// Has a host take the data directory before it opens the databases, and keep it while it runs; it does not start while a process has it
    /// with which it cannot be shared. Called before <see cref="AddStorage"/>. Who only looks or puts bars in needs none of it.
    /// </summary>
    public static IServiceCollection AddDataDirectoryLock(this IServiceCollection services, DataUse use) => services
        .AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<DataDirectoryStartup>(provider, use));

    /// <summary>
    /// Adds the stores of prices (<see cref="IPriceStore"/>, <see cref="IPriceHistory"/>, <see cref="IPriceLeases"/>), of work
    /// (<see cref="IBacktestStore"/>, <see cref="IBatchStore"/>, <see cref="ISweepStore"/>, <see cref="IFaultStore"/>, <see cref="IAnswerStore"/>) and
    /// of what operators see (<see cref="IWorkerStore"/>, <see cref="IQueueStore"/>, <see cref="IStatusStore"/>) over the databases in
    /// <see cref="StorageOptions.DataDirectory"/>.
    /// A host creates and migrates them as it starts; without a host, the first use does.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddOptions<StorageOptions>()
            .BindConfiguration(StorageOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SentinelDatabases>();
        services.TryAddSingleton(provider => new SqlitePriceStore(
            provider.GetRequiredService<SentinelDatabases>().PriceData, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IPriceStore>(provider => provider.GetRequiredService<SqlitePriceStore>());
        services.TryAddSingleton<IPriceHistory>(provider => provider.GetRequiredService<SqlitePriceStore>());
        services.TryAddSingleton<IPriceLeases>(provider => new SqlitePriceLeases(
            provider.GetRequiredService<SentinelDatabases>().PriceData, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IBacktestStore>(provider => new SqliteBacktestStore(
            provider.GetRequiredService<SentinelDatabases>().StrategyResults, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IBatchStore>(provider => new SqliteBatchStore(
            provider.GetRequiredService<SentinelDatabases>().StrategyResults, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<ISweepStore>(provider => new SqliteSweepStore(
            provider.GetRequiredService<SentinelDatabases>().StrategyResults, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IAnswerStore>(provider => new SqliteAnswerStore(
            provider.GetRequiredService<SentinelDatabases>().StrategyResults, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IWorkerStore>(provider =>
            new SqliteWorkerStore(provider.GetRequiredService<SentinelDatabases>().StrategyResults));
        services.TryAddSingleton<IQueueStore>(provider => new SqliteQueueStore(
            provider.GetRequiredService<SentinelDatabases>().StrategyResults, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IStatusStore>(provider =>
            new SqliteStatusStore(provider.GetRequiredService<SentinelDatabases>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<StatusReader>();
        services.TryAddSingleton<IFaultStore>(provider => new SqliteFaultStore(
            provider.GetRequiredService<SentinelDatabases>().StrategyResults, provider.GetRequiredService<TimeProvider>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StorageStartup>());
        return services;
    }
}

using Microsoft.Extensions.Hosting;

namespace Sentinel.Core.Storage;

/// <summary>Creates and migrates the databases before anything else starts, so that what is wrong with them stops the start.</summary>
internal sealed class StorageStartup(SentinelDatabases databases) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            databases.StrategyResults.Prepare();
            databases.PriceData.Prepare();
        },
        cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

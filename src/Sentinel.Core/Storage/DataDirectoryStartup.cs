using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Sentinel.Core.Storage;

/// <summary>Takes the data directory before its databases are touched, and lets it go after all else has ended.</summary>
internal sealed class DataDirectoryStartup(IOptions<StorageOptions> options, DataUse use, ILogger<DataDirectoryStartup> log) : IHostedLifecycleService, IDisposable
{
    private DataDirectoryLock? taken;

    public async Task StartingAsync(CancellationToken cancellationToken) =>
        taken = await DataDirectoryLock.Take(options.Value, use, log, cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => taken?.Dispose();
}

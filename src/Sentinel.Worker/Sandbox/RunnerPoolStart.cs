using Microsoft.Extensions.Hosting;

namespace Sentinel.Worker.Sandbox;

/// <summary>Starts the runners with the host, so that the first strategy does not wait for them.</summary>
internal sealed class RunnerPoolStart(RunnerPool pool) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        pool.Start();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Sentinel.Worker.Sandbox;

/// <summary>Starts the runners with the host, so that the first strategy does not wait for them.</summary>
internal sealed class RunnerPoolStart(RunnerPool pool, IOptions<SandboxOptions> options) : IHostedService
{
    /// <summary>Starts them without waiting, unless the kernel's isolation has to be seen first.</summary>
    /// <exception cref="KernelIsolationMissingException">It is required and not there.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.RequireKernelIsolation) await Task.Run(() => pool.StartOne(cancellationToken), cancellationToken);
        pool.Start();
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using MassTransit;
using Microsoft.Extensions.Hosting;

namespace Sentinel.Worker.Hosting;

/// <summary>Keeps a stopping process from moving commands to the error queue: what it cannot finish goes back to the queue, for others.</summary>
internal sealed class GiveBack(IHostApplicationLifetime host) : IFilter<ExceptionReceiveContext>
{
    /// <inheritdoc/>
    public Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next) => host.ApplicationStopping.IsCancellationRequested
        ? Task.FromException(new OperationCanceledException("The process is stopping; the message is given back.", context.Exception))
        : next.Send(context);

    /// <inheritdoc/>
    public void Probe(ProbeContext context) => context.CreateFilterScope(nameof(GiveBack));
}

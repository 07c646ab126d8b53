using MassTransit;
using Microsoft.Extensions.Hosting;

namespace Sentinel.Worker.Hosting;

/// <summary>Keeps a stopping process from beginning what it holds in memory, and from moving commands to the error queue: others run them, or the next start.</summary>
internal sealed class GiveBack(IHostApplicationLifetime host, MessagingKind messaging, MessagesUnderWay messages)
    : IFilter<ConsumeContext>, IFilter<ExceptionReceiveContext>
{
    private bool IsStopping => host.ApplicationStopping.IsCancellationRequested;

    /// <inheritdoc/>
    /// <remarks>A broker keeps what is not begun. What is in memory ends with the process, and its row is found at the next start; refusing hundreds would hold up the stop.</remarks>
    public Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        if (!IsStopping || messaging.IsBroker) return next.Send(context);

        messages.CountGivenBack();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next) => IsStopping
        ? Task.FromException(new OperationCanceledException("The process is stopping; the message is given back.", context.Exception))
        : next.Send(context);

    /// <inheritdoc/>
    public void Probe(ProbeContext context) => context.CreateFilterScope(nameof(GiveBack));
}

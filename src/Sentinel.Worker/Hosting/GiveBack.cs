using MassTransit;
using Microsoft.Extensions.Hosting;

namespace Sentinel.Worker.Hosting;

/// <summary>Keeps a stopping process from beginning what it holds in memory, and from moving commands to the error queue: others run them, or the next start.</summary>
internal sealed class GiveBack(IHostApplicationLifetime host, MessagingKind messaging) : IFilter<ConsumeContext>, IFilter<ExceptionReceiveContext>
{
    // A broker would deliver what is refused again, to this process perhaps; it holds the rest itself.
    private bool IsLetIn => messaging.IsBroker || !host.ApplicationStopping.IsCancellationRequested;

    /// <inheritdoc/>
    public Task Send(ConsumeContext context, IPipe<ConsumeContext> next) => IsLetIn ? next.Send(context) : GivenBack(null);

    /// <inheritdoc/>
    public Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next) =>
        host.ApplicationStopping.IsCancellationRequested ? GivenBack(context.Exception) : next.Send(context);

    /// <inheritdoc/>
    public void Probe(ProbeContext context) => context.CreateFilterScope(nameof(GiveBack));

    private static Task GivenBack(Exception? cause) =>
        Task.FromException(new OperationCanceledException("The process is stopping; the message is given back.", cause));
}

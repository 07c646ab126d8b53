using System.Runtime.Serialization;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sentinel.Contracts;
using Sentinel.Core.Faults;
using Sentinel.Core.Operations;

namespace Sentinel.Worker.Hosting;

/// <summary>One line for every fault: which message, why, and what happens next.</summary>
/// <remarks>A process that is stopping gives back what it does not finish, whatever that says: if it is at fault, it will be elsewhere.</remarks>
internal sealed class FaultLog(IHostApplicationLifetime host, StoreOutage outage, ILogger<FaultLog> log) : IReceiveObserver, IRetryObserver
{
    public Task PostFault<T>(RetryContext<T> context) where T : class, PipeContext
    {
        if (StoreException.In(context.Exception) is { } store && !IsStopping)
        {
            outage.Begin(store); // once for all messages
        }
        else if (context.Context is ConsumeContext consume && !IsStopping)
        {
            log.LogWarning(
                "Message {MessageId} on {Queue} faulted: {Cause} It is tried again soon.",
                consume.MessageId, QueueOf(consume.ReceiveContext), FaultCause.Of(context.Exception));
        }

        return Task.CompletedTask;
    }

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception) where T : class
    {
        if (IsStopping) return Task.CompletedTask;

        var queue = QueueOf(context.ReceiveContext);
        log.LogError(
            "{Message} on {Queue} faulted for good: {Cause} It is parked; remove the cause, then requeue it: Sentinel.Worker faults list, or GET /v1/faults.",
            context.Message, queue, FaultCause.Of(exception));
        return Task.CompletedTask;
    }

    public Task ReceiveFault(ReceiveContext context, Exception exception)
    {
        if (IsStopping) return Task.CompletedTask;

        var queue = QueueOf(context);
        var whereabouts = exception is SerializationException
            ? $"It is kept in {QueueNames.ErrorsOf(queue)}; find out who sent it, then discard it: Sentinel.Worker faults list, or GET /v1/faults."
            : "It is delivered again.";
        log.LogError(
            "Message {MessageId} on {Queue} could not be handled: {Cause} {Whereabouts}",
            context.GetMessageId(), queue, FaultCause.Of(exception), whereabouts);
        return Task.CompletedTask;
    }

    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType) where T : class => Task.CompletedTask;

    public Task PostCreate<T>(RetryPolicyContext<T> context) where T : class, PipeContext => Task.CompletedTask;

    public Task PreRetry<T>(RetryContext<T> context) where T : class, PipeContext => Task.CompletedTask;

    public Task RetryFault<T>(RetryContext<T> context) where T : class, PipeContext => Task.CompletedTask;

    public Task RetryComplete<T>(RetryContext<T> context) where T : class, PipeContext => Task.CompletedTask;

    private bool IsStopping => host.ApplicationStopping.IsCancellationRequested;

    private static string QueueOf(ReceiveContext context) => context.InputAddress.Segments[^1];
}

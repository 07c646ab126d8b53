using System.Globalization;
using MassTransit;
using Microsoft.Extensions.Logging;

namespace Sentinel.Worker.Faults;

/// <summary>Refuses a command that was delivered again and again without an end: whatever it asks for takes its workers down.</summary>
/// <remarks>Older brokers have no such limit of their own, and redeliver for ever.</remarks>
internal sealed class DeliveryLimit(ILogger<DeliveryLimit> log) : IFilter<ConsumeContext>
{
    /// <summary>Deliveries of one command to workers that went away with it.</summary>
    public const int MaxDeliveries = 10;

    /// <inheritdoc/>
    public Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        if (EarlierDeliveriesOf(context) < MaxDeliveries) return next.Send(context);

        log.LogError(
            "Message {MessageId} is refused: {Deliveries} workers went away while they had it. It is parked; see GET /v1/faults",
            context.MessageId, MaxDeliveries);
        throw new DeliveredTooOftenException(MaxDeliveries);
    }

    /// <inheritdoc/>
    public void Probe(ProbeContext context) => context.CreateFilterScope(nameof(DeliveryLimit));

    // Quorum queues count them; other transports redeliver nothing.
    private static long EarlierDeliveriesOf(ConsumeContext context) =>
        context.ReceiveContext.TransportHeaders.TryGetHeader("x-delivery-count", out var count)
            ? Convert.ToInt64(count, CultureInfo.InvariantCulture)
            : 0;
}

using System.Globalization;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Sentinel.Contracts;
using Sentinel.Worker.Hosting;

namespace Sentinel.Worker.Faults;

/// <summary>The error queues of a RabbitMQ broker.</summary>
/// <remarks>
/// Messages are taken without acknowledging them, so that a look that ends half way leaves them all there. A quorum queue counts each return,
/// and brokers from version 4 on drop what was returned too often: a message that was returned some times is put at the end of its queue anew,
/// confirmed before the old one is acknowledged, which starts its count again. At worst a crash between the two leaves it there twice.
/// </remarks>
internal sealed class RabbitMqErrorQueues(RabbitMqAddress broker) : IErrorQueues, IDisposable
{
    private const int MessagesAtOnce = 500;
    private const int MaxRounds = 200;
    private const int MaxReturns = 5; // far below the 20 of a broker's default

    private static readonly string[] HeadersOfFaults = ["MT-Fault-", "MT-Reason", "x-death", "x-first-death", "x-last-death", "x-delivery-count"];

    // Two looks at once would each miss what the other holds.
    private readonly SemaphoreSlim turn = new(1);

    /// <inheritdoc/>
    public async Task<string?> Walk(Func<IReadOnlyList<ErrorMessage>, Task<IReadOnlyList<Disposal>>> decide, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            await using var connection = await broker.Connect("Sentinel faults", cancellationToken);
            string? unread = null;
            foreach (var queue in QueueNames.All)
            {
                if (!await WalkQueue(connection, queue, decide, cancellationToken)) unread = $"There are more messages in {QueueNames.ErrorsOf(queue)}.";
            }

            return unread;
        }
        catch (BrokerUnreachableException away)
        {
            return $"The broker cannot be reached: {away.GetBaseException().Message}";
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    /// <returns>Whether all messages were seen.</returns>
    private static async Task<bool> WalkQueue(
        IConnection connection, string queue, Func<IReadOnlyList<ErrorMessage>, Task<IReadOnlyList<Disposal>>> decide, CancellationToken cancellationToken)
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            var confirmed = new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);
            await using var channel = await connection.CreateChannelAsync(confirmed, cancellationToken);
            if (!await Exists(channel, queue, cancellationToken)) return true;

            var taken = await Take(channel, queue, cancellationToken);
            var disposals = taken.Count == 0 ? [] : await decide([.. taken.Select(message => ErrorMessageReader.Read(queue, message))]);
            foreach (var (message, disposal) in taken.Zip(disposals)) await Dispose(channel, queue, message, disposal, cancellationToken);

            if (taken.Count < MessagesAtOnce) return true;
            if (disposals.Contains(Disposal.Keep)) return false; // they would be seen again
        }

        return false;
    }

    private static async Task<bool> Exists(IChannel channel, string queue, CancellationToken cancellationToken)
    {
        try
        {
            await channel.QueueDeclarePassiveAsync(QueueNames.ErrorsOf(queue), cancellationToken);
            return true;
        }
        catch (OperationInterruptedException missing) when (missing.ShutdownReason?.ReplyCode is Constants.NotFound)
        {
            return false; // no worker has declared it yet
        }
    }

    private static async Task<List<BasicGetResult>> Take(IChannel channel, string queue, CancellationToken cancellationToken)
    {
        var taken = new List<BasicGetResult>();
        while (taken.Count < MessagesAtOnce && await channel.BasicGetAsync(QueueNames.ErrorsOf(queue), autoAck: false, cancellationToken) is { } message)
            taken.Add(message);
        return taken;
    }

    private static async Task Dispose(IChannel channel, string queue, BasicGetResult message, Disposal disposal, CancellationToken cancellationToken)
    {
        if (disposal is Disposal.Keep && ReturnsOf(message) < MaxReturns)
        {
            await channel.BasicNackAsync(message.DeliveryTag, multiple: false, requeue: true, cancellationToken);
            return;
        }

        if (disposal is Disposal.MoveBack) await Publish(channel, queue, WithoutFault(message), message.Body, cancellationToken);
        if (disposal is Disposal.Keep) await Publish(channel, QueueNames.ErrorsOf(queue), new BasicProperties(message.BasicProperties), message.Body, cancellationToken);
        await channel.BasicAckAsync(message.DeliveryTag, multiple: false, cancellationToken);
    }

    // Completes with the broker's confirm, or throws.
    private static ValueTask Publish(
        IChannel channel, string queue, BasicProperties properties, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        channel.BasicPublishAsync(exchange: "", routingKey: queue, mandatory: true, properties, body, cancellationToken);

    private static BasicProperties WithoutFault(BasicGetResult message)
    {
        var properties = new BasicProperties(message.BasicProperties);
        properties.Headers = properties.Headers?
            .Where(header => !HeadersOfFaults.Any(prefix => header.Key.StartsWith(prefix, StringComparison.Ordinal)))
            .ToDictionary(header => header.Key, header => header.Value);
        return properties;
    }

    private static long ReturnsOf(BasicGetResult message) =>
        message.BasicProperties.Headers?.TryGetValue("x-delivery-count", out var count) == true ? Convert.ToInt64(count, CultureInfo.InvariantCulture) : 0;
}

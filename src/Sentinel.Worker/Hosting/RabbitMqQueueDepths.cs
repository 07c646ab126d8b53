using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Sentinel.Worker.Hosting;

/// <summary>Asks the broker, over a connection of its own: an answer is wanted once a minute at most.</summary>
internal sealed class RabbitMqQueueDepths(RabbitMqAddress broker) : IQueueDepths
{
    /// <inheritdoc/>
    public async Task<int?> Find(string queue, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await broker.Connect("Sentinel depths", cancellationToken);
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
            return (int)(await channel.QueueDeclarePassiveAsync(queue, cancellationToken)).MessageCount;
        }
        catch (OperationInterruptedException missing) when (missing.ShutdownReason?.ReplyCode is Constants.NotFound)
        {
            return 0;
        }
        catch (Exception away) when (away is BrokerUnreachableException or OperationInterruptedException)
        {
            return null; // BrokerLog says so
        }
    }
}

using MassTransit;
using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;

namespace Sentinel.Api.Dispatch;

/// <summary>What a person reads of a command in the broker's console; workers look only at its body.</summary>
/// <param name="Id">The backtest or sweep.</param>
/// <param name="Name">The author's own name for it; null for none.</param>
/// <param name="Priority">Which line it waits in.</param>
/// <param name="Attempt">Which publication of it this is, from 1.</param>
internal sealed record CommandHeaders(Guid Id, string? Name, BacktestPriority Priority, int Attempt)
{
    /// <summary>Sends a command with them; the broker has it in a queue when the task completes.</summary>
    /// <exception cref="QueueMissingException">No worker has declared the queue yet.</exception>
    public async Task Send<T>(ISendEndpoint endpoint, T command, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            await endpoint.Send(command, Pipe.Execute<SendContext<T>>(AddTo), cancellationToken);
        }
        catch (MessageReturnedException returned)
        {
            throw new QueueMissingException(returned);
        }
    }

    private void AddTo(SendContext context)
    {
        context.Headers.Set("id", $"{Id}");
        context.Headers.Set("name", Name);
        context.Headers.Set("priority", SnakeCase.Of(Priority));
        context.Headers.Set("attempt", Attempt);

        // Without it the broker confirms, and drops, a command for which no worker has declared the queue yet.
        if (context.TryGetPayload(out RabbitMqSendContext? rabbit)) rabbit.Mandatory = true;
    }
}

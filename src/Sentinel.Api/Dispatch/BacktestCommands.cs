using MassTransit;
using Microsoft.Extensions.Options;
using Sentinel.Contracts;
using Sentinel.Contracts.Backtests;

namespace Sentinel.Api.Dispatch;

/// <summary>Sends the command to run a backtest to the workers' queue.</summary>
internal sealed class BacktestCommands(IBus bus, IOptions<DispatchOptions> options)
{
    private static readonly Uri Address = new($"exchange:{QueueNames.Backtests}");

    private static readonly IPipe<SendContext<RunBacktest>> Mandatory = Pipe.Execute<SendContext<RunBacktest>>(context =>
    {
        // Without it the broker confirms, and drops, a command for which no worker has declared the queue yet.
        if (context.TryGetPayload(out RabbitMqSendContext? rabbit)) rabbit.Mandatory = true;
    });

    /// <summary>Sends a command; the broker has it in a queue when the task completes.</summary>
    /// <exception cref="TimeoutException">The broker did not confirm in time; the command may be in the queue all the same.</exception>
    /// <exception cref="MessageReturnedException">No worker has declared the queue yet.</exception>
    public Task Send(Guid backtestId, CancellationToken cancellationToken) =>
        SendUnbounded(backtestId, cancellationToken).WaitAsync(options.Value.ConfirmTimeout, cancellationToken);

    private async Task SendUnbounded(Guid backtestId, CancellationToken cancellationToken)
    {
        var endpoint = await bus.GetSendEndpoint(Address);
        await endpoint.Send(new RunBacktest(backtestId), Mandatory, cancellationToken);
    }
}

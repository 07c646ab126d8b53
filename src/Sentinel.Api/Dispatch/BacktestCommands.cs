using MassTransit;
using Microsoft.Extensions.Options;
using Sentinel.Contracts;
using Sentinel.Contracts.Backtests;
using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;

namespace Sentinel.Api.Dispatch;

/// <summary>Sends the command to run a backtest to the workers' queue of its priority.</summary>
internal sealed class BacktestCommands(IBus bus, IOptions<DispatchOptions> options)
{
    private static readonly Dictionary<BacktestPriority, Uri> Addresses = Enum.GetValues<BacktestPriority>()
        .ToDictionary(priority => priority, priority => new Uri($"exchange:{QueueNames.BacktestsOf(SnakeCase.Of(priority))}"));

    /// <summary>Sends a command; the broker has it in a queue when the task completes.</summary>
    /// <exception cref="TimeoutException">The broker did not confirm in time; the command may be in the queue all the same.</exception>
    /// <exception cref="QueueMissingException">No worker has declared the queue yet.</exception>
    public Task Send(DueBacktest due, BacktestPriority priority, CancellationToken cancellationToken) =>
        SendUnbounded(due, priority, cancellationToken).WaitAsync(options.Value.ConfirmTimeout, cancellationToken);

    private async Task SendUnbounded(DueBacktest due, BacktestPriority priority, CancellationToken cancellationToken)
    {
        var endpoint = await bus.GetSendEndpoint(Addresses[priority]);
        var headers = new CommandHeaders(due.Id, due.Name, priority, due.Attempt);
        await headers.Send(endpoint, new RunBacktest(due.Id), cancellationToken);
    }
}

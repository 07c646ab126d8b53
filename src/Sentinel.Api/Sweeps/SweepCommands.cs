using MassTransit;
using Microsoft.Extensions.Options;
using Sentinel.Api.Dispatch;
using Sentinel.Contracts;
using Sentinel.Contracts.Sweeps;

namespace Sentinel.Api.Sweeps;

/// <summary>Sends the commands to run a sweep, one a slice, to the workers' queue.</summary>
internal sealed class SweepCommands(IBus bus, IOptions<DispatchOptions> options)
{
    // Small enough that a slice of the slowest points is done long before its command is taken for lost.
    private const int PointsPerSlice = 25;

    private static readonly Uri Address = new($"exchange:{QueueNames.Sweeps}");

    private static readonly IPipe<SendContext<RunSweep>> Mandatory = Pipe.Execute<SendContext<RunSweep>>(context =>
    {
        // Without it the broker confirms, and drops, a command for which no worker has declared the queue yet.
        if (context.TryGetPayload(out RabbitMqSendContext? rabbit)) rabbit.Mandatory = true;
    });

    /// <summary>Sends the commands of all slices; the broker has them in a queue when the task completes.</summary>
    /// <exception cref="TimeoutException">The broker did not confirm in time; the commands may be in the queue all the same.</exception>
    /// <exception cref="MessageReturnedException">No worker has declared the queue yet.</exception>
    public async Task Send(Guid sweepId, int points, CancellationToken cancellationToken)
    {
        var endpoint = await bus.GetSendEndpoint(Address);
        var slices = Enumerable.Range(0, points).Where(index => index % PointsPerSlice == 0);
        foreach (var together in slices.Chunk(options.Value.MaxInFlight))
        {
            var sending = together.Select(first =>
                endpoint.Send(new RunSweep(sweepId, first, Math.Min(PointsPerSlice, points - first)), Mandatory, cancellationToken));
            await Task.WhenAll(sending).WaitAsync(options.Value.ConfirmTimeout, cancellationToken);
        }
    }
}

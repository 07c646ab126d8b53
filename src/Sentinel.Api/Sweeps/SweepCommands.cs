using MassTransit;
using Microsoft.Extensions.Options;
using Sentinel.Api.Dispatch;
using Sentinel.Contracts;
using Sentinel.Contracts.Sweeps;
using Sentinel.Core.Sweeps;

namespace Sentinel.Api.Sweeps;

/// <summary>Sends the commands to run a sweep, one a slice, to the workers' queue.</summary>
internal sealed class SweepCommands(IBus bus, IOptions<DispatchOptions> options)
{
    /// <summary>Most points of one command: so few that the slowest are done long before it is taken for lost.</summary>
    public const int PointsPerSlice = 25;

    private static readonly Uri Address = new($"exchange:{QueueNames.Sweeps}");

    /// <summary>Sends the commands of all slices; the broker has them in a queue when the task completes.</summary>
    /// <exception cref="TimeoutException">The broker did not confirm in time; the commands may be in the queue all the same.</exception>
    /// <exception cref="QueueMissingException">No worker has declared the queue yet.</exception>
    public async Task Send(DueSweep due, CancellationToken cancellationToken)
    {
        var endpoint = await bus.GetSendEndpoint(Address);
        var headers = new CommandHeaders(due.Id, due.Name, due.Priority, due.Attempt);
        var slices = Enumerable.Range(0, due.Points).Where(index => index % PointsPerSlice == 0);
        foreach (var together in slices.Chunk(options.Value.MaxInFlight))
        {
            var sending = together.Select(first =>
                headers.Send(endpoint, new RunSweep(due.Id, first, Math.Min(PointsPerSlice, due.Points - first)), cancellationToken));
            await Task.WhenAll(sending).WaitAsync(options.Value.ConfirmTimeout, cancellationToken);
        }
    }
}

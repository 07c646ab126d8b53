using MassTransit;
using Sentinel.Contracts.Sweeps;
using Sentinel.Core.Sweeps;
using Sentinel.Worker.Cancelling;

namespace Sentinel.Worker.Sweeps;

/// <summary>Stops the slices of a sweep that was taken back.</summary>
internal sealed class SweepCancelledConsumer(CancellableRuns runs, ISweepStore sweeps) : IConsumer<SweepCancelled>
{
    public async Task Consume(ConsumeContext<SweepCancelled> context)
    {
        // The row decides: a message that is wrong or stale must stop nothing.
        var slices = runs.Among([context.Message.SweepId]);
        if (slices is [] || await sweeps.Find(context.Message.SweepId, context.CancellationToken) is not { IsTerminal: true }) return;

        foreach (var slice in slices) await slice.Stop();
    }
}

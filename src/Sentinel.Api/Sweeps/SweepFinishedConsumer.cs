using MassTransit;
using Sentinel.Api.Backtests;
using Sentinel.Contracts.Sweeps;

namespace Sentinel.Api.Sweeps;

/// <summary>Wakes the callers who wait for a sweep in this process.</summary>
internal sealed class SweepFinishedConsumer(WaitingRoom room) : IConsumer<SweepFinished>, IConsumer<SweepCancelled>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<SweepFinished> context)
    {
        room.Wake(context.Message.SweepId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Consume(ConsumeContext<SweepCancelled> context)
    {
        room.Wake(context.Message.SweepId);
        return Task.CompletedTask;
    }
}

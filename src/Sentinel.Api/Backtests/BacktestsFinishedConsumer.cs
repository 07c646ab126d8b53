using MassTransit;
using Sentinel.Contracts.Backtests;

namespace Sentinel.Api.Backtests;

/// <summary>Wakes the callers who wait for a backtest in this process.</summary>
internal sealed class BacktestsFinishedConsumer(WaitingRoom room) : IConsumer<BacktestsFinished>, IConsumer<BacktestsCancelled>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<BacktestsFinished> context)
    {
        foreach (var finished in context.Message.Backtests) room.Wake(finished.BacktestId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Consume(ConsumeContext<BacktestsCancelled> context)
    {
        foreach (var id in context.Message.BacktestIds) room.Wake(id);
        return Task.CompletedTask;
    }
}

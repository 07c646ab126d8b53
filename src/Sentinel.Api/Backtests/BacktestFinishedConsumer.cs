using MassTransit;
using Sentinel.Contracts.Backtests;

namespace Sentinel.Api.Backtests;

/// <summary>Wakes the callers who wait for a backtest in this process.</summary>
internal sealed class BacktestFinishedConsumer(WaitingRoom room) : IConsumer<BacktestFinished>, IConsumer<BacktestsCancelled>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<BacktestFinished> context)
    {
        room.Wake(context.Message.BacktestId);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Consume(ConsumeContext<BacktestsCancelled> context)
    {
        foreach (var id in context.Message.BacktestIds) room.Wake(id);
        return Task.CompletedTask;
    }
}

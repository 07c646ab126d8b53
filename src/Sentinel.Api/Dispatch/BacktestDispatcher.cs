namespace Sentinel.Api.Dispatch;

/// <summary>Brings accepted backtests to their queues: the row is the outbox, and is marked once the broker has the command.</summary>
internal sealed class BacktestDispatcher(DispatchLanes lanes) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => lanes.Run(stoppingToken);
}

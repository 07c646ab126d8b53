using Microsoft.Extensions.Options;
using Sentinel.Core.Backtests;
using Sentinel.Core.Strategies;

namespace Sentinel.Api.Dispatch;

/// <summary>The way to the queues: a lane for each priority, so that none waits for another.</summary>
internal sealed class DispatchLanes(
    IBacktestStore backtests, BacktestCommands commands, IOptions<DispatchOptions> options, TimeProvider time, ILogger<DispatchOutage> log)
    : IDisposable
{
    private readonly Dictionary<BacktestPriority, DispatchLane> lanes = Enum.GetValues<BacktestPriority>().ToDictionary(
        priority => priority,
        priority => new DispatchLane(priority, backtests, commands, new DispatchOutage(options, log), options.Value, time));

    /// <summary>Why commands of some priority do not get through; null while all do.</summary>
    public string? Cause => lanes.Values.Select(lane => lane.Cause).FirstOrDefault(cause => cause is not null);

    /// <summary>Says that something of a priority was accepted.</summary>
    public void Raise(BacktestPriority priority) => lanes[priority].Raise();

    /// <summary>Says that something may be due again.</summary>
    public void RaiseAll()
    {
        foreach (var lane in lanes.Values) lane.Raise();
    }

    /// <summary>Dispatches what is accepted until it is stopped.</summary>
    public Task Run(CancellationToken stoppingToken) => Task.WhenAll(lanes.Values.Select(lane => lane.Run(stoppingToken)));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var lane in lanes.Values) lane.Dispose();
    }
}

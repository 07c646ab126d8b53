using System.Threading.Channels;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sentinel.Contracts.Backtests;

namespace Sentinel.Worker.Backtests;

/// <summary>Announces how backtests ended: the first at once, those that end close behind it together in one message.</summary>
/// <remarks>A worker that is killed takes at most <see cref="Rest"/> of announcements with it; the outcomes are stored by then.</remarks>
internal sealed class FinishAnnouncer(IBus bus, TimeProvider time, ILogger<FinishAnnouncer> log) : BackgroundService
{
    private const int MostTogether = 500;

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(20);

    private readonly Channel<BacktestFinished> ended =
        Channel.CreateBounded<BacktestFinished>(new BoundedChannelOptions(2 * MostTogether) { SingleReader = true });

    /// <summary>Has it announced soon; waits while too many are unannounced because the broker is away.</summary>
    public ValueTask Announce(BacktestFinished finished, CancellationToken cancellationToken) => ended.Writer.WriteAsync(finished, cancellationToken);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await ended.Reader.WaitToReadAsync(stoppingToken))
            {
                await Publish(TakeAll(), stoppingToken);
                await Task.Delay(Rest, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A stop, which is no error: what is not announced is stored.
        }
    }

    private List<BacktestFinished> TakeAll()
    {
        var together = new List<BacktestFinished>();
        while (together.Count < MostTogether && ended.Reader.TryRead(out var finished)) together.Add(finished);
        return together;
    }

    private async Task Publish(List<BacktestFinished> together, CancellationToken cancellationToken)
    {
        try
        {
            await bus.Publish(new BacktestsFinished(together), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogWarning(
                "{Count} finished backtests, {BacktestId} first, were not announced: {Cause}. Their outcomes are stored; who waits for them sees them a little later",
                together.Count, together[0].BacktestId, exception.GetBaseException().Message);
        }
    }
}

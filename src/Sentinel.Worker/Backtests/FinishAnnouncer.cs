using System.Threading.Channels;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Sentinel.Contracts.Backtests;

namespace Sentinel.Worker.Backtests;

/// <summary>Announces how backtests ended: the first at once, those that end close behind it together in one message.</summary>
/// <remarks>What ends while the process stops, or within <see cref="Rest"/> of its end, is not announced; its outcome is stored by then.</remarks>
internal sealed class FinishAnnouncer(IBus bus, TimeProvider time, ILogger<FinishAnnouncer> log) : BackgroundService, IHostedLifecycleService
{
    private const int MostTogether = 500;

    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan TimeToArrive = TimeSpan.FromSeconds(1);

    private readonly Channel<BacktestFinished> ended =
        Channel.CreateBounded<BacktestFinished>(new BoundedChannelOptions(2 * MostTogether) { SingleReader = true });

    /// <summary>Has it announced soon; waits while too many are unannounced because the broker is away.</summary>
    public ValueTask Announce(BacktestFinished finished, CancellationToken cancellationToken) => ended.Writer.WriteAsync(finished, cancellationToken);

    /// <summary>Ends before the bus does, on which nothing could be sent any more.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken) => StopAsync(cancellationToken);

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

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
        var onItsWay = bus.Publish(new BacktestsFinished(together), CancellationToken.None);
        try
        {
            await onItsWay.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The bus stops next, and would call it an error that this does not arrive.
            await Task.WhenAny(onItsWay, Task.Delay(TimeToArrive, time, CancellationToken.None));
            throw;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            log.LogWarning(
                "{Count} finished backtests, {BacktestId} first, were not announced: {Cause}. Their outcomes are stored; who waits for them sees them a little later",
                together.Count, together[0].BacktestId, exception.GetBaseException().Message);
        }
    }
}

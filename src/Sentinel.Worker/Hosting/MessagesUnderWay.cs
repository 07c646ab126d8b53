using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Sentinel.Worker.Hosting;

/// <summary>The messages that this process has taken: a stop waits until none needs it any more, and says once how many were given back.</summary>
internal sealed class MessagesUnderWay(IHostApplicationLifetime host, TimeProvider time, ILogger<MessagesUnderWay> log)
    : IReceiveObserver, IHostedLifecycleService
{
    // Those that are left have been told to end, and end at once.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(20);

    private int underWay;
    private int givenBack;

    /// <summary>Counts one that was let go without being begun.</summary>
    public void CountGivenBack() => Interlocked.Increment(ref givenBack);

    public Task PreReceive(ReceiveContext context) => Count(ref underWay, 1);

    public Task PostReceive(ReceiveContext context) => Count(ref underWay, -1);

    public Task ReceiveFault(ReceiveContext context, Exception exception)
    {
        if (host.ApplicationStopping.IsCancellationRequested) Count(ref givenBack, 1);
        return Count(ref underWay, -1);
    }

    /// <summary>The bus has stopped; what is disposed of next is still needed by those that are giving up.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        while (Volatile.Read(ref underWay) > 0 && !enough.IsCancellationRequested)
            await Task.Delay(LookInterval, time, enough.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        var unfinished = givenBack + underWay;
        if (unfinished > 0)
            log.LogInformation("Stopped with {Count} messages unfinished. They are given back to their queues: another worker runs them, or the next start.", unfinished);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType) where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception) where T : class => Task.CompletedTask;

    private static Task Count(ref int messages, int change)
    {
        Interlocked.Add(ref messages, change);
        return Task.CompletedTask;
    }
}

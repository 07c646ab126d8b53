using MassTransit;
using Sentinel.Contracts.Backtests;

namespace Sentinel.Api.Tests.Dispatch;

/// <summary>Lets every send fail while it lasts, as a broker does that is away.</summary>
internal sealed class BrokerOutage : ISendObserver
{
    private volatile bool lasts;

    private int sent;

    public int Attempts { get; private set; }

    /// <summary>How many commands to run a backtest got through.</summary>
    public int Sent => sent;

    public void Begin() => lasts = true;

    public void End() => lasts = false;

    public Task PreSend<T>(SendContext<T> context)
        where T : class
    {
        if (!lasts) return Task.CompletedTask;

        Attempts++;
        throw new InvalidOperationException("The broker is away.");
    }

    public Task PostSend<T>(SendContext<T> context)
        where T : class
    {
        if (context.Message is RunBacktest) Interlocked.Increment(ref sent);
        return Task.CompletedTask;
    }

    public Task SendFault<T>(SendContext<T> context, Exception exception)
        where T : class => Task.CompletedTask;
}

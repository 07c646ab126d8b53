using Sentinel.TestKit;
using Xunit;

namespace Sentinel.EndToEnd.Tests;

/// <summary>API, broker and a worker with one runner that takes one backtest of each priority at a time: who is behind another one waits at the broker.</summary>
public sealed class OperatedDeployment : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly CancellationTokenSource deadline = new(Patience);

    /// <summary>The broker; nobody else uses it.</summary>
    public Broker Broker { get; private set; } = null!;

    /// <summary>Sentinel over it.</summary>
    public Deployment Sentinel { get; private set; } = null!;

    /// <summary>When everything must be over.</summary>
    public CancellationToken Deadline => deadline.Token;

    public async Task InitializeAsync()
    {
        Broker = await Broker.StartNode();
        Sentinel = BrokerDeployment.Over(await Broker.AddVirtualHost());
        Sentinel.Set("Sandbox__Runners", "1");
        Sentinel.Set("Sandbox__WallTime", "00:05:00"); // nothing endless ends by itself
        Sentinel.Set("Workers__BacktestsPerRunner", "1");
        await Sentinel.ImportPrices(PriceHistory.Synthetic.Csv, Deadline);
        await Sentinel.Start(Deadline);
    }

    public async Task DisposeAsync()
    {
        await Sentinel.DisposeAsync();
        await Broker.Kill();
    }

    public void Dispose() => deadline.Dispose();
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Sentinel.Core.Backtests;
using Sentinel.Core.Batches;
using Sentinel.Core.Faults;
using Sentinel.Core.Idempotency;
using Sentinel.Core.Operations;
using Sentinel.Core.Prices;
using Sentinel.Core.Storage;
using Sentinel.Core.Sweeps;

namespace Sentinel.TestKit;

/// <summary>All stores over real databases in a folder, wired as the hosts wire them; several may share one folder, as processes do.</summary>
public sealed class TempStorage : IDisposable
{
    private readonly ServiceProvider services;

    public TempStorage(TempFolder folder, TimeSpan? lockTimeout = null, TimeProvider? time = null)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Sentinel:DataDirectory"] = folder.Path,
            ["Sentinel:LockTimeout"] = (lockTimeout ?? TimeSpan.FromSeconds(30)).ToString(),
        };
        services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddSingleton(time ?? TimeProvider.System)
            .AddStorage()
            .BuildServiceProvider();
    }

    public IBacktestStore Backtests => services.GetRequiredService<IBacktestStore>();

    public IBatchStore Batches => services.GetRequiredService<IBatchStore>();

    public ISweepStore Sweeps => services.GetRequiredService<ISweepStore>();

    public IWorkerStore Workers => services.GetRequiredService<IWorkerStore>();

    public IQueueStore Queues => services.GetRequiredService<IQueueStore>();

    public IFaultStore Faults => services.GetRequiredService<IFaultStore>();

    public StatusReader Status => services.GetRequiredService<StatusReader>();

    public IPriceHistory History => services.GetRequiredService<IPriceHistory>();

    public IPriceLeases Leases => services.GetRequiredService<IPriceLeases>();

    public IAnswerStore Answers => services.GetRequiredService<IAnswerStore>();

    public IPriceStore Prices => services.GetRequiredService<IPriceStore>();

    public void Dispose() => services.Dispose();
}

using System.Diagnostics;
using Sentinel.TestKit;

namespace Sentinel.Load.Systems;

/// <summary>Sentinel as real processes on a data directory of its own: embedded, or API, workers and broker apart.</summary>
internal sealed class SystemUnderLoad : IAsyncDisposable
{
    private const double RestingCores = 0.1;

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan RestInterval = TimeSpan.FromSeconds(1);

    private readonly TempFolder folder = new();
    private readonly List<SentinelProcess> processes = [];
    private readonly VirtualHost? broker;
    private readonly Lazy<StoredBacktests> store;

    private SystemUnderLoad(int port, VirtualHost? broker)
    {
        (Client, this.broker) = (new LoadClient(port), broker);
        store = new(() => new StoredBacktests(folder.Path));
    }

    public LoadClient Client { get; }

    public StoredBacktests Store => store.Value;

    /// <summary>When its processes were launched, in ticks of the stopwatch and by the clock.</summary>
    public (long Ticks, DateTimeOffset Clock) Launched { get; private set; }

    /// <summary>Starts all processes and waits until the system is ready.</summary>
    public static async Task<SystemUnderLoad> Start(Setting setting, CancellationToken cancellationToken)
    {
        var port = SentinelProcess.FreePort();
        var system = new SystemUnderLoad(port, setting.Workers > 0 ? await (await Broker.Shared).AddVirtualHost() : null);
        await StoreFilling.Fill(system.folder, setting.Stored, cancellationToken);
        var settings = system.SettingsFor(setting);
        using (var import = SentinelProcess.Worker(settings, "prices", "import", setting.Bars.FullName))
        {
            if (await import.Exit(cancellationToken) != 0) throw new InvalidOperationException(import.Log);
        }

        system.Launched = (Stopwatch.GetTimestamp(), TimeProvider.System.GetUtcNow());
        system.processes.Add(SentinelProcess.Api(port, settings));
        for (var i = 0; i < setting.Workers; i++) system.processes.Add(SentinelProcess.Worker(settings));
        while (!await system.Client.IsReady(cancellationToken)) await Task.Delay(PollInterval, cancellationToken);
        return system;
    }

    /// <summary>What it has used until now.</summary>
    public SystemUse Look()
    {
        var hosts = processes.ConvertAll(process => process.Id);
        var all = ProcessTree.Look(hosts);
        var started = ProcessTree.Look([Environment.ProcessId]).ExceptBy([Environment.ProcessId, .. all.Select(process => process.Id)], process => process.Id);
        return new SystemUse(
            Stopwatch.GetTimestamp(),
            [.. hosts.Select(id => all.Single(process => process.Id == id))],
            [.. all.Where(process => !hosts.Contains(process.Id))],
            broker is null ? TimeSpan.Zero : started.Sum(process => process.Cpu + process.EndedChildren),
            Environment.CpuUsage.TotalTime,
            ProcessTree.MachineCpu());
    }

    /// <summary>Waits until the processes do next to nothing any more: all that comes with a start is behind them.</summary>
    public async Task<SystemUse> ComesToRest(CancellationToken cancellationToken)
    {
        for (var before = Look(); ;)
        {
            await Task.Delay(RestInterval, cancellationToken);
            var after = Look();
            if (after.Cpu - before.Cpu < RestInterval * RestingCores) return after;
            before = after;
        }
    }

    /// <summary>Waits until nothing is queued any more.</summary>
    public async Task BecomesIdle(CancellationToken cancellationToken)
    {
        while (Store.CountUnfinished() > 0) await Task.Delay(PollInterval, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (store.IsValueCreated) store.Value.Dispose();
        foreach (var process in processes) process.Dispose();
        Client.Dispose();
        if (broker is not null) await broker.DisposeAsync();
        folder.Dispose();
    }

    private Dictionary<string, string> SettingsFor(Setting setting)
    {
        var settings = new Dictionary<string, string>
        {
            ["Sentinel__DataDirectory"] = folder.Path,
            ["Sandbox__Runners"] = $"{setting.Runners}",
            ["Samples__Enabled"] = "false",
            ["Prices__CoinbaseUrl"] = "http://127.0.0.1:9",
            ["Prices__Sources__0"] = "coinbase",
        };
        if (broker is not null) settings["ConnectionStrings__RabbitMq"] = broker.ConnectionString;
        return settings;
    }
}

using Sentinel.TestKit;

namespace Sentinel.Load;

/// <summary>Sentinel as real processes on an empty data directory: embedded, or API, workers and broker apart.</summary>
internal sealed class SystemUnderLoad : IAsyncDisposable
{
    private readonly string dataDirectory = Directory.CreateTempSubdirectory("sentinel-load-").FullName;
    private readonly List<SentinelProcess> processes = [];

    private SystemUnderLoad(int port) => Client = new SentinelClient(port);

    public SentinelClient Client { get; }

    /// <summary>Ids of API and workers; the runners are their children.</summary>
    public IEnumerable<int> ProcessIds => processes.Select(process => process.Id);

    public static async Task<SystemUnderLoad> Start(FileInfo bars, int workers, int runners, CancellationToken cancellationToken)
    {
        var port = SentinelProcess.FreePort();
        var system = new SystemUnderLoad(port);
        var settings = new Dictionary<string, string>
        {
            ["Sentinel__DataDirectory"] = system.dataDirectory,
            ["Sandbox__Runners"] = $"{runners}",
            ["Samples__Enabled"] = "false",
            ["Prices__CoinbaseUrl"] = "http://127.0.0.1:9",
        };
        if (workers > 0) settings["ConnectionStrings__RabbitMq"] = (await (await Broker.Shared).AddVirtualHost()).ConnectionString;

        using (var import = SentinelProcess.Worker(settings, "prices", "import", bars.FullName))
        {
            if (await import.Exit(cancellationToken) != 0) throw new InvalidOperationException(import.Log);
        }

        var api = SentinelProcess.Api(port, settings);
        system.processes.Add(api);
        for (var i = 0; i < workers; i++) system.processes.Add(SentinelProcess.Worker(settings));
        await system.Client.BecomesReady(api, cancellationToken);
        return system;
    }

    public ValueTask DisposeAsync()
    {
        foreach (var process in processes) process.Dispose();
        Client.Dispose();
        Directory.Delete(dataDirectory, recursive: true);
        return ValueTask.CompletedTask;
    }
}

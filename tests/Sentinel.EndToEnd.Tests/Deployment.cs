using System.Text.Json;
using Sentinel.TestKit;

namespace Sentinel.EndToEnd.Tests;

/// <summary>One way of running Sentinel: how its processes are started and which of them runs strategies.</summary>
public abstract class Deployment : IAsyncDisposable
{
    private readonly Dictionary<string, string> settings;

    protected Deployment(IEnumerable<KeyValuePair<string, string>> settings)
    {
        DataDirectory = Directory.CreateTempSubdirectory("sentinel-e2e-").FullName;
        this.settings = new(settings)
        {
            ["Sentinel__DataDirectory"] = DataDirectory,
            ["Sandbox__Runners"] = "2",
            ["Samples__Enabled"] = "false",
            // An address that refuses at once: tests run on imported bars only.
            ["Prices__CoinbaseUrl"] = "http://127.0.0.1:9",
        };
        Port = SentinelProcess.FreePort();
        Client = new SentinelClient(Port);
    }

    public string DataDirectory { get; }

    public SentinelClient Client { get; }

    protected int Port { get; }

    protected IReadOnlyDictionary<string, string> Settings => settings;

    /// <summary>Number of the process that runs strategies, which it does in runners of its own.</summary>
    public abstract int WorkerId { get; }

    /// <summary>What its processes have written.</summary>
    public abstract string Log { get; }

    /// <summary>Changes a setting of the processes that are started from now on.</summary>
    public void Set(string name, string value) => settings[name] = value;

    /// <summary>Loads bars with the command line, as an operator would before the first start.</summary>
    public async Task ImportPrices(string csv, CancellationToken cancellationToken)
    {
        using var import = SentinelProcess.Worker(Settings, "prices", "import", csv);
        var exitCode = await import.Exit(cancellationToken);
        if (exitCode != 0) throw new InvalidOperationException($"prices import ended with {exitCode}:\n{import.Log}");
    }

    /// <summary>Starts every process and waits until the API is ready.</summary>
    public abstract Task Start(CancellationToken cancellationToken);

    /// <summary>SIGKILL to the process that runs strategies, then starts a new one.</summary>
    public abstract Task KillAndRestartWorker(CancellationToken cancellationToken);

    /// <summary>A backtest once it is terminal; what the processes wrote when that takes too long.</summary>
    public async Task<JsonElement> Finished(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            return await Client.Finished(id, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"Backtest {id} did not finish:\n{Log}");
        }
    }

    public virtual ValueTask DisposeAsync()
    {
        Client.Dispose();
        Directory.Delete(DataDirectory, recursive: true);
        return ValueTask.CompletedTask;
    }
}

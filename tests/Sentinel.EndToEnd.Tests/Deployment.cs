using System.Text.Json;
using Sentinel.TestKit;

namespace Sentinel.EndToEnd.Tests;

/// <summary>One way of running Sentinel: how its processes are started and which of them runs strategies.</summary>
public abstract class Deployment : IAsyncDisposable
{
    private readonly Dictionary<string, string> settings;
    private string ended = "";

    protected Deployment(IEnumerable<KeyValuePair<string, string>> settings)
    {
        DataDirectory = Directory.CreateTempSubdirectory("sentinel-e2e-").FullName;
        this.settings = new(settings)
        {
            ["Sentinel__DataDirectory"] = DataDirectory,
            ["Sandbox__Runners"] = "2",
            ["Sandbox__StartTime"] = "00:02:00", // on a slow machine a runner that is late is an error
            ["Samples__Enabled"] = "false",
            // An address that refuses at once: tests run on imported bars only.
            ["Prices__CoinbaseUrl"] = "http://127.0.0.1:9",
            ["Prices__Sources__0"] = "coinbase",
            ["Prices__HistoryDays"] = "1",
        };
        Port = SentinelProcess.FreePort();
        Client = new SentinelClient(Port);
    }

    /// <summary>One that nobody else uses; over a virtual host of its own where it needs a broker.</summary>
    public static Task<Deployment> Create(DeploymentKind kind) =>
        kind is DeploymentKind.Embedded ? EmbeddedDeployment.Create() : BrokerDeployment.Create();

    public string DataDirectory { get; }

    public SentinelClient Client { get; }

    public int Port { get; }

    protected IReadOnlyDictionary<string, string> Settings => settings;

    /// <summary>Number of the process that runs strategies, which it does in runners of its own.</summary>
    public abstract int WorkerId { get; }

    /// <summary>What its processes have written.</summary>
    public virtual string Log => ended;

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
    public async Task KillAndRestartWorker(CancellationToken cancellationToken)
    {
        KillWorker();
        await StartWorker(cancellationToken);
    }

    /// <summary>SIGKILL to the process that runs strategies.</summary>
    public abstract void KillWorker();

    /// <summary>SIGKILL to the process that answers.</summary>
    public abstract void KillApi();

    /// <summary>Starts the process that runs strategies, unless it runs.</summary>
    public abstract Task StartWorker(CancellationToken cancellationToken);

    /// <summary>Starts the process that answers, unless it runs, and waits until it is ready.</summary>
    public abstract Task StartApi(CancellationToken cancellationToken);

    /// <summary>SIGTERM to the process that runs strategies, and waits until it has ended.</summary>
    /// <returns>Its exit code.</returns>
    public abstract Task<int> StopWorker(CancellationToken cancellationToken);

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

    /// <summary>SIGKILL to a process that is not needed any more; nothing where it does not run.</summary>
    protected void Kill(ref SentinelProcess? process)
    {
        if (process is not { } killed) return;

        process = null;
        killed.Kill();
        End(killed);
    }

    /// <summary>SIGTERM to a process, and waits until it has ended.</summary>
    protected async Task<int> Stop(SentinelProcess process, CancellationToken cancellationToken)
    {
        process.Terminate();
        var exitCode = await process.Exit(cancellationToken);
        End(process);
        return exitCode;
    }

    public virtual ValueTask DisposeAsync()
    {
        Client.Dispose();
        Directory.Delete(DataDirectory, recursive: true);
        return ValueTask.CompletedTask;
    }

    private void End(SentinelProcess process)
    {
        ended += $"{process.Log}\n";
        process.Dispose();
    }
}

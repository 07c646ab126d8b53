using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;

namespace Sentinel.TestKit;

/// <summary>A private node of the installed rabbitmq-server: loopback only, free ports, all its files in a temporary folder.</summary>
internal sealed class BrokerNode : Broker
{
    private const string Server = "/usr/lib/rabbitmq/bin/rabbitmq-server";
    private const string Memory = "/dev/shm";
    private const long LeastRoom = 2L << 30;

    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(3);

    // Outlives the test run to clean up after it, also when it was killed.
    private const string Watchdog = """
        while kill -0 "$TESTS" 2>/dev/null; do sleep 0.2; done
        kill -9 "$(cat "$FOLDER/pid")" 2>/dev/null
        for i in 1 2 3 4 5 6 7 8 9 10; do epmd -kill >/dev/null 2>&1 && break; sleep 0.2; done
        rm -rf "$FOLDER"
        """;

    private readonly string folder = Directory.CreateDirectory(Path.Combine(Root(), $"sentinel-broker-{Guid.NewGuid():N}")).FullName;
    private readonly int port = FreePort();
    private readonly int managementPort = FreePort();
    private readonly int distributionPort = FreePort();
    private readonly int portMapperPort;
    private readonly string cookie;
    private Process? launcher;
    private int starts;

    private BrokerNode(int portMapperPort, string cookie) => (this.portMapperPort, this.cookie) = (portMapperPort, cookie);

    public override Uri Uri => new($"amqp://guest:guest@127.0.0.1:{port}");

    public override Uri ManagementUri => new($"http://guest:guest@127.0.0.1:{managementPort}");

    private string Name => $"sentinel-{port}@localhost";

    private string ServerIdFile => Path.Combine(folder, "pid");

    private string LogFile => Path.Combine(folder, $"log-{starts}");

    /// <summary>A node that accepts connections.</summary>
    /// <exception cref="InvalidOperationException">There is no rabbitmq-server, or it does not start.</exception>
    public static async Task<Broker> Start() => (await StartMany(1))[0];

    /// <summary>Nodes that accept connections and keep quorum queues together.</summary>
    /// <exception cref="InvalidOperationException">There is no rabbitmq-server, or one does not start.</exception>
    public static async Task<IReadOnlyList<Broker>> StartMany(int size)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(Server))
        {
            throw new InvalidOperationException(
                $"These tests need a RabbitMQ broker and {Server} is not there. Install it (apt-get install rabbitmq-server), "
                + "or name a running one in SENTINEL_TEST_RABBITMQ, or use Docker: dotnet test -p:Testcontainers=true.");
        }

        var (portMapperPort, cookie) = (FreePort(), $"{Guid.NewGuid():N}");
        BrokerNode[] nodes = [.. Enumerable.Range(0, size).Select(_ => new BrokerNode(portMapperPort, cookie))];
        foreach (var node in nodes)
        {
            node.WriteFiles(peers: nodes);
            node.Run(Watchdog).Dispose();
        }

        await nodes[0].StartServer(); // the others join it
        await Task.WhenAll(nodes.Skip(1).Select(node => node.StartServer()));
        return nodes;
    }

    public override async Task Kill()
    {
        using var server = Process.GetProcessById(ServerId());
        server.Kill();
        await launcher!.WaitForExitAsync();
        launcher.Dispose();
        File.Delete(ServerIdFile); // the number may be given to another process, which must not be killed later
    }

    public override Task Restart() => StartServer();

    public override Task Wipe()
    {
        Directory.Delete($"{folder}/data", recursive: true);
        return Task.CompletedTask;
    }

    private async Task StartServer()
    {
        starts++;
        launcher = Run($"exec {Server} >'{LogFile}' 2>&1");
        using var deadline = new CancellationTokenSource(StartTimeout);
        try
        {
            while (!HasStarted())
            {
                if (launcher.HasExited) throw new InvalidOperationException($"rabbitmq-server ended at once:\n{ReadLog()}");
                await Task.Delay(100, deadline.Token);
            }
        }
        catch (OperationCanceledException)
        {
            throw new InvalidOperationException($"rabbitmq-server was not ready after {StartTimeout.TotalSeconds} s:\n{ReadLog()}");
        }
    }

    // A flush that a busy disk keeps waiting for five seconds fails the declaration of a quorum queue. What is killed keeps its files in memory too.
    private static string Root() =>
        Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace >= LeastRoom ? Memory : Path.GetTempPath();

    private bool HasStarted() => ReadLog().Contains("startup complete", StringComparison.Ordinal);

    private string ReadLog() => File.Exists(LogFile) ? File.ReadAllText(LogFile) : "";

    private int ServerId() => int.Parse(File.ReadAllText(ServerIdFile), System.Globalization.CultureInfo.InvariantCulture);

    // A session of its own, so that an interrupt meant for the tests leaves the cleaning up to the watchdog.
    private Process Run(string script)
    {
        var start = new ProcessStartInfo("setsid", ["--wait", "sh", "-c", script]) { WorkingDirectory = "/" };
        foreach (var (name, value) in Settings()) start.Environment[name] = value;
        return Process.Start(start) ?? throw new Win32Exception("setsid did not start.");
    }

    private Dictionary<string, string> Settings() => new()
    {
        ["TESTS"] = $"{Environment.ProcessId}",
        ["FOLDER"] = folder,
        ["HOME"] = $"{folder}/home",
        ["RABBITMQ_NODENAME"] = Name,
        ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODE_PORT"] = $"{port}",
        ["RABBITMQ_DIST_PORT"] = $"{distributionPort}",
        ["RABBITMQ_MNESIA_BASE"] = $"{folder}/data",
        ["RABBITMQ_LOG_BASE"] = $"{folder}/logs",
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = $"{folder}/enabled_plugins",
        ["RABBITMQ_CONFIG_FILE"] = $"{folder}/rabbitmq.conf",
        ["RABBITMQ_ADVANCED_CONFIG_FILE"] = $"{folder}/advanced.config",
        ["RABBITMQ_GENERATED_CONFIG_DIR"] = $"{folder}/generated",
        ["RABBITMQ_CONF_ENV_FILE"] = $"{folder}/none",
        ["RABBITMQ_PID_FILE"] = $"{folder}/pid",
        ["ERL_EPMD_PORT"] = $"{portMapperPort}",
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        // Erlang's schedulers wait by spinning unless told not to, and here the cores are wanted by others.
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none",
    };

    [SupportedOSPlatform("linux")]
    private void WriteFiles(IReadOnlyList<BrokerNode> peers)
    {
        foreach (var name in new[] { "home", "data", "logs", "generated" }) Directory.CreateDirectory(Path.Combine(folder, name));
        File.WriteAllText(Path.Combine(folder, "enabled_plugins"), "[rabbitmq_management].");
        File.WriteAllText(Path.Combine(folder, "rabbitmq.conf"), $"""
            listeners.tcp.default = {port}
            management.tcp.ip = 127.0.0.1
            management.tcp.port = {managementPort}
            log.console = true
            log.file = false
            cluster_formation.peer_discovery_backend = classic_config
            {string.Join('\n', peers.Select((peer, index) => $"cluster_formation.classic_config.nodes.{index + 1} = {peer.Name}"))}

            """);

        var cookieFile = Path.Combine(folder, "home", ".erlang.cookie");
        File.WriteAllText(cookieFile, cookie);
        File.SetUnixFileMode(cookieFile, UnixFileMode.UserRead);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

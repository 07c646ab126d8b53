using System.Net;
using System.Net.Sockets;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Api.Tests.Hosting;

public sealed class StartFailureTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Theory]
    [InlineData("Dispatch__MaxInFlight", "0", "MaxInFlight")]
    [InlineData("Dispatch__MaxInflihgt", "9", "MaxInflihgt")]
    [InlineData("Http__AllowedOrigins__0", "*", "'*' is not an origin such as https://console.example.com")]
    [InlineData("ConnectionStrings__RabbitMq", "localhost", "amqp://user:password@host:5672/vhost")]
    public async Task A_wrong_setting_stops_the_start_with_one_line_that_names_it(string setting, string value, string named)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var api = Start(new() { [setting] = value });

        Assert.Equal(1, await api.Exit(deadline.Token));
        Assert.Contains("Sentinel cannot start: ", api.Log, StringComparison.Ordinal);
        Assert.Contains(named, api.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", api.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_directory_that_is_none_stops_the_start_with_one_line_that_names_it()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await File.WriteAllTextAsync(folder.Of("file"), "", deadline.Token);
        using var api = Start(new() { ["Sentinel__DataDirectory"] = folder.Of("file") });

        Assert.Equal(1, await api.Exit(deadline.Token));
        Assert.Contains("Sentinel cannot start: ", api.Log, StringComparison.Ordinal);
        Assert.Contains(folder.Of("file"), api.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_in_use_stops_the_start_with_one_line_that_names_it()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        using var api = SentinelProcess.Api(port, Settings([]));

        Assert.Equal(1, await api.Exit(deadline.Token));
        Assert.Contains($"Sentinel cannot start: Failed to bind to address http://127.0.0.1:{port}", api.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", api.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_another_machine_stops_the_start_with_one_line_that_says_so()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var settings = Settings([]);
        settings["Kestrel__Endpoints__Http__Url"] = "http://192.0.2.7:5080"; // set aside for examples (RFC 5737)
        using var api = SentinelProcess.Api(SentinelProcess.FreePort(), settings);

        Assert.Equal(1, await api.Exit(deadline.Token));
        Assert.Contains("Sentinel cannot start: Its address cannot be listened on", api.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", api.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_directory_that_another_process_owns_stops_the_start_with_one_line_that_names_that_process(bool diskKnowsLocks)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var disk = new Dictionary<string, string> { ["DOTNET_SYSTEM_IO_DISABLEFILELOCKING"] = diskKnowsLocks ? "0" : "1" };
        using var owner = Start(new(disk));
        await Eventually.Holds(() => owner.Log.Contains("Application started", StringComparison.Ordinal));
        Assert.Equal(!diskKnowsLocks, owner.Log.Contains("knows no locks", StringComparison.Ordinal));

        using var second = Start(new(disk));
        using var worker = SentinelProcess.Worker(Settings(new(disk) { ["ConnectionStrings__RabbitMq"] = "amqp://127.0.0.1:9" }));

        foreach (var refused in new[] { second, worker })
        {
            Assert.Equal(4, await refused.Exit(deadline.Token));
            Assert.Contains(
                $"The data directory {folder.Path} belongs to Sentinel.Api, process {owner.Id} on host {Environment.MachineName}, running since ", refused.Log, StringComparison.Ordinal);
            Assert.Contains("Stop that process, or set Sentinel:DataDirectory to another directory", refused.Log, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", refused.Log, StringComparison.Ordinal);
        }

        using var status = SentinelProcess.Worker(Settings([]), "status");
        await status.Exit(deadline.Token);
        Assert.Contains("1 worker", status.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    public async Task An_owner_that_was_killed_is_followed_at_once(string disableLocks)
    {
        var disk = new Dictionary<string, string> { ["DOTNET_SYSTEM_IO_DISABLEFILELOCKING"] = disableLocks };
        using var killed = Start(new(disk));
        await Eventually.Holds(() => killed.Log.Contains("Application started", StringComparison.Ordinal));
        killed.Kill();

        using var next = Start(new(disk));

        await Eventually.Holds(() => next.Log.Contains("Application started", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_takes_no_broker_does_not_take_over_from_those_who_share_one()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var shared = new Dictionary<string, string> { ["ConnectionStrings__RabbitMq"] = "amqp://127.0.0.1:9" };
        using var worker = SentinelProcess.Worker(Settings(new(shared)));
        await Eventually.Holds(() => worker.Log.Contains("Application started", StringComparison.Ordinal)); // names that are written at one moment may be lost
        using var api = Start(new(shared));
        await Eventually.Holds(() => api.Log.Contains("Application started", StringComparison.Ordinal));

        using var alone = Start([]);

        Assert.Equal(4, await alone.Exit(deadline.Token));
        Assert.Matches($@"belongs to Sentinel\.(Api|Worker), process ({worker.Id}|{api.Id}) on host .*, and to 1 more\. Stop", alone.Log);
    }

    public void Dispose() => folder.Dispose();

    private SentinelProcess Start(Dictionary<string, string> settings) =>
        SentinelProcess.Api(SentinelProcess.FreePort(), Settings(settings));

    private Dictionary<string, string> Settings(Dictionary<string, string> settings)
    {
        settings.TryAdd("Sentinel__DataDirectory", folder.Path);
        settings["Samples__Enabled"] = "false";
        settings["Prices__CoinbaseUrl"] = "http://127.0.0.1:9";
        settings["Prices__Sources__0"] = "coinbase";
        settings["Prices__StartTimeout"] = "00:00:00.1";
        return settings;
    }
}

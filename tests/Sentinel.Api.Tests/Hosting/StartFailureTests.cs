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

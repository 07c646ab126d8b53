using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Worker.Tests.Commands;

public sealed class WorkerCommandTests : IDisposable
{
    private readonly TempFolder data = new();

    [Fact]
    public async Task Without_a_broker_the_worker_says_who_runs_it_then()
    {
        var run = await CommandRun.Of(data);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Without a broker start Sentinel.Api", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ConnectionStrings__RabbitMq", "localhost", "ConnectionStrings:RabbitMq is not an address")]
    [InlineData("Workers__Retires", "3", "'Retires'")]
    [InlineData("Prices__Symbols__0", "bitcoin", "'bitcoin' is not a symbol")]
    public async Task A_setting_that_is_wrong_stops_the_start_with_a_sentence(string name, string value, string sentence)
    {
        var settings = new Dictionary<string, string>
        {
            ["Sentinel__DataDirectory"] = data.Path,
            ["ConnectionStrings__RabbitMq"] = "amqp://127.0.0.1:9",
            [name] = value,
        };
        using var process = SentinelProcess.Worker(settings);
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));

        var exitCode = await process.Exit(deadline.Token);

        Assert.Equal(1, exitCode);
        Assert.Contains(sentence, process.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broker_that_is_away_is_said_once_and_waited_for()
    {
        var port = SentinelProcess.FreePort();
        var settings = new Dictionary<string, string>
        {
            ["Sentinel__DataDirectory"] = data.Path,
            ["Sandbox__Runners"] = "1",
            ["Prices__CoinbaseUrl"] = "http://127.0.0.1:9",
            ["Prices__Sources__0"] = "coinbase",
            ["ConnectionStrings__RabbitMq"] = $"amqp://127.0.0.1:{port}",
        };
        using var process = SentinelProcess.Worker(settings);

        await Eventually.Holds(() => process.Log.Contains($"Broker 127.0.0.1:{port} cannot be reached", StringComparison.Ordinal));
        await Eventually.Holds(() => process.Log.Contains("Application started", StringComparison.Ordinal));

        Assert.Single(process.Log.Split('\n'), line => line.Contains("cannot be reached", StringComparison.Ordinal) && line.Contains("Broker", StringComparison.Ordinal));
    }

    public void Dispose() => data.Dispose();
}

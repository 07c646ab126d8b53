using System.Text.Json;
using Sentinel.Contracts;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.EndToEnd.Tests;

/// <summary>SIGTERM under load: what is taken is finished or given back in time, and nothing gets to the error queue.</summary>
public sealed class StoppingTests : IAsyncLifetime
{
    private const int Jobs = 300;

    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource deadline = new(TimeSpan.FromMinutes(3));
    private readonly TempFolder folder = new();
    private readonly int port = SentinelProcess.FreePort();
    private readonly Dictionary<string, string> settings = [];
    private readonly List<SentinelProcess> processes = [];
    private SentinelClient client = null!;
    private VirtualHost broker = null!;

    public async Task InitializeAsync()
    {
        client = new SentinelClient(port);
        broker = await (await Broker.Shared).AddVirtualHost();
        settings["Sentinel__DataDirectory"] = folder.Path;
        settings["Sandbox__Runners"] = "1";
        settings["Samples__Enabled"] = "false";
        settings["Prices__CoinbaseUrl"] = "http://127.0.0.1:9";
        using var import = SentinelProcess.Worker(settings, "prices", "import", PriceHistory.Synthetic.Csv);
        await import.Exit(deadline.Token);
    }

    public async Task DisposeAsync()
    {
        foreach (var process in processes) process.Dispose();
        client.Dispose();
        deadline.Dispose();
        folder.Dispose();
        await broker.DisposeAsync();
    }

    [Fact]
    public async Task Workers_restarted_in_turn_under_load_lose_nothing_and_fault_nothing()
    {
        settings["ConnectionStrings__RabbitMq"] = broker.ConnectionString;
        var api = Started(SentinelProcess.Api(port, settings));
        var (first, second) = (Started(SentinelProcess.Worker(settings)), Started(SentinelProcess.Worker(settings)));
        await client.BecomesReady(api, deadline.Token);
        var ids = await Post();
        await client.Finished(ids[10], deadline.Token);

        await Stop(first);
        Started(SentinelProcess.Worker(settings));
        await client.Finished(ids[Jobs / 2], deadline.Token);
        await Stop(second);
        Started(SentinelProcess.Worker(settings));

        await AllSucceed(ids);
        Assert.Empty(await broker.Peek($"{QueueNames.Backtests}_error"));
    }

    [Fact]
    public async Task An_Api_with_a_worker_inside_that_is_stopped_under_load_finishes_all_after_its_next_start()
    {
        var first = Started(SentinelProcess.Api(port, settings));
        await client.BecomesReady(first, deadline.Token);
        var ids = await Post();
        await client.Finished(ids[10], deadline.Token);

        await Stop(first);
        await client.BecomesReady(Started(SentinelProcess.Api(port, settings)), deadline.Token);

        await AllSucceed(ids);
    }

    private SentinelProcess Started(SentinelProcess process)
    {
        processes.Add(process);
        return process;
    }

    private async Task<List<Guid>> Post()
    {
        var ids = new List<Guid>();
        for (var i = 0; i < Jobs; i++) ids.Add(await client.Post(new { strategy_code = StrategyOf(i) }, deadline.Token));
        return ids;
    }

    private static async Task Stop(SentinelProcess process)
    {
        using var inTime = new CancellationTokenSource(TimeToStop);
        process.Terminate();
        Assert.Equal(0, await process.Exit(inTime.Token));
        Assert.DoesNotContain("faulted", process.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("disposed object", process.Log, StringComparison.Ordinal);
    }

    private async Task AllSucceed(IEnumerable<Guid> ids)
    {
        var finished = new List<JsonElement>();
        foreach (var id in ids) finished.Add(await client.Finished(id, deadline.Token));

        Assert.All(finished, backtest => Assert.Equal("success", backtest.GetProperty("status").GetString()));
    }

    private static string StrategyOf(int variant) => $$"""
        double[] GenerateSignals(Bars bars)
        {
            var sum = 0.0;
            for (var i = 0; i < 4_000_000; i++) sum += Math.Sqrt(i);
            var targets = new double[bars.Count];
            targets[{{variant}}] = sum > 0 ? 1 : 0;
            return targets;
        }
        """;
}

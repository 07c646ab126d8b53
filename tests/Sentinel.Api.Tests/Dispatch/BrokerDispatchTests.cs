using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MassTransit;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Sentinel.Api.Backtests;
using Sentinel.Api.Tests.Sweeps;
using Sentinel.Contracts;
using Sentinel.Core.Backtests;
using Sentinel.TestKit;
using Sentinel.Worker.Hosting;
using Xunit;

namespace Sentinel.Api.Tests.Dispatch;

public sealed class BrokerDispatchTests : IAsyncLifetime
{
    private readonly SentinelApp app = new SentinelApp().With("Dispatch:MaxBackoff", "00:00:00.250");
    private VirtualHost broker = null!;

    public async Task InitializeAsync()
    {
        await app.InitializeAsync();
        broker = await (await Broker.Shared).AddVirtualHost();
        app.With("ConnectionStrings:RabbitMq", broker.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await ((IAsyncLifetime)app).DisposeAsync();
        await broker.DisposeAsync();
    }

    [Fact]
    public async Task A_command_is_not_lost_while_no_worker_has_declared_its_queue()
    {
        var http = app.CreateClient();
        using var accepted = await http.PostAsJsonAsync("/run_backtest", new { strategy_code = Strategies.LongFrom(1) });
        await Eventually.Holds(async () =>
            (await http.GetJson("/health/ready")).GetProperty("checks").GetProperty("dispatch").Text("status") is "degraded");
        var dispatch = (await http.GetJson("/health/ready")).GetProperty("checks").GetProperty("dispatch");
        Assert.Contains("Start a worker, which declares it.", dispatch.Text("detail"), StringComparison.Ordinal);
        Assert.Null(await broker.FindQueue(QueueNames.NormalBacktests));

        using var worker = Worker();
        await worker.StartAsync();

        Assert.Equal("success", (await http.GetJson($"{accepted.Headers.Location}?wait=60")).Text("status"));
        await worker.StopAsync();
    }

    [Fact]
    public async Task A_backlog_that_waits_for_a_worker_is_sent_again_only_once_the_broker_has_lost_it()
    {
        await DeclareQueues();
        var looks = new CountedLooks();
        app.With("Dispatch:RepublishAfter", "00:00:01").With("Dispatch:LostLookInterval", "00:00:01");
        await using var host = app.WithWebHostBuilder(web => web.ConfigureTestServices(looks.StandBefore));
        using var http = host.CreateClient();
        var ids = new List<Guid>();
        foreach (var bar in Enumerable.Range(1, 5))
        {
            using var accepted = await http.PostAsJsonAsync("/run_backtest", new { strategy_code = Strategies.LongFrom(bar) });
            ids.Add((await accepted.Json()).Id());
        }

        await Eventually.Holds(() => looks.Count >= 5);
        var waiting = (await broker.Peek(QueueNames.NormalBacktests)).Count;
        await broker.Drain(QueueNames.NormalBacktests);
        await Eventually.Holds(async () => (await broker.Peek(QueueNames.NormalBacktests)).Count == 5);

        var store = host.Services.GetRequiredService<IBacktestStore>();
        Assert.Equal(5, waiting);
        foreach (var id in ids) await Eventually.Holds(async () => (await store.Find(id, CancellationToken.None))!.Attempts == 1); // noted after it is sent
    }

    [Fact]
    public async Task A_person_recognises_a_backtest_among_the_messages_of_its_queue()
    {
        await DeclareQueues();
        var http = app.CreateClient();

        using var accepted = await http.PostAsJsonAsync(
            "/v1/backtests", new { strategy_code = Strategies.LongFrom(1), name = "Über 24 h", priority = "high" });
        var headers = await HeadersOfFirst(QueueNames.HighBacktests);

        Assert.Equal($"{(await accepted.Json()).Id()}", headers.Text("id"));
        Assert.Equal(("Über 24 h", "high", 1), (headers.Text("name"), headers.Text("priority"), headers.GetProperty("attempt").GetInt32()));
    }

    [Fact]
    public async Task A_person_recognises_a_sweep_among_the_messages_of_its_queue()
    {
        await DeclareQueues();
        var http = app.CreateClient();

        using var accepted = await http.PostAsJsonAsync("/v1/sweeps", SweepRequests.Of("lengths and bands"));
        var headers = await HeadersOfFirst(QueueNames.Sweeps);

        Assert.Equal($"{(await accepted.Json()).Id()}", headers.Text("id"));
        Assert.Equal(("lengths and bands", "bulk", 1), (headers.Text("name"), headers.Text("priority"), headers.GetProperty("attempt").GetInt32()));
    }

    [Fact]
    public async Task An_outcome_is_announced_over_the_broker_to_who_waits_for_it()
    {
        var http = app.CreateClient();
        using var accepted = await http.PostAsJsonAsync("/run_backtest", new { strategy_code = Strategies.LongFrom(1) });
        using var seat = app.Services.GetRequiredService<WaitingRoom>().Enter((await accepted.Json()).Id())!;

        using var worker = Worker();
        await worker.StartAsync();

        Assert.True(await seat.Wait(TimeSpan.FromSeconds(60), CancellationToken.None));
        await worker.StopAsync();
    }

    [Fact]
    public async Task A_broker_that_is_away_does_not_keep_the_Api_from_accepting()
    {
        app.With("ConnectionStrings:RabbitMq", "amqp://guest:guest@127.0.0.1:9");
        var http = app.CreateClient();

        using var accepted = await http.PostAsJsonAsync("/run_backtest", new { strategy_code = Strategies.LongFrom(1) });
        var ready = await http.GetJson("/health/ready");

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal("degraded", ready.Text("status"));
        Assert.Equal("degraded", ready.GetProperty("checks").GetProperty("broker").Text("status"));
    }

    // A worker leaves its queues behind.
    private async Task DeclareQueues()
    {
        using var worker = Worker();
        await worker.StartAsync();
        await Eventually.Holds(() => worker.Services.GetRequiredService<IBusControl>().CheckHealth().Status is BusHealthStatus.Healthy);
        await worker.StopAsync();
    }

    private async Task<JsonElement> HeadersOfFirst(string queue)
    {
        await Eventually.Holds(async () => await broker.Peek(queue) is not []);
        return (await broker.Peek(queue))[0].GetProperty("properties").GetProperty("headers");
    }

    private IHost Worker()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:RabbitMq"] = broker.ConnectionString,
            ["Sentinel:DataDirectory"] = app.Folder.Path,
            ["Sandbox:Runners"] = "1",
            ["Prices:CoinbaseUrl"] = "http://127.0.0.1:9",
            ["Prices:Sources:0"] = "coinbase",
        });
        builder.Services
            .AddWorker(builder.Configuration)
            .AddMessaging(builder.Configuration, bus => bus.AddWorkerConsumers(builder.Configuration));
        return builder.Build();
    }
}

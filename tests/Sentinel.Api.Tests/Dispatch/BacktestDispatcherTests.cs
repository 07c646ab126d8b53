using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MassTransit;
using Microsoft.AspNetCore.TestHost;
using Sentinel.Core.Backtests;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Api.Tests.Dispatch;

public sealed class BacktestDispatcherTests : IAsyncLifetime
{
    private readonly BrokerOutage outage = new();
    private readonly SentinelApp app = new SentinelApp().With("Dispatch:MaxInFlight", "4").With("Dispatch:MaxBackoff", "00:00:00.250");

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => ((IAsyncLifetime)app).DisposeAsync();

    [Fact]
    public async Task What_is_accepted_while_the_broker_is_away_is_run_once_it_is_back()
    {
        var http = app
            .WithWebHostBuilder(web => web.ConfigureTestServices(services => services.AddSendObserver(_ => outage)))
            .CreateClient();
        outage.Begin();

        var accepted = new List<Guid>();
        for (var bar = 1; bar <= 6; bar++)
        {
            using var response = await http.PostAsJsonAsync("/run_backtest", new { strategy_code = Strategies.LongFrom(bar) });
            Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
            accepted.Add((await response.Json()).Id());
        }

        await Eventually.Holds(async () => (await Dispatch(http)).Text("detail").Contains("The broker is away.", StringComparison.Ordinal));
        Assert.Equal("degraded", (await http.GetJson("/health/ready")).Text("status"));

        outage.End();

        foreach (var id in accepted) Assert.Equal("success", (await http.GetJson($"/v1/backtests/{id}?wait=60")).Text("status"));
        Assert.Equal("healthy", (await Dispatch(http)).Text("status"));
    }

    [Fact]
    public async Task What_a_dead_process_had_in_its_queue_is_run_by_the_next()
    {
        Guid queued, running;
        using (var storage = new TempStorage(app.Folder))
        {
            queued = await Accept(storage, bar: 1);
            running = await Accept(storage, bar: 2);
            await storage.Backtests.MarkPublished([queued, running], CancellationToken.None);
            await storage.Backtests.MarkRunning(running, DateTimeOffset.UnixEpoch, CancellationToken.None);
        }

        var http = app.CreateClient();

        Assert.Equal("success", (await http.GetJson($"/v1/backtests/{queued}?wait=60")).Text("status"));
        Assert.Equal("success", (await http.GetJson($"/v1/backtests/{running}?wait=60")).Text("status"));
    }

    [Fact]
    public async Task What_a_dead_process_had_in_its_queue_is_run_also_where_the_store_was_locked_at_the_start()
    {
        Guid queued;
        using (var storage = new TempStorage(app.Folder))
        {
            queued = await Accept(storage, bar: 3);
            await storage.Backtests.MarkPublished([queued], CancellationToken.None);
        }

        HttpClient http;
        using (new LockedDatabase(app.Folder.Of("strategy_results.db")))
        {
            http = app.With("Sentinel:LockTimeout", "00:00:01").CreateClient();
            await Task.Delay(TimeSpan.FromSeconds(3)); // the first try is over
        }

        Assert.Equal("success", (await http.GetJson($"/v1/backtests/{queued}?wait=60")).Text("status"));
    }

    [Fact]
    public async Task What_was_sent_is_not_sent_again_while_the_store_cannot_be_told_so()
    {
        using var http = app.With("Sentinel:LockTimeout", "00:00:01")
            .WithWebHostBuilder(web => web.ConfigureTestServices(services => services.AddSendObserver(_ => outage)))
            .CreateClient();
        outage.Begin();
        using var accepted = await http.PostAsJsonAsync("/run_backtest", new { strategy_code = Strategies.LongFrom(4) });
        await Eventually.Holds(() => outage.Attempts > 0);

        using (new LockedDatabase(app.Folder.Of("strategy_results.db")))
        {
            outage.End();
            await Eventually.Holds(async () => (await Dispatch(http)).Text("detail").Contains("locked by another program", StringComparison.Ordinal));
            await Task.Delay(TimeSpan.FromSeconds(4)); // time to try some more times

            Assert.Equal(1, outage.Sent);
        }

        Assert.Equal("success", (await http.GetJson($"{accepted.Headers.Location}?wait=60")).Text("status"));
        Assert.Equal(1, outage.Sent);
    }

    private static async Task<JsonElement> Dispatch(HttpClient http) =>
        (await http.GetJson("/health/ready")).GetProperty("checks").GetProperty("dispatch");

    private static async Task<Guid> Accept(TempStorage storage, int bar)
    {
        var request = new BacktestRequest { StrategyCode = Strategies.LongFrom(bar) };
        return (await storage.Backtests.Accept(request, rerun: false, barsHash: Outcomes.BarsHash, CancellationToken.None)).Backtest.Id;
    }
}

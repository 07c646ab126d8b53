using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Quartz;
using Sentinel.Contracts;
using Sentinel.Contracts.Prices;
using Sentinel.TestKit;
using Sentinel.Worker.Prices;
using Sentinel.Worker.Tests.Hosting;
using Sentinel.Worker.Tests.Prices.Sources;
using Xunit;

namespace Sentinel.Worker.Tests.Prices;

/// <summary>From the schedule over the queue to the store, in a worker that follows two symbols and has bars of one.</summary>
public sealed class RefreshPricesTests
{
    private readonly StubMarket market = new(TimeProvider.System);
    private volatile bool isAway;

    [Fact]
    public async Task The_hourly_job_asks_for_one_refresh_of_each_symbol()
    {
        using var exchange = new StubExchange(Answer);
        await using var worker = await Start(exchange);

        await Trigger(worker, nameof(RefreshPricesJob));
        await Eventually.Holds(() => worker.Refreshed.Count == 2);

        Assert.Equal(["BTC-USD", "ETH-USD"], worker.Refreshed.Select(refreshed => refreshed.Symbol).Order());
    }

    [Fact]
    public async Task The_hourly_job_is_due_one_minute_after_every_hour_whatever_the_local_time()
    {
        using var exchange = new StubExchange(Answer);
        await using var worker = await Start(exchange);

        var trigger = await HourlyTrigger(worker);
        var next = trigger.NextFireTimeUtc!.Value;

        Assert.Equal((1, 0), (next.Minute, next.Second));
        Assert.Equal(TimeZoneInfo.Utc.Id, trigger.TimeZone.Id);
        Assert.Equal(next.AddHours(1), trigger.GetFireTimeAfter(next));
        Assert.Equal(next.AddHours(2), trigger.GetFireTimeAfter(next.AddHours(1)));
    }

    [Fact]
    public async Task An_hourly_job_that_was_missed_is_done_once_and_at_once()
    {
        using var exchange = new StubExchange(Answer);
        await using var worker = await Start(exchange);

        var trigger = await HourlyTrigger(worker);

        Assert.Equal(CronTriggerMisfireInstruction.FireAndProceed, trigger.MisfireInstruction);
    }

    [Fact]
    public async Task Two_hosts_ask_for_one_refresh_an_hour()
    {
        using var exchange = new StubExchange(Answer);
        await using var worker = await Start(exchange);
        using var folder = new TempFolder();
        var clock = new FixedClock(new DateTimeOffset(2024, 8, 30, 14, 1, 0, TimeSpan.Zero));
        using var one = new TempStorage(folder, time: clock);
        using var other = new TempStorage(folder, time: clock);
        RefreshPricesJob[] hosts = [Job(worker, one, clock), Job(worker, other, clock)];

        await Task.WhenAll(hosts.Select(host => host.Execute(null!, default).AsTask()));
        clock.Now = clock.Now.AddMinutes(20);
        await Task.WhenAll(hosts.Select(host => host.Execute(null!, default).AsTask()));
        clock.Now = clock.Now.AddMinutes(40);
        await Task.WhenAll(hosts.Select(host => host.Execute(null!, default).AsTask()));
        await worker.Send(new RefreshPrices("LAST-ONE"), QueueNames.Prices);
        await Eventually.Holds(() => worker.Log.Any(line => line.Contains("LAST-ONE", StringComparison.Ordinal)));

        Assert.Equal(["BTC-USD", "ETH-USD", "BTC-USD", "ETH-USD"], worker.Log.Where(IsRefresh).Select(line => line.Split(' ')[1].TrimEnd(':')));
    }

    [Fact]
    public async Task The_job_that_catches_up_asks_only_for_what_has_no_real_bars()
    {
        isAway = true;
        using var exchange = new StubExchange(Answer);
        await using var worker = await Start(exchange);

        isAway = false;
        await Trigger(worker, nameof(CatchUpPricesJob));
        await Eventually.Holds(() => !worker.Refreshed.IsEmpty);

        var refreshed = Assert.Single(worker.Refreshed);
        Assert.Equal(("ETH-USD", 2160), (refreshed.Symbol, refreshed.StoredBars));
    }

    [Fact]
    public async Task A_symbol_that_is_not_followed_is_warned_about_and_done_with()
    {
        using var exchange = new StubExchange(Answer);
        await using var worker = await Start(exchange);

        await worker.Send(new RefreshPrices("DOGE-USD"), QueueNames.Prices);
        await worker.Send(new RefreshPrices(null!), QueueNames.Prices);
        await worker.Send(new RefreshPrices("BTC-USD"), QueueNames.Prices);
        await Eventually.Holds(() => !worker.Refreshed.IsEmpty);

        Assert.Contains(worker.Log, line => line.Contains("Prices of 'DOGE-USD' are not configured", StringComparison.Ordinal));
        Assert.Equal("BTC-USD", Assert.Single(worker.Refreshed).Symbol);
    }

    [Fact]
    public async Task An_exchange_that_is_away_is_said_in_one_line_and_leaves_nothing_in_the_error_queue()
    {
        using var exchange = new StubExchange(Answer);
        await using var worker = await Start(exchange);

        isAway = true;
        await worker.Send(new RefreshPrices("BTC-USD"), QueueNames.Prices);
        await Eventually.Holds(() => worker.Log.Any(line => line.StartsWith("Warning: BTC-USD: prices were not refreshed.", StringComparison.Ordinal)));

        Assert.DoesNotContain(worker.Log, line => line.Contains("faulted", StringComparison.Ordinal));
        Assert.Empty(worker.Refreshed);
    }

    private IEnumerable<string> Answer(Uri request) =>
        [isAway ? StubExchange.Answer("404 Not Found", """{"message":"away"}""") : market.Answer(request)];

    private static Task<TestWorker> Start(StubExchange exchange) => TestWorker.Start(
        broker: null,
        new("Prices:CoinbaseUrl", exchange.Url.AbsoluteUri),
        new("Prices:Symbols:0", "BTC-USD"),
        new("Prices:Symbols:1", "ETH-USD"));

    private static RefreshPricesJob Job(TestWorker worker, TempStorage storage, TimeProvider time) =>
        new(worker.Services.GetRequiredService<IBus>(), storage.Leases, worker.Services.GetRequiredService<IOptions<PricesOptions>>(), time);

    private static bool IsRefresh(string line) => line.Contains(" bars from coinbase, the last of ", StringComparison.Ordinal);

    private static async Task<ICronTrigger> HourlyTrigger(TestWorker worker)
    {
        var scheduler = await worker.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        return Assert.IsAssignableFrom<ICronTrigger>(Assert.Single(await scheduler.GetTriggersOfJob(new JobKey(nameof(RefreshPricesJob)))));
    }

    private static async Task Trigger(TestWorker worker, string job)
    {
        var scheduler = await worker.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        await scheduler.TriggerJob(new JobKey(job));
    }
}

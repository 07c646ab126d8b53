using Sentinel.Core.Prices;
using Sentinel.TestKit;
using Sentinel.Worker.Prices.Sources;
using Sentinel.Worker.Tests.Prices.Sources;
using Sentinel.Worker.Tests.Prices.Sources.Formats;
using Xunit;

namespace Sentinel.Worker.Tests.Prices;

/// <summary>Refreshes as they come in a life: cut off, two at once, and a week of them.</summary>
public sealed class PriceWeekTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2024, 8, 30, 14, 0, 0, TimeSpan.Zero);

    private readonly TempFolder folder = new();
    private readonly SkippingClock clock = new(Start.AddMinutes(1));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    public async Task A_refresh_that_is_cut_off_at_any_page_and_started_again_ends_in_the_same_table(int page)
    {
        using var cut = new CancellationTokenSource();
        var (market, requests) = (new StubMarket(clock), 0);
        using var exchange = new StubExchange(request =>
        {
            if (Interlocked.Increment(ref requests) == page) cut.Cancel();
            return [market.Answer(request)];
        });

        using (var killed = Worker(exchange)) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => killed.Refresh.Run(Symbol.BtcUsd, cut.Token));
        using var next = Worker(exchange);
        await next.Refresh.Run(Symbol.BtcUsd, default);

        var hours = new HourRange(Start.AddDays(-90), Start);
        Assert.Equal(PriceSeries.Of(Symbol.BtcUsd, "coinbase", market.In(hours)).Hash, (await next.Store.Read(Symbol.BtcUsd, default)).Hash);
        Assert.Equal(0, await next.History.CountRevisions(Symbol.BtcUsd, default));
    }

    [Fact]
    public async Task Two_refreshers_at_once_store_once()
    {
        var market = new StubMarket(clock);
        using var exchange = new StubExchange(request => [market.Answer(request)]);
        using var one = Worker(exchange);
        using var two = Worker(exchange);

        var refreshed = await Task.WhenAll(Task.Run(() => one.Refresh.Run(Symbol.BtcUsd, default)), Task.Run(() => two.Refresh.Run(Symbol.BtcUsd, default)));

        Assert.Equal(2160, refreshed.Sum(each => each?.Refreshed.StoredBars ?? 0));
        Assert.Equal(2160, (await one.Store.Find(Symbol.BtcUsd, default))!.Bars);
    }

    [Fact]
    public async Task A_week_with_an_outage_and_two_corrections_ends_in_the_table_of_the_source()
    {
        DateTimeOffset[] corrected = [Start.AddHours(20), Start.AddHours(120)];
        var market = new StubMarket(clock);
        // For an hour after it ended, the source itself has these two bars wrong.
        market.Bars = hour => corrected.Contains(hour) && clock.Now < hour.AddHours(2) ? StubMarket.BarAt(hour) with { Volume = 0.25 } : StubMarket.BarAt(hour);
        using var exchange = new StubExchange(request => [IsOutage ? StubExchange.Answer("503 Service Unavailable", "") : market.Answer(request)]);
        using var one = Worker(exchange);
        using var two = Worker(exchange);

        var failures = 0;
        for (var hour = 0; hour < 168; hour++)
        {
            clock.Now = Start.AddHours(hour).AddMinutes(1);
            failures += await Fails(one) + await Fails(two);
        }

        var hours = new HourRange(Start.AddDays(-90), Start.AddHours(167));
        Assert.Equal(60, failures);
        Assert.Equal(PriceSeries.Of(Symbol.BtcUsd, "coinbase", market.In(hours)).Hash, (await one.Store.Read(Symbol.BtcUsd, default)).Hash);
        Assert.Equal(
            corrected.Reverse(), (await one.History.ListRevisions(Symbol.BtcUsd, 10, default)).Select(revision => revision.Before.Time));
    }

    [Fact]
    public async Task Another_exchange_adds_bars_and_does_not_touch_those_of_the_first()
    {
        var market = new StubMarket(clock);
        using (var exchange = new StubExchange(request => [market.Answer(request)]))
        using (var first = Worker(exchange))
            await first.Refresh.Run(Symbol.BtcUsd, default);

        clock.Now = clock.Now.AddHours(2);
        var others = new StubMarket(clock, new BitstampFormat()) { Bars = hour => StubMarket.BarAt(hour) with { Volume = 3 } };
        using var bitstamp = new StubExchange(request => [others.Answer(request)]);
        using var second = new PriceServices(folder, new BitstampFormat(), bitstamp.Url, clock);
        await second.Refresh.Run(Symbol.BtcUsd, default);

        var stored = await second.Store.Read(Symbol.BtcUsd, default);
        Assert.Equal("coinbase+bitstamp", stored.Source);
        Assert.Equal([0.5, 3, 3], stored.Volume[^3..].ToArray());
        Assert.Equal(0, await second.History.CountRevisions(Symbol.BtcUsd, default));
    }

    public void Dispose() => folder.Dispose();

    private bool IsOutage => clock.Now >= Start.AddHours(50) && clock.Now < Start.AddHours(80);

    private PriceServices Worker(StubExchange exchange) => new(folder, new CoinbaseFormat(), exchange.Url, clock);

    private static async Task<int> Fails(PriceServices worker)
    {
        try
        {
            await worker.Refresh.Run(Symbol.BtcUsd, default);
            return 0;
        }
        catch (PriceSourceException)
        {
            return 1;
        }
    }
}

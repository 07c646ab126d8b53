using Sentinel.Core.Prices;
using Sentinel.Worker.Prices.Sources;
using Sentinel.Worker.Tests.Prices.Sources;
using Sentinel.Worker.Tests.Prices.Sources.Formats;
using Xunit;

namespace Sentinel.Worker.Tests.Prices;

public sealed class PriceRefreshTests
{
    private static readonly DateTimeOffset CurrentHour = new(2024, 8, 30, 14, 0, 0, TimeSpan.Zero);

    private readonly FixedClock clock = new(CurrentHour.AddMinutes(1));
    private readonly StubMarket market;

    public PriceRefreshTests() => market = new StubMarket(clock);

    [Fact]
    public async Task An_empty_store_gets_ninety_days()
    {
        using var exchange = new StubExchange(request => [market.Answer(request)]);
        using var services = new PriceServices(exchange.Url, clock);

        var refreshed = await services.Refresh.Run(Symbol.BtcUsd, default);

        Assert.Equal(("BTC-USD", "coinbase", 2160, CurrentHour.AddHours(-1)), (refreshed!.Refreshed.Symbol, refreshed.Refreshed.Source, refreshed.Refreshed.StoredBars, refreshed.Refreshed.LastBar));
        Assert.Equal(2160, (await services.Store.Find(Symbol.BtcUsd, default))!.Bars);
    }

    [Fact]
    public async Task A_repeated_refresh_fetches_the_last_bar_again_and_changes_nothing()
    {
        using var exchange = new StubExchange(request => [market.Answer(request)]);
        using var services = new PriceServices(exchange.Url, clock);
        await services.Refresh.Run(Symbol.BtcUsd, default);

        var repeated = await services.Refresh.Run(Symbol.BtcUsd, default);

        Assert.Equal((0, CurrentHour.AddHours(-1)), (repeated!.Refreshed.StoredBars, repeated.Refreshed.LastBar));
        Assert.Contains("start=2024-08-30T13:00:00Z", exchange.Requests.Last().Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_refresh_adds_the_hours_since_and_corrects_the_last_bar()
    {
        using var exchange = new StubExchange(request => [market.Answer(request)]);
        using var services = new PriceServices(exchange.Url, clock);
        var wrong = StubMarket.BarAt(CurrentHour.AddHours(-1)) with { Volume = 99 };
        await services.Store.Upsert(Symbol.BtcUsd, "csv", [wrong], default);

        clock.Now = CurrentHour.AddHours(3).AddMinutes(1);
        var refreshed = await services.Refresh.Run(Symbol.BtcUsd, default);

        Assert.Equal(4, refreshed!.Refreshed.StoredBars);
        Assert.Equal(0.5, (await services.Store.Read(Symbol.BtcUsd, default)).Volume[0]);
    }

    [Fact]
    public async Task A_source_without_bars_is_no_refresh_of_an_empty_store()
    {
        using var exchange = new StubExchange(_ => [StubExchange.Answer("200 OK", "[]")]);
        using var services = new PriceServices(exchange.Url, clock);

        await Assert.ThrowsAsync<PriceSourceException>(() => services.Refresh.Run(Symbol.BtcUsd, default));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[[1724784400,1,2,1,2,3]]")]
    public async Task What_one_source_does_not_have_is_asked_of_the_next(string nothing)
    {
        var kraken = new KrakenFormat();
        var other = new StubMarket(clock, kraken);
        using var poor = new StubExchange(_ => [StubExchange.Answer("200 OK", nothing)]);
        using var rich = new StubExchange(request => [other.Answer(request)]);
        using var services = new PriceServices(
            poor.Url, clock, new("Prices:Sources:1", "kraken"), new(kraken.UrlSetting, rich.Url.AbsoluteUri));
        await services.Store.Upsert(Symbol.BtcUsd, "coinbase", [StubMarket.BarAt(CurrentHour.AddHours(-60))], default);

        var outcome = await services.Refresh.Run(Symbol.BtcUsd, default);

        Assert.Equal((59, "kraken", 0), (outcome!.Refreshed.StoredBars, outcome.Refreshed.Source, outcome.BarsBehind));
    }

    [Fact]
    public async Task A_refresh_that_leaves_the_series_behind_says_how_far_and_what_the_sources_said()
    {
        using var exchange = new StubExchange(_ => [StubExchange.Answer("200 OK", "[]")]);
        using var services = new PriceServices(exchange.Url, clock);
        await services.Store.Upsert(Symbol.BtcUsd, "coinbase", [StubMarket.BarAt(CurrentHour.AddHours(-60))], default);

        var outcome = await services.Refresh.Run(Symbol.BtcUsd, default);

        Assert.Equal(59, outcome!.BarsBehind);
        Assert.Equal(
            "59 bars are still missing after 2024-08-28 02:00:00Z. coinbase: It sent nothing for 2024-08-28 02:00:00Z to 2024-08-30 14:00:00Z.",
            outcome.Warning);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(5, 1)]
    public async Task A_bar_is_behind_once_a_source_had_time_to_publish_it(int minutes, int expected)
    {
        clock.Now = CurrentHour.AddMinutes(minutes);
        market.Bars = hour => hour < CurrentHour.AddHours(-1) ? StubMarket.BarAt(hour) : null;
        using var exchange = new StubExchange(request => [market.Answer(request)]);
        using var services = new PriceServices(exchange.Url, clock);
        await services.Store.Upsert(Symbol.BtcUsd, "coinbase", [StubMarket.BarAt(CurrentHour.AddHours(-2))], default);

        Assert.Equal(expected, (await services.Refresh.Run(Symbol.BtcUsd, default))!.BarsBehind);
    }

    [Fact]
    public async Task A_stored_bar_of_the_future_keeps_no_refresh_from_the_exchange()
    {
        using var exchange = new StubExchange(request => [market.Answer(request)]);
        using var services = new PriceServices(exchange.Url, clock);
        await services.Store.Upsert(
            Symbol.BtcUsd, "csv", [StubMarket.BarAt(CurrentHour.AddHours(-3)), StubMarket.BarAt(CurrentHour.AddYears(18))], default);

        var outcome = await services.Refresh.Run(Symbol.BtcUsd, default);

        Assert.Equal((2, CurrentHour.AddHours(-1)), (outcome!.Refreshed.StoredBars, outcome.Refreshed.LastBar));
    }
}

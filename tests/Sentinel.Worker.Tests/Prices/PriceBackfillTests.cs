using Sentinel.Core.Prices;
using Sentinel.Worker.Prices.Sources;
using Sentinel.Worker.Tests.Prices.Sources;
using Sentinel.Worker.Tests.Prices.Sources.Formats;
using Xunit;

namespace Sentinel.Worker.Tests.Prices;

public sealed class PriceBackfillTests
{
    private const int FourYears = 1_460 * 24;

    private static readonly DateTimeOffset CurrentHour = new(2024, 8, 30, 14, 0, 0, TimeSpan.Zero);

    private readonly SkippingClock clock = new(CurrentHour.AddMinutes(1));

    [Theory]
    [InlineData("coinbase")]
    [InlineData("bitstamp")]
    [InlineData("binance")]
    public async Task Ninety_days_become_four_years(string name)
    {
        var format = ExchangeFormat.Of(name);
        var market = new StubMarket(clock, format);
        using var exchange = new StubExchange(request => [market.Answer(request)]);
        using var services = new PriceServices(format, exchange.Url, clock);
        await services.Refresh.Run(Symbol.BtcUsd, default);
        var before = (await services.Store.Find(Symbol.BtcUsd, default))!.Bars;

        await services.Backfill.Run(Symbol.BtcUsd, default);

        var stored = await services.Store.Read(Symbol.BtcUsd, default);
        Assert.Equal((2160, FourYears, 0), (before, stored.Count, stored.MissingHours));
        Assert.Equal(StubMarket.BarAt(CurrentHour.AddDays(-1_460)), stored.BarAt(0));
        Assert.Equal(new BackfillProgress(CurrentHour.AddDays(-1_460), IsExhausted: false), await services.History.FindProgress(Symbol.BtcUsd, default));
    }

    [Fact]
    public async Task Yahoo_gives_what_it_keeps_and_its_refusal_is_told()
    {
        var format = new YahooFormat();
        var market = new StubMarket(clock, format);
        using var exchange = new StubExchange(request => [market.Answer(request)]);
        using var services = new PriceServices(format, exchange.Url, clock);
        await services.Refresh.Run(Symbol.BtcUsd, default);

        var failure = await Assert.ThrowsAsync<PriceSourceException>(() => services.Backfill.Run(Symbol.BtcUsd, default));

        Assert.Contains("within the last 730 days", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, (await services.Store.Find(Symbol.BtcUsd, default))!.MissingHours);
    }

    [Fact]
    public async Task The_history_ends_where_two_pages_in_a_row_are_empty_and_is_not_asked_for_again()
    {
        var listed = CurrentHour.AddDays(-200);
        var market = new StubMarket(clock) { Bars = hour => hour < listed ? null : StubMarket.BarAt(hour) };
        using var exchange = new StubExchange(request => [market.Answer(request)]);
        using var services = new PriceServices(exchange.Url, clock);
        await services.Refresh.Run(Symbol.BtcUsd, default);

        await services.Backfill.Run(Symbol.BtcUsd, default);
        var requests = exchange.Requests.Count;
        await services.Backfill.Run(Symbol.BtcUsd, default);

        Assert.Equal((listed, 4_800), ((await services.Store.Find(Symbol.BtcUsd, default))!.First, (await services.Store.Find(Symbol.BtcUsd, default))!.Bars));
        Assert.True((await services.History.FindProgress(Symbol.BtcUsd, default))!.IsExhausted);
        Assert.Equal(requests, exchange.Requests.Count);
    }

    [Fact]
    public async Task A_backfill_that_was_cut_off_goes_on_from_there()
    {
        using var cut = new CancellationTokenSource();
        var market = new StubMarket(clock);
        using var exchange = new StubExchange(request =>
        {
            if (request.Query.Contains("start=2023-", StringComparison.Ordinal)) cut.Cancel();
            return [market.Answer(request)];
        });
        using var services = new PriceServices(exchange.Url, clock);
        await services.Refresh.Run(Symbol.BtcUsd, default);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => services.Backfill.Run(Symbol.BtcUsd, cut.Token));
        var half = await services.History.FindProgress(Symbol.BtcUsd, default);
        var requests = exchange.Requests.Count;
        await services.Backfill.Run(Symbol.BtcUsd, default);

        Assert.Equal(2024, half!.Reached.Year);
        Assert.Equal(FourYears, (await services.Store.Find(Symbol.BtcUsd, default))!.Bars);
        Assert.Contains(half.Reached.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null), exchange.Requests.ElementAt(requests).Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Made_up_bars_have_no_history()
    {
        using var exchange = new StubExchange(_ => [StubExchange.Answer("503 Service Unavailable", "")]);
        using var services = new PriceServices(exchange.Url, clock);
        await services.Store.Upsert(Symbol.BtcUsd, PriceSource.SyntheticSample, SyntheticPrices.Sample(1, CurrentHour), default);

        await services.Backfill.Run(Symbol.BtcUsd, default);

        Assert.Empty(exchange.Requests);
    }
}

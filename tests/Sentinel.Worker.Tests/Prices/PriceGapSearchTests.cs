using Sentinel.Core.Prices;
using Sentinel.Worker.Tests.Prices.Sources;
using Xunit;

namespace Sentinel.Worker.Tests.Prices;

public sealed class PriceGapSearchTests
{
    private static readonly DateTimeOffset CurrentHour = new(2024, 8, 30, 14, 0, 0, TimeSpan.Zero);

    private readonly FixedClock clock = new(CurrentHour.AddMinutes(5));
    private readonly StubMarket market;

    public PriceGapSearchTests() => market = new StubMarket(clock);

    [Fact]
    public async Task Pages_that_came_empty_by_mistake_are_asked_for_again_by_the_same_refresh()
    {
        var empty = new Queue<string>(Enumerable.Repeat(StubExchange.Answer("200 OK", "[]"), 2));
        using var exchange = new StubExchange(request => [empty.TryDequeue(out var answer) ? answer : market.Answer(request)]);
        using var services = new PriceServices(exchange.Url, clock);
        await Store(services, CurrentHour.AddHours(-700));

        var outcome = await services.Refresh.Run(Symbol.BtcUsd, default);

        var stored = await services.Store.Find(Symbol.BtcUsd, default);
        Assert.Equal((700, 0, CurrentHour.AddHours(-1)), (stored!.Bars, stored.MissingHours, stored.Last));
        Assert.Equal((299, 0), (outcome!.HoursFound, outcome.BarsBehind));
    }

    [Fact]
    public async Task A_page_that_is_partly_empty_is_completed_likewise()
    {
        var isFirst = true;
        market.Bars = hour => isFirst && hour < CurrentHour.AddHours(-40) ? null : StubMarket.BarAt(hour);
        using var exchange = new StubExchange(request =>
        {
            var answer = market.Answer(request);
            isFirst = false;
            return [answer];
        });
        using var services = new PriceServices(exchange.Url, clock);
        await Store(services, CurrentHour.AddHours(-200));

        await services.Refresh.Run(Symbol.BtcUsd, default);

        Assert.Equal((200, 0), await Counts(services));
    }

    [Fact]
    public async Task A_gap_that_stays_empty_is_asked_for_once_a_day_and_rarely_when_it_is_old()
    {
        var (recent, old) = (CurrentHour.AddHours(-5), CurrentHour.AddDays(-100));
        market.Bars = hour => hour == recent || hour == old ? null : StubMarket.BarAt(hour);
        using var exchange = new StubExchange(request => [market.Answer(request)]);
        using var services = new PriceServices(exchange.Url, clock);
        await Store(services, [.. Enumerable.Range(1, 110 * 24).Select(hour => CurrentHour.AddHours(-hour)).Where(hour => hour != recent && hour != old)]);

        var first = await Requests(services, exchange);
        var again = await Requests(services, exchange);
        clock.Now = clock.Now.AddDays(1).AddHours(1);
        await services.Refresh.Run(Symbol.BtcUsd, default);
        market.Bars = hour => StubMarket.BarAt(hour);
        clock.Now = clock.Now.AddDays(1).AddHours(1);
        await services.Refresh.Run(Symbol.BtcUsd, default);
        var afterDays = (await Counts(services)).Missing;
        clock.Now = clock.Now.AddDays(10);
        await services.Refresh.Run(Symbol.BtcUsd, default);

        Assert.Equal((3, 1), (first, again));
        Assert.Equal((1, 0), (afterDays, (await Counts(services)).Missing));
    }

    [Fact]
    public async Task No_more_is_asked_for_in_a_day_than_is_allowed()
    {
        market.Bars = hour => hour.Hour % 2 == 0 ? null : StubMarket.BarAt(hour);
        using var exchange = new StubExchange(request => [market.Answer(request)]);
        using var services = new PriceServices(exchange.Url, clock, new KeyValuePair<string, string?>("Prices:GapRequestsPerDay", "3"));
        await Store(services, [.. Enumerable.Range(0, 24).Select(i => CurrentHour.AddHours(-1 - (2 * i)))]);

        var (first, again) = (await Requests(services, exchange), await Requests(services, exchange));
        clock.Now = clock.Now.AddDays(1).AddHours(1);
        await services.Refresh.Run(Symbol.BtcUsd, default);
        market.Bars = hour => StubMarket.BarAt(hour);
        clock.Now = clock.Now.AddDays(1).AddHours(1);
        var before = (await Counts(services)).Missing;
        await services.Refresh.Run(Symbol.BtcUsd, default);

        Assert.Equal((4, 1), (first, again));
        Assert.Equal(3, before - (await Counts(services)).Missing);
    }

    [Fact]
    public async Task Bars_of_another_market_fill_no_gap()
    {
        using var exchange = new StubExchange(request => [market.Answer(request)]);
        using var services = new PriceServices(exchange.Url, clock);
        await Store(services, CurrentHour.AddHours(-1), CurrentHour.AddHours(-9));
        market.Bars = hour => hour >= CurrentHour.AddHours(-1) ? StubMarket.BarAt(hour) : new Bar(hour, 3_000, 3_001, 2_999, 3_000, 1);

        await services.Refresh.Run(Symbol.BtcUsd, default);

        Assert.Equal((2, 7), await Counts(services));
    }

    [Fact]
    public async Task Hours_before_a_bar_of_the_future_are_asked_for_up_to_now()
    {
        using var exchange = new StubExchange(request => [market.Answer(request)]);
        using var services = new PriceServices(exchange.Url, clock);
        await Store(services, CurrentHour.AddHours(-10), CurrentHour.AddYears(18));

        var outcome = await services.Refresh.Run(Symbol.BtcUsd, default);

        Assert.Equal((CurrentHour.AddHours(-1), 0), (outcome!.Refreshed.LastBar, outcome.BarsBehind));
        Assert.Equal(11, (await Counts(services)).Bars);
        Assert.True(exchange.Requests.Count <= 2, $"{exchange.Requests.Count} requests");
    }

    private static Task<int> Store(PriceServices services, params DateTimeOffset[] hours) =>
        services.Store.Upsert(Symbol.BtcUsd, "coinbase", [.. hours.Select(StubMarket.BarAt)], default);

    private static async Task<(int Bars, int Missing)> Counts(PriceServices services)
    {
        var stored = await services.Store.Find(Symbol.BtcUsd, default);
        return (stored!.Bars, stored.MissingHours);
    }

    private static async Task<int> Requests(PriceServices services, StubExchange exchange)
    {
        var before = exchange.Requests.Count;
        await services.Refresh.Run(Symbol.BtcUsd, default);
        return exchange.Requests.Count - before;
    }
}

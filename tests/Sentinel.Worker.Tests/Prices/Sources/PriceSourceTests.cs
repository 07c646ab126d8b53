using Sentinel.Core.Prices;
using Sentinel.Worker.Prices.Sources;
using Sentinel.Worker.Tests.Prices.Sources.Formats;
using Xunit;

namespace Sentinel.Worker.Tests.Prices.Sources;

/// <summary>Every source against a server that speaks its format, in order and out of order: nothing wrong is taken for bars.</summary>
public sealed class PriceSourceTests
{
    private const string TooOften = "429 Too Many Requests";

    private static readonly DateTimeOffset Now = new(2024, 8, 30, 14, 25, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset CurrentHour = new(2024, 8, 30, 14, 0, 0, TimeSpan.Zero);
    private static readonly HourRange LastTwoHours = new(CurrentHour.AddHours(-2), CurrentHour);

    private readonly SkippingClock clock = new(Now);

    public static TheoryData<string> Names => [.. ExchangeFormat.All.Select(format => format.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_page_comes_complete_oldest_first_and_without_what_was_not_asked_for(string name)
    {
        var market = new StubMarket(clock, ExchangeFormat.Of(name));
        using var exchange = new StubExchange(request => [market.Answer(request)]);

        var page = await Fetch(name, exchange, new HourRange(CurrentHour.AddHours(-250), CurrentHour.AddHours(-3)));

        Assert.Equal(Enumerable.Range(0, 247).Select(i => StubMarket.BarAt(CurrentHour.AddHours(i - 250))), page.Bars);
        Assert.Equal(ExchangeFormat.Of(name).Label, page.Source);
        Assert.All(exchange.Heads, head => Assert.Contains("Sentinel/", head, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_hour_that_is_not_over_is_left_out_until_it_is(string name)
    {
        var market = new StubMarket(clock, ExchangeFormat.Of(name));
        using var exchange = new StubExchange(request => [market.Answer(request)]);
        var hours = new HourRange(CurrentHour.AddHours(-1), CurrentHour.AddHours(2));

        var before = await Fetch(name, exchange, hours);
        clock.Now = CurrentHour.AddHours(1);
        var after = await Fetch(name, exchange, hours);

        Assert.Equal([CurrentHour.AddHours(-1)], before.Bars.Select(bar => bar.Time));
        Assert.Equal([CurrentHour.AddHours(-1), CurrentHour], after.Bars.Select(bar => bar.Time));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_hour_that_ends_while_the_answer_travels_counts_as_unfinished(string name)
    {
        var market = new StubMarket(clock, ExchangeFormat.Of(name));
        using var exchange = new StubExchange(request =>
        {
            clock.Now = CurrentHour.AddHours(1);
            return [market.Answer(request)];
        });

        var page = await Fetch(name, exchange, new HourRange(CurrentHour.AddHours(-1), CurrentHour.AddHours(2)));

        Assert.Equal([CurrentHour.AddHours(-1)], page.Bars.Select(bar => bar.Time));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Hours_without_trades_are_missing(string name)
    {
        var market = new StubMarket(clock, ExchangeFormat.Of(name)) { Bars = hour => hour.Hour == 9 ? null : StubMarket.BarAt(hour) };
        using var exchange = new StubExchange(request => [market.Answer(request)]);

        var page = await Fetch(name, exchange, new HourRange(CurrentHour.AddHours(-24), CurrentHour));

        Assert.Equal(23, page.Bars.Count);
        Assert.DoesNotContain(page.Bars, bar => bar.Time.Hour == 9);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_refusal_for_asking_too_often_is_waited_out_as_long_as_told(string name)
    {
        var refusals = new Queue<string>([StubExchange.Answer(TooOften, """{"message":"Public rate limit exceeded"}""", "Retry-After: 7\r\n")]);
        var market = new StubMarket(clock, ExchangeFormat.Of(name));
        using var exchange = new StubExchange(request => [refusals.TryDequeue(out var answer) ? answer : market.Answer(request)]);

        var page = await Fetch(name, exchange, LastTwoHours);

        Assert.Equal(2, page.Bars.Count);
        Assert.Equal([TimeSpan.FromSeconds(7)], clock.Waits);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_refusal_that_does_not_say_how_long_is_waited_out_ever_longer(string name)
    {
        using var exchange = new StubExchange(_ => [StubExchange.Answer(TooOften, "Too Many Requests")]);

        var failure = await Assert.ThrowsAsync<PriceSourceException>(() => Fetch(name, exchange, LastTwoHours));

        Assert.Contains($"{name}: It answered 429: Too Many Requests", failure.Message, StringComparison.Ordinal);
        Assert.Equal(4, exchange.Requests.Count);
        Assert.Equal(3, clock.Waits.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_source_that_wants_to_be_left_alone_for_long_is_left_alone(string name)
    {
        var refusals = new Queue<string>([StubExchange.Answer(TooOften, "", "Retry-After: 120\r\n")]);
        var format = ExchangeFormat.Of(name);
        var market = new StubMarket(clock, format);
        using var exchange = new StubExchange(request => [refusals.TryDequeue(out var answer) ? answer : market.Answer(request)]);
        using var services = Services(format, exchange.Url);

        await Assert.ThrowsAsync<PriceSourceException>(() => services.Sources.FetchOldest(Symbol.BtcUsd, LastTwoHours, null, default));
        var rest = await Assert.ThrowsAsync<PriceSourceException>(() => services.Sources.FetchOldest(Symbol.BtcUsd, LastTwoHours, null, default));
        clock.Now = Now.AddMinutes(2);
        var page = await services.Sources.FetchOldest(Symbol.BtcUsd, LastTwoHours, null, default);

        Assert.Contains("asked to be left alone until 2024-08-30 14:27:00Z", rest.Message, StringComparison.Ordinal);
        Assert.Equal(2, page.Bars.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_source_that_fails_again_and_again_is_not_asked_for_some_minutes(string name)
    {
        var format = ExchangeFormat.Of(name);
        using var exchange = new StubExchange(_ => [StubExchange.Answer("503 Service Unavailable", "")]);
        using var services = Services(format, exchange.Url);

        await Assert.ThrowsAsync<PriceSourceException>(() => services.Sources.FetchOldest(Symbol.BtcUsd, LastTwoHours, null, default));
        await Assert.ThrowsAsync<PriceSourceException>(() => services.Sources.FetchOldest(Symbol.BtcUsd, LastTwoHours, null, default));
        var rest = await Assert.ThrowsAsync<PriceSourceException>(() => services.Sources.FetchOldest(Symbol.BtcUsd, LastTwoHours, null, default));

        Assert.Contains("left alone for some minutes", rest.Message, StringComparison.Ordinal);
        Assert.Equal(5, exchange.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_window_that_is_too_wide_fails_at_once_with_the_exchanges_words(string name)
    {
        using var exchange = new StubExchange(_ =>
            [StubExchange.Answer("400 Bad Request", """{"message":"granularity too small for the requested time range"}""")]);

        var failure = await Assert.ThrowsAsync<PriceSourceException>(() => Fetch(name, exchange, LastTwoHours));

        Assert.Contains("granularity too small", failure.Message, StringComparison.Ordinal);
        Assert.Single(exchange.Requests);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_error_with_status_200_is_an_error(string name) =>
        await IsRefused(name, ExchangeFormat.Of(name).ErrorInside);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Truncated_JSON_is_an_error(string name) =>
        await IsRefused(name, ExchangeFormat.Of(name).Body([StubMarket.BarAt(CurrentHour.AddHours(-1))])[..^2]);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task HTML_is_an_error(string name) => await IsRefused(name, "<html>Checking your browser</html>");

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_number_that_is_none_is_an_error(string name) =>
        await IsRefused(name, ExchangeFormat.Of(name).WrongNumber(StubMarket.BarAt(CurrentHour.AddHours(-1))));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Two_different_bars_of_one_hour_are_an_error(string name)
    {
        var bar = StubMarket.BarAt(CurrentHour.AddHours(-1));

        await IsRefused(name, ExchangeFormat.Of(name).Body([bar, bar with { Close = bar.Open }]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Times_that_are_off_the_hour_give_no_bars(string name)
    {
        using var exchange = new StubExchange(_ =>
            [StubExchange.Answer("200 OK", ExchangeFormat.Of(name).Body([StubMarket.BarAt(CurrentHour.AddMinutes(-90))]))]);

        var bars = await FetchOrNone(name, exchange, LastTwoHours);

        Assert.Empty(bars);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Bars_of_other_hours_than_those_asked_for_give_no_bars(string name)
    {
        using var exchange = new StubExchange(_ =>
            [StubExchange.Answer("200 OK", ExchangeFormat.Of(name).Body([StubMarket.BarAt(CurrentHour.AddYears(-3)), StubMarket.BarAt(CurrentHour.AddYears(3))]))]);

        var bars = await FetchOrNone(name, exchange, LastTwoHours);

        Assert.Empty(bars);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Bars_of_another_symbol_are_known_by_their_name_or_by_their_prices(string name)
    {
        var format = ExchangeFormat.Of(name);
        Bar[] ether = [.. Enumerable.Range(-2, 2).Select(hour => new Bar(CurrentHour.AddHours(hour), 3_000, 3_010, 2_990, 3_005, 9))];
        using var exchange = new StubExchange(_ => [StubExchange.Answer("200 OK", format.BodyOfAnotherSymbol(ether) ?? format.Body(ether))]);
        using var services = Services(format, exchange.Url);

        await Assert.ThrowsAsync<PriceSourceException>(() =>
            services.Sources.FetchOldest(Symbol.BtcUsd, LastTwoHours, StubMarket.BarAt(CurrentHour.AddHours(-2)), default));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_redirect_is_not_followed(string name)
    {
        using var elsewhere = new StubExchange(_ => [StubExchange.Answer("200 OK", "[]")]);
        using var exchange = new StubExchange(_ => [StubExchange.Answer("302 Found", "", $"Location: {elsewhere.Url}\r\n")]);

        var failure = await Assert.ThrowsAsync<PriceSourceException>(() => Fetch(name, exchange, LastTwoHours));

        Assert.Contains("It answered 302", failure.Message, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Requests);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_answer_that_breaks_off_is_an_error(string name)
    {
        using var exchange = new StubExchange(_ => ["HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n[[1722470400,"]);

        await Assert.ThrowsAsync<PriceSourceException>(() => Fetch(name, exchange, LastTwoHours));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_endless_answer_is_cut_off(string name)
    {
        using var exchange = new StubExchange(_ => Enumerable.Repeat(new string(' ', 65_536), int.MaxValue).Prepend("HTTP/1.1 200 OK\r\n\r\n"));

        await Assert.ThrowsAsync<PriceSourceException>(() => Fetch(name, exchange, LastTwoHours));

        Assert.Single(exchange.Requests);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_exchange_that_does_not_answer_is_given_up_on(string name)
    {
        using var silent = new SilentExchange();
        using var services = Services(ExchangeFormat.Of(name), silent.Url);

        var failure = await Assert.ThrowsAsync<PriceSourceException>(() => services.Sources.FetchOldest(Symbol.BtcUsd, LastTwoHours, null, default));

        Assert.Contains("did not answer within 2 s", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Impossible_bars_are_left_out_and_warned_about(string name)
    {
        var (good, bad) = (StubMarket.BarAt(CurrentHour.AddHours(-2)), StubMarket.BarAt(CurrentHour.AddHours(-1)) with { Low = 70_000 });
        var format = ExchangeFormat.Of(name);
        using var exchange = new StubExchange(_ => [StubExchange.Answer("200 OK", format.Body([good, bad]))]);
        using var services = Services(format, exchange.Url);

        var page = await services.Sources.FetchOldest(Symbol.BtcUsd, LastTwoHours, null, default);

        Assert.Equal([good], page.Bars);
        Assert.Contains(services.Log.Lines, line => line.Contains($"BTC-USD: {name} sent 1 impossible bars", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_empty_page_of_Coinbase_is_asked_for_again()
    {
        var empty = new Queue<string>([StubExchange.Answer("200 OK", "[]")]);
        var market = new StubMarket(clock);
        using var exchange = new StubExchange(request => [empty.TryDequeue(out var answer) ? answer : market.Answer(request)]);

        var page = await Fetch("coinbase", exchange, LastTwoHours);

        Assert.Equal(2, page.Bars.Count);
    }

    [Fact]
    public async Task Kraken_is_not_asked_for_what_it_does_not_keep()
    {
        using var exchange = new StubExchange(_ => [StubExchange.Answer("500 Internal Server Error", "")]);

        var failure = await Assert.ThrowsAsync<PriceSourceException>(() =>
            Fetch("kraken", exchange, new HourRange(CurrentHour.AddDays(-31), CurrentHour)));

        Assert.Contains("has only the newest 719 hours", failure.Message, StringComparison.Ordinal);
        Assert.Empty(exchange.Requests);
    }

    [Fact]
    public async Task A_rate_limit_that_Kraken_answers_with_status_200_is_tried_again()
    {
        var refusals = new Queue<string>([StubExchange.Answer("200 OK", """{"error":["EGeneral:Too many requests"]}""")]);
        var market = new StubMarket(clock, new KrakenFormat());
        using var exchange = new StubExchange(request => [refusals.TryDequeue(out var answer) ? answer : market.Answer(request)]);

        var page = await Fetch("kraken", exchange, LastTwoHours);

        Assert.Equal(2, page.Bars.Count);
    }

    [Fact]
    public async Task Bars_for_Tether_do_not_pass_for_bars_for_dollars_unless_that_is_allowed()
    {
        using var exchange = new StubExchange(_ => [StubExchange.Answer("200 OK", "[]")]);
        using var services = Services(new BinanceFormat(), exchange.Url, allowTether: false);

        var failure = await Assert.ThrowsAsync<PriceSourceException>(() => services.Sources.FetchOldest(Symbol.BtcUsd, LastTwoHours, null, default));

        Assert.Equal("binance: It has no BTC-USD.", failure.Message);
        Assert.Empty(exchange.Requests);
    }

    [Fact]
    public async Task Bars_for_Tether_are_fetched_for_a_symbol_that_says_so()
    {
        var market = new StubMarket(clock, new BinanceFormat());
        using var exchange = new StubExchange(request => [market.Answer(request)]);
        using var services = Services(new BinanceFormat(), exchange.Url, allowTether: false);

        var page = await services.Sources.FetchOldest(Symbol.Parse("BTC-USDT"), LastTwoHours, null, default);

        Assert.Equal(("binance:BTCUSDT", 2), (page.Source, page.Bars.Count));
    }

    [Fact]
    public async Task A_source_that_fails_is_passed_over_with_its_reason_and_asked_first_again_next_time()
    {
        var away = true;
        var (coinbase, bitstamp) = (new StubMarket(clock), new StubMarket(clock, new BitstampFormat()));
        using var first = new StubExchange(request => [away ? StubExchange.Answer("404 Not Found", """{"message":"NotFound"}""") : coinbase.Answer(request)]);
        using var second = new StubExchange(request => [bitstamp.Answer(request)]);
        using var services = new PriceServices(
            first.Url, clock, new("Prices:Sources:0", "coinbase"), new("Prices:Sources:1", "bitstamp"), new("Prices:BitstampUrl", second.Url.AbsoluteUri));

        var other = await services.Sources.FetchOldest(Symbol.BtcUsd, LastTwoHours, null, default);
        away = false;
        var own = await services.Sources.FetchOldest(Symbol.BtcUsd, LastTwoHours, null, default);

        Assert.Equal(("bitstamp", "coinbase"), (other.Source, own.Source));
        Assert.Contains(services.Log.Lines, line => line.Contains("coinbase is passed over. It answered 404:", StringComparison.Ordinal));
    }

    private async Task IsRefused(string name, string body)
    {
        using var exchange = new StubExchange(_ => [StubExchange.Answer("200 OK", body)]);

        await Assert.ThrowsAsync<PriceSourceException>(() => Fetch(name, exchange, LastTwoHours));
    }

    private async Task<IReadOnlyList<Bar>> FetchOrNone(string name, StubExchange exchange, HourRange hours)
    {
        try
        {
            return (await Fetch(name, exchange, hours)).Bars;
        }
        catch (PriceSourceException)
        {
            return [];
        }
    }

    private async Task<PricePage> Fetch(string name, StubExchange exchange, HourRange hours)
    {
        using var services = Services(ExchangeFormat.Of(name), exchange.Url);
        return await services.Sources.FetchOldest(Symbol.BtcUsd, hours, null, default);
    }

    private PriceServices Services(ExchangeFormat format, Uri exchange, bool allowTether = true) =>
        new(format, exchange, clock, new KeyValuePair<string, string?>("Prices:AllowTether", $"{allowTether}"));
}

using System.Diagnostics;
using Sentinel.Core.Prices;
using Sentinel.Worker.Prices.Sources;
using Xunit;

namespace Sentinel.Worker.Tests.Prices.Sources;

public sealed class CoinbasePriceSourceTests
{
    private static readonly DateTimeOffset Now = new(2024, 8, 30, 14, 25, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset CurrentHour = new(2024, 8, 30, 14, 0, 0, TimeSpan.Zero);

    private readonly FixedClock clock = new(Now);
    private readonly CoinbaseMarket market;

    public CoinbasePriceSourceTests() => market = new CoinbaseMarket(clock);

    [Fact]
    public async Task Ninety_days_come_in_eight_pages_complete_and_oldest_first()
    {
        using var exchange = new StubExchange(request => [market.Answer(request)]);

        var bars = await Fetch(exchange, CurrentHour.AddDays(-90), Now);

        Assert.Equal(Enumerable.Range(0, 2160).Select(i => CoinbaseMarket.BarAt(CurrentHour.AddDays(-90).AddHours(i))), bars);
        Assert.Equal(8, exchange.Requests.Count);
        Assert.All(exchange.Heads, head => Assert.Contains("User-Agent: Sentinel", head, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_hour_that_is_not_over_is_left_out_until_it_is()
    {
        using var exchange = new StubExchange(request => [market.Answer(request)]);

        var before = await Fetch(exchange, CurrentHour.AddHours(-1), CurrentHour.AddHours(2));
        clock.Now = CurrentHour.AddHours(1);
        var after = await Fetch(exchange, CurrentHour.AddHours(-1), CurrentHour.AddHours(2));

        Assert.Equal([CurrentHour.AddHours(-1)], before.Select(bar => bar.Time));
        Assert.Equal([CurrentHour.AddHours(-1), CurrentHour], after.Select(bar => bar.Time));
    }

    [Fact]
    public async Task An_hour_that_ends_while_the_answer_travels_counts_as_unfinished()
    {
        using var exchange = new StubExchange(request =>
        {
            clock.Now = CurrentHour.AddHours(1);
            return [market.Answer(request)];
        });

        var bars = await Fetch(exchange, CurrentHour.AddHours(-1), CurrentHour.AddHours(2));

        Assert.Equal([CurrentHour.AddHours(-1)], bars.Select(bar => bar.Time));
    }

    [Fact]
    public async Task An_empty_page_is_asked_for_again_and_does_not_end_the_history()
    {
        var empty = new Queue<string>([StubExchange.Answer("200 OK", "[]")]);
        using var exchange = new StubExchange(request => [empty.TryDequeue(out var answer) ? answer : market.Answer(request)]);

        var bars = await Fetch(exchange, CurrentHour.AddHours(-400), CurrentHour);

        Assert.Equal(400, bars.Count);
    }

    [Fact]
    public async Task A_page_without_trades_leaves_a_gap_and_nothing_more()
    {
        var secondPage = CurrentHour.AddHours(-300);
        using var exchange = new StubExchange(request =>
            [request.Query.Contains("start=2024-08-05", StringComparison.Ordinal) ? StubExchange.Answer("200 OK", "[]") : market.Answer(request)]);

        var bars = await Fetch(exchange, CurrentHour.AddHours(-600), CurrentHour);

        Assert.Equal(secondPage.AddHours(-1), bars[0].Time); // the second page begins with a bar too early, which is as good
        Assert.Equal(301, bars.Count);
    }

    [Fact]
    public async Task A_refusal_for_asking_too_often_is_waited_out_as_long_as_told()
    {
        var refusals = new Queue<string>([StubExchange.Answer("429 Too Many Requests", """{"message":"Public rate limit exceeded"}""", "Retry-After: 1\r\n")]);
        using var exchange = new StubExchange(request => [refusals.TryDequeue(out var answer) ? answer : market.Answer(request)]);
        var watch = Stopwatch.StartNew();

        var bars = await Fetch(exchange, CurrentHour.AddHours(-2), CurrentHour);

        Assert.Equal(2, bars.Count);
        Assert.True(watch.Elapsed >= TimeSpan.FromSeconds(0.95));
    }

    [Fact]
    public async Task A_server_error_is_tried_again_and_then_told()
    {
        using var exchange = new StubExchange(_ => [StubExchange.Answer("500 Internal Server Error", "oh no")]);

        var failure = await Assert.ThrowsAsync<PriceSourceException>(() => Fetch(exchange, CurrentHour.AddHours(-2), CurrentHour));

        Assert.Contains("500: oh no", failure.Message, StringComparison.Ordinal);
        Assert.Equal(4, exchange.Requests.Count);
    }

    [Fact]
    public async Task An_unknown_symbol_fails_at_once_with_the_exchanges_words()
    {
        using var exchange = new StubExchange(_ => [StubExchange.Answer("404 Not Found", """{"message":"NotFound"}""")]);

        var failure = await Assert.ThrowsAsync<PriceSourceException>(() => Fetch(exchange, CurrentHour.AddHours(-2), CurrentHour));

        Assert.Contains("NotFound", failure.Message, StringComparison.Ordinal);
        Assert.Single(exchange.Requests);
    }

    [Theory]
    [InlineData("<html>Checking your browser</html>")]
    [InlineData("""{"message":"moved"}""")]
    [InlineData("[[1722470400,1,2]]")]
    [InlineData("[[1722470400,\"1\",\"2\",\"1\",\"1\",\"1\"]]")]
    [InlineData("[[1e300,1,2,1,1,1]]")]
    [InlineData("[null]")]
    [InlineData("null")]
    [InlineData("[[1722470400,1,2,1,1")]
    public async Task What_is_not_candles_is_an_error_and_not_an_empty_history(string body)
    {
        using var exchange = new StubExchange(_ => [StubExchange.Answer("200 OK", body)]);

        var failure = await Assert.ThrowsAsync<PriceSourceException>(() => Fetch(exchange, CurrentHour.AddHours(-2), CurrentHour));

        Assert.Contains("something else than candles", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_an_error()
    {
        using var exchange = new StubExchange(_ => ["HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n[[1722470400,"]);

        await Assert.ThrowsAsync<PriceSourceException>(() => Fetch(exchange, CurrentHour.AddHours(-2), CurrentHour));
    }

    [Fact]
    public async Task An_endless_answer_is_cut_off()
    {
        using var exchange = new StubExchange(_ => Enumerable.Repeat(new string(' ', 65_536), int.MaxValue).Prepend("HTTP/1.1 200 OK\r\n\r\n"));

        await Assert.ThrowsAsync<PriceSourceException>(() => Fetch(exchange, CurrentHour.AddHours(-2), CurrentHour));

        Assert.Single(exchange.Requests);
    }

    [Fact]
    public async Task An_exchange_that_does_not_answer_is_given_up_on()
    {
        using var silent = new SilentExchange();

        var failure = await Assert.ThrowsAsync<PriceSourceException>(() => Fetch(silent.Url, CurrentHour.AddHours(-2), CurrentHour));

        Assert.Contains("did not answer within 2 s", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Impossible_bars_are_left_out_and_warned_about()
    {
        var (good, bad) = (CurrentHour.AddHours(-2).ToUnixTimeSeconds(), CurrentHour.AddHours(-1).ToUnixTimeSeconds());
        using var exchange = new StubExchange(_ => [StubExchange.Answer("200 OK", $"[[{bad},10,5,7,7,1],[{good},5,10,7,7,1]]")]);
        using var services = new PriceServices(exchange.Url, clock);

        var bars = await services.Source.Fetch(Symbol.BtcUsd, CurrentHour.AddHours(-2), CurrentHour, default);

        Assert.Equal(CurrentHour.AddHours(-2), Assert.Single(bars).Time);
        Assert.Contains(services.Log.Lines, line => line.StartsWith("Warning: BTC-USD: coinbase sent 1 impossible bars", StringComparison.Ordinal));
    }

    private Task<IReadOnlyList<Bar>> Fetch(StubExchange exchange, DateTimeOffset start, DateTimeOffset end) => Fetch(exchange.Url, start, end);

    private async Task<IReadOnlyList<Bar>> Fetch(Uri exchange, DateTimeOffset start, DateTimeOffset end)
    {
        using var services = new PriceServices(exchange, clock);
        return await services.Source.Fetch(Symbol.BtcUsd, start, end, default);
    }
}

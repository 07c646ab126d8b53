using Sentinel.Core.Prices;
using Sentinel.Worker.Tests.Prices.Sources;
using Xunit;

namespace Sentinel.Worker.Tests.Prices;

public sealed class PriceBootstrapTests
{
    private static readonly DateTimeOffset CurrentHour = new(2024, 8, 30, 14, 0, 0, TimeSpan.Zero);

    private readonly FixedClock clock = new(CurrentHour.AddMinutes(1));
    private readonly StubMarket market;

    public PriceBootstrapTests() => market = new StubMarket(clock);

    [Fact]
    public async Task An_empty_store_is_filled_with_real_bars()
    {
        using var exchange = new StubExchange(request => [market.Answer(request)]);
        using var services = new PriceServices(exchange.Url, clock);

        await services.Bootstrap();

        var stored = (await services.Store.Find(Symbol.BtcUsd, default))!;
        Assert.Equal(("coinbase", 2160, 0), (stored.Source, stored.Bars, stored.MissingHours));
    }

    [Fact]
    public async Task Stored_bars_are_left_alone()
    {
        using var exchange = new StubExchange(request => [market.Answer(request)]);
        using var services = new PriceServices(exchange.Url, clock);
        await services.Store.Upsert(Symbol.BtcUsd, "csv", [StubMarket.BarAt(CurrentHour.AddDays(-9))], default);

        await services.Bootstrap();

        Assert.Empty(exchange.Requests);
    }

    [Fact]
    public async Task Without_a_source_a_labelled_sample_stands_in_until_real_bars_come()
    {
        var away = true;
        using var exchange = new StubExchange(request => [away ? StubExchange.Answer("503 Service Unavailable", "") : market.Answer(request)]);
        using var services = new PriceServices(exchange.Url, clock);

        await services.Bootstrap();
        var sample = await services.Store.Read(Symbol.BtcUsd, default);
        away = false;
        await services.Refresh.Run(Symbol.BtcUsd, default);
        var real = await services.Store.Read(Symbol.BtcUsd, default);

        Assert.Equal((PriceSource.SyntheticSample, CurrentHour.AddHours(-1)), (sample.Source, sample.Last));
        Assert.Contains(services.Log.Lines, line => line.StartsWith("Warning: BTC-USD: NO REAL PRICES.", StringComparison.Ordinal));
        Assert.Equal(("coinbase", 2160), (real.Source, real.Count));
        Assert.Equal(StubMarket.BarAt(CurrentHour.AddDays(-90)).Open, real.Open[0]);
    }

    [Fact]
    public async Task A_source_that_hangs_does_not_hold_up_the_start()
    {
        using var silent = new SilentExchange();
        using var services = new PriceServices(silent.Url, clock, new("Prices:StartTimeout", "00:00:00.5"), new("Prices:RequestTimeout", "00:01:00"));

        await services.Bootstrap().WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(PriceSource.SyntheticSample, (await services.Store.Find(Symbol.BtcUsd, default))!.Source);
    }

    [Fact]
    public async Task Only_the_symbols_that_are_configured_so_get_a_sample()
    {
        using var exchange = new StubExchange(_ => [StubExchange.Answer("404 Not Found", "{}")]);
        using var services = new PriceServices(exchange.Url, clock, new("Prices:Symbols:0", "BTC-USD"), new("Prices:Symbols:1", "ETH-USD"));

        await services.Bootstrap();

        Assert.Equal(["BTC-USD"], (await services.Store.List(default)).Select(stored => stored.Symbol.ToString()));
    }
}

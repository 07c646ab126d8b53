using Sentinel.Core.Prices;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

public sealed class PriceStoreTests : StorageTest
{
    private const string Coinbase = "coinbase";

    private static readonly DateTimeOffset Noon = new(2024, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_symbol_without_bars_has_an_empty_series_and_no_coverage()
    {
        var prices = await Prices.Read(Symbol.BtcUsd, default);

        Assert.Equal((0, Symbol.BtcUsd), (prices.Count, prices.Symbol));
        Assert.Null(await Prices.Find(Symbol.BtcUsd, default));
        Assert.Empty(await Prices.List(default));
    }

    [Fact]
    public async Task Bars_are_read_as_they_were_stored_oldest_first()
    {
        Bar[] bars = [BarAt(2, 30.1), BarAt(0, 10.1), BarAt(1, 20.1)];

        var stored = await Prices.Upsert(Symbol.BtcUsd, Coinbase, bars, default);

        var expected = PriceSeries.Of(Symbol.BtcUsd, Coinbase, [.. bars.OrderBy(bar => bar.Time)]);
        var prices = await Prices.Read(Symbol.BtcUsd, default);
        Assert.Equal(3, stored);
        Assert.Equal((expected.Hash, Coinbase), (prices.Hash, prices.Source));
    }

    [Fact]
    public async Task Only_bars_that_were_added_or_changed_are_counted()
    {
        await Prices.Upsert(Symbol.BtcUsd, Coinbase, [BarAt(0, 10), BarAt(1, 20)], default);

        var changed = await Prices.Upsert(Symbol.BtcUsd, Coinbase, [BarAt(0, 10), BarAt(1, 21), BarAt(2, 30)], default);

        var prices = await Prices.Read(Symbol.BtcUsd, default);
        Assert.Equal(2, changed);
        Assert.Equal([10, 21, 30], prices.Close.ToArray());
    }

    [Fact]
    public async Task Unchanged_bars_are_not_read_again()
    {
        await Prices.Upsert(Symbol.BtcUsd, Coinbase, [BarAt(0, 10)], default);
        var before = await Prices.Read(Symbol.BtcUsd, default);

        var changed = await Prices.Upsert(Symbol.BtcUsd, Coinbase, [BarAt(0, 10)], default);

        Assert.Equal(0, changed);
        Assert.Same(before, await Prices.Read(Symbol.BtcUsd, default));
    }

    [Fact]
    public async Task Readers_that_come_at_the_same_time_share_one_series()
    {
        await Prices.Upsert(Symbol.BtcUsd, Coinbase, [BarAt(0, 10)], default);

        var read = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => Prices.Read(Symbol.BtcUsd, default))));

        Assert.All(read, prices => Assert.Same(read[0], prices));
    }

    [Fact]
    public async Task A_change_by_another_process_is_seen()
    {
        using var other = new TempStorage(Folder);
        await Prices.Upsert(Symbol.BtcUsd, Coinbase, [BarAt(0, 10)], default);
        await Prices.Read(Symbol.BtcUsd, default);

        await other.Prices.Upsert(Symbol.BtcUsd, Coinbase, [BarAt(1, 20)], default);

        Assert.Equal(2, (await Prices.Read(Symbol.BtcUsd, default)).Count);
    }

    [Fact]
    public async Task Coverage_counts_the_hours_that_are_missing()
    {
        await Prices.Upsert(Symbol.BtcUsd, Coinbase, [BarAt(0, 10), BarAt(1, 10), BarAt(5, 10), BarAt(7, 10)], default);
        await Prices.Upsert(Symbol.Parse("AAVE-USD"), "file", [BarAt(3, 10)], default);

        var coverage = await Prices.List(default);

        Assert.Equal(
            [
                new PriceCoverage(Symbol.Parse("AAVE-USD"), "file", Noon.AddHours(3), Noon.AddHours(3), Bars: 1, MissingHours: 0),
                new PriceCoverage(Symbol.BtcUsd, Coinbase, Noon, Noon.AddHours(7), Bars: 4, MissingHours: 4),
            ],
            coverage);
        Assert.Equal(coverage[1], await Prices.Find(Symbol.BtcUsd, default));
    }

    [Fact]
    public async Task The_source_is_that_of_the_newest_bars()
    {
        await Prices.Upsert(Symbol.BtcUsd, Coinbase, [BarAt(5, 10)], default);

        await Prices.Upsert(Symbol.BtcUsd, "file", [BarAt(0, 10)], default);
        var afterOlder = await Prices.Find(Symbol.BtcUsd, default);
        await Prices.Upsert(Symbol.BtcUsd, "kraken", [BarAt(6, 10)], default);
        var afterNewer = await Prices.Find(Symbol.BtcUsd, default);

        Assert.Equal((Coinbase, "kraken"), (afterOlder!.Source, afterNewer!.Source));
    }

    [Fact]
    public async Task Real_bars_replace_a_synthetic_sample_as_a_whole()
    {
        await Prices.Upsert(Symbol.BtcUsd, PriceSource.SyntheticSample, [BarAt(0, 10), BarAt(1, 20), BarAt(2, 30)], default);

        var stored = await Prices.Upsert(Symbol.BtcUsd, "file", [BarAt(1, 21)], default);

        var prices = await Prices.Read(Symbol.BtcUsd, default);
        Assert.Equal((1, "file"), (stored, prices.Source));
        Assert.Equal([21], prices.Close.ToArray());
    }

    [Fact]
    public async Task A_synthetic_sample_never_joins_real_bars()
    {
        await Prices.Upsert(Symbol.BtcUsd, Coinbase, [BarAt(0, 10)], default);

        var stored = await Prices.Upsert(Symbol.BtcUsd, PriceSource.SyntheticSample, [BarAt(0, 99), BarAt(1, 99)], default);

        var prices = await Prices.Read(Symbol.BtcUsd, default);
        Assert.Equal((0, 1, Coinbase), (stored, prices.Count, prices.Source));
    }

    [Fact]
    public async Task No_real_bars_leave_a_synthetic_sample_alone()
    {
        await Prices.Upsert(Symbol.BtcUsd, PriceSource.SyntheticSample, [BarAt(0, 10)], default);

        await Prices.Upsert(Symbol.BtcUsd, Coinbase, [], default);

        Assert.Equal(1, (await Prices.Read(Symbol.BtcUsd, default)).Count);
    }

    [Fact]
    public async Task An_impossible_bar_is_refused_with_all_that_came_with_it()
    {
        var impossible = BarAt(1, 10) with { High = 5 };

        var error = await Assert.ThrowsAsync<ArgumentException>(() =>
            Prices.Upsert(Symbol.BtcUsd, Coinbase, [BarAt(0, 10), impossible], default));

        Assert.Contains("The bar of 2024-06-01 13:00:00Z is impossible: its high 5 is below its low 9", error.Message, StringComparison.Ordinal);
        Assert.Null(await Prices.Find(Symbol.BtcUsd, default));
    }

    [Fact]
    public async Task Ten_years_of_bars_are_read_as_they_were_stored()
    {
        var bars = Enumerable.Range(0, 87_600).Select(hour => BarAt(hour, 10 + (hour % 1_000))).ToList();

        await Prices.Upsert(Symbol.BtcUsd, Coinbase, bars, default);

        Assert.Equal(PriceSeries.Of(Symbol.BtcUsd, Coinbase, bars).Hash, (await Prices.Read(Symbol.BtcUsd, default)).Hash);
    }

    private static Bar BarAt(int hour, double close) => new(Noon.AddHours(hour), close, close + 1, close - 1, close, 5.5);
}

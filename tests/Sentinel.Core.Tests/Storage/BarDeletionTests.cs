using Sentinel.Core.Prices;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

/// <summary>What is left, and what is known, once a person took bars out.</summary>
public sealed class BarDeletionTests : StorageTest
{
    private static readonly DateTimeOffset Noon = new(2024, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Bars_of_a_window_are_gone_and_all_else_stays()
    {
        await Prices.Upsert(Symbol.BtcUsd, "coinbase", Bars(0, 10), default);
        await Prices.Upsert(Symbol.BtcUsd, "csv", Bars(10, 20), default);

        var deletion = await Delete(8, 12);

        var left = await Prices.Read(Symbol.BtcUsd, default);
        Assert.Equal(new BarDeletion(Symbol.BtcUsd, Noon.AddHours(8), Noon.AddHours(11), 4, deletion!.DeletedAt, "ann"), deletion);
        Assert.Equal((16, 4), (left.Count, left.MissingHours));
        Assert.Equal([new SourceRange("coinbase", Noon, Noon.AddHours(7), 8), new SourceRange("csv", Noon.AddHours(12), Noon.AddHours(19), 8)], left.Sources);
        Assert.Equal(16, (await Prices.Find(Symbol.BtcUsd, default))!.Bars);
    }

    [Fact]
    public async Task The_newest_bar_and_its_source_are_those_before_the_window()
    {
        await Prices.Upsert(Symbol.BtcUsd, "coinbase", Bars(0, 10), default);
        await Prices.Upsert(Symbol.BtcUsd, "csv", Bars(20, 21), default);

        await Delete(10, 100);

        var coverage = await Prices.Find(Symbol.BtcUsd, default);
        Assert.Equal(("coinbase", Noon.AddHours(9), 0), (coverage!.Source, coverage.Last, coverage.MissingHours));
    }

    [Fact]
    public async Task A_process_that_held_the_bars_reads_them_anew()
    {
        using var other = new TempStorage(Folder);
        await Prices.Upsert(Symbol.BtcUsd, "coinbase", Bars(0, 10), default);
        var before = await other.Prices.Read(Symbol.BtcUsd, default);

        await Delete(0, 100);
        var none = await other.Prices.Read(Symbol.BtcUsd, default);
        await Prices.Upsert(Symbol.BtcUsd, "csv", Bars(0, 5), default);
        var after = await other.Prices.Read(Symbol.BtcUsd, default);

        Assert.Equal((10, 0, 5), (before.Count, none.Count, after.Count));
        Assert.Equal("csv", after.Source);
    }

    [Fact]
    public async Task Without_any_bar_a_symbol_is_not_listed()
    {
        await Prices.Upsert(Symbol.BtcUsd, "coinbase", Bars(0, 10), default);

        await Delete(0, 10);

        Assert.Empty(await Prices.List(default));
        Assert.Null(await Prices.Find(Symbol.BtcUsd, default));
    }

    [Fact]
    public async Task The_history_begins_anew_once_the_oldest_bar_is_gone()
    {
        await Prices.Upsert(Symbol.BtcUsd, "coinbase", Bars(0, 10), default);
        await Storage.History.AddOlder(Symbol.BtcUsd, "coinbase", Bars(-5, 0), new BackfillProgress(Noon.AddHours(-5), IsExhausted: true), default);

        await Delete(3, 5);
        var kept = await Storage.History.FindProgress(Symbol.BtcUsd, default);
        await Delete(-5, 0);

        Assert.NotNull(kept);
        Assert.Null(await Storage.History.FindProgress(Symbol.BtcUsd, default));
    }

    [Fact]
    public async Task Deletions_are_noted_and_those_of_nothing_are_not()
    {
        await Prices.Upsert(Symbol.BtcUsd, "coinbase", Bars(0, 10), default);

        await Delete(0, 1);
        await Delete(0, 1);
        await Delete(5, 7);

        var deletions = await Storage.History.ListDeletions(Symbol.BtcUsd, 10, default);
        Assert.Equal([(Noon.AddHours(5), 2), (Noon, 1)], deletions.Select(deletion => (deletion.First, deletion.Bars)));
        Assert.Null(await Storage.History.Delete(Symbol.Parse("ETH-USD"), Noon, Noon.AddHours(1), "ann", default));
    }

    [Fact]
    public async Task Bars_for_missing_hours_are_added_and_stored_ones_stay()
    {
        await Prices.Upsert(Symbol.BtcUsd, "coinbase", [.. Bars(0, 3), .. Bars(5, 8)], default);

        var added = await Storage.History.AddMissing(Symbol.BtcUsd, "kraken", [.. Bars(0, 8).Select(bar => bar with { Volume = 9 })], default);

        var prices = await Prices.Read(Symbol.BtcUsd, default);
        Assert.Equal((2, 8, 5), (added, prices.Count, prices.Volume[2]));
        Assert.Equal(["coinbase", "kraken", "coinbase"], prices.Sources.Select(range => range.Source));
    }

    private Task<BarDeletion?> Delete(int from, int to) =>
        Storage.History.Delete(Symbol.BtcUsd, Noon.AddHours(from), Noon.AddHours(to), "ann", default);

    private static Bar[] Bars(int from, int to) => [.. Enumerable.Range(from, to - from).Select(hour => new Bar(Noon.AddHours(hour), 10, 12, 9, 11, 5))];
}

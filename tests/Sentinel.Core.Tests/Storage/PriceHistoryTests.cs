using Sentinel.Core.Backtests;
using Sentinel.Core.Prices;
using Sentinel.Core.Strategies;
using Sentinel.TestKit;
using Xunit;

namespace Sentinel.Core.Tests.Storage;

/// <summary>Where bars came from, what became of them, and who may work on them.</summary>
public sealed class PriceHistoryTests : StorageTest
{
    private static readonly DateTimeOffset Noon = new(2024, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Each_bar_keeps_the_source_it_came_from()
    {
        await Prices.Upsert(Symbol.BtcUsd, "coinbase", [BarAt(0), BarAt(1), BarAt(2), BarAt(5)], default);
        await Prices.Upsert(Symbol.BtcUsd, "kraken", [BarAt(1) with { Volume = 9 }, BarAt(2), BarAt(3), BarAt(6)], default);
        await Prices.Upsert(Symbol.BtcUsd, "csv", [BarAt(-3), BarAt(-2)], default);

        var prices = await Prices.Read(Symbol.BtcUsd, default);

        Assert.Equal(
            [
                new SourceRange("csv", Noon.AddHours(-3), Noon.AddHours(-2), 2),
                new SourceRange("coinbase", Noon, Noon, 1),
                new SourceRange("kraken", Noon.AddHours(1), Noon.AddHours(1), 1),
                new SourceRange("coinbase", Noon.AddHours(2), Noon.AddHours(2), 1),
                new SourceRange("kraken", Noon.AddHours(3), Noon.AddHours(3), 1),
                new SourceRange("coinbase", Noon.AddHours(5), Noon.AddHours(5), 1),
                new SourceRange("kraken", Noon.AddHours(6), Noon.AddHours(6), 1),
            ],
            prices.Sources);
        Assert.Equal(("csv+coinbase+kraken", "coinbase"), (prices.Source, prices.Within(Noon, Noon.AddHours(1)).Source));
    }

    [Fact]
    public async Task The_same_bars_have_one_hash_whatever_their_sources_order_or_batches()
    {
        using var otherFolder = new TempFolder();
        using var other = new TempStorage(otherFolder);
        await Prices.Upsert(Symbol.BtcUsd, "coinbase", [BarAt(0), BarAt(1), BarAt(2), BarAt(3)], default);
        await other.Prices.Upsert(Symbol.BtcUsd, "kraken", [BarAt(3), BarAt(1)], default);
        await other.Prices.Upsert(Symbol.BtcUsd, "csv", [BarAt(2), BarAt(0)], default);

        var (one, two) = (await Prices.Read(Symbol.BtcUsd, default), await other.Prices.Read(Symbol.BtcUsd, default));

        Assert.Equal(one.Hash, two.Hash);
        Assert.NotEqual(one.Source, two.Source);
    }

    [Fact]
    public async Task A_changed_bar_goes_to_the_log_as_it_was_and_as_it_became()
    {
        await Prices.Upsert(Symbol.BtcUsd, "coinbase", [BarAt(0), BarAt(1)], default);
        var corrected = BarAt(1) with { Volume = 7 };

        await Prices.Upsert(Symbol.BtcUsd, "csv", [BarAt(0), corrected, BarAt(2)], default);
        await Prices.Upsert(Symbol.BtcUsd, "csv", [corrected], default);

        var revision = Assert.Single(await Storage.History.ListRevisions(Symbol.BtcUsd, 10, default));
        Assert.Equal(new BarRevision(Time.Now, BarAt(1), "coinbase", corrected, "csv"), revision);
        Assert.Equal(1, await Storage.History.CountRevisions(Symbol.BtcUsd, default));
    }

    [Fact]
    public async Task Real_bars_that_replace_a_sample_are_no_revisions()
    {
        await Prices.Upsert(Symbol.BtcUsd, PriceSource.SyntheticSample, [BarAt(0)], default);

        await Prices.Upsert(Symbol.BtcUsd, "coinbase", [BarAt(0) with { Volume = 7 }], default);

        Assert.Equal(0, await Storage.History.CountRevisions(Symbol.BtcUsd, default));
        Assert.Equal("coinbase", (await Prices.Read(Symbol.BtcUsd, default)).Source);
    }

    [Fact]
    public async Task Older_bars_are_added_with_the_progress_and_change_none_that_is_stored()
    {
        await Prices.Upsert(Symbol.BtcUsd, "csv", [BarAt(0)], default);
        var progress = new BackfillProgress(Noon.AddHours(-2), IsExhausted: false);

        var added = await Storage.History.AddOlder(Symbol.BtcUsd, "coinbase", [BarAt(-2), BarAt(-1), BarAt(0) with { Volume = 7 }], progress, default);

        var prices = await Prices.Read(Symbol.BtcUsd, default);
        Assert.Equal((2, 3, 5.0), (added, prices.Count, prices.Volume[2]));
        Assert.Equal(progress, await Storage.History.FindProgress(Symbol.BtcUsd, default));
        Assert.Equal("coinbase+csv", prices.Source);
    }

    [Fact]
    public async Task A_lease_has_one_holder_until_it_ends_or_is_given_back()
    {
        var (one, two) = (Guid.Parse("00000000-0000-7000-8000-000000000001"), Guid.Parse("00000000-0000-7000-8000-000000000002"));

        Assert.True(await Take(one));
        Assert.True(await Take(one));
        Assert.False(await Take(two));
        Time.Now = Time.Now.AddMinutes(1);
        Assert.True(await Take(two));
        await Storage.Leases.Release("work", one, default);
        Assert.False(await Take(one));
        await Storage.Leases.Release("work", two, default);
        Assert.True(await Take(one));

        Task<bool> Take(Guid holder) => Storage.Leases.TryTake("work", holder, TimeSpan.FromMinutes(1), default);
    }

    [Fact]
    public async Task A_request_that_wants_gaps_left_alone_is_another_request_and_is_read_as_such()
    {
        var usual = Request("x") with { Parameters = new Parameters([new("parameters", 1), new("fill_gaps", 0)]) };

        var filled = await Backtests.Accept(usual, rerun: false, barsHash: Outcomes.BarsHash, default);
        var asStored = await Backtests.Accept(usual with { FillGaps = false }, rerun: false, barsHash: Outcomes.BarsHash, default);

        var (first, second) = (await Read(filled.Backtest.Id), await Read(asStored.Backtest.Id));
        Assert.True(asStored.IsNew);
        Assert.Equal((true, false), (first.FillGaps, second.FillGaps));
        Assert.Equal([first.Parameters["parameters"], first.Parameters["fill_gaps"]], [second.Parameters["parameters"], second.Parameters["fill_gaps"]]);

        async Task<BacktestRequest> Read(Guid id) => (await Backtests.Find(id, default))!.Request;
    }

    private static Bar BarAt(int hour) => new(Noon.AddHours(hour), 10, 12, 9, 11, 5);
}
